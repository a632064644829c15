// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/plan/direction.hpp>

#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

TEST_CASE("a direction reads as it is written, with its tolerance or limits")
{
    for (std::string const text :
         {"up", "down", "unknown", "maintain", "range", "maintain ±5ポイント", "maintain ±0.5人",
          "range 10人～20人", "range 10人超～20人未満", "range 10人以上", "range 20人未満",
          "range -10t～10t", "range 累計10人～累計20人", "range 1,000千円～2,000千円"}) {
        CAPTURE(text);
        CHECK(to_string(declared_direction(text)) == text);
    }
    CHECK(to_string(declared_direction("range 10～20人")) == "range 10人～20人");
    CHECK(to_string(direction{.kind = direction_kind::range, .low = parse("10人")})
          == "range 10人以上");
    CHECK(declared_direction("range 10施設～20施設", aggregation_kind::stock).low->basis()
          == basis::level);
    CHECK(declared_direction("maintain ±5人").tolerance == parse("+5人"));
    CHECK(declared_direction("unknown").provenance == "unknown");

    CHECK(refusal([] { return declared_direction("sideways"); }) == code::unknown_name);
    CHECK(refusal([] { return declared_direction("maintain ±5%"); }) == code::unit_mismatch);
    CHECK(refusal([] { return declared_direction("maintain ±-5人"); }) == code::bad_number);
    CHECK(refusal([] { return declared_direction("range 20人～10人"); }) == code::bad_number);
    CHECK(refusal([] { return declared_direction("range 10人超～10人"); }) == code::bad_number);
    CHECK(refusal([] { return declared_direction("range 10人～20件"); }) == code::unit_mismatch);
    for (std::string const text :
         {"up ±5人", "maintain 5人", "range 20人", "range ～", "range 10人以下～20人",
          "range 10人～20人以上", "range +5人～+9人", "range 継続～20人"}) {
        CAPTURE(text);
        code const why = refusal([&] { return declared_direction(text); });
        CHECK((why == code::bad_format || why == code::empty_text));
    }
}
