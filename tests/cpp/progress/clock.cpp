// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/clock.hpp>

#include <optional>
#include <string>

#include <doctest/doctest.h>

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
    CHECK(a.explain().find("事業の開始からの時計") != std::string::npos);
    CHECK(on_its_clock("", "令和3年度").elapsed.of_years == 0);
}
