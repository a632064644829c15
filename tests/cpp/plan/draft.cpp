// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/draft.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

constexpr fiscal_year r1{2019}, r2{2020}, r3{2021}, r6{2024};

indicator_draft participants()
{
    return {.name = "参加者数",
            .unit = "人",
            .direction = declared_direction("up"),
            .values = {{observation_role::baseline, "40", "R1"},
                       {observation_role::actual, "4,600", "R3"},
                       {observation_role::target, "6000"}}};
}

}  // namespace

TEST_CASE("structs are made by designated initialisers")
{
    indicator const i{.period = {r2, r6},
                      .id = "A",
                      .name = "参加者数",
                      .direction = declared_direction("up"),
                      .baseline = observation{parse("40人"), r1},
                      .actuals = {{parse("46人"), r3}},
                      .target = observation{parse("60人"), r6}};
    plan const p{"P",
                 "総合戦略",
                 {r2, r6},
                 {{.name = "new", .label = "計画", .goals = {}, .indicators = {i}}}};
    CHECK(p.find({.id = "A"}).actual()->value() == parse("46人"));
}

TEST_CASE("a draft becomes an indicator under the period of its plan")
{
    plan const p = made(plan_draft{
        .name = "総合戦略", .period = fiscal_period{r2, r6}, .indicators = {participants()}});
    indicator const& i = p.indicators().front();
    CHECK(i.id == "I1");
    CHECK(i.period == p.period());
    CHECK(i.baseline == observation{parse("40人"), r1});
    CHECK(i.actuals == std::vector{observation{parse("4,600人"), r3}});
    CHECK(i.target == observation{parse("6000人"), r6});
    CHECK(p.id() == "総合戦略");

    indicator const alone = made(participants(), std::nullopt);
    CHECK(alone.period == fiscal_period{r3});
    CHECK(!alone.target);  // it waits for a plan
    CHECK(made(participants(), fiscal_period{r2, r6}).target->year() == r6);
    indicator_draft waiting{.name = "x", .unit = "人"};
    waiting.values = {{observation_role::target, "60"}};
    CHECK(made(waiting, std::nullopt).period == of_no_plan);
    waiting.values[0].said = "6x";
    CHECK(refusal([&] { return made(waiting, std::nullopt); }) == code::unknown_unit);
}

TEST_CASE("goals and projects are those that are named, where none are given")
{
    indicator_draft jobs = participants();
    jobs.goal = "しごと";
    jobs.project = "説明会";
    plan const p = made(plan_draft{.name = "p", .indicators = {participants(), jobs}});
    CHECK(p.period() == fiscal_period{r3});
    revision const& r = p.revision("new");
    CHECK(r.goals.front().name == "しごと");
    CHECK(r.projects.front().goal == 1);
    CHECK(r.indicators[1].project_id == r.projects.front().id);
    CHECK(r.indicators[0].kind == indicator_kind::target);
    CHECK(r.indicators[1].kind == indicator_kind::kpi);
}

TEST_CASE("all that is wrong with drafts is told at once")
{
    indicator_draft bad = participants();
    bad.values[1].said = "4x";
    bad.values[0].year = "";
    bad.direction = "上";
    bad.goal = "7";
    indicator_draft other{.name = "", .unit = "ひとびと"};
    other.faults.push_back({"actuals(R3)", code::inexact_number, "float"});
    auto const e = caught<plan_error>(
        [&] { return made(plan_draft{.name = "p", .indicators = {bad, other}}); });
    std::vector<code> codes;
    for (plan_error_part const& each : e.parts()) { codes.push_back(each.reason); }
    CHECK(codes
          == std::vector{code::unknown_name, code::unknown_year, code::unknown_unit,
                         code::unknown_id, code::inexact_number, code::bad_row,
                         code::unknown_unit});
    CHECK(std::string{e.what()}.find("指標「参加者数」の actuals(R3)「4x」") != std::string::npos);
    CHECK(refusal([] { return made(plan_draft{.name = "p"}); }) == code::bad_period);
}

TEST_CASE("indicators are added behind those of a plan, under ids of their own")
{
    plan const p = made(plan_draft{.name = "p", .indicators = {participants()}});
    plan const more = with_indicators(p, {participants(), participants()});
    CHECK(more.indicators().size() == 3);
    CHECK(more.indicators()[2].id == "I3");
    indicator_draft taken = participants();
    taken.id = "I1";
    CHECK(refusal([&] { return with_indicators(p, {taken}); }) == code::duplicate_id);
    CHECK(refusal([&] { return with_indicators(p, {}, "old"); }) == code::unknown_name);
}

TEST_CASE("plans are equal where they say the same")
{
    auto const of = [](std::string const& text) {
        return made(plan_draft{
            .name = "p", .indicators = {{.name = "率", .values = {{.said = text, .year = "R3"}}}}});
    };
    CHECK(of("50%") == of("50.0%"));
    CHECK(of("50%") != of("約50%"));
    CHECK(of("-") != of("集計中"));
    CHECK(of("12施設") != of("12件"));
    plan const a = of("50%");
    auto moved = a.revisions();
    moved[0].indicators[0].at = {3, 4, 5};
    CHECK(a == plan{a.id(), a.name(), a.period(), moved});  // where it stands says nothing
    moved[0].indicators[0].notes = {"注"};
    CHECK(a != plan{a.id(), a.name(), a.period(), moved});
}

TEST_CASE("a value of an indicator is read in its unit and as its aggregation says")
{
    indicator_draft d{.name = "施設数", .unit = "施設", .aggregation = "stock"};
    d.values = {{.said = "12", .year = "R3"}};
    indicator const i = made(d, std::nullopt);
    CHECK(read_value("13", i) == value{exact{13}, i.unit(), basis::level});
    CHECK(refusal([&] { return read_value("13件", i); }) == code::unit_mismatch);
}
