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

// Members of one class, so that each may ask for any other. Things are taken apart by structured
// bindings, so that this does not compile where one of them has a fact more.
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

    static auto of(goal const& g)
    {
        [[maybe_unused]] auto const& [id, number, name, page, at] = g;
        return std::tie(id, number, name, page);
    }

    static auto of(measure const& m)
    {
        [[maybe_unused]] auto const& [id, goal, name, page, mark, fingerprint, at] = m;
        return std::tie(id, goal, name, page, mark, fingerprint);
    }

    static auto of(project const& p)
    {
        [[maybe_unused]] auto const& [id, goal, above, name, page, departments, flags, fingerprint,
                                      at] = p;
        return std::tie(id, goal, above, name, page, departments, flags, fingerprint);
    }

    static auto of(stated_count const& c)
    {
        auto const& [id, page, count] = c;
        return std::tie(id, page, count);
    }

    static auto of(kept_text const& t)
    {
        [[maybe_unused]] auto const& [id, kind, page, text, underlines, at] = t;
        return std::tie(id, kind, page, text, underlines);
    }

    static auto of(printed_mark const& m)
    {
        [[maybe_unused]] auto const& [id, role, kind, page, text, at] = m;
        return std::tie(id, role, kind, page, text);
    }

    static auto of(given_reason const& g)
    {
        auto const& [id, year, status, why] = g;
        return std::tie(id, year, status, why);
    }

    template <class Thing>
    static bool same(Thing const& a, Thing const& b)
    {
        return of(a) == of(b);
    }

    // Its kind says no more than whether it has a project.
    static bool same(indicator const& a, indicator const& b)
    {
        auto const words = [](indicator const& i) {
            [[maybe_unused]] auto const& [period, id, name, scale, kind, goal, project_id, project,
                                          departments, page, flags, notes, direction, aggregation,
                                          baseline, actuals, interim, target, at, start, comments,
                                          published] = i;
            return std::tie(period, id, name, scale, goal, project_id, project, departments, page,
                            flags, notes, direction, aggregation, start, comments, published);
        };
        return words(a) == words(b) && same(a.baseline, b.baseline) && same(a.target, b.target)
               && all_same(a.actuals, b.actuals) && all_same(a.interim_targets, b.interim_targets);
    }

    static bool same(revision const& a, revision const& b)
    {
        auto const& [name, label, source, goals, measures, projects, indicators, counts, texts,
                     marks, reasons] = a;
        return std::tie(name, label, source) == std::tie(b.name, b.label, b.source)
               && all_same(goals, b.goals) && all_same(measures, b.measures)
               && all_same(projects, b.projects) && all_same(indicators, b.indicators)
               && all_same(counts, b.stated_counts) && all_same(texts, b.texts)
               && all_same(marks, b.marks) && all_same(reasons, b.reasons);
    }
};

}  // namespace

bool operator==(plan const& a, plan const& b)
{
    return a.id_ == b.id_ && a.name_ == b.name_ && a.period_ == b.period_
           && facts::all_same(a.revisions_, b.revisions_);
}

}  // namespace tomakomai_kpi
