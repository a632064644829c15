// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/arrow_export.hpp>

#include <cstring>
#include <span>

#include <tomakomai_kpi/column/arrow_column.hpp>

#include "column/arrow_view.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace arrow {

namespace {

template <class Struct>
std::vector<Struct*> pointers(std::vector<Struct>& to)
{
    std::vector<Struct*> out;
    out.reserve(to.size());
    for (Struct& each : to) { out.push_back(&each); }
    return out;
}

// What an exported array owns. Consumers may move children out, and then release what is left.
struct array_holder {
    array_parts parts;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> child_pointers;
    ArrowArray dictionary{};
};

struct schema_holder {
    schema_parts parts;
    std::string metadata;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> child_pointers;
    ArrowSchema dictionary{};
};

template <class Struct, class Holder>
void release(Struct* held)
{
    auto* const holder = static_cast<Holder*>(held->private_data);
    for (Struct& child : holder->children) {
        if (child.release != nullptr) { child.release(&child); }
    }
    if (holder->dictionary.release != nullptr) { holder->dictionary.release(&holder->dictionary); }
    delete holder;
    held->release = nullptr;
}

// A view of a dictionary that several arrays share: releasing it lets go of the share alone.
ArrowArray shared(std::shared_ptr<owned<ArrowArray> const> of)
{
    ArrowArray view = **of;
    view.private_data = new std::shared_ptr<owned<ArrowArray> const>{std::move(of)};
    view.release = [](ArrowArray* held) {
        delete static_cast<std::shared_ptr<owned<ArrowArray> const>*>(held->private_data);
        held->release = nullptr;
    };
    return view;
}

std::string packed(std::vector<std::pair<std::string, std::string>> const& entries)
{
    std::string out;
    auto const number = [&](std::size_t n) {
        auto const narrow = static_cast<std::int32_t>(n);
        char bytes[sizeof narrow];
        std::memcpy(bytes, &narrow, sizeof narrow);
        out.append(bytes, sizeof narrow);
    };
    number(entries.size());
    for (auto const& [key, said] : entries) {
        number(key.size());
        out += key;
        number(said.size());
        out += said;
    }
    return out;
}

}  // namespace

void export_array(array_parts parts, ArrowArray* out)
{
    auto holder = std::make_unique<array_holder>();
    holder->parts = std::move(parts);
    array_parts& of = holder->parts;
    holder->children.resize(of.children.size());
    for (std::size_t i = 0; i < of.children.size(); ++i) {
        of.children[i].move_to(holder->children[i]);
    }
    holder->child_pointers = pointers(holder->children);
    if (of.dictionary != nullptr) { holder->dictionary = shared(of.dictionary); }
    *out = {.length = of.length,
            .null_count = of.null_count,
            .offset = 0,
            .n_buffers = static_cast<std::int64_t>(of.buffers.size()),
            .n_children = static_cast<std::int64_t>(holder->children.size()),
            .buffers = of.buffers.data(),
            .children = holder->child_pointers.empty() ? nullptr : holder->child_pointers.data(),
            .dictionary = of.dictionary != nullptr ? &holder->dictionary : nullptr,
            .release = release<ArrowArray, array_holder>,
            .private_data = holder.get()};
    static_cast<void>(holder.release());
}

void export_schema(schema_parts parts, ArrowSchema* out)
{
    auto holder = std::make_unique<schema_holder>();
    holder->parts = std::move(parts);
    schema_parts& of = holder->parts;
    holder->metadata = of.metadata.empty() ? "" : packed(of.metadata);
    holder->children.resize(of.children.size());
    for (std::size_t i = 0; i < of.children.size(); ++i) {
        of.children[i].move_to(holder->children[i]);
    }
    holder->child_pointers = pointers(holder->children);
    bool const has_dictionary = static_cast<bool>(of.dictionary);
    if (has_dictionary) { of.dictionary.move_to(holder->dictionary); }
    *out = {.format = of.format.c_str(),
            .name = of.name.c_str(),
            .metadata = holder->metadata.empty() ? nullptr : holder->metadata.c_str(),
            .flags = of.nullable ? ARROW_FLAG_NULLABLE : 0,
            .n_children = static_cast<std::int64_t>(holder->children.size()),
            .children = holder->child_pointers.empty() ? nullptr : holder->child_pointers.data(),
            .dictionary = has_dictionary ? &holder->dictionary : nullptr,
            .release = release<ArrowSchema, schema_holder>,
            .private_data = holder.get()};
    static_cast<void>(holder.release());
}

owned<ArrowSchema> copy_of(ArrowSchema const& schema, std::string (*format)(std::string_view),
                           std::string const* name)
{
    schema_parts parts{.format = format != nullptr ? format(schema.format) : schema.format,
                       .name = name != nullptr          ? *name
                               : schema.name != nullptr ? schema.name
                                                        : "",
                       .nullable = (schema.flags & ARROW_FLAG_NULLABLE) != 0};
    for (auto const& entry : detail::metadata_of(schema)) { parts.metadata.emplace_back(entry); }
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        parts.children.push_back(copy_of(*schema.children[i], format));
    }
    if (schema.dictionary != nullptr) { parts.dictionary = copy_of(*schema.dictionary, format); }
    ArrowSchema out{};
    export_schema(std::move(parts), &out);
    return owned<ArrowSchema>{out};
}

}  // namespace arrow

namespace {

using detail::wide;

bool fits_decimal64(any_column const& c)
{
    constexpr std::int64_t most = 999'999'999'999'999'999;
    if (c.is_wide()) { return false; }
    bool fits = true;
    for (std::int64_t const n : c.amounts()) { fits &= n <= most && n >= -most; }
    return fits;
}

}  // namespace

void export_column_type(column_type const& t, ArrowSchema* schema, arrow_width width)
{
    std::string const scale = std::to_string(t.scale);
    arrow::export_schema(
        {.format = width == arrow_width::decimal64 ? "d:18," + scale + ",64" : "d:38," + scale,
         .metadata = {{"ARROW:extension:name", std::string{extension_name}},
                      {"ARROW:extension:metadata", extension_metadata(t)}}},
        schema);
}

void export_column(any_column const& c, ArrowSchema* schema, ArrowArray* array, arrow_width width)
{
    if (width == arrow_width::decimal64 && !fits_decimal64(c)) { width = arrow_width::decimal128; }
    arrow::array_parts parts{.length = static_cast<std::int64_t>(c.size())};
    auto const reasons = c.reasons();
    auto const nulls =
        c.is_whole()
            ? nullptr
            : arrow::validity(
                  c.size(), [&](std::size_t row) { return reasons[row] != 0; }, parts.null_count);
    parts.buffers.push_back(nulls != nullptr ? nulls->data() : nullptr);
    parts.owners.push_back(nulls);
    if (width == arrow_width::decimal64 || c.is_wide()) {
        parts.buffers.push_back(c.is_wide() ? static_cast<void const*>(c.wide_amounts().data())
                                            : c.amounts().data());
        parts.owners.push_back(std::make_shared<any_column>(c));
    } else {
        auto const amounts = c.amounts();
        auto const broad = std::make_shared<std::vector<wide>>(amounts.begin(), amounts.end());
        parts.buffers.push_back(broad->data());
        parts.owners.push_back(broad);
    }
    arrow::owned<ArrowSchema> type;
    export_column_type(c.type(), type.out(), width);
    arrow::export_array(std::move(parts), array);
    type.move_to(*schema);
}

}  // namespace tomakomai_kpi
