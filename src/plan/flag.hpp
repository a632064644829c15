// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_FLAG_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_FLAG_HPP

// The flags that a revised document prints beside what it says it changed.

#include <algorithm>
#include <array>
#include <string_view>

namespace tomakomai_kpi::detail::flag {

inline constexpr std::string_view new_measure = "新規施策";
inline constexpr std::string_view new_project = "新規事業";
inline constexpr std::string_view content = "事業内容変更";
inline constexpr std::string_view end = "取組終了";
inline constexpr std::string_view target = "数値目標変更";
inline constexpr std::string_view kpi = "KPI変更";
inline constexpr std::array all{new_measure, new_project, content, end, target, kpi};

/// Is the word one of them?
inline bool is_known(std::string_view word)
{
    return std::ranges::find(all, word) != all.end();
}

/// Does a thing (project, indicator) bear the flag?
template <class Thing>
bool is_set(Thing const& thing, std::string_view flag)
{
    return std::ranges::find(thing.flags, flag) != thing.flags.end();
}

}  // namespace tomakomai_kpi::detail::flag

#endif
