// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_REVIEW_DIFFERENCES_HPP
#define TOMAKOMAI_KPI_SRC_REVIEW_DIFFERENCES_HPP

// The differences between two revisions, thing by thing: shared by `review`,
// where flags, pages, actuals newly measured and declarations are no changes of
// the plan, and by `compare_plans`, where everything counts.

#include <vector>

#include <tomakomai_kpi/review/review.hpp>

#include "review/matching.hpp"

namespace tomakomai_kpi::detail {

enum class depth : unsigned char { plan_only, without_order, everything };

struct indicator_pair {
    indicator const* before;
    indicator const* after;
};

struct differences {
    std::vector<plan_change> changes;
    std::vector<indicator_pair> matched;  // the same indicator in both
};

differences differ(revision const& before, revision const& after, depth how,
                   told_by ids = told_by::id);

/// As ambition, by the direction of the newer one: target_raised, target_lowered, target_changed
/// where that cannot be said, reformatted where only the notation differs.
change_kind target_change(indicator const& before, indicator const& after);

}  // namespace tomakomai_kpi::detail

#endif
