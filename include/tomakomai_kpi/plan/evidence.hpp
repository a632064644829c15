// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PLAN_EVIDENCE_HPP
#define TOMAKOMAI_KPI_PLAN_EVIDENCE_HPP

// What speaks for a direction or an aggregation that nobody declared: whence, and how strongly.
//
// Synopsis
//   enum class evidence_source;      name, unit, words, target, …
//   enum class evidence_strength;    weak, strong

#include <string>

#include <tomakomai_kpi/config.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

enum class evidence_source : unsigned char {
    name,         // a word of it
    unit,         // 位, t-CO₂, 回; a scale of points
    words,        // printed with a value: 累計, 年間, 年度末
    target,       // its bound, range or words
    target_side,  // above or below the baseline
    history,      // the way the actuals went
    revision,     // the way a target that had been met was moved
    neighbours,   // what stands beside it
};

enum class evidence_strength : unsigned char { weak, strong };

std::string to_string(evidence_source s);
std::string to_string(evidence_strength s);

}  // namespace tomakomai_kpi

#endif
