// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_REMARKS_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_REMARKS_STATE_HPP

// The state of what is said about an indicator: comments, and published rates and marks.

#include <tuple>

#include <tomakomai_kpi/plan/indicator.hpp>

#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<comment> {
    static auto of(auto& c) { return std::tie(c.kind, c.year, c.text); }
};

template <>
struct members<published_result> {
    static auto of(auto& p) { return std::tie(p.year, p.rate, p.mark); }
};

template <>
struct blank<published_result> {
    static published_result made() { return {fiscal_year{2000}, {}, {}}; }
};

}  // namespace tomakomai_kpi::python

#endif
