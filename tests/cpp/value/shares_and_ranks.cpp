// SPDX-License-Identifier: BSL-1.0
// Values of no plain unit: shares, whose differences are points or none, and ranks.
#include <tomakomai_kpi/value/value.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

TEST_CASE("a proportion and its difference from another lead to the other, or there is none")
{
    std::vector<std::string> const units{"%", "‰", "割", "倍", "人口10万対", "ppm"};
    for (std::string const& x : units) {
        for (std::string const& y : units) {
            for (int const n : {0, 1, 7, 250}) {
                value const a{exact::ratio(n, 3), parse_unit(x).unit, basis::level};
                value const b{exact::ratio(5, 4), parse_unit(y).unit, basis::level};
                CAPTURE(x);
                CAPTURE(y);
                CHECK((compare(a, b) < 0) == (a < b));
                if ((x == "%") != (y == "%")) {
                    CHECK(refusal([&] { return a - b; }) == code::unit_mismatch);
                    continue;
                }
                value const rise = a - b;
                CHECK(b + rise == a);
                CHECK(a - rise == b);
                CHECK(-rise == b - a);
                CHECK((-rise).hash() == (b - a).hash());
                CHECK(is_change(rise.basis()));
                CHECK((rise.unit() == unit_of<u::point>) == (x == "%" && y == "%"));
                for (std::string const& z : units) {
                    value const c{n, parse_unit(z).unit, basis::level};
                    if ((x == "%") != (z == "%")) { continue; }
                    CHECK(rise + (b - c) == a - c);
                    CHECK((compare(rise, a - c) < 0) == (b > c));
                    CHECK((a - c == rise) == (b == c));
                }
            }
        }
    }
}

TEST_CASE("points and the changes of other proportions meet in nothing")
{
    value const points = parse("10ポイント");
    for (char const* const text : {"+0.1倍", "+1割", "+100‰"}) {
        CAPTURE(text);
        value const change = parse(text);
        CHECK(change != points);
        CHECK(change == parse("+0.1倍"));
        CHECK(change.hash() == parse("+0.1倍").hash());
        CHECK(refusal([&] { return change + points; }) == code::unit_mismatch);
        CHECK(refusal([&] { return points - change; }) == code::unit_mismatch);
        CHECK(refusal([&] { return compare(change, points); }) == code::unit_mismatch);
        CHECK(refusal([&] { return points / change; }) == code::undeclared_product);
        CHECK(refusal([&] { return in(change, unit_of<u::point>); }) == code::unit_mismatch);
        CHECK(refusal([&] { return in(points, change.unit()); }) == code::unit_mismatch);
        CHECK(refusal([&] { return parse("50%") + change; }) == code::unit_mismatch);
    }
    auto const message = [](auto const& deed) {
        try {
            (void)deed();
        } catch (kpi_error const& e) {
            return std::string{e.what()};
        }
        return std::string{};
    };
    CHECK(
        message([] { return in(parse("+0.1倍"), unit_of<u::point>); }).find("ポイントは%だけの増減")
        != std::string::npos);
    CHECK(message([] { return parse("50%") - parse("3割"); }).find("一つの単位に直して")
          != std::string::npos);
    CHECK(to_string(parse("50%") - in(parse("3割"), unit_of<u::percent>)) == "+20ポイント");
}

TEST_CASE("points are added to % alone")
{
    value const points = parse("5ポイント");
    for (char const* const text : {"8.5‰", "3割", "2倍", "5ppm", "人口10万対12.3"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse(text) + points; }) == code::unit_mismatch);
        CHECK(refusal([&] { return points + parse(text); }) == code::unit_mismatch);
        CHECK(refusal([&] { return parse(text) - points; }) == code::unit_mismatch);
    }
    CHECK(parse("45%") + points == parse("50%"));
}

TEST_CASE("ranks are whole from 1 on, however they are made, and their changes any number")
{
    unit const place = unit_of<u::位>;
    for (exact const& number : {exact::ratio(5, 2), exact{0}, exact{-3}}) {
        CHECK(refusal([&] { return value{number, place, basis::level}; }) == code::bad_number);
        CHECK(refusal([&] { return level<u::位>{number}; }) == code::bad_number);
        CHECK(value{number, place, basis::level_change}.number() == number);
    }
    value const third = parse("3位");
    value const half{exact::ratio(1, 2), place, basis::change};
    CHECK(refusal([&] { return third - half; }) == code::bad_number);
    CHECK(refusal([&] { return third + half; }) == code::bad_number);
    CHECK(refusal([&] { return third + parse("-3位"); }) == code::bad_number);
    CHECK(refusal([&] { return level<u::位>{3} - change<level<u::位>>{exact::ratio(1, 2)}; })
          == code::bad_number);
    CHECK(third + parse("-2位") == parse("1位"));
}
