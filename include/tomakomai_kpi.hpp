// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_HPP
#define TOMAKOMAI_KPI_HPP

// All of the library but value/exact_boost.hpp, from the ground floor up.

// clang-format off
#include <tomakomai_kpi/value.hpp>
#include <tomakomai_kpi/notation.hpp>
#include <tomakomai_kpi/plan.hpp>
#include <tomakomai_kpi/progress.hpp>
#include <tomakomai_kpi/column.hpp>
#include <tomakomai_kpi/review.hpp>
#include <tomakomai_kpi/audit.hpp>
#include <tomakomai_kpi/document.hpp>
// clang-format on

#endif
