// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_YEAR_COUNT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_YEAR_COUNT_HPP

// What is no number of years.

#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/year_count.hpp>

namespace tomakomai_kpi::detail {

TOMAKOMAI_KPI_INLINE void throw_no_years(std::int64_t years)
{
    detail::refuse(period_error{code::bad_period,
                                "年数「" + std::to_string(years)
                                    + "」: 1以上の年数を指定してください"
                                      " (at least one year)",
                                std::to_string(years),
                                {}});
}

}  // namespace tomakomai_kpi::detail

#endif
