// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/observation.hpp>

#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

static_assert(!std::is_default_constructible_v<observation>);
static_assert(!multipliable<observation, int> && !divisible<observation, observation>);

namespace {

constexpr fiscal_year h30{2018}, r2{2020}, r3{2021}, r4{2022}, r6{2024};

observation of(std::string_view text, fiscal_period period)
{
    return {parse(text), period};
}

}  // namespace

TEST_CASE("an annual value is of one year, a total of several, a missing one of any")
{
    CHECK(refusal([] { return of("46人", {r2, r3}); }) == code::period_mismatch);
    CHECK(of("累計45人", {r2, r3}).year() == r3);
    CHECK(of("50%", r3).period() == fiscal_period{r3});
    CHECK(of("ー", {r2, r3}).status() == observation_status::missing);
    CHECK(observation{parse("ー"), r3, observation_status::pending}.status()
          == observation_status::pending);
    CHECK(of("46人", r3).status() == observation_status::normal);
    CHECK(of("46人", r3).notes().empty());
}

TEST_CASE("a status that says there is no value goes with a missing one, and no other does")
{
    for (std::string const word :
         {"missing", "not_started", "not_measured", "pending", "not_applicable"}) {
        CAPTURE(word);
        auto const status = parse_observation_status(word);
        CHECK(is_absence(status));
        CHECK(refusal([&] { return observation{parse("46人"), r3, status}; }) == code::missing);
        CHECK(observation{parse("ー"), r3, status}.status() == status);
    }
    for (std::string const word : {"provisional", "estimated", "break"}) {
        CAPTURE(word);
        auto const status = parse_observation_status(word);
        CHECK(!is_absence(status));
        CHECK(refusal([&] { return observation{parse("ー"), r3, status}; }) == code::missing);
        CHECK(observation{parse("46人"), r3, status}.status() == status);
    }
    CHECK_THROWS_AS((observation{parse("46人"), r3, observation_status::pending}), amount_error);
    // An event leaves a zero, a small number or nothing.
    auto const event = observation_status::special_event;
    CHECK(observation{parse("0人"), r3, event}.status() == event);
    CHECK(observation{parse("ー"), r3, event}.status() == event);
    CHECK(of("中止", r3).status() == event);
}

TEST_CASE("observations add across parts of one period")
{
    CHECK((of("20人", r2) + of("25人", r2)).value() == parse("45人"));
    CHECK((of("累計20人", {r2, r3}) + of("累計25人", {r2, r3})).period() == fiscal_period{r2, r3});
    CHECK(refusal([] { return of("20人", r2) + of("25人", r3); }) == code::period_mismatch);
    CHECK(refusal([] { return of("累計2人", {r2, r3}) + of("累計3人", {r2, r4}); })
          == code::period_overlap);
    CHECK(refusal([] {
              return observation{parse("6施設", {.basis = basis::level}), r2}
                     + observation{parse("7施設", {.basis = basis::level}), r3};
          })
          == code::not_additive_over_years);
    CHECK(refusal([] { return of("20人", r2) + of("25件", r3); }) == code::unit_mismatch);
    CHECK(refusal([] { return of("50%", r2) + of("40%", r2); }) == code::ratio_not_additive);
    CHECK(refusal([] { return of("ー", r2) + of("25人", r2); }) == code::missing);
    CHECK(refusal([] { return of("20人以上", r2) + of("25人", r2); }) == code::bound);
    CHECK(refusal([] { return of("20人", r2) + of("累計25人", r2); }) == code::basis_mismatch);
}

TEST_CASE("the change of two years is over both, and totals go through difference")
{
    observation const change = of("30人", r3) - of("20人", r2);
    CHECK(change.value() == parse("+10人"));
    CHECK(change.period() == fiscal_period{r2, r3});
    CHECK((of("40%", r2) - of("50%", h30)).value() == parse("△10ポイント"));
    CHECK(refusal([] { return of("累計30人", {r2, r4}) - of("累計20人", {r2, r3}); })
          == code::period_mismatch);
}

TEST_CASE("years compare, totals of different years do not")
{
    CHECK(compare(of("20人", r2), of("25人", r3)) < 0);
    CHECK(compare(of("50.0%", r3), of("50%", r2)) == 0);
    CHECK(refusal([] { return compare(of("累計2人", {r2, r3}), of("累計3人", {r2, r4})); })
          == code::period_mismatch);
    CHECK(refusal([] { return compare(of("2人", r2), of("3件", r2)); }) == code::unit_mismatch);
    CHECK(refusal([] { return compare(of("2人", r2), of("累計3人", r2)); })
          == code::basis_mismatch);
}

TEST_CASE("observations are equal in value, period, status and notes")
{
    CHECK(of("1千t", r2) == of("1,000t", r2));
    CHECK(of("46人", r2) != of("46人", r3));
    CHECK(of("0社", r3) != observation{parse("0社"), r3, observation_status::special_event});
    CHECK(of("0社", r3)
          != observation{parse("0社"), r3, observation_status::normal, {"新型コロナで中止"}});
}

TEST_CASE("years accumulate in order, without a gap and without an overlap")
{
    observation const both = accumulate({of("20人", r2), of("25人", r3)});
    CHECK(to_string(both.value()) == "累計45人");
    CHECK(both.period() == fiscal_period{r2, r3});
    CHECK(accumulate({of("20人", r2)}).value() == parse("累計20人"));
    CHECK(to_string(accumulate({of("1千t", r2), of("500t", r3)}).value()) == "累計1,500t");

    CHECK(refusal([] { return accumulate({}); }) == code::missing);
    CHECK(refusal([] { return accumulate({of("20人", r2), of("25人", r4)}); }) == code::period_gap);
    CHECK(refusal([] { return accumulate({of("20人", r3), of("25人", r2)}); })
          == code::period_overlap);
    CHECK(refusal([] { return accumulate({of("20人", r2), of("25人", r2)}); })
          == code::period_overlap);
    CHECK(refusal([] { return accumulate({of("20人", r2), of("25件", r3)}); })
          == code::unit_mismatch);
    CHECK(refusal([] { return accumulate({of("累計20人", r2)}); }) == code::basis_mismatch);
    CHECK(refusal([] { return accumulate({of("20人", r2), of("累計25人", r3)}); })
          == code::basis_mismatch);
    CHECK(refusal([] { return accumulate({of("50%", r2), of("40%", r3)}); })
          == code::not_additive_over_years);
    CHECK(refusal([] { return accumulate({of("20人", r2), of("ー", r3)}); }) == code::missing);
    CHECK(refusal([] { return accumulate({of("ー", r2)}); }) == code::missing);
    CHECK(refusal([] { return accumulate({of("20人以上", r2)}); }) == code::bound);
}

TEST_CASE("a total is extended by the very next year")
{
    observation const total = of("累計45人", {r2, r3});
    CHECK(extend(total, of("5人", r4)) == of("累計50人", {r2, r4}));
    CHECK(refusal([&] { return extend(total, of("5人", r3)); }) == code::period_overlap);
    CHECK(refusal([&] { return extend(total, of("5人", r6)); }) == code::period_gap);
    CHECK(refusal([&] { return extend(total, of("5件", r4)); }) == code::unit_mismatch);
    CHECK(refusal([&] { return extend(total, of("累計5人", r4)); }) == code::basis_mismatch);
    CHECK(refusal([&] { return extend(of("5人", r3), of("5人", r4)); }) == code::basis_mismatch);
    CHECK(refusal([&] { return extend(total, of("ー", r4)); }) == code::missing);
    CHECK(refusal([&] { return extend(total, of("5人未満", r4)); }) == code::bound);
}

TEST_CASE("totals of one start differ by the years between, annual where it is one year")
{
    observation const until_r3 = of("累計45人", {r2, r3});
    observation const until_r4 = of("累計50人", {r2, r4});
    CHECK(difference(until_r4, until_r3) == of("5人", r4));
    CHECK(difference(of("累計90人", {r2, r6}), until_r4) == of("累計40人", {r4 + 1, r6}));
    CHECK(extend(until_r3, difference(until_r4, until_r3)) == until_r4);
    CHECK(refusal([&] { return difference(of("累計50人", {r3, r4}), until_r3); })
          == code::start_differs);
    CHECK(refusal([&] { return difference(until_r3, until_r3); }) == code::period_overlap);
    CHECK(refusal([&] { return difference(until_r3, until_r4); }) == code::period_overlap);
    CHECK(refusal([&] { return difference(of("5人", r4), until_r3); }) == code::basis_mismatch);
    CHECK(refusal([&] { return difference(of("累計5件", {r2, r4}), until_r3); })
          == code::unit_mismatch);
    CHECK(refusal([&] { return difference(until_r4, of("ー", {r2, r3})); }) == code::missing);
}

TEST_CASE("what is printed and was not understood keeps its text, and is unread")
{
    observation const o{value::unread("1O人"), r3};
    CHECK(o.status() == observation_status::unread);
    CHECK(o.value().is_missing());
    CHECK(to_string(o.value()) == "1O人");
    CHECK(o != observation{value::unread("IO人"), r3});
    CHECK(o.value() != parse("ー"));
    CHECK(refusal([] { return observation{parse("ー"), r3, observation_status::unread}; })
          == code::missing);
    CHECK(refusal([] { return observation{value::unread("?"), r3, observation_status::missing}; })
          == code::missing);
    CHECK(refusal(
              [] { return observation{value::unread("?"), r3, observation_status::special_event}; })
          == code::missing);
}
