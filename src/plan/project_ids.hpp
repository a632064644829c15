// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_PROJECT_IDS_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_PROJECT_IDS_HPP

// Which id a printed project has. A document prints none, so the first is P01 and
// the next P02; where another plan declares ids, a project keeps the one of its
// name, wherever others begin or end before it.

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// An id for each printed name, none twice. `declared` are the projects of the declaring plan, in its
/// order: one keeps its id by its name, and those between two such, where just as many are printed,
/// by their order (renamed). Any other gets the next free number.
std::vector<std::string> project_ids(std::vector<std::string_view> const& printed,
                                     std::vector<project> const& declared);

/// Are the ids just the numbers of the projects in their order?
bool ids_are_positions(std::vector<project> const& projects);

}  // namespace tomakomai_kpi::detail

#endif
