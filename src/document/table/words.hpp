// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_TABLE_WORDS_HPP

// The words that comparison tables are built of: what the reader knows and the writer prints.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <tomakomai_kpi/plan/indicator.hpp>

namespace tomakomai_kpi::detail::table_words {

inline constexpr std::string_view page = "頁";
inline constexpr std::string_view new_side = "新";
inline constexpr std::string_view old_side = "旧";
inline constexpr std::string_view remarks = "備考";

inline constexpr std::string_view goal = "基本目標";
inline constexpr std::string_view measure = "施策";
inline constexpr std::string_view project = "■事業名・事業の内容";
inline constexpr std::string_view inner_project = "事業名";
inline constexpr std::string_view target_heading = "■数値目標";
inline constexpr std::string_view kpi_heading = "■重要業績評価指標(KPI)";
inline constexpr std::string_view indicator = "指標名";
inline constexpr std::string_view mark = "※";
inline constexpr std::string_view scale_opens = "【";
inline constexpr std::string_view scale_closes = "】";
inline constexpr std::string_view joint = "／";
inline constexpr std::string_view omitted_opens = "［本文略 ";
inline constexpr std::string_view omitted_closes = "］";
inline constexpr std::size_t fingerprint_size = 16;

inline constexpr std::array<std::string_view, 3> labels{"基準値", "実績値", "目標値"};

inline constexpr std::string_view interim_target = "中間目標値";

constexpr std::string_view text(observation_role r, bool interim = false) noexcept
{
    return interim ? interim_target : labels[static_cast<std::size_t>(r)];
}

/// What the labels of other offices begin with, 値 behind them or not.
struct label_stem {
    std::string_view text;
    observation_role role;
    bool interim = false;
};
inline constexpr std::array<label_stem, 11> label_stems{{
    {"基準", observation_role::baseline},
    {"現状", observation_role::baseline},
    {"現況", observation_role::baseline},
    {"当初", observation_role::baseline},
    {"策定時", observation_role::baseline},
    {"計画策定時", observation_role::baseline},
    {"戦略策定時", observation_role::baseline},
    {"実績", observation_role::actual},
    {"目標", observation_role::target},
    {"最終目標", observation_role::target},
    {"中間目標", observation_role::target, true},
}};
inline constexpr std::string_view label_end = "値";

/// What a document counts of itself, by our ids and its words.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 6> counts{{
    {"measures_added", "新たな施策の追加"},
    {"projects_added", "新たな事業の追加"},
    {"content_changed", "事業内容の変更"},
    {"projects_ended", "事業の終了"},
    {"targets_changed", "数値目標の変更"},
    {"kpis_changed", "KPIの変更"},
}};
inline constexpr std::string_view measures_count = "measures";

}  // namespace tomakomai_kpi::detail::table_words

#endif
