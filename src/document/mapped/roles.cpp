// SPDX-License-Identifier: BSL-1.0
// What roles and repairs are called: in files, and to people.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <tomakomai_kpi/document/mapped_table.hpp>
#include <tomakomai_kpi/value/detail/names.hpp>

namespace tomakomai_kpi {

namespace {

struct role_name {
    column_role role;
    std::string_view name;
    std::string_view japanese;
};

constexpr auto roles = std::to_array<role_name>({
    {column_role::ignored, "ignored", "読まない列"},
    {column_role::id, "id", "番号"},
    {column_role::name, "name", "指標名"},
    {column_role::part, "part", "内訳"},
    {column_role::kind, "kind", "値の区分"},
    {column_role::goal, "goal", "基本目標"},
    {column_role::measure, "measure", "施策"},
    {column_role::project, "project", "事業"},
    {column_role::department, "department", "担当課"},
    {column_role::page, "page", "頁"},
    {column_role::unit, "unit", "単位"},
    {column_role::direction, "direction", "方向"},
    {column_role::aggregation, "aggregation", "集計"},
    {column_role::year, "year", "年度"},
    {column_role::baseline_year, "baseline_year", "基準年度"},
    {column_role::actual_year, "actual_year", "実績年度"},
    {column_role::target_year, "target_year", "目標年度"},
    {column_role::value, "value", "値"},
    {column_role::baseline, "baseline", "基準値"},
    {column_role::actual, "actual", "実績値"},
    {column_role::target, "target", "目標値"},
    {column_role::forecast, "forecast", "見込値"},
    {column_role::rate, "rate", "公表の達成率"},
    {column_role::mark, "mark", "公表の評価"},
    {column_role::comment, "comment", "要因・対応"},
    {column_role::note, "note", "備考"},
});

constexpr detail::names<repair, 5> repair_names{{{repair::middle_dot, "middle_dot"},
                                                 {repair::minus, "minus"},
                                                 {repair::brackets, "brackets"},
                                                 {repair::joined_lines, "joined_lines"},
                                                 {repair::reduction, "reduction"}}};

role_name const& named(column_role r)
{
    return *std::ranges::find(roles, r, &role_name::role);
}

}  // namespace

std::string to_string(column_role r)
{
    return std::string{named(r).name};
}

std::string japanese(column_role r)
{
    return std::string{named(r).japanese};
}

column_role parse_column_role(std::string_view text)
{
    auto const* const said = std::ranges::find(roles, text, &role_name::japanese);
    if (said != roles.end()) { return said->role; }
    return detail::named(roles, &role_name::name, text, "列の役割").role;
}

std::string to_string(repair r)
{
    return detail::name_of(repair_names, r);
}

repair parse_repair(std::string_view text)
{
    return detail::named(repair_names, text, "直し方");
}

}  // namespace tomakomai_kpi
