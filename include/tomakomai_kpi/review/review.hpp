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
//   enum class change_kind, change_subject;   to_string, japanese
//   struct plan_change;        kind, also, subject, page, id, project, old_text, new_text, explain()
//   struct twice_judged;  an actual against the targets of both revisions
//   struct plan_review;   changes, judged, counts, count(name)
//   plan_review review(plan, old, new);       compare_plans(a, b)

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>

namespace tomakomai_kpi {

/// In the order of precedence.
enum class change_kind : unsigned char {
    added,
    removed,
    ended,     // 取組終了
    replaced,  // another indicator stands in its place
    split,     // one became several whose targets add up to it; beside `replaced`: by number only
    merged,    // several became one
    rebased,   // baseline and target moved together: the increments decide, not the targets
    basis_changed,
    unit_changed,
    target_raised,   // as ambition: by the direction, not by the number
    target_lowered,  // likewise
    target_changed,  // no declared direction says which
    baseline_changed,
    actual_changed,
    year_changed,
    status_changed,
    note_changed,
    content_changed,
    renamed,
    department_changed,
    flag_changed,
    moved,  // to another goal, measure or project
    page_changed,
    mark_changed,
    stated_count_changed,
    declaration_changed,  // of direction or aggregation
    period_changed,
    text_changed,
    id_changed,
    reformatted,  // printed otherwise, the same quantity: 50% → 50.0%
};

enum class change_subject : unsigned char { plan, revision, goal, measure, project, indicator };

std::string to_string(change_kind k);
std::string to_string(change_subject s);
std::string japanese(change_kind k);

struct plan_change {
    change_kind kind = change_kind::added;
    std::vector<change_kind> also;  // what holds beside it, in the same order
    change_subject subject = change_subject::indicator;
    std::string revision;  // in which it stands
    std::string page;      // its own page, as printed
    std::string id;        // of the subject, in the newer one where it is there
    std::string name;
    std::string project;  // id of the project, empty where there is none
    std::optional<std::string> old_text;
    std::optional<std::string> new_text;
    std::string explanation;

    /// What changed, from which inputs and by which rule.
    std::string const& explain() const noexcept { return explanation; }
    bool is(change_kind k) const noexcept;  // primary or beside it
};

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
