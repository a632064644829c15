// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_REMARKS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_REMARKS_HPP

// What rows of a plan file say about an indicator beside its values: comments, and
// the rates and marks that were published. Throws plan_error with the row's place.

#include <tomakomai_kpi/plan/indicator.hpp>

#include "document/plan_sheet.hpp"

namespace tomakomai_kpi::detail {

comment comment_in(plan_sheet const& sheet, csv_row const& r);

published_result published_in(plan_sheet const& sheet, csv_row const& r);

}  // namespace tomakomai_kpi::detail

#endif
