// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_DUCKDB_FUNCTIONS_HPP
#define TOMAKOMAI_KPI_PYTHON_DUCKDB_FUNCTIONS_HPP

// The functions of the extension, as docs/duckdb.md lists them. Those that answer with
// amounts are there for each number of decimals: kpi_value has 6, kpi_value_0 none.

#include <array>
#include <string>

#include <tomakomai_kpi/column/column_type.hpp>

#include "api.hpp"

namespace tomakomai_kpi::duckdb {

inline constexpr int usual_scale = 6;

/// kpi_value, kpi_amount, kpi_unit, kpi_basis, kpi_text, kpi_attainment, kpi_on_path, kpi_status;
/// false where DuckDB refuses one.
bool register_scalar_functions(duckdb_connection con);

/// kpi_sum, kpi_accumulate.
bool register_aggregate_functions(duckdb_connection con);

/// kpi_value for 6 decimals, else kpi_value_0.
inline std::string name_with_scale(std::string const& name, int scale)
{
    return scale == usual_scale ? name : name + "_" + std::to_string(scale);
}

/// The decimals of a function, as DuckDB keeps them for it.
inline void* extra_info_of(int scale)
{
    static std::array<int, largest_scale + 1> scales = [] {
        std::array<int, largest_scale + 1> out{};
        for (int i = 0; i <= largest_scale; ++i) { out[static_cast<std::size_t>(i)] = i; }
        return out;
    }();
    return &scales[static_cast<std::size_t>(scale)];
}

/// Amounts as they answer: in the unit without its multiplier.
column_type in_plain_unit(column_type of, int scale);

}  // namespace tomakomai_kpi::duckdb

#endif
