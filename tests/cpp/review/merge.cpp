// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/review/merge.hpp>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/draft.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

indicator_draft of(std::string name, std::vector<value_draft> values, std::string id = "")
{
    return {
        .id = std::move(id), .name = std::move(name), .unit = "人", .values = std::move(values)};
}

plan plan_of(std::vector<indicator_draft> indicators)
{
    return made(plan_draft{.name = "p",
                           .period = fiscal_period{fiscal_year{2020}, fiscal_year{2024}},
                           .indicators = std::move(indicators)});
}

value_draft actual(std::string said, std::string year)
{
    return {observation_role::actual, std::move(said), std::move(year)};
}

value_draft target(std::string said, std::string year = "R6")
{
    return {observation_role::target, std::move(said), std::move(year)};
}

}  // namespace

TEST_CASE("a plan's own reading changes nothing")
{
    plan const& p = plans::tomakomai();
    merge_result const m = merge(p, p);
    CHECK(m.merged == p);
    CHECK(m.merged.csv() == p.csv());  // it is written as it came
    CHECK(m.added.empty());
    CHECK(m.conflicts.empty());
    CHECK(m.unmatched.empty());
}

TEST_CASE("what the plan lacks is added, what it says otherwise is a conflict")
{
    plan const p = plan_of({of("参加者数", {actual("46", "R3"), target("60")})});
    plan const reading =
        plan_of({of("参加者数", {actual("47", "R3"), actual("52", "R4"), target("60.0")})});
    merge_result const m = merge(p, reading);
    REQUIRE(m.added.size() == 1);
    CHECK(m.added[0].text == "52人");
    REQUIRE(m.conflicts.size() == 1);
    CHECK(m.conflicts[0].is(change_kind::actual_changed));
    CHECK(m.merged.indicators()[0].actual(fiscal_year{2021})->value() == parse("46人"));
    merge_result const taken = merge(p, reading, {.prefer = preference::reading});
    CHECK(taken.merged.indicators()[0].actual(fiscal_year{2021})->value() == parse("47人"));
}

TEST_CASE("a rename is proposed with its evidence, and made where the caller says so")
{
    plan const p = plan_of({of("参加者数", {actual("46", "R3"), target("60")}, "A")});
    plan const reading = plan_of({of("来場者数", {actual("46", "R3"), target("60")}, "B")});
    merge_result const m = merge(p, reading);
    REQUIRE(m.proposed_renames.size() == 1);
    CHECK(m.proposed_renames[0].evidence.find("目標値 60人") != std::string::npos);
    CHECK(m.merged == p);
    CHECK(explain(m).find("来場者数 [B]") != std::string::npos);
    merge_result const made = merge(p, reading, {.renames = {{"A", "来場者数"}}});
    CHECK(made.merged.indicators()[0].name == "来場者数");
    CHECK(made.merged.indicators()[0].id == "A");
    CHECK(refusal([&] { return merge(p, reading, {.renames = {{"A", "x"}}}).added; })
          == code::unknown_id);
}

TEST_CASE("other figures are no evidence: another name is another indicator")
{
    plan const p = plan_of({of("参加者数", {actual("46", "R3"), target("60")}, "A")});
    merge_result const m =
        merge(p, plan_of({of("来場者数", {actual("47", "R3"), target("60")}, "B")}));
    CHECK(m.proposed_renames.empty());
    CHECK(m.new_indicators.size() == 1);
    REQUIRE(m.unmatched.size() == 1);
    CHECK(!m.unmatched[0].in_reading);
}

TEST_CASE("the numbers of rows are no ids")
{
    plan const p = plan_of({of("甲", {actual("1", "R3")}), of("乙", {actual("2", "R3")})});
    plan const reading = plan_of({of("乙", {actual("3", "R4")})});  // I1, which is 甲's
    merge_result const m = merge(p, reading);
    CHECK(m.proposed_renames.empty());
    CHECK(m.merged.find({.name = "乙"}).actuals.size() == 2);
}
