// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plan_csv.hpp>
#include <tomakomai_kpi/document/plans.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "document/small_plan.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

// Without its text: as if it had been made otherwise.
plan bare(plan const& p)
{
    return {p.id(), p.name(), p.period(), p.revisions()};
}

std::vector<std::string> const kept_rows{
    "new,text,A,,39,,,3..6／9..12,,content,,\"一二三四\n五\"",
    "new,text,,,34,,,,,passage,,計画の期間",
    "new,mark,A-1,,39,,,,,footnote,actual,※",
    "new,mark,A,,39,,,,,underline,name,説明会",
};

}  // namespace

TEST_CASE("a plan that was read is written as it came")
{
    std::string const plain = csv(small_plan);
    for (std::string const& text :
         {plain, "\xEF\xBB\xBF" + plain, plain + ",,,,,,,,,,,\n\n", with(kept_rows),
          replacing("new,goal", "\"new\",\"goal\",G1,,34,\"しごと\",,,,,,関係のない文")}) {
        CHECK(write_plan_csv(read_plan_csv(text)) == text);
    }
    CHECK(write_plan_csv(bare(read_plan_csv(plain))) == tidy_plan_csv(read_plan_csv(plain)));
}

TEST_CASE("the embedded plan is tidy")
{
    plan const& p = plans::tomakomai();
    CHECK(tidy_plan_csv(bare(p)) == *p.csv());
}

TEST_CASE("tidying keeps what rows say, and a tidy file stays as it is")
{
    plan const read = read_plan_csv(with(kept_rows));
    std::string const tidy = tidy_plan_csv(read);
    plan const again = read_plan_csv(tidy);
    CHECK(tidy_plan_csv(bare(again)) == tidy);

    revision const& r = again.revision("new");
    REQUIRE(r.texts.size() == 2);
    CHECK(r.texts[0].id == "A");
    CHECK(r.texts[0].kind == text_kind::content);
    CHECK(r.texts[0].page == "39");
    CHECK(r.texts[0].text == "一二三四\n五");
    CHECK(r.texts[0].underlines == std::vector<text_span>{{3, 6}, {9, 12}});
    CHECK(r.texts[1].kind == text_kind::passage);
    CHECK(r.texts[1].id.empty());
    REQUIRE(r.marks.size() == 2);
    CHECK(r.marks[0].role == "actual");
    CHECK(r.marks[0].kind == mark_kind::footnote);
    CHECK(r.marks[0].text == "※");
    CHECK(r.marks[1].kind == mark_kind::underline);
    REQUIRE(r.reasons.size() == 1);
    CHECK(r.reasons[0].why == "まだ始まっていない");
    CHECK(again.find({.id = "A-1"}).notes == std::vector<std::string>{"注一", "注二"});
    CHECK(again.find({.id = "A-1"}).flags
          == std::vector<std::string>{"新規事業", "KPI変更", "取組終了"});
    CHECK(again.find({.id = "A-1"}).actuals == read.find({.id = "A-1"}).actuals);
    CHECK(again.find({.id = "G1-1"}).target == read.find({.id = "G1-1"}).target);
    CHECK(again.find({.id = "G1-1"}).direction.provenance == "declared: 雇用は多いほどよい");
    CHECK(r.projects[0].measure_id == "M1");
}

TEST_CASE("items keep their order, whatever order their rows had")
{
    // All goals, then all indicators; the second goal's before the first one's.
    plan const p = read_plan_csv(csv({
        ",plan,P,,,総合戦略,,,令和2年度～令和6年度,,,",
        "new,revision,,,,版,,,,,,",
        "new,goal,G9,,1,九,,,,9,,",
        "new,goal,G1,,2,一,,,,1,,",
        "new,measure,M2,G1,2,施策二,,,,,,",
        "new,measure,M1,G9,1,施策一,,,,,,",
        "new,project,B,M1,1,事業,,,,,,",
        "new,project,A,M2,2,事業,,,,,,",
        "new,indicator,A-1,A,2,指標,,,,,,",
        "new,indicator,B-1,B,1,指標,,,,,,",
        "new,indicator,G9-1,G9,1,指標,,,,,,",
    }));
    std::string const tidy = tidy_plan_csv(p);
    revision const r = read_plan_csv(tidy).revision("new");
    CHECK(r.goals[0].number == 9);
    CHECK(r.goals[1].number == 1);
    CHECK(r.measures[0].id == "M2");
    CHECK(r.projects[0].id == "B");
    CHECK(r.indicators[0].id == "A-1");
    CHECK(r.indicators[2].id == "G9-1");
    CHECK(r.indicators[2].goal == 9);
    CHECK(tidy_plan_csv(bare(read_plan_csv(tidy))) == tidy);
}

TEST_CASE("what rows cannot say is refused, not written differently")
{
    auto const refused = [](auto change) {
        plan const& p = read_plan_csv(csv(small_plan));
        std::vector<revision> revisions = p.revisions();
        change(revisions[0]);
        return refusal([&] { return tidy_plan_csv({p.id(), p.name(), p.period(), revisions}); });
    };
    CHECK(refused([](revision&) {}) == code::none);
    CHECK(refused([](revision& r) { r.projects[0].departments = {"甲／乙"}; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.indicators[1].notes = {"一\n二"}; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.indicators[1].notes = {""}; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.indicators[1].flags.clear(); }) == code::bad_row);
    CHECK(refused([](revision& r) { r.indicators[1].project_id = "Z"; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.projects[0].measure_id = "Z"; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.projects[0].id = "B"; }) == code::bad_row);
    CHECK(refused([](revision& r) { r.goals[0].name.clear(); }) == code::bad_row);
    CHECK(refused([](revision& r) { r.texts.push_back({"Z", {}, "", "", {}, {}}); })
          == code::bad_row);
    CHECK(refused([](revision& r) {
              r.indicators[0].target =
                  observation{parse("5人", {.basis = basis::level}),
                              fiscal_period{fiscal_year{2024}, fiscal_year{2024}}};
          })
          == code::bad_row);
}

TEST_CASE("what is refused is named: of which indicator, in which row and column")
{
    auto const message = [](auto change) {
        plan const& p = read_plan_csv(csv(small_plan));
        std::vector<revision> revisions = p.revisions();
        change(revisions[0]);
        try {
            tidy_plan_csv({p.id(), p.name(), p.period(), revisions});
        } catch (plan_error const& e) {
            return std::string{e.what()};
        }
        return std::string{};
    };
    std::string const nul("一\0二", 7);
    fiscal_year const year{2024};
    struct row {
        std::string told;
        std::function<void(indicator&)> edit;
    };
    for (row const& r : std::vector<row>{
             {"のindicatorの行のname列", [&](indicator& i) { i.name = nul; }},
             {"のindicatorの行のpage列", [&](indicator& i) { i.page = nul; }},
             {"のindicatorの行のdepartments列", [&](indicator& i) { i.departments = {"甲／乙"}; }},
             {"のindicatorの行のflags列", [&](indicator& i) { i.flags.emplace_back(); }},
             {"のindicatorの行のnote列", [&](indicator& i) { i.notes = {"一\n二"}; }},
             {"のtargetの行のvalue列",
              [&](indicator& i) {
                  i.target = observation{parse("5人", {.basis = basis::level}), year};
              }},
             {"のtargetの行のyear列",
              [&](indicator& i) {
                  i.target = observation{parse("累計5人"),
                                         fiscal_period{fiscal_year{2024}, fiscal_year{2024}}};
              }},
             {"のactualの行のnote列",
              [&](indicator& i) {
                  i.actuals = {observation{parse("5人"), year, observation_status::normal, {""}}};
              }},
             {"のcommentの行のname列", [&](indicator& i) { i.comments = {{"", {}, "文"}}; }},
             {"のdirectionの行のvalue列",
              [&](indicator& i) {
                  i.direction = {.kind = direction_kind::up, .tolerance = parse("+5人")};
              }},
             {"のdirectionの行のnote列",
              [&](indicator& i) { i.direction.provenance = {"declared", nul}; }},
             {"のaggregationの行のnote列",
              [&](indicator& i) { i.aggregation.provenance = {"declared", nul}; }},
             {"のproject_startの行のid列",
              [&](indicator& i) { i.project_start = start_of_project{year}; }},
         }) {
        std::string id;
        std::string const told = message([&](revision& edited) {
            auto const of_a_goal = std::ranges::find(edited.indicators, "", &indicator::project_id);
            REQUIRE(of_a_goal != edited.indicators.end());
            id = of_a_goal->id;
            r.edit(*of_a_goal);
        });
        CAPTURE(told);
        CHECK(told.starts_with("「" + id + "」" + r.told));
    }
}

TEST_CASE("a result is written so that it is read again, a fraction too")
{
    plan const p = read_plan_csv(csv(small_plan));
    fiscal_period const year{fiscal_year{2024}, fiscal_year{2024}};
    struct row {
        value result;
        std::string written;
    };
    for (row const& r :
         {row{parse("385人") / 3, "3分の385人"}, row{parse("1,000人") / 8, "125人"},
          row{parse("累計97人") / 8, "累計12.1250人"},
          row{parse("1,000千円") / 7, "7分の1,000千円"}, row{parse("100%") / 3, "3分の100%"},
          row{parse("累計1万人") / -3, "累計-3分の1万人"}}) {
        CAPTURE(r.written);
        std::vector<revision> revisions = p.revisions();
        fiscal_period const counted = r.result.basis() == basis::cumulative
                                          ? fiscal_period{p.period().first(), year.last()}
                                          : year;
        revisions[0].indicators[0].target = observation{r.result, counted};
        std::string const text = tidy_plan_csv({p.id(), p.name(), p.period(), revisions});
        CHECK(text.find(r.written) != std::string::npos);
        plan const again = read_plan_csv(text);
        CHECK(*again.revisions()[0].indicators[0].target == observation{r.result, counted});
        CHECK(tidy_plan_csv(again) == text);
    }
}

TEST_CASE("kept text and marks stand at what is there, and say what they are")
{
    check_row_refused("new,text,Z,,,,,,,content,,文", code::unknown_id, id_column);
    check_row_refused("new,mark,Z,,,,,,,footnote,name,※", code::unknown_id, id_column);
    check_row_refused("old,text,,,,,,,,content,,文", code::unknown_name, revision_column);
    check_row_refused("new,text,A,,,,,,,prose,,文", code::unknown_name, value_column);
    check_row_refused("new,mark,A,,,,,,,star,name,※", code::unknown_name, value_column);
    constexpr std::size_t flags_column = 8;
    for (std::string const span : {"x", "0", "0..", "0..2", "1..3", "0..99", "3..3", "0..3..",
                                   "3..6／0..3", "0..6／3..6", "-1..3"}) {
        CAPTURE(span);
        check_row_refused("new,text,A,,,,," + span + ",,content,,一二三", code::bad_row,
                          flags_column);
    }
}

TEST_CASE("cells divided by tabs are read too, as spreadsheets save UTF-16")
{
    std::string tabs = csv(small_plan);
    for (char& c : tabs) { c = c == ',' ? '\t' : c; }
    plan const p = read_plan_csv(tabs);
    CHECK(tidy_plan_csv(p) == tidy_plan_csv(read_plan_csv(csv(small_plan))));
    CHECK(write_plan_csv(p) == tabs);
}

TEST_CASE("directions carry their limits, and projects their first year, through files")
{
    std::string const text = with({
        ",direction,A-1,,,,,,,range 10人～20人,,部屋の広さから",
        ",project_start,A,,,,,,令和4年度,,,新規事業",
    });
    plan const p = read_plan_csv(text);
    indicator const& i = p.find({.id = "A-1"});
    CHECK(i.direction.kind == direction_kind::range);
    CHECK(i.direction.provenance == "declared: 部屋の広さから");
    REQUIRE(i.direction.low);
    CHECK(i.direction.low->basis() == basis::level);  // as the values of a stock are
    REQUIRE(i.project_start);
    CHECK(i.project_start->year == fiscal_year{2022});
    CHECK(i.project_start->provenance == "declared: 新規事業");
    CHECK(!p.find({.id = "G1-1"}).project_start);
    CHECK(write_plan_csv(p) == text);
    std::string const tidy = tidy_plan_csv(p);
    CHECK(tidy.find(",direction,A-1,,,,,,,range 10人～20人,,部屋の広さから\n")
          != std::string::npos);
    CHECK(tidy.find(",project_start,A,,,,,,令和4年度,,,新規事業\n") != std::string::npos);
    CHECK(tidy_plan_csv(read_plan_csv(tidy)) == tidy);

    check_row_refused(",direction,A-1,,,,,,,range 20人～10人,,", code::bad_number, value_column);
    check_row_refused(",direction,A-1,,,,,,,maintain ±5%,,", code::unit_mismatch, value_column);
    check_row_refused(",direction,A-1,,,,,,,maintain 5人,,", code::bad_format, value_column);
    check_row_refused(",project_start,A,,,,,,いつか,,,", code::unknown_year, year_column);
    check_row_refused(",project_start,Z,,,,,,令和4年度,,,", code::unknown_id, id_column);
    check_row_refused(",project_start,,,,,,,令和4年度,,,", code::unknown_id, id_column);
    check_row_refused("new,project_start,A,,,,,,令和4年度,,,", code::bad_row, revision_column);
}

TEST_CASE("a direction or a first year that rows cannot say is refused")
{
    auto const tidied = [](auto edit) {
        plan const p = read_plan_csv(csv(small_plan));
        auto revisions = p.revisions();
        for (indicator& i : revisions.front().indicators) { edit(i); }
        return refusal([&] {
            return tidy_plan_csv(plan{p.id(), p.name(), p.period(), std::move(revisions)});
        });
    };
    CHECK(tidied([](indicator&) {}) == code::none);
    CHECK(tidied([](indicator& i) {
              i.direction = {.kind = direction_kind::maintain, .tolerance = parse("+5人")};
          })
          == code::none);
    CHECK(tidied([](indicator& i) {
              i.direction = {.kind = direction_kind::maintain, .tolerance = -parse("+5人")};
          })
          == code::bad_row);
    CHECK(tidied([](indicator& i) {
              i.direction = {.kind = direction_kind::up, .tolerance = parse("+5人")};
          })
          == code::bad_row);
    CHECK(tidied([](indicator& i) { i.project_start = start_of_project{fiscal_year{2022}}; })
          == code::bad_row);  // a goal's target belongs to no project
}
