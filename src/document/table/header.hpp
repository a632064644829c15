// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_HEADER_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_HEADER_HPP

// The header of a comparison table: which of its columns is the page, the new side
// and the old one. Offices call them 新・旧, 改正案・現行, 変更前・変更後 …, in any order,
// with columns of their own (No., 項目, 備考) among them.

#include <cstddef>
#include <optional>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/grid.hpp>

namespace tomakomai_kpi::detail {

/// Columns, counted from 0. All but these hold remarks.
struct table_columns {
    std::optional<std::size_t> page;
    std::size_t new_side = 1;
    std::size_t old_side = 2;
    std::size_t width = 3;
};

struct header_words {
    std::optional<table_columns> columns;  // none where the row is no header
    bool ambiguous = false;  // none, because several columns could be one of the sides
};

/// Reads a row as a header: by the names that are given, else by the words of offices.
header_words read_header(grid_row const& row, column_names const& names);

}  // namespace tomakomai_kpi::detail

#endif
