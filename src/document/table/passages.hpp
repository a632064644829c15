// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_PASSAGES_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_PASSAGES_HPP

// What the prose of a comparison table says of the plan itself: its period, what
// it counts of itself, and its name.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi::detail {

/// What a passage says of the plan's period: 令和2年度(2020年度)から令和6年度….
std::optional<fiscal_period> find_period(std::string_view text);

/// 19の「施策」, and ・事業の終了 2項目 for each sort of change.
std::vector<stated_count> find_counts(std::string_view text, std::string const& page);

/// The name in a title: 【第2期】苫小牧市総合戦略見直し案 主な変更点 新旧対照表 → 第2期苫小牧市総合戦略
std::string plan_name(std::string title);

}  // namespace tomakomai_kpi::detail

#endif
