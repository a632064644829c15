// SPDX-License-Identifier: BSL-1.0
#include "column/arrow_values.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "column/arrow_view.hpp"
#include "column/extension_type.hpp"
#include "column/refused_rows.hpp"

namespace tomakomai_kpi::detail {

namespace {

enum : std::size_t { amount, unit_word, basis_word, fields };

std::string_view text_in(ArrowSchema const& schema, array_view const& view, std::size_t row)
{
    std::string_view const format = schema.format;
    if (view.is_null(row)) { return {}; }
    if (format == "u") { return view.text<std::int32_t>(row); }
    if (format == "U") { return view.text<std::int64_t>(row); }
    if (format == "vu") { return view.text_view(row); }
    throw notation_error{code::not_text, "単位と数え方は文字です (unit and basis are texts)",
                         std::string{format}, 0};
}

// The unit and basis that all rows say; rows without an amount say none.
class one_type {
public:
    void see(std::size_t row, std::string_view of, std::string_view on)
    {
        if (!unit_) {
            unit_ = of;
            basis_ = on;
        }
        if (*unit_ != of) {
            refused_.add(row, code::unit_mismatch,
                         "前の行の単位は " + *unit_ + " です (another unit)", std::string{of});
        } else if (basis_ != on) {
            refused_.add(row, code::basis_mismatch,
                         "前の行の数え方は " + basis_ + " です (another basis)", std::string{on});
        }
    }

    // Empty where no row has an amount.
    std::optional<column_type> said(std::span<unit const> units) const
    {
        refused_.throw_any();
        if (!unit_) { return std::nullopt; }
        return read_extension_metadata(metadata_of_type(*unit_, basis_), units);
    }

private:
    std::optional<std::string> unit_{};
    std::string basis_{};
    refused_rows refused_{};
};

}  // namespace

bool is_of_values(ArrowSchema const& schema)
{
    if (std::string_view{schema.format} != "+s" || schema.n_children != fields) { return false; }
    auto const is = [&](std::size_t child, std::string_view name) {
        return schema.children[child]->name != nullptr && schema.children[child]->name == name;
    };
    return is(amount, "amount") && is(unit_word, "unit") && is(basis_word, "basis");
}

any_column import_values(arrow_chunks from, column_options const& options)
{
    one_type type;
    std::vector<bool> absent;
    arrow_chunks amounts;
    for (auto& array : from.arrays) {
        array_view const values{*array};
        auto numbers_of = child_of(*array, amount);
        auto const units_of = child_of(*array, unit_word);
        auto const bases_of = child_of(*array, basis_word);
        array_view const numbers{*numbers_of};
        array_view const units{*units_of};
        array_view const bases{*bases_of};
        for (std::size_t row = 0; row < values.size(); ++row) {
            absent.push_back(values.is_null(row) || numbers.is_null(row));
            if (absent.back()) { continue; }
            type.see(absent.size() - 1, text_in(*from.schema->children[unit_word], units, row),
                     text_in(*from.schema->children[basis_word], bases, row));
        }
        amounts.arrays.push_back(std::move(numbers_of));
    }
    amounts.schema = arrow::owned<ArrowSchema>{*from.schema->children[amount]};
    column_options said = options;
    if (auto const own = type.said(options.units)) {
        said.unit = named_unit{own->multiplier, own->unit};
        said.basis = own->basis;
    }
    said.scale = std::nullopt;
    any_column const numbers = import_column(std::move(amounts), said);
    column_builder out{numbers.type(), false};
    out.reserve(absent.size());
    for (std::size_t row = 0; row < absent.size(); ++row) {
        if (absent[row]) {
            out.add_missing(code::unspecified);
        } else {
            out.add(numbers.amount(row), numbers.type().scale);
        }
    }
    any_column const c = std::move(out).finish();
    column_type wanted = c.type();
    if (options.unit) {
        wanted.unit = options.unit->unit;
        wanted.multiplier = options.unit->multiplier;
    }
    wanted.basis = options.basis.value_or(wanted.basis);
    wanted.scale = options.scale.value_or(with_scale_for(wanted, c.type()).scale);
    return as_type(c, wanted);
}

}  // namespace tomakomai_kpi::detail
