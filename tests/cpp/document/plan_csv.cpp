// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "document/small_plan.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("a plan is read with all that its rows say")
{
    plan const p = read_plan_csv(csv(small_plan));
    CHECK(p.id() == "P");
    CHECK(p.name() == "総合戦略");
    CHECK(p.period() == fiscal_period{fiscal_year{2020}, fiscal_year{2024}});
    REQUIRE(p.revisions().size() == 1);
    revision const& r = p.revision("new");
    CHECK(r.label == "見直し後");
    CHECK(r.source == "出典");

    REQUIRE(r.goals.size() == 1);
    CHECK(r.goals[0].number == 1);
    CHECK(r.goals[0].name == "しごとをつくる");
    CHECK(r.goals[0].page == "34");
    REQUIRE(r.measures.size() == 1);
    CHECK(r.measures[0].mark == "②");
    CHECK(r.measures[0].goal == 1);
    CHECK(r.measures[0].fingerprint == "fedcba9876543210");
    REQUIRE(r.projects.size() == 2);
    CHECK(r.projects[0].measure_id == "M1");
    CHECK(r.projects[0].goal == 1);
    CHECK(r.projects[0].departments == std::vector<std::string>{"雇用課", "商工課"});
    CHECK(r.projects[0].flags == std::vector<std::string>{"新規事業", "KPI変更"});
    CHECK(r.projects[0].fingerprint == "0123456789abcdef");
    CHECK(r.projects[1].measure_id.empty());
    CHECK(r.projects[1].flags.empty());
    CHECK(r.projects[1].fingerprint.empty());
    REQUIRE(r.stated_counts.size() == 1);
    CHECK(r.stated_counts[0].id == "projects");
    CHECK(r.stated_counts[0].count == 2);
    CHECK(r.stated_counts[0].page == "34");

    indicator const& jobs = p.find({.id = "G1-1"});
    CHECK(jobs.kind == indicator_kind::target);
    CHECK(jobs.project_id.empty());
    CHECK(jobs.direction.kind == direction_kind::up);
    CHECK(jobs.direction.provenance == "declared: 雇用は多いほどよい");
    CHECK(jobs.aggregation.kind == aggregation_kind::unknown);
    CHECK(jobs.baseline->value() == parse("46人"));
    CHECK(jobs.target->value() == parse("累計230人"));

    indicator const& content = p.find({.id = "A-1"});
    CHECK(content.kind == indicator_kind::kpi);
    CHECK(content.project == "説明会事業");
    CHECK(content.departments == std::vector<std::string>{"雇用課", "商工課"});
    CHECK(content.flags == std::vector<std::string>{"新規事業", "KPI変更", "取組終了"});
    CHECK(content.notes == std::vector<std::string>{"注一", "注二"});
    CHECK(content.scale == "5段階評価");
    CHECK(content.ended());
    REQUIRE(content.actuals.size() == 2);
    CHECK(content.actuals[0].status() == observation_status::not_started);
    CHECK(content.actuals[0].value().is_missing());
    CHECK(content.actuals[1].status() == observation_status::provisional);
    CHECK(content.actuals[1].notes() == std::vector<std::string>{"速報"});
}

TEST_CASE("a total counts from the plan's first year, a stock's values stand at a time")
{
    plan const p = read_plan_csv(csv(small_plan));
    CHECK(p.find({.id = "G1-1"}).actuals[0].period()
          == fiscal_period{fiscal_year{2020}, fiscal_year{2021}});
    CHECK(p.find({.id = "G1-1"}).target->period() == p.period());
    CHECK(p.find({.id = "A-1"}).actuals[1].value().basis() == basis::level);
    CHECK(to_string(p.find({.id = "A-1"}).actuals[1].value()) == "3人");

    // A period that is printed stays.
    plan const q = read_plan_csv(
        replacing("new,actual,G1-1", "new,actual,G1-1,,,雇用数,,,令和3年度～令和4年度,累計45人,,"));
    CHECK(q.find({.id = "G1-1"}).actuals[0].period()
          == fiscal_period{fiscal_year{2021}, fiscal_year{2022}});
}

TEST_CASE("actuals stand in the order of years, wherever their rows do")
{
    plan const p = read_plan_csv(with({"new,actual,G1-1,,,雇用数,,,令和4年度,累計60人,,",
                                       "new,actual,G1-1,,,雇用数,,,令和2年度,累計20人,,"}));
    auto const& actuals = p.find({.id = "G1-1"}).actuals;
    REQUIRE(actuals.size() == 3);
    CHECK(actuals[0].year() == fiscal_year{2020});
    CHECK(actuals[1].year() == fiscal_year{2021});
    CHECK(actuals[2].year() == fiscal_year{2022});
}

TEST_CASE("declarations hold wherever they stand")
{
    std::vector<std::string> rows{small_plan.rbegin(), small_plan.rbegin() + 5};
    rows.insert(rows.end(), small_plan.begin(), small_plan.end() - 5);
    plan const p = read_plan_csv(csv(rows));
    CHECK(p.find({.id = "G1-1"}).direction.kind == direction_kind::up);
    CHECK(p.find({.id = "A-1"}).actuals[0].status() == observation_status::not_started);
    CHECK(p.revision("new").projects[0].fingerprint == "0123456789abcdef");
}

TEST_CASE("the file may have a byte order mark, either line end, quotes, and blank lines")
{
    std::string const plain = csv(small_plan);
    CHECK_NOTHROW(read_plan_csv("\xEF\xBB\xBF" + plain));
    CHECK_NOTHROW(read_plan_csv(plain.substr(0, plain.size() - 1)));
    CHECK_NOTHROW(read_plan_csv(plain + "\n,,,,,,,,,,,\n\n"));
    std::string windows;
    for (char const c : plain) { windows += c == '\n' ? "\r\n" : std::string(1, c); }
    plan const p = read_plan_csv(windows);
    CHECK(p.find({.id = "G1-1"}).name == "雇用数");
    CHECK(p.name() == "総合戦略");

    plan const quoted = read_plan_csv(replacing(
        "new,goal", "\"new\",\"goal\",G1,,34,\"しごと、\"\"まち\"\"、ひと\",,,,,,\"一\n二\""));
    CHECK(quoted.revision("new").goals[0].name == "しごと、\"まち\"、ひと");
}

TEST_CASE("a broken file is refused with its line")
{
    CHECK(why_not("") == code::bad_csv);
    CHECK(why_not("\n\n") == code::bad_csv);
    CHECK(why_not(header) == code::bad_csv);
    CHECK(why_not("id,name\n1,2\n") == code::bad_csv);
    CHECK(why_not(header.substr(1)) == code::bad_csv);
    check_refused(header + small_plan[0] + "\nnew,goal", code::bad_csv, 3, 2);  // cut off
    check_refused(csv({small_plan[0] + ",x"}), code::bad_csv, 2, 13);
    check_refused(csv({small_plan[0], "\"new\"x,goal"}), code::bad_csv, 3, 1);
    check_refused(csv({small_plan[0], "new,go\"al"}), code::bad_csv, 3, 2);
    check_refused(csv({small_plan[0], std::string{"new,goal\0,", 10}}), code::bad_csv, 3, 2);
    check_refused(csv({small_plan[0], std::string{"new,\"goal\0\",", 12}}), code::bad_csv, 3, 2);
    CHECK(why_not(csv({small_plan[0], "new,goal,\"G1"})) == code::bad_csv);
    CHECK_THROWS_WITH_AS(read_plan_csv("x", "my.csv"), doctest::Contains("my.csv 1行目"),
                         plan_error);
}

TEST_CASE("a row that is none, or lacks what it needs, is refused at its cell")
{
    check_row_refused("new,goals,G2,,,x,,,,,,", code::bad_row, role_column);
    check_row_refused("new,,G2,,,x,,,,,,", code::bad_row, role_column);
    check_row_refused("new,goal,,,,x,,,,,,", code::bad_row, id_column);
    check_row_refused("new,goal,G2,,,,,,,,,", code::bad_row, name_column);
    check_row_refused("new,project,C,G1,,,,,,,,", code::bad_row, name_column);
    check_row_refused(",revision,,,,旧,,,,,,", code::bad_row, revision_column);
    check_row_refused(",plan,Q,,,二つ目,,,令和2年度～令和6年度,,,", code::bad_row, role_column);
    check_row_refused("new,actual,G1-1,,,雇用者数,,,令和4年度,1人,,", code::bad_row, name_column);
    CHECK(why_not(replacing(",plan", "")) == code::bad_row);
    CHECK(why_not(csv({",plan,P,,,総合戦略,,,令和6年度～令和2年度,,,"})) == code::bad_period);
    CHECK(why_not(csv({",plan,P,,,総合戦略,,,いつか,,,"})) == code::unknown_year);
}

TEST_CASE("departments, flags and notes that are joined are none of them empty")
{
    constexpr std::size_t departments_column = 7, flags_column = 8, note_column = 12;
    check_row_refused("new,project,C,G1,41,事業,雇用課／,,,,,", code::bad_row, departments_column);
    check_row_refused("new,project,C,G1,41,事業,,／新規事業,,,,", code::bad_row, flags_column);
    check_row_refused("new,indicator,G1-2,G1,41,数,,,,,,\"注一\n\n注二\"", code::bad_row,
                      note_column);
}

TEST_CASE("what is not there is an unknown id or name")
{
    check_row_refused("new,project,C,G9,,事業,,,,,,", code::unknown_id, parent_column);
    check_row_refused("new,measure,M2,A,,施策,,,,,,", code::unknown_id, parent_column);
    check_row_refused("new,indicator,A-2,C,,指標,,,,,,", code::unknown_id, parent_column);
    check_row_refused("new,indicator,A-2,M1,,指標,,,,,,", code::unknown_id, parent_column);
    check_row_refused("new,actual,Z-1,,,雇用数,,,令和4年度,1人,,", code::unknown_id, id_column);
    check_row_refused("old,goal,G2,,,x,,,,,,", code::unknown_name, revision_column);
    check_row_refused("old,actual,G1-1,,,雇用数,,,令和4年度,1人,,", code::unknown_name,
                      revision_column);
    check_row_refused("old,stated_count,projects,,,,,,,2,,", code::unknown_name, revision_column);

    check_row_refused(",direction,G1-2,,,,,,,up,,", code::unknown_id, id_column);
    check_row_refused(",aggregation,A,,,,,,,flow,,", code::unknown_id, id_column);
    check_row_refused("new,fingerprint,G1,,,,,,,00,,", code::unknown_id, id_column);
    check_row_refused("old,fingerprint,A,,,,,,,00,,", code::unknown_id, id_column);
    check_row_refused("new,reason,A-1,,,,,,令和4年度,pending,,", code::unknown_id, id_column);
    check_row_refused("new,reason,A-1,,,,,,令和3年度,pending,,", code::unknown_id, id_column);
    check_row_refused("old,reason,A-1,,,,,,令和2年度,pending,,", code::unknown_id, id_column);
    check_row_refused("new,reason,Z-1,,,,,,令和2年度,pending,,", code::unknown_id, id_column);
}

TEST_CASE("what has no parent belongs to no goal")
{
    plan const p = read_plan_csv(
        with({"new,measure,M9,,,施策,,,,,,", "new,project,C,,,事業,,,,,,",
              "new,indicator,C-1,C,,指標,,,,,,", "new,indicator,D,,,計画の指標,,,,,,"}));
    CHECK(p.find({.id = "C-1"}).goal == no_goal);
    CHECK(p.find({.id = "D"}).goal == no_goal);
    CHECK(p.find({.id = "D"}).project_id.empty());
    CHECK(p.revision("new").measures.back().goal == no_goal);
    CHECK(tidy_plan_csv(read_plan_csv(tidy_plan_csv(p))) == tidy_plan_csv(p));
}

TEST_CASE("what is said twice is a duplicate, and ids are unique in a revision")
{
    check_row_refused("new,stated_count,,,,,,,,2,,", code::bad_row, id_column);
    check_row_refused("new,stated_count,c2,,,,,,,2人,,", code::bad_number, value_column);
    check_row_refused("new,stated_count,c2,,,,,,,約2,,", code::bad_number, value_column);
    check_row_refused("new,revision,,,,また,,,,,,", code::duplicate_id, revision_column);
    for (std::string const id : {"G1", "M1", "A", "A-1", "G1-1"}) {
        CAPTURE(id);
        check_row_refused("new,goal," + id + ",,,x,,,,,,", code::duplicate_id, id_column);
        check_row_refused("new,measure," + id + ",G1,,x,,,,,,", code::duplicate_id, id_column);
        check_row_refused("new,project," + id + ",G1,,x,,,,,,", code::duplicate_id, id_column);
        check_row_refused("new,indicator," + id + ",G1,,x,,,,,,", code::duplicate_id, id_column);
    }
    check_row_refused("new,baseline,G1-1,,,雇用数,,,平成30年度,46人,,", code::duplicate_id,
                      role_column);
    check_row_refused("new,target,G1-1,,,雇用数,,,令和6年度,46人,,", code::duplicate_id,
                      role_column);
    check_row_refused("new,actual,G1-1,,,雇用数,,,令和3年度,46人,,", code::duplicate_id,
                      year_column);
    check_row_refused(",direction,G1-1,,,,,,,up,,", code::duplicate_id, id_column);
    check_row_refused(",aggregation,A-1,,,,,,,stock,,", code::duplicate_id, id_column);
    check_row_refused("new,fingerprint,A,,,,,,,00,,", code::duplicate_id, id_column);
    check_row_refused("new,reason,A-1,,,,,,令和2年度,pending,,", code::duplicate_id, id_column);

    // The same thing in another revision has the same id.
    CHECK_NOTHROW(
        read_plan_csv(with({"old,revision,,,,旧,,,,,,", "old,goal,G1,,,目標,,,,,,",
                            "old,project,A,G1,,事業,,,,,,", "old,fingerprint,A,,,,,,,00,,"})));
}

TEST_CASE("declarations hold for all revisions, facts for one")
{
    check_row_refused("new,direction,A-1,,,,,,,up,,", code::bad_row, revision_column);
    check_row_refused("new,aggregation,G1-1,,,,,,,flow,,", code::bad_row, revision_column);
    check_row_refused(",direction,A-1,,,,,,,upwards,,", code::unknown_name, value_column);
    check_row_refused(",aggregation,G1-1,,,,,,,sum,,", code::unknown_name, value_column);
    plan const p = read_plan_csv(with({",direction,A-1,,,,,,,unknown,,わからない"}));
    CHECK(p.find({.id = "A-1"}).direction.kind == direction_kind::unknown);
    CHECK(p.find({.id = "A-1"}).direction.provenance == "unknown: わからない");
}

TEST_CASE("a reason is one of the closed set")
{
    for (std::string const why :
         {"missing", "not_started", "not_measured", "pending", "not_applicable"}) {
        plan const p =
            read_plan_csv(replacing("new,reason", "new,reason,A-1,,,,,,令和2年度," + why + ",,"));
        CHECK(to_string(p.find({.id = "A-1"}).actuals[0].status()) == why);
    }
    for (std::string const why :
         {"normal", "provisional", "estimated", "special_event", "break", "unread"}) {
        check_refused(replacing("new,reason", "new,reason,A-1,,,,,,令和2年度," + why + ",,"),
                      code::bad_row, small_plan.size() + 2, value_column);
    }
    CHECK(why_not(replacing("new,reason", "new,reason,A-1,,,,,,令和2年度,later,,"))
          == code::unknown_name);
    CHECK(why_not(replacing("new,reason", "new,reason,A-1,,,,,,,pending,,")) == code::unknown_year);
}

TEST_CASE("a status fits its value")
{
    for (std::string const status :
         {"missing", "not_started", "not_measured", "pending", "not_applicable"}) {
        check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,累計60人," + status + ",",
                          code::missing, status_column);
        CHECK(why_not(with({"new,actual,G1-1,,,雇用数,,,令和4年度,ー," + status + ","}))
              == code::none);
    }
    for (std::string const status : {"provisional", "estimated", "break"}) {
        check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,ー," + status + ",", code::missing,
                          status_column);
        CHECK(why_not(with({"new,actual,G1-1,,,雇用数,,,令和4年度,累計60人," + status + ","}))
              == code::none);
    }
    check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,累計60人,early,", code::unknown_name,
                      status_column);
}

TEST_CASE("a value or year that does not read is refused with its own code at its cell")
{
    check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,12皿,,", code::unknown_unit,
                      value_column);
    check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,\"4億3,0000万円\",,",
                      code::bad_grouping, value_column);
    check_row_refused("new,actual,G1-1,,,雇用数,,,令和4年度,,,", code::empty_text, value_column);
    check_row_refused("new,actual,G1-1,,,雇用数,,,そのうち,46人,,", code::unknown_year,
                      year_column);
    check_row_refused("new,actual,G1-1,,,雇用数,,,,46人,,", code::unknown_year, year_column);
    plan_error const e = refused_by(with({"new,actual,G1-1,,,雇用数,,,令和4年度,12皿,,"}));
    std::string const message = e.what();
    for (std::string const part :
         {"small.csv 22行目", "value列「12皿」", "3文字目", "[unknown_unit]"}) {
        CAPTURE(part);
        CHECK(message.find(part) != std::string::npos);
    }
    CHECK(message.find("[unknown_unit]") == message.rfind("["));  // the code is said once
}

TEST_CASE("a stated count is a whole number of things")
{
    for (std::string const count : {"ー", "-1", "1.5", "10000000"}) {
        check_row_refused("new,stated_count,measures,,,,,,," + count + ",,", code::bad_number,
                          value_column);
    }
    check_row_refused("new,stated_count,measures,,,,,,,,,", code::empty_text, value_column);
    CHECK(read_plan_csv(with({"new,stated_count,measures,,,,,,,0,,"}))
              .revision("new")
              .stated_counts[1]
              .count
          == 0);
}
