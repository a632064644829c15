// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>

#include <doctest/doctest.h>

using namespace tomakomai_kpi;

namespace {

observation of_year(char const* text, int year)
{
    return {parse(text), fiscal_year{year}};
}

}  // namespace

TEST_CASE("actuals are placed in the order of years, one a year")
{
    indicator i{fiscal_period{fiscal_year{2020}, fiscal_year{2024}}};
    CHECK(i.place(observation_role::actual, of_year("30人", 2022)));
    CHECK(i.place(observation_role::actual, of_year("10人", 2020)));
    CHECK(i.place(observation_role::actual, of_year("20人", 2021)));
    CHECK(!i.place(observation_role::actual, of_year("25人", 2021)));
    REQUIRE(i.actuals.size() == 3);
    CHECK(i.actual(fiscal_year{2021})->value() == parse("20人"));
    CHECK(i.actual()->year() == fiscal_year{2022});
}

TEST_CASE("a baseline and a target have one place each, which is not taken twice")
{
    indicator i{fiscal_period{fiscal_year{2020}, fiscal_year{2024}}};
    CHECK(i.place(observation_role::baseline, of_year("5人", 2018)));
    CHECK(i.place(observation_role::target, of_year("50人", 2024)));
    CHECK(!i.place(observation_role::baseline, of_year("6人", 2019)));
    CHECK(!i.place(observation_role::target, of_year("60人", 2024)));
    CHECK(i.baseline->value() == parse("5人"));
    CHECK(i.target->value() == parse("50人"));
}
