// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_TEXT_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_TEXT_HPP

// Texts and values to a column, and back.
//
// What stands before and behind the digits (人, 千人, %, 累計) repeats in a
// column: it is read once by the reader of all texts, which is asked whether it
// says the same beside any plain number, and then only digits are read. All else
// is read by `parse`, text by text.
//
//   std::vector<std::string_view> const printed{"1,234人", "2千人", "集計中"};
//   any_column const c = read_column(printed);         // 人・単年度; the last is missing (pending)
//   printed_texts(c)                                           // 1,234人, 2,000人, -
//
// Synopsis
//   struct column_options;
//   any_column read_column(texts, column_options);     throws notation_error, unit_error, basis_error
//   any_column column_of_values(values, column_options);   throws unit_error, basis_error, amount_error
//   std::vector<std::string> printed_texts(column);

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/notation.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// How texts, numbers and values become a column.
struct column_options {
    std::optional<named_unit> unit{};              // empty: of the first amount
    std::optional<tomakomai_kpi::basis> basis{};   // empty: of the first amount
    std::optional<int> scale{};                    // empty: as many decimals as the amounts have
    std::span<tomakomai_kpi::unit const> units{};  // known beside the catalogue's
    bool keep_unread = false;  // what is no value is missing (unread); else it is refused
};

/// A null view is a missing text. A text that says another basis, or a unit that does not convert, is
/// refused; so is an amount with more decimals than the scale (inexact_number), and where neither
/// texts nor options say a unit, basis_unclear. The error tells how many rows, and the first.
any_column read_column(std::span<std::string_view const> texts, column_options const& options = {});

/// As read_column; a value is of the basis that it says.
any_column column_of_values(std::span<value const> values, column_options const& options = {});

/// Each row as its value prints.
std::vector<std::string> printed_texts(any_column const& c);

}  // namespace tomakomai_kpi

#endif
