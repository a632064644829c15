// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/assessment.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/document/plans.hpp>

#include "progress/printed_indicator.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("the year that is asked for is judged, the newest one by default")
{
    indicator i = read({.baseline = "10人", .actual = "12人", .target = "20人"});
    i.actuals.emplace_back(parse("20人"), fiscal_year{2022});
    CHECK(assess(i).year == fiscal_year{2022});
    CHECK(told(assess(i).met) == "yes");
    CHECK(told(assess(i, fiscal_year{2021}).met) == "no");
    CHECK(told(assess(i, fiscal_year{2023}).met) == "!not_recorded");
    CHECK(assess(i, fiscal_year{2023}).status == status::not_recorded);
    CHECK(told(assess(i, fiscal_year{2023}).elapsed) == "4/5");
}

TEST_CASE("an end is no success, and a footnote is told")
{
    indicator i =
        read({.baseline = "100件", .actual = "127件", .target = "130件", .flags = "取組終了"});
    assessment const a = assess(i);
    CHECK(a.ended);
    CHECK(a.status == status::on_path);
    CHECK(a.explain().find("取組終了") != std::string::npos);

    i.actuals = {observation{
        parse("0件"), fiscal_year{2021}, observation_status::special_event, {"新型コロナで中止"}}};
    CHECK(assess(i).notes == std::vector<std::string>{"新型コロナで中止"});
    CHECK(assess(i).explain().find("※ 新型コロナで中止") != std::string::npos);
}

TEST_CASE("figures explain themselves with their inputs, exactly and in percent")
{
    assessment const a = assess(plans::tomakomai().find({.id = "G1-1"}));
    CHECK(a.attainment.explain()
          == "達成率 attainment = 実績 ÷ 目標 = 累計45人 ÷ 累計230人 = 9/46 (19.6%)");
    CHECK(a.gap_closure.explain().find("[mixed_basis]") != std::string::npos);
    CHECK(a.elapsed.explain().find("2/5 (40.0%)") != std::string::npos);
    CHECK(a.on_path.explain().find("累計のペース") != std::string::npos);
    CHECK(a.explain().find("遅れ [behind_path]") != std::string::npos);
}

TEST_CASE("names of clocks, statuses and reasons are read back")
{
    for (std::string const word : {"plan", "baseline", "project", "令和4年度～令和6年度"}) {
        CHECK(to_string(parse_clock(word)) == word);
        CHECK(!japanese(parse_clock(word)).empty());
    }
    fiscal_period const own{fiscal_year{2022}, fiscal_year{2024}};
    CHECK(parse_clock("R4-R6") == own);
    CHECK(parse_clock("R4-R6").period() == own);
    for (std::string const word :
         {"not_recorded", "not_started", "suspended", "not_measured", "pending", "achieved",
          "missed", "undecidable", "on_path", "regressed", "behind_path"}) {
        CHECK(to_string(parse_status(word)) == word);
        CHECK(!japanese(parse_status(word)).empty());
    }
    for (int c = 0; c <= static_cast<int>(last_code); ++c) {
        auto const reason = static_cast<code>(c);
        CHECK(parse_code(name(reason)) == reason);
        CHECK((!in_the_closed_set(reason) || reason == code::none
               || japanese(reason) != name(reason)));
    }
    CHECK(refusal([] { return parse_clock("project start"); }) == code::unknown_name);
    CHECK(refusal([] { return parse_status("達成"); }) == code::unknown_name);
    CHECK(refusal([] { return parse_code("nothing"); }) == code::unknown_name);
}
