// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/mapped_table.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

constexpr fiscal_year r1{2019}, r3{2021}, r4{2022}, r6{2024};

// Invented, as an office keeps it: a title, stacked headers, headings, a total, a footnote.
constexpr std::string_view sheet =
    "○○市総合計画 進捗管理表\n"
    "\t\t\t\t（単位：人）\n"
    "施策\t指標名\t単位\t基準値\t実績値\t\t目標値\t\t達成率\t担当課\t備考\n"
    "\t\t\tR1\tR2\tR3\tR4\tR6\t\t\t\n"
    "基本目標1 働く\n"
    "就業\t説明会参加者数\t人\t40\t44\t46\t50\t60\t76.7%\t雇用課／商工課\t\n"
    "\t創業件数\t件\t5\t-\t集計中\t\t30件以上\t\t商工課\t※一部\n"
    "施策\t指標名\t単位\t基準値\t実績値\t\t目標値\t\t達成率\t担当課\t備考\n"
    "観光\t満足度\t%\t45.2\t46.0%\t4７..1\t\t50.0\t\t観光課\t\n"
    "\t\t人\t1\t\t\n"
    "\t合計\t\t1\t2\t3\n"
    "\t\t人\t9\t\t\n"  // more of the total
    "※注 令和3年度は速報\n"
    "\tその他\n";

table_reading const& reading()
{
    static table_reading const read = read_mapped_table(read_table_text(sheet));
    return read;
}

std::vector<cell_record> records(cell_fate f)
{
    std::vector<cell_record> out;
    std::ranges::copy_if(reading().cells, std::back_inserter(out),
                         [&](cell_record const& r) { return r.fate == f; });
    return out;
}

}  // namespace

TEST_CASE("the words of stacked headers say what each column is, and of which year")
{
    table_mapping const& m = reading().mapping;
    CHECK(m.header_row == 3);
    CHECK(m.header_rows == 2);
    CHECK(m.unit == "人");
    CHECK(m.name == "○○市総合計画 進捗管理表");
    std::string roles;
    for (mapped_column const& c : m.columns) {
        roles += to_string(c.role)
                 + (c.period ? " " + std::to_string(c.period->last().start_year()) : "") + ",";
    }
    CHECK(roles
          == "measure,name,unit,baseline 2019,actual 2020,actual 2021,target 2022,target 2024,rate,"
             "department,note,");
}

TEST_CASE("rows become indicators under their headings")
{
    auto const& all = reading().plan.indicators();
    REQUIRE(all.size() == 3);
    CHECK(reading().plan.period() == fiscal_period{fiscal_year{2020}, r6});
    indicator const& first = all[0];
    CHECK(first.name == "説明会参加者数");
    CHECK(first.goal == 1);
    CHECK(first.project == "就業");
    CHECK(first.departments == std::vector<std::string>{"雇用課", "商工課"});
    REQUIRE(first.baseline);
    CHECK(to_string(first.baseline->value()) == "40人");
    CHECK(first.baseline->year() == r1);
    CHECK(to_string(first.actual(r3)->value()) == "46人");
    CHECK(to_string(first.target_of(r4)->value()) == "50人");
    CHECK(first.target->year() == r6);
    CHECK(all[1].project == "就業");
    CHECK(to_string(all[1].target->value()) == "30件以上");
    CHECK(all[1].actual(r3)->value().reason() == code::pending);
    CHECK(all[2].project == "観光");
    CHECK(to_string(all[2].baseline->value()) == "45.2%");
    CHECK(all[2].actual(r3)->status() == observation_status::unread);
    CHECK(unread_of(reading().plan.revision("new")).size() == 1);
}

TEST_CASE("every cell that holds something is accounted for, once")
{
    grid const g = read_table_text(sheet);
    std::size_t filled = 0;
    for (grid_row const& row : g.rows) {
        filled += static_cast<std::size_t>(
            std::ranges::count_if(row.cells, [](grid_cell const& c) { return !c.text.empty(); }));
    }
    CHECK(reading().cells.size() == filled);
    CHECK(records(cell_fate::missing).size() == 2);
    std::vector<std::string> refused;
    for (cell_record const& r : records(cell_fate::refused)) {
        refused.push_back(r.text + " " + name(r.why));
    }
    CHECK(refused == std::vector<std::string>{"4７..1 bad_number", "1 bad_row", "その他 bad_row"});
    std::string const said = explain(reading());
    CHECK(said.find("「担当課」 → 担当課") != std::string::npos);
    CHECK(said.find("10行目 4列目") != std::string::npos);
}

TEST_CASE("a plan that was read from any table is written and read as a plan file")
{
    plan const again = read_plan_csv(tidy_plan_csv(reading().plan));
    CHECK(tidy_plan_csv(again) == tidy_plan_csv(reading().plan));
    CHECK(again.indicators()[2].actual(r3)->status() == observation_status::unread);
}

TEST_CASE("a table without known words, names or years is refused, or asks")
{
    CHECK(refusal([] { return guess_mapping(read_table_text("甲\t乙\n1\t2\n")); })
          == code::bad_row);
    CHECK(refusal([] { return read_mapped_table(read_table_text("甲\t乙\n"), {}); })
          == code::bad_row);
    grid const g = read_table_text("指標名\t現状値\t目標値\n来館者数\t10人\t20人\n");
    CHECK(refusal([&] { return read_mapped_table(g); }) == code::bad_period);
    table_mapping m = guess_mapping(g);
    CHECK(m.open.size() == 2);
    m.period = fiscal_period{fiscal_year{2020}, r6};
    m.baseline_year = r1;
    table_reading const read = read_mapped_table(g, m);
    CHECK(read.plan.indicators()[0].target->year() == r6);
    CHECK(read.plan.indicators()[0].baseline->year() == r1);
}

TEST_CASE("what is said about an indicator is a comment, of the year of its column")
{
    auto const read = read_mapped_table(read_table_text(
        "指標名\tR3実績\tR6目標\tR3の要因\t今後の対応\n数\t1人\t2人\t雨天\t増やす\n"));
    std::vector<comment> const said{{"R3の要因", r3, "雨天"},
                                    {"今後の対応", std::nullopt, "増やす"}};
    CHECK(read.plan.indicators()[0].comments == said);
}

TEST_CASE("a date in a header is no fiscal year")
{
    table_mapping const m =
        guess_mapping(read_table_text("指標\t2021/3/31\tR3実績\t令和3年3月末実績\n"));
    CHECK_FALSE(m.columns[1].period);
    CHECK(m.columns[2].period == fiscal_period{r3});
    CHECK_FALSE(m.columns[3].period);
}
