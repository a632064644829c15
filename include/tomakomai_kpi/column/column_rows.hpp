// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_ROWS_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_ROWS_HPP

// What tables of other libraries do with the rows of columns: put columns below
// each other, find equal rows, sort them, add them up as they stand.
//
//   joined(std::vector{a, b})                  // 人 and 件: unit_error, never relabelled
//   row_ranks(c)                               // 46人, 集計中, 12人: 1, −1, 0
//
// Synopsis
//   any_column joined(columns);                throws unit_error, basis_error, amount_error
//   std::vector<std::int32_t> row_codes(column), row_ranks(column);
//   any_column running_sums(column, skips);    throws basis_error, amount_error
//   std::vector<unsigned char> missing_rows(column);

#include <cstdint>
#include <span>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The number of a row that is missing.
inline constexpr std::int32_t no_row_code = -1;

/// The rows of all columns, of which there is at least one, with all that they say. They are of one
/// unit, multiplier and basis, else unit_error or basis_error; decimals are the most of any. Throws
/// amount_error (inexact_number) where an amount with them has more than 38 digits.
any_column joined(std::span<any_column const> columns);

/// Whether each row is missing: it says nothing, where 100人以上 or a range says something.
std::vector<unsigned char> missing_rows(any_column const& c);

/// Equal values have equal numbers, counted from 0 in the order of their first rows; missing ones −1.
std::vector<std::int32_t> row_codes(any_column const& c);

/// The order of the amounts: 0 for the least, equal ones alike; missing ones −1. Throws amount_error
/// for a row that says something that is no amount.
std::vector<std::int32_t> row_ranks(any_column const& c);

/// Each row added to those before it. A missing row is missing; where `skips` is false all behind it
/// are, too. Throws as sum, and amount_error (inexact_number) with the row that has more than 38 digits.
any_column running_sums(any_column const& c, bool skips);

}  // namespace tomakomai_kpi

#endif
