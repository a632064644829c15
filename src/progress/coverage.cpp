// SPDX-License-Identifier: BSL-1.0
// The proof that a rulebook gives every case exactly one grade. Scores change what holds only at
// thresholds, so that one sample of each threshold and of each stretch between two stands for all
// numbers: a rulebook of finitely many cells is walked whole.
#include <algorithm>
#include <cstddef>
#include <utility>

#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "progress/scores.hpp"
#include "value/quote.hpp"
#include "value/text.hpp"

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
        for (condition const& c : g.conditions) {
            auto const at = std::ranges::find(axes, c.of, &axis::of);
            if (c.in.low) { at->thresholds.push_back(*c.in.low); }
            if (c.in.high) { at->thresholds.push_back(*c.in.high); }
        }
    }
    for (axis& a : axes) {
        std::ranges::sort(a.thresholds);
        a.thresholds.erase(std::unique(a.thresholds.begin(), a.thresholds.end()),
                           a.thresholds.end());
    }
    return axes;
}

}  // namespace

rulebook::rulebook(std::string name, std::string source, std::vector<grade> grades, coverage proof,
                   special_labels special)
    : name_{std::move(name)},
      source_{std::move(source)},
      grades_{std::move(grades)},
      special_{std::move(special)}
{
    if (grades_.empty()) {
        throw plan_error{code::bad_format,
                         "評価基準" + detail::quote(name_) + "に区分がありません (no grades)"};
    }
    for (grade const& g : grades_) {
        if (detail::trimmed(g.label, detail::spaces_and_tabs).empty()) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "に名のない区分があります (no label)"};
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
        throw plan_error{code::rule_overlap, "評価基準" + detail::quote(name_)
                                                 + "は二つの区分に入る場合があります: "
                                                 + overlaps_.front() + " (an overlap)"};
    }
}

void rulebook::look_for_gaps()
{
    constexpr std::size_t most_cells = 100'000;
    auto const axes = axes_of(grades_);
    std::size_t cells = 1;
    for (axis const& a : axes) {
        cells *= a.cells();
        if (cells > most_cells) {
            throw plan_error{code::bad_format, "評価基準" + detail::quote(name_)
                                                   + "の条件が多すぎます (too many conditions)"};
        }
    }
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<std::pair<score, exact>> at;
        std::string where;
        std::size_t rest = cell;
        for (axis const& a : axes) {
            at.emplace_back(a.of, a.sample(rest % a.cells()));
            where += (where.empty() ? "" : " and ") + to_string(a.cell_condition(rest % a.cells()));
            rest /= a.cells();
        }
        std::string labels;
        int holding = 0;
        for (grade const& g : grades_) {
            bool const holds = std::ranges::all_of(g.conditions, [&](condition const& c) {
                auto const x = std::ranges::find(at, c.of, &std::pair<score, exact>::first);
                return c.in.contains(x->second);
            });
            if (!holds) { continue; }
            if (holding > 0) { labels += "・"; }
            labels += g.label;
            ++holding;
        }
        if (holding == 0) { holes_.push_back(where); }
        if (holding > 1) { overlaps_.push_back(where.append(": ").append(labels)); }
    }
}

}  // namespace tomakomai_kpi
