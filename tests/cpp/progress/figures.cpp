// SPDX-License-Identifier: BSL-1.0
#include "progress/figures.hpp"

#include <string>

#include <doctest/doctest.h>

#include "progress/printed_indicator.hpp"
#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("each reason leaves undefined what it must, and nothing else")
{
    SUBCASE("no baseline")
    {
        check({.baseline = "ー", .actual = "10人", .target = "20人"},
              {"no", "1/2", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = "", .actual = "10人", .target = "20人"},
              {"no", "1/2", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = "ー", .actual = "累計10人", .target = "累計20人"},
              {"no", "1/2", "!no_baseline", "yes", "10/3人", "on_path"});
    }
    SUBCASE("target zero")
    {
        check({.baseline = "5人", .actual = "3人", .target = "0人", .direction = "maintain"},
              {"!tolerance_unknown", "!not_applicable", "!not_applicable", "!tolerance_unknown",
               "!tolerance_unknown", "undecidable!tolerance_unknown"});
        check({.baseline = "5人", .actual = "3人", .target = "0人", .direction = "down"},
              {"no", "!lower_is_better", "2/5", "yes", "-1人", "on_path"});
    }
    SUBCASE("baseline equals target")
    {
        check({.baseline = "39クラブ", .actual = "39クラブ", .target = "39クラブ"},
              {"yes", "1", "!baseline_equals_target", "yes", "+0クラブ", "achieved"});
        check({.baseline = "39クラブ",
               .actual = "38クラブ",
               .target = "39クラブ",
               .direction = "maintain"},
              {"!tolerance_unknown", "!not_applicable", "!baseline_equals_target",
               "!tolerance_unknown", "!tolerance_unknown", "undecidable!tolerance_unknown"});
    }
    SUBCASE("mixed basis")
    {
        check({.baseline = "46人", .actual = "45人", .target = "累計230人"},
              {"!mixed_basis", "!mixed_basis", "!mixed_basis", "!mixed_basis", "!mixed_basis",
               "undecidable!mixed_basis"});
        check({.baseline = "累計32組", .actual = "累計3組", .target = "累計30組"},
              {"no", "1/10", "!direction_conflict", "no", "9組", "regressed"});
    }
    SUBCASE("basis unclear")
    {
        check({.baseline = "16件",
               .actual = "17件",
               .target = "20件",
               .name = "新規企業進出件数(5年間累計)"},
              {"!basis_unclear", "!basis_unclear", "!basis_unclear", "!basis_unclear",
               "!basis_unclear", "undecidable!basis_unclear"});
        check({.baseline = "ー", .actual = "累計8件", .target = "累計20件", .name = "件数(累計)"},
              {"no", "2/5", "!no_baseline", "yes", "4件", "on_path"});
    }
    SUBCASE("direction unknown")
    {
        check({.baseline = "10人", .actual = "12人", .target = "20人", .direction = "unknown"},
              {"!direction_unknown", "!direction_unknown", "!direction_unknown",
               "!direction_unknown", "!direction_unknown", "undecidable!direction_unknown"});
        check({.baseline = "ー", .actual = "累計8件", .target = "累計20件", .direction = "unknown"},
              {"!direction_unknown", "!direction_unknown", "!no_baseline", "!direction_unknown",
               "!direction_unknown", "undecidable!direction_unknown"});
    }
    SUBCASE("direction conflict")
    {
        check({.baseline = "10人", .actual = "8人", .target = "7人"},
              {"yes", "8/7", "!direction_conflict", "!direction_conflict", "+0人", "achieved"});
        check({.baseline = "5人", .actual = "8人", .target = "7人", .direction = "down"},
              {"no", "!lower_is_better", "!direction_conflict", "!direction_conflict", "-1/3人",
               "undecidable!direction_conflict"});
    }
    SUBCASE("lower is better")
    {
        check({.baseline = "10人", .actual = "9人", .target = "5人", .direction = "down"},
              {"no", "!lower_is_better", "1/5", "no", "-4/3人", "behind_path"});
        check({.baseline = "10人", .actual = "11人", .target = "5人", .direction = "down"},
              {"no", "!lower_is_better", "-1/5", "no", "-2人", "regressed"});
        check({.baseline = "ー", .actual = "累計3件", .target = "累計10件", .direction = "down"},
              {"yes", "!lower_is_better", "!no_baseline", "yes", "0件", "achieved"});
    }
    SUBCASE("not a ratio scale")
    {
        check({.baseline = "2.9", .actual = "3.0", .target = "3.3", .aggregation = "score"},
              {"no", "!not_ratio_scale", "1/4", "no", "+0.1", "behind_path"});
    }
    SUBCASE("no amount")
    {
        check({.actual = "ー"}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount",
                                 "!no_amount", "undecidable!no_amount"});
        check({.target = "ー"}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount",
                                 "!no_amount", "undecidable!no_amount"});
        check({.target = ""}, {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
                               "undecidable!no_amount"});
        check({.actual = "ー", .actual_status = "not_applicable"},
              {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
               "undecidable!no_amount"});
    }
    SUBCASE("definition changed")
    {
        check({.baseline = "10人", .actual = "12件", .target = "20人"},
              {"!definition_changed", "!definition_changed", "!definition_changed",
               "!definition_changed", "!definition_changed", "undecidable!definition_changed"});
        check({.baseline = "17%", .actual = "累計43件", .target = "累計125件"},
              {"no", "43/125", "!definition_changed", "no", "82/3件", "behind_path"});
    }
    SUBCASE("no actual, for a reason")
    {
        for (std::string const why : {"not_started", "not_measured", "pending"}) {
            std::string const undefined = "!" + why;
            check({.actual = "ー", .actual_status = why},
                  {undefined, undefined, undefined, undefined, undefined, why});
        }
        check({.actual = ""}, {"!not_recorded", "!not_recorded", "!not_recorded", "!not_recorded",
                               "!not_recorded", "not_recorded"});
    }
    SUBCASE("suspended: a zero that was printed is computed from")
    {
        check({.baseline = "24社",
               .actual = "0社",
               .target = "27社",
               .actual_status = "special_event"},
              {"no", "0", "-8", "no", "+9社", "suspended"});
        check({.baseline = "24社", .actual = "0社", .target = "27社"},
              {"no", "0", "-8", "no", "+9社", "regressed"});
        check({.baseline = "24社",
               .actual = "3社",
               .target = "27社",
               .actual_status = "special_event"},
              {"no", "1/9", "-7", "no", "+8社", "regressed"});
    }
}

TEST_CASE("at the boundary the comparison is exact, in every year")
{
    for (int n = 1; n <= 5; ++n) {
        printed p{.baseline = "ー", .target = "累計75件"};
        p.actual_year = "令和" + std::to_string(n + 1) + "年度";
        p.actual = "累計" + std::to_string(15 * n) + "件";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = "累計" + std::to_string(15 * n - 1) + ".999999999999999999999件";
        CHECK(told(assess(read(p)).on_path) == "no");

        // The straight line from 0 to 75, upwards and downwards.
        p = {.baseline = "0%",
             .target = "75%",
             .aggregation = "ratio",
             .actual_year = p.actual_year};
        p.actual = std::to_string(15 * n) + "%";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = std::to_string(15 * n - 1) + ".999999999999999999999%";
        CHECK(told(assess(read(p)).on_path) == "no");
        p.baseline = "100%";
        p.target = "25%";
        p.direction = "down";
        p.actual = std::to_string(100 - 15 * n) + "%";
        CHECK(told(assess(read(p)).on_path) == "yes");
        p.actual = std::to_string(100 - 15 * n) + ".000000000000000000001%";
        CHECK(told(assess(read(p)).on_path) == "no");
    }
}

TEST_CASE("from the target's year on the path means met, and what asks for time is over")
{
    printed p{.baseline = "10人", .actual = "15人", .target = "20人"};
    p.actual_year = "令和6年度";
    check(p, {"no", "3/4", "1/2", "no", "!period_over", "missed"});
    p.actual = "20人";
    check(p, {"yes", "1", "1", "yes", "+0人", "achieved"});
    p.actual_year = "令和7年度";
    check(p, {"yes", "1", "1", "yes", "!period_over", "achieved"});
    CHECK(told(assess(read(p)).elapsed) == "!period_over");
    p.actual = "15人";
    check(p, {"no", "3/4", "1/2", "no", "!period_over", "missed"});
    p.actual_year = "令和元年度";
    check(p, {"no", "3/4", "1/2", "!not_started", "+1人", "undecidable!not_started"});
}

TEST_CASE("the bound of a target decides between ≥ and >, and its direction where none is declared")
{
    auto const met = [](std::string const& actual, std::string const& target,
                        std::string const& direction) {
        printed p{.baseline = "90人", .actual = actual, .target = target, .direction = direction};
        return told(assess(read(p)).met);
    };
    for (std::string const direction : {"up", "unknown"}) {
        CHECK(met("100人", "100人以上", direction) == "yes");
        CHECK(met("99.9人", "100人以上", direction) == "no");
        CHECK(met("100人", "100人超", direction) == "no");
        CHECK(met("100.1人", "100人超", direction) == "yes");
    }
    for (std::string const direction : {"down", "unknown"}) {
        CHECK(met("100人", "100人以下", direction) == "yes");
        CHECK(met("100.1人", "100人以下", direction) == "no");
        CHECK(met("100人", "100人以内", direction) == "yes");
        CHECK(met("100人", "100人未満", direction) == "no");
        CHECK(met("99.9人", "100人未満", direction) == "yes");
    }
    CHECK(met("100人", "100人", "unknown") == "!direction_unknown");
    CHECK(met("100人", "100人", "maintain") == "yes");
    CHECK(met("100.1人", "100人", "maintain") == "!tolerance_unknown");
    check({.baseline = "60人", .actual = "90人", .target = "100人以上", .direction = "unknown"},
          {"no", "9/10", "3/4", "yes", "+10/3人", "on_path"});
    check({.baseline = "ー", .actual = "累計30件", .target = "累計75件以上"},
          {"no", "2/5", "!no_baseline", "yes", "15件", "on_path"});
}

TEST_CASE("an actual that is itself a bound proves no more than it says")
{
    auto const met = [](std::string const& actual, std::string const& target) {
        return told(assess(read({.baseline = "90人", .actual = actual, .target = target})).met);
    };
    CHECK(met("100人未満", "100人") != "yes");
    CHECK(met("200人以下", "100人") != "yes");
    CHECK(met("90人以上", "100人") != "no");
}

TEST_CASE("a bound is no amount: neither of an actual nor of a baseline")
{
    for (std::string const actual : {"90人以上", "100人超", "80人以下", "70人未満"}) {
        check({.baseline = "60人", .actual = actual, .target = "100人"},
              {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
               "undecidable!no_amount"});
    }
    for (std::string const baseline : {"60人以上", "60人未満"}) {
        check({.baseline = baseline, .actual = "90人", .target = "100人"},
              {"no", "9/10", "!no_baseline", "!no_baseline", "+10/3人", "undecidable!no_baseline"});
        check({.baseline = baseline, .actual = "累計45人", .target = "累計75人"},
              {"no", "3/5", "!no_baseline", "yes", "10人", "on_path"});
    }
    // A cancelled activity is suspended by its printed zero, not by a bound.
    check({.baseline = "24社",
           .actual = "0社以下",
           .target = "27社",
           .actual_status = "special_event"},
          {"!no_amount", "!no_amount", "!no_amount", "!no_amount", "!no_amount",
           "undecidable!no_amount"});
}

TEST_CASE("a strict target that is equalled is not met, and what it needs keeps its bound")
{
    check({.baseline = "60人", .actual = "100人", .target = "100人超"},
          {"no", "1", "1", "yes", "+0人超", "on_path"});
    check({.baseline = "60人", .actual = "97人", .target = "100人超"},
          {"no", "97/100", "37/40", "yes", "+1人超", "on_path"});
    check({.baseline = "160人", .actual = "100人", .target = "100人未満", .direction = "down"},
          {"no", "!lower_is_better", "1", "yes", "+0人未満", "on_path"});
    check({.baseline = "60人", .actual = "100.1人", .target = "100人超"},
          {"yes", "1001/1000", "401/400", "yes", "+0人", "achieved"});
    check({.baseline = "ー", .actual = "累計75件", .target = "累計75件超"},
          {"no", "1", "!no_baseline", "yes", "0件超", "on_path"});
    check({.baseline = "60人", .actual = "97人", .target = "100人以上"},
          {"no", "97/100", "37/40", "yes", "+1人", "on_path"});
    auto const f = assess(read({.baseline = "60人", .actual = "100人", .target = "100人超"}))
                       .required_per_year;
    REQUIRE(f.value.has_value());
    CHECK(f.value->bound() == bound::more_than);
    CHECK(f.explain().find("+0人超") != std::string::npos);
}

TEST_CASE("units and multipliers of one dimension meet in one formula")
{
    check({.baseline = "1千人", .actual = "1,500人", .target = "2千人"},
          {"no", "3/4", "1/2", "yes", "+500/3人", "on_path"});
    check({.baseline = "60分", .actual = "90分", .target = "2時間"},
          {"no", "3/4", "1/2", "yes", "+10分", "on_path"});
    check({.baseline = "400‰", .actual = "45%", .target = "50%", .aggregation = "ratio"},
          {"no", "9/10", "1/2", "yes", "+5/3ポイント", "on_path"});
    // What is needed of 倍 is told in 倍, of 割 in 割.
    check({.baseline = "1倍", .actual = "1.1倍", .target = "1.4倍", .aggregation = "ratio"},
          {"no", "11/14", "1/4", "no", "+0.1倍", "behind_path"});
    check({.baseline = "40%", .actual = "45%", .target = "6割", .aggregation = "ratio"},
          {"no", "3/4", "1/4", "no", "+0.5割", "behind_path"});
}

TEST_CASE("a pace from nothing says where going on from an earlier total decides otherwise")
{
    auto const says_otherwise = [](printed const& p) {
        return assess(read(p)).on_path.explanation.find("続けて数えた累計なら")
               != std::string::npos;
    };
    CHECK(says_otherwise({.baseline = "累計2社", .actual = "累計4社", .target = "累計10社"}));
    CHECK_FALSE(says_otherwise({.baseline = "累計2社", .actual = "累計6社", .target = "累計10社"}));
    CHECK_FALSE(says_otherwise({.baseline = "累計2社", .actual = "累計3社", .target = "累計10社"}));
    CHECK_FALSE(
        says_otherwise({.baseline = "累計32組", .actual = "累計3組", .target = "累計30組"}));
    CHECK_FALSE(says_otherwise({.baseline = "2社", .actual = "累計4社", .target = "累計10社"}));
}
