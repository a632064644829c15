// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/document/plans.hpp>
#include <tomakomai_kpi/progress/precision.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace {

using namespace tomakomai_kpi;

// [147.5, 148.5) and the like.
std::string shown(char const* text, rounding mode)
{
    auto const i = stands_for(parse(text), mode);
    return (i.with_low ? "[" : "(") + to_string(i.low) + ", " + to_string(i.high)
           + (i.with_high ? "]" : ")");
}

std::vector<std::string> rules(char const* rate, char const* b, char const* a, char const* t)
{
    std::optional<value> baseline;
    if (*b != '\0') { baseline = parse(b); }
    std::vector<std::string> out;
    for (auto const& r : explain_published(parse(rate), baseline, parse(a), parse(t))) {
        out.push_back(to_string(r.by) + "/" + to_string(r.mode));
    }
    return out;
}

indicator share_of(char const* b, char const* a, char const* t, direction_kind way)
{
    indicator i{fiscal_period{fiscal_year{2020}, fiscal_year{2024}}};
    i.name = "見本";
    i.direction = {way, "declared"};
    i.baseline = observation{parse(b), fiscal_year{2018}};
    i.actuals.emplace_back(parse(a), fiscal_year{2021});
    i.target = observation{parse(t), fiscal_year{2024}};
    return i;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a rounded figure stands for an interval, a full count for itself")
{
    CHECK(shown("148万人", rounding::half_up) == "[1475000, 1485000)");
    CHECK(shown("148万人", rounding::truncate) == "[1480000, 1490000)");
    CHECK(shown("148万人", rounding::away) == "(1470000, 1480000]");
    CHECK(shown("148万人", rounding::half_even) == "[1475000, 1485000]");
    CHECK(shown("147万人", rounding::half_even) == "(1465000, 1475000)");
    CHECK(shown("46人", rounding::half_up) == "[46, 46]");
    CHECK(shown("累計1,627件", rounding::truncate) == "[1627, 1627]");
    CHECK(shown("45.9%", rounding::half_up) == "[0.4585, 0.4595)");
    CHECK(shown("50%", rounding::half_up) == "[0.495, 0.505)");
    CHECK(shown("50.0%", rounding::half_up) == "[0.4995, 0.5005)");
    CHECK(shown("▲1.5ha", rounding::truncate) == "(-16000, -15000]");
    CHECK(shown("0%", rounding::half_up) == "(-0.005, 0.005)");
    CHECK_THROWS_AS(stands_for(parse("-"), rounding::half_up), amount_error);
}

TEST_CASE("what an interval stands for prints as the figure")
{
    for (char const* text : {"148万人", "2.4ha", "45.9%", "16,034千t", "0.05t"}) {
        value const v = parse(text);
        for (rounding const mode : {rounding::half_up, rounding::truncate, rounding::away}) {
            auto const i = stands_for(v, mode);
            exact const size = v.coherent_amount() / v.number();
            exact const inside = (i.low + i.high) / 2 / size;
            int const places = v.notation().decimals;
            CHECK(round(inside, places, mode) == v.number());
            CHECK((round(i.low / size, places, mode) == v.number()) == i.with_low);
            CHECK((round(i.high / size, places, mode) == v.number()) == i.with_high);
        }
    }
}

TEST_CASE("a verdict survives its rounding, or says where it turns")
{
    auto const up = direction_kind::up;
    auto near = robustness(share_of("40%", "50%", "50%", up), rounding::half_up);
    CHECK(near.met.verdict == true);
    CHECK(!near.met.survives);
    REQUIRE(near.met.flips_at);
    CHECK(to_string(*near.met.flips_at) == "50%");
    CHECK(robustness(share_of("40%", "50%", "50%", up), rounding::truncate).met.survives);
    CHECK(robustness(share_of("40%", "51%", "50%", up), rounding::half_up).met.survives);
    CHECK(robustness(share_of("40%", "49%", "50%", up), rounding::half_up).met.survives);
    CHECK(!robustness(share_of("40%", "49%", "49.4%", up), rounding::half_up).met.survives);
    // [49, 50) truncated never reaches 50, however near.
    CHECK(robustness(share_of("40%", "49%", "50%", up), rounding::truncate).met.survives);

    auto const down = direction_kind::down;
    CHECK(robustness(share_of("60%", "50%", "50%", down), rounding::away).met.survives);
    CHECK(!robustness(share_of("60%", "50%", "50%", down), rounding::half_up).met.survives);

    // Two of five years: 44% is exactly on the path from 40% to 50%.
    auto const path = robustness(share_of("40%", "44%", "50%", up), rounding::half_up).on_path;
    CHECK(path.verdict == true);
    CHECK(!path.survives);
    CHECK(to_string(*path.flips_at) == "44%");
    CHECK(robustness(share_of("40%", "46%", "50%", up), rounding::half_up).on_path.survives);
    CHECK(robustness(share_of("40%", "42%", "50%", up), rounding::half_up).on_path.survives);
    CHECK(!path.explain().empty());
}

TEST_CASE("counts of the real plan are printed in full, so their verdicts are exact")
{
    for (indicator const& i : plans::tomakomai().indicators()) {
        auto const r = robustness(i, rounding::half_up);
        auto const a = assess(i);
        CAPTURE(i.id);
        CHECK(r.met.verdict == a.met.value);
        CHECK(r.on_path.verdict == a.on_path.value);
        CHECK(r.met.undefined == a.met.undefined);
        if (r.met.verdict && stands_for(i.actual()->value(), rounding::half_up).is_exact()) {
            CHECK(r.met.survives);
        }
    }
}

TEST_CASE("printed rates are explained by all rules that give them, or by none")
{
    // One prefecture rounded half-up in one year and truncated in the next.
    CHECK(rules("120.8%", "", "2,415人", "2,000人")
          == strings{"attainment/half_up", "attainment/half_even", "attainment/away"});
    CHECK(rules("129.0%", "", "5,163人", "4,000人") == strings{"attainment/truncate"});
    CHECK(rules("117.9%", "", "7,077人", "6,000人") == strings{"attainment/truncate"});
    CHECK(rules("174.28571", "", "61件", "35件")
          == strings{"attainment/half_up", "attainment/half_even", "attainment/truncate"});
    CHECK(rules("50%", "100件", "105件", "110件")
          == strings{"gap_closure/half_up", "gap_closure/half_even", "gap_closure/truncate",
                     "gap_closure/away"});
    CHECK(rules("12%", "100件", "105件", "110件").empty());
    CHECK(rules("80%", "", "6件", "5件").size() == 4);  // reflected: 2 − 6/5
    CHECK(rules("0%", "", "0件", "0件").empty());       // no rule divides by zero
    CHECK_THROWS_AS(rules("50%", "", "5件", "10人"), unit_error);
    CHECK_THROWS_AS(rules("50%", "", "-", "10人"), kpi_error);
}

TEST_CASE("limits on both sides: the verdict survives where all it stands for is on one side")
{
    indicator i = share_of("48%", "45%", "50%", direction_kind::maintain);
    i.direction.tolerance = parse("+5ポイント");
    auto const on = [&](char const* actual, rounding mode) {
        i.actuals.front() = observation{parse(actual), fiscal_year{2021}};
        return robustness(i, mode);
    };
    auto const lower = on("45%", rounding::half_up);  // [44.5, 45.5)
    CHECK(lower.met.verdict == true);
    CHECK(!lower.met.survives);
    CHECK(to_string(*lower.met.flips_at) == "45%");
    CHECK(!lower.on_path.survives);                     // on the path means met
    CHECK(on("45%", rounding::truncate).met.survives);  // [45, 46)
    CHECK(on("46%", rounding::half_up).met.survives);
    CHECK(!on("55%", rounding::truncate).met.survives);  // [55, 56)
    CHECK(to_string(*on("55%", rounding::truncate).met.flips_at) == "55%");
    CHECK(on("55%", rounding::away).met.survives);  // (54, 55]
    CHECK(on("44%", rounding::truncate).met.verdict == false);
    CHECK(on("44%", rounding::truncate).met.survives);  // [44, 45)
    CHECK(!on("44%", rounding::half_even).met.verdict.value());
    i.target = observation{parse("50%超"), fiscal_year{2024}};  // more than 45%, and no upper limit
    CHECK(on("45%", rounding::truncate).met.verdict == false);
    CHECK(!on("45%", rounding::truncate).met.survives);  // [45, 46)
    CHECK(on("45%", rounding::away).met.survives);       // (44, 45]
    CHECK(on("46%", rounding::away).met.survives);       // (45, 46]
    CHECK(on("99%", rounding::half_up).met.survives);
    i.target = observation{parse("50%"), fiscal_year{2024}};
    CHECK(on("56%", rounding::away).met.survives);  // (55, 56]
    CHECK(!on("55%", rounding::half_up).met.survives);
    CHECK(on("44%", rounding::half_even).met.survives);  // [43.5, 44.5]
    i.direction.tolerance = parse("+4.5ポイント");
    CHECK(on("54%", rounding::half_up).met.survives);    // [53.5, 54.5), up to the limit of 54.5
    CHECK(on("54%", rounding::half_even).met.survives);  // [53.5, 54.5]
    i.target = observation{parse("50%未満"), fiscal_year{2024}};  // less than 54.5%
    CHECK(on("54%", rounding::half_up).met.survives);
    CHECK(!on("54%", rounding::half_even).met.survives);
}

TEST_CASE("rates are rounded in the unit they are printed in")
{
    auto const modes_of = [](char const* rate) {
        std::vector<rounding> modes;
        for (auto const& r :
             explain_published(parse(rate), {}, parse("2,415人"), parse("2,000人"))) {
            if (r.by == method::attainment) { modes.push_back(r.mode); }
        }
        return modes;
    };
    using enum rounding;
    CHECK(modes_of("12割") == std::vector{half_up, half_even, truncate});
    CHECK(modes_of("1.21倍") == std::vector{half_up, half_even, away});
    CHECK(modes_of("1,207.5‰").size() == 4);
    CHECK(modes_of("120.8") == modes_of("120.8%"));
    CHECK_THROWS_AS(modes_of("2人"), unit_error);
}

TEST_CASE("what says no one number stands for none")
{
    auto const refused = [](char const* text) {
        try {
            stands_for(parse(text), rounding::half_up);
        } catch (amount_error const& error) {
            return error.code();
        }
        return code::none;
    };
    CHECK(refused("50人以上") == code::bound);
    CHECK(refused("約50人") == code::no_amount);
    CHECK(refused("10～20人") == code::no_amount);
    CHECK(refused("-") == code::missing);
    CHECK_THROWS_AS(explain_published(parse("100%"), {}, parse("-"), parse("5人")), amount_error);
    CHECK(explain_published(parse("50%"), {}, parse("5人"), parse("10人以上")).front().by
          == method::attainment);
}

TEST_CASE("an interval is told in the unit of the figure")
{
    auto const& cargo = plans::tomakomai().find({.id = "P64-1"});
    auto const met = robustness(cargo, rounding::half_up).met;
    CHECK(met.explain().find("[16,033.5千t, 16,034.5千t)") != std::string::npos);
}

TEST_CASE("約 leaves open what was rounded, so nothing is said to survive")
{
    auto const met =
        robustness(share_of("40%", "約44%", "50%", direction_kind::up), rounding::half_up).met;
    CHECK(!met.verdict);
    CHECK(met.undefined == code::no_amount);
}
