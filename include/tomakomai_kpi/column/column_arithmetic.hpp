// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_ARITHMETIC_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_ARITHMETIC_HPP

// Arithmetic row by row. The rule table is asked once a column, before any row
// is read; what comes out is exact or refused. A row that is missing on either
// side is missing, for the reason of the left where it has one; a row that says
// something that is no amount (100人以上, a range) is refused.
//
//   a + b                                      // 人 + 件: unit_error before any row
//   as_type(c, {unit_of<units::t>, c.type().basis})       // 千t in t
//
// Synopsis
//   any_column as_type(column, column_type);   throws unit_error, basis_error, amount_error
//   + - of columns;  scaled(column, exact);    throw unit_error, basis_error, amount_error
//   std::vector<signed char> compare(a, b);    −1, 0, 1, or no_order

#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The same amounts in another unit of the dimension, multiplier or scale, on the same basis. Throws
/// unit_error, basis_error, and amount_error (inexact_number) with the first row whose amount is no
/// integer of the new scale or has more than 38 digits.
any_column as_type(any_column const& c, column_type const& wanted);

/// As the values of the rows add. Both columns have as many rows, else argument_error (lengths_differ).
any_column operator+(any_column const& a, any_column const& b);
any_column operator-(any_column const& a, any_column const& b);

/// Each row × `by`; the scale grows where the product needs it. Throws amount_error (inexact_number)
/// where the decimals of `by` do not end, or with the first row that has more than 18, or 38 digits.
any_column scaled(any_column const& c, exact const& by);

/// Of a row that is missing on either side.
inline constexpr signed char no_order = 2;

/// −1, 0 or 1 for each row.
std::vector<signed char> compare(any_column const& a, any_column const& b);

}  // namespace tomakomai_kpi

#endif
