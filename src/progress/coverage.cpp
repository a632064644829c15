// SPDX-License-Identifier: BSL-1.0
// The proof that a rulebook gives every case exactly one grade, or, read top down, at least one.
// Scores change what holds only at thresholds, so that one sample of each threshold and of each
// stretch between two stands for all numbers, for each standing of an indicator that the rulebook
// tells apart: a rulebook of finitely many cells is walked whole.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "progress/scores.hpp"

namespace tomakomai_kpi {

namespace {

// One score cut at all thresholds of a rulebook: its points and the open stretches between them.
struct axis {
    score of;
    std::vector<exact> thresholds;

    std::size_t cells() const { return 2 * thresholds.size() + 1; }

    exact sample(std::size_t cell) const
    {
        std::size_t const i = cell / 2;
        if (cell % 2 == 1) { return thresholds[i]; }
        if (i == 0) { return thresholds.front() - 1; }
        if (i == thresholds.size()) { return thresholds.back() + 1; }
        return (thresholds[i - 1] + thresholds[i]) / 2;
    }

    condition cell_condition(std::size_t cell) const
    {
        std::size_t const i = cell / 2;
        condition c{of, {}};
        if (cell % 2 == 1) {
            c.in = {thresholds[i], true, thresholds[i], true};
        } else {
            if (i > 0) { c.in.low = thresholds[i - 1]; }
            if (i < thresholds.size()) { c.in.high = thresholds[i]; }
        }
        return c;
    }
};

std::vector<axis> axes_of(std::vector<grade> const& grades)
{
    std::vector<axis> axes;
    for (score const s : detail::scores_of(grades)) { axes.push_back({s, {}}); }
    for (grade const& g : grades) {
        for (clause const& each : g.clauses) {
            for (condition const& c : each.conditions) {
                auto const at = std::ranges::find(axes, c.of, &axis::of);
                if (c.in.low) { at->thresholds.push_back(*c.in.low); }
                if (c.in.high) { at->thresholds.push_back(*c.in.high); }
            }
        }
    }
    for (axis& a : axes) {
        std::ranges::sort(a.thresholds);
        a.thresholds.erase(std::unique(a.thresholds.begin(), a.thresholds.end()),
                           a.thresholds.end());
    }
    return axes;
}

// A standing, and how it is written.
struct case_of {
    standing as;
    std::string where;
};

// Each standing so far, once for each value; only for what some clause tells apart.
template <class T, std::size_t N>
void multiply(std::vector<case_of>& all, std::vector<grade> const& grades,
              std::optional<T> clause::* told, T standing::* member,
              std::array<std::pair<T, char const*>, N> const& values)
{
    bool const tells = std::ranges::any_of(grades, [&](grade const& g) {
        return std::ranges::any_of(g.clauses,
                                   [&](clause const& c) { return (c.*told).has_value(); });
    });
    if (!tells) { return; }
    std::vector<case_of> multiplied;
    for (case_of const& c : all) {
        for (auto const& [value, word] : values) {
            case_of next = c;
            next.as.*member = value;
            next.where += (next.where.empty() ? "" : " ") + std::string{word};
            multiplied.push_back(std::move(next));
        }
    }
    all = std::move(multiplied);
}

// The standings that a rulebook tells apart. Of which no grade says anything is no hole: judging it
// gives a reason.
std::vector<case_of> cases_of(std::vector<grade> const& grades)
{
    using way = std::pair<direction_kind, char const*>;
    using on = std::pair<basis, char const*>;
    using kind = std::pair<aggregation_kind, char const*>;
    using sure = std::pair<bool, char const*>;
    std::vector<case_of> all(1);
    multiply(all, grades, &clause::way, &standing::way,
             std::array{way{direction_kind::up, "up"}, way{direction_kind::down, "down"},
                        way{direction_kind::unknown, "neither"}});
    multiply(all, grades, &clause::basis, &standing::basis,
             std::array{on{basis::annual, "annual"}, on{basis::cumulative, "cumulative"},
                        on{basis::level, "level"}});
    multiply(
        all, grades, &clause::of, &standing::of,
        std::array{kind{aggregation_kind::flow, "flow"}, kind{aggregation_kind::stock, "stock"},
                   kind{aggregation_kind::ratio, "ratio"}, kind{aggregation_kind::score, "score"},
                   kind{aggregation_kind::unknown, "undeclared"}});
    multiply(all, grades, &clause::provisional, &standing::provisional,
             std::array{sure{false, "final"}, sure{true, "provisional"}});
    std::erase_if(all, [&](case_of const& c) {
        return std::ranges::none_of(grades,
                                    [&](grade const& g) { return !g.clauses_for(c.as).empty(); });
    });
    return all;
}

bool holds(clause const& c, std::vector<std::pair<score, exact>> const& at)
{
    return std::ranges::all_of(c.conditions, [&](condition const& each) {
        auto const x = std::ranges::find(at, each.of, &std::pair<score, exact>::first);
        return each.in.contains(x->second);
    });
}

}  // namespace

rulebook::rulebook(std::string name, std::string source, std::vector<grade> grades, coverage proof,
                   special_labels special, rulebook_reading reading)
    : name_{std::move(name)},
      source_{std::move(source)},
      grades_{std::move(grades)},
      special_{std::move(special)},
      reading_{std::move(reading)}
{
    if (grades_.empty()) {
        throw plan_error{code::bad_format,
                         "評価基準" + detail::quote(name_) + "に区分がありません (no grades)"};
    }
    for (grade const& g : grades_) {
        if (detail::trimmed(g.label, detail::spaces_and_tabs).empty()) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "に名前のない区分があります (no label)"};
        }
    }
    look_for_gaps();
    if (proof == coverage::as_published) { return; }
    if (!holes_.empty()) {
        throw plan_error{code::rule_hole, "評価基準" + detail::quote(name_)
                                              + "はどの区分にも入らない場合があります: "
                                              + holes_.front() + " (a hole)"};
    }
    if (!overlaps_.empty()) {
        throw plan_error{code::rule_overlap,
                         "評価基準" + detail::quote(name_)
                             + "は二つの区分に入る場合があります: " + overlaps_.front()
                             + "。上から順に読むなら first_match としてください (an overlap)"};
    }
}

void rulebook::look_for_gaps()
{
    constexpr std::size_t most_cells = 100'000;
    auto const axes = axes_of(grades_);
    auto const cases = cases_of(grades_);
    std::size_t cells = 1;
    for (axis const& a : axes) {
        cells *= a.cells();
        if (cells * cases.size() > most_cells) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "の条件が多すぎます (too many conditions)"};
        }
    }
    for (case_of const& each : cases) {
        for (std::size_t cell = 0; cell < cells; ++cell) {
            std::vector<std::pair<score, exact>> at;
            std::string where;
            std::size_t rest = cell;
            for (axis const& a : axes) {
                at.emplace_back(a.of, a.sample(rest % a.cells()));
                if (!where.empty()) { where += " and "; }
                where += to_string(a.cell_condition(rest % a.cells()));
                rest /= a.cells();
            }
            if (!each.where.empty()) { where.insert(0, each.where + ": "); }
            std::string labels;
            int holding = 0;
            for (grade const& g : grades_) {
                bool const held = std::ranges::any_of(
                    g.clauses_for(each.as), [&](clause const* c) { return holds(*c, at); });
                if (!held) { continue; }
                if (holding > 0) { labels += "・"; }
                labels += g.label;
                ++holding;
            }
            if (holding == 0) { holes_.push_back(where); }
            if (holding > 1 && !reading_.first_match) {
                overlaps_.push_back(where.append(": ").append(labels));
            }
        }
    }
}

}  // namespace tomakomai_kpi
