// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PROGRESS_HPP
#define TOMAKOMAI_KPI_PROGRESS_HPP

// The floor "progress": what is judged: figures, methods, rulebooks, scenarios, summaries.

#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/progress/clock.hpp>
#include <tomakomai_kpi/progress/figure.hpp>
#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/precision.hpp>
#include <tomakomai_kpi/progress/published.hpp>
#include <tomakomai_kpi/progress/reason.hpp>
#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>
#include <tomakomai_kpi/progress/summary.hpp>
#include <tomakomai_kpi/progress/year_on_year.hpp>

#endif
