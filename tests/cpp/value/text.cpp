// SPDX-License-Identifier: BSL-1.0

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

using namespace tomakomai_kpi;

namespace {

using texts = std::vector<std::string>;

constexpr bool characters_are_not_cut()
{
    constexpr std::string_view text = "1人目";
    bool const whole = detail::ends_on_character(text, 0) && detail::ends_on_character(text, 4)
                       && detail::ends_on_character(text, text.size());
    bool const inside = detail::ends_on_character(text, 2) || detail::ends_on_character(text, 3)
                        || detail::ends_on_character(text, text.size() + 1);
    return whole && !inside && detail::cut_between_characters(text, 3) == "1"
           && detail::cut_between_characters(text, 4) == "1人"
           && detail::cut_between_characters(text, 99) == text
           && detail::last_character(text) == "目";
}

static_assert(characters_are_not_cut());

enum class colour : unsigned char { red, green };
constexpr detail::names<colour, 2> colours{{{colour::red, "red"}, {colour::green, "green"}}};

}  // namespace

TEST_CASE("a text is cut between characters only")
{
    CHECK(characters_are_not_cut());
    CHECK(detail::characters("1人目") == std::vector<std::string_view>{"1", "人", "目"});
    CHECK(detail::characters("人\xE7\x9B") == std::vector<std::string_view>{"人", "\xE7\x9B"});
    CHECK(detail::characters("").empty());
}

TEST_CASE("what is joined parts again")
{
    texts const all{"総務課", "", "企画課"};
    CHECK(detail::joined(all, "／") == "総務課／／企画課");
    CHECK(detail::split("総務課／／企画課", "／") == all);
    CHECK(detail::split("総務課", "／") == texts{"総務課"});
    CHECK(detail::split("／", "／") == texts{"", ""});
    CHECK(detail::split("", "／").empty());
    CHECK(detail::joined(texts{}, "／").empty());
    CHECK(detail::joined(colours, ", ", [](auto const& c) { return c.second; }) == "red, green");
}

TEST_CASE("blanks around a text go, as many kinds as are asked for")
{
    CHECK(detail::trimmed(" \u3000\u00A0人 件\u2009\r\n") == "人 件");
    CHECK(detail::trimmed("\u3000 人\t", detail::spaces_and_tabs) == "\u3000 人");
    CHECK(detail::trimmed("\u00A0\u3000人\n", detail::typed_blanks) == "\u00A0\u3000人");
    CHECK(detail::trimmed(" \t ").empty());
}

TEST_CASE("one slip of the pen is one character, or two neighbours swapped")
{
    for (std::string_view const slip : {"新規業事", "新規事", "新規な事業", "親規事業", "規事業"}) {
        CHECK_MESSAGE(detail::one_slip_apart("新規事業", slip), slip);
        CHECK_MESSAGE(detail::one_slip_apart(slip, "新規事業"), slip);
    }
    for (std::string_view const other : {"新規事業", "規新業事", "新規", "業規事新", ""}) {
        CHECK_MESSAGE(!detail::one_slip_apart("新規事業", other), other);
    }
    auto const known = detail::characters("新規");
    CHECK_FALSE(detail::one_character_apart(known, detail::characters("規新")));
    CHECK(detail::one_character_apart(known, detail::characters("新")));
}

TEST_CASE("a page is the first of its numbers")
{
    CHECK(detail::page_number("77 ～ 78") == 77);
    CHECK(detail::page_number("p.12") == 12);
    CHECK(detail::page_number("表紙") == 0);
    CHECK(detail::page_number("99999999999999999999") == 0);
}

TEST_CASE("who asks for an unknown name is told the known ones")
{
    CHECK(detail::named(colours, "green", "色") == colour::green);
    CHECK_THROWS_WITH_AS(
        detail::named(colours, "blue", "色"),
        "色「blue」はありません: red, green のどれかを書いてください (unknown name) [unknown_name]",
        notation_error);
}

TEST_CASE("an error tells its message with and without the code")
{
    amount_error const e{code::missing, "値がありません [のこと]"};
    CHECK(std::string_view{e.what()} == "値がありません [のこと] [missing]");
    CHECK(e.message() == "値がありません [のこと]");
    CHECK(kpi_error{e}.message() == e.message());
}
