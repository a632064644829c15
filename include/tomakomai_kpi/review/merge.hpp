// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_MERGE_HPP
#define TOMAKOMAI_KPI_REVIEW_MERGE_HPP

// Next year's sheet put into the plan that is there.
//
// An indicator of the reading is one of the plan by its id; else by its name within
// its project, else by its name alone where it is the only one on either side. Ids
// that are but the numbers of a table's rows say nothing. What may be one indicator
// under another name is proposed with the evidence, and left out until the caller
// says so. What the reading says beside the plan is added; what it says otherwise is
// a conflict, told as `compare_plans` tells it, and the plan's word stays.
//
//   merge_result const m = merge(plans::tomakomai(), read_mapped_table(sheet).plan);
//   m.merged, m.added, m.conflicts
//   merge(p, reading, {.renames = {{"参加者数", "延べ参加者数"}}});
//
// Synopsis
//   enum class preference;   plan, reading
//   struct merge_options, added_fact, proposed_rename, unmatched_indicator, merge_result;
//   merge_result merge(plan, reading, options);
//   std::string explain(merge_result);

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/review/change.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// Whose word stands in the merged plan where both say something.
enum class preference : unsigned char { plan, reading };

struct merge_options {
    std::string revision = "new";  // of both
    preference prefer = preference::plan;
    std::map<std::string, std::string> renames{};  // of the plan → of the reading: ids or names
};

/// What an indicator of the plan did not have.
struct added_fact {
    std::string id;
    std::string name;
    std::string project;
    std::string role;  // actual, target, direction, comment, …; name of one that was renamed
    std::optional<fiscal_year> year{};
    std::string text;
    std::string before{};  // what said that there is none: -, 集計中
};

/// Perhaps one indicator under two names.
struct proposed_rename {
    std::string id;  // in the plan
    std::string name;
    std::string project;
    std::string new_id;  // in the reading
    std::string new_name;
    std::string evidence;
};

/// An indicator of one side that is on the other side none, or nobody can say which.
struct unmatched_indicator {
    bool in_reading = false;
    std::string id;
    std::string name;
    std::string project;
    std::string why;
};

struct merge_result {
    plan merged;
    std::vector<added_fact> added;
    std::vector<indicator> new_indicators;  // as they stand in the merged plan
    std::vector<plan_change> conflicts;     // from the plan's word to the reading's
    std::vector<proposed_rename> proposed_renames;
    std::vector<unmatched_indicator> unmatched;
};

/// The indicators of the reading, and what is said of them, in the plan. Nothing of them is lost:
/// what is not in the merged plan is a conflict, a proposed rename or unmatched. The plan is the same
/// object's contents where nothing was added. Throws plan_error (unknown_name for a revision,
/// unknown_id and ambiguous for a rename).
merge_result merge(plan const& p, plan const& reading, merge_options const& options = {});

/// What was added, what stands against it, and what a person must decide.
std::string explain(merge_result const& m);

}  // namespace tomakomai_kpi

#endif
