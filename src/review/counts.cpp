// SPDX-License-Identifier: BSL-1.0
#include "review/counts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "plan/flag.hpp"
#include "review/value_differences.hpp"

namespace tomakomai_kpi::detail {

namespace {

enum class sort : unsigned char { lowered, raised, basis, rebased, other, replaced, added, none };

class recount {
public:
    recount(differences const& found, revision const& after) : found_{found}, after_{after}
    {
        for (project const& p : after.projects) { projects_[p.id] = &p; }
        for (indicator const& i : after.indicators) { indicators_[i.id] = &i; }
        for (found_change const& c : found.changes) {
            if (!c.told.is(change_kind::added)) { continue; }
            if (c.told.subject == change_subject::project) { new_projects_.insert(c.told.id); }
            if (c.told.subject == change_subject::measure) { new_measures_.insert(c.told.id); }
        }
    }

    std::vector<std::pair<std::string, int>> result(std::span<twice_judged const> judged)
    {
        measures_and_projects();
        declared_kpis();
        beside(judged);
        for (stated_count const& s : after_.stated_counts) { add("stated_" + s.id, s.count); }
        return std::move(counts_);
    }

    int of(std::string_view name) const
    {
        return std::ranges::find(counts_, name, &std::pair<std::string, int>::first)->second;
    }

    void declared_kpis()
    {
        std::map<sort, int> kpis;
        int goal_targets_replaced = 0;
        int goal_targets_changed = 0;
        int unflagged = 0;
        for (found_change const& c : found_.changes) {
            plan_change const& told = c.told;
            if (told.subject != change_subject::indicator || new_projects_.contains(told.project)) {
                continue;
            }
            sort const s = sort_of(c);
            if (s == sort::none) { continue; }
            if (told.project.empty()) {
                ++(s == sort::replaced ? goal_targets_replaced : goal_targets_changed);
            } else if (flagged(told, flag::kpi)) {
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

private:
    void add(std::string name, int count) { counts_.emplace_back(std::move(name), count); }

    template <class Wanted>
    int number(change_subject subject, change_kind kind, Wanted wanted) const
    {
        return static_cast<int>(std::ranges::count_if(found_.changes, [&](found_change const& c) {
            return c.told.subject == subject && c.told.is(kind) && wanted(c.told);
        }));
    }

    int number(change_subject subject, change_kind kind) const
    {
        return count_changes(found_, subject, kind);
    }

    // Does the project, in the new revision, carry the flag?
    bool flagged(plan_change const& c, std::string_view flag) const
    {
        auto const p = projects_.find(c.project);
        return p != projects_.end() && flag::is_set(*p->second, flag);
    }

    int flagged_projects(std::string_view flag) const
    {
        return static_cast<int>(std::ranges::count_if(
            after_.projects, [&](project const& p) { return flag::is_set(p, flag); }));
    }

    void measures_and_projects()
    {
        using enum change_kind;
        auto const under_new_measure = [this](plan_change const& c) {
            return new_measures_.contains(projects_.at(c.id)->measure_id);
        };
        auto const content_declared = [this](plan_change const& c) {
            return flagged(c, flag::content);
        };
        add("measures_added", number(change_subject::measure, added));
        add("measures_removed", number(change_subject::measure, removed));
        add("measures_content_changed", number(change_subject::measure, content_changed));
        add("projects_added", number(change_subject::project, added));
        add("projects_added_flagged", number(change_subject::project, added, [this](auto const& c) {
                return flagged(c, flag::new_project);
            }));
        add("projects_added_in_new_measures",
            number(change_subject::project, added, under_new_measure));
        add("projects_ended", number(change_subject::project, ended));
        add("projects_removed", number(change_subject::project, removed));
        add("projects_renamed", number(change_subject::project, renamed));
        add("departments_changed", number(change_subject::project, department_changed));
        add("content_flagged", flagged_projects(flag::content));
        add("content_changed", number(change_subject::project, content_changed));
        add("content_changed_flagged",
            number(change_subject::project, content_changed, content_declared));
    }

    // By the numbers printed, as documents count; ambition is in the kinds.
    sort sort_of(found_change const& c) const
    {
        if (c.told.is(change_kind::replaced) || c.told.is(change_kind::split)
            || c.told.is(change_kind::merged)) {
            return sort::replaced;
        }
        if (c.told.kind == change_kind::added) { return sort::added; }
        auto const of_target = [&](change_kind kind) {
            return std::ranges::any_of(c.found, [&](facet const& f) {
                return f.kind == kind && is_changed(f, aspect::target);
            });
        };
        if (of_target(change_kind::rebased)) { return sort::rebased; }
        if (of_target(change_kind::basis_changed)) { return sort::basis; }
        bool const any = std::ranges::any_of(
            c.found, [](facet const& f) { return is_changed(f, aspect::target); });
        return any ? sort_by_number(*indicators_.at(c.told.id)) : sort::none;
    }

    // What a number does not say (a bound, 約, another unit, another year) is another change.
    sort sort_by_number(indicator const& now) const
    {
        indicator const& old = *found_.older(now);
        if (!old.target || !now.target) { return sort::other; }
        value const& a = old.target->value();
        value const& b = now.target->value();
        if (!a.has_amount() || !b.has_amount()
            || a.unit().definition().dimension != b.unit().definition().dimension) {
            return sort::other;
        }
        auto const order = number_order(a, b);
        return order < 0 ? sort::lowered : order > 0 ? sort::raised : sort::other;
    }

    void beside(std::span<twice_judged const> judged)
    {
        using enum change_kind;
        add("indicators_added", number(change_subject::indicator, added));
        add("indicators_removed", number(change_subject::indicator, removed));
        add("indicators_renamed", number(change_subject::indicator, renamed));
        add("baselines_changed", changed_baselines());
        add("reformatted", number(change_subject::indicator, reformatted));
        add("ambition_raised", number(change_subject::indicator, target_raised));
        add("ambition_lowered", number(change_subject::indicator, target_lowered));
        add("indicators_same", same());
        add("met_old_then_raised",
            static_cast<int>(std::ranges::count_if(judged, [](twice_judged const& t) {
                return t.raised && t.met_old.value == std::optional{true};
            })));
    }

    // But for those that were put on another start, which have a sort of their own.
    int changed_baselines() const
    {
        return static_cast<int>(std::ranges::count_if(found_.changes, [](found_change const& c) {
            return !c.told.is(change_kind::rebased)
                   && std::ranges::any_of(
                       c.found, [](facet const& f) { return is_changed(f, aspect::baseline); });
        }));
    }

    int same() const
    {
        return static_cast<int>(std::ranges::count_if(after_.indicators, [&](indicator const& i) {
            return found_.older(i) != nullptr && found_.at(i).empty();
        }));
    }

    differences const& found_;
    revision const& after_;
    std::map<std::string, project const*> projects_;
    std::map<std::string, indicator const*> indicators_;
    std::set<std::string> new_projects_;
    std::set<std::string> new_measures_;
    std::vector<std::pair<std::string, int>> counts_;
};

}  // namespace

std::vector<std::pair<std::string, int>>
recounted(differences const& found, std::span<twice_judged const> judged, revision const& after)
{
    return recount{found, after}.result(judged);
}

int count_changes(differences const& found, change_subject subject, change_kind kind)
{
    return static_cast<int>(std::ranges::count_if(found.changes, [&](found_change const& c) {
        return c.told.subject == subject && c.told.is(kind);
    }));
}

int changed_kpis(differences const& found, revision const& after)
{
    recount counts{found, after};
    counts.declared_kpis();
    return counts.of("kpi_changes");
}

}  // namespace tomakomai_kpi::detail
