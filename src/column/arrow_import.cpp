// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/arrow_column.hpp>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_layout.hpp"
#include "column/arrow_values.hpp"
#include "column/arrow_view.hpp"
#include "column/machine_words.hpp"
#include "column/refused_rows.hpp"
#include "column/text_reader.hpp"
#include "column/widths.hpp"

namespace tomakomai_kpi {

namespace {

using detail::array_view;
using detail::wide;

[[noreturn]] void refuse_type(std::string_view format, code why, std::string const& said,
                              std::string const& in_english)
{
    throw notation_error{why,
                         said + ": Arrow の型 " + detail::quote(format) + " (" + in_english + ")",
                         std::string{format}, 0};
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
column_type type_of_numbers(column_options const& options)
{
    if (!options.unit) {
        throw basis_error{
            code::basis_unclear,
            "数だけの列です。単位を unit で言ってください (numbers alone: say the unit)",
            {},
            {}};
    }
    unit const of = options.unit->unit;
    return {of, said_basis(options.basis, of), options.unit->multiplier, 0};
}

// Two's complement, in the machine's order, of 4, 8, 16 or 32 bytes; false where 128 bits do not hold
// it.
bool read_decimal(unsigned char const* at, std::size_t width, wide& out)
{
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
    std::size_t const above = width - sizeof out;
    std::memcpy(&out, at + (detail::low_byte_first ? 0 : above), sizeof out);
    unsigned char const* const rest = at + (detail::low_byte_first ? sizeof out : 0);
    for (std::size_t i = 0; i < above; ++i) {
        if (rest[i] != (out < 0 ? 0xFF : 0)) { return false; }
    }
    return detail::in_range(out);
}

class number_importer {
public:
    /// Of integers × 10^−scale.
    number_importer(arrow_chunks from, column_type const& type, int scale)
        : from_{std::move(from)}, type_{type}, scale_{scale}
    {
        if (scale >= 0 && scale <= largest_scale) { type_.scale = scale; }
    }

    any_column integers() &&
    {
        std::string_view const format = from_.schema->format;
        if (format == "l" && is_one_without_nulls()) { return std::move(*this).as_they_lie(); }
        column_builder out{type_, false};
        each([&](array_view const& view) {
            detail::with_integers(format, view, [&](auto const* numbers) {
                for (std::size_t row = 0; row < view.size(); ++row) {
                    if (view.is_null(row)) {
                        out.add_missing(code::unspecified);
                    } else {
                        out.add(numbers[row]);
                    }
                }
            });
        });
        return std::move(out).finish();
    }

    any_column decimals(int bits) &&
    {
        auto const width = static_cast<std::size_t>(bits) / 8;
        if (bits == 64 && is_one_without_nulls()) { return std::move(*this).as_they_lie(); }
        // Decimals that a column cannot have may be zeros: 1.5 of decimal(38, 20), 1500 of one with −2.
        bool const as_written = scale_ >= 0 && scale_ <= largest_scale;
        column_builder out{type_, !as_written};
        each([&](array_view const& view) {
            unsigned char const* const at = view.bytes(width);
            for (std::size_t row = 0; row < view.size(); ++row) {
                if (view.is_null(row)) {
                    out.add_missing(code::unspecified);
                    continue;
                }
                wide n = 0;
                bool const fits = read_decimal(at + row * width, width, n) && take(out, n);
                if (!fits) {
                    detail::throw_row(out.size(), code::inexact_number,
                                      "小数18桁、全部で38桁に収まりません"
                                      " (more than 18 decimals, or 38 digits)");
                }
            }
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

    bool take(column_builder& out, wide n) const
    {
        if (n == 0) { return out.add(0); }
        if (scale_ >= 0) { return out.add(n, scale_); }
        auto const zeros = static_cast<std::size_t>(-std::int64_t{scale_});
        return zeros < detail::powers_of_ten.size()
               && detail::multiply(n, detail::powers_of_ten[zeros], n) && out.add(n);
    }

    arrow_chunks from_;
    column_type type_;
    int scale_;
};

// The distinct values of a dictionary that rows use, read once, and then row by row.
any_column import_dictionary(arrow_chunks from, column_options const& options)
{
    std::string_view const format = from.schema->format;
    std::string_view const values = from.schema->dictionary->format;
    if (!detail::is_integer_format(format) || !detail::layout_of(values).is_text()) {
        refuse_type(values, code::not_a_number, "辞書の値は文字でなければなりません", "texts only");
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
        detail::with_integers(format, indices, [&](auto const* index) {
            for (std::size_t row = 0; row < indices.size(); ++row) {
                if (indices.is_null(row)) {
                    rows.push_back(0);
                    continue;
                }
                auto const at = static_cast<std::size_t>(+index[row]);  // of bytes, too, a number
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
                        + "あります。一つを選んでください",
                    "one column at a time");
    }
    arrow_chunks out;
    std::size_t before = 0;
    // The child is moved out of its parent, which Arrow allows: the parent then releases the rest.
    out.schema = arrow::owned<ArrowSchema>{*from.schema->children[0]};
    for (auto const& array : from.arrays) {
        array_view const rows{*array};
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows.is_null(row)) {
                detail::throw_row(before + row, code::missing,
                                  "行そのものがありません (a row of the table is null)");
            }
        }
        before += rows.size();
        out.arrays.push_back(detail::child_of(*array, 0));
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
    if (detail::layout_of(format).is_text()) { return import_texts(from, options); }
    if (detail::is_integer_format(format)) {
        return number_importer{std::move(from), type_of_numbers(options), 0}.integers();
    }
    if (auto const decimal = detail::decimal_of(format)) {
        number_importer numbers{std::move(from), type_of_numbers(options), decimal->scale};
        return std::move(numbers).decimals(decimal->bits);
    }
    if (format == "n") {
        column_builder out{type_of_numbers(options), false};
        out.reserve(from.rows());
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
            "floatの列は丸めた数なので使えません。整数(Int64)、Decimal、文字の列にしてください",
            "floats are inexact");
    }
    refuse_type(format, code::not_a_number, "数でも文字でもない列です",
                "neither numbers nor texts");
}

}  // namespace

mixed_column import_mixed(arrow_chunks const& from, std::optional<basis> said)
{
    detail::require_sound(from);
    std::string_view const format = from.schema->format;
    if (!detail::layout_of(format).is_text()) {
        refuse_type(format, code::not_text, "文字の列でなければなりません", "texts");
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
    detail::require_sound(from);
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
