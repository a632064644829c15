// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_UNDERLINED_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_UNDERLINED_HPP

// Whether a revision records underlines: one that does not says nothing about them.

#include <algorithm>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

inline bool has_underlines(revision const& r)
{
    return std::ranges::any_of(r.marks,
                               [](printed_mark const& m) { return m.kind == mark_kind::underline; })
           || std::ranges::any_of(r.texts,
                                  [](kept_text const& t) { return !t.underlines.empty(); });
}

}  // namespace tomakomai_kpi::detail

#endif
