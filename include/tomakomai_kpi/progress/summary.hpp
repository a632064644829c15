// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_SUMMARY_HPP
#define TOMAKOMAI_KPI_PROGRESS_SUMMARY_HPP

// Totals of assessments: how many indicators are what, by goal, department,
// project or measure.
//
// Counts and shares of counts only, each with its denominator; never a mean of
// rates that measure different things. Two shares are told apart, for they tell
// different stories: indicators met (share-of), and projects with at least one
// indicator met (any-of). Small groups are marked.
//
//   for (summary const& s : summarise(plans::tomakomai(), summary_key::goal)) {
//       s.counts.at(status::achieved); s.share_met(); s.explain();
//   }
//
// Synopsis
//   enum class summary_key { plan, goal, measure, project, department };
//   struct summary;    key, label, counts, met, judged, …; share_met(), any_met(), explain()
//   std::vector<summary> summarise(plan, by, revision, year, clock);

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class summary_key : unsigned char { plan, goal, measure, project, department };

std::string to_string(summary_key k);
summary_key parse_summary_key(std::string_view text);  // throws notation_error (unknown_name)

/// Assessments counted. Groups with fewer judged indicators than this are marked as small.
inline constexpr int small_group = 5;

struct summary {
    std::string key;    // id of the goal, measure or project, the department, the plan
    std::string label;  // its name
    std::map<status, int> counts;
    int indicators = 0;
    int judged = 0;            // whose `met` is decided
    int met = 0;               // of them
    int projects = 0;          // with at least one judged indicator
    int projects_any_met = 0;  // of them, with at least one met

    /// Indicators met ÷ indicators judged; none where nothing is judged.
    std::optional<exact> share_met() const;

    /// Projects with an indicator met ÷ projects with one judged; none where there are none.
    std::optional<exact> any_met() const;

    bool is_small() const noexcept { return judged < small_group; }

    /// Counts and shares with their denominators, in words.
    std::string explain() const;
};

/// Groups in the order of the document. A project of several departments counts in each; measures
/// that are not printed are one group, 不明. Throws plan_error (unknown_name) for the revision.
std::vector<summary> summarise(plan const& p, summary_key by, std::string_view revision = "new",
                               std::optional<fiscal_year> year = std::nullopt,
                               progress_clock const& on = clock_kind::plan);

}  // namespace tomakomai_kpi

#endif
