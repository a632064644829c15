// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP
#define TOMAKOMAI_KPI_NOTATION_DETAIL_READ_NUMBER_HPP

// The number of a value: 2億396万, 3万5,000, 199.5万, 12,345.60.

#include <cstddef>
#include <cstdint>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/notation/detail/reading.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi::detail {

// As accounts print a minus.
constexpr bool take_minus(cursor& at)
{
    return at.take_ascii('-') || at.take("△") || at.take("▲") || at.take("−");
}

// 十 to 千, before 万, 億, 兆 or alone; 1 where there is none.
constexpr std::int64_t take_multiplier(cursor& at)
{
    if (at.peek() != '\0' || at.at_end()) { return 1; }  // ASCII
    std::int64_t small = 1;
    if (at.take("十")) {
        small = 10;
    } else if (at.take("百")) {
        small = 100;
    } else if (at.take("千")) {
        small = 1'000;
    }
    if (at.take("万")) { return small * 10'000; }
    if (at.take("億")) { return small * 100'000'000; }
    if (at.take("兆")) { return small * 1'000'000'000'000; }
    return small;
}

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
            if (digits == most_digits) { return code::bad_number; }
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

// 2億396万 is 20396 × 10⁴: parts of falling multipliers, counted in the last one. `p` is the first of
// them, whose multiplier `out` has.
constexpr code take_lower_parts(cursor& at, part& p, reading& out, std::size_t most_digits)
{
    while (is_digit(at.peek()) && out.multiplier > 1) {
        if (p.decimals > 0) { return code::bad_number; }
        part lower;
        if (code const bad = take_part(at, lower, most_digits); bad != code::none) { return bad; }
        std::int64_t const multiplier = take_multiplier(at);
        if (multiplier >= out.multiplier || lower.number * multiplier >= out.multiplier) {
            return code::bad_number;
        }
        // 3億0円 and 3万5.5人 are no compounds that anyone prints.
        if (lower.number < 1 || (multiplier == 1 && lower.decimals > 0)) {
            return code::bad_number;
        }
        out.canonical = false;
        out.loose_end = multiplier == 1 && lower.number * 10 < out.multiplier;
        out.number = out.number * (out.multiplier / multiplier) + lower.number;
        out.multiplier = multiplier;
        p = lower;
    }
    return code::none;
}

constexpr code take_number(cursor& at, reading& out, std::size_t most_digits)
{
    part p;
    if (code const bad = take_part(at, p, most_digits); bad != code::none) { return bad; }
    out.number = p.number;
    out.multiplier = take_multiplier(at);
    out.notation.grouping = p.grouping;
    if (out.multiplier > 1) {
        code const bad = take_lower_parts(at, p, out, most_digits);
        if (bad != code::none) { return bad; }
    }
    out.notation.decimals = p.decimals;
    out.notation.exact_decimals = true;
    return code::none;
}

}  // namespace tomakomai_kpi::detail

#endif
