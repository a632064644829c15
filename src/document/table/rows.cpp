// SPDX-License-Identifier: BSL-1.0
#include "document/table/rows.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

bool is_empty(grid_cell const& cell)
{
    return cell.text.empty();
}

// Of a row that does not fit: its own page, else that of the row before.
std::string page_of(grid_row const& row, table_columns const& columns, std::string const& before)
{
    if (!columns.page) { return before; }
    constexpr std::size_t longest = 30;  // 77 ～ 78
    std::string const& first = cell_of(row, *columns.page).text;
    bool const is_page =
        !first.empty() && first.size() <= longest && is_digit(half_width(first_character(first)));
    return is_page ? first : before;
}

void keep(std::vector<kept_text>& into, text_kind kind, grid_row const& row, std::size_t column,
          std::string const& page)
{
    grid_cell const& cell = row.cells[column];
    if (is_empty(cell)) { return; }
    into.push_back({"", kind, page, cell.text, cell.underlines, {row.number, column + 1, 0}});
}

void keep_row(table_rows& into, grid_row const& row, text_kind kind, table_columns const& columns,
              std::string const& page)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        keep(i == columns.old_side ? into.old_texts : into.new_texts, kind, row, i, page);
    }
}

// What stands beside the sides, 備考: of a header too, whose words are no fact of the plan. Whose a column
// without a word is, is not known.
void keep_remarks(table_rows& into, grid_row const& row, table_columns const& columns,
                  std::string const& page)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        bool const known = i == columns.new_side || i == columns.old_side || columns.page == i;
        bool const unnamed = std::ranges::find(columns.unnamed, i) != columns.unnamed.end();
        if (known) { continue; }
        keep(into.new_texts, unnamed ? text_kind::unread : text_kind::remark, row, i, page);
    }
}

// The words of a header are no facts; what it says beside them is kept.
void keep_header(table_rows& into, std::span<grid_row const> rows, header_words const& said)
{
    if (rows.size() > 1) {
        for (std::size_t i = 0; i < rows.front().cells.size(); ++i) {
            bool const known = std::ranges::find(said.known, i) != said.known.end();
            if (!known) { keep(into.new_texts, text_kind::remark, rows.front(), i, ""); }
        }
    }
    keep_remarks(into, rows.back(), *said.columns, "");
}

// The columns of a divided side as paragraphs of its first.
void join_columns(grid_row& row, std::size_t side, std::vector<std::size_t> const& more)
{
    for (std::size_t const i : more) {
        if (i >= row.cells.size()) { continue; }
        grid_cell const cell = std::exchange(row.cells[i], {});
        grid_cell& whole = row.cells[side];
        if (!whole.text.empty() && !cell.text.empty()) { whole.text += '\n'; }
        std::size_t const from = whole.text.size();
        whole.text += cell.text;
        for (text_span const& span : cell.underlines) {
            whole.underlines.push_back({from + span.from, from + span.to});
        }
    }
}

[[noreturn]] void refuse(std::string const& source, std::size_t row, std::string const& why,
                         std::size_t column = 1)
{
    throw plan_error{code::bad_row, source + ": " + why, source, row, column};
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

grid_cell const& cell_of(grid_row const& row, std::size_t column)
{
    static grid_cell const none{};
    return column < row.cells.size() ? row.cells[column] : none;
}

table_rows rows_of_table(grid const& table, std::string const& source, column_names const& names)
{
    table_rows out;
    std::optional<table_columns> header;
    std::size_t ambiguous = 0;  // the first row that could have been a header
    std::string page;
    std::span<grid_row const> const rows{table.rows};
    for (std::size_t at = 0; at < rows.size(); ++at) {
        grid_row const& row = rows[at];
        auto const filled =
            row.cells.size() - static_cast<std::size_t>(std::ranges::count_if(row.cells, is_empty));
        if (filled == 0) { continue; }
        header_words const words = read_header(rows.subspan(at), names);
        if (words.columns) {
            header = words.columns;
            keep_header(out, rows.subspan(at, words.more + 1), words);
            at += words.more;
            continue;
        }
        if (words.ambiguous && ambiguous == 0) { ambiguous = row.number; }
        std::string const& front = row.cells.front().text;
        bool const title = filled == 1 && front.find("対照表") != std::string::npos;
        if (title) { out.titles.push_back(front); }
        if (title || !header) {
            keep_row(out, row, title ? text_kind::title : text_kind::unread,
                     header.value_or(table_columns{}), "");
            continue;
        }
        bool const page_alone =
            filled == 1 && header->page && !is_empty(cell_of(row, *header->page));
        bool const fits =
            row.cells.size() <= header->width
            || std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(header->width),
                           row.cells.end(), is_empty);
        if (page_alone || !fits) {
            keep_row(out, row, text_kind::unread, *header,
                     page_of(row, *header, page_alone ? "" : page));
            continue;
        }
        if (header->page && !is_empty(cell_of(row, *header->page))) {
            page = cell_of(row, *header->page).text;
        }
        grid_row const* whole = &row;
        if (!header->more_new.empty() || !header->more_old.empty()) {
            whole = &out.joined.emplace_back(row);
            join_columns(out.joined.back(), header->new_side, header->more_new);
            join_columns(out.joined.back(), header->old_side, header->more_old);
        }
        keep_remarks(out, *whole, *header, page);
        out.rows.push_back({whole, *header, page,
                            read_table_cell(cell_of(*whole, header->new_side).text),
                            read_table_cell(cell_of(*whole, header->old_side).text)});
    }
    if (!header && ambiguous != 0) {
        refuse(source, ambiguous,
               "見出しのどの列が新でどの列が旧か分かりません。columns で指定してください"
               " (several columns could be the new or the old side: name them)");
    }
    if (!header) {
        refuse(source, table.rows.empty() ? 1 : table.rows.front().number,
               "「新」「旧」(改正案・現行、変更後・変更前など)の見出しの行がありません。"
               "新旧対照表ではないか、列の名が違います。列の名は columns で指定できます"
               " (no header: not a comparison table, or name its columns)");
    }
    if (out.rows.empty()) {
        refuse(source, table.rows.back().number, "見出しの下に行がありません (no rows)");
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
