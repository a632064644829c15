// SPDX-License-Identifier: BSL-1.0
// Laws over every text of the vectors and every value that can be made: a blank changes nothing, all
// readers agree, and what is printed is read again.
#include <tomakomai_kpi/notation/notation.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/error.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

// The texts of both files of vectors, read and refused ones.
std::vector<std::string> const& texts()
{
    static auto const all = [] {
        auto const here = std::filesystem::path{__FILE__}.parent_path();
        std::vector<std::string> lines;
        for (char const* const name : {"notation.txt", "printed.txt"}) {
            std::ifstream file{here / "../../vectors" / name};
            for (std::string line; std::getline(file, line);) {
                std::size_t const tab = line.find('\t');
                if (line.starts_with('#') || tab == std::string::npos) { continue; }
                lines.push_back(line.substr(0, tab));
            }
        }
        lines.emplace_back(
            "30注1、注15");  // two marks of one value, where a blank looks like a second
        return lines;
    }();
    return all;
}

struct answer {
    std::vector<value> values;
    code refused = code::none;
};

template <class Read>
answer answer_of(Read read)
{
    try {
        return {read(), code::none};
    } catch (notation_error const& e) {
        return {{}, e.code()};
    }
}

answer one(std::string const& text)
{
    return answer_of([&] { return std::vector{parse(text)}; });
}

answer tried(std::string const& text)
{
    parsed const read = try_parse(text);
    return read ? answer{{read.value()}, code::none} : answer{{}, read.reason()};
}

answer cell(std::string const& text)
{
    return answer_of([&] { return parse_cell(text); });
}

// All that a value says, beside how it was printed.
bool says_the_same(value const& a, value const& b);

bool say_the_same(std::vector<value> const& a, std::vector<value> const& b)
{
    if (a.size() != b.size()) { return false; }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!says_the_same(a[i], b[i])) { return false; }
    }
    return true;
}

bool says_the_same(value const& a, value const& b)
{
    return a == b && a.hash() == b.hash() && a.unit() == b.unit() && a.basis() == b.basis()
           && a.said() == b.said() && qualifier_texts(a) == qualifier_texts(b)
           && say_the_same(a.parts(), b.parts());
}

// The text with a blank at each of its places.
std::vector<std::string> with_a_blank(std::string const& text, std::string_view blank)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (!detail::ends_on_character(text, at)) { continue; }
        all.push_back(std::string{text}.insert(at, blank));
    }
    return all;
}

// What the literal of a text is, by the functions that it asks while compiling.
answer literal(std::string const& text)
{
    detail::reading const read = detail::read_value(text);
    code const why = detail::literal_code(read, text);
    if (why != code::none) { return {{}, why}; }
    return {{value{read.number, read.unit, read.basis, read.multiplier}}, code::none};
}

}  // namespace

TEST_CASE("a blank at any place of a text leaves its values or is refused")
{
    REQUIRE(texts().size() > 1'500);
    for (std::string const& text : texts()) {
        CAPTURE(text);
        answer const read = one(text);
        answer const several = cell(text);
        if (several.refused != code::none) { continue; }
        for (std::string const& parted : with_a_blank(text, " ")) {
            CAPTURE(parted);
            if (read.refused == code::none) {
                answer const now = one(parted);
                CHECK((now.refused != code::none || say_the_same(now.values, read.values)));
            }
            answer const now = cell(parted);
            CHECK((now.refused != code::none || say_the_same(now.values, several.values)));
        }
    }
}

TEST_CASE("all blanks are one to every reader")
{
    constexpr std::array<std::string_view, 3> others{"\u3000", "\u00A0", "\u2009"};
    std::size_t turn = 0;
    for (std::string const& text : texts()) {
        auto const other = with_a_blank(text, others[++turn % others.size()]);
        auto const plain = with_a_blank(text, " ");
        for (std::size_t i = 0; i < plain.size(); ++i) {
            CAPTURE(plain[i]);
            CAPTURE(other[i]);
            answer const several = cell(plain[i]);
            answer const now = cell(other[i]);
            CHECK(now.refused == several.refused);
            CHECK(say_the_same(now.values, several.values));
            CHECK(one(other[i]).refused == one(plain[i]).refused);
        }
        // A literal walks through the catalogue: one place is enough for it.
        std::size_t const at = turn % plain.size();
        CHECK(literal(other[at]).refused == literal(plain[at]).refused);
    }
}

TEST_CASE("the literal, parse, try_parse and parse_cell give one value or one code")
{
    std::set<code> const own{code::missing, code::bound, code::beyond_literal};
    for (std::string const& text : texts()) {
        CAPTURE(text);
        answer const read = one(text);
        answer const in_cell = cell(text);
        answer const given = tried(text);
        CHECK(given.refused == read.refused);
        CHECK(say_the_same(given.values, read.values));
        if (read.refused == code::none) { CHECK(say_the_same(in_cell.values, read.values)); }
        if (in_cell.refused != code::none) { CHECK(in_cell.refused == read.refused); }
        answer const written = literal(text);
        CAPTURE(written.refused);
        CAPTURE(read.refused);
        if (written.refused == code::none) {
            CHECK(written.values == read.values);
        } else {
            CHECK((written.refused == read.refused || own.contains(written.refused)));
        }
    }
}

namespace {

// Amounts at the edges of what texts may say: zero, thousandths, years, digits in threes and words of
// 64 bits.
std::vector<exact> const& amounts()
{
    static std::vector<exact> const all{0,
                                        1,
                                        3,
                                        46,
                                        999,
                                        1'000,
                                        1'234,
                                        2'021,
                                        1'234'567,
                                        exact{INT64_MAX} * 1'000,
                                        exact::ratio(1, 2),
                                        exact::ratio(97, 8),
                                        exact::ratio(12'125, 100),
                                        exact::ratio(1'200, 1'000),
                                        exact::ratio(999'999, 1'000),
                                        exact::ratio(15'993, 8),
                                        exact::ratio(1, 1'000'000),
                                        exact::ratio(1, 3),
                                        exact::ratio(385, 3),
                                        exact::ratio(1'000'000, 7)};
    return all;
}

constexpr std::array all_bases{basis::annual,        basis::cumulative,        basis::level,
                               basis::annual_change, basis::cumulative_change, basis::level_change,
                               basis::change};

// A rank is a whole number from 1 on; all other amounts are.
bool may_be(exact const& number, unit of, basis on)
{
    bool const rank = of.scale() == scale_kind::ordinal && !is_change(on);
    return rule::carry({of, on}).allowed() && (!rank || (number.is_integer() && number.sign() > 0));
}

void check_comes_back(value const& v)
{
    std::string const text = written_text(v);
    CAPTURE(text);
    CAPTURE(v.basis());
    CHECK((decimals(v.number()) < 0 || text == to_string(v)));
    answer const read = answer_of([&] { return std::vector{parse(text, {.basis = v.basis()})}; });
    CHECK(read.refused == code::none);
    if (read.refused != code::none) { return; }
    CHECK(says_the_same(read.values[0], v));
    CHECK(written_text(read.values[0]) == text);
    // Of a text that needs no `basis`, without it.
    answer const plainly = one(text);
    CHECK(plainly.refused == code::none);
    if (plainly.refused == code::none && plainly.values[0].basis() == v.basis()) {
        CHECK(plainly.values[0] == v);
    }
    answer const in_cell = cell(text);
    CHECK(in_cell.values.size() == 1);
}

}  // namespace

TEST_CASE("every value that is printed is read again: all units, bases and amounts")
{
    for (unit const u : detail::unit_array<units::whole_catalogue>) {
        for (basis const on : all_bases) {
            for (exact const& amount : amounts()) {
                for (int const sign : {1, -1}) {
                    exact const number = amount * sign;
                    if (!may_be(number, u, on)) { continue; }
                    check_comes_back(value{number, u, on});
                }
            }
        }
    }
}

TEST_CASE("multipliers, words, bounds and plain digits are read again too")
{
    std::array const some{unit_of<units::人>, unit_of<units::年>,      unit_of<units::円毎人>,
                          unit_of<units::t>,  unit_of<units::percent>, unit_of<units::倍>,
                          unit_of<units::点>, unit_of<units::摂氏>,    unit_of<units::none>};
    for (unit const u : some) {
        for (basis const on : {basis::annual, basis::cumulative, basis::level}) {
            if (!rule::carry({u, on}).allowed()) { continue; }
            for (exact const& amount : amounts()) {
                for (std::int64_t const times : {1LL, 10LL, 1'000LL, 10'000'000LL, 100'000'000LL}) {
                    value v{amount, u, on, times};
                    check_comes_back(v);
                    v.with_notation({.grouping = grouping::plain});
                    check_comes_back(v);
                    bool const counts = u.scale() == scale_kind::ratio;
                    v.with_notation({.qualifiers = static_cast<unsigned char>(
                                         qualifier::about | qualifier::degree
                                         | (counts ? qualifier::gross : 0))});
                    check_comes_back(v);
                    for (bound const b :
                         {bound::at_least, bound::at_most, bound::more_than, bound::less_than}) {
                        value limit{amount, u, on, times};
                        check_comes_back(limit.with_bound(b));
                    }
                }
            }
        }
    }
}

TEST_CASE("every refusal of text is a notation_error, and names what cannot be seen")
{
    std::vector<std::string_view> const pieces{
        "1",  "20",         "3.5",    "1,000", "人",        "件",       "%",         "‰",
        "倍", "位",         "点",     "人泊",  "円",        "/",        "年",        "日",
        "・", "人口10万対", "10万人", "～",    "-",         "から",     "以上",      "未満",
        "超", "累計",       "年間",   "延べ",  "第",        "前年度比", "増",        "減",
        "(",  ")",          "△",      "+",     "±",         "約",       "千",        "万",
        "億", "分の",       "割",     "分",    "時間",      "R6",       "令和3年度", ":",
        "、", " ",          "※",      "毎月",  "1人当たり", "うち",     "の"};
    std::mt19937 random{5};
    for (int turn = 0; turn < 20'000; ++turn) {
        std::string text;
        for (auto more = random() % 7; more > 0; --more) {
            text += pieces[random() % pieces.size()];
        }
        CAPTURE(text);
        for (auto const on : {std::optional<basis>{}, std::optional{basis::level}}) {
            CHECK_NOTHROW(answer_of([&] { return std::vector{parse(text, {.basis = on})}; }));
            CHECK_NOTHROW(answer_of([&] { return parse_cell(text, {.basis = on}); }));
        }
    }
    for (auto const& [hidden, named] :
         std::vector<std::pair<std::string, std::string>>{{"\u200B", "U+200B"},
                                                          {"\uFEFF", "U+FEFF"},
                                                          {"\u202F", "U+202F"},
                                                          {"\u00AD", "U+00AD"},
                                                          {"\t", "U+0009"},
                                                          {"\U000E0020", "U+E0020"}}) {
        std::string const text = "10" + hidden + "人";
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(parse(text), doctest::Contains(named.c_str()), notation_error);
        CHECK_THROWS_WITH_AS(parse_cell(text), doctest::Contains(named.c_str()), notation_error);
    }
}
