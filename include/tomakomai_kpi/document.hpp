// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_HPP
#define TOMAKOMAI_KPI_DOCUMENT_HPP

// The floor "document": files in and out, and the plan that is built in.

#include <tomakomai_kpi/document/comparison_table.hpp>
#include <tomakomai_kpi/document/fingerprint.hpp>
#include <tomakomai_kpi/document/formula.hpp>
#include <tomakomai_kpi/document/grid.hpp>
#include <tomakomai_kpi/document/long_table.hpp>
#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>

#endif
