// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_CSV_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_CSV_HPP

// Comma-separated text (RFC 4180) to rows of cells that know their line, and back.
//
// A spreadsheet runs cells that begin like formulas. Such cells are written with
// an apostrophe before them, and read without it.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi::detail {

struct csv_row {
    std::size_t line;  // of the row's first character, from 1
    std::vector<std::string> cells;
};

/// Rows of UTF-8 text, with or without a byte order mark; LF or CRLF ends a row, and a quoted cell
/// may hold both. Tabs divide cells where the first line has tabs and no comma. Rows without any
/// text are left out. Throws plan_error (bad_csv) with line and column.
std::vector<csv_row> read_csv(std::string_view text, std::string_view source);

/// The first row that has text; none of an empty text.
csv_row read_csv_header(std::string_view text, std::string_view source);

/// Adds a row that ends in LF, quoting and guarding where needed.
void write_csv_row(std::string& out, std::span<std::string const> cells);

/// The cell as it stands in the file; `unguarded(guarded(cell)) == cell` for every cell.
std::string guarded(std::string cell);
std::string unguarded(std::string cell);

}  // namespace tomakomai_kpi::detail

#endif
