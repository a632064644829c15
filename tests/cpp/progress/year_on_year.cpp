// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/progress/year_on_year.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/plan.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace {

using namespace tomakomai_kpi;

fiscal_period const plan_years{fiscal_year{2020}, fiscal_year{2024}};

observation observed_in(std::string const& text, int year)
{
    value const v = parse(text);
    fiscal_year const of{year};
    if (v.is_missing()) { return {v, of, observation_status::missing}; }
    if (v.basis() == basis::cumulative) { return {v, {plan_years.first(), of}}; }
    return {v, of};
}

// Of a baseline in 2019 and actuals from 2020 on; "" for a year that has none.
indicator made(direction_kind way, std::string const& baseline,
               std::vector<std::string> const& by_year)
{
    indicator i{plan_years};
    i.id = "X";
    i.name = "見本";
    i.direction = {.kind = way, .provenance = "declared"};
    if (!baseline.empty()) { i.baseline = observed_in(baseline, 2019); }
    for (int year = 2020; std::string const& text : by_year) {
        if (!text.empty()) { i.actuals.push_back(observed_in(text, year)); }
        ++year;
    }
    return i;
}

// "+2人 better", "-1人 worse", "not_recorded", …
std::vector<std::string> told(indicator const& i)
{
    std::vector<std::string> out;
    for (yearly_change const& c : year_on_year(i)) {
        std::string text = c.change.value ? to_string(*c.change.value) : name(c.change.undefined);
        if (c.better) { text += *c.better ? " better" : " worse"; }
        CHECK(c.change.explain().find("前年度からの増減") == 0);
        out.push_back(text);
    }
    return out;
}

using lines = std::vector<std::string>;

TEST_CASE("a change is told in the indicator's unit, and by its direction")
{
    CHECK(told(made(direction_kind::up, "8人", {"10人", "9人", "9人"}))
          == lines{"+2人 better", "-1人 worse", "+0人"});
    CHECK(told(made(direction_kind::down, "8人", {"10人", "9人"}))
          == lines{"+2人 worse", "-1人 better"});
    CHECK(told(made(direction_kind::maintain, "8人", {"10人"})) == lines{"+2人"});
    CHECK(told(made(direction_kind::unknown, "8人", {"10人"})) == lines{"+2人"});
    CHECK(told(made(direction_kind::up, "45.5%", {"45.9%"})) == lines{"+0.4ポイント better"});
    CHECK(told(made(direction_kind::up, "1,000t", {"2千t"})) == lines{"+1,000t better"});
}

TEST_CASE("a total tells what its year brought, and neither better nor worse")
{
    CHECK(told(made(direction_kind::up, "", {"累計20人", "累計45人"}))
          == lines{"not_recorded", "25人"});
    CHECK(told(made(direction_kind::up, "", {"累計31件", "累計29件"}))
          == lines{"not_recorded", "-2件 worse"});
    CHECK(told(made(direction_kind::up, "12人", {"累計20人"})) == lines{"mixed_basis"});
}

TEST_CASE("what has no year before, no value or another unit gives the reason")
{
    CHECK(told(made(direction_kind::up, "", {"10人"})) == lines{"not_recorded"});
    CHECK(told(made(direction_kind::up, "8人", {"", "10人"})) == lines{"not_recorded"});
    CHECK(told(made(direction_kind::up, "-", {"10人"})) == lines{"unspecified"});
    CHECK(told(made(direction_kind::up, "8人", {"-", "10人"}))
          == lines{"no_amount", "unspecified"});
    CHECK(told(made(direction_kind::up, "8件", {"10人"})) == lines{"definition_changed"});
    CHECK(told(made(direction_kind::up, "8人", {"延べ10人"})) == lines{"definition_changed"});
    CHECK(told(made(direction_kind::up, "8人", {"10人以上"})) == lines{"no_amount"});
    CHECK(year_on_year(made(direction_kind::up, "8人", {})).empty());
}

TEST_CASE("ranks fall by places")
{
    CHECK(told(made(direction_kind::down, "10位", {"8位"})) == lines{"-2位 better"});
}

TEST_CASE("totals of other starts do not subtract")
{
    indicator i = made(direction_kind::up, "", {"累計20人"});
    i.actuals.emplace_back(parse("累計45人"), fiscal_period{fiscal_year{2018}, fiscal_year{2021}});
    CHECK(told(i).back() == "start_differs");
}

}  // namespace
