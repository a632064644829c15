// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/header_rows.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>

namespace tomakomai_kpi::detail {

namespace {

constexpr std::size_t rows_looked_at = 60;
constexpr std::size_t most_header_rows = 3;
constexpr std::size_t longest_header = 90;  // bytes: longer cells say something

// 7.6%, among whatever words.
bool prints_percentage(std::string_view text)
{
    std::string const plain = plain_words(text);
    auto const at = plain.find('%');
    return at != std::string::npos && at > 0 && is_digit(plain[at - 1]);
}

// A cell of a header is short and no value; 2021 is a year, and nothing else.
bool may_be_header(std::string_view text, year_style const& style)
{
    if (text.size() > longest_header || prints_percentage(text)) { return false; }
    auto const read = try_parse(text);
    if (!read || !read.value().has_number()) { return true; }
    auto const years = find_years(text, style);
    return years && years->from == 0 && years->to == plain_words(text).size();
}

// 3, 4, 5 as years of a default era count up from column to column; figures hardly ever do.
bool counts_up(grid_row const& row)
{
    int before = 0;
    for (grid_cell const& c : row.cells) {
        std::string const plain = plain_words(c.text);
        bool const bare =
            !plain.empty() && plain.size() < 3 && is_digit(plain.front()) && is_digit(plain.back());
        if (!bare) { continue; }
        int const number = first_number(plain);
        if (before != 0 && number != before + 1) { return false; }
        before = number;
    }
    return true;
}

bool may_be_header(grid_row const& row, year_style const& style)
{
    return std::ranges::all_of(row.cells,
                               [&](grid_cell const& c) { return may_be_header(c.text, style); })
           && counts_up(row);
}

// The words of each column, those of stacked rows behind one another; a cell merged over several
// columns has left the ones on its right empty.
std::vector<stacked_words> stacked(std::span<grid_row const> rows)
{
    std::size_t width = 0;
    for (grid_row const& r : rows) { width = std::max(width, r.cells.size()); }
    std::vector<stacked_words> out(width);
    auto const text_at = [&](std::size_t row, std::size_t column) -> std::string_view {
        auto const& cells = rows[row].cells;
        bool const own = column < cells.size() && !cells[column].continued;
        return own ? trimmed(cells[column].text) : std::string_view{};
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
            bool const again = !out[column].empty() && out[column].back() == text;
            if (!text.empty() && !again) { out[column].emplace_back(text); }
        }
    }
    return out;
}

struct candidate {
    header_rows at;
    bool of_indicators = false;  // it names indicators, and values or years
    std::size_t known = 0;       // columns that say what they are
};

candidate read_at(grid const& g, std::size_t first, std::size_t rows,
                  reading_of_header const& meaning)
{
    candidate out{{first, rows, stacked(std::span{g.rows}.subspan(first, rows))}, false, 0};
    bool named = false;
    bool values = false;
    for (stacked_words const& header : out.at.columns) {
        header_meaning const m = meaning(header);
        named = named || m.role == column_role::name || m.role == column_role::project;
        values = values || holds_value(m.role);
        out.known += m.role == column_role::ignored && m.word.empty() ? 0U : 1U;
        out.known += m.period && holds_value(m.role) && !m.year_alone ? 1U : 0U;
    }
    out.of_indicators = named && values;
    return out;
}

// （単位：千円） alone above a header is none of it.
bool stands_alone(grid_row const& row)
{
    auto const own = std::ranges::count_if(
        row.cells, [](grid_cell const& c) { return !c.continued && !trimmed(c.text).empty(); });
    return own < 2;
}

}  // namespace

std::string one_line(stacked_words const& header)
{
    return joined(header, " ");
}

bool reads_as_header(grid_row const& row, year_style const& style)
{
    if (stands_alone(row) || !may_be_header(row, style)) { return false; }
    bool named = false;
    bool values = false;
    for (grid_cell const& c : row.cells) {
        if (trimmed(c.text).empty()) { continue; }
        header_meaning const m = meaning_of_header(c.text, style);
        named = named || (m.role == column_role::name && plain_words(c.text).size() < 40);
        values = values || (holds_value(m.role) && (m.period || m.of_calendar || !m.word.empty()));
    }
    return named && values;
}

header_rows find_header(grid const& g, reading_of_header const& meaning, year_style const& style,
                        std::optional<std::size_t> first_row, std::optional<std::size_t> rows)
{
    candidate best;
    for (std::size_t first = 0; first < g.rows.size(); ++first) {
        if (first_row ? g.rows[first].number != *first_row : first >= rows_looked_at) { continue; }
        if (!first_row && stands_alone(g.rows[first])) { continue; }
        std::size_t const most = std::min(rows.value_or(most_header_rows), g.rows.size() - first);
        for (std::size_t some = rows ? most : 1; some >= 1 && some <= most; ++some) {
            bool const declared = rows && first_row;
            if (!declared && !may_be_header(g.rows[first + some - 1], style)) { break; }
            candidate found = read_at(g, first, some, meaning);
            bool const fits = found.of_indicators || first_row;
            // Of two that say as much the one of fewer rows: a title above a header says nothing more.
            bool const better = found.known > best.known || best.at.rows == 0
                                || (found.known == best.known && found.at.rows < best.at.rows);
            if (fits && better) { best = std::move(found); }
        }
    }
    return best.at;
}

}  // namespace tomakomai_kpi::detail
