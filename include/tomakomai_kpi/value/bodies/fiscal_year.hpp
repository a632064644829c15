// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_HPP

// What is no fiscal year and no period.

#include <cstdint>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi {

std::string to_string(fiscal_year year);  // its header stands above this one

TOMAKOMAI_KPI_INLINE void detail::throw_unknown_year(std::int64_t start_year)
{
    auto const printed = std::to_string(start_year);
    detail::refuse(
        period_error{code::unknown_year,
                     "年度 " + printed + " は範囲外です: 1から9999まで (unknown fiscal year)",
                     printed,
                     {}});
}

TOMAKOMAI_KPI_INLINE void detail::throw_period_backwards(int first, int last)
{
    auto const left = to_string(fiscal_year{first});
    auto const right = to_string(fiscal_year{last});
    detail::refuse(
        period_error{code::bad_period,
                     "期間「" + left + "～" + right
                         + "」は終わりが始まりより前です (a period ends before it starts)",
                     left, right});
}

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#endif

#endif
