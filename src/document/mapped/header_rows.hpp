// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_ROWS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_ROWS_HPP

// Where the header of a table stands, and the words of its columns.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <tomakomai_kpi/document/grid.hpp>

#include "document/mapped/header_words.hpp"

namespace tomakomai_kpi::detail {

/// The words of a column, from the top row of the header to the lowest.
using stacked_words = std::vector<std::string>;

struct header_rows {
    std::size_t first = 0;  // of the grid's rows, from 0
    std::size_t rows = 0;   // 0: none was found
    std::vector<stacked_words> columns{};
};

/// What a header says, or what a person said of it.
using reading_of_header = std::function<header_meaning(stacked_words const&)>;

/// In one line, for people.
std::string one_line(stacked_words const& header);

/// Whether a row reads as the header of a table of indicators.
bool reads_as_header(grid_row const& row, year_style const& style);

/// The rows that say most about the columns of a table of indicators. Where `first_row` (a number of
/// the grid) or `rows` is given, it is those.
header_rows find_header(grid const& g, reading_of_header const& meaning, year_style const& style,
                        std::optional<std::size_t> first_row, std::optional<std::size_t> rows);

}  // namespace tomakomai_kpi::detail

#endif
