// SPDX-License-Identifier: BSL-1.0
// The rules of the audit, by family, with their severity and their words.
#include <array>
#include <cstddef>

#include <tomakomai_kpi/value/detail/names.hpp>

#include "audit/findings.hpp"

namespace tomakomai_kpi {

namespace {

constexpr std::array rules{
    audit_rule{"unread_text", severity::error, "読めなかった文がある", "text not understood"},

    audit_rule{"kpi_change_unflagged", severity::error, "指標が新旧で違うのに「KPI変更」の印がない",
               "a change of an indicator without flag"},
    audit_rule{"kpi_flag_unfounded", severity::error,
               "「KPI変更」の印があるのに、どの指標も新旧で同じ", "a flag without any change"},
    audit_rule{"content_change_unflagged", severity::warning,
               "事業の内容の文が新旧で違うのに「事業内容変更」の印がない",
               "an edited content without flag"},
    audit_rule{"content_flag_unfounded", severity::error,
               "「事業内容変更」の印があるのに、事業の名称も内容の文も新旧で同じ",
               "a flag without any edit"},
    audit_rule{"target_change_unflagged", severity::error,
               "数値目標が新旧で違うのに「数値目標変更」の印がない",
               "a change of a goal's target without flag"},
    audit_rule{"target_flag_unfounded", severity::error,
               "「数値目標変更」の印があるのに、数値目標は新旧で同じ", "a flag without any change"},
    audit_rule{"new_project_unflagged", severity::error, "旧にない事業なのに「新規事業」の印がない",
               "a new project without flag"},
    audit_rule{"new_flag_unfounded", severity::error, "「新規事業」の印があるのに、旧にもある事業",
               "flagged as new, but the old edition has it"},
    audit_rule{"new_measure_unflagged", severity::note,
               "旧にない施策なのに、どの事業にも「新規施策」の印がない",
               "a new measure without flag"},
    audit_rule{"end_unflagged", severity::error,
               "旧にある事業が、「取組終了」と示されずに新から消えている",
               "a project gone without a word"},
    audit_rule{"ended_unmet", severity::note, "「取組終了」の事業の指標が目標に達していない",
               "ended short of its target"},
    audit_rule{"rename_unflagged", severity::note,
               "事業の名称が新旧で違うのに「事業内容変更」の印がない", "renamed without flag"},
    audit_rule{"department_changed", severity::note,
               "担当課が新旧で違う(担当課の変更を示す印はない)", "departments differ"},
    audit_rule{"flag_misspelt", severity::warning, "印の書き間違いと思われる",
               "a flag probably misspelt"},

    audit_rule{"stated_count", severity::warning, "文書が述べる数が、印か中身を数え直した数と違う",
               "a stated count against a recount"},
    audit_rule{"measure_number", severity::warning,
               "施策の番号が順に増えていないか、施策の総数を超えている",
               "measure numbers do not increase"},
    audit_rule{"measure_number_differs", severity::error, "施策の番号が新旧で違う",
               "measure numbers differ between editions"},

    audit_rule{"underline_without_change", severity::note, "下線があるのに、新旧で同じ",
               "underlined but unchanged"},
    audit_rule{"change_without_underline", severity::note,
               "新旧で違うのに、下線を使うページで下線がない", "changed but not underlined"},
    audit_rule{"footnote_without_mark", severity::warning, "注記があるのに、値に※の印がない",
               "a footnote that no mark calls"},
    audit_rule{"mark_without_footnote", severity::warning, "※の印があるのに、注記がない",
               "a mark that calls no footnote"},
    audit_rule{"note_value_differs", severity::error, "注記が述べる値と、記載の値が違う",
               "a footnote states another value"},

    audit_rule{"unit_against_name", severity::warning, "単位が名称の数えるものと合わない",
               "the unit does not fit the name"},
    audit_rule{"name_omits_count", severity::note, "名称に「数」や「額」の字がない",
               "the name does not say that it counts"},
    audit_rule{"kindred_units", severity::note,
               "同じものを数える指標が、泊と人泊という違う単位を使う",
               "nights and person-nights side by side"},
    audit_rule{"gross_only_in_name", severity::note, "名称は延べ数なのに、値に「延べ」の字がない",
               "gross numbers in the name only"},
    audit_rule{"unit_differs", severity::error, "一つの指標の値の単位がそろわない",
               "units differ within an indicator"},
    audit_rule{"unit_changed", severity::warning, "同じ指標の目標値の単位が新旧で違う",
               "a target in another unit than in the old edition"},
    audit_rule{"multiplier_differs", severity::warning,
               "一つの指標の値の千・万などの位取りがそろわない",
               "multipliers differ within an indicator"},
    audit_rule{"money_multiplier", severity::note,
               "金額の位取り(千円・万円)が、同じ版のほかの指標と違う",
               "money in another multiplier than elsewhere"},
    audit_rule{"unit_spelling", severity::note, "一つの指標の中で単位の書き方が違う",
               "one unit spelt in two ways"},
    audit_rule{"permille_suspected", severity::warning,
               "人口千人当たり(‰)で表す率が%と記載されている", "% that is probably ‰"},

    audit_rule{"basis_differs", severity::error, "実績値と目標値の一方だけが累計",
               "actual and target on different bases"},
    audit_rule{"mixed_basis", severity::note, "基準値は単年度、目標値は累計で、差を取れない",
               "an annual baseline before a cumulative target"},
    audit_rule{"basis_unclear", severity::warning, "名称は累計なのに、値に「累計」の字がない",
               "cumulative in the name only"},
    audit_rule{"baseline_differs", severity::error, "同じ指標の基準値が新旧で違う",
               "baselines differ between editions"},
    audit_rule{"baseline_rounded", severity::note, "基準値が新旧の一方で丸められている",
               "a baseline rounded in one edition"},
    audit_rule{"target_below_baseline", severity::note, "目標値が基準値より悪い側にある",
               "a target on the worse side of its baseline"},
    audit_rule{"target_equals_baseline", severity::note,
               "目標値が基準値と同じなのに、維持する指標ではない",
               "a target that equals its baseline"},
    audit_rule{"cumulative_falls", severity::error, "累計の実績値が前の年度より減っている",
               "a cumulative actual falls"},
    audit_rule{"order_of_magnitude", severity::warning,
               "一つの指標の値が10倍を超えて違う(桁の誤りか、特殊な事情)",
               "values more than ten times apart"},
    audit_rule{"share_above_whole", severity::warning, "全体に対する割合が100%を超えている",
               "a share above the whole"},
    audit_rule{"outside_scale", severity::error, "評価の段階の外にある点数",
               "a score outside its scale"},
    audit_rule{"fractional_count", severity::warning, "数えるものの値に端数がある",
               "a fraction of things that are counted"},
    audit_rule{"decimals_differ", severity::note, "一つの指標の値の小数の桁数が違う",
               "decimals differ within an indicator"},
    audit_rule{"zero_without_note", severity::note, "実績値が0なのに、訳を述べる注記がない",
               "a zero without a footnote"},
    audit_rule{"published_unexplained", severity::warning,
               "公表の達成率が、記載の値からどの式と丸めでも出ない",
               "a published rate that no formula gives"},
    audit_rule{"published_otherwise", severity::note,
               "公表の達成率の式か丸めか書き方が、表のほかの指標と違う",
               "a published rate made otherwise than most"},

    audit_rule{"baseline_year", severity::note, "基準値の年度が、ほかの指標と違う",
               "the baseline is of another year than most"},
    audit_rule{"actual_year", severity::warning, "実績値の年度が、ほかの指標とも計画の期間とも違う",
               "the actual is of another year than all others"},
    audit_rule{"target_year", severity::warning, "目標値の年度が、ほかの指標と違う",
               "the target is of another year than most"},
    audit_rule{"plan_period", severity::error, "計画の期間の終わりが、目標値の年度と違う",
               "the plan ends in another year than its targets"},
    audit_rule{"year_notations", severity::error, "元号の年と西暦の年が合わない",
               "era and western year disagree"},
    audit_rule{"period_length", severity::error, "「○年間」が、その前に書かれた期間と合わない",
               "a number of years that its period does not have"},

    audit_rule{"department_misspelt", severity::warning, "担当課の名称の書き間違いと思われる",
               "a department probably misspelt"},
};

static_assert(rules.size() == static_cast<std::size_t>(detail::audited::department_misspelt) + 1);

}  // namespace

std::string to_string(severity s)
{
    switch (s) {
    case severity::error: return "error";
    case severity::warning: return "warning";
    default: return "note";
    }
}

std::string japanese(severity s)
{
    switch (s) {
    case severity::error: return "不一致";
    case severity::warning: return "要確認";
    default: return "参考";
    }
}

std::vector<audit_rule> const& audit_rules()
{
    static std::vector<audit_rule> const all{rules.begin(), rules.end()};
    return all;
}

namespace detail {

audit_rule const& rule_of(audited rule)
{
    return rules[static_cast<std::size_t>(rule)];
}

audit_rule const& rule_of(std::string_view id)
{
    return named(rules, &audit_rule::id, id, "点検の規則", "unknown rule");
}

std::size_t place_in_table(std::string_view id)
{
    return static_cast<std::size_t>(&rule_of(id) - rules.data());
}

}  // namespace detail

}  // namespace tomakomai_kpi
