// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/review.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "plan/flag.hpp"
#include "plan/period_passage.hpp"
#include "plan/project_ids.hpp"
#include "review/differences.hpp"
#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

using detail::depth;
using detail::differences;
using detail::told_by;

std::vector<twice_judged> judge(differences const& found)
{
    std::vector<twice_judged> out;
    for (auto const& [before, after] : found.matched) {
        observation const* const actual = after->actual();
        if (actual == nullptr || !before->target || !after->target) { continue; }
        indicator by_old = *after;
        by_old.target = before->target;
        twice_judged t;
        t.id = after->id;
        t.name = after->name;
        t.page = after->page;
        t.year = to_string(actual->year());
        t.actual = to_string(actual->value());
        t.old_target = to_string(before->target->value());
        t.new_target = to_string(after->target->value());
        t.met_old = assess(by_old).met;
        t.met_new = assess(*after).met;
        t.raised = detail::target_change(*before, *after) == change_kind::target_raised;
        out.push_back(std::move(t));
    }
    return out;
}

// The counts that a document states about its own revision, each by a rule (docs/review.md).
class recount {
public:
    recount(plan_review const& of, differences const& found, revision const& after)
        : of_{of}, found_{found}, after_{after}
    {
        for (project const& p : after.projects) { projects_[p.id] = &p; }
        for (auto const& [b, a] : found.matched) { old_of_[a->id] = b; }
        for (plan_change const& c : of.changes) {
            if (c.subject == change_subject::project && c.is(change_kind::added)) {
                new_projects_.insert(c.id);
            }
            if (c.subject == change_subject::measure && c.is(change_kind::added)) {
                new_measures_.insert(c.id);
            }
        }
    }

    std::vector<std::pair<std::string, int>> result()
    {
        measures_and_projects();
        declared_kpis();
        beside();
        for (stated_count const& s : after_.stated_counts) { add("stated_" + s.id, s.count); }
        return std::move(counts_);
    }

private:
    void add(std::string name, int count) { counts_.emplace_back(std::move(name), count); }

    template <class Wanted>
    int number(change_subject subject, change_kind kind, Wanted wanted) const
    {
        return static_cast<int>(std::ranges::count_if(of_.changes, [&](plan_change const& c) {
            return c.subject == subject && c.is(kind) && wanted(c);
        }));
    }

    int number(change_subject subject, change_kind kind) const
    {
        return number(subject, kind, [](plan_change const&) { return true; });
    }

    // Does the project, in the new revision, carry the flag?
    bool flagged(plan_change const& c, std::string_view flag) const
    {
        auto const p = projects_.find(c.project);
        return p != projects_.end() && detail::flag::is_set(*p->second, flag);
    }

    int flagged_projects(std::string_view flag) const
    {
        return static_cast<int>(std::ranges::count_if(
            after_.projects, [&](project const& p) { return detail::flag::is_set(p, flag); }));
    }

    void measures_and_projects()
    {
        using enum change_kind;
        auto const under_new_measure = [this](plan_change const& c) {
            return new_measures_.contains(projects_.at(c.id)->measure_id);
        };
        auto const content_declared = [this](plan_change const& c) {
            return flagged(c, detail::flag::content);
        };
        add("measures_added", number(change_subject::measure, added));
        add("measures_removed", number(change_subject::measure, removed));
        add("measures_content_changed", number(change_subject::measure, content_changed));
        add("projects_added", number(change_subject::project, added));
        add("projects_added_flagged", number(change_subject::project, added, [this](auto const& c) {
                return flagged(c, detail::flag::new_project);
            }));
        add("projects_added_in_new_measures",
            number(change_subject::project, added, under_new_measure));
        add("projects_ended", number(change_subject::project, ended));
        add("projects_removed", number(change_subject::project, removed));
        add("projects_renamed", number(change_subject::project, renamed));
        add("departments_changed", number(change_subject::project, department_changed));
        add("content_flagged", flagged_projects(detail::flag::content));
        add("content_changed", number(change_subject::project, content_changed));
        add("content_changed_flagged",
            number(change_subject::project, content_changed, content_declared));
    }

    // A change of the target of one and the same indicator, whatever its sort.
    static bool is_target_change(plan_change const& c)
    {
        return c.is(change_kind::target_raised) || c.is(change_kind::target_lowered)
               || c.is(change_kind::target_changed) || c.is(change_kind::rebased)
               || c.is(change_kind::basis_changed) || c.is(change_kind::unit_changed);
    }

    enum class sort : unsigned char {
        lowered,
        raised,
        basis,
        rebased,
        other,
        replaced,
        added,
        none
    };

    // By the numbers printed, as documents count; ambition is in the kinds.
    sort sort_of(plan_change const& c) const
    {
        if (c.is(change_kind::replaced) || c.is(change_kind::split) || c.is(change_kind::merged)) {
            return sort::replaced;
        }
        if (c.kind == change_kind::added) { return sort::added; }
        if (c.is(change_kind::rebased)) { return sort::rebased; }
        auto const old = old_of_.find(c.id);
        if (old == old_of_.end() || !is_target_change(c)) { return sort::none; }
        auto const now = std::ranges::find(after_.indicators, c.id, &indicator::id);
        if (!old->second->target || !now->target) { return sort::other; }
        value const& a = old->second->target->value();
        value const& b = now->target->value();
        if (!a.has_amount() || !b.has_amount()) { return sort::other; }
        if (a.basis() != b.basis()) { return sort::basis; }
        if (a.unit().definition().dimension != b.unit().definition().dimension) {
            return sort::other;
        }
        auto const order = b.coherent_amount() <=> a.coherent_amount();
        if (order == 0) { return sort::none; }
        return order < 0 ? sort::lowered : sort::raised;
    }

    void declared_kpis()
    {
        std::map<sort, int> kpis;
        int goal_targets_replaced = 0;
        int goal_targets_changed = 0;
        int unflagged = 0;
        for (plan_change const& c : of_.changes) {
            if (c.subject != change_subject::indicator || new_projects_.contains(c.project)) {
                continue;
            }
            sort const s = sort_of(c);
            if (s == sort::none) { continue; }
            if (c.project.empty()) {
                ++(s == sort::replaced ? goal_targets_replaced : goal_targets_changed);
            } else if (flagged(c, detail::flag::kpi)) {
                ++kpis[s];
            } else {
                ++unflagged;
            }
        }
        int const targets = kpis[sort::lowered] + kpis[sort::raised] + kpis[sort::basis]
                            + kpis[sort::rebased] + kpis[sort::other];
        add("goal_targets_replaced", goal_targets_replaced);
        add("goal_targets_changed", goal_targets_changed);
        add("targets_lowered", kpis[sort::lowered]);
        add("targets_raised", kpis[sort::raised]);
        add("bases_changed", kpis[sort::basis]);
        add("rebased", kpis[sort::rebased]);
        add("targets_changed_otherwise", kpis[sort::other]);
        add("target_changes", targets);
        add("replacements", kpis[sort::replaced]);
        add("additions", kpis[sort::added]);
        add("kpi_changes", targets + kpis[sort::replaced] + kpis[sort::added]);
        add("kpi_changes_unflagged", unflagged);
        add("kpi_flagged", flagged_projects(detail::flag::kpi));
    }

    void beside()
    {
        using enum change_kind;
        add("indicators_added", number(change_subject::indicator, added));
        add("indicators_removed", number(change_subject::indicator, removed));
        add("indicators_renamed", number(change_subject::indicator, renamed));
        add("baselines_changed", number(change_subject::indicator, baseline_changed));
        add("reformatted", number(change_subject::indicator, reformatted));
        add("ambition_raised", number(change_subject::indicator, target_raised));
        add("ambition_lowered", number(change_subject::indicator, target_lowered));
        add("indicators_same", same());
        add("met_old_then_raised",
            static_cast<int>(std::ranges::count_if(of_.judged, [](twice_judged const& t) {
                return t.raised && t.met_old.value == std::optional{true};
            })));
    }

    int same() const
    {
        std::set<std::string> changed;
        for (plan_change const& c : of_.changes) {
            if (c.subject == change_subject::indicator) { changed.insert(c.id); }
        }
        return static_cast<int>(std::ranges::count_if(
            found_.matched, [&](auto const& pair) { return !changed.contains(pair.after->id); }));
    }

    plan_review const& of_;
    differences const& found_;
    revision const& after_;
    std::map<std::string, project const*> projects_;
    std::map<std::string, indicator const*> old_of_;
    std::set<std::string> new_projects_;
    std::set<std::string> new_measures_;
    std::vector<std::pair<std::string, int>> counts_;
};

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
    for (plan_change& c : detail::differ(a, b, depth::everything, ids).changes) {
        if (!is_told(out, c)) { out.changes.push_back(std::move(c)); }
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

bool plan_change::is(change_kind k) const noexcept
{
    return kind == k || std::ranges::find(also, k) != also.end();
}

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
    throw notation_error{code::unknown_name,
                         "集計" + detail::quote(name) + "はありません (no such count)",
                         std::string{name}, 0};
}

plan_review review(plan const& of, std::string_view old_revision, std::string_view new_revision)
{
    revision const& before = of.revision(old_revision);
    revision const& after = of.revision(new_revision);
    differences const found = detail::differ(before, after, depth::plan_only);
    plan_review out;
    out.changes = found.changes;
    out.judged = judge(found);
    out.counts = recount{out, found, after}.result();
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
