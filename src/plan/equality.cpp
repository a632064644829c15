// SPDX-License-Identifier: BSL-1.0
// When two plans say the same: fact by fact, wherever in their documents the facts stand.
#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>

#include "plan/statement.hpp"

namespace tomakomai_kpi {

namespace {

// Members of one class, so that each may ask for any other.
struct facts {
    // A text may be printed alike and read on another basis: 12施設 of a stock.
    static bool same(value const& a, value const& b)
    {
        if (!detail::says_same(a, b)) { return false; }
        bool const counts = a.has_amount() && b.has_amount();
        return a.is_missing() == b.is_missing() && (!counts || a.basis() == b.basis());
    }

    static bool same(observation const& a, observation const& b)
    {
        return a.period() == b.period() && a.status() == b.status() && a.notes() == b.notes()
               && same(a.value(), b.value());
    }

    static bool same(std::optional<observation> const& a, std::optional<observation> const& b)
    {
        return a && b ? same(*a, *b) : a.has_value() == b.has_value();
    }

    template <class Thing>
    static bool all_same(std::vector<Thing> const& a, std::vector<Thing> const& b)
    {
        return std::ranges::equal(a, b, [](Thing const& x, Thing const& y) { return same(x, y); });
    }

    static bool same(goal const& a, goal const& b)
    {
        auto const of = [](goal const& g) { return std::tie(g.id, g.number, g.name, g.page); };
        return of(a) == of(b);
    }

    static bool same(measure const& a, measure const& b)
    {
        auto const of = [](measure const& m) {
            return std::tie(m.id, m.goal, m.name, m.page, m.mark, m.fingerprint);
        };
        return of(a) == of(b);
    }

    static bool same(project const& a, project const& b)
    {
        auto const of = [](project const& p) {
            return std::tie(p.id, p.goal, p.measure_id, p.name, p.page, p.departments, p.flags,
                            p.fingerprint);
        };
        return of(a) == of(b);
    }

    static bool same(indicator const& a, indicator const& b)
    {
        auto const of = [](indicator const& i) {
            return std::tie(i.period, i.id, i.name, i.scale, i.kind, i.goal, i.project_id,
                            i.project, i.departments, i.page, i.flags, i.notes, i.direction,
                            i.aggregation, i.project_start, i.comments);
        };
        return of(a) == of(b) && same(a.baseline, b.baseline) && same(a.target, b.target)
               && all_same(a.actuals, b.actuals) && all_same(a.interim_targets, b.interim_targets);
    }

    static bool same(stated_count const& a, stated_count const& b)
    {
        return a.id == b.id && a.page == b.page && a.count == b.count;
    }

    static bool same(kept_text const& a, kept_text const& b)
    {
        auto const of = [](kept_text const& t) {
            return std::tie(t.id, t.kind, t.page, t.text, t.underlines);
        };
        return of(a) == of(b);
    }

    static bool same(printed_mark const& a, printed_mark const& b)
    {
        auto const of = [](printed_mark const& m) {
            return std::tie(m.id, m.role, m.kind, m.page, m.text);
        };
        return of(a) == of(b);
    }

    static bool same(given_reason const& a, given_reason const& b)
    {
        auto const of = [](given_reason const& g) {
            return std::tie(g.id, g.year, g.status, g.why);
        };
        return of(a) == of(b);
    }

    static bool same(revision const& a, revision const& b)
    {
        auto const of = [](revision const& r) { return std::tie(r.name, r.label, r.source); };
        return of(a) == of(b) && all_same(a.goals, b.goals) && all_same(a.measures, b.measures)
               && all_same(a.projects, b.projects) && all_same(a.indicators, b.indicators)
               && all_same(a.stated_counts, b.stated_counts) && all_same(a.texts, b.texts)
               && all_same(a.marks, b.marks) && all_same(a.reasons, b.reasons);
    }
};

}  // namespace

bool operator==(plan const& a, plan const& b)
{
    return a.id_ == b.id_ && a.name_ == b.name_ && a.period_ == b.period_
           && facts::all_same(a.revisions_, b.revisions_);
}

}  // namespace tomakomai_kpi
