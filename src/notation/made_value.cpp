// SPDX-License-Identifier: BSL-1.0
#include "notation/made_value.hpp"

#include <string_view>

#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi::detail {

std::optional<value> made_value(reading const& read, wanted_basis const& wanted,
                                text_refusal& refused)
{
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
    if (code const why = why_no_such_value(read, on); why != code::none) {
        refused = {why, 0};
        return std::nullopt;
    }
    if (verdict const carried = rule::carry({read.unit, on}); !carried.allowed()) {
        bool const points = carried.instead == instead::points;
        bool const score = read.unit.is(unit_of<units::点>);
        refused = {carried.refused, 0,
                   points  ? "。%の増減の単位は ポイント です (points)"
                   : score ? "。点が物の数なら、集計を flow か stock と宣言するか、"
                             "尺度が ratio の単位「点」を渡す"
                             " (counted things: declare flow or stock)"
                           : ""};
        return std::nullopt;
    }
    return value_access::make(read.number, read.unit, on, read.multiplier, read.bound,
                              read.notation);
}

}  // namespace tomakomai_kpi::detail
