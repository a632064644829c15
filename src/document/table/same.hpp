// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SAME_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_SAME_HPP

// What is written must read back as it was.
//
// The form of a comparison table has no place for some facts: an actual in 旧
// without a baseline, a name that reads as a label. What is not read back alike
// is refused rather than lost. Ids are not printed, a title that the table needs
// is added, and what a file says at its end stands in the table where it belongs.

#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi::detail {

/// Throws plan_error (unwritable_file) with the first fact that reading `written` does not give back.
void require_same(plan const& p, grid const& written);

}  // namespace tomakomai_kpi::detail

#endif
