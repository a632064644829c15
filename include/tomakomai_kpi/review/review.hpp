// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_REVIEW_HPP
#define TOMAKOMAI_KPI_REVIEW_REVIEW_HPP

// What a revision changed, and of which sort; and every difference of two plans.
//
// A table of old and new values hides what matters: a target that looks cut may
// ask for more (its start was moved), a target may change its meaning (1式 →
// 累計1式) with no flag, and an actual may have met the old target before it was
// raised. So each change has one primary kind, the first that holds in the order
// of `change_kind`, what else holds beside it, and a sentence with the inputs.
//
// Things are matched by id, else by name within their project; what is left
// counts as renamed only if it is the sole pair left and every value agrees.
// Other pairs are replacements. Where the ids of two plans are but the numbers of
// their projects, as in documents that were read, names go before ids.
//
//   plan_review const r = review(plans::tomakomai());
//   r.changes.front().explain();
//   r.count("kpi_changes");            // 32, counted by the rules in docs/review.md
//   compare_plans(a, b).changes;       // empty for plans that say the same
//
// Synopsis
//   struct twice_judged;  an actual against the targets of both revisions
//   struct plan_review;   changes, judged, counts, count(name)
//   plan_review review(plan, old, new);       compare_plans(a, b)

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/review/change.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The newest actual of an indicator, against the target of either revision.
struct twice_judged {
    std::string id;
    std::string name;
    std::string page;
    std::string year;
    std::string actual;
    std::string old_target;
    std::string new_target;
    figure<bool> met_old;
    figure<bool> met_new;
    bool raised = false;  // the target, as ambition

    std::string explain() const;
};

struct plan_review {
    std::vector<plan_change> changes;  // by the order of the document
    std::vector<twice_judged> judged;
    std::vector<std::pair<std::string, int>> counts;

    /// Throws notation_error (unknown_name).
    int count(std::string_view name) const;
};

/// What changed from one revision of a plan to another; throws plan_error (unknown_name).
plan_review review(plan const& of, std::string_view old_revision = "old",
                   std::string_view new_revision = "new");

/// Every difference between two plans, in all revisions: of `a` (old) and `b` (new). Its counts are
/// of the kinds.
plan_review compare_plans(plan const& a, plan const& b);

}  // namespace tomakomai_kpi

#endif
