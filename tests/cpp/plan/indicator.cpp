// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/indicator.hpp>

#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

static_assert(!std::is_default_constructible_v<indicator>);  // it belongs to a plan's period

namespace {

constexpr fiscal_year h30{2018}, r2{2020}, r3{2021}, r4{2022}, r6{2024};

observation of(std::string_view text, fiscal_period period)
{
    return {parse(text), period};
}

}  // namespace

TEST_CASE("words of a file become kinds, and back")
{
    for (std::string const word :
         {"normal", "provisional", "estimated", "special_event", "break", "missing", "not_started",
          "not_measured", "pending", "not_applicable"}) {
        CHECK(to_string(parse_observation_status(word)) == word);
    }
    for (std::string const word : {"unknown", "up", "down", "maintain", "range"}) {
        CHECK(to_string(parse_direction(word)) == word);
    }
    for (std::string const word : {"unknown", "flow", "stock", "ratio", "score"}) {
        CHECK(to_string(parse_aggregation(word)) == word);
    }
    CHECK(to_string(indicator_kind::target) == "target");
    CHECK(to_string(indicator_kind::kpi) == "kpi");
    CHECK(refusal([] { return parse_direction("Up"); }) == code::unknown_name);
    CHECK(refusal([] { return parse_aggregation(""); }) == code::unknown_name);
    CHECK(refusal([] { return parse_observation_status("series_break"); }) == code::unknown_name);
    CHECK_THROWS_WITH_AS(parse_direction("上"), doctest::Contains("up, down, maintain, range"),
                         notation_error);
}

TEST_CASE("an indicator knows its unit, its actuals and whether it has ended")
{
    indicator i{{r2, r6}};
    CHECK(i.unit() == unit{});
    CHECK(i.actual() == nullptr);
    CHECK(!i.ended());
    CHECK(i.direction.provenance == "unknown");
    CHECK(i.aggregation.kind == aggregation_kind::unknown);

    i.baseline = of("12件", h30);
    CHECK(i.unit() == unit_of<units::件>);
    i.actuals = {of("20人", r2), of("25人", r3)};
    CHECK(i.unit() == unit_of<units::人>);
    i.target = of("累計3社", {r2, r6});
    CHECK(i.unit() == unit_of<units::社>);
    i.target = of("ー", r6);
    CHECK(i.unit() == unit_of<units::人>);

    CHECK(i.actual()->value() == parse("25人"));
    CHECK(i.actual(r2)->value() == parse("20人"));
    CHECK(i.actual(r4) == nullptr);
    i.flags = {"KPI変更", "取組終了"};
    CHECK(i.ended());
}
