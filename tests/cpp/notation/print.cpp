// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

struct 皿 {
    static constexpr auto definition = counter("皿", "枚");
};

std::string printed(value v)
{
    return to_string(v);
}

value people(exact const& number, std::int64_t multiplier = 1)
{
    return {number, unit_of<units::人>, basis::annual, multiplier};
}

}  // namespace

TEST_CASE("a result prints exactly, in the finer multiplier of its operands")
{
    CHECK(printed(people(185) / 3) == "185/3人");
    CHECK(printed(people(1) / 8) == "0.125人");
    CHECK(printed(parse("16,034千t") + parse("500t")) == "16,034,500t");
    CHECK(printed(parse("1千t") + parse("1kg")) == "1,000,001kg");
    CHECK(printed(parse("累計1,600件") + parse("累計44件")) == "累計1,644件");
    CHECK(printed(parse("1600件") + parse("44件")) == "1644件");  // plain, as one of them is
    CHECK(printed(parse("50%") - parse("45.5%")) == "+4.5ポイント");
    CHECK(printed(parse("45.5%") - parse("50.0%")) == "-4.5ポイント");
    CHECK(printed(parse("5名") + parse("2人")) == "7人");
    CHECK(printed(parse("約199.5万人") * 2) == "399万人");
    CHECK(printed(people(exact{-1'234'567})) == "-1,234,567人");
    CHECK(printed(people(exact::ratio(-1'234'567, 3))) == "-1,234,567/3人");
    CHECK(printed(people(exact::ratio(12'345'678, 1'000))) == "12,345.678人");
    CHECK(printed(people(1, 1'000'000'000'000'000)) == "1千兆人");
    CHECK(printed(value::missing(code::pending)) == "-");
}

TEST_CASE("units have names with and without a multiplier")
{
    CHECK(parse_unit("人").unit == unit_of<units::人>);
    CHECK(parse_unit("人").multiplier == 1);
    CHECK(parse_unit("千t").unit == unit_of<units::t>);
    CHECK(parse_unit("千t").multiplier == 1'000);
    CHECK(parse_unit("百万円").multiplier == 1'000'000);
    CHECK(parse_unit("箇所").unit == unit_of<units::か所>);
    CHECK(parse_unit("").unit == unit{});
    CHECK(parse_unit("万").multiplier == 10'000);
    CHECK(parse_unit("%").unit == unit_of<units::percent>);
    std::array<unit, 1> const own{unit_of<皿>};
    CHECK(parse_unit("千皿", own).unit == unit_of<皿>);
    for (std::string const text : {"皿", "人 ", "3人", "人件", "万千人", " "}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse_unit(text); }) == code::unknown_unit);
    }

    for (std::int64_t multiplier = 1; multiplier <= 1'000'000'000'000'000; multiplier *= 10) {
        CHECK(parse_unit(multiplier_text(multiplier)).multiplier == multiplier);
    }
    CHECK(unit_text(parse("16,034千t")) == "千t");
    CHECK(unit_text(parse("7箇所")) == "箇所");
    CHECK(unit_text(parse("1.8")) == "");
    CHECK(unit_text(parse("ー")) == "");
}

TEST_CASE("the words beside the number are told in their order")
{
    CHECK(qualifier_texts(parse("46人")).empty());
    CHECK(qualifier_texts(parse("延べ約100人程度"))
          == std::vector<std::string>{"約", "延べ", "程度"});
    CHECK(qualifier_texts(parse("概ね100人以上")) == std::vector<std::string>{"概ね", "以上"});
    CHECK(qualifier_texts(parse("100人以内")) == std::vector<std::string>{"以下"});
    CHECK(parse("100人以内").bound() == bound::at_most);
    CHECK(parse("100人超え").bound() == bound::more_than);
    CHECK(parse("100人未満").bound() == bound::less_than);
}
