// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_COLUMN_ARROW_VALUES_HPP
#define TOMAKOMAI_KPI_SRC_COLUMN_ARROW_VALUES_HPP

// Values as they are in engines that keep no types, such as DuckDB: a struct of
// amount, unit and basis in each row.

#include <tomakomai_kpi/column/arrow_column.hpp>

namespace tomakomai_kpi::detail {

/// Whether a row is a struct<amount, unit, basis>.
bool is_of_values(ArrowSchema const& schema);

/// Throws as import_column; unit_error and basis_error where rows say several units or bases.
any_column import_values(arrow_chunks from, column_options const& options);

}  // namespace tomakomai_kpi::detail

#endif
