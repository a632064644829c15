// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DUCKDB_BATCH_HPP
#define TOMAKOMAI_KPI_PYTHON_DUCKDB_BATCH_HPP

// What the rows of arguments say: columns of one unit and basis each, as
// tomakomai_kpi/duckdb.py makes them of Arrow's arrays, to the same answers.

#include <cstddef>
#include <vector>

#include <tomakomai_kpi/column/mixed_column.hpp>

#include "argument.hpp"

namespace tomakomai_kpi::duckdb {

/// Texts, or values as kpi_value makes them. Throws basis_error (basis_unclear) for numbers, kpi_error
/// (bad_argument) for structs that are no values, and as mixed_reader.
mixed_column read(argument const& given);

/// The same in units and bases that are said row by row, numbers too; null pointers and NULL say none.
/// Throws as import_column.
mixed_column read(argument const& given, argument const* unit, argument const* basis);

/// Rows whose arguments are all of the same units and bases, and a column of each argument.
struct meeting {
    std::vector<std::size_t> rows;
    std::vector<any_column> columns;
};
std::vector<meeting> meetings(std::vector<mixed_column> const& arguments);

}  // namespace tomakomai_kpi::duckdb

#endif
