// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_ROWS_HPP

// Which rows of a grid are rows of the comparison table: those under a header, of
// which each sheet has one. Titles, remarks, and all that fits no column, stay text.

#include <deque>
#include <string>
#include <vector>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

#include "document/table/cell.hpp"
#include "document/table/header.hpp"

namespace tomakomai_kpi::detail {

struct table_row {
    grid_row const* source;
    table_columns columns;
    std::string page;  // its own, else that of the row before
    printed_cell new_side;
    printed_cell old_side;
};

/// The cell of a row, an empty one where the row is shorter.
grid_cell const& cell_of(grid_row const& row, std::size_t column);

struct table_rows {
    std::vector<table_row> rows;
    std::deque<grid_row> joined;      // rows whose sides stood in several columns each
    std::vector<std::string> titles;  // one a sheet
    std::vector<kept_text>
        new_texts;  // titles, remarks, and what stands in no column or that of 新
    std::vector<kept_text> old_texts;

    /// The title that most sheets print: one of them may be misprinted.
    std::string title() const;
};

/// Throws plan_error (bad_row) where there is no header, or nothing under it; `source` names the
/// document there.
table_rows rows_of_table(grid const& table, std::string const& source, column_names const& names);

}  // namespace tomakomai_kpi::detail

#endif
