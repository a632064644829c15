// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/observed.hpp>

#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

// An observation costs what its number and its period cost.
static_assert(sizeof(observed<annual<u::人>>) == sizeof(exact) + sizeof(fiscal_period));
static_assert(!equatable<annual<u::人>, observed<annual<u::人>>>);

// Observations are refused what their quantities are, and never scaled.
template <class Q>
using seen = observed<Q>;
static_assert(addable<seen<annual<u::人>>, seen<annual<u::人>>>);
static_assert(!addable<seen<annual<u::人>>, seen<annual<u::件>>>);
static_assert(!addable<seen<annual<u::人>>, seen<cumulative<u::人>>>);
static_assert(!addable<seen<level<u::percent>>, seen<level<u::percent>>>);
static_assert(!addable<seen<annual<u::人>>, annual<u::人>>);
static_assert(!subtractable<seen<annual<u::人>>, seen<annual<u::件>>>);
static_assert(!ordered<seen<annual<u::人>>, seen<annual<u::件>>>);
static_assert(equatable<seen<annual<u::t>>, seen<annual<u::千t>>>);
static_assert(!equatable<seen<annual<u::人>>, seen<annual<u::件>>>);
static_assert(!equatable<seen<annual<u::人>>, seen<level<u::人>>>);
static_assert(!equatable<seen<annual<u::人>>, annual<u::人>>);
static_assert(!divisible<seen<annual<u::人>>, seen<annual<u::人>>>);
static_assert(!multipliable<seen<annual<u::人>>, int> && !negatable<seen<annual<u::人>>>);

// Across time there are named operations, for what they have a meaning for.
template <class Total, class Next>
concept extendable =
    requires(observed<Total> const& total, observed<Next> const& next) { extend(total, next); };
template <class Later, class Earlier>
concept has_years_between = requires(
    observed<Later> const& later, observed<Earlier> const& earlier) { difference(later, earlier); };
template <class Q>
concept accumulable = requires(observed<Q> const& year) { accumulate(year); };

static_assert(extendable<cumulative<u::t>, annual<u::千t>>);
static_assert(!extendable<cumulative<u::人>, annual<u::件>>);
static_assert(!extendable<annual<u::人>, annual<u::人>>);
static_assert(!extendable<cumulative<u::人>, cumulative<u::人>>);
static_assert(!extendable<level<u::人>, annual<u::人>>);
static_assert(has_years_between<cumulative<u::t>, cumulative<u::千t>>);
static_assert(!has_years_between<cumulative<u::人>, cumulative<u::件>>);
static_assert(!has_years_between<annual<u::人>, annual<u::人>>);
static_assert(accumulable<annual<u::人>> && !accumulable<cumulative<u::人>>);
static_assert(!accumulable<level<u::施設>> && !accumulable<level<u::percent>>);

namespace {

constexpr fiscal_year r2{2020}, r3{2021}, r4{2022}, r6{2024};

constexpr bool attainment_is_nine_forty_sixths()
{
    annual<u::人> const first{20}, second{25};
    observed const a{first, r2}, b{second, r3};
    observed<cumulative<u::人>> const both = accumulate(a, b);
    return both.quantity() == cumulative<u::人>{45} && both.period() == fiscal_period{r2, r3}
           && both.quantity() / cumulative<u::人>{230} == exact::ratio(9, 46);
}

constexpr bool equality_asks_for_the_year_too()
{
    observed const seen{annual<u::t>{3'000}, r2};
    return seen == seen && seen == observed{annual<u::千t>{3}, r2}
           && seen != observed{annual<u::t>{3'000}, r3};
}

constexpr bool an_observation_takes_another_in()
{
    observed east{annual<u::千t>{3}, r2};
    east += observed{annual<u::t>{500}, r2};
    observed<annual<u::t>> const in_tonnes = east;
    observed full{level<u::施設>{6}, r2};
    full += observed{change<level<u::施設>>{1}, r2};
    full -= observed{change<level<u::施設>>{3}, r2};
    return in_tonnes.quantity().number() == 3'500 && in_tonnes.period() == r2
           && full.quantity() == level<u::施設>{4};
}

// A range that can only be walked where it may be written, as a filter.
struct once {
    observed<annual<u::人>> years[2];
    constexpr auto* begin() { return &years[0]; }
    constexpr auto* end() { return &years[0] + 2; }
};

constexpr bool any_range_accumulates()
{
    once years{{{annual<u::人>{20}, r2}, {annual<u::人>{25}, r3}}};
    once const again = years;
    return accumulate(years).quantity() == cumulative<u::人>{45}
           && accumulate(once{again}).period() == fiscal_period{r2, r3};
}

constexpr bool cumulative_values_grow_and_differ()
{
    observed const first{annual<u::千t>{1}, r2};
    observed const second{annual<u::t>{500}, r3};
    auto const both = accumulate(first, second);
    auto const three = extend(both, observed{annual<u::t>{1}, r4});
    auto const last = difference(three, both);
    return both.quantity() == cumulative<u::t>{1'500}
           && std::is_same_v<decltype(both.quantity()), cumulative<u::t> const&>
           && three.period() == fiscal_period{r2, r4} && last.quantity() == cumulative<u::t>{1}
           && last.period() == r4 && as_annual(last) == observed{annual<u::t>{1}, r4}
           && difference(three, accumulate(first)).period() == fiscal_period{r3, r4};
}

constexpr bool observations_add_within_a_year_and_compare_across()
{
    observed const east{annual<u::人>{20}, r2}, west{annual<u::人>{25}, r2};
    observed const later{annual<u::人>{30}, r3};
    observed const full{level<u::施設>{6}, r2}, fuller{level<u::施設>{7}, r3};
    auto const change_of_year = later - east;
    return (east + west).quantity() == annual<u::人>{45} && (east + west).period() == r2
           && change_of_year.quantity() == change<annual<u::人>>{10}
           && change_of_year.period() == fiscal_period{r2, r3} && east < later && later > west
           && full < fuller && (fuller - full).quantity() == change<level<u::施設>>{1}
           && east == east && !(east == observed{annual<u::人>{20}, r3});
}

static_assert(attainment_is_nine_forty_sixths());
static_assert(equality_asks_for_the_year_too());
static_assert(an_observation_takes_another_in());
static_assert(any_range_accumulates());
static_assert(cumulative_values_grow_and_differ());
static_assert(observations_add_within_a_year_and_compare_across());

template <class Q>
observed<Q> of(int number, fiscal_period period)
{
    return {Q{number}, period};
}

using people = annual<u::人>;
using total = cumulative<u::人>;
using homes = level<u::施設>;

}  // namespace

TEST_CASE("what holds while compiling holds when run")
{
    CHECK(attainment_is_nine_forty_sixths());
    CHECK(equality_asks_for_the_year_too());
    CHECK(an_observation_takes_another_in());
    CHECK(any_range_accumulates());
    CHECK(cumulative_values_grow_and_differ());
    CHECK(observations_add_within_a_year_and_compare_across());
}

TEST_CASE("an annual value is of one year")
{
    CHECK(refusal([] { return of<people>(1, {r2, r3}); }) == code::period_mismatch);
    CHECK(refusal([] { return of<people>(1, r2); }) == code::none);
    CHECK(refusal([] { return as_annual(of<total>(1, {r2, r3})); }) == code::period_mismatch);
}

TEST_CASE("observations of different periods do not add")
{
    CHECK(refusal([] { return of<people>(1, r2) + of<people>(1, r3); }) == code::period_mismatch);
    CHECK(refusal([] { return of<total>(1, {r2, r3}) + of<total>(1, {r2, r4}); })
          == code::period_overlap);
    CHECK(refusal([] { return of<homes>(1, r2) + of<homes>(1, r3); })
          == code::not_additive_over_years);
    CHECK(refusal([] { return of<total>(1, {r2, r3}) + of<total>(1, {r2, r3}); }) == code::none);
    CHECK_THROWS_WITH_AS((of<people>(1, r2) + of<people>(1, r3)), doctest::Contains("accumulate"),
                         period_error);
    auto const e = caught<period_error>([] { return of<people>(1, r2) + of<people>(1, r3); });
    CHECK(e.left() == "令和2年度");
    CHECK(e.right() == "令和3年度");
}

TEST_CASE("cumulative values of different periods neither subtract nor compare")
{
    CHECK(refusal([] { return of<total>(2, {r2, r4}) - of<total>(1, {r2, r3}); })
          == code::period_mismatch);
    CHECK(refusal([] { return of<total>(2, {r2, r4}) < of<total>(1, {r2, r3}); })
          == code::period_mismatch);
    CHECK(of<total>(2, {r2, r4}) != of<total>(2, {r2, r3}));
    CHECK((of<total>(2, {r2, r3}) - of<total>(1, {r2, r3})).quantity() == change<total>{1});
}

TEST_CASE("years accumulate without a gap and without an overlap")
{
    CHECK(refusal([] { return accumulate(of<people>(1, r2), of<people>(1, r4)); })
          == code::period_gap);
    CHECK(refusal([] { return accumulate(of<people>(1, r2), of<people>(1, r2)); })
          == code::period_overlap);
    CHECK(refusal([] { return accumulate(of<people>(1, r3), of<people>(1, r2)); })
          == code::period_overlap);
    CHECK(
        refusal([] { return accumulate(of<people>(1, r2), of<people>(1, r3), of<people>(1, r6)); })
        == code::period_gap);

    std::vector<observed<people>> years;
    CHECK(refusal([&] { return accumulate(years); }) == code::missing);
    for (int y = 0; y < 5; ++y) { years.push_back(of<people>(y, r2 + y)); }
    CHECK(accumulate(years) == of<total>(10, {r2, r6}));
    years.erase(years.begin() + 2);
    CHECK(refusal([&] { return accumulate(years); }) == code::period_gap);
}

TEST_CASE("a total is extended by the very next year")
{
    auto const until_r3 = of<total>(45, {r2, r3});
    CHECK(extend(until_r3, of<people>(5, r4)) == of<total>(50, {r2, r4}));
    CHECK(refusal([&] { return extend(until_r3, of<people>(5, r3)); }) == code::period_overlap);
    CHECK(refusal([&] { return extend(until_r3, of<people>(5, r2 - 1)); }) == code::period_overlap);
    CHECK(refusal([&] { return extend(until_r3, of<people>(5, r6)); }) == code::period_gap);
}

TEST_CASE("totals of one start differ by the years between")
{
    auto const until_r3 = of<total>(45, {r2, r3});
    CHECK(difference(of<total>(70, {r2, r6}), until_r3) == of<total>(25, {r4, r6}));
    CHECK(refusal([&] { return difference(of<total>(70, {r3, r6}), until_r3); })
          == code::start_differs);
    CHECK(refusal([&] { return difference(until_r3, until_r3); }) == code::period_overlap);
    CHECK(refusal([&] { return difference(until_r3, of<total>(70, {r2, r6})); })
          == code::period_overlap);
}
