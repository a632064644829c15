// SPDX-License-Identifier: BSL-1.0
#include "progress/corridor.hpp"

#include <string>

#include <doctest/doctest.h>

#include "progress/printed_indicator.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("to maintain is to stay at the target, give or take the tolerance")
{
    auto const maintained = [](std::string const& actual, std::string const& direction,
                               std::string const& target = "50%",
                               std::string const& baseline = "48%") {
        printed p{.baseline = baseline, .actual = actual, .target = target, .direction = direction};
        p.aggregation = "ratio";
        return assess(read(p));
    };
    auto const met = [&](std::string const& actual, std::string const& direction,
                         std::string const& target = "50%") {
        return told(maintained(actual, direction, target).met);
    };
    for (std::string const inside : {"45%", "45.0%", "50%", "55%"}) {
        CHECK(met(inside, "maintain ±5ポイント") == "yes");
    }
    for (std::string const outside : {"44.9%", "55.1%"}) {
        CHECK(met(outside, "maintain ±5ポイント") == "no");
    }
    CHECK(met("50.0%", "maintain") == "yes");
    CHECK(met("50.1%", "maintain") == "!tolerance_unknown");
    CHECK(met("50%", "maintain ±0ポイント") == "yes");
    CHECK(met("50%", "maintain ±5件") == "!definition_changed");
    // A bound of the target leaves its other side open.
    CHECK(met("80%", "maintain ±5ポイント", "50%以上") == "yes");
    CHECK(met("45%", "maintain ±5ポイント", "50%以上") == "yes");
    CHECK(met("44%", "maintain ±5ポイント", "50%以上") == "no");
    CHECK(met("45%", "maintain ±5ポイント", "50%超") == "no");

    // On the path means met, wherever the baseline was; worse than it means further away.
    check(maintained("47%", "maintain ±5ポイント"),
          {"yes", "!not_applicable", "!not_applicable", "yes", "+0ポイント", "achieved"});
    check(maintained("44%", "maintain ±5ポイント"),
          {"no", "!not_applicable", "!not_applicable", "no", "+1/3ポイント", "regressed"});
    check(maintained("57%", "maintain ±5ポイント", "50%", "60%"),
          {"no", "!not_applicable", "!not_applicable", "no", "-2/3ポイント", "behind_path"});
    check(maintained("50%", "maintain", "50%", "-"),
          {"yes", "!not_applicable", "!no_baseline", "yes", "+0ポイント", "achieved"});
    CHECK(maintained("44%", "maintain ±5ポイント").met.explain().find("許容幅 ±5ポイント")
          != std::string::npos);
    CHECK(maintained("44%", "maintain ±5ポイント").met.explain().find("45% ≤ 実績 44% ≤ 55%")
          != std::string::npos);

    CHECK(maintained("44%", "maintain").attainment.explain().find("保つもの") != std::string::npos);

    check(maintained("44%", "maintain ±5ポイント", "50%", "44%"),
          {"no", "!not_applicable", "!not_applicable", "no", "+1/3ポイント", "behind_path"});
    indicator negative = read({.actual = "50人", .target = "50人", .direction = "maintain"});
    negative.direction.tolerance = -parse("+5人");
    CHECK(told(assess(negative).met) == "!no_amount");
    negative.direction = {
        .kind = direction_kind::range, .low = parse("60人"), .high = parse("40人")};
    CHECK(told(assess(negative).met) == "!no_amount");  // a range that holds nothing

    // Of a total the limits grow with the years: 累計40人 ± 4人 after two of five.
    auto const by_now = [&](std::string const& actual) {
        return told(maintained(actual, "maintain ±10人", "累計100人").on_path);
    };
    CHECK(by_now("累計36人") == "yes");
    CHECK(by_now("累計44人") == "yes");
    CHECK(by_now("累計35人") == "no");
    CHECK(by_now("累計45人") == "no");
}

TEST_CASE("limits of a rank are places")
{
    printed p{.baseline = "9位", .actual = "4位", .target = "2位", .aggregation = "score"};
    p.direction = "maintain ±2位";
    CHECK(told(assess(read(p)).met) == "yes");
    CHECK(assess(read(p)).met.explanation.find("1位 ≤ 実績 4位 ≤ 4位") != std::string::npos);
    p.actual = "5位";
    CHECK(told(assess(read(p)).met) == "no");
    CHECK(told(assess(read(p)).required_per_year) == "!not_ratio_scale");
}

TEST_CASE("a range holds what lies between its limits, declared or the target's own")
{
    auto const in_range = [](std::string const& actual, std::string const& direction,
                             std::string const& target, std::string const& baseline = "8人") {
        printed p{.baseline = baseline, .actual = actual, .target = target, .direction = direction};
        return assess(read(p));
    };
    auto const met = [&](std::string const& actual, std::string const& direction,
                         std::string const& target = "15人") {
        return told(in_range(actual, direction, target).met);
    };
    for (std::string const direction : {"range 10人～20人", "range 10～20人"}) {
        CHECK(met("9人", direction) == "no");
        CHECK(met("10人", direction) == "yes");
        CHECK(met("20人", direction) == "yes");
        CHECK(met("21人", direction) == "no");
    }
    CHECK(met("10人", "range 10人超～20人未満") == "no");
    CHECK(met("11人", "range 10人超～20人未満") == "yes");
    CHECK(met("20人", "range 10人超～20人未満") == "no");
    CHECK(met("1,000人", "range 10人以上") == "yes");
    CHECK(met("20人", "range 20人未満") == "no");
    CHECK(met("10人", "range 10件～20件") == "!definition_changed");
    CHECK(met("累計10人", "range 10人～20人") == "!mixed_basis");
    // The target's own limits, where the direction is range or not said.
    for (std::string const direction : {"range", "unknown"}) {
        CHECK(met("9人", direction, "10～20人") == "no");
        CHECK(met("10人", direction, "10～20人") == "yes");
        CHECK(met("20人", direction, "10～20人") == "yes");
        CHECK(met("21人", direction, "10～20人") == "no");
    }
    CHECK(met("12人", "range", "10人以上") == "yes");
    CHECK(met("12人", "range") == "!no_amount");           // no limits at all
    CHECK(met("12人", "up", "10～20人") == "!no_amount");  // which end is meant?
    CHECK(met("12人", "range 10人～20人", "") == "yes");   // limits without a target
    CHECK(met("12人", "range 10人～20人", "継続") == "yes");

    check(in_range("12人", "range 10人～20人", "15人"),
          {"yes", "!no_amount", "!no_amount", "yes", "+0人", "achieved"});
    check(in_range("7人", "range 10人～20人", "15人"),
          {"no", "!no_amount", "!no_amount", "no", "+1人", "regressed"});
    check(in_range("9人", "range", "10～20人"),
          {"no", "!no_amount", "!no_amount", "no", "+1/3人", "behind_path"});
    check(in_range("26人", "range 10人～20人未満", "15人"),
          {"no", "!no_amount", "!no_amount", "no", "-2人未満", "regressed"});
    // Of a total the limits grow with the years.
    CHECK(told(in_range("累計4人", "range 累計10人～累計20人", "累計15人").on_path) == "yes");
    CHECK(told(in_range("累計9人", "range 累計10人～累計20人", "累計15人").on_path) == "no");
}
