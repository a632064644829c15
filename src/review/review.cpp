// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/review.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/period_passage.hpp"
#include "plan/project_ids.hpp"
#include "review/counts.hpp"
#include "review/differences.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi {

namespace {

using detail::depth;
using detail::differences;
using detail::told_by;

std::vector<twice_judged> judge(differences const& found, revision const& after)
{
    std::vector<twice_judged> out;
    for (indicator const& now : after.indicators) {
        indicator const* const before = found.older(now);
        observation const* const actual = now.actual();
        if (before == nullptr || actual == nullptr || !before->target || !now.target) { continue; }
        indicator by_old = now;
        by_old.target = before->target;
        twice_judged t;
        t.id = now.id;
        t.name = now.name;
        t.page = now.page;
        t.year = to_string(actual->year());
        t.actual = to_string(actual->value());
        t.old_target = to_string(before->target->value());
        t.new_target = to_string(now.target->value());
        t.met_old = assess(by_old).met;
        t.met_new = assess(now).met;
        t.raised = detail::target_change(*before, now) == change_kind::target_raised;
        out.push_back(std::move(t));
    }
    return out;
}

void put_fact(plan_review& out, change_subject subject, change_kind kind, std::string const& what,
              std::string const& revision_name, std::string const& before, std::string const& after,
              std::string const& page = "")
{
    if (before == after) { return; }
    plan_change c;
    c.page = page;
    c.kind = kind;
    c.subject = subject;
    c.revision = revision_name;
    if (!before.empty()) { c.old_text = before; }
    if (!after.empty()) { c.new_text = after; }
    c.explanation = what + ": " + (before.empty() ? "なし" : before) + " → "
                    + (after.empty() ? "なし" : after) + "。";
    out.changes.push_back(std::move(c));
}

revision const* find(plan const& of, std::string const& name)
{
    auto const found = std::ranges::find(of.revisions(), name, &revision::name);
    return found == of.revisions().end() ? nullptr : &*found;
}

std::string page_of_period(plan const& of)
{
    for (revision const& r : of.revisions()) {
        kept_text const* const printed = detail::printed_period(r, of.period());
        if (printed != nullptr) { return printed->page; }
    }
    return "";
}

// What holds for all revisions is told once.
bool is_told(plan_review const& so_far, plan_change const& c)
{
    return c.kind == change_kind::declaration_changed
           && std::ranges::any_of(so_far.changes, [&](plan_change const& earlier) {
                  return earlier.id == c.id && earlier.kind == c.kind
                         && earlier.old_text == c.old_text && earlier.new_text == c.new_text;
              });
}

// Documents that were read have but the numbers of their projects for ids.
told_by how_to_tell(plan const& a, plan const& b)
{
    auto const numbered = [](plan const& p) {
        return !p.revisions().empty() && detail::ids_are_positions(p.revisions().front().projects);
    };
    return numbered(a) && numbered(b) ? told_by::name : told_by::id;
}

void compare_revisions(plan_review& out, revision const& a, revision const& b, told_by ids)
{
    put_fact(out, change_subject::revision, change_kind::renamed, "版の名称", b.name, a.label,
             b.label);
    put_fact(out, change_subject::revision, change_kind::note_changed, "版の出典", b.name, a.source,
             b.source);
    for (detail::found_change& c : detail::differ(a, b, depth::everything, ids).changes) {
        if (!is_told(out, c.told)) { out.changes.push_back(std::move(c.told)); }
    }
}

std::vector<std::pair<std::string, int>> by_kind(std::vector<plan_change> const& changes)
{
    std::map<change_kind, int> counted;
    for (plan_change const& c : changes) { ++counted[c.kind]; }
    std::vector<std::pair<std::string, int>> out;
    out.reserve(counted.size());
    for (auto const& [kind, n] : counted) { out.emplace_back(to_string(kind), n); }
    return out;
}

}  // namespace

std::string twice_judged::explain() const
{
    return detail::quote(name) + "の" + year + "の実績 " + actual + ": 旧目標 " + old_target + " — "
           + met_old.explain() + "、新目標 " + new_target + " — " + met_new.explain() + "。";
}

int plan_review::count(std::string_view name) const
{
    for (auto const& [known, n] : counts) {
        if (known == name) { return n; }
    }
    detail::refuse_name(
        "集計", name,
        detail::names_in(counts, [](auto const& c) -> auto const& { return c.first; }),
        "no such count");
}

plan_review review(plan const& of, std::string_view old_revision, std::string_view new_revision)
{
    revision const& before = of.revision(old_revision);
    revision const& after = of.revision(new_revision);
    differences const found = detail::differ(before, after, depth::plan_only);
    plan_review out;
    for (detail::found_change const& c : found.changes) { out.changes.push_back(c.told); }
    out.judged = judge(found, after);
    out.counts = detail::recounted(found, out.judged, after);
    return out;
}

plan_review compare_plans(plan const& a, plan const& b)
{
    plan_review out;
    put_fact(out, change_subject::plan, change_kind::id_changed, "計画のID", "", a.id(), b.id());
    put_fact(out, change_subject::plan, change_kind::renamed, "計画の名称", "", a.name(), b.name());
    put_fact(out, change_subject::plan, change_kind::period_changed, "計画の期間", "",
             to_string(a.period()), to_string(b.period()), page_of_period(b));
    told_by const ids = how_to_tell(a, b);
    for (revision const& after : b.revisions()) {
        if (revision const* const before = find(a, after.name)) {
            compare_revisions(out, *before, after, ids);
        } else {
            put_fact(out, change_subject::revision, change_kind::added, "版", after.name, "",
                     after.name);
        }
    }
    for (revision const& before : a.revisions()) {
        if (find(b, before.name) == nullptr) {
            put_fact(out, change_subject::revision, change_kind::removed, "版", before.name,
                     before.name, "");
        }
    }
    out.counts = by_kind(out.changes);
    return out;
}

}  // namespace tomakomai_kpi
