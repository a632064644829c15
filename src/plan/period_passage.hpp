// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_PERIOD_PASSAGE_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_PERIOD_PASSAGE_HPP

// Where a document prints the period of its plan, so that what is said of it has a page.

#include <algorithm>
#include <string>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi::detail {

/// The passage with both of its ends; null where the revision keeps none.
inline kept_text const* printed_period(revision const& in, fiscal_period period)
{
    auto const prints = [](kept_text const& t, fiscal_year year) {
        return t.text.find(to_string(year)) != std::string::npos;
    };
    auto const found = std::ranges::find_if(in.texts, [&](kept_text const& t) {
        return t.kind == text_kind::passage && prints(t, period.first())
               && prints(t, period.last());
    });
    return found == in.texts.end() ? nullptr : &*found;
}

}  // namespace tomakomai_kpi::detail

#endif
