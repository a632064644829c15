// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_REFUSAL_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_REFUSAL_HPP

// How a refusal of the rule table becomes an exception with a message, and what values refuse
// before the table is asked.

#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

/// 「人(単年度)」
std::string describe(operand of);

/// Throws what the verdict refuses; `deed` completes 「AとBは…」, as 足せません does.
[[noreturn]] void throw_refused(verdict const& refused, operand a, operand b, char const* deed);
[[noreturn]] void throw_refused(verdict const& refused, operand a, char const* deed);

/// Arithmetic takes a present amount that is no bound, range, rise or fall; throws amount_error.
void require_amount(value const& v, char const* deed);

/// What a rule of the table answers for two values; throws where it, or what a value says beside its
/// unit and basis, refuses.
verdict ask(verdict (*rule)(operand, operand), value const& a, value const& b, char const* deed);

}  // namespace detail
}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/refusal.hpp>
#endif

#endif
