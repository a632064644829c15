// SPDX-License-Identifier: BSL-1.0
// The rules that public bodies have published, as they stand, with their holes and overlaps. Where a
// source thinks of indicators alone that are better the more they are, it does not tell of others.
#include <algorithm>
#include <array>

#include <tomakomai_kpi/progress/rulebook.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi {

std::span<rulebook const> presets()
{
    using enum rulebook::coverage;
    static std::array<rulebook, 6> const all{
        rulebook{
            "成長戦略",
            "内閣府 成長戦略KPI: 進捗の割合が期間の経過の割合以上ならA、未満ならB、データなしはN",
            {{"A", "lead >= 0"}, {"B", "lead < 0"}},
            proven,
            {.absent = "N"}},
        rulebook{
            "交付金",
            "内閣府 地方創生交付金 事後評価: 目標を上回れば非常に効果的、目標の7~8割なら相当程度、"
            "目標未満でも改善なら効果あり、悪化なら効果なし",
            // 上回る, 改善 and 悪化 are told of both directions, the 7~8割 of a target of one alone.
            {{"非常に効果的",
              "excess > 0 and to_baseline >= 1; down: excess < 0 and to_baseline <= 1"},
             {"相当程度効果", "up: 70% <= attainment <= 80% and to_baseline > 1"},
             {"効果あり",
              "attainment < 70% and to_baseline > 1; down: excess > 0 and to_baseline < 1"},
             {"効果なし", "to_baseline < 1; down: to_baseline > 1"}},
            as_published},
        rulebook{
            "茨城県",
            "茨城県 総合計画の評価: 期待値に対する達成率 A 100以上、B+ 80~99、B 50~79、C 50未満",
            {{"A", "path >= 100%"},
             {"B+", "80% <= path <= 99%"},
             {"B", "50% <= path <= 79%"},
             {"C", "path < 50%"}},
            as_published,
            {},
            {.untold = {direction_kind::down}}},
        rulebook{
            "多摩市",
            "多摩市: 目標 × 20% × 経過年数に対する割合 100%以上は着実、60%以上は概ね、未満は改善",
            {{"着実", "pace >= 100%"}, {"概ね", "60% <= pace < 100%"}, {"改善", "pace < 60%"}},
            proven,
            {},
            {.untold = {direction_kind::down}}},
        rulebook{
            "長与町",
            "長与町: S 目標を超える、A 基準を超える、B 基準から10%以内の減、C それ未満、− 不明",
            {{"S", "excess > 0"},
             {"A", "excess <= 0 and to_baseline > 1"},
             {"B", "excess <= 0 and 90% <= to_baseline <= 1"},
             {"C", "to_baseline < 90%"}},
            as_published,
            {.absent = "−"},
            {.untold = {direction_kind::down}}},
        rulebook{"いの町",
                 "いの町: ◎ 目標以上、○ 目標と同等、△ 目標未満、× 実績なし又は取組終了",
                 {{"◎", "excess >= 0"}, {"○", "excess = 0"}, {"△", "excess < 0"}},
                 as_published,
                 {.absent = "×", .ended = "×"},
                 {.untold = {direction_kind::down}}},
    };
    return all;
}

rulebook const& preset(std::string_view name)
{
    auto const all = presets();
    auto const found = std::ranges::find(all, name, &rulebook::name);
    if (found != all.end()) { return *found; }
    throw plan_error{
        code::unknown_name,
        no_such_name("評価基準", name, detail::names_in(all, &rulebook::name), "unknown rulebook")};
}

}  // namespace tomakomai_kpi
