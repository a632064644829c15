// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/long_table.hpp>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("long tables are known by their columns")
{
    CHECK(is_long_header({"name", "year", "value"}));
    CHECK(is_long_header({"単位", "指標名", "年度", "種別", "値"}));
    CHECK(is_long_header({"指標番号", "年度", "値"}));
    CHECK(!is_long_header({"指標名", "単位", "R3実績", "R6目標"}));
    CHECK(!is_long_header({"name", "value"}));
    CHECK(extra_long_columns({"name", "year", "value", "色"}) == std::vector<std::string>{"色"});
}

TEST_CASE("rows of one name in one project are one indicator")
{
    plan const p = read_long_table({{1, {"指標名", "事業", "年度", "種別", "値", "単位", "方向"}},
                                    {2, {"参加者数", "甲", "R1", "基準値", "40", "人", "↑"}},
                                    {3, {"参加者数", "乙", "R3", "実績値", "7", "人", ""}},
                                    {4, {"参加者数", "甲", "R3", "actual", "46", "人", ""}},
                                    {5, {"", "", "", "", "", "", ""}},
                                    {6, {"参加者数", "甲", "", "目標値", "60人以上", "", ""}},
                                    {7, {"参加者数", "甲", "R4", "実績", "", "", ""}}},
                                   {.period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}}});
    REQUIRE(p.indicators().size() == 2);
    indicator const& i = p.indicators().front();
    CHECK(i.project == "甲");
    CHECK(i.direction.kind == direction_kind::up);
    CHECK(i.actuals.size() == 1);
    CHECK(i.target == observation{parse("60人以上"), fiscal_year{2024}});
}

TEST_CASE("errors of long tables come at once, each with its line")
{
    auto const e = caught<plan_error>([] {
        return read_long_table({{1, {"name", "year", "role", "value", "page"}},
                                {2, {"a", "R3", "actual", "4x", "1"}},
                                {3, {"a", "R3", "予想", "4", "2"}},
                                {4, {"a", "いつ", "actual", "4", ""}}});
    });
    CHECK(e.count() == 4);
    CHECK(e.line() == 2);
    CHECK(e.parts().back().line == 4);
    CHECK(refusal([] { return read_long_table({{1, {"name", "value"}}}); }) == code::bad_row);
}

TEST_CASE("rows say what plan they are of, and from which year a value counts")
{
    std::vector<sheet_row> rows{
        {1,
         {"plan_name", "plan_period", "goal", "goal_name", "name", "flags", "year", "from_year",
          "text"}},
        {2,
         {"総合戦略", "R2-R6", "3", "しごと", "a", "KPI変更／新規", "2022", "2021.0", "累計4人"}},
        {3, {"総合戦略", "R2-R6", "3", "しごと", "a", "", "2023", "", "5人"}}};
    plan const p = read_long_table(rows);
    indicator const& i = p.indicators().front();
    CHECK(p.name() == "総合戦略");
    CHECK(p.period() == fiscal_period{fiscal_year{2020}, fiscal_year{2024}});
    CHECK(p.revision("new").goals.front().name == "しごと");
    CHECK(i.flags == std::vector<std::string>{"KPI変更", "新規"});
    CHECK(i.actuals.front().period() == fiscal_period{fiscal_year{2021}, fiscal_year{2022}});
    CHECK(extra_long_columns(rows.front().cells) == std::vector<std::string>{"goal"});

    rows[2].cells[0] = "別の計画";
    rows[1].cells[1] = "いつ";
    auto const e = caught<plan_error>([&] { return read_long_table(rows); });
    CHECK(e.parts().front().reason == code::unknown_year);
    CHECK(e.parts().back().line == 3);
    CHECK_NOTHROW(read_long_table(
        rows, {.name = "b", .period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}}}));
}
