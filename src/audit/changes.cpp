// SPDX-License-Identifier: BSL-1.0
// Flags against differences: what the new edition says it changed, and what is changed in it.
#include <algorithm>
#include <iterator>

#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>

#include "audit/findings.hpp"
#include "plan/by_word.hpp"

namespace tomakomai_kpi::detail {

namespace {

std::string or_none(std::string const& text)
{
    return text.empty() ? "なし" : text;
}

// A flag is founded by whatever is otherwise: another year, place or note too. What must be flagged is
// less (said_otherwise).
bool is_otherwise(facets const& found)
{
    return std::ranges::any_of(found,
                               [](facet const& f) { return f.kind != change_kind::reformatted; });
}

std::string told(indicator const& after, facet const& f)
{
    bool const is_value = f.of == aspect::target || f.of == aspect::baseline;
    if (!is_value) {
        std::string const what = f.of == aspect::name ? "名称" : "尺度";
        return "指標の" + what + "が「" + f.before + "」から「" + f.after + "」に変わりました";
    }
    return named(after) + "の" + (f.of == aspect::target ? "目標値" : "基準値") + "が"
           + or_none(f.before) + "から" + or_none(f.after) + "に変わりました";
}

class flags_against_changes {
public:
    flags_against_changes(editions const& of, findings& to)
        : of_{of},
          to_{to},
          before_{of.before.indicators, &indicator::project_id},
          after_{of.after.indicators, &indicator::project_id},
          measures_{of.after.measures, &measure::id},
          members_{of.after.projects, &project::measure_id},
          ended_{of.before.indicators, &indicator::id}
    {
    }

    void tell()
    {
        for (project const& p : of_.after.projects) {
            if (project const* const old = of_.found.older(p)) {
                tell_kept(*old, p);
            } else {
                tell_new(p);
            }
        }
        for (project const& p : of_.before.projects) {
            if (of_.found.newer(p) == nullptr) {
                to_.add(audited::end_unflagged, place_of(of_.before, p), p.name,
                        "旧の事業「" + p.name + "」は新にありません");
            }
        }
        for (measure const& m : of_.after.measures) { tell_measure(m); }
        tell_goals();
    }

private:
    void tell_kept(project const& old, project const& p)
    {
        tell_indicators(old, p);
        facets const& found = of_.found.at(p);
        bool const edited = has_kind(found, change_kind::content_changed);
        bool const renamed = has_kind(found, change_kind::renamed);
        bool const content_flagged = flag::is_set(p, flag::content);
        if (edited && !content_flagged) {
            to_.add(audited::content_change_unflagged, place_of(of_.after, p), p.name,
                    "事業の内容の文が新旧で違いますが、「事業内容変更」の印がありません");
        }
        if (content_flagged && !edited && !renamed) {
            to_.add(audited::content_flag_unfounded, place_of(of_.after, p),
                    std::string{flag::content},
                    "事業「" + p.name + "」は名称も内容の文も新旧で同じです");
        }
        if (renamed && !content_flagged) {
            to_.add(audited::rename_unflagged, place_of(of_.after, p), p.name,
                    "旧では「" + old.name + "」ですが、「事業内容変更」の印がありません",
                    "旧 " + old.name);
        }
        if (flag::is_set(p, flag::new_project)) {
            to_.add(audited::new_flag_unfounded, place_of(of_.after, p),
                    std::string{flag::new_project}, "事業「" + p.name + "」は旧にもあります");
        }
        if (has_kind(found, change_kind::department_changed)) { tell_departments(old, p); }
    }

    void tell_departments(project const& old, project const& p)
    {
        auto const beyond = [](std::vector<std::string> const& these, auto const& others) {
            std::vector<std::string> rest;
            std::ranges::copy_if(these, std::back_inserter(rest),
                                 [&](std::string const& d) { return !contains(others, d); });
            return joined(rest, "／");
        };
        std::string const come = beyond(p.departments, old.departments);
        std::string const gone = beyond(old.departments, p.departments);
        std::string message = "事業「" + p.name + "」の担当課";
        if (come.empty()) {
            message += "から" + gone + "が消えました";
        } else if (gone.empty()) {
            message += "に" + come + "が加わりました";
        } else {
            message += "が" + gone + "から" + come + "に変わりました";
        }
        to_.add(audited::department_changed, place_of(of_.after, p), joined(p.departments, "／"),
                message,
                "旧 " + (old.departments.empty() ? "なし" : joined(old.departments, "／")));
    }

    void tell_indicators(project const& old, project const& p)
    {
        bool const flagged = flag::is_set(p, flag::kpi);
        bool changed = false;
        auto const unflagged = [&](revision const& in, indicator const& i, std::string quote,
                                   std::string const& message) {
            changed = true;
            if (flagged) { return; }
            to_.add(audited::kpi_change_unflagged, place_of(in, i), std::move(quote),
                    message + "が、「KPI変更」の印がありません");
        };
        for (indicator const* const i : after_.all(p.id)) {
            if (of_.found.older(*i) == nullptr) {
                unflagged(of_.after, *i, i->name, "指標" + named(*i) + "は旧にありません");
            } else if (facet const* const f = said_otherwise(of_.found.at(*i))) {
                unflagged(of_.after, *i, f->after, told(*i, *f));
            }
            changed = changed || is_otherwise(of_.found.at(*i));
        }
        for (indicator const* const i : before_.all(old.id)) {
            if (of_.found.newer(*i) == nullptr) {
                unflagged(of_.before, *i, i->name, "旧の指標" + named(*i) + "は新にありません");
            }
        }
        if (flagged && !changed) {
            to_.add(audited::kpi_flag_unfounded, place_of(of_.after, p), std::string{flag::kpi},
                    "事業「" + p.name + "」の指標は、名称も基準値も目標値も新旧で同じです");
        }
    }

    void tell_new(project const& p)
    {
        if (flag::is_set(p, flag::new_project)) { return; }
        measure const* const above = measures_.first(p.measure_id);
        if (above != nullptr && of_.found.older(*above) == nullptr) {
            return;
        }  // the measure says it
        to_.add(audited::new_project_unflagged, place_of(of_.after, p), p.name,
                "事業「" + p.name + "」は旧にありませんが、「新規事業」の印がありません");
    }

    // Printed measures are few: one that is new without a new project may only be printed now.
    void tell_measure(measure const& m)
    {
        if (of_.found.older(m) != nullptr) { return; }
        bool any = false;
        for (project const* const p : members_.all(m.id)) {
            any = true;
            if (of_.found.older(*p) != nullptr || flag::is_set(*p, flag::new_measure)) { return; }
        }
        if (any) {
            to_.add(audited::new_measure_unflagged, place_of(of_.after, m), m.name,
                    "施策「" + m.name + "」は旧にありませんが、「新規施策」の印がありません");
        }
    }

    // One that is gone bears no flag: those that stay in its goal may bear it.
    bool loses_target(int goal) const
    {
        return std::ranges::any_of(of_.before.indicators, [&](indicator const& i) {
            return i.kind == indicator_kind::target && i.goal == goal
                   && of_.found.newer(i) == nullptr;
        });
    }

    bool is_flagged(int goal) const
    {
        return std::ranges::any_of(of_.after.indicators, [&](indicator const& i) {
            return i.kind == indicator_kind::target && i.goal == goal
                   && flag::is_set(i, flag::target) && of_.found.older(i) != nullptr;
        });
    }

    // A goal's targets bear their own flag. One that is only in the old edition was replaced by one
    // that is only in the new.
    void tell_goals()
    {
        for (indicator const& i : of_.after.indicators) {
            if (i.kind != indicator_kind::target) { continue; }
            bool const flagged = flag::is_set(i, flag::target);
            if (of_.found.older(i) == nullptr) {
                if (flagged) { continue; }
                to_.add(audited::target_change_unflagged, place_of(of_.after, i), i.name,
                        "数値目標" + named(i)
                            + "は旧にありませんが、「数値目標変更」の印がありません");
                continue;
            }
            facet const* const f = said_otherwise(of_.found.at(i));
            if (flagged && !is_otherwise(of_.found.at(i)) && !loses_target(i.goal)) {
                to_.add(audited::target_flag_unfounded, place_of(of_.after, i),
                        std::string{flag::target},
                        named(i) + "は名称も基準値も目標値も新旧で同じです");
            } else if (f != nullptr && !flagged) {
                to_.add(audited::target_change_unflagged, place_of(of_.after, i), f->after,
                        told(i, *f) + "が、「数値目標変更」の印がありません");
            }
        }
        for (found_change const& c : of_.found.changes) {
            if (c.told.kind != change_kind::removed) { continue; }
            indicator const* const i = ended_.first(c.told.id);
            if (i == nullptr || i->kind != indicator_kind::target || is_flagged(i->goal)) {
                continue;
            }
            to_.add(audited::target_change_unflagged, place_of(of_.before, *i), i->name,
                    "旧の数値目標" + named(*i) + "は新にありません");
        }
    }

    editions const& of_;
    findings& to_;
    by_word<indicator> before_;  // by their project
    by_word<indicator> after_;
    by_word<measure> measures_;
    by_word<project> members_;  // by their measure
    by_word<indicator> ended_;
};

bool rounds_to(value const& fine, value const& coarse)
{
    return fine.unit() == coarse.unit() && fine.basis() == coarse.basis()
           && fine.multiplier() == coarse.multiplier() && decimals_of(fine) > decimals_of(coarse)
           && round(fine.number(), decimals_of(coarse)) == coarse.number();
}

// Is one of the two the other with fewer decimals?
bool is_rounded(observation const& before, observation const& after)
{
    value const* const x = amount_of(before);
    value const* const y = amount_of(after);
    return before.year() == after.year() && x != nullptr && y != nullptr
           && (rounds_to(*x, *y) || rounds_to(*y, *x));
}

// Not 万円 for 千円, which convert.
bool is_in_another_unit(indicator const& before, indicator const& after, facets const& found)
{
    bool const changed = std::ranges::any_of(found, [](facet const& f) {
        return f.of == aspect::target && f.kind == change_kind::unit_changed;
    });
    return changed && !commensurable(before.target->value().unit(), after.target->value().unit());
}

}  // namespace

void audit_changes(editions const& of, findings& to)
{
    flags_against_changes{of, to}.tell();
}

void audit_ended(revision const& in, findings& to)
{
    by_word<indicator> const indicators{in.indicators, &indicator::project_id};
    for (project const& p : in.projects) {
        if (!flag::is_set(p, flag::end)) { continue; }
        for (indicator const* const i : indicators.all(p.id)) {
            if (assess(*i).met.value != std::optional{false}) { continue; }
            to.add(audited::ended_unmet, place_of(in, *i), to_string(i->actual()->value()),
                   named(*i) + "の実績値は目標値" + printed(i->target)
                       + "に達しないまま取組終了とされています",
                   "目標値 " + printed(i->target));
        }
    }
}

// A baseline is a thing of the past: no review changes it, unless what it counts was changed.
void audit_baselines(editions const& of, findings& to)
{
    for (indicator const& i : of.after.indicators) {
        indicator const* const old = of.found.older(i);
        if (old == nullptr) { continue; }
        facets const& found = of.found.at(i);
        if (is_in_another_unit(*old, i, found)) {
            to.add(audited::unit_changed, place_of(of.after, i), printed(i.target),
                   named(i) + "の目標値は、旧では" + printed(old->target) + "で、単位が違います",
                   "旧 " + printed(old->target));
        }
        bool const changed = std::ranges::any_of(found, [](facet const& f) {
            return is_changed(f, aspect::baseline)
                   || (f.of == aspect::baseline && f.kind == change_kind::year_changed);
        });
        if (!changed || !i.baseline || !old->baseline) { continue; }
        to.add(is_rounded(*old->baseline, *i.baseline) ? audited::baseline_rounded
                                                       : audited::baseline_differs,
               place_of(of.after, i), printed(i.baseline),
               named(i) + "の基準値は、旧では" + with_year(*old->baseline) + "、新では"
                   + with_year(*i.baseline) + "です",
               "旧 " + with_year(*old->baseline));
    }
}

}  // namespace tomakomai_kpi::detail
