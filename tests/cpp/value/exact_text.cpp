// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/exact_text.hpp>

#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>

#include "support.hpp"
#include "value/numbers.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

constexpr rounding all_modes[]{rounding::half_up, rounding::half_even, rounding::truncate,
                               rounding::away};

// What each mode makes of one number; "" where it is of no interest.
struct rounding_row {
    std::string_view number;
    int places;
    std::string_view half_up;
    std::string_view half_even;
    std::string_view truncate;
    std::string_view away;
};

constexpr rounding_row roundings[]{
    {"2415/20", 1, "120.8", "120.8", "120.7", "120.8"},  // 120.75, as 茨城県 printed it one year
    {"5163/40", 1, "129.1", "129.1", "129.0", "129.1"},  // 129.075, truncated in the next
    {"0.5", 0, "1", "0", "0", "1"},
    {"1.5", 0, "2", "2", "1", "2"},
    {"2.5", 0, "3", "2", "2", "3"},
    {"-0.5", 0, "-1", "0", "0", "-1"},
    {"-2.5", 0, "-3", "-2", "-2", "-3"},
    {"-1.45", 1, "-1.5", "-1.4", "-1.4", "-1.5"},
    {"0.05", 1, "0.1", "0.0", "0.0", "0.1"},
    {"-0.04", 1, "0.0", "0.0", "0.0", "-0.1"},  // never -0.0
    {"-0.05", 1, "-0.1", "0.0", "0.0", "-0.1"},
    {"-1/1000000", 2, "0.00", "0.00", "0.00", "-0.01"},
    {"0", 2, "0.00", "0.00", "0.00", "0.00"},
    {"1/3", 4, "0.3333", "0.3333", "0.3333", "0.3334"},
    {"2/3", 4, "0.6667", "0.6667", "0.6666", "0.6667"},
    {"-2/3", 0, "-1", "-1", "0", "-1"},
    {"99.95", 1, "100.0", "100.0", "99.9", "100.0"},
    {"7", 0, "7", "7", "7", "7"},
    {"-7", 3, "-7.000", "-7.000", "-7.000", "-7.000"},
    {"9223372036854775807.5", 0, "9223372036854775808", "9223372036854775808",
     "9223372036854775807", "9223372036854775808"},
    {"-9223372036854775808.5", 0, "-9223372036854775809", "-9223372036854775808",
     "-9223372036854775808", "-9223372036854775809"},
};

exact ulp(int places)
{
    return 1 / power_of_ten(places);
}

}  // namespace

TEST_CASE("a named mode rounds magnitudes, and minus zero is zero")
{
    for (auto const& row : roundings) {
        CAPTURE(row.number);
        exact const x = parse_exact(row.number);
        CHECK(to_decimal(x, row.places) == row.half_up);
        CHECK(to_decimal(x, row.places, rounding::half_up) == row.half_up);
        CHECK(to_decimal(x, row.places, rounding::half_even) == row.half_even);
        CHECK(to_decimal(x, row.places, rounding::truncate) == row.truncate);
        CHECK(to_decimal(x, row.places, rounding::away) == row.away);
        for (auto const mode : all_modes) {
            CHECK(round(x, row.places, mode) == parse_exact(to_decimal(x, row.places, mode)));
        }
    }
}

TEST_CASE("rounding keeps what its mode promises, at every size")
{
    number_source source{120};
    for (int turn = 0; turn < 500; ++turn) {
        exact const x = source.draw().number;
        int const places = static_cast<int>(source.below(4));
        CAPTURE(x);
        CAPTURE(places);
        for (auto const mode : all_modes) {
            exact const rounded = round(x, places, mode);
            exact const off = abs(x - rounded);
            CHECK((rounded * power_of_ten(places)).is_integer());
            CHECK(off < ulp(places));
            CHECK(round(rounded, places, mode) == rounded);
            CHECK(round(-x, places, mode) == -rounded);
            std::string const text = to_decimal(x, places, mode);
            CHECK(parse_exact(text) == rounded);
            CHECK((text.front() == '-') == (rounded < 0));
        }
        CHECK(abs(x - round(x, places, rounding::half_up)) * 2 <= ulp(places));
        CHECK(abs(x - round(x, places, rounding::half_even)) * 2 <= ulp(places));
        CHECK(abs(round(x, places, rounding::truncate)) <= abs(x));
        CHECK(abs(round(x, places, rounding::away)) >= abs(x));
    }
}

TEST_CASE("text printed is the number read")
{
    number_source source{99};
    for (int turn = 0; turn < 2'000; ++turn) {
        exact const x = source.draw().number;
        CAPTURE(x);
        CHECK(parse_exact(to_string(x)) == x);
        CHECK(parse_exact(to_fraction(x)) == x);
        CHECK(parse_exact(to_string(x)).hash() == x.hash());
        CHECK(to_cpp_rational(parse_exact(to_fraction(x))) == to_cpp_rational(x));
    }
    for (auto const& edge : edge_numbers()) {
        CHECK(to_fraction(edge.number) == edge.judge.str());
        CHECK(parse_exact(edge.judge.str()) == edge.number);
    }
}

TEST_CASE("a decimal that ends is printed as one, another number as a fraction")
{
    CHECK(to_string(exact::ratio(12, 10)) == "1.2");
    CHECK(to_string(exact::ratio(-1, 8)) == "-0.125");
    CHECK(to_string(exact::ratio(185, 3)) == "185/3");
    CHECK(to_string(exact::ratio(-185, 3)) == "-185/3");
    CHECK(to_string(exact::ratio(92, 2)) == "46");
    CHECK(to_string(exact{0}) == "0");
    CHECK(to_string(exact{INT64_MIN}) == "-9223372036854775808");
    CHECK(to_string(-exact{INT64_MIN}) == "9223372036854775808");
    CHECK(to_string(1 / power_of_ten(30)) == "0.000000000000000000000000000001");

    CHECK(to_fraction(exact::ratio(45, 230)) == "9/46");
    CHECK(to_fraction(exact::ratio(30, 75)) == "2/5");
    CHECK(to_fraction(exact::ratio(-12, 10)) == "-6/5");
    CHECK(to_fraction(exact{1}) == "1");
}

TEST_CASE("decimals are counted where they end")
{
    CHECK(decimals(exact{7}) == 0);
    CHECK(decimals(exact::ratio(1, 2)) == 1);
    CHECK(decimals(exact::ratio(5, 2)) == 1);
    CHECK(decimals(exact::ratio(1, 40)) == 3);
    CHECK(decimals(exact::ratio(2, 6)) == -1);
    CHECK(decimals(exact::ratio(3, 6)) == 1);
    CHECK(decimals(1 / power_of_ten(40)) == 40);
    CHECK(decimals(1 / (power_of_ten(40) * 3)) == -1);
    CHECK(decimals(3 / (power_of_ten(40) * 3)) == 40);
    CHECK(decimals(exact::ratio(1, INT64_MIN)) == 63);
}

TEST_CASE("powers of ten go beyond a word")
{
    CHECK(power_of_ten(0) == 1);
    CHECK(power_of_ten(18) == 1'000'000'000'000'000'000);
    CHECK(power_of_ten(19) / 10 == power_of_ten(18));
    CHECK(to_cpp_rational(power_of_ten(40)) == cpp_rational{power(10, 40)});
}

TEST_CASE("decimal text is read to the last digit")
{
    CHECK(parse_exact("46") == 46);
    CHECK(parse_exact("-1.50") == exact::ratio(-3, 2));
    CHECK(parse_exact("185/3") == exact::ratio(185, 3));
    CHECK(parse_exact("-6/4") == exact::ratio(-3, 2));
    CHECK(parse_exact("007") == 7);
    CHECK(parse_exact("-0") == 0);
    CHECK(parse_exact("0.10") == exact::ratio(1, 10));
    CHECK(parse_exact("00000000000000000000010") == 10);  // no octal either
    CHECK(parse_exact("0.00000000000000000000") == 0);
    CHECK(parse_exact("9223372036854775808") == -exact{INT64_MIN});
    CHECK(parse_exact("-9223372036854775808") == INT64_MIN);
    CHECK(parse_exact("0.1000000000000000055511151231257827") > exact::ratio(1, 10));
    CHECK(to_string(parse_exact("170141183460469231731687303715884105728.25"))
          == "170141183460469231731687303715884105728.25");
}

TEST_CASE("what is no plain decimal text is refused with the text")
{
    for (std::string const text :
         {"",      "-",     "+1",    "1.",   ".5",    "-.5", "1/",   "/2",
          "1/2/3", "1.5/2", "1/2.5", "1/-2", "1.2.3", "1e5", "0x10", " 1",
          "1 ",    "--1",   "1,000", "１",   "1 /2",  "nan", "inf",  "1\n"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse_exact(text); }) == code::bad_number);
        CHECK(caught<notation_error>([&] { return parse_exact(text); }).text() == text);
    }
    CHECK(refusal([] { return parse_exact("1/0"); }) == code::zero_denominator);
    CHECK(refusal([] { return parse_exact("0/00000000000000000000"); }) == code::zero_denominator);
    CHECK_THROWS_WITH_AS(parse_exact("1e5"), doctest::Contains("「1e5」"), notation_error);
}

TEST_CASE("nothing but nothing is 0 %, and nothing but the whole is 100 %")
{
    struct row {
        exact share;
        std::string digits;
        std::string text;
    };
    for (row const& r :
         std::initializer_list<row>{{exact::ratio(9, 46), "19.6", "19.6%"},
                                    {exact::ratio(1999, 2000), "99.9", "99.9%台"},
                                    {exact::ratio(9994, 10'000), "99.9", "99.9%"},
                                    {exact{1}, "100.0", "100.0%"},
                                    {exact::ratio(10'003, 10'000), "100.1", "100.1%未満"},
                                    {exact::ratio(1001, 1000), "100.1", "100.1%"},
                                    {exact::ratio(1, 4000), "0.1", "0.1%未満"},
                                    {exact{0}, "0.0", "0.0%"},
                                    {exact::ratio(-1, 4000), "-0.1", "-0.1%超"},
                                    {exact::ratio(-19'997, 20'000), "-99.9", "-99.9%台"},
                                    {exact{-1}, "-100.0", "-100.0%"}}) {
        CHECK(to_percent(r.share) == r.digits);
        CHECK(to_percent_text(r.share) == r.text);
    }
    CHECK(to_percent_text(exact::ratio(996, 1000), 0) == "99%台");
    CHECK(to_percent_text(exact::ratio(996, 1000), 0, rounding::truncate) == "99%");
    CHECK(to_percent_text(exact::ratio(1, 1'000'000), 1, rounding::away) == "0.1%");

    for (int n = -2'500; n <= 2'500; ++n) {
        exact const share = exact::ratio(n, 1234);
        for (int const places : {0, 1, 2, 3}) {
            for (rounding const mode :
                 {rounding::half_up, rounding::half_even, rounding::truncate, rounding::away}) {
                exact const shown = parse_exact(to_percent(share, places, mode));
                CAPTURE(n);
                CHECK((shown == 0) == (n == 0));
                CHECK((abs(shown) == 100) == (std::abs(n) == 1234));
                CHECK(abs(shown - share * 100) <= exact{1} / power_of_ten(places));
                CHECK((shown > 100) == (n > 1234));
            }
        }
    }
}

TEST_CASE("a double is asked for by name, with its decimals")
{
    CHECK(to_double(exact::ratio(1, 3), 2) == 0.33);
    CHECK(to_double(exact::ratio(-1, 2), 0) == -1.0);
    CHECK(to_double(exact::ratio(1, 2), 0, rounding::half_even) == 0.0);
    CHECK(to_double(exact{INT64_MAX}, 0) == 9223372036854775808.0);
    CHECK(to_double(power_of_ten(300), 3) == 1e300);
    CHECK(refusal([] { return to_double(power_of_ten(400), 0); }) == code::inexact_number);
    CHECK(refusal([] { return to_double(-power_of_ten(400), 0); }) == code::inexact_number);
    static_assert(!std::is_convertible_v<exact, double> && !std::is_constructible_v<double, exact>);
    static_assert(!std::is_invocable_v<std::string (*)(exact const&, detail::whole<int>, rounding),
                                       exact, double, rounding>);
}
