// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_KEPT_ENUMS_HPP
#define TOMAKOMAI_KPI_PYTHON_KEPT_ENUMS_HPP

// The last enumerator of each enumeration that pickles hold as a number: what is beyond it is no
// state. One that is not listed does not compile.

#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/plan/evidence.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/plan/inferred.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/published.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/review/change.hpp>
#include <tomakomai_kpi/review/target_concerns.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::python {

template <class Enum>
inline constexpr Enum last_of = Enum::not_listed_here;

template <>
inline constexpr code last_of<code> = last_code;
template <>
inline constexpr basis last_of<basis> = basis::level_change;
template <>
inline constexpr bound last_of<bound> = bound::less_than;
template <>
inline constexpr form last_of<form> = form::decrease;
template <>
inline constexpr grouping last_of<grouping> = grouping::plain;
template <>
inline constexpr scale_kind last_of<scale_kind> = scale_kind::ordinal;
template <>
inline constexpr composition last_of<composition> = composition::quotient;
template <>
inline constexpr rounding last_of<rounding> = rounding::away;
template <>
inline constexpr indicator_kind last_of<indicator_kind> = indicator_kind::kpi;
template <>
inline constexpr direction_kind last_of<direction_kind> = direction_kind::range;
template <>
inline constexpr aggregation_kind last_of<aggregation_kind> = aggregation_kind::score;
template <>
inline constexpr evidence_source last_of<evidence_source> = evidence_source::neighbours;
template <>
inline constexpr evidence_strength last_of<evidence_strength> = evidence_strength::strong;
template <>
inline constexpr declared_fact last_of<declared_fact> = declared_fact::aggregation;
template <>
inline constexpr text_kind last_of<text_kind> = text_kind::unread;
template <>
inline constexpr mark_kind last_of<mark_kind> = mark_kind::underline;
template <>
inline constexpr status last_of<status> = status::behind_path;
template <>
inline constexpr method last_of<method> = method::path_gap;
template <>
inline constexpr score last_of<score> = score::to_baseline;
template <>
inline constexpr target_choice last_of<target_choice> = target_choice::of_year;
template <>
inline constexpr rate_print last_of<rate_print> = rate_print::capped;
template <>
inline constexpr change_kind last_of<change_kind> = change_kind::reformatted;
template <>
inline constexpr change_subject last_of<change_subject> = change_subject::indicator;
template <>
inline constexpr target_concern_kind last_of<target_concern_kind> =
    target_concern_kind::published_unexplained;
template <>
inline constexpr severity last_of<severity> = severity::note;
template <>
inline constexpr cell_fate last_of<cell_fate> = cell_fate::refused;

}  // namespace tomakomai_kpi::python

#endif
