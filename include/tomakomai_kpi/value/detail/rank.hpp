// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_RANK_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_RANK_HPP

// What a number must be to stand for a rank, the same for typed quantities and for values.

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

[[noreturn]] void throw_no_rank(exact const& number);

/// Nobody stands between two places: a rank is a whole number from 1, a change of it any number.
constexpr void require_rank(exact const& amount, operand on)
{
    bool const rank = on.unit.scale() == scale_kind::ordinal && !is_change(on.basis);
    if (rank && !(amount.is_integer() && amount.sign() > 0)) { throw_no_rank(amount); }
}

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/rank.hpp>
#endif

#endif
