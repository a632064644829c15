// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/clock.hpp>

#include <array>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/progress/method.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>

#include "progress/printed_indicator.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("time is counted on the clock that was asked for")
{
    auto const elapsed = [](std::string const& actual_year, progress_clock const& on,
                            std::string const& baseline_year = "平成30年度") {
        printed p;
        p.actual_year = actual_year;
        p.baseline_year = baseline_year;
        return told(assess(read(p), std::nullopt, on).elapsed);
    };
    CHECK(elapsed("令和2年度", clock_kind::plan) == "1/5");
    CHECK(elapsed("令和3年度", clock_kind::plan) == "2/5");
    CHECK(elapsed("令和6年度", clock_kind::plan) == "1");
    CHECK(elapsed("令和元年度", clock_kind::plan) == "!not_started");
    CHECK(elapsed("令和7年度", clock_kind::plan) == "!period_over");

    CHECK(elapsed("令和3年度", clock_kind::baseline) == "1/2");
    CHECK(elapsed("令和3年度", clock_kind::baseline, "平成29年度") == "4/7");
    CHECK(elapsed("令和元年度", clock_kind::baseline) == "1/6");
    CHECK(elapsed("平成30年度", clock_kind::baseline) == "!not_started");
    CHECK(elapsed("令和6年度", clock_kind::baseline) == "1");
    CHECK(elapsed("令和7年度", clock_kind::baseline) == "!period_over");

    printed without_baseline{.baseline = ""};
    CHECK(told(assess(read(without_baseline), std::nullopt, clock_kind::baseline).elapsed)
          == "!no_baseline");
    printed nothing{.actual = ""};
    CHECK(told(assess(read(nothing)).elapsed) == "!not_recorded");

    fiscal_period const own{fiscal_year{2021}, fiscal_year{2023}};
    CHECK(elapsed("令和2年度", own) == "!not_started");
    // It begins where it is told to, and ends at the target's year as every clock.
    CHECK(elapsed("令和3年度", own) == "1/4");
    CHECK(elapsed("令和5年度", own) == "3/4");
    CHECK(elapsed("令和6年度", own) == "1");
    CHECK(elapsed("令和7年度", own) == "!period_over");
    CHECK(refusal([] { return progress_clock{clock_kind::custom}; }) == code::bad_period);
}

TEST_CASE("a project's clock runs from its declared first year, and is never guessed")
{
    auto const on_its_clock = [](std::string const& start, std::string const& actual_year,
                                 std::string const& actual = "累計30人") {
        printed p{.actual = actual, .target = "累計75人"};
        p.project_start = start;
        p.actual_year = actual_year;
        return assess(read(p), std::nullopt, clock_kind::project);
    };
    CHECK(told(on_its_clock("", "令和3年度").elapsed) == "!no_amount");
    CHECK(on_its_clock("", "令和3年度").elapsed.explain().find("開始年度の宣言がない")
          != std::string::npos);
    CHECK(told(on_its_clock("令和4年度", "令和3年度").elapsed) == "!not_started");
    CHECK(told(on_its_clock("令和4年度", "令和4年度").elapsed) == "1/3");
    CHECK(told(on_its_clock("令和4年度", "令和7年度").elapsed) == "!period_over");

    // The pace a·N ≥ t·n has the project's n and N: 25 of 75 after one of three years.
    CHECK(told(on_its_clock("令和4年度", "令和4年度", "累計25人").on_path) == "yes");
    CHECK(told(on_its_clock("令和4年度", "令和4年度", "累計24人").on_path) == "no");
    CHECK(told(on_its_clock("令和5年度", "令和4年度").on_path) == "!not_started");

    assessment const a = on_its_clock("令和4年度", "令和5年度");
    CHECK(a.elapsed.years == 2);
    CHECK(a.elapsed.of_years == 3);
    CHECK(a.clock == clock_kind::project);
    CHECK(a.explain().find("事業開始から") != std::string::npos);
    CHECK(on_its_clock("", "令和3年度").elapsed.of_years == 0);
}

TEST_CASE("a total over years of its own is paced as in a plan of just these years")
{
    fiscal_year const r2{2020};
    std::array const ways{direction_kind::up, direction_kind::down, direction_kind::maintain};
    int told_of = 0;
    for (int from = 0; from < 5; ++from) {
        for (int to = from + 1; to < 5; ++to) {  // one year alone counts from the start of the plan
            fiscal_period const own{r2 + from, r2 + to};
            for (int now = 0; now < 6; ++now) {
                for (int done = 0; done <= 60; done += 10) {
                    for (direction_kind const way : ways) {
                        printed p{.direction = "up"};
                        p.target = "累計60人";
                        p.target_year = to_string(own);
                        bool const counted = now >= from;
                        p.actual = "累計" + std::to_string(done) + "人";
                        p.actual_year = counted ? to_string(fiscal_period{own.first(), r2 + now})
                                                : to_string(r2 + now);
                        indicator inside = read(p);
                        inside.direction.kind = way;
                        indicator alone = inside;
                        alone.period = own;
                        CAPTURE(p.target_year);
                        CAPTURE(p.actual_year);
                        CAPTURE(done);
                        assessment const a = assess(inside);
                        for (assessment const& b :
                             {assess(alone), assess(inside, std::nullopt, own)}) {
                            CHECK(told(a.elapsed) == told(b.elapsed));
                            CHECK(told(a.on_path) == told(b.on_path));
                            CHECK(a.status == b.status);
                        }
                        CHECK(told(expected_now(inside)) == told(expected_now(alone)));
                        CHECK(told(needed_next_year(inside)) == told(needed_next_year(alone)));
                        CHECK(compute(method::cumulative_pace, inside).share
                              == compute(method::cumulative_pace, alone).share);
                        told_of += a.on_path.value ? 1 : 0;
                    }
                }
            }
        }
    }
    CHECK(told_of > 500);

    printed part{.target = "累計30人"};
    part.target_year = "令和4年度～令和6年度";
    part.actual_year = "令和4年度～令和5年度";
    CHECK(assess(read(part)).elapsed.explain().find("目標の期間 令和4年度～令和6年度")
          != std::string::npos);
}

TEST_CASE("totals that count from different years are not held against each other")
{
    printed p{.actual = "累計30人", .target = "累計30人"};
    auto const check_differs = [&](std::string const& actual, std::string const& target) {
        CAPTURE(actual);
        CAPTURE(target);
        p.actual_year = actual;
        p.target_year = target;
        check(p, {"!start_differs", "!start_differs", "!start_differs", "!start_differs",
                  "!start_differs", "undecidable!start_differs"});
        CHECK(told(expected_now(read(p))) == "!start_differs");
        CHECK(compute(method::cumulative_pace, read(p)).undefined == code::start_differs);
    };
    check_differs("令和2年度～令和5年度", "令和4年度～令和6年度");
    check_differs("令和4年度～令和5年度", "令和6年度");
    check_differs("平成27年度～令和5年度", "令和6年度");
    p.actual_year = "令和4年度～令和5年度";
    p.target_year = "令和4年度～令和6年度";
    CHECK(told(assess(read(p)).met) == "yes");
    // One year alone, of the target's own, counts from the first of them.
    p.actual_year = "令和5年度";
    CHECK(told(assess(read(p)).met) == "yes");
    CHECK(read(p).actuals.front().period() == parse_fiscal_period("令和4年度～令和5年度"));
    CHECK(read(p).target->period() == parse_fiscal_period("令和4年度～令和6年度"));
    p.actual_year = "令和2年度";
    CHECK(told(assess(read(p)).elapsed) == "!not_started");
    // Where nobody has said from when an actual of one year counts, its target's years are meant.
    indicator i = read(p);
    i.actuals = {observation{parse("累計30人"), fiscal_year{2023}}};
    CHECK(told(assess(i).met) == "yes");
}
