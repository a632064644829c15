// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_HEADER_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_HEADER_HPP

// The header of a comparison table: which of its columns is the page, the new side
// and the old one. Offices call them 新・旧, 改正案・現行, 変更前・変更後 …, in any order,
// with columns of their own (No., 項目, 備考) among them. A header may go over two rows: 頁 above the
// row of 新 and 旧, or 新 and 旧 merged above columns of their own (頁, 内容).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/grid.hpp>

namespace tomakomai_kpi::detail {

/// Columns, counted from 0. All but these hold remarks.
struct table_columns {
    std::optional<std::size_t> page;
    std::size_t new_side = 1;
    std::size_t old_side = 2;
    std::size_t width = 3;
    std::vector<std::size_t>
        unnamed{};  // right of a side, with no word in the header: whose are they?
    std::vector<std::size_t> more_new{};  // the columns that go on with a divided side
    std::vector<std::size_t> more_old{};
};

struct header_words {
    std::optional<table_columns> columns;  // none where the row is no header
    bool ambiguous = false;  // none, because several columns could be one of the sides
    std::size_t more = 0;    // rows behind the first, down to the last one of the header
    std::vector<std::size_t>
        known{};  // columns whose words in the first of two rows are the header's
};

/// Reads a row, and what stands right below it, as a header: by the names that are given, else by the
/// words of offices. `rows` begin with the row; empty ones among them do not count.
header_words read_header(std::span<grid_row const> rows, column_names const& names);

}  // namespace tomakomai_kpi::detail

#endif
