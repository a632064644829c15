// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BASIS_HPP
#define TOMAKOMAI_KPI_VALUE_BASIS_HPP

// How a value adds up over time is its basis. One fiscal year (annual, 単年度)
// and several years added up (cumulative, 累計) are flows; a state at a time
// (level, 時点) is a stock, a ratio, a score or a rank. In the terms of data
// warehousing flows are additive, stocks semi-additive, ratios non-additive.
//
// Synopsis
//   enum class basis;   annual, cumulative, level, change and what a change is of
//   is_change(basis), change_of(basis), changes(change, value)
//   name(basis), japanese(basis)

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class basis : int {
    annual,      // 単年度: a flow in one fiscal year
    cumulative,  // 累計: a flow over consecutive fiscal years
    level,       // 時点: a state; every ratio, score and rank
    change,      // 増減, of a basis that was not said
    annual_change,
    cumulative_change,
    level_change,
};

constexpr bool is_change(basis b) noexcept
{
    return b >= basis::change;
}

/// The change of two values of a basis, which is no change itself.
constexpr basis change_of(basis b) noexcept
{
    switch (b) {
    case basis::annual: return basis::annual_change;
    case basis::cumulative: return basis::cumulative_change;
    case basis::level: return basis::level_change;
    default: return b;
    }
}

/// May a change be added to a value of this basis?
constexpr bool changes(basis change, basis value) noexcept
{
    return change == basis::change || change == change_of(value);
}

constexpr char const* name(basis b) noexcept
{
    switch (b) {
    case basis::annual: return "annual";
    case basis::cumulative: return "cumulative";
    case basis::level: return "level";
    default: return "change";
    }
}

/// The word that documents have for it.
constexpr char const* japanese(basis b) noexcept
{
    switch (b) {
    case basis::annual: return "単年度";
    case basis::cumulative: return "累計";
    case basis::level: return "時点";
    case basis::annual_change: return "単年度の増減";
    case basis::cumulative_change: return "累計の増減";
    case basis::level_change: return "時点の増減";
    default: return "増減";
    }
}

}  // namespace tomakomai_kpi

#endif
