// SPDX-License-Identifier: BSL-1.0
// Flags against differences: what the new edition says it changed, and what is changed in it.
#include <iterator>

#include "audit/findings.hpp"
#include "value/text.hpp"

namespace tomakomai_kpi::detail {

namespace {

std::string joined(std::vector<std::string> const& departments)
{
    return detail::joined(departments, "／");
}

std::string or_none(std::string const& text)
{
    return text.empty() ? "なし" : text;
}

// What an indicator prints otherwise in the new edition; empty for nothing. Notation is no change.
struct difference_found {
    std::string quote;  // as the new edition prints it
    std::string message;
};

std::optional<difference_found> difference_of(indicator const& before, indicator const& after)
{
    auto const between = [&](std::string const& what, std::optional<observation> const& b,
                             std::optional<observation> const& a) {
        return difference_found{printed(a), named(after) + "の" + what + "が" + or_none(printed(b))
                                                + "から" + or_none(printed(a)) + "に変わりました"};
    };
    if (!same_quantity(before.target, after.target)) {
        return between("目標値", before.target, after.target);
    }
    if (!same_quantity(before.baseline, after.baseline)) {
        return between("基準値", before.baseline, after.baseline);
    }
    if (before.name != after.name) {
        return difference_found{after.name, "指標の名称が「" + before.name + "」から「" + after.name
                                                + "」に変わりました"};
    }
    return std::nullopt;
}

std::vector<indicator const*> indicators_of(revision const& in, std::string_view project)
{
    std::vector<indicator const*> out;
    for (indicator const& i : in.indicators) {
        if (!project.empty() && i.project_id == project) { out.push_back(&i); }
    }
    return out;
}

class changes {
public:
    changes(editions const& of, findings& to) : before_{of.before}, after_{of.after}, to_{to} {}

    void tell()
    {
        for (project const& p : after_.projects) {
            if (project const* const old = with_id(before_.projects, p.id)) {
                tell_kept(*old, p);
            } else {
                tell_new(p);
            }
            tell_ended(p);
        }
        for (project const& p : before_.projects) {
            if (with_id(after_.projects, p.id) == nullptr) {
                to_.add(audited::end_unflagged, place_of(before_, p), p.name,
                        "旧の事業「" + p.name + "」は新にありません");
            }
        }
        for (measure const& m : after_.measures) { tell_measure(m); }
        tell_goals();
    }

private:
    void tell_kept(project const& old, project const& p)
    {
        tell_indicators(p);
        bool const edited = old.fingerprint != p.fingerprint;
        bool const renamed = old.name != p.name;
        bool const content_flagged = flag::is_set(p, flag::content);
        if (edited && !content_flagged) {
            to_.add(audited::content_change_unflagged, place_of(after_, p), p.name,
                    "事業の内容の文が新旧で違いますが、「事業内容変更」の印がありません");
        }
        if (content_flagged && !edited && !renamed) {
            to_.add(audited::content_flag_unfounded, place_of(after_, p),
                    std::string{flag::content},
                    "事業「" + p.name + "」は名称も内容の文も新旧で同じです");
        }
        if (renamed && !content_flagged) {
            to_.add(audited::rename_unflagged, place_of(after_, p), p.name,
                    "旧では「" + old.name + "」ですが、「事業内容変更」の印がありません");
        }
        if (flag::is_set(p, flag::new_project)) {
            to_.add(audited::new_flag_unfounded, place_of(after_, p),
                    std::string{flag::new_project}, "事業「" + p.name + "」は旧にもあります");
        }
        tell_departments(old, p);
    }

    void tell_departments(project const& old, project const& p)
    {
        auto const beyond = [](std::vector<std::string> const& these, auto const& others) {
            std::vector<std::string> rest;
            std::ranges::copy_if(these, std::back_inserter(rest),
                                 [&](std::string const& d) { return !contains(others, d); });
            return joined(rest);
        };
        std::string const come = beyond(p.departments, old.departments);
        std::string const gone = beyond(old.departments, p.departments);
        if (come.empty() && gone.empty()) { return; }
        std::string message = "事業「" + p.name + "」の担当課";
        if (come.empty()) {
            message += "から" + gone + "が消えました";
        } else if (gone.empty()) {
            message += "に" + come + "が加わりました";
        } else {
            message += "が" + gone + "から" + come + "に変わりました";
        }
        to_.add(audited::department_changed, place_of(after_, p), joined(p.departments), message);
    }

    void tell_indicators(project const& p)
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
        for (indicator const* const i : indicators_of(after_, p.id)) {
            indicator const* const old = with_id(before_.indicators, i->id);
            if (old == nullptr) {
                unflagged(after_, *i, i->name, "指標" + named(*i) + "は旧にありません");
            } else if (auto const found = difference_of(*old, *i)) {
                unflagged(after_, *i, found->quote, found->message);
            }
        }
        for (indicator const* const i : indicators_of(before_, p.id)) {
            if (with_id(after_.indicators, i->id) == nullptr) {
                unflagged(before_, *i, i->name, "旧の指標" + named(*i) + "は新にありません");
            }
        }
        if (flagged && !changed) {
            to_.add(audited::kpi_flag_unfounded, place_of(after_, p), std::string{flag::kpi},
                    "事業「" + p.name + "」の指標は、名称も基準値も目標値も新旧で同じです");
        }
    }

    bool is_new(measure const& m) const { return with_id(before_.measures, m.id) == nullptr; }

    void tell_new(project const& p)
    {
        if (flag::is_set(p, flag::new_project)) { return; }
        measure const* const above = with_id(after_.measures, p.measure_id);
        if (above != nullptr && is_new(*above)) { return; }  // the measure says it
        to_.add(audited::new_project_unflagged, place_of(after_, p), p.name,
                "事業「" + p.name + "」は旧にありませんが、「新規事業」の印がありません");
    }

    // Printed measures are few: one that is new without a new project may only be printed now.
    void tell_measure(measure const& m)
    {
        if (!is_new(m)) { return; }
        bool any = false;
        for (project const& p : after_.projects) {
            if (p.measure_id != m.id) { continue; }
            any = true;
            if (with_id(before_.projects, p.id) != nullptr || flag::is_set(p, flag::new_measure)) {
                return;
            }
        }
        if (any) {
            to_.add(audited::new_measure_unflagged, place_of(after_, m), m.name,
                    "施策「" + m.name + "」は旧にありませんが、「新規施策」の印がありません");
        }
    }

    void tell_ended(project const& p)
    {
        if (!flag::is_set(p, flag::end)) { return; }
        for (indicator const* const i : indicators_of(after_, p.id)) {
            observation const* const a = i->actual();
            value const* const target = amount_of(i->target);
            value const* const actual = a == nullptr ? nullptr : amount_of(*a);
            if (actual == nullptr || target == nullptr) { continue; }
            auto const order = order_of(*actual, *target);
            bool const down = i->direction.kind == direction_kind::down;
            if (order && (down ? *order > 0 : *order < 0)) {
                to_.add(audited::ended_unmet, place_of(after_, *i), to_string(*actual),
                        named(*i) + "の実績値は目標値" + to_string(*target)
                            + "に達しないまま取組終了とされています");
            }
        }
    }

    // A goal's targets bear their own flag. One that is only in the old edition was replaced by one
    // that is only in the new.
    void tell_goals()
    {
        for (indicator const& i : after_.indicators) {
            if (i.kind != indicator_kind::target) { continue; }
            indicator const* const old = with_id(before_.indicators, i.id);
            bool const flagged = flag::is_set(i, flag::target);
            auto const found = old == nullptr ? std::nullopt : difference_of(*old, i);
            if (old != nullptr && !found && flagged) {
                to_.add(audited::target_flag_unfounded, place_of(after_, i),
                        std::string{flag::target},
                        named(i) + "は名称も基準値も目標値も新旧で同じです");
            } else if (old == nullptr && !flagged) {
                to_.add(audited::target_change_unflagged, place_of(after_, i), i.name,
                        "数値目標" + named(i)
                            + "は旧にありませんが、「数値目標変更」の印がありません");
            } else if (found && !flagged) {
                to_.add(audited::target_change_unflagged, place_of(after_, i), found->quote,
                        found->message + "が、「数値目標変更」の印がありません");
            }
        }
        for (indicator const& i : before_.indicators) {
            if (i.kind != indicator_kind::target || with_id(after_.indicators, i.id) != nullptr) {
                continue;
            }
            bool const replaced =
                std::ranges::any_of(after_.indicators, [&](indicator const& other) {
                    return other.kind == indicator_kind::target && other.goal == i.goal
                           && with_id(before_.indicators, other.id) == nullptr;
                });
            if (!replaced) {
                to_.add(audited::target_change_unflagged, place_of(before_, i), i.name,
                        "旧の数値目標" + named(i) + "は新にありません");
            }
        }
    }

    revision const& before_;
    revision const& after_;
    findings& to_;
};

bool rounds_to(value const& fine, value const& coarse)
{
    return fine.unit() == coarse.unit() && fine.basis() == coarse.basis()
           && fine.multiplier() == coarse.multiplier() && decimals_of(fine) > decimals_of(coarse)
           && round(fine.number(), decimals_of(coarse)) == coarse.number();
}

void audit_target_units(editions const& of, indicator const& before, indicator const& after,
                        findings& to)
{
    value const* const x = amount_of(before.target);
    value const* const y = amount_of(after.target);
    if (x != nullptr && y != nullptr && !commensurable(x->unit(), y->unit())) {
        to.add(audited::unit_changed, place_of(of.after, after), to_string(*y),
               named(after) + "の目標値は、旧では" + to_string(*x) + "で、単位が違います");
    }
}

}  // namespace

void audit_changes(editions const& of, findings& to)
{
    changes{of, to}.tell();
}

// A baseline is a thing of the past: no review changes it, unless what it counts was changed.
void audit_baselines(editions const& of, findings& to)
{
    for (indicator const& i : of.after.indicators) {
        indicator const* const old = with_id(of.before.indicators, i.id);
        if (old == nullptr) { continue; }
        audit_target_units(of, *old, i, to);
        if (!i.baseline || !old->baseline) { continue; }
        bool const other_year = i.baseline->year() != old->baseline->year();
        bool const same = same_quantity(old->baseline, i.baseline);
        if (same && !other_year) { continue; }
        value const* const x = amount_of(old->baseline);
        value const* const y = amount_of(i.baseline);
        bool const rounded =
            !other_year && x != nullptr && y != nullptr && (rounds_to(*x, *y) || rounds_to(*y, *x));
        to.add(rounded ? audited::baseline_rounded : audited::baseline_differs,
               place_of(of.after, i), printed(i.baseline),
               named(i) + "の基準値は、旧では" + with_year(*old->baseline) + "、新では"
                   + with_year(*i.baseline) + "です");
    }
}

}  // namespace tomakomai_kpi::detail
