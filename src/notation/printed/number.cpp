// SPDX-License-Identifier: BSL-1.0
#include "notation/printed/number.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "notation/printed/quotient.hpp"

namespace tomakomai_kpi::detail {

namespace {

// ▲ 3.4 stands apart from its number; a hyphen that does may open a list.
bool take_sign(cursor& at)
{
    bool const triangle = at.take("△") || at.take("▲");
    bool const apart = triangle || at.take("マイナス");
    if (apart) { at.skip_spaces(); }
    return apart || take_minus(at);
}

// 3割5分, 3割5分2厘.
void take_tenths(cursor& at, reading& read)
{
    exact size = exact::ratio(1, 10);
    for (std::string_view const place : {"分", "厘"}) {
        cursor ahead = at;
        char const digit = ahead.peek();
        if (!is_digit(digit)) { break; }
        ahead.skip();
        bool const whole = read.multiplier == 1 && (place == "厘" || read.number.is_integer());
        if (!ahead.take(place) || !whole) { break; }
        read.number = read.number + size * (digit - '0');
        size = size / 10;
        read.notation = {.qualifiers = read.notation.qualifiers};
        at = ahead;
        if (place == "分" && !is_digit(at.peek())) { break; }
    }
}

// 1時間30分, 1年6か月: what follows counts in the smaller unit.
bool take_smaller_units(cursor& at, reading& read, known_units known, text_refusal& refused)
{
    struct step {
        std::string_view from;
        std::string_view to;
        std::int64_t size;
    };
    static constexpr std::array<step, 3> steps{
        {{"時間", "分", 60}, {"分", "秒", 60}, {"年", "か月", 12}}};
    for (step const& s : steps) {
        cursor ahead = at;
        ahead.skip_spaces();
        if (read.unit.symbol() != s.from || !is_digit(ahead.peek())) { continue; }
        reading lower;
        std::size_t const start = ahead.position();
        bool const whole = read.multiplier == 1 && read.number.is_integer();
        if (take_number(ahead, lower, known.most_digits) != code::none
            || !take_unit(ahead, lower, known) || lower.unit.symbol() != s.to) {
            continue;
        }
        if (!whole || lower.multiplier != 1 || lower.number >= s.size
            || !lower.number.is_integer()) {
            return refused.fail(code::bad_number, start);
        }
        exact const sum = abs(read.number) * s.size + lower.number;
        read.number = read.number.sign() < 0 ? -sum : sum;
        read.unit = lower.unit;
        read.notation = {.qualifiers = read.notation.qualifiers};
        at = ahead;
    }
    return true;
}

// (8.9)%
std::string advice_at(cursor const& at)
{
    cursor ahead = at;
    bracket const* const open = bracket_of(ahead);
    if (open == nullptr || !ahead.take(open->open) || !is_digit(ahead.peek())) { return ""; }
    return "。括弧の中の数は、注の番号とも負の数とも参考の値とも読める (a number in parentheses)";
}

}  // namespace

bool take_amount(cursor& at, printed_amount& it, known_units known, text_refusal& refused)
{
    reading& read = it.read;
    bool const zero_change = at.take("±");
    read.triangle = at_triangle(at);
    bool const negative = !zero_change && take_sign(at);
    bool const plus = zero_change || (!negative && (at.take_ascii('+') || at.take("プラス")));
    std::size_t const start = at.position();
    bool const in_words = !zero_change && !negative && !plus && at.take("ゼロ");
    if (in_words) {
        read.number = 0;
    } else if (code const bad = take_number(at, read, known.most_digits); bad != code::none) {
        return refused.fail(bad, at.position(), advice_at(at));
    }
    if (zero_change && read.number.sign() != 0) { return refused.fail(code::bad_number, start); }
    if (negative) { read.number = -read.number; }
    it.has_sign = it.has_sign || plus || negative;
    at.skip_spaces();
    bool const has_unit = take_printed_unit(at, read, known);
    if (is_year(read) || (read.loose_end && !has_unit)) {
        return refused.fail(code::bad_number, start);
    }
    if (has_unit && take_yearly(at, read.unit)) {
        // The upper limit of a range has it from the lower one.
        if (!it.yearly && !set_basis(it, basis::annual)) {
            return refused.fail(code::trailing_text, start);
        }
        it.yearly = true;
    } else if (has_unit && take_denominator(at, known, read.unit)) {
        read.notation.spelling = 0;
    }
    if (std::string_view{read.unit.symbol()}.ends_with("/年")) { at.take("度"); }
    if (read.unit.symbol() == std::string_view{"割"}) {
        take_tenths(at, read);
    } else if (!take_smaller_units(at, read, known, refused)) {
        return false;
    }
    if (plus && !read.basis_printed) {
        read.basis_printed = true;
        read.basis = basis::change;
    }
    at.skip_spaces();
    return true;
}

}  // namespace tomakomai_kpi::detail
