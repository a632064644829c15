// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation/notation.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

// The literal is a typed quantity, whose unit is the one that a program would name.
static_assert(std::is_same_v<decltype("46人"_kpi), annual<units::人>>);
static_assert("46人"_kpi == annual<units::人>{46});
static_assert(std::is_same_v<decltype("累計1,644件"_kpi), cumulative<units::件>>);
static_assert("累計1,644件"_kpi == cumulative<units::件>{1'644});
static_assert(std::is_same_v<decltype("16,034千t"_kpi), annual<units::千t>>);
static_assert("16,034千t"_kpi.amount() == 16'034'000);
static_assert(std::is_same_v<decltype("2億396万円"_kpi), annual<units::万円>>);
static_assert("2億396万円"_kpi.number() == 20'396);
static_assert(std::is_same_v<decltype("5百人"_kpi), annual<multiple<units::人, 100>>>);
static_assert("5百人"_kpi == annual<units::人>{500});
static_assert(std::is_same_v<decltype("50.0%"_kpi), level<units::percent>>);
static_assert("50.0%"_kpi == "50%"_kpi);
static_assert("８．５‰"_kpi == level<units::permille>{exact::ratio(17, 2)});
static_assert(std::is_same_v<decltype("1.8"_kpi), level<units::none>>);
static_assert("1.8"_kpi.number() == exact::ratio(9, 5));
static_assert(std::is_same_v<decltype("3ポイント"_kpi), change<level<units::percent>>>);
static_assert("53%"_kpi - "50%"_kpi == "3ポイント"_kpi);
static_assert(std::is_same_v<decltype("+3人"_kpi), change<annual<units::人>>>);
static_assert("46人"_kpi - "43人"_kpi == "+3人"_kpi);
static_assert(std::is_same_v<decltype("+0.1倍"_kpi), change<level<units::倍>>>);
static_assert(std::is_same_v<decltype("+2点"_kpi), change<level<units::点>>>);
static_assert("1.31倍"_kpi - "1.21倍"_kpi == "+0.1倍"_kpi);
static_assert("7箇所"_kpi == "7か所"_kpi);
static_assert("△1,200千円"_kpi == annual<units::円>{-1'200'000});
static_assert("約100人程度"_kpi == "100人"_kpi);
static_assert("2億396 万円"_kpi == "2億396万円"_kpi);
static_assert("3千2百万円"_kpi == "32百万円"_kpi);
static_assert(std::is_same_v<decltype("41人/年"_kpi), annual<units::人>>);
static_assert(std::is_same_v<decltype("-2位"_kpi), change<level<units::位>>>);
static_assert("3分の385人"_kpi == annual<units::人>{exact::ratio(385, 3)});

namespace {

struct 皿 {
    static constexpr auto definition = counter("皿", "枚");
};

// The catalogue's 人, and a spelling of our own.
struct own_persons {
    static constexpr auto definition = counter("人", "名様");
};

struct vector_row {
    std::string text;
    std::vector<std::string> expected;
};

std::vector<std::string> split(std::string const& line)
{
    std::vector<std::string> cells{""};
    for (char const c : line) {
        if (c == '\t') {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

// Shared with the Python tests; the file says what its columns are.
std::vector<vector_row> const& vectors()
{
    static std::vector<vector_row> const all = [] {
        auto const here = std::filesystem::path{__FILE__}.parent_path();
        std::ifstream file{here / "../../vectors/notation.txt"};
        std::vector<vector_row> rows;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.starts_with('#')) { continue; }
            auto cells = split(line);
            std::string const text = cells.front();
            cells.erase(cells.begin());
            rows.push_back({text, std::move(cells)});
        }
        return rows;
    }();
    return all;
}

std::vector<std::string> characters(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        all.emplace_back(detail::first_character(text));
        text.remove_prefix(all.back().size());
    }
    return all;
}

std::string join(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts) { text += part; }
    return text;
}

// Refused at a place in the text, or read and printed back to the byte, with the same meaning.
bool refused_or_kept(std::string const& text)
{
    std::optional<value> read;
    try {
        read = parse(text);
    } catch (notation_error const& e) {
        return e.text() == text && e.position() <= text.size();
    }
    return to_string(*read) == text && parse(to_string(*read)) == *read;
}

// Do commas stand before every three digits, counted from the right, and nowhere else?
bool well_grouped(std::string_view digits)
{
    if (digits.empty() || digits.front() == ',' || digits.back() == ',') { return false; }
    if (digits.find(',') == std::string_view::npos) { return true; }
    std::size_t from_right = 0;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        if ((*at == ',') != (from_right % 4 == 3)) { return false; }
        ++from_right;
    }
    return true;
}

std::string without_commas(std::string text)
{
    std::erase(text, ',');
    return text;
}

std::string full_width(std::string_view ascii)
{
    std::string text;
    for (char const c : ascii) {
        text += '\xEF';
        text += '\xBC';
        text += static_cast<char>(0x80 + (c - 0x20));
    }
    return text;
}

}  // namespace

TEST_CASE("every vector is read as it says, or refused where it says")
{
    REQUIRE(vectors().size() > 100);
    for (auto const& row : vectors()) {
        CAPTURE(row.text);
        if (row.expected.size() == 2) {
            auto const e = caught<notation_error>([&] { return parse(row.text); });
            CHECK("!" + std::string{name(e.code())} == row.expected[0]);
            CHECK(e.text() == row.text);
            auto const character =
                std::to_string(characters(row.text.substr(0, e.position())).size() + 1);
            CHECK(character == row.expected[1]);
            CHECK(std::string{e.what()}.find("の" + character + "文字目: ") != std::string::npos);
            continue;
        }
        REQUIRE(row.expected.size() == 4);
        value const v = parse(row.text);
        CHECK(to_string(v) == row.text);
        CHECK(v.is_missing() == (row.expected[3] == "missing"));
        if (v.is_missing()) {
            CHECK(v.reason() == code::unspecified);
            continue;
        }
        CHECK(v.number() == parse_exact(row.expected[0]));
        CHECK(std::to_string(v.multiplier()) == row.expected[1]);
        CHECK(v.unit().symbol() == row.expected[2]);
        CHECK(name(v.basis()) == row.expected[3]);
        CHECK(v.amount() == v.number() * v.multiplier());
    }
}

TEST_CASE("what is put together is read as its parts, and printed from them alone")
{
    struct part {
        std::string_view text;
        std::int64_t fact;
    };
    constexpr std::array<part, 4> before{{{"", 0}, {"約", 1}, {"概ね", 2}, {"延べ", 8}}};
    constexpr std::array<part, 8> multipliers{{{"", 1},
                                               {"十", 10},
                                               {"百", 100},
                                               {"千", 1'000},
                                               {"万", 10'000},
                                               {"百万", 1'000'000},
                                               {"億", 100'000'000},
                                               {"兆", 1'000'000'000'000}}};
    constexpr std::array<std::string_view, 9> numbers{
        "0", "7", "46", "999", "1,000", "1234", "12,345.60", "0.50", "100,000,000"};
    constexpr std::array<unit, 5> all_units{unit_of<units::人>, unit_of<units::t>,
                                            unit_of<units::か所>, unit_of<units::人泊>,
                                            unit_of<units::none>};
    constexpr std::array<bound, 5> bounds{bound::none, bound::at_least, bound::at_most,
                                          bound::more_than, bound::less_than};

    for (auto const& word : before) {
        for (bool const total : {false, true}) {
            for (auto const number : numbers) {
                for (auto const& times : multipliers) {
                    for (auto const of : all_units) {
                        bound const limit = bounds[(number.size() + times.text.size()) % 5];
                        std::string const text = std::string{word.text} + (total ? "累計" : "")
                                                 + std::string{number} + std::string{times.text}
                                                 + of.symbol() + to_string(limit);
                        CAPTURE(text);
                        value const v = parse(text);
                        bool const facts =
                            v.number() == parse_exact(without_commas(std::string{number}))
                            && v.multiplier() == times.fact && v.unit() == of && v.bound() == limit
                            && v.notation().qualifiers == word.fact
                            && v.basis()
                                   == (total                        ? basis::cumulative
                                       : of == unit_of<units::none> ? basis::level
                                                                    : basis::annual);
                        CHECK(facts);
                        CHECK(v.kept_text().empty());
                        CHECK(to_string(v) == text);
                    }
                }
            }
        }
    }
}

TEST_CASE("a text with one character lost, doubled or swapped fails or prints back")
{
    for (auto const& row : vectors()) {
        auto const original = characters(row.text);
        for (std::size_t i = 0; i < original.size(); ++i) {
            auto lost = original;
            lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i));
            auto doubled = original;
            doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), original[i]);
            auto swapped = original;
            std::swap(swapped[i], swapped[(i + 1) % swapped.size()]);
            for (auto const& mutant : {join(lost), join(doubled), join(swapped)}) {
                CAPTURE(mutant);
                CHECK(refused_or_kept(mutant));
            }
        }
    }
}

TEST_CASE("commas stand before every three digits or nowhere")
{
    // All texts of up to eight digits 0, 7 and commas.
    constexpr std::string_view alphabet{"07,"};
    std::vector<std::string> texts{""};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].size() == 8) { break; }
        for (char const c : alphabet) { texts.push_back(texts[i] + c); }
    }
    for (std::string const& digits : texts) {
        if (digits.empty()) { continue; }
        std::string const plain = without_commas(digits);
        bool const is_number = well_grouped(digits) && (plain == "0" || plain.front() != '0');
        for (auto const& written : {digits, full_width(digits)}) {
            std::string const text = written + "件";
            CAPTURE(text);
            if (!is_number) {
                CHECK_THROWS_AS(parse(text), notation_error);
            } else {
                CHECK(parse(text).number() == parse_exact(plain));
                CHECK(to_string(parse(text)) == text);
            }
        }
    }
}

TEST_CASE("no bytes, cut or stray ones among them, break the reader")
{
    constexpr std::array<std::string_view, 32> pieces{std::string_view{"\0", 1},
                                                      "1",
                                                      "0",
                                                      "9,",
                                                      "000",
                                                      ".",
                                                      "-",
                                                      "△",
                                                      "千",
                                                      "万",
                                                      "億",
                                                      "兆",
                                                      "人",
                                                      "%",
                                                      "t",
                                                      "（",
                                                      "）",
                                                      "(",
                                                      ")",
                                                      "累計",
                                                      "約",
                                                      "以上",
                                                      "未満",
                                                      " ",
                                                      "　",
                                                      "ー",
                                                      "+",
                                                      "\xE4",
                                                      "\xBA",
                                                      "\xFF",
                                                      "\xF0",
                                                      "ポイント"};
    std::mt19937 bits{3};
    for (int turn = 0; turn < 20'000; ++turn) {
        std::string text;
        for (auto more = bits() % 8; more > 0; --more) { text += pieces[bits() % pieces.size()]; }
        CAPTURE(text);
        CHECK(refused_or_kept(text));
    }
}

TEST_CASE("a number is as long as it needs to be, within reason")
{
    std::string const long_number = "1" + std::string(998, '0') + "1";
    CHECK(parse(long_number + "人").number() == power_of_ten(999) + 1);
    CHECK(to_string(parse(long_number + "人")) == long_number + "人");
    CHECK(refusal([&] { return parse(long_number + "0人"); }) == code::bad_number);
    CHECK(refusal([] { return parse("0." + std::string(256, '1')); }) == code::bad_number);
}

TEST_CASE("zeros do not lead")
{
    for (std::string const text :
         {"00", "01人", "007件", "0123", "00.5%", "0,123人", "3万0500人"}) {
        CAPTURE(text);
        CHECK(refusal([&] { return parse(text); }) == code::bad_number);
    }
}

TEST_CASE("words that gainsay or repeat each other are a misprint")
{
    for (std::string const text : {"100人以上未満", "100人以上以下", "100人以上以上", "約約100人",
                                   "累計累計45人", "100人程度程度"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse(text), notation_error);
    }
}

TEST_CASE("a value in parentheses is a part of the value")
{
    value const share = parse("100%(6隊)");
    REQUIRE(share.parts().size() == 1);
    CHECK(share.parts()[0] == parse("6隊"));
    CHECK(to_string(share.parts()[0]) == "6隊");
    CHECK(share == parse("100%"));
    CHECK(parse("100%（－）").parts()[0].is_missing());
    CHECK(parse("100%").parts().empty());

    auto const e = caught<notation_error>([] { return parse("100%(累計5%)"); });
    CHECK(e.code() == code::basis_mismatch);
    CHECK(e.text() == "100%(累計5%)");
    CHECK(e.position() == 5);
}

TEST_CASE("a message quotes the text, the place and what would do")
{
    CHECK_THROWS_WITH_AS(
        parse("4億3,0000万円"),
        "「4億3,0000万円」の8文字目: 桁区切りは3桁ごと。例: 4億3,000万円"
        "。近い読み: 30,000 (digit groups have three digits; did you mean 30,000?) "
        "[bad_grouping]",
        notation_error);
    std::string long_text = "1";
    while (long_text.size() < 1'000) { long_text += "皿"; }
    std::string const message = caught<notation_error>([&] { return parse(long_text); }).what();
    CHECK(message.size() < 300);
    CHECK(message.find("…」の2文字目") != std::string::npos);
}

TEST_CASE("the basis can be said where the text prints none")
{
    CHECK(parse("46人", {.basis = basis::level}).basis() == basis::level);
    CHECK(parse("46人", {.basis = basis::cumulative}) == parse("累計46人"));
    CHECK(to_string(parse("46人", {.basis = basis::cumulative})) == "46人");
    CHECK(parse("累計46人", {.basis = basis::cumulative}).basis() == basis::cumulative);
    CHECK(parse("ー", {.basis = basis::annual}).is_missing());
    CHECK(parse("3ポイント", {.basis = basis::level_change}).basis() == basis::level_change);

    CHECK(refusal([] { return parse("累計46人", {.basis = basis::annual}); })
          == code::basis_mismatch);
    CHECK(refusal([] { return parse("46%", {.basis = basis::annual}); }) == code::basis_mismatch);
    CHECK(refusal([] { return parse("3ポイント", {.basis = basis::level}); })
          == code::basis_mismatch);
}

TEST_CASE("a program's own units go before the catalogue's")
{
    std::array<unit, 2> const own{unit_of<皿>, unit_of<own_persons>};
    value const dishes = parse("累計1,200枚", {.basis = {}, .units = own});
    CHECK(dishes.unit() == unit_of<皿>);
    CHECK(dishes.unit().symbol() == std::string{"皿"});
    CHECK(to_string(dishes) == "累計1,200枚");
    CHECK(unit_text(dishes) == "枚");
    CHECK(&parse("5人", {.basis = {}, .units = own}).unit().definition()
          == &own_persons::definition);
    CHECK(parse("5人泊", {.basis = {}, .units = own}).unit() == unit_of<units::人泊>);
    CHECK(parse("5%(2皿)", {.basis = {}, .units = own}).parts()[0].unit() == unit_of<皿>);
    CHECK(refusal([] { return parse("5皿"); }) == code::unknown_unit);
}
