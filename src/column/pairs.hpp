// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_PAIRS_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_PAIRS_HPP

// Two columns that meet row by row.

#include <initializer_list>
#include <memory>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>

namespace tomakomai_kpi::detail {

/// Throws argument_error (lengths_differ).
void require_same_length(any_column const& a, any_column const& b);

/// Throws amount_error for the first row that says something that is no amount; `deed` as 足せません.
void require_amounts(any_column const& c, char const* deed);

/// Why rows are missing where either is; null where none is.
std::shared_ptr<std::vector<unsigned char> const> reasons_of_both(any_column const& a,
                                                                  any_column const& b);
std::shared_ptr<std::vector<unsigned char> const> reasons_of(any_column const& c);

/// The same of codes that were collected row by row: null where none is one.
std::shared_ptr<std::vector<unsigned char> const> reasons_or_none(std::vector<unsigned char> of);

/// The type of `result` (its unit and basis) in which all sides are integers.
column_type common_type(std::initializer_list<any_column const*> sides, operand result);

/// The amounts as integers of the type's step, whatever its unit and basis. Throws amount_error
/// (inexact_number).
any_column at_step(any_column const& c, column_type const& type);

}  // namespace tomakomai_kpi::detail

#endif
