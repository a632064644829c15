// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_CHANGE_HPP
#define TOMAKOMAI_KPI_REVIEW_CHANGE_HPP

// What became otherwise at one subject, from one revision to another.
//
// A change has one primary kind, the first that holds in the order of
// `change_kind`, what else holds beside it, and a sentence with the inputs.
//
// Synopsis
//   enum class change_kind, change_subject;   to_string, japanese
//   struct plan_change;        kind, also, subject, page, id, project, old_text, new_text, explain(), remark

#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

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
    std::string remark{};  // of the explanation what kind, name, old and new text do not say

    /// What changed, from which inputs and by which rule.
    std::string const& explain() const noexcept { return explanation; }
    bool is(change_kind k) const noexcept;  // primary or beside it
};

}  // namespace tomakomai_kpi

#endif
