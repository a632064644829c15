// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

// A value by a format, both as people write them.
std::string shown(std::string_view text, std::string_view wanted)
{
    return format(parse(text), parse_format(wanted));
}

std::string shown(value const& v, std::string_view wanted)
{
    return format(v, parse_format(wanted));
}

code why_not(std::string_view wanted)
{
    return refusal([&] { return parse_format(wanted); });
}

}  // namespace

TEST_CASE("a format that wishes nothing gives the text")
{
    for (std::string const text : {"46人", "累計1,644件", "１２３人", "約100人程度", "100%(6隊)",
                                   "ー", "1234567人", "△1.2ポイント", "100人以上", "16,034千t"}) {
        CAPTURE(text);
        CHECK(shown(text, "") == text);
        CHECK(format(parse(text), {}) == text);
    }
}

TEST_CASE("decimals round by the mode that is named, half up by default")
{
    struct row {
        std::string number;
        std::string half_up, half_even, truncated, away;
    };
    for (row const& r : {row{"12.25", "12.3", "12.2", "12.2", "12.3"},
                         row{"12.35", "12.4", "12.4", "12.3", "12.4"},
                         row{"12.21", "12.2", "12.2", "12.2", "12.3"},
                         row{"12.20", "12.2", "12.2", "12.2", "12.2"},
                         row{"-12.25", "-12.3", "-12.2", "-12.2", "-12.3"},
                         row{"0.04", "0.0", "0.0", "0.0", "0.1"}}) {
        std::string const text = r.number + "%";
        CAPTURE(text);
        CHECK(shown(text, ".1") == r.half_up + "%");
        CHECK(shown(text, ".1h") == r.half_up + "%");
        CHECK(shown(text, ".1e") == r.half_even + "%");
        CHECK(shown(text, ".1t") == r.truncated + "%");
        CHECK(shown(text, ".1a") == r.away + "%");
    }
    CHECK(shown("46人", ".2") == "46.00人");
    CHECK(shown("50.0%", ".0") == "50%");
    CHECK(shown(parse("185人") / 3, ".3") == "61.667人");
    CHECK(shown(parse("185人") / 3, "_") == "185/3人");
    CHECK(shown("999.99人", ",.1") == "1,000.0人");
}

TEST_CASE("digits are grouped in threes or not, as wished, else as printed")
{
    CHECK(shown("1234567人", ",") == "1,234,567人");
    CHECK(shown("1,234,567人", "_") == "1234567人");
    CHECK(shown("1234567.891人", ",.2") == "1,234,567.89人");
    CHECK(shown("1234567人", ".1") == "1234567.0人");
    CHECK(shown("1,234,567人", ".1") == "1,234,567.0人");
    CHECK(shown("-123人", ",") == "-123人");
    CHECK(shown("-1234人", ",") == "-1,234人");
    CHECK(shown(parse("1234567人") / 3 * 3, ",") == "1,234,567人");
}

TEST_CASE("an amount is printed in the multiplier wished, exactly or rounded")
{
    CHECK(shown("16,034千t", "*1") == "16,034,000t");
    CHECK(shown("16,034千t", "*万") == "1,603.4万t");
    CHECK(shown("16,034千t", ".0*百万") == "16百万t");
    CHECK(shown("203,960,000円", "*万") == "20,396万円");
    CHECK(shown("2億396万円", ",.2*億") == "2.04億円");
    CHECK(shown("2億396万円", "*1") == "203,960,000円");
    CHECK(shown("累計12,345人", ".1*千") == "累計12.3千人");
    CHECK(shown(parse("1人") / 3, "*千") == "1/3000千人");
    CHECK(shown("5人", "*百億") == "0.0000000005百億人");
    for (std::string_view const word :
         {"十", "百", "千", "万", "十万", "百万", "千万", "億", "兆"}) {
        std::string const wish = "*" + std::string{word};
        CAPTURE(wish);
        value const v = parse("5人");
        std::string const text = shown(v, wish);
        CHECK(text.ends_with(std::string{word} + "人"));
        CHECK(parse(text) == v);
    }
}

TEST_CASE("signs are printed as offices do")
{
    CHECK(shown("△5人", "▲") == "▲5人");
    CHECK(shown("-5人", "△") == "△5人");
    CHECK(shown("▲5人", "−") == "−5人");
    CHECK(shown("5人", "▲") == "5人");
    CHECK(shown("5人", "+") == "+5人");
    CHECK(shown("-5人", "+") == "-5人");
    CHECK(shown("-5人", "+▲") == "▲5人");
    CHECK(shown(parse("53%") - parse("50%"), ".1") == "+3.0ポイント");
    CHECK(shown(parse("50%") - parse("53%"), "▲.1") == "▲3.0ポイント");
    CHECK(shown(parse("50%") - parse("53%"), "▲.1n") == "▲3.0");
    CHECK(shown(parse("53%") - parse("50%"), ".1n") == "3.0");
    CHECK(shown("累計-5人", "▲") == "累計▲5人");
    CHECK(shown("-0.04%", "▲.1") == "0.0%");  // what rounds to zero has no sign
    CHECK(shown("0人", "+") == "+0人");
}

TEST_CASE("unit and words are left out on demand")
{
    CHECK(shown("累計1,644件", "n") == "1,644");
    CHECK(shown("16,034千t", "n") == "16,034");
    CHECK(shown("16,034千t", "*1n") == "16,034,000");
    CHECK(shown("7箇所", ".0") == "7箇所");
    CHECK(shown("100人以上", ".1") == "100.0人以上");
    CHECK(shown("100%(6隊)", ".1") == "100.0%");
}

TEST_CASE("columns are counted as a terminal does, and filled on the side wished")
{
    CHECK(display_width("") == 0);
    CHECK(display_width("46人") == 4);
    CHECK(display_width("累計1,644件") == 11);
    CHECK(display_width("５０％") == 6);
    CHECK(display_width("8.5‰") == 4);
    CHECK(display_width("−5%") == 3);
    CHECK(display_width("ー") == 2);
    CHECK(display_width("t-CO₂") == 6);

    CHECK(shown("46人", "8") == "46人    ");
    CHECK(shown("46人", "<8") == "46人    ");
    CHECK(shown("46人", ">8") == "    46人");
    CHECK(shown("46人", "^8") == "  46人  ");
    CHECK(shown("46人", "^7") == " 46人  ");
    CHECK(shown("46人", "*>8") == "****46人");
    CHECK(shown("46人", "　>8") == "　　46人");
    CHECK(shown("46人", "　>7") == "　46人");  // half a character is not filled
    CHECK(shown("46人", ">3") == "46人");
    CHECK(shown("ー", ">6") == "    ー");
    CHECK(shown("46人", "0>8,.1*1n") == "000046.0");
    CHECK(shown("123.456万円", ">14,.1t*万") == "     123.4万円");
}

TEST_CASE("wishes are read in their order, each once")
{
    value_format const f = parse_format("*>+▲14,.2e*百万n");
    CHECK(f.fill == "*");
    CHECK((f.align == value_format::alignment::right));
    CHECK(f.plus);
    CHECK(f.minus == "▲");
    CHECK(f.width == 14);
    CHECK(f.grouping == true);
    CHECK(f.decimals == 2);
    CHECK((f.mode == rounding::half_even));
    CHECK(f.multiplier == 1'000'000);
    CHECK(!f.with_unit);

    value_format const plain = parse_format("");
    CHECK(!plain.decimals);
    CHECK(!plain.multiplier);
    CHECK(!plain.grouping);
    CHECK(plain.with_unit);
    CHECK(parse_format("_").grouping == false);
    CHECK(parse_format("<<5").fill == "<");
    CHECK(parse_format(".0").decimals == 0);
}

TEST_CASE("what is no format is refused with the place")
{
    for (std::string const text :
         {"x",      ".",  ".x",   "*",    "*x", "*2", "*10",   "nn",    "n.1",
          ",,",     ",_", ".1.1", ".1ht", "+-", "++", "△▲",    "10001", "99999999999999999999",
          ".10001", "f",  "d",    ".1f",  "5 ", " ",  "*千千", "\xFF",  "人"}) {
        CAPTURE(text);
        CHECK(why_not(text) == code::bad_format);
        auto const e = caught<notation_error>([&] { return parse_format(text); });
        CHECK(e.text() == text);
        CHECK(e.position() <= text.size());
    }
    CHECK(caught<notation_error>([] { return parse_format(".1x"); }).position() == 2);
    CHECK(why_not("10000") == code::none);
}
