// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_TARGET_CONCERNS_HPP
#define TOMAKOMAI_KPI_REVIEW_TARGET_CONCERNS_HPP

// What to ask of the targets themselves, before anybody asks whether they are met.
//
//   target_examination const e = examine_targets(plans::tomakomai());
//   e.asked(target_concern_kind::baseline_pace).found     // 15 of 22 cumulative targets
//   e.concerns.front().explain()
//
// Synopsis
//   enum class target_concern_kind;     to_string, japanese, parse_target_concern_kind
//   struct target_concern;              of an indicator
//   struct asked_targets;               how many could be asked, and of how many it is so
//   struct target_examination;          concerns, asked(kind)
//   target_examination examine_targets(plan, revision, clock);

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/clock.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class target_concern_kind : unsigned char {
    baseline_pace,      // the baseline year's annual value, year after year, comes to the target
    wrong_side,         // the target lies behind the baseline, seen in the direction that is better
    no_baseline,        // nothing says where the indicator started
    met_when_raised,    // what the review raised, the newest actual had already met
    hangs_on_rounding,  // a verdict turns within what the printed figures stand for
    published_unexplained  // no formula and no rounding gives the published rate
};
inline constexpr std::size_t target_concern_kinds = 6;

std::string to_string(target_concern_kind k);
target_concern_kind parse_target_concern_kind(std::string_view text);  // throws notation_error

/// 基準年度の実績が続いた場合に届く目標, ….
std::string japanese(target_concern_kind k);

struct target_concern {
    target_concern_kind kind = target_concern_kind::no_baseline;
    std::string id;  // of the indicator
    std::string name;
    std::string page;
    std::string explanation;  // a sentence with the figures, in Japanese

    std::string const& explain() const noexcept { return explanation; }
};

struct asked_targets {
    std::size_t found = 0;
    std::size_t asked = 0;
};

struct target_examination {
    std::vector<target_concern> concerns;  // by kind, then in the plan's order
    std::array<asked_targets, target_concern_kinds> counts{};

    asked_targets const& asked(target_concern_kind k) const
    {
        return counts.at(static_cast<std::size_t>(k));
    }
};

/// Asked of each target with an amount:
/// - baseline_pace of cumulative ones beside an annual baseline of more than 0, where more is better:
///   b·N ≥ t, of the N years that the target adds up;
/// - wrong_side of those that a line joins to their baseline: (t − b) against the direction;
/// - no_baseline of all; met_when_raised of those of the review whose plan has the revision `old`;
/// - hangs_on_rounding of those with a verdict, by 四捨五入 and 切り捨て (robustness());
/// - published_unexplained of published rates that can be checked (check_published()).
/// Throws plan_error (unknown_name) for a revision that is not there.
target_examination examine_targets(plan const& p, std::string_view revision = "new",
                                   progress_clock const& on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
