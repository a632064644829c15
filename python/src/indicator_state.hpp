// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_INDICATOR_STATE_HPP
#define TOMAKOMAI_KPI_PYTHON_INDICATOR_STATE_HPP

// What the members of an indicator and of its parts are, for pickling and comparing.

#include <algorithm>
#include <tuple>

#include <tomakomai_kpi/plan/indicator.hpp>

#include "remarks_state.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<provenance> {
    static auto of(auto& p) { return std::tie(p.by, p.why); }
};

template <>
struct members<aggregation> {
    static auto of(auto& a) { return std::tie(a.kind, a.provenance); }
};

template <>
struct members<start_of_project> {
    static auto of(auto& s) { return std::tie(s.year, s.provenance); }
};

template <>
struct blank<start_of_project> {
    static start_of_project made() { return {fiscal_year{2000}, {}}; }
};

template <>
struct blank<indicator> {
    static indicator made() { return indicator{fiscal_year{2000}}; }
};

template <>
struct members<indicator> {
    static auto of(auto& i)
    {
        return std::tie(i.id, i.name, i.scale, i.kind, i.goal, i.project_id, i.project,
                        i.departments, i.page, i.flags, i.notes, i.direction, i.aggregation,
                        i.baseline, i.actuals, i.interim_targets, i.target, i.period, i.at,
                        i.project_start, i.comments, i.published);
    }
};

// What it holds of years stands in their order.
template <>
struct law<indicator> {
    static bool holds(indicator const& i)
    {
        auto const in_order = [](auto const& all, auto year) {
            return std::ranges::is_sorted(all, {}, year);
        };
        return in_order(i.actuals, &observation::year)
               && in_order(i.interim_targets, &observation::year)
               && in_order(i.published, &published_result::year);
    }
};

}  // namespace tomakomai_kpi::python

#endif
