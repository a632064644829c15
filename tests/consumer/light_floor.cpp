// SPDX-License-Identifier: BSL-1.0
// What a program takes from the light floor, and that it computes there as elsewhere: exact numbers
// of any size, years, units, rules, quantities, observations, literals, and refusals with their code.
//   LINKED   the library is linked: texts are read too
//   MIXED    mixed.cpp, which takes the headers alone, is the other half of the program
//   SINGLE   out of the one header
#ifdef SINGLE
#include <tomakomai_kpi.hpp>
#else
#include <tomakomai_kpi/notation/literal.hpp>
#include <tomakomai_kpi/value.hpp>
#include <tomakomai_kpi/version.hpp>
#endif
#ifdef LINKED
#include <tomakomai_kpi/notation/notation.hpp>
#endif

#include <cstdio>
#include <span>
#include <string>

#ifdef MIXED
namespace tomakomai_kpi {
exact cube_beyond_64_bits();
unit unit_made_elsewhere();
void refuse_elsewhere();
}  // namespace tomakomai_kpi
#endif

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::literals;

static_assert(TOMAKOMAI_KPI_VERSION >= 100);

namespace {

int failures = 0;

void expect(bool holds, char const* what)
{
    if (holds) { return; }
    std::fprintf(stderr, "does not hold: %s\n", what);
    ++failures;
}

template <class Action>
void expect_refusal([[maybe_unused]] code why, [[maybe_unused]] Action action)
{
#if TOMAKOMAI_KPI_EXCEPTIONS
    try {
        action();
    } catch (kpi_error const& refused) {
        expect(refused.code() == why, refused.what());
        return;
    }
    expect(false, name(why));
#endif
}

struct 皿 {
    static constexpr unit_definition definition = counter("皿");
};

void exact_numbers()
{
    constexpr exact third = exact{1} / 3;
    static_assert(third + third + third == 1);
    expect(to_string(parse_exact("-12.50")) == "-12.5", "decimals");
    expect(to_percent_text(exact::ratio(1999, 2000)) == "99.9%台", "per cent");
    exact const large = INT64_MAX;
#if TOMAKOMAI_KPI_HAS_BOOST
    exact const square = large * large;
    expect(to_string(square) == "85070591730234615847396907784232501249", "big numbers");
    expect(square / large == large && square.hash() != large.hash(), "and back");
    expect(square.floor() == square && exact{square} > large, "order of big numbers");
#else
    expect_refusal(code::beyond_64_bits, [&] { return large * large; });
    expect_refusal(code::beyond_64_bits, [] { return parse_exact("85070591730234615847396907"); });
#endif
    expect_refusal(code::zero_denominator, [&] { return large / 0; });
    expect_refusal(code::bad_number, [] { return parse_exact("1,2"); });
}

void years()
{
    expect(to_string(fiscal_year{2019}) == "令和元年度", "eras");
    expect(parse_fiscal_period("令和2年度～令和6年度").years() == 5, "periods");
    expect_refusal(code::unknown_year, [] { return fiscal_year{0}; });
    expect_refusal(code::bad_period,
                   [] { return fiscal_period{fiscal_year{2021}, fiscal_year{2020}}; });
}

void quantities()
{
    auto const jobs = "累計45人"_kpi;
    static_assert(std::same_as<decltype("累計45人"_kpi), cumulative<units::人>>);
    expect(jobs / cumulative<units::人>{230} == exact::ratio(9, 46), "a rate");
    expect(level<皿>{2} + level<皿>{3} == level<皿>{5}, "a unit of its own");
    expect_refusal(code::bad_number, [] { return level<units::位>{exact::ratio(1, 2)}; });
    expect_refusal(code::bad_period, [] { return over(annual<units::人>{3}, 0); });

    observed const a{annual<units::人>{20}, fiscal_year{2020}};
    observed const b{annual<units::人>{25}, fiscal_year{2021}};
    expect(accumulate(a, b).quantity() == jobs, "accumulate");
    expect_refusal(code::period_mismatch, [&] { return a + b; });
    expect_refusal(code::period_overlap, [&] { return accumulate(b, a); });
}

void values()
{
    value const people{45, unit{units::人::definition}, basis::cumulative};
    value const cases{3, unit{units::件::definition}, basis::cumulative};
    expect(people / people == 1 && people.hash() != cases.hash(), "run-time values");
    expect_refusal(code::unit_mismatch, [&] { return people + cases; });
    expect_refusal(code::missing, [&] { return people + value::missing(code::pending); });
    expect(interned(counter("皿")) == unit{皿::definition}, "units made at run time");
    expect(parse_code("unit_mismatch") == code::unit_mismatch, "codes by name");
    expect_refusal(code::unknown_name, [] { return parse_code("unit_mismtach"); });
    expect(!japanese(code::unit_mismatch).empty(), "codes in words");
#ifdef LINKED
    expect(to_string(parse("累計1,644件")) == "累計1,644件", "texts");
#endif
#ifdef MIXED
    exact const cube = cube_beyond_64_bits();
    expect(cube / INT64_MAX / INT64_MAX == INT64_MAX, "big numbers of another source");
    expect(&unit_made_elsewhere().definition() == &interned(counter("皿")).definition(),
           "one pool");
    expect_refusal(code::zero_denominator, refuse_elsewhere);
#endif
}

}  // namespace

int main()
{
    exact_numbers();
    years();
    quantities();
    values();
    return failures;
}
