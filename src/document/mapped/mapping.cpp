// SPDX-License-Identifier: BSL-1.0
// The mapping that a header's own words make.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "document/mapped/header_words.hpp"
#include "value/names.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi {

namespace {

using detail::header_meaning;

constexpr detail::names<column_role, 19> role_names{{{column_role::ignored, "ignored"},
                                                     {column_role::id, "id"},
                                                     {column_role::name, "name"},
                                                     {column_role::goal, "goal"},
                                                     {column_role::measure, "measure"},
                                                     {column_role::project, "project"},
                                                     {column_role::department, "department"},
                                                     {column_role::page, "page"},
                                                     {column_role::unit, "unit"},
                                                     {column_role::direction, "direction"},
                                                     {column_role::aggregation, "aggregation"},
                                                     {column_role::baseline, "baseline"},
                                                     {column_role::actual, "actual"},
                                                     {column_role::target, "target"},
                                                     {column_role::forecast, "forecast"},
                                                     {column_role::rate, "rate"},
                                                     {column_role::mark, "mark"},
                                                     {column_role::comment, "comment"},
                                                     {column_role::note, "note"}}};

constexpr detail::names<column_role, 19> role_words{{{column_role::ignored, "読まない列"},
                                                     {column_role::id, "番号"},
                                                     {column_role::name, "指標名"},
                                                     {column_role::goal, "基本目標"},
                                                     {column_role::measure, "施策"},
                                                     {column_role::project, "事業"},
                                                     {column_role::department, "担当課"},
                                                     {column_role::page, "頁"},
                                                     {column_role::unit, "単位"},
                                                     {column_role::direction, "方向"},
                                                     {column_role::aggregation, "集計"},
                                                     {column_role::baseline, "基準値"},
                                                     {column_role::actual, "実績値"},
                                                     {column_role::target, "目標値"},
                                                     {column_role::forecast, "見込値"},
                                                     {column_role::rate, "公表の達成率"},
                                                     {column_role::mark, "公表の評価"},
                                                     {column_role::comment, "要因・対応"},
                                                     {column_role::note, "備考"}}};

constexpr std::size_t rows_looked_at = 60;
constexpr std::size_t most_header_rows = 3;
constexpr std::size_t longest_header = 90;  // bytes: longer cells say something

// A cell of a header is short and no value; a bare 2021 is a year.
bool may_be_header(std::string_view text)
{
    if (text.size() > longest_header) { return false; }
    auto const read = try_parse(text);
    if (!read || !read.value().has_number()) { return true; }
    return detail::years_in(text).has_value();
}

bool may_be_header(grid_row const& row)
{
    return std::ranges::all_of(row.cells, [](grid_cell const& c) { return may_be_header(c.text); });
}

// The words of each column, those of stacked rows behind one another; a cell merged over several
// columns has left the ones on its right empty.
std::vector<std::string> stacked(std::span<grid_row const> rows)
{
    std::size_t width = 0;
    for (grid_row const& r : rows) { width = std::max(width, r.cells.size()); }
    std::vector<std::string> out(width);
    auto const text_at = [&](std::size_t row, std::size_t column) -> std::string_view {
        auto const& cells = rows[row].cells;
        return column < cells.size() ? std::string_view{cells[column].text} : std::string_view{};
    };
    auto const something_below = [&](std::size_t row, std::size_t column) {
        for (std::size_t below = row + 1; below < rows.size(); ++below) {
            if (!text_at(below, column).empty()) { return true; }
        }
        return false;
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::string_view over;
        for (std::size_t column = 0; column < width; ++column) {
            std::string_view text = text_at(row, column);
            if (!text.empty()) {
                over = something_below(row, column) ? text : std::string_view{};
            } else if (something_below(row, column)) {
                text = over;
            } else {
                over = {};
            }
            if (text.empty() || out[column] == text) { continue; }
            if (!out[column].empty()) { out[column] += ' '; }
            out[column] += text;
        }
    }
    return out;
}

struct candidate {
    std::size_t first = 0;
    std::size_t rows = 0;
    std::size_t known = 0;  // columns that say what they are
};

candidate header_at(grid const& g, std::size_t first)
{
    candidate best;
    for (std::size_t rows = 1; rows <= most_header_rows && first + rows <= g.rows.size(); ++rows) {
        std::span const some{g.rows.data() + first, rows};
        if (!may_be_header(some.back())) { break; }
        bool name = false;
        bool values = false;
        std::size_t known = 0;
        for (std::string const& header : stacked(some)) {
            header_meaning const m = detail::meaning_of_header(header);
            name = name || m.role == column_role::name;
            values = values || detail::holds_value(m.role);
            known += m.role == column_role::ignored && m.word.empty() ? 0 : 1;
            known += m.period && detail::holds_value(m.role) ? 1 : 0;
        }
        if (name && values && known > best.known) { best = {first, rows, known}; }
    }
    return best;
}

// 単位：千円 above a table.
std::string unit_of_sheet(std::span<grid_row const> above)
{
    for (grid_row const& row : above) {
        for (grid_cell const& cell : row.cells) {
            std::string const plain = detail::plain_words(cell.text);
            auto const at = plain.find("単位:");
            if (at == std::string::npos) { continue; }
            std::string unit = plain.substr(at + std::string_view{"単位:"}.size());
            while (!unit.empty() && (unit.back() == ')' || unit.back() == ']')) { unit.pop_back(); }
            try {
                parse_unit(unit);
                return unit;
            } catch (notation_error const&) {
                continue;
            }
        }
    }
    return "";
}

std::string name_of_sheet(std::span<grid_row const> above)
{
    for (grid_row const& row : above) {
        for (grid_cell const& cell : row.cells) {
            if (!cell.text.empty() && cell.text.find("単位") == std::string::npos) {
                return std::string{detail::trimmed(cell.text)};
            }
        }
    }
    return "";
}

std::string why_of(header_meaning const& m)
{
    std::string why;
    if (!m.word.empty()) { why = "見出しの「" + std::string{m.word} + "」"; }
    if (m.period) { why += (why.empty() ? "見出しは年度だけ" : "、年度"); }
    return why.empty() ? "見出しに知っている語がない" : why;
}

}  // namespace

std::string to_string(column_role r)
{
    return detail::name_of(role_names, r);
}

column_role parse_column_role(std::string_view text)
{
    return detail::named(role_names, text, "列の役割");
}

std::string japanese(column_role r)
{
    return detail::name_of(role_words, r);
}

table_mapping guess_mapping(grid const& g)
{
    candidate best;
    for (std::size_t first = 0; first < std::min(g.rows.size(), rows_looked_at); ++first) {
        candidate const found = header_at(g, first);
        if (found.known > best.known) { best = found; }
    }
    if (best.rows == 0) {
        throw plan_error{
            code::bad_row,
            "指標名と、年度か基準値・実績値・目標値の列がある見出しの行が見つかりません。"
            "対応(mapping)で列を指定してください (no header of a table of indicators)"};
    }
    table_mapping out;
    std::span const all{g.rows};
    out.header_row = g.rows[best.first].number;
    out.header_rows = best.rows;
    out.unit = unit_of_sheet(all.first(best.first));
    out.name = name_of_sheet(all.first(best.first));
    auto const headers = stacked(all.subspan(best.first, best.rows));
    std::set<column_role> once;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        header_meaning m = detail::meaning_of_header(headers[i]);
        mapped_column c{i + 1, m.role, m.period, headers[i], why_of(m)};
        bool const only_one = m.role == column_role::name || m.role == column_role::unit
                              || m.role == column_role::id || m.role == column_role::direction
                              || m.role == column_role::aggregation;
        if (only_one && !once.insert(m.role).second) {
            c.role = column_role::ignored;
            c.why = japanese(m.role) + "の列はもうある";
            out.open.push_back("「" + headers[i] + "」の列も" + japanese(m.role) + "かもしれない");
        }
        if (!detail::holds_value(c.role)) { c.period.reset(); }
        if (c.role == column_role::ignored && m.word.empty() && !headers[i].empty()) {
            out.open.push_back("「" + headers[i] + "」の列は何か");
        }
        if (detail::holds_value(c.role) && !c.period) {
            out.open.push_back("「" + headers[i] + "」の列は何年度の" + japanese(c.role) + "か");
        }
        out.columns.push_back(std::move(c));
    }
    return out;
}

std::string explain(table_mapping const& mapping)
{
    std::string text = "見出し header: ";
    text += mapping.header_row == 0 ? "なし"
                                    : std::to_string(mapping.header_row) + "行目から"
                                          + std::to_string(mapping.header_rows) + "行";
    if (!mapping.unit.empty()) { text += "\n単位 unit: " + mapping.unit + "(表全体)"; }
    for (mapped_column const& c : mapping.columns) {
        text += "\n" + std::to_string(c.column) + "列目 「" + c.header + "」 → " + japanese(c.role);
        if (c.period) { text += " " + to_string(*c.period); }
        if (!c.why.empty()) { text += " (" + c.why + ")"; }
    }
    for (std::string const& question : mapping.open) { text += "\n確認 to check: " + question; }
    return text;
}

}  // namespace tomakomai_kpi
