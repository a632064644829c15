// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_MERGE_PLACING_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_MERGE_PLACING_HPP

// Where an indicator of a reading stands in a plan.

#include <string>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// In any revision: what is declared for an id holds for all of them. An empty one is no id.
bool is_taken(std::string const& id, std::vector<revision> const& all);

/// The letter with the least number that makes it free.
std::string free_id(std::string const& letter, std::vector<revision> const& all);

/// Puts it under the goal, measure and project of `r` that have the names of its own in `theirs`,
/// else under ones more. `all` are the revisions that `r` is one of.
void put_in_place(indicator& i, revision const& theirs, revision& r,
                  std::vector<revision> const& all);

}  // namespace tomakomai_kpi::detail

#endif
