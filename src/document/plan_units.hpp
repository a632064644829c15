// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_UNITS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_PLAN_UNITS_HPP

// Units of a plan's own (皿), which its file declares so that its values can be read.

#include <string>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/unit.hpp>

#include "document/plan_sheet.hpp"

namespace tomakomai_kpi::detail {

/// The unit that a row declares: of things counted, or of a score or rank. Throws plan_error.
unit unit_in(plan_sheet const& sheet, csv_row const& r);

/// Units of the plan's values that no catalogue has and a row can declare, each once.
std::vector<unit> own_units(plan const& of);

/// What the row of such a unit says beside its symbol: empty for a count, interval, ordinal.
std::string scale_text(unit u);

}  // namespace tomakomai_kpi::detail

#endif
