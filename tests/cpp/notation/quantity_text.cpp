// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/quantity_text.hpp>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

TEST_CASE("a quantity prints what its value prints")
{
    CHECK(to_string(annual<u::人>{1'644}) == "1,644人");
    CHECK(to_string(cumulative<u::千t>{16'034}) == "累計16,034千t");
    CHECK(to_string(level<u::percent>{exact::ratio(459, 10)}) == "45.9%");
    CHECK(to_string(level<u::percent>{50} - level<u::percent>{45}) == "+5ポイント");
    CHECK(to_string(annual<u::人>{185} / 3) == "185/3人");
    CHECK(to_string(annual<multiple<u::千t, 1'000>>{3}) == "3百万t");
    CHECK(to_string(level<u::none>{exact::ratio(9, 5)}) == "1.8");
}

TEST_CASE("an observation says its year behind")
{
    observed const a{annual<u::人>{20}, fiscal_year{2020}};
    observed const b{annual<u::人>{25}, fiscal_year{2021}};
    CHECK(to_string(a) == "20人(令和2年度)");
    CHECK(to_string(accumulate(a, b)) == "累計45人(令和2年度～令和3年度)");
}

TEST_CASE("formats are those of values")
{
    annual<u::人> const q{12'345};
    for (char const* const spec : {"", ".1*千", ">14,.1t*万", "_n", "+", "*1"}) {
        CAPTURE(spec);
        CHECK(format(q, parse_format(spec)) == format(value{q}, parse_format(spec)));
    }
    CHECK(format(observed{q, fiscal_year{2021}}, parse_format(".1*千")) == "12.3千人(令和3年度)");
    CHECK(refusal([] { return format(level<u::percent>{5}, parse_format("*千")); })
          == code::bad_format);
}
