// SPDX-License-Identifier: BSL-1.0
#include "notation/made_value.hpp"

#include <string_view>

#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi::detail {

namespace {

// What no such thing has: a third of a rank, minus a place, ten thousand percent, people of whom each
// is a thousandth.
code why_no_such_value(reading const& read)
{
    auto const scale = read.unit.scale();
    auto const is = [&](std::string_view symbol) { return symbol == read.unit.symbol(); };
    bool const ranked = scale == scale_kind::ordinal;
    bool const share = scale == scale_kind::proportion;
    if (ranked) {
        if (read.number.sign() <= 0 || !read.number.is_integer()) { return code::bad_number; }
        // 3位以上 is third or better, and 3 or more by the number.
        if (read.bound != bound::none && read.bound != bound::at_most) {
            return code::trailing_text;
        }
    }
    bool const changed = read.basis_printed && is_change(read.basis);
    if (read.number.sign() < 0 && is("倍") && !changed) { return code::bad_number; }
    bool const multiplied = read.multiplier != 1 || read.loose_end;
    if (multiplied && (ranked || share || is("歳") || is("℃"))) { return code::bad_number; }
    bool const gross = (read.notation.qualifiers & qualifier::gross) != 0;
    if (gross && (ranked || share || scale == scale_kind::interval)) { return code::trailing_text; }
    // 1.200人 is 1,200人 misprinted.
    constexpr int thousandths = 3;
    bool const point_for_comma = read.notation.decimals == thousandths && read.multiplier == 1
                                 && read.number < 1000 && read.unit.definition().counts;
    return point_for_comma ? code::bad_grouping : code::none;
}

}  // namespace

std::optional<value> made_value(reading const& read, wanted_basis const& wanted,
                                text_refusal& refused)
{
    if (code const why = why_no_such_value(read); why != code::none) {
        refused = {why, 0};
        return std::nullopt;
    }
    basis on = read.basis;
    std::optional<basis> const given =
        wanted.of_a_state && on == basis::annual ? basis::level : wanted.given;
    if (given && *given != on) {
        bool const both_change = is_change(*given) && is_change(on);
        if (read.basis_printed && !both_change) {
            refused = {code::basis_mismatch, 0};
            return std::nullopt;
        }
        on = *given;
    }
    if (verdict const carried = rule::carry({read.unit, on}); !carried.allowed()) {
        bool const points = carried.instead == instead::points;
        refused = {carried.refused, 0, points ? "。%の増減の単位は ポイント です" : ""};
        return std::nullopt;
    }
    return value_access::make(read.number, read.unit, on, read.multiplier, read.bound,
                              read.notation);
}

}  // namespace tomakomai_kpi::detail
