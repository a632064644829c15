// SPDX-License-Identifier: BSL-1.0
#include "document/table/rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "document/table/words.hpp"

namespace tomakomai_kpi::detail {

namespace {

namespace words = table_words;

bool is_empty(grid_cell const& cell)
{
    return cell.text.empty();
}

bool is_header(grid_row const& row)
{
    if (row.cells.size() < table_columns) { return false; }
    std::string const& first = row.cells[page_column].text;
    return (first == words::page || first == "ページ")
           && row.cells[new_column].text == words::new_side
           && row.cells[old_column].text == words::old_side;
}

// Of a row with too few or too many cells: its own page, else that of the row before.
std::string page_of(grid_row const& row, std::string const& before)
{
    constexpr std::size_t longest = 30;  // 77 ～ 78
    std::string const& first = row.cells.front().text;
    bool const is_page =
        !first.empty() && first.size() <= longest && is_digit(half_width(first_character(first)));
    return is_page ? first : before;
}

void keep_row(table_rows& into, grid_row const& row, bool titled, std::string const& page)
{
    bool const title = titled && row.cells.front().text.find("対照表") != std::string::npos;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        grid_cell const& cell = row.cells[i];
        if (is_empty(cell)) { continue; }
        auto& texts = i == old_column ? into.old_texts : into.new_texts;
        texts.push_back({"",
                         title ? text_kind::title : text_kind::unread,
                         page,
                         cell.text,
                         cell.underlines,
                         {row.number, i + 1, 0}});
    }
    if (title) { into.titles.push_back(row.cells.front().text); }
}

[[noreturn]] void refuse(std::string const& source, std::size_t row, std::string const& why)
{
    throw plan_error{code::bad_row, source + ": " + why, source, row, 1};
}

}  // namespace

std::string table_rows::title() const
{
    std::map<std::string_view, std::size_t> printed;
    std::string_view most;
    for (std::string const& each : titles) {
        if (++printed[each] > printed[most]) { most = each; }
    }
    return std::string{most};
}

table_rows rows_of_table(grid const& table, std::string const& source)
{
    table_rows out;
    bool under_header = false;
    std::string page;
    for (grid_row const& row : table.rows) {
        auto const filled =
            row.cells.size() - static_cast<std::size_t>(std::ranges::count_if(row.cells, is_empty));
        if (filled == 0) { continue; }
        if (is_header(row)) {
            under_header = true;
            continue;
        }
        bool const fits =
            row.cells.size() >= table_columns
            && std::all_of(row.cells.begin() + table_columns, row.cells.end(), is_empty);
        bool const titled = filled == 1 && !is_empty(row.cells.front());
        if (under_header && fits && !titled) {
            if (!is_empty(row.cells[page_column])) { page = row.cells[page_column].text; }
            out.rows.push_back({&row, page, read_table_cell(row.cells[new_column].text),
                                read_table_cell(row.cells[old_column].text)});
        } else {
            keep_row(out, row, titled, under_header ? page_of(row, titled ? "" : page) : "");
        }
    }
    if (!under_header) {
        refuse(source, table.rows.empty() ? 1 : table.rows.front().number,
               "「頁」「新」「旧」の見出しの行がありません。新旧対照表ではないようです"
               " (no header: not a comparison table)");
    }
    if (out.rows.empty()) {
        refuse(source, table.rows.back().number, "見出しの下に行がありません (no rows)");
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
