// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_SCENARIO_HPP
#define TOMAKOMAI_KPI_PROGRESS_SCENARIO_HPP

// What if: functions that take a plan or an indicator and give what would be.
//
// Nothing here changes a plan: a scenario is a plan of its own, and each actual
// that it assumes carries a note saying so.
//
//   needed_next_year(indicator)                          // the actual that is on the path then
//   plan const p = with_actual(plans::tomakomai(), "G1-1", parse("累計100人"), fiscal_year{2022});
//   plan const q = at_current_pace(plans::tomakomai());  // the last year, if nothing changes
//
// Synopsis
//   figure<value> expected_now(indicator, clock), needed_next_year(indicator, clock);
//   struct actual_options;  plan with_actual(plan, id, value or text, year, options);
//   plan at_current_pace(plan, revision);
//   plan with_direction(plan, id, direction), with_project_start(plan, project_id, year);

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/progress/figure.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// What the path holds for the year of the newest actual: in the target's year the target, before it
/// t·n/N of a cumulative one, else b + (t − b)·n/N; of what is maintained the target itself, without
/// its tolerance. A bound (超, 未満) where the amount itself is not on the path. Undefined with the
/// reasons of the path, as no_amount for a range, and after the target's year as period_over.
figure<value> expected_now(indicator const& judged, progress_clock const& on = clock_kind::plan);

/// The least actual (the greatest, where lower is better) of the year after the newest printed one
/// that is on the path then: as expected_now, with n + 1; period_over from the target's year on.
figure<value> needed_next_year(indicator const& judged,
                               progress_clock const& on = clock_kind::plan);

/// What notes of assumed actuals say where the caller says nothing.
inline constexpr std::string_view assumed = "仮定の値 (assumed)";

/// How an actual enters a plan: assumed, unless the caller says what it is.
struct actual_options {
    std::string_view revision = "new";
    observation_status status = observation_status::estimated;
    std::string_view note = assumed;  // its footnote; empty for none
};

/// The plan with one more actual, or with another one where the year has one.
/// A cumulative value counts from the plan's first year. Throws plan_error (unknown_id,
/// unknown_name), period_error, amount_error (a status that does not fit the value).
plan with_actual(plan const& p, std::string_view id, value const& actual, fiscal_year year,
                 actual_options const& options = {});

/// The same, of a text as printed: 46, under the indicator's own unit, or 46人. Throws what `parse`
/// throws, too.
plan with_actual(plan const& p, std::string_view id, std::string_view printed, fiscal_year year,
                 actual_options const& options = {});

/// The plan with actuals for the target's year as a linear projection has them, for all indicators
/// that have one; the others stay as they are.
plan at_current_pace(plan const& p, std::string_view revision = "new");

/// The plan with another declaration for an indicator, in all revisions that have it. The limits of a
/// range stand on the basis that its values have. Throws plan_error (unknown_id), and what
/// declared_direction refuses.
plan with_direction(plan const& p, std::string_view id, direction const& declared);

/// The plan with a declared first year for a project and its indicators, in all revisions.
/// Throws plan_error (unknown_id).
plan with_project_start(plan const& p, std::string_view project_id, start_of_project start);

}  // namespace tomakomai_kpi

#endif
