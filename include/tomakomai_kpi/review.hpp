// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_REVIEW_HPP
#define TOMAKOMAI_KPI_REVIEW_HPP

// The floor "review": what a revision changed.

#include <tomakomai_kpi/review/change.hpp>
#include <tomakomai_kpi/review/merge.hpp>
#include <tomakomai_kpi/review/review.hpp>
#include <tomakomai_kpi/review/target_concerns.hpp>

#endif
