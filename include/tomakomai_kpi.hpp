// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TOMAKOMAI_KPI_HPP
#define TOMAKOMAI_KPI_TOMAKOMAI_KPI_HPP

// All of the library but exact_boost.hpp, layer by layer.

// clang-format off
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/plan/direction_evidence.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/unit.hpp>
#include <tomakomai_kpi/value/units.hpp>
#include <tomakomai_kpi/value/more_units.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/value.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>
#include <tomakomai_kpi/progress/summary.hpp>
#include <tomakomai_kpi/audit/audit.hpp>
#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/document/comparison_table.hpp>
// clang-format on

#endif
