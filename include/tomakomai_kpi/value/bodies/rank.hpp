// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_RANK_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_RANK_HPP

// What is no rank.

#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/rank.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

namespace tomakomai_kpi::detail {

TOMAKOMAI_KPI_INLINE void throw_no_rank(exact const& number)
{
    detail::refuse(
        amount_error{code::bad_number, "「" + to_string(number)
                                           + "」は順位になりません: 順位は1以上の整数です"
                                             " (ranks are whole numbers from 1)"});
}

}  // namespace tomakomai_kpi::detail

#endif
