// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_PERIODS_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_PERIODS_HPP

// How periods of observations are refused.

#include <cstdint>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/periods.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi::detail {

inline std::string both_periods(fiscal_period left, fiscal_period right)
{
    return "「" + to_string(left) + "」と「" + to_string(right) + "」";
}

[[noreturn]] inline void throw_period(code why, std::string const& rule, fiscal_period left,
                                      fiscal_period right)
{
    detail::refuse(period_error{why, both_periods(left, right) + "の値: " + rule, to_string(left),
                                to_string(right)});
}

TOMAKOMAI_KPI_INLINE void throw_different_periods(code why, fiscal_period left, fiscal_period right)
{
    char const* rule = "同じ年度の値だけを足せます。年度をまたぐ合計は accumulate です"
                       " (different fiscal years)";
    if (why == code::period_overlap) {
        rule = "期間の違う累計は足せません (cumulative values of different periods)";
    } else if (why == code::not_additive_over_years) {
        rule = "時点の値は年度をまたいで足せません (levels do not add over years)";
    }
    throw_period(why, rule, left, right);
}

TOMAKOMAI_KPI_INLINE void throw_not_next(fiscal_period left, fiscal_period right)
{
    bool const gap = right.first() - left.last() > 1;
    throw_period(
        gap ? code::period_gap : code::period_overlap,
        gap ? "間の年度が抜けています (years are missing between)"
            : "年度が重なるか、年度の順になっていません (years overlap or are out of order)",
        left, right);
}

TOMAKOMAI_KPI_INLINE void throw_start_differs(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::start_differs,
                 "累計の起点が違うので差は取れません (cumulative values start in different years)",
                 later, earlier);
}

TOMAKOMAI_KPI_INLINE void throw_not_later(fiscal_period later, fiscal_period earlier)
{
    throw_period(code::period_overlap,
                 "前の累計が、後の累計より先に終わっていません (the first must end later)", later,
                 earlier);
}

TOMAKOMAI_KPI_INLINE void throw_several_years(fiscal_period period)
{
    detail::refuse(period_error{code::period_mismatch,
                                "「" + to_string(period)
                                    + "」の値: 単年度と時点の値の期間は1年度です"
                                      " (annual values and levels are of one year)",
                                to_string(period),
                                {}});
}

TOMAKOMAI_KPI_INLINE void throw_nothing_to_accumulate()
{
    detail::refuse(amount_error{code::missing, "累計する値がありません (nothing to accumulate)"});
}

}  // namespace tomakomai_kpi::detail

#endif
