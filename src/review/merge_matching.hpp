// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_MERGE_MATCHING_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_MERGE_MATCHING_HPP

// Which indicator of a reading is which of a plan, and which may be.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <tomakomai_kpi/review/merge.hpp>

namespace tomakomai_kpi::detail {

/// The name of the project an indicator stands in, else of its goal; empty for neither.
std::string place_name(indicator const& i, revision const& in);

struct merge_matching {
    /// Of each of the reading, where it stands among those of the plan.
    std::vector<std::optional<std::size_t>> partner;
    /// Of each of the reading: left out, as a rename is proposed or nobody can say which it is.
    std::vector<bool> left_out;
    std::vector<proposed_rename> proposed;
    std::vector<unmatched_indicator> unmatched;
};

/// Throws plan_error (unknown_id, ambiguous) for a rename of what is not there.
merge_matching match_reading(revision const& ours, revision const& theirs,
                             merge_options const& options);

}  // namespace tomakomai_kpi::detail

#endif
