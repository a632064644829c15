// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_FAULTS_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_FAULTS_HPP

// All that is wrong with a plan, in one error.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

/// More errors than a person mends at once.
inline constexpr std::size_t errors_told = 20;

/// Throws them where there are any: the first, in the order of their places, and how many there are.
inline void throw_all(std::string const& source, std::vector<plan_error_part> all)
{
    if (all.empty()) { return; }
    std::ranges::stable_sort(
        all, {}, [](plan_error_part const& each) { return std::pair{each.line, each.column}; });
    std::size_t const count = all.size();
    all.resize(std::min(count, errors_told));
    throw plan_error{source, std::move(all), count};
}

}  // namespace tomakomai_kpi::detail

#endif
