// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_COUNTS_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_COUNTS_HPP

// What a document counts of its own revision, counted anew.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/review/review.hpp>

#include "review/differences.hpp"

namespace tomakomai_kpi::detail {

/// Each count by its name; docs/review.md has the rules. `found` are the differences of the plan
/// alone, `judged` the actuals against both targets.
std::vector<std::pair<std::string, int>>
recounted(differences const& found, std::span<twice_judged const> judged, revision const& after);

/// How many subjects changed so, as their primary kind or beside it.
int count_changes(differences const& found, change_subject subject, change_kind kind);

/// Changes of indicators, replacements and additions in kept projects that bear the flag KPI変更:
/// what a document means by its number of changed KPIs.
int changed_kpis(differences const& found, revision const& after);

}  // namespace tomakomai_kpi::detail

#endif
