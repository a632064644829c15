// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_TARGET_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_TARGET_WORDS_HPP

// Targets in words: a deed and how far it is to come (策定済み, 整備中, 未導入), or a
// yardstick and how the value is to stand to it (全国平均以上, 前年度より増加), and the
// few that are neither.

#include <array>
#include <string_view>

#include "notation/printed/chain.hpp"

namespace tomakomai_kpi::detail {

// Words as common as these name other things elsewhere.
namespace target_words {

// ——— Deeds.

// What takes its time may be under way.
inline constexpr auto works = words_named(
    "work", {"策定", "改定", "改訂", "見直し", "実施", "整備", "設置", "導入", "作成", "運用",
             "開催", "公表", "制定", "締結",   "構築", "移行", "認定", "取得", "登録", "指定",
             "確立", "検討", "試行", "検証",   "準備", "研究", "拡充", "充実", "推進", "強化",
             "改善", "継続", "活用", "支援",   "普及", "促進", "確保", "供用"});
inline constexpr auto states =
    words_named("state", {"済", "済み", "中", "予定", "完了", "完了予定", "開始", "開始予定"});
inline constexpr auto manners = words_named("manner", {"本格", "継続", "継続的に", "着実に"});

// What happens at a moment is done or to come.
inline constexpr auto turns =
    words_named("turn", {"開始", "着手", "開設", "開館", "開業", "竣工", "完成", "完了", "達成",
                         "終了", "廃止", "解消", "定着"});
inline constexpr auto outcomes = words_named("outcome", {"済", "済み", "予定"});

inline constexpr auto undone = words_named("undone", {"未"});
inline constexpr auto joint = words_named("joint", {"・"});
inline constexpr auto preparations =
    words_named("preparation", {"検討", "策定", "研究", "準備", "試行", "作成", "整備"});

// ——— Moves of the value itself.

inline constexpr auto moves =
    words_named("course", {"増加", "減少", "向上", "低減", "削減", "抑制", "上昇", "低下", "縮小",
                           "縮減", "短縮", "拡大", "延伸", "改善"});
inline constexpr auto trends = words_named("trend", {"傾向", "傾向へ"});
inline constexpr auto holding = words_named("holding", {"維持"});
inline constexpr auto ands = words_named("and", {"・", "または"});
inline constexpr auto betterments = words_named("betterment", {"向上", "拡大", "増加", "改善"});

// ——— Yardsticks.

inline constexpr auto yardsticks = words_named(
    "yardstick", {"前年度", "前年", "前年度実績", "前年実績", "前年度値", "前年値", "対前年度",
                  "対前年", "現状", "現状値", "基準値", "基準年", "基準年度"});
inline constexpr auto areas =
    words_named("area", {"全国", "国", "全道", "道", "道内", "都", "府", "県", "県内", "市",
                         "市町村", "国・道", "国・県", "類似団体"});
inline constexpr auto averages = words_named("average", {"平均", "平均値"});
inline constexpr auto levels = words_named("standing", {"以上", "以下", "未満", "超", "並み", "並",
                                                        "維持", "を維持", "を上回る", "を下回る"});
inline constexpr auto comparatives = words_named("comparative", {"より", "から", "比"});
inline constexpr auto signs = words_named("sign", {"増", "減"});

// ——— How far it is to reach, and what else is said.

inline constexpr auto whole = words_named("whole", {"全"});
inline constexpr auto extents =
    words_named("extent", {"校", "小学校", "中学校", "小中学校", "地区", "域", "市", "戸", "件",
                           "員", "世帯", "施設"});
inline constexpr auto other_targets =
    words_named("other target",
                {"維持",         "増",       "減",     "増やす", "減らす", "高める",   "倍増",
                 "半減",         "横ばい",   "済",     "済み",   "あり",   "有り",     "良好",
                 "順調",         "黒字",     "黒字化", "均衡",   "社会増", "転入超過", "整備推進",
                 "環境基準達成", "市内全域", "随時",   "通年"});

inline constexpr auto target_chains = std::to_array<word_chain>({
    {maybe(manners), works, maybe(states)},
    {turns, maybe(outcomes)},
    {undone, works},
    {undone, turns},
    {preparations, joint, works},
    {moves, maybe(trends)},
    {holding, maybe(ands), betterments},
    {yardsticks, levels},
    {yardsticks, maybe(comparatives), moves},
    {yardsticks, maybe(comparatives), signs},
    {areas, averages, maybe(levels)},
    {areas, averages, maybe(comparatives), moves},
    {areas, averages, maybe(comparatives), signs},
    {whole, extents},
    {other_targets},
});

// ——— Around it.

inline constexpr auto openings = words_named(
    "opening", {"毎年度", "毎年", "毎月", "全校", "全校で",   "全地区で", "順次", "随時",
                "通年",   "適宜", "早期", "新規", "事業",     "計画",     "取組", "制度",
                "条例",   "施設", "体制", "方針", "ビジョン", "システム", "施策", "調査"});
inline constexpr auto starting_points =
    words_named("starting point", {"現状", "現状から", "現状値から", "基準値から"});
inline constexpr auto endings = words_named(
    "ending", {"する", "を維持", "を継続", "を目指す", "すること", "させる", "を図る", "を実施"});

}  // namespace target_words

using target_words::target_chains;

/// The longest target at the cursor.
inline bool take_target(cursor& at)
{
    cursor end = at;
    for (word_chain const& chain : target_chains) { reaches_further(at, chain, end); }
    bool const found = end.position() > at.position();
    at = end;
    return found;
}

/// 計画, 毎年度, 現状から before a target: each once, and no second yardstick behind the first.
inline bool take_opening(cursor& at)
{
    cursor ahead = at;
    bool const from_a_point = !take_any(ahead, target_words::openings.words);
    if (from_a_point && !take_any(ahead, target_words::starting_points.words)) { return false; }
    std::string_view const said = between(at, ahead);
    cursor next = ahead;
    if (ahead.rest().starts_with(said)
        || (from_a_point && take_any(next, target_words::yardsticks.words))) {
        return false;
    }
    at = ahead;
    return true;
}

}  // namespace tomakomai_kpi::detail

#endif
