// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_DOCUMENT_PLANS_HPP
#define TOMAKOMAI_KPI_DOCUMENT_PLANS_HPP

// The plans that are built in: each is a plan CSV compiled into the library and
// read when first asked for.

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/plan/plan.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace plans {

/// 第2期苫小牧市総合戦略, from the comparison table of its review in 令和4年度: revisions new and old.
plan const& tomakomai();

}  // namespace plans
}  // namespace tomakomai_kpi

#endif
