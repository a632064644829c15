// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_VALUE_REFUSAL_HPP
#define TOMAKOMAI_KPI_SRC_VALUE_REFUSAL_HPP

// How a refusal of the rule table becomes an exception with a message.

#include <string>

#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi::detail {

/// 「人(単年度)」
std::string describe(operand of);

/// Throws what the verdict refuses; `deed` completes 「AとBは…」, as 足せません does.
[[noreturn]] void throw_refused(verdict const& refused, operand a, operand b, char const* deed);
[[noreturn]] void throw_refused(verdict const& refused, operand a, char const* deed);

}  // namespace tomakomai_kpi::detail

#endif
