// SPDX-License-Identifier: BSL-1.0
#include "document/plan_sheet.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/notation/notation.hpp>

#include "document/small_plan.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

std::vector<code> reasons(plan_error const& e)
{
    std::vector<code> out;
    for (plan_error_part const& each : e.parts()) { out.push_back(each.reason); }
    return out;
}

constexpr std::size_t first_added = 22;  // two lines in one cell of the small plan

}  // namespace

TEST_CASE("all errors of a file come at once, in the order of places")
{
    plan_error const e = refused_by(
        with({"new,goals,G2,,,x,,,,,,", "new,actual,G1-1,,,雇用数,,,そのうち,12皿,early,",
              "new,goal,G3,,,x,,,,,,,余り", "old,goal,G4,,,x,,,,,,", ",direction,Z-9,,,,,,,up,,"}));
    CHECK(reasons(e)
          == std::vector{code::bad_row, code::unknown_year, code::unknown_unit, code::unknown_name,
                         code::bad_csv, code::unknown_name, code::unknown_id});
    CHECK(e.count() == 7);
    CHECK(e.line() == first_added);
    CHECK(e.column() == role_column);
    CHECK(e.code() == code::bad_row);
    CHECK(e.file() == "small.csv");
    CHECK(e.parts()[1].line == first_added + 1);
    CHECK(e.parts()[1].column == year_column);
    CHECK(e.parts()[4].column == 13);
    std::string const message = e.what();
    CHECK(message.starts_with("small.csv 22行目 role列「goals」"));
    for (plan_error_part const& each : e.parts()) {
        CHECK(message.find(each.message + " [" + name(each.reason) + "]\n") != std::string::npos);
    }
    CHECK(message.find("誤りは7件です") != std::string::npos);
    CHECK(message.ends_with("[bad_row]"));
}

TEST_CASE("one error alone is told as ever")
{
    plan_error const e = refused_by(with({"new,actual,G1-1,,,雇用数,,,令和4年度,12皿,,"}));
    CHECK(e.count() == 1);
    REQUIRE(e.parts().size() == 1);
    CHECK(e.parts()[0].message == e.message());
    CHECK(std::string{e.what()}.find('\n') == std::string::npos);
}

TEST_CASE("there is an end to what is told")
{
    std::vector<std::string> rows;
    for (int i = 0; i < 57; ++i) { rows.emplace_back("new,nothing,,,,,,,,,,"); }
    plan_error const e = refused_by(with(rows));
    CHECK(e.count() == 57);
    CHECK(e.parts().size() == 20);
    CHECK(std::string{e.what()}.find("全部で57件") != std::string::npos);
}

TEST_CASE("what depends on a refused row gives no error of its own")
{
    std::vector<std::string> const about{"new,baseline,C-1,,,数,,,令和元年度,3人,,",
                                         "new,actual,C-1,,,数,,,令和2年度,ー,,",
                                         "new,text,C-1,,39,,,,,content,,文",
                                         "new,mark,C-1,,39,,,,,footnote,name,※",
                                         "new,comment,C-1,,,要因,,,令和2年度,,,雨",
                                         ",direction,C-1,,,,,,,up,,",
                                         ",aggregation,C-1,,,,,,,stock,,",
                                         ",project_start,C,,,,,,令和2年度,,,",
                                         "new,fingerprint,C,,,,,,,00,,",
                                         "new,reason,C-1,,,,,,令和2年度,pending,,"};
    auto const only_first = [&](std::string const& project, std::string const& indicator,
                                code why) {
        std::vector<std::string> rows{project, indicator};
        rows.insert(rows.end(), about.begin(), about.end());
        CAPTURE(project);
        CAPTURE(indicator);
        CHECK(reasons(refused_by(with(rows))) == std::vector{why});
    };
    std::string const project = "new,project,C,G1,39,事業,,,,,,";
    std::string const indicator = "new,indicator,C-1,C,39,数,,,,,,";
    CHECK(why_not([&] {
              std::vector<std::string> rows{project, indicator};
              rows.insert(rows.end(), about.begin(), about.end());
              return with(rows);
          }())
          == code::none);
    only_first("new,projekt,C,G1,39,事業,,,,,,", indicator, code::bad_row);
    only_first("new,project,C,G7,39,事業,,,,,,", indicator, code::unknown_id);
    only_first(project, "new,indicator,C-1,C,39,,,,,,,", code::bad_row);
    only_first(project, "new,indicator,C-1,C,39,数,課／,,,,,", code::bad_row);
    only_first(project, "new,indicater,C-1,C,39,数,,,,,,", code::bad_row);
    only_first(project, "new,indicator,C-1,C,39,数,,,,,,,余り", code::bad_csv);
    only_first(project, "new,indicator,C-1,C,39,数,,,令和2年度,,,", code::bad_row);
}

TEST_CASE("a plan, a revision or an aggregation that is refused hides no error of others")
{
    CHECK(reasons(refused_by(replacing(",plan", ",plan,P,,,総合戦略,,,いつか,,,")))
          == std::vector{code::unknown_year});
    CHECK(reasons(refused_by(replacing(",plan", ",plna,P,,,総合戦略,,,令和2年度～令和6年度,,,")))
          == std::vector{code::bad_row});
    CHECK(reasons(refused_by(replacing(",plan", ""))) == std::vector{code::bad_row});
    std::string both = replacing(",plan", ",plan,P,,,総合戦略,,,いつか,,,");
    both += "new,actual,G1-1,,,雇用数,,,令和4年度,12皿,,\n";
    CHECK(reasons(refused_by(both)) == std::vector{code::unknown_year, code::unknown_unit});

    CHECK(reasons(refused_by(replacing("new,revision", ""))) == std::vector{code::unknown_name});
    CHECK(reasons(refused_by(replacing("new,revision", "new,revisoin,,,,見直し後,,,,,,")))
          == std::vector{code::bad_row});
    CHECK(reasons(refused_by(replacing(",aggregation", ",aggregation,A-1,,,,,,,stok,,")))
          == std::vector{code::unknown_name});
    CHECK(
        reasons(refused_by(replacing("new,actual,A-1", "new,actual,A-1,,,満足度,,,令和2年度,皿,,")))
        == std::vector{code::bad_number});
}

TEST_CASE("blanks around what is no wording do no harm, and names stay as they are")
{
    std::string const tidy = tidy_plan_csv(read_plan_csv(csv(small_plan)));
    std::string spaced = replacing(
        "new,actual,G1-1", " new,\u3000actual, G1-1\u00A0,,,雇用数,,, 令和3年度 , 累計45人 , ,");
    CHECK(tidy_plan_csv(read_plan_csv(spaced)) == tidy);
    CHECK(write_plan_csv(read_plan_csv(spaced)) == spaced);
    plan const p = read_plan_csv(with({"new,goal,G2,,,\u3000名 ,,,,,,"}));
    CHECK(p.revision("new").goals[1].name == "\u3000名 ");
    plan const unread =
        read_plan_csv(with({"new,actual,G1-1,,,雇用数,,,令和4年度, 1O人 ,未解読,"}));
    CHECK(to_string(unread.find({.id = "G1-1"}).actuals[1].value()) == " 1O人 ");
}

TEST_CASE("a status may be written in Japanese, and is written in English")
{
    plan const p = read_plan_csv(replacing("new,actual,A-1,,,満足度,,,令和3年度",
                                           "new,actual,A-1,,,満足度,,,令和3年度,3人,速報,速報"));
    CHECK(tidy_plan_csv(p) == tidy_plan_csv(read_plan_csv(csv(small_plan))));
    plan const q = read_plan_csv(
        replacing("new,reason", "new,reason,A-1,,,,,,令和2年度,未着手,,まだ始まっていない"));
    CHECK(tidy_plan_csv(q) == tidy_plan_csv(read_plan_csv(csv(small_plan))));
}

TEST_CASE("an indicator has departments of its own, or its project's")
{
    std::string const own = "new,indicator,B-1,B,40,件数,農政課／港湾課,,,,,";
    plan const p = read_plan_csv(with({own, "new,indicator,G1-2,G1,34,数,総務課,,,,,"}));
    CHECK(p.find({.id = "B-1"}).departments == std::vector<std::string>{"農政課", "港湾課"});
    CHECK(p.find({.id = "G1-2"}).departments == std::vector<std::string>{"総務課"});
    CHECK(p.find({.id = "A-1"}).departments == std::vector<std::string>{"雇用課", "商工課"});
    std::string const tidy = tidy_plan_csv(p);
    CHECK(tidy.find(own) != std::string::npos);
    CHECK(tidy_plan_csv(read_plan_csv(tidy)) == tidy);
}

TEST_CASE("comments stand on their indicator, of a year or of none")
{
    plan const p = read_plan_csv(with({"new,comment,A-1,,,要因,,,令和3年度,,,\"雨で中止\n二行目\"",
                                       "new,comment,A-1,,,今後の対応,,,,,,屋内で行う"}));
    auto const& said = p.find({.id = "A-1"}).comments;
    REQUIRE(said.size() == 2);
    CHECK(said[0] == comment{"要因", fiscal_year{2021}, "雨で中止\n二行目"});
    CHECK(said[1] == comment{"今後の対応", std::nullopt, "屋内で行う"});
    std::string const tidy = tidy_plan_csv(p);
    CHECK(read_plan_csv(tidy).find({.id = "A-1"}).comments == said);
    CHECK(tidy_plan_csv(read_plan_csv(tidy)) == tidy);

    check_row_refused("new,comment,A-1,,,,,,令和3年度,,,雨", code::bad_row, name_column);
    check_row_refused("new,comment,A-1,,,要因,,,令和3年度,,,", code::bad_row, 12);
    check_row_refused("new,comment,A-1,,,要因,,,いつか,,,雨", code::unknown_year, year_column);
    check_row_refused("new,comment,A,,,要因,,,令和3年度,,,雨", code::unknown_id, id_column);
}

TEST_CASE("the cells of a sheet read as its text does, and errors name its rows")
{
    plan const p = read_plan_csv(csv(small_plan));
    auto rows = plan_rows(p);
    CHECK(rows.size() == small_plan.size() + 1);
    for (sheet_row& r : rows) { r.line += 10; }
    rows.insert(rows.begin() + 3, sheet_row{99, {"", ""}});
    plan const q = read_plan_rows(rows, "計画.xlsx");
    CHECK(tidy_plan_csv(q) == tidy_plan_csv(p));
    CHECK(tidy_plan_csv(read_plan_csv(write_plan_csv(q))) == tidy_plan_csv(p));
    rows.back().cells[9] = "later";
    plan_error const e = caught<plan_error>([&] { return read_plan_rows(rows, "計画.xlsx"); });
    CHECK(e.line() == rows.back().line);
    CHECK(e.column() == value_column);
}
