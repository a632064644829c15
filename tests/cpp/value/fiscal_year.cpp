// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/fiscal_year.hpp>

#include <climits>
#include <compare>
#include <cstdint>
#include <ranges>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

// A year is a place in time, not a number: years do not add, and no integer becomes one unasked.
static_assert(!std::is_default_constructible_v<fiscal_year>);
static_assert(!std::is_convertible_v<int, fiscal_year>);
static_assert(!addable<fiscal_year, fiscal_year> && !addable<int, fiscal_year>);
static_assert(addable<fiscal_year, int> && subtractable<fiscal_year, int>);
static_assert(!subtractable<int, fiscal_year> && !multipliable<fiscal_year, int>);
static_assert(!ordered<fiscal_year, int> && !equatable<fiscal_year, int>);
static_assert(std::is_trivially_copyable_v<fiscal_period>);

// Numbers of years are integers.
static_assert(!addable<fiscal_year, double> && !subtractable<fiscal_year, double>);
static_assert(!addable<fiscal_year, char> && !addable<fiscal_year, bool>);
static_assert(addable<fiscal_year, unsigned long long>);

// A year is a period of one; periods sort by where they start.
static_assert(std::is_convertible_v<fiscal_year, fiscal_period>);
static_assert(ordered<fiscal_period, fiscal_period> && equatable<fiscal_period, fiscal_period>);
static_assert(std::ranges::random_access_range<fiscal_period const>);
static_assert(std::ranges::sized_range<fiscal_period const>);
static_assert(!addable<fiscal_period, fiscal_period> && !addable<fiscal_period, int>);

namespace {

constexpr fiscal_year first_year{1}, last_year{9999};

constexpr bool years_are_counted_between()
{
    constexpr fiscal_year r3{2021};
    return r3.start_year() == 2021 && r3 - fiscal_year{2018} == 3 && fiscal_year{2018} - r3 == -3
           && r3 + 3 == fiscal_year{2024} && r3 - 3 == fiscal_year{2018} && r3 + 0 == r3
           && r3 < r3 + 1 && r3 > r3 - 1 && last_year - first_year == 9998
           && first_year + 9998 == last_year && last_year - 9998 == first_year;
}

constexpr bool a_period_holds_both_its_ends()
{
    constexpr fiscal_period plan{fiscal_year{2020}, fiscal_year{2024}};
    return plan.years() == 5 && plan.contains(plan.first()) && plan.contains(plan.last())
           && !plan.contains(plan.first() - 1) && !plan.contains(plan.last() + 1)
           && fiscal_period{fiscal_year{2021}}.years() == 1
           && fiscal_period{fiscal_year{2021}}.contains(fiscal_year{2021})
           && fiscal_period{fiscal_year{2021}}
                  == fiscal_period{fiscal_year{2021}, fiscal_year{2021}}
           && !(plan == fiscal_period{fiscal_year{2020}, fiscal_year{2023}})
           && !(plan == fiscal_period{fiscal_year{2019}, fiscal_year{2024}})
           && fiscal_period{first_year, last_year}.years() == 9999;
}

constexpr bool years_step()
{
    fiscal_year year{2021};
    bool const before = year++ == fiscal_year{2021} && ++year == fiscal_year{2023};
    bool const back = year-- == fiscal_year{2023} && --year == fiscal_year{2021};
    return before && back && (year += 3u) == fiscal_year{2024} && (year -= 4) == fiscal_year{2020};
}

constexpr bool a_period_is_a_range_of_its_years()
{
    constexpr fiscal_period plan{fiscal_year{2020}, fiscal_year{2024}};
    int at = 2020;
    for (fiscal_year const year : plan) {
        if (year.start_year() != at++) { return false; }
    }
    auto i = plan.begin();
    return at == 2025 && plan.end() - plan.begin() == plan.years() && i[4] == plan.last()
           && *(i + 1) == *(1 + i) && *++i == fiscal_year{2021} && *i++ == fiscal_year{2021}
           && *i-- == fiscal_year{2022} && *--i == plan.first() && i == plan.begin()
           && plan.end() - 5 == i && i < plan.end()
           && fiscal_period{last_year}.end() - fiscal_period{last_year}.begin() == 1
           && fiscal_period{fiscal_year{2020}, fiscal_year{2021}} < plan
           && plan < fiscal_period{fiscal_year{2021}};
}

static_assert(years_are_counted_between());
static_assert(years_step());
static_assert(a_period_is_a_range_of_its_years());
static_assert(a_period_holds_both_its_ends());

}  // namespace

TEST_CASE("what holds while compiling holds when run")
{
    CHECK(years_are_counted_between());
    CHECK(years_step());
    CHECK(a_period_is_a_range_of_its_years());
    CHECK(a_period_holds_both_its_ends());
}

TEST_CASE("years run from 1 to 9999, and no arithmetic leaves them")
{
    for (std::int64_t const year :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{10'000}, INT64_MIN, INT64_MAX,
          std::int64_t{1} << 32, (std::int64_t{1} << 32) + 2021}) {
        CAPTURE(year);
        CHECK(refusal([&] { return fiscal_year{year}; }) == code::unknown_year);
    }
    for (int const years : {INT_MAX, INT_MIN, INT_MIN + 1, 9'999, -9'999}) {
        CAPTURE(years);
        CHECK(refusal([&] { return fiscal_year{2021} + years; }) == code::unknown_year);
        CHECK(refusal([&] { return fiscal_year{2021} - years; }) == code::unknown_year);
    }
    for (std::int64_t const years : {INT64_MAX, INT64_MIN, INT64_MAX - 2021}) {
        CAPTURE(years);
        CHECK(refusal([&] { return fiscal_year{2021} + years; }) == code::unknown_year);
        CHECK(refusal([&] { return fiscal_year{2021} - years; }) == code::unknown_year);
    }
    CHECK(refusal([] { return fiscal_year{2021} + UINT64_MAX; }) == code::unknown_year);
    CHECK(refusal([] { return last_year + 1; }) == code::unknown_year);
    CHECK(refusal([] { return first_year - 1; }) == code::unknown_year);
    auto const e = caught<period_error>([] { return fiscal_year{10'000}; });
    CHECK(e.left() == "10000");
    CHECK(e.right().empty());
}

TEST_CASE("a period does not end before it starts")
{
    auto const e =
        caught<period_error>([] { return fiscal_period{fiscal_year{2021}, fiscal_year{2020}}; });
    CHECK(e.code() == code::bad_period);
    CHECK(e.left() == "令和3年度");
    CHECK(e.right() == "令和2年度");
}

TEST_CASE("one year has many names")
{
    struct row {
        int year;
        std::vector<std::string> names;
    };
    std::vector<row> const rows{
        {2021,
         {"令和3年度", "令和3年", "令和3", "R3", "R3年度", "2021年度", "2021", "令和３年度", "Ｒ３",
          "２０２１年度", "平成33年度", "H33"}},
        {2019, {"令和元年度", "令和1年度", "R1", "R元", "平成31年度", "H31", "2019年度"}},
        {2018, {"平成30年度", "H30", "2018"}},
        {1989, {"平成元年度", "昭和64年度", "S64", "1989年度"}},
        {1926, {"昭和元年度", "大正15年度", "T15"}},
        {1912, {"大正元年度", "明治45年度", "M45"}},
        {1868, {"明治元年度", "M1"}},
        {9999, {"9999年度"}},
        {2117, {"令和99年度", "2117"}},
        {1, {"0001年度", "0001"}},
    };
    for (auto const& [year, names] : rows) {
        for (auto const& name : names) {
            CAPTURE(name);
            CHECK(parse_fiscal_year(name) == fiscal_year{year});
        }
    }
}

TEST_CASE("what names no year is refused with its text")
{
    for (std::string const text : {"",
                                   " ",
                                   "令和",
                                   "R",
                                   "令和0年度",
                                   "令和-1年度",
                                   "令和100年度",
                                   "令和3.5年度",
                                   "21年度",
                                   "202年度",
                                   "20210年度",
                                   "0000年度",
                                   "令和三年度",
                                   "令和3年度 ",
                                   " 令和3年度",
                                   "令和3年年度",
                                   "令和3度",
                                   "3年度",
                                   "X3",
                                   "r3",
                                   "令和3年度末",
                                   "令和3年4月",
                                   "元年度",
                                   "ー",
                                   "年度",
                                   "令和元3年度",
                                   "①年度",
                                   "令和3~",
                                   "+2021",
                                   "2021年度2022年度"}) {
        CAPTURE(text);
        auto const e = caught<notation_error>([&] { return parse_fiscal_year(text); });
        CHECK(e.code() == code::unknown_year);
        CHECK(e.text() == text);
        CHECK(e.position() <= text.size());
    }
    CHECK_THROWS_WITH_AS(parse_fiscal_year("令和X年度"),
                         doctest::Contains("「令和X年度」を読めません"), notation_error);
}

TEST_CASE("every year prints by the newest era that counts it, and reads back")
{
    CHECK(to_string(fiscal_year{2021}) == "令和3年度");
    CHECK(to_string(fiscal_year{2019}) == "令和元年度");
    CHECK(to_string(fiscal_year{2018}) == "平成30年度");
    CHECK(to_string(fiscal_year{1989}) == "平成元年度");
    CHECK(to_string(fiscal_year{1988}) == "昭和63年度");
    CHECK(to_string(fiscal_year{1868}) == "明治元年度");
    CHECK(to_string(fiscal_year{1867}) == "1867年度");
    CHECK(to_string(fiscal_year{2117}) == "令和99年度");
    CHECK(to_string(fiscal_year{2118}) == "2118年度");
    CHECK(to_string(fiscal_year{9999}) == "9999年度");
    for (int year = 1'000; year <= 9'999; ++year) {
        CHECK(parse_fiscal_year(to_string(fiscal_year{year})) == fiscal_year{year});
    }
}

TEST_CASE("a period is two years joined, or one year")
{
    fiscal_period const plan{fiscal_year{2020}, fiscal_year{2024}};
    for (std::string const text :
         {"令和2年度～令和6年度", "令和2年度〜令和6年度", "令和2年度~令和6年度",
          "令和2年度－令和6年度", "R2-R6", "2020～2024", "２０２０年度～令和６年度"}) {
        CAPTURE(text);
        CHECK(parse_fiscal_period(text) == plan);
    }
    CHECK(parse_fiscal_period("令和3年度") == fiscal_period{fiscal_year{2021}});
    CHECK(to_string(plan) == "令和2年度～令和6年度");
    CHECK(to_string(fiscal_period{fiscal_year{2021}}) == "令和3年度");
    CHECK(parse_fiscal_period(to_string(plan)) == plan);

    CHECK(refusal([] { return parse_fiscal_period("令和6年度～令和2年度"); }) == code::bad_period);
    for (std::string const text : {"", "～", "令和2年度～", "～令和6年度", "2020～2021～2022",
                                   "令和2年度 ～ 令和6年度", "令和2～6年度"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse_fiscal_period(text); }) == code::unknown_year);
    }
}
