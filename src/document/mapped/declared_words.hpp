// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_DECLARED_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_DECLARED_WORDS_HPP

// What the cells of a column of directions (↑, 減少) or of aggregations (単年度, 時点) declare.

#include <optional>
#include <string_view>

#include <tomakomai_kpi/plan/aggregation.hpp>

namespace tomakomai_kpi::detail {

/// As plan files declare it: up, down, maintain; none where it is no word for a direction.
std::optional<std::string_view> direction_said(std::string_view text);

std::optional<aggregation_kind> aggregation_said(std::string_view text);

}  // namespace tomakomai_kpi::detail

#endif
