// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_TOMAKOMAI_KPI_HPP
#define TOMAKOMAI_KPI_TOMAKOMAI_KPI_HPP

// All of the library but exact_boost.hpp, layer by layer.

// clang-format off
#include <tomakomai_kpi/code.hpp>
#include <tomakomai_kpi/direction_evidence.hpp>
#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact.hpp>
#include <tomakomai_kpi/exact_text.hpp>
#include <tomakomai_kpi/fiscal_year.hpp>
#include <tomakomai_kpi/fiscal_year_text.hpp>
#include <tomakomai_kpi/unit.hpp>
#include <tomakomai_kpi/units.hpp>
#include <tomakomai_kpi/more_units.hpp>
#include <tomakomai_kpi/rule.hpp>
#include <tomakomai_kpi/quantity.hpp>
#include <tomakomai_kpi/value.hpp>
#include <tomakomai_kpi/notation.hpp>
#include <tomakomai_kpi/indicator.hpp>
#include <tomakomai_kpi/assessment.hpp>
#include <tomakomai_kpi/method.hpp>
#include <tomakomai_kpi/precision.hpp>
#include <tomakomai_kpi/rulebook.hpp>
#include <tomakomai_kpi/plan.hpp>
#include <tomakomai_kpi/plan_csv.hpp>
#include <tomakomai_kpi/review.hpp>
#include <tomakomai_kpi/scenario.hpp>
#include <tomakomai_kpi/summary.hpp>
#include <tomakomai_kpi/audit.hpp>
#include <tomakomai_kpi/grid.hpp>
#include <tomakomai_kpi/comparison_table.hpp>
// clang-format on

#endif
