// SPDX-License-Identifier: BSL-1.0
#include "document/table/header.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

namespace {

enum class column_role : unsigned char { page, new_side, old_side, remark };

template <std::size_t N>
bool drop_end(std::string_view& word, std::array<std::string_view, N> const& ends)
{
    for (std::string_view const end : ends) {
        if (!word.ends_with(end)) { continue; }
        word.remove_suffix(end.size());
        return true;
    }
    return false;
}

template <std::size_t N>
bool is_one_of(std::string_view word, std::array<std::string_view, N> const& words)
{
    return std::ranges::find(words, word) != words.end();
}

// What is done to a plan: 改正後 and 改正案 stand on the new side, 改正前 on the old one.
constexpr std::array<std::string_view, 10> revising{"改正",   "修正", "改定", "改訂", "変更",
                                                    "見直し", "見直", "訂正", "更新", "改"};
constexpr std::array<std::string_view, 2> sides_new{"新", "新案"};
constexpr std::array<std::string_view, 4> sides_old{"旧", "現行", "現", "従前"};

column_role role_of_word(std::string_view word)
{
    constexpr std::array<std::string_view, 6> pages{"頁",       "ページ", "頁数",
                                                    "ページ数", "頁番号", "ページ番号"};
    constexpr std::array<std::string_view, 6> short_pages{"p", "p.", "pp", "pp.", "page", "頁."};
    std::string_view rest = word;
    if (drop_end(rest, pages) || is_one_of(word, short_pages)) { return column_role::page; }
    // 改定後の計画, 現行計画, 修正後(案)
    constexpr std::array<std::string_view, 8> things{"の計画", "計画", "戦略", "版",
                                                     "の内容", "内容", "本文", "欄"};
    rest = word;
    drop_end(rest, things);
    constexpr std::array<std::string_view, 3> after{"後案", "後", "案"};
    constexpr std::array<std::string_view, 1> before{"前"};
    std::string_view stem = rest;
    if (is_one_of(rest, sides_new) || (drop_end(stem, after) && is_one_of(stem, revising))) {
        return column_role::new_side;
    }
    stem = rest;
    if (is_one_of(rest, sides_old) || (drop_end(stem, before) && is_one_of(stem, revising))) {
        return column_role::old_side;
    }
    return column_role::remark;
}

// 新(令和4年度改定), 内容(変更後): the word, else what its brackets hold.
struct bracketed {
    std::string word;
    std::string held;
};

bracketed split_brackets(std::string const& text)
{
    auto const opens = text.find('(');
    if (opens == std::string::npos || !text.ends_with(')')) { return {text, ""}; }
    return {text.substr(0, opens), text.substr(opens + 1, text.size() - opens - 2)};
}

column_role role_of(std::string const& text)
{
    bracketed const parts = split_brackets(text);
    column_role const by_word = role_of_word(parts.word);
    return by_word == column_role::remark ? role_of_word(parts.held) : by_word;
}

bool is_named(std::string const& text, std::string const& name)
{
    std::string const wanted = small_words(name);
    return text == wanted || split_brackets(text).word == wanted;
}

column_role role_by(std::string const& text, column_names const& names)
{
    if (text.empty()) { return column_role::remark; }
    if (!names.new_side.empty() && is_named(text, names.new_side)) { return column_role::new_side; }
    if (!names.old_side.empty() && is_named(text, names.old_side)) { return column_role::old_side; }
    if (!names.page.empty() && is_named(text, names.page)) { return column_role::page; }
    column_role const known = role_of(text);
    bool const elsewhere = (known == column_role::new_side && !names.new_side.empty())
                           || (known == column_role::old_side && !names.old_side.empty())
                           || (known == column_role::page && !names.page.empty());
    return elsewhere ? column_role::remark : known;
}

constexpr std::size_t longest_word = 100;

std::string const& word_at(grid_row const& row, std::size_t column)
{
    static std::string const none;
    return column < row.cells.size() ? row.cells[column].text : none;
}

bool is_empty(grid_row const& row)
{
    return std::ranges::all_of(row.cells, [](grid_cell const& c) { return c.text.empty(); });
}

bool is_of_words(grid_row const& row)
{
    return std::ranges::all_of(row.cells, [](grid_cell const& c) {
        return c.text.size() <= longest_word && c.text.find('\n') == std::string::npos;
    });
}

// What a row alone says; where a word is repeated in the next cell, as some print one merged over
// both, the first stands for both and `repeated` tells.
struct row_words {
    table_columns columns;
    int fresh = 0;
    int former = 0;
    bool repeated = false;
    bool is_header() const { return fresh == 1 && former == 1; }
};

row_words words_of(grid_row const& row, column_names const& names)
{
    row_words out;
    if (!is_of_words(row)) { return out; }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string const word = small_words(row.cells[i].text);
        column_role const role = role_by(word, names);
        bool const is_side = role == column_role::new_side || role == column_role::old_side;
        if (is_side && i > 0 && small_words(word_at(row, i - 1)) == word) {
            out.repeated = true;
            continue;
        }
        switch (role) {
        case column_role::new_side:
            out.columns.new_side = i;
            ++out.fresh;
            break;
        case column_role::old_side:
            out.columns.old_side = i;
            ++out.former;
            break;
        case column_role::page:
            if (!out.columns.page) { out.columns.page = i; }
            break;
        case column_role::remark: break;
        }
    }
    out.columns.width = row.cells.size();
    return out;
}

// The columns under a side: its own, and those without a word or with the same one behind it.
std::vector<std::size_t> columns_under(grid_row const& row, std::size_t side)
{
    std::vector<std::size_t> out{side};
    for (std::size_t i = side + 1; i < row.cells.size(); ++i) {
        std::string const& word = row.cells[i].text;
        if (!word.empty() && small_words(word) != small_words(row.cells[side].text)) { break; }
        out.push_back(i);
    }
    return out;
}

// Does the row name columns under both sides, the same on either: 頁, 内容, 頁, 内容?
bool divides(grid_row const& row, std::vector<std::size_t> const& fresh,
             std::vector<std::size_t> const& former)
{
    auto const words_under = [&](std::vector<std::size_t> const& columns) {
        std::vector<std::string> out;
        out.reserve(columns.size());
        for (std::size_t const i : columns) { out.push_back(small_words(word_at(row, i))); }
        while (!out.empty() && out.back().empty()) { out.pop_back(); }
        return out;
    };
    auto const below = words_under(fresh);
    bool const all = std::ranges::none_of(below, [](auto const& w) { return w.empty(); });
    return is_of_words(row) && below.size() > 1 && all && below == words_under(former);
}

// Of the columns under a side those that are none of a page or remarks.
std::vector<std::size_t> sides_among(grid_row const& row, std::vector<std::size_t> const& columns)
{
    constexpr std::array<std::string_view, 8> remarks{"備考", "理由", "摘要", "変更理由",
                                                      "no.",  "no",   "番号", "項番"};
    std::vector<std::size_t> found;
    for (std::size_t const i : columns) {
        std::string const word = small_words(word_at(row, i));
        bool const other = word.empty() || role_of(word) == column_role::page
                           || is_one_of(std::string_view{word}, remarks);
        if (!other) { found.push_back(i); }
    }
    return found;
}

std::optional<std::size_t> page_among(grid_row const& row, std::vector<std::size_t> const& columns)
{
    auto const page = std::ranges::find_if(columns, [&](std::size_t i) {
        return role_of(small_words(word_at(row, i))) == column_role::page;
    });
    return page == columns.end() ? std::nullopt : std::optional{*page};
}

void note_unnamed(table_columns& of, grid_row const& row)
{
    for (std::size_t const side : {of.new_side, of.old_side}) {
        auto const under = columns_under(row, side);
        of.unnamed.insert(of.unnamed.end(), under.begin() + 1, under.end());
    }
}

// 新 and 旧 above, the columns of each below.
header_words divided_header(row_words const& above, grid_row const& upper, grid_row const& lower)
{
    table_columns out = above.columns;
    auto const fresh = columns_under(upper, out.new_side);
    auto const former = columns_under(upper, out.old_side);
    auto const new_sides = sides_among(lower, fresh);
    auto const old_sides = sides_among(lower, former);
    if (new_sides.empty() || old_sides.empty()) { return {.columns = {}, .ambiguous = true}; }
    out.new_side = new_sides.front();
    out.old_side = old_sides.front();
    out.more_new = {new_sides.begin() + 1, new_sides.end()};
    out.more_old = {old_sides.begin() + 1, old_sides.end()};
    header_words said;
    said.known = {fresh.begin(), fresh.end()};
    said.known.insert(said.known.end(), former.begin(), former.end());
    if (out.page) {
        said.known.push_back(*out.page);
    } else {
        out.page = page_among(lower, fresh);
    }
    out.width = std::max(out.width, lower.cells.size());
    said.columns = std::move(out);
    return said;
}

// 頁, No. and 備考 above what the row of 新 and 旧 leaves empty.
bool is_upper_half(grid_row const& upper, row_words const& above, grid_row const& lower)
{
    if (!is_of_words(upper) || above.fresh > 0 || above.former > 0) { return false; }
    std::size_t filled = 0;
    bool beside = false;
    bool page = false;
    for (std::size_t i = 0; i < upper.cells.size(); ++i) {
        if (upper.cells[i].text.empty()) { continue; }
        ++filled;
        bool const open = word_at(lower, i).empty();
        beside = beside || open;
        page = page || (open && above.columns.page == i);
    }
    return page || (beside && filled > 1);
}

}  // namespace

header_words read_header(std::span<grid_row const> rows, column_names const& names)
{
    grid_row const& row = rows.front();
    row_words const words = words_of(row, names);
    std::size_t next = 1;
    while (next < rows.size() && is_empty(rows[next])) { ++next; }
    grid_row const* const below = next < rows.size() ? &rows[next] : nullptr;
    if (words.is_header()) {
        bool const divided = below != nullptr
                             && divides(*below, columns_under(row, words.columns.new_side),
                                        columns_under(row, words.columns.old_side));
        if (divided) {
            header_words out = divided_header(words, row, *below);
            out.more = next;
            return out;
        }
        if (words.repeated) { return {.columns = {}, .ambiguous = true}; }
        table_columns out = words.columns;
        note_unnamed(out, row);
        return {.columns = std::move(out)};
    }
    if (below != nullptr) {
        row_words const lower = words_of(*below, names);
        if (lower.is_header() && !lower.repeated && is_upper_half(row, words, *below)) {
            header_words said{.columns = {}, .more = next};
            table_columns out = lower.columns;
            if (!out.page && words.columns.page && word_at(*below, *words.columns.page).empty()) {
                out.page = words.columns.page;
                said.known.push_back(*out.page);
            }
            out.width = std::max(out.width, words.columns.width);
            note_unnamed(out, *below);
            std::erase_if(out.unnamed, [&](std::size_t i) { return !word_at(row, i).empty(); });
            said.columns = std::move(out);
            return said;
        }
    }
    return {.columns = {}, .ambiguous = words.fresh > 0 && words.former > 0};
}

}  // namespace tomakomai_kpi::detail
