// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_PERIODS_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_PERIODS_HPP

// What the fiscal periods of two observations forbid, the same for typed ones and for those of
// plans. The refusals are compiled in src/, so that no <string> is needed here.

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

[[noreturn]] void throw_different_periods(code why, fiscal_period left, fiscal_period right);
[[noreturn]] void throw_not_next(fiscal_period left, fiscal_period right);
[[noreturn]] void throw_start_differs(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_not_later(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_several_years(fiscal_period period);
[[noreturn]] void throw_nothing_to_accumulate();

/// Cumulative values compare and subtract within one period only.
constexpr void require_comparable_periods(fiscal_period a, fiscal_period b, basis on)
{
    if (a != b && on == basis::cumulative) { throw_different_periods(code::period_mismatch, a, b); }
}

/// From the first year of both to the last.
constexpr fiscal_period hull(fiscal_period a, fiscal_period b)
{
    return {a.first() < b.first() ? a.first() : b.first(),
            a.last() < b.last() ? b.last() : a.last()};
}

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/periods.hpp>
#endif

#endif
