// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_values.hpp"
#include "column/arrow_view.hpp"
#include "column/refused_rows.hpp"
#include "column/text_reader.hpp"
#include "column/widths.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

using detail::array_view;
using detail::wide;

[[noreturn]] void refuse_type(std::string_view format, code why, std::string const& said)
{
    throw notation_error{why, said + " Arrow の型 (type) " + detail::quote(format),
                         std::string{format}, 0};
}

// Decimal d:precision,scale[,bits].
struct decimal_format {
    int scale = 0;
    int bits = 128;
};

std::optional<decimal_format> decimal_of(std::string_view format)
{
    if (!format.starts_with("d:")) { return std::nullopt; }
    int parts[3] = {0, 0, 128};
    char const* at = format.data() + 2;
    char const* const end = format.data() + format.size();
    for (int& part : parts) {
        if (at >= end) { break; }
        at = std::from_chars(at, end, part).ptr + 1;
    }
    return decimal_format{parts[1], parts[2]};
}

bool is_text(std::string_view format)
{
    return format == "u" || format == "U" || format == "vu";
}

bool is_integer(std::string_view format)
{
    return format.size() == 1
           && std::string_view{"csilCSIL"}.find(format[0]) != std::string_view::npos;
}

template <class F>
decltype(auto) with_integers(std::string_view format, array_view const& view, F f)
{
    switch (format[0]) {
    case 'c': return f(view.elements<std::int8_t>());
    case 'C': return f(view.elements<std::uint8_t>());
    case 's': return f(view.elements<std::int16_t>());
    case 'S': return f(view.elements<std::uint16_t>());
    case 'i': return f(view.elements<std::int32_t>());
    case 'I': return f(view.elements<std::uint32_t>());
    case 'L': return f(view.elements<std::uint64_t>());
    default: return f(view.elements<std::int64_t>());
    }
}

template <class F>
void with_texts(std::string_view format, array_view const& view, F f)
{
    for (std::size_t row = 0; row < view.size(); ++row) {
        if (view.is_null(row)) {
            f(row, std::string_view{});
        } else {
            f(row, format == "u"   ? view.text<std::int32_t>(row)
                   : format == "U" ? view.text<std::int64_t>(row)
                                   : view.text_view(row));
        }
    }
}

any_column import_texts(arrow_chunks const& from, column_options const& options)
{
    detail::text_reader reader{options};
    reader.reserve(from.rows());
    for (auto const& array : from.arrays) {
        with_texts(from.schema->format, array_view{*array},
                   [&](std::size_t, std::string_view text) {
                       if (text.data() == nullptr) {
                           reader.add_missing();
                       } else {
                           reader.add(text);
                       }
                   });
    }
    return std::move(reader).finish();
}

// What a column of plain numbers is of: nothing in the numbers says it.
column_type type_of_numbers(column_options const& options, int scale)
{
    if (!options.unit) {
        throw basis_error{
            code::basis_unclear,
            "数だけの列です。単位を unit で言ってください (numbers alone: say the unit)",
            {},
            {}};
    }
    unit const of = options.unit->unit;
    return {of, said_basis(options.basis, of), options.unit->multiplier, scale};
}

// Two's complement, low byte first, of 4, 8, 16 or 32 bytes; false where 128 bits do not hold it.
bool read_decimal(unsigned char const* at, std::size_t width, wide& out)
{
    static_assert(std::endian::native == std::endian::little, "Arrow's native layout is read");
    if (width == sizeof(std::int32_t)) {
        std::int32_t n = 0;
        std::memcpy(&n, at, width);
        out = n;
        return true;
    }
    if (width == sizeof(std::int64_t)) {
        std::int64_t n = 0;
        std::memcpy(&n, at, width);
        out = n;
        return true;
    }
    std::memcpy(&out, at, sizeof out);
    for (std::size_t i = sizeof out; i < width; ++i) {
        if (at[i] != (out < 0 ? 0xFF : 0)) { return false; }
    }
    return detail::in_range(out);
}

class number_importer {
public:
    number_importer(arrow_chunks from, column_type type) : from_{std::move(from)}, type_{type} {}

    any_column integers() &&
    {
        std::string_view const format = from_.schema->format;
        if (format == "l" && is_one_without_nulls()) { return std::move(*this).as_they_lie(); }
        column_builder out{type_, false};
        each([&](array_view const& view) {
            with_integers(format, view, [&](auto const* numbers) {
                for (std::size_t row = 0; row < view.size(); ++row) {
                    add(out, view, row, [&] { return wide{numbers[row]}; });
                }
            });
        });
        return std::move(out).finish();
    }

    any_column decimals(int bits) &&
    {
        auto const width = static_cast<std::size_t>(bits) / 8;
        if (bits == 64 && is_one_without_nulls()) { return std::move(*this).as_they_lie(); }
        column_builder out{type_, false};
        std::size_t before = 0;
        each([&](array_view const& view) {
            unsigned char const* const at = view.bytes(width);
            for (std::size_t row = 0; row < view.size(); ++row) {
                add(out, view, row, [&] {
                    wide n = 0;
                    if (!read_decimal(at + row * width, width, n)) {
                        detail::throw_row(before + row, code::inexact_number,
                                          "38桁に収まりません (more than 38 digits)");
                    }
                    return n;
                });
            }
            before += view.size();
        });
        return std::move(out).finish();
    }

private:
    bool is_one_without_nulls() const
    {
        if (from_.arrays.size() != 1) { return false; }
        array_view const view{*from_.arrays.front()};
        for (std::size_t row = 0; view.may_have_nulls() && row < view.size(); ++row) {
            if (view.is_null(row)) { return false; }
        }
        return true;
    }

    any_column as_they_lie() &&
    {
        auto const owner =
            std::make_shared<arrow::owned<ArrowArray>>(std::move(from_.arrays.front()));
        array_view const view{**owner};
        return any_column{type_, owner, std::span{view.elements<std::int64_t>(), view.size()}};
    }

    template <class F>
    void each(F f)
    {
        for (auto const& array : from_.arrays) { f(array_view{*array}); }
    }

    template <class Number>
    void add(column_builder& out, array_view const& view, std::size_t row, Number number)
    {
        if (view.is_null(row)) {
            out.add_missing(code::unspecified);
        } else {
            out.add(number(), type_.scale);
        }
    }

    arrow_chunks from_;
    column_type type_;
};

// The distinct values of a dictionary that rows use, read once, and then row by row.
any_column import_dictionary(arrow_chunks from, column_options const& options)
{
    std::string_view const format = from.schema->format;
    std::string_view const values = from.schema->dictionary->format;
    if (!is_integer(format) || !is_text(values)) {
        refuse_type(values, code::not_a_number,
                    "辞書の値は文字でなければなりません (texts only)。");
    }
    detail::text_reader reader{options};
    std::vector<std::size_t> rows;  // of the distinct values, of which row 0 is missing
    reader.add_missing();
    rows.reserve(from.rows());
    std::size_t read = 1;
    for (auto const& array : from.arrays) {
        array_view const indices{*array};
        std::vector<std::size_t> place(static_cast<std::size_t>(array->dictionary->length), 0);
        std::vector<std::string_view> texts(place.size());
        with_texts(values, array_view{*array->dictionary},
                   [&](std::size_t at, std::string_view text) { texts[at] = text; });
        with_integers(format, indices, [&](auto const* index) {
            for (std::size_t row = 0; row < indices.size(); ++row) {
                if (indices.is_null(row)) {
                    rows.push_back(0);
                    continue;
                }
                auto const at = static_cast<std::size_t>(static_cast<std::int64_t>(index[row]));
                if (at >= place.size()) {
                    detail::throw_row(rows.size(), code::bad_argument,
                                      "辞書にない番号です (an index beyond its dictionary)");
                }
                if (place[at] == 0 && texts[at].data() != nullptr) {
                    place[at] = read++;
                    reader.at_row(rows.size());
                    reader.add(texts[at]);
                }
                rows.push_back(place[at]);
            }
        });
    }
    return std::move(reader).finish().take(rows);
}

// A struct of one column is that column.
arrow_chunks only_child(arrow_chunks from)
{
    if (from.schema->n_children != 1) {
        refuse_type(from.schema->format, code::not_a_number,
                    "列が" + std::to_string(from.schema->n_children)
                        + "あります。一つを選んでください (one column at a time)。");
    }
    arrow_chunks out;
    // The child is moved out of its parent, which Arrow allows: the parent then releases the rest.
    out.schema = arrow::owned<ArrowSchema>{*from.schema->children[0]};
    for (auto& array : from.arrays) {
        if (array->offset != 0 || array->null_count > 0) {
            refuse_type("+s", code::not_a_number, "切り出した表は読めません (a sliced struct)。");
        }
        out.arrays.emplace_back(*array->children[0]);
    }
    return out;
}

// Unit and basis that the column itself says, which the options may repeat but not change.
struct own_type {
    column_options options;
    std::optional<column_type> said{};
};

own_type type_said(ArrowSchema const& schema, column_options const& options)
{
    own_type out{options};
    auto const said = extension_of(schema, extension_name);
    if (!said) { return out; }
    out.said = read_extension_metadata(*said, options.units);
    out.options.unit = named_unit{out.said->multiplier, out.said->unit};
    out.options.basis = out.said->basis;
    return out;
}

any_column import_plain(arrow_chunks from, column_options const& options)
{
    std::string_view const format = from.schema->format;
    if (from.schema->dictionary != nullptr) { return import_dictionary(std::move(from), options); }
    if (is_text(format)) { return import_texts(from, options); }
    if (is_integer(format)) {
        column_type const type = type_of_numbers(options, 0);
        return number_importer{std::move(from), type}.integers();
    }
    if (auto const decimal = decimal_of(format)) {
        if (decimal->scale < 0 || decimal->scale > largest_scale) {
            refuse_type(format, code::inexact_number,
                        "小数は0桁から18桁までです (scale: 0 to 18)。");
        }
        column_type const type = type_of_numbers(options, decimal->scale);
        return number_importer{std::move(from), type}.decimals(decimal->bits);
    }
    if (format == "n") {
        column_builder out{type_of_numbers(options, 0), false};
        for (auto const& array : from.arrays) {
            for (std::int64_t row = 0; row < array->length; ++row) {
                out.add_missing(code::unspecified);
            }
        }
        return std::move(out).finish();
    }
    if (format == "e" || format == "f" || format == "g") {
        refuse_type(
            format, code::inexact_number,
            "floatの列は丸めた数なので使えません。整数(Int64)、Decimal、文字の列にしてください"
            " (floats are inexact)。");
    }
    refuse_type(format, code::not_a_number,
                "数でも文字でもない列です (neither numbers nor texts)。");
}

}  // namespace

arrow_chunks read_stream(ArrowArrayStream& from)
{
    arrow::owned<ArrowArrayStream> stream{from};
    auto* const in = stream.out();
    auto const check = [&](int status) {
        if (status == 0) { return; }
        char const* const said = in->get_last_error(in);
        throw kpi_error{code::unreadable_file,
                        std::string{"列を受け取れません (the stream failed): "}
                            + (said != nullptr ? said : std::to_string(status))};
    };
    arrow_chunks out;
    check(in->get_schema(in, out.schema.out()));
    for (;;) {
        arrow::owned<ArrowArray> next;
        check(in->get_next(in, next.out()));
        if (!next) { return out; }
        out.arrays.push_back(std::move(next));
    }
}

mixed_column import_mixed(arrow_chunks const& from, std::optional<basis> said)
{
    std::string_view const format = from.schema->format;
    if (!is_text(format)) {
        refuse_type(format, code::not_text, "文字の列でなければなりません (texts)。");
    }
    std::vector<std::string_view> texts;
    texts.reserve(from.rows());
    for (auto const& array : from.arrays) {
        with_texts(format, array_view{*array},
                   [&](std::size_t, std::string_view text) { texts.push_back(text); });
    }
    return mixed_reader{said}.read(texts);
}

any_column import_column(arrow_chunks from, column_options const& options)
{
    auto const own = type_said(*from.schema, options);
    if (detail::is_of_values(*from.schema)) {
        return detail::import_values(std::move(from), options);
    }
    if (!own.said && std::string_view{from.schema->format} == "+s") {
        return import_column(only_child(std::move(from)), options);
    }
    any_column c = import_plain(std::move(from), own.options);
    column_type wanted = c.type();
    if (own.said && options.unit) {
        wanted.unit = options.unit->unit;
        wanted.multiplier = options.unit->multiplier;
    }
    if (own.said && options.basis) { wanted.basis = *options.basis; }
    wanted.scale = options.scale.value_or(with_scale_for(wanted, c.type()).scale);
    return wanted == c.type() ? c : as_type(c, wanted);
}

}  // namespace tomakomai_kpi
