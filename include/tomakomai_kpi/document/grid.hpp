// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_GRID_HPP
#define TOMAKOMAI_KPI_DOCUMENT_GRID_HPP

// A table as any container holds it: rows of cells, each a text with underlined
// spans and its place.
//
// Readers of containers (tab-separated text here; HTML and Excel in Python) fill
// it, and what understands a table reads only this. So a new container never
// touches the understanding.
//
//   grid const g = read_table_text("頁\t新\t旧\n33\t<p>推進<u>期間</u></p>\t");
//   g.rows[1].cells[1].text          // 推進期間, with one underlined span
//
// Synopsis
//   struct grid_cell, grid_row, grid;
//   grid read_table_text(text);       from lines of tab-separated cells with a little HTML
//   std::string write_table_text(g);  the same form; reading it gives the grid again

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct grid_cell {
    std::string text;  // a paragraph a line, without spaces at the ends of a line
    std::vector<text_span> underlines{};
    bool continued = false;  // merged with the cell above it, whose text this is
    std::string fault{};     // why its container could not say what it shows; empty where it could
};

struct grid_row {
    std::size_t number = 0;  // in its container, from 1
    std::vector<grid_cell> cells;
};

struct grid {
    std::vector<grid_row> rows;
    std::string sheet{};  // its title in a workbook; empty elsewhere
};

/// Reads UTF-8 text with or without a byte order mark; LF or CRLF ends a row, and empty lines are no
/// rows. Of HTML it knows <p> <ul> <li> <br>, which separate paragraphs, and <u>, which takes no
/// room; whatever else stands in angle brackets is text. &lt; &amp; &#9; are < & and a tab. A cell of
/// several lines stands in quotation marks, those in it doubled, as spreadsheets copy it.
grid read_table_text(std::string_view text);

/// Where a cell's own text would read as a tag, an escape or the next cell, it is escaped.
std::string write_table_text(grid const& g);

}  // namespace tomakomai_kpi

#endif
