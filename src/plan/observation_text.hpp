// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_OBSERVATION_TEXT_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_OBSERVATION_TEXT_HPP

// How a printed value and year become value and period, for every reader of plans.

#include <string_view>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi::detail {

/// The values of a stock, a ratio or a score stand at a time, whatever their unit suggests.
constexpr bool is_state(aggregation_kind of) noexcept
{
    return of != aggregation_kind::flow && of != aggregation_kind::unknown;
}

inline value read_printed_value(std::string_view text, aggregation_kind of)
{
    return parse(text, {.of_a_state = is_state(of)});
}

/// A cumulative value counts from the plan's first year, up to its own, be that after the plan.
inline fiscal_period period_of_printed(value const& v, fiscal_period printed, fiscal_period of_plan)
{
    bool const counts_from_start =
        v.basis() == basis::cumulative && printed.years() == 1 && printed.last() >= of_plan.first();
    return counts_from_start ? fiscal_period{of_plan.first(), printed.last()} : printed;
}

}  // namespace tomakomai_kpi::detail

#endif
