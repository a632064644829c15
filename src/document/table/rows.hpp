// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_ROWS_HPP

// Which rows of a grid are rows of the comparison table: those under a header 頁
// 新 旧, of which each sheet has one. Titles, and all that fits no column, stay
// text.

#include <string>
#include <vector>

#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "document/table/cell.hpp"

namespace tomakomai_kpi::detail {

/// The columns, counted from 0.
inline constexpr std::size_t page_column = 0;
inline constexpr std::size_t new_column = 1;
inline constexpr std::size_t old_column = 2;
inline constexpr std::size_t table_columns = 3;

struct table_row {
    grid_row const* source;
    std::string page;  // its own, else that of the row before
    printed_cell new_side;
    printed_cell old_side;
};

struct table_rows {
    std::vector<table_row> rows;
    std::vector<std::string> titles;   // one a sheet
    std::vector<kept_text> new_texts;  // titles, and what stands in no column or in that of 新
    std::vector<kept_text> old_texts;

    /// The title that most sheets print: one of them may be misprinted.
    std::string title() const;
};

/// Throws plan_error (bad_row) where there is no header, or nothing under it; `source` names the
/// document there.
table_rows rows_of_table(grid const& table, std::string const& source);

}  // namespace tomakomai_kpi::detail

#endif
