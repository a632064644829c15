// SPDX-License-Identifier: BSL-1.0
#include "document/table/header.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

#include "value/text.hpp"

namespace tomakomai_kpi::detail {

namespace {

enum class column_role : unsigned char { page, new_side, old_side, remark };

// Without blanks, in half width and small letters: 「 新 」 is 新.
std::string folded(std::string_view text)
{
    std::string out;
    for (std::string_view const c : characters(text)) {
        if (std::ranges::find(all_blanks, c) != all_blanks.end()) { continue; }
        char const ascii = half_width(c);
        if (ascii == 0) {
            out += c;
        } else {
            out += ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii - 'A' + 'a') : ascii;
        }
    }
    return out;
}

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
    std::string const wanted = folded(name);
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

}  // namespace

header_words read_header(grid_row const& row, column_names const& names)
{
    table_columns out;
    int fresh = 0;
    int former = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        constexpr std::size_t longest = 100;
        std::string const& text = row.cells[i].text;
        if (text.size() > longest) { return {}; }
        switch (role_by(folded(text), names)) {
        case column_role::new_side:
            out.new_side = i;
            ++fresh;
            break;
        case column_role::old_side:
            out.old_side = i;
            ++former;
            break;
        case column_role::page:
            if (!out.page) { out.page = i; }
            break;
        case column_role::remark: break;
        }
    }
    out.width = row.cells.size();
    if (fresh == 1 && former == 1) { return {out, false}; }
    return {std::nullopt, fresh > 0 && former > 0};
}

}  // namespace tomakomai_kpi::detail
