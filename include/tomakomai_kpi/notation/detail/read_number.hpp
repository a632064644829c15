// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP

// The number of a value: 2億396万, 3千2百万, 3万5,000, 199.5万, 30 万, 12,345.60.
//
//   number = group { group } | digits 分の digits [ small ] [ large ]
//            each group smaller than the multiplier before it leaves room for
//   group  = part { small part } [ small ] [ large ]     3千2百万 is 3千2百 times 万
//   small  = 十 | 百 | 千        large = 万 | 億 | 兆
//
// A blank may stand before a multiplier, where tables that are copied have one; nowhere else in a number.

#include <cstddef>
#include <cstdint>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/notation/detail/reading.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi::detail {

constexpr bool at_triangle(cursor const& at)
{
    return at.rest().starts_with("△") || at.rest().starts_with("▲");
}

// As accounts print a minus.
constexpr bool take_minus(cursor& at)
{
    return at.take_ascii('-') || at.take("△") || at.take("▲") || at.take("−");
}

constexpr bool at_multiplier(cursor const& at)
{
    return at.peek() == '\0' && !at.at_end();  // not ASCII
}

// 十, 百, 千; 1 where there is none.
constexpr std::int64_t take_small_multiplier(cursor& at)
{
    if (!at_multiplier(at)) { return 1; }
    if (at.take("十")) { return 10; }
    if (at.take("百")) { return 100; }
    return at.take("千") ? 1'000 : 1;
}

// 万, 億, 兆; 1 where there is none.
constexpr std::int64_t take_large_multiplier(cursor& at)
{
    if (!at_multiplier(at)) { return 1; }
    if (at.take("万")) { return 10'000; }
    if (at.take("億")) { return 100'000'000; }
    return at.take("兆") ? 1'000'000'000'000 : 1;
}

// 十 to 千, before 万, 億, 兆 or alone; 1 where there is none.
constexpr std::int64_t take_multiplier(cursor& at)
{
    std::int64_t const small = take_small_multiplier(at);
    return small * take_large_multiplier(at);
}

// The same behind a number, from which a blank may part it.
template <std::int64_t (*Take)(cursor&)>
constexpr std::int64_t take_behind_blank(cursor& at)
{
    cursor ahead = at;
    ahead.skip_spaces();
    std::int64_t const multiplier = Take(ahead);
    if (multiplier != 1) { at = ahead; }
    return multiplier;
}

// However many a program lets its readers take: what is done with numbers grows with the square.
inline constexpr std::size_t most_digits_ever = 100'000;

// The digits of one part and how they are grouped.
struct part {
    exact number;
    unsigned char decimals = 0;
    tomakomai_kpi::grouping grouping = grouping::unseen;
};

constexpr code take_part(cursor& at, part& out, std::size_t most_digits)
{
    constexpr std::size_t word_digits = 18;  // that surely fit in 64 bits
    std::int64_t small = 0;
    std::int64_t scale = 1;
    std::size_t digits = 0;
    std::size_t in_group = 0;
    bool grouped = false;
    bool leading_zero = false;

    auto const flush = [&] {
        out.number = digits <= word_digits ? exact{small} : out.number * scale + small;
        small = 0;
        scale = 1;
    };
    auto const add_digit = [&](char digit) {
        if (digits > 0 && digits % word_digits == 0) { flush(); }
        small = small * 10 + (digit - '0');
        scale *= 10;
        ++digits;
    };

    if (!is_digit(at.peek())) { return code::bad_number; }
    leading_zero = at.peek() == '0';
    for (;;) {
        char const c = at.peek();
        if (is_digit(c)) {
            if (digits == most_digits || digits == most_digits_ever) { return code::bad_number; }
            if (grouped && in_group == 3) { return code::bad_grouping; }
            add_digit(c);
            ++in_group;
        } else if (c == ',') {
            if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) {
                return code::bad_grouping;
            }
            grouped = true;
            in_group = 0;
        } else {
            break;
        }
        at.skip();
    }
    if (grouped && in_group != 3) { return code::bad_grouping; }
    if (leading_zero && digits > 1) { return code::bad_number; }
    if (grouped) {
        out.grouping = grouping::grouped;
    } else if (digits > 3) {
        out.grouping = grouping::plain;
    }

    std::int64_t ten_to_decimals = 1;  // as long as it fits
    if (at.take_ascii('.')) {
        if (!is_digit(at.peek())) { return code::bad_number; }
        while (is_digit(at.peek())) {
            if (digits == most_digits || out.decimals == 255) { return code::bad_number; }
            add_digit(at.peek());
            if (out.decimals < word_digits) { ten_to_decimals *= 10; }
            ++out.decimals;
            at.skip();
        }
    }
    flush();
    if (out.decimals > 0) {
        out.number /= ten_to_decimals;
        for (std::size_t d = word_digits; d < out.decimals; ++d) { out.number /= 10; }
    }
    return code::none;
}

// A part of a number and all that its multiplier counts.
struct group {
    part last;     // the part that ends it
    exact number;  // counted in small × large
    std::int64_t small = 1;
    std::int64_t large = 1;
    tomakomai_kpi::grouping grouping = grouping::unseen;
    bool several = false;
    bool loose_end = false;  // 3千5: the rest may lack its multiplier

    constexpr std::int64_t multiplier() const { return small * large; }
};

// May what follows a multiplier, `lower` times `times`, stand there?
constexpr bool fits_behind(std::int64_t multiplier, part const& lower, exact const& number,
                           std::int64_t times)
{
    if (times >= multiplier || number * times >= multiplier) { return false; }
    // 3億0円 and 3万5.5人 are no compounds that anyone prints.
    return number >= 1 && (times > 1 || lower.decimals == 0);
}

constexpr code take_group(cursor& at, group& out, std::size_t most_digits)
{
    part& p = out.last;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    out.number = p.number;
    out.grouping = p.grouping;
    out.small = take_behind_blank<take_small_multiplier>(at);
    while (out.small > 1 && is_digit(at.peek())) {
        if (p.decimals > 0) { return code::bad_number; }
        part lower;
        if (code const bad = take_part(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const small = take_behind_blank<take_small_multiplier>(at);
        if (!fits_behind(out.small, lower, lower.number, small)) { return code::bad_number; }
        out.several = true;
        out.loose_end = small == 1 && lower.number * 10 < out.small;
        out.number = out.number * (out.small / small) + lower.number;
        out.small = small;
        p = lower;
    }
    out.large = take_behind_blank<take_large_multiplier>(at);
    // 3千5万: 3千5百万, or 3,005万?
    return out.large > 1 && out.loose_end ? code::bad_number : code::none;
}

// 3分の385: how a fraction is read out, and a result that is none of decimals is written to be read
// again. Two values in a cell look otherwise.
constexpr bool take_parts_of_one(cursor& at, exact& out, std::size_t most_digits)
{
    cursor ahead = at;
    part p;
    bool const fits = take_part(ahead, p, most_digits) == code::none && p.decimals == 0
                      && p.number >= 1 && ahead.take("分の") && is_digit(ahead.peek());
    if (!fits) { return false; }
    out = p.number;
    at = ahead;
    return true;
}

constexpr code take_fraction(cursor& at, exact const& denominator, reading& out,
                             std::size_t most_digits)
{
    part p;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    if (p.decimals > 0) { return code::bad_number; }
    out.number = p.number / denominator;
    out.multiplier = take_behind_blank<take_multiplier>(at);
    out.canonical = false;
    return code::none;
}

// 2億396万 is 20396 × 10⁴: groups of falling multipliers, counted in the last one.
constexpr code take_number(cursor& at, reading& out, std::size_t most_digits)
{
    if (exact denominator; take_parts_of_one(at, denominator, most_digits)) {
        return take_fraction(at, denominator, out, most_digits);
    }
    group g;
    if (code const bad = take_group(at, g, most_digits); bad != code::none) { return bad; }
    out.number = g.number;
    out.multiplier = g.multiplier();
    out.notation.grouping = g.grouping;
    out.loose_end = g.loose_end;
    out.canonical = out.canonical && !g.several;
    while (is_digit(at.peek()) && out.multiplier > 1) {
        if (g.last.decimals > 0) { return code::bad_number; }
        group lower;
        if (code const bad = take_group(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const multiplier = lower.multiplier();
        if (!fits_behind(out.multiplier, lower.last, lower.number, multiplier)) {
            return code::bad_number;
        }
        out.canonical = false;
        out.loose_end = lower.loose_end || (multiplier == 1 && lower.number * 10 < out.multiplier);
        out.number = out.number * (out.multiplier / multiplier) + lower.number;
        out.multiplier = multiplier;
        g = lower;
    }
    out.notation.decimals = g.last.decimals;
    out.notation.exact_decimals = true;
    return code::none;
}

}  // namespace tomakomai_kpi::detail

#endif
