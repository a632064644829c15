// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_HPP
#define TOMAKOMAI_KPI_PLAN_HPP

// The floor "plan": observations, directions, indicators and plans.

#include <tomakomai_kpi/plan/aggregation.hpp>
#include <tomakomai_kpi/plan/aggregation_evidence.hpp>
#include <tomakomai_kpi/plan/direction.hpp>
#include <tomakomai_kpi/plan/direction_evidence.hpp>
#include <tomakomai_kpi/plan/draft.hpp>
#include <tomakomai_kpi/plan/evidence.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/plan/inferred.hpp>
#include <tomakomai_kpi/plan/observation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/plan/provenance.hpp>

#endif
