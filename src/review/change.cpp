// SPDX-License-Identifier: BSL-1.0
// The words of changes: in files and Python, and for readers.
#include <algorithm>
#include <array>

#include <tomakomai_kpi/review/change.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>

namespace tomakomai_kpi {

namespace {

constexpr detail::names<change_kind, 30> kind_names{{
    {change_kind::added, "added"},
    {change_kind::removed, "removed"},
    {change_kind::ended, "ended"},
    {change_kind::replaced, "replaced"},
    {change_kind::split, "split"},
    {change_kind::merged, "merged"},
    {change_kind::rebased, "rebased"},
    {change_kind::basis_changed, "basis_changed"},
    {change_kind::unit_changed, "unit_changed"},
    {change_kind::target_raised, "target_raised"},
    {change_kind::target_lowered, "target_lowered"},
    {change_kind::target_changed, "target_changed"},
    {change_kind::baseline_changed, "baseline_changed"},
    {change_kind::actual_changed, "actual_changed"},
    {change_kind::year_changed, "year_changed"},
    {change_kind::status_changed, "status_changed"},
    {change_kind::note_changed, "note_changed"},
    {change_kind::content_changed, "content_changed"},
    {change_kind::renamed, "renamed"},
    {change_kind::department_changed, "department_changed"},
    {change_kind::flag_changed, "flag_changed"},
    {change_kind::moved, "moved"},
    {change_kind::page_changed, "page_changed"},
    {change_kind::mark_changed, "mark_changed"},
    {change_kind::stated_count_changed, "stated_count_changed"},
    {change_kind::declaration_changed, "declaration_changed"},
    {change_kind::period_changed, "period_changed"},
    {change_kind::text_changed, "text_changed"},
    {change_kind::id_changed, "id_changed"},
    {change_kind::reformatted, "reformatted"},
}};

constexpr detail::names<change_kind, 30> japanese_names{{
    {change_kind::added, "追加"},
    {change_kind::removed, "削除"},
    {change_kind::ended, "取組終了"},
    {change_kind::replaced, "差し替え"},
    {change_kind::split, "分割"},
    {change_kind::merged, "統合"},
    {change_kind::rebased, "起点の変更"},
    {change_kind::basis_changed, "数え方の変更"},
    {change_kind::unit_changed, "単位の変更"},
    {change_kind::target_raised, "目標の引上げ"},
    {change_kind::target_lowered, "目標の引下げ"},
    {change_kind::target_changed, "目標の変更"},
    {change_kind::baseline_changed, "基準値の変更"},
    {change_kind::actual_changed, "実績値の変更"},
    {change_kind::year_changed, "年度の変更"},
    {change_kind::status_changed, "状態の変更"},
    {change_kind::note_changed, "注記の変更"},
    {change_kind::content_changed, "内容の変更"},
    {change_kind::renamed, "名称の変更"},
    {change_kind::department_changed, "担当課の変更"},
    {change_kind::flag_changed, "印の変更"},
    {change_kind::moved, "所属の変更"},
    {change_kind::page_changed, "ページの変更"},
    {change_kind::mark_changed, "番号・下線の変更"},
    {change_kind::stated_count_changed, "記載数の変更"},
    {change_kind::declaration_changed, "宣言の変更"},
    {change_kind::period_changed, "期間の変更"},
    {change_kind::text_changed, "本文の変更"},
    {change_kind::id_changed, "IDの変更"},
    {change_kind::reformatted, "表記の変更"},
}};

constexpr detail::names<change_subject, 6> subject_names{{
    {change_subject::plan, "plan"},
    {change_subject::revision, "revision"},
    {change_subject::goal, "goal"},
    {change_subject::measure, "measure"},
    {change_subject::project, "project"},
    {change_subject::indicator, "indicator"},
}};

}  // namespace

std::string to_string(change_kind k)
{
    return detail::name_of(kind_names, k);
}

std::string japanese(change_kind k)
{
    return detail::name_of(japanese_names, k);
}

std::string to_string(change_subject s)
{
    return detail::name_of(subject_names, s);
}

bool plan_change::is(change_kind k) const noexcept
{
    return kind == k || std::ranges::find(also, k) != also.end();
}

}  // namespace tomakomai_kpi
