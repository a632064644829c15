// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_AMOUNT_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_AMOUNT_HPP

// One amount while it is read, with what the words and parentheses around it say:
// each of them once.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/value.hpp>

#include "notation/made_value.hpp"
#include "notation/printed/cursor.hpp"
#include "notation/printed/words.hpp"

namespace tomakomai_kpi::detail {

// What a mark may be: after a number without a unit * and raised digits could be arithmetic, and
// after a unit that measures ² and ³ make another unit.
enum class before_mark : unsigned char { number, measure, anything };

// A mark of a footnote: ※, ※1, *2, 注3), ¹.
inline bool take_mark(cursor& at, before_mark what)
{
    bool const bare = what == before_mark::number;
    constexpr std::size_t most = 2;
    cursor ahead = at;
    if (ahead.take("※") || ahead.take("注")) {
        take_digits(ahead, most);
        ahead.take_ascii(')');
    } else if (ahead.take("†") || ahead.take("‡")) {
        // alone
    } else if (!bare && ahead.take_ascii('*')) {
        take_digits(ahead, most);
    } else if (what == before_mark::measure && (ahead.take("²") || ahead.take("³"))) {
        return false;
    } else if (!bare && take_any(ahead, raised_digits)) {
        take_any(ahead, raised_digits);
        ahead.take("⁾");
    } else {
        return false;
    }
    if (is_digit(ahead.peek())) { return false; }
    at = ahead;
    return true;
}

struct printed_amount {
    reading read;
    tomakomai_kpi::form form = form::amount;
    std::vector<std::string> said;
    std::string_view per;      // あたり: the unit under the stroke
    bool yearly = false;       // 41人/年
    bool needs_rank = false;   // 第, 全国: only before 位
    bool needs_move = false;   // 前年度比: only with 増 or 減
    bool has_sign = false;     // its own, or that of the lower limit before it
    bool relative = false;     // 前年度比▲3%: three percent less, no points
    bool spans_years = false;  // 5年間で
    bool dated_before = false;
    bool dated_behind = false;
    bool needs_unit = false;  // R6 85%: without a unit the year could be the number
    unit rate{};              // 人口10万対
    bool has_unit() const { return read.unit.symbol()[0] != '\0'; }
    bool is_share() const { return read.unit.scale() == scale_kind::proportion; }

    before_mark marked() const
    {
        if (!has_unit()) { return before_mark::number; }
        // Of a quotient the last thing: μg/m ³ is no μg/m.
        unit_definition const& d = read.unit.definition();
        unit_definition const& last =
            d.composition == composition::quotient && d.right != nullptr ? *d.right : d;
        bool const measures = last.scale == scale_kind::ratio && !last.counts
                              && last.composition != composition::product;
        return measures ? before_mark::measure : before_mark::anything;
    }
};

inline bool is_span_unit(unit u)
{
    std::string_view const symbol{u.symbol()};
    return symbol == "年" || symbol == "か月" || symbol == "日" || symbol == "週";
}

inline bool set_basis(printed_amount& it, basis b)
{
    if (it.read.basis_printed) { return false; }
    it.read.basis_printed = true;
    it.read.basis = b;
    return true;
}

inline bool set_bound(printed_amount& it, bound b)
{
    if (it.read.bound != bound::none) { return false; }
    it.read.bound = b;
    return true;
}

inline bool qualify(printed_amount& it, unsigned char bit)
{
    unsigned char& said = it.read.notation.qualifiers;
    if ((said & bit) != 0) { return false; }
    said = static_cast<unsigned char>(said | bit);
    return true;
}

inline bool say(printed_amount& it, std::string_view words)
{
    std::string word = without_blanks(words);
    if (std::ranges::find(it.said, word) != it.said.end()) { return false; }
    it.said.push_back(std::move(word));
    return true;
}

inline bool set_rate(printed_amount& it, rate_word const& w, known_units known)
{
    if (it.rate.symbol()[0] != '\0') { return false; }
    cursor at{w.unit};
    reading read;
    if (!take_unit(at, read, known)) { return false; }
    it.rate = read.unit;
    return true;
}

// ——— Parentheses, which hold no further ones.

inline bracket const* bracket_of(cursor const& at)
{
    for (bracket const& b : brackets) {
        if (at.rest().starts_with(b.open)) { return &b; }
    }
    return nullptr;
}

/// What stands between two brackets; nothing where none open here, or they do not close, and then
/// `wrong` is where that shows.
inline bool take_group(cursor& at, std::string_view& inner, std::size_t& wrong)
{
    bracket const* const open = bracket_of(at);
    wrong = at.position();
    if (open == nullptr) { return false; }
    cursor ahead = at;
    ahead.take(open->open);
    cursor const from = ahead;
    while (!ahead.at_end()) {
        cursor const here = ahead;
        if (ahead.take(open->close) || ahead.take(open->other_close)) {
            inner = between(from, here);
            at = ahead;
            return true;
        }
        wrong = here.position();
        if (bracket_of(ahead) != nullptr) { return false; }
        ahead.skip();
    }
    wrong = ahead.position();
    return false;
}

/// The same, where brackets that do not close are what is wrong with the text.
inline bool take_group(cursor& at, std::string_view& inner, text_refusal& refused)
{
    std::size_t wrong = 0;
    if (take_group(at, inner, wrong)) { return true; }
    return bracket_of(at) != nullptr && refused.fail(code::trailing_text, wrong);
}

}  // namespace tomakomai_kpi::detail

#endif
