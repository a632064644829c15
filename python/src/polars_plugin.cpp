// SPDX-License-Identifier: BSL-1.0
// Expressions of Polars, which loads this library by its C interface for plugins, version 0.1, and
// calls the four functions at the end of this file. Which function of columns is meant, and how, is
// said by the last argument: a literal of the extension type tomakomai_kpi.call, whose metadata holds
// the options of engine_functions.hpp. So both are known when Polars asks for types alone.
//
// The structs are those of https://docs.rs/polars-ffi, version_0.
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/arrow_column.hpp>
#include <tomakomai_kpi/column/arrow_export.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "engine_functions.hpp"

namespace tomakomai_kpi::python {

namespace {

constexpr std::string_view call_extension = "tomakomai_kpi.call";

// A series of Polars: one schema and its chunks. Who reads it takes the arrays and releases the rest.
struct series {
    ArrowSchema* field;
    ArrowArray** arrays;
    std::size_t length;
    void (*release)(series*);
    void* private_data;
};

struct held_series {
    arrow::owned<ArrowSchema> schema;
    ArrowArray array{};
    ArrowArray* place = nullptr;
};

std::string& last_error()
{
    thread_local std::string said;
    return said;
}

template <class Deed>
void guarded(Deed deed) noexcept
{
    try {
        deed();
    } catch (std::exception const& e) {
        last_error() = e.what();
    }
}

std::string options_of(ArrowSchema const& schema)
{
    if (auto said = extension_of(schema, call_extension)) { return *std::move(said); }
    throw kpi_error{code::bad_argument, "関数の名前がありません (no call to make)"};
}

arrow_chunks taken(series& from)
{
    arrow_chunks out;
    out.schema = arrow::copy_of(*from.field);
    for (std::size_t i = 0; i < from.length; ++i) { out.arrays.emplace_back(*from.arrays[i]); }
    from.release(&from);
    return out;
}

// Polars knows expressions by the name of their first column.
arrow::owned<ArrowSchema> named_as(ArrowSchema const& of, ArrowSchema const& first)
{
    std::string const name = first.name != nullptr ? first.name : "";
    return arrow::copy_of(of, nullptr, &name);
}

void give(out_array answer, series* out)
{
    auto held = std::make_unique<held_series>();
    held->schema = std::move(answer.first);
    answer.second.move_to(held->array);
    held->place = &held->array;
    *out = {.field = held->schema.out(),
            .arrays = &held->place,
            .length = 1,
            .release =
                [](series* done) {
                    delete static_cast<held_series*>(done->private_data);
                    done->release = nullptr;
                },
            .private_data = held.get()};
    static_cast<void>(held.release());
}

}  // namespace

extern "C" {

#define TOMAKOMAI_KPI_EXPORTED __attribute__((visibility("default")))

TOMAKOMAI_KPI_EXPORTED std::uint32_t _polars_plugin_get_version()
{
    constexpr std::uint32_t major = 0;
    constexpr std::uint32_t minor = 1;
    return (major << 16) + minor;
}

TOMAKOMAI_KPI_EXPORTED char const* _polars_plugin_get_last_error_message()
{
    return last_error().c_str();
}

TOMAKOMAI_KPI_EXPORTED void _polars_plugin_field_kpi(ArrowSchema const* fields, std::size_t count,
                                                     ArrowSchema* out, unsigned char const*,
                                                     std::size_t)
{
    guarded([&] {
        std::vector<ArrowSchema const*> columns;
        for (std::size_t i = 0; i + 1 < count; ++i) { columns.push_back(fields + i); }
        auto const type = answer_type_of(options_of(fields[count - 1]), columns);
        named_as(*type, fields[0]).move_to(*out);
    });
}

TOMAKOMAI_KPI_EXPORTED void _polars_plugin_kpi(series* given, std::size_t count,
                                               unsigned char const*, std::size_t, series* out,
                                               void const*)
{
    guarded([&] {
        std::vector<arrow_chunks> columns;
        for (std::size_t i = 0; i < count; ++i) { columns.push_back(taken(given[i])); }
        std::string const options = options_of(*columns.back().schema);
        columns.pop_back();
        auto const first = arrow::copy_of(*columns.front().schema);
        out_array answer = answer_of(options, std::move(columns));
        answer.first = named_as(*answer.first, *first);
        give(std::move(answer), out);
    });
}

}  // extern "C"

}  // namespace tomakomai_kpi::python
