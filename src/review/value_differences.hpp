// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_VALUE_DIFFERENCES_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_VALUE_DIFFERENCES_HPP

// What differs in the values of one indicator: its target, baseline and actuals.

#include <compare>
#include <optional>
#include <string>

#include <tomakomai_kpi/plan/indicator.hpp>

#include "review/facet.hpp"

namespace tomakomai_kpi::detail {

/// Target and baseline; where both moved and the targets compare, as one move of the start.
void note_plan_values(facets& out, indicator const& before, indicator const& after);

/// Actuals by year; those that only the newer one has are differences where `newer_too`.
void note_actuals(facets& out, indicator const& before, indicator const& after, bool newer_too);

/// As ambition, by the direction of the newer one: target_raised, target_lowered, target_changed
/// where that cannot be said, reformatted where only the notation differs.
change_kind target_change(indicator const& before, indicator const& after);

/// Does the fact say otherwise? What is only printed otherwise, and what stands beside it (the year
/// it is of, its status, its notes), is no change of it.
bool is_changed(facet const& f, aspect of);

/// The first of what an indicator says otherwise: its target, baseline, name or scale; null where all
/// is the same. It is what a document must flag.
facet const* said_otherwise(facets const& found);

/// May the numbers of two values be held against each other?
bool comparable(value const& a, value const& b);

/// How the number moved, of two that are comparable.
std::strong_ordering number_order(value const& before, value const& after);

bool basis_differs(value const& a, value const& b);
bool unit_differs(value const& a, value const& b);

std::string text_of(std::optional<observation> const& o);

}  // namespace tomakomai_kpi::detail

#endif
