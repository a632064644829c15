// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_HPP
#define TOMAKOMAI_KPI_REVIEW_HPP

// What changed between two revisions of a plan (review), or between two plans
// (compare), and of which sort.
//
// An indicator has one primary kind, the first that holds of those in
// `change_kind`; whatever else holds is listed with it. Ambition is judged by
// direction and not by the sign of a difference: 累計55組 → 累計30組 from a start
// that was moved from 累計32組 to 6組 is +23 → +30, a rise.
//
// Ids are ours and stay while the thing stays, so they match first; within one
// project then equal names, and then one rest on either side with equal values,
// whose change says by which evidence it was matched. Nothing is matched silently.
//
//   review const r = review_plan(plans::tomakomai());
//   for (plan_change const& c : r.changes()) { c.kind; c.page; c.explain(); }
//   r.count("target_changes")                // 25
//
// Synopsis
//   enum class change_kind;  struct plan_change;  struct judged_target;
//   class review;   changes(), counts(), count(name), judged()
//   review review_plan(plan, old, new);
//   review compare_plans(a, b);

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/assessment.hpp>
#include <tomakomai_kpi/plan.hpp>

namespace tomakomai_kpi {

enum class change_kind : unsigned char {
    // of indicators, in the order in which the first decides
    added,
    removed,
    replaced,
    split,
    merged,
    rebased,        // start and target were moved together
    basis_changed,  // 1式 → 累計1式
    unit_changed,
    target_raised,  // as ambition, by direction
    target_lowered,
    target_changed,  // where the direction is unknown
    renamed,
    baseline_changed,
    actual_changed,
    year_changed,
    reformatted,  // 50% → 50.0%
    notes_changed,
    status_changed,
    direction_changed,
    aggregation_changed,
    // of projects, measures, goals, plans
    new_project,
    project_removed,
    ended,
    content_changed,
    moved_department,
    flags_changed,
    page_changed,
    new_measure,
    measure_removed,
    measure_changed,
    goal_changed,
    stated_count_changed,
    plan_changed,
};

std::string to_string(change_kind k);
std::string japanese(change_kind k);

struct plan_change {
    change_kind kind = change_kind::added;
    std::vector<change_kind> also;
    std::string revision;  // of compare: where it is
    std::string page;
    std::string indicator;  // id, empty for none
    std::string project;    // id of the project (or goal, measure)
    std::optional<std::string> old_text;
    std::optional<std::string> new_text;
    std::string explanation;

    std::string const& explain() const noexcept { return explanation; }
};

/// One actual against the targets of both revisions.
struct judged_target {
    std::string indicator;
    std::string page;
    figure<bool> met_old;
    figure<bool> met_new;
    bool raised = false;
};

class review {
public:
    review(std::vector<plan_change> changes, std::vector<std::pair<std::string, int>> counts,
           std::vector<judged_target> judged)
        : changes_{std::move(changes)}, counts_{std::move(counts)}, judged_{std::move(judged)}
    {
    }

    std::vector<plan_change> const& changes() const noexcept { return changes_; }

    /// Counts by name, in a stated order; see docs/review.md for the rule of each.
    std::vector<std::pair<std::string, int>> const& counts() const noexcept { return counts_; }

    /// Throws plan_error (unknown_name).
    int count(std::string_view name) const;

    /// Actuals of the new revision against both targets, where the old one has the indicator.
    std::vector<judged_target> const& judged() const noexcept { return judged_; }

private:
    std::vector<plan_change> changes_;
    std::vector<std::pair<std::string, int>> counts_;
    std::vector<judged_target> judged_;
};

/// What changed from revision `old_name` to `new_name`; throws plan_error (unknown_name).
review review_plan(plan const& p, std::string_view old_name = "old",
                   std::string_view new_name = "new");

/// Every difference of two plans, revision by revision, declarations included.
review compare_plans(plan const& a, plan const& b);

}  // namespace tomakomai_kpi

#endif
