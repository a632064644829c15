// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_CSV_HPP
#define TOMAKOMAI_KPI_SRC_CSV_HPP

// Comma-separated text (RFC 4180) to rows of cells that know their line.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi::detail {

struct csv_row {
    std::size_t line;  // of the row's first character, from 1
    std::vector<std::string> cells;
};

/// Rows of UTF-8 text, with or without a byte order mark; LF or CRLF ends a row, and a quoted cell
/// may hold both. Rows without any text are left out. Throws plan_error (bad_csv).
std::vector<csv_row> read_csv(std::string_view text, std::string_view source);

}  // namespace tomakomai_kpi::detail

#endif
