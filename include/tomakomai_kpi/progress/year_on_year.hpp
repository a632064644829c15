// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_YEAR_ON_YEAR_HPP
#define TOMAKOMAI_KPI_PROGRESS_YEAR_ON_YEAR_HPP

// Each actual against the year before it, and whether the change counts as better.
//
//   for (yearly_change const& c : year_on_year(indicator)) { c.change.explain(); }
//
// Synopsis
//   struct yearly_change;       year, change, better
//   std::vector<yearly_change> year_on_year(indicator);

#include <optional>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct yearly_change {
    fiscal_year year;
    /// a − the value of the year before; of two totals of one start what the year itself brought,
    /// an annual value. Undefined as not_recorded where the year before has no actual (a baseline of
    /// that year counts as one), with the reason of a missing value, as no_amount of limits, mixed_basis,
    /// definition_changed (other units, 延べ), start_differs.
    figure<value> change;
    /// By the indicator's direction: nullopt where nothing changed, of totals that grow (a year's share
    /// says nothing of better or worse), where the direction is unknown, and of what is maintained.
    std::optional<bool> better{};
};

/// One for each actual, in the order of years.
std::vector<yearly_change> year_on_year(indicator const& of);

}  // namespace tomakomai_kpi

#endif
