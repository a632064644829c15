// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_KEPT_DIFFERENCES_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_KEPT_DIFFERENCES_HPP

// What differs in all that a reader keeps beside the plan's facts: stated counts,
// texts and marks. What was told at its fact is not told again.

#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

#include "review/facet.hpp"
#include "review/pairing.hpp"

namespace tomakomai_kpi::detail {

/// `told` are the changes so far; the new ones come behind them.
void tell_kept(std::vector<found_change>& told, pairing const& of, revision const& before,
               revision const& after);

}  // namespace tomakomai_kpi::detail

#endif
