// SPDX-License-Identifier: BSL-1.0
// The wide grammar: what offices print beside plain values.
#include <tomakomai_kpi/notation/notation.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/exact_text.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;

namespace {

// As tests/python/described.py says it.
std::string describe(value const& v)
{
    std::string said;
    if (v.is_missing()) {
        said = "missing " + std::string{name(v.reason())};
    } else if (v.form() == form::words) {
        said = "words " + v.words();
    } else if (v.is_range()) {
        said = describe(v.low()) + " .. " + describe(v.high());
    } else {
        said = to_fraction(v.amount()) + " " + v.unit().symbol() + " " + name(v.basis());
        if (v.form() == form::increase) { said += " increase"; }
        if (v.form() == form::decrease) { said += " decrease"; }
    }
    if (v.bound() != bound::none) { said += " " + to_string(v.bound()); }
    std::string words;
    for (std::string const& word : qualifier_texts(v)) {
        words += (words.empty() ? "" : " ") + word;
    }
    if (!words.empty()) { said += " [" + words + "]"; }
    std::string parts;
    for (value const& part : v.parts()) { parts += (parts.empty() ? "" : "; ") + describe(part); }
    return parts.empty() ? said : said + " (" + parts + ")";
}

// The text of each line and what is expected of it.
std::vector<std::pair<std::string, std::string>> const& vectors()
{
    static auto const all = [] {
        auto const here = std::filesystem::path{__FILE__}.parent_path();
        std::ifstream file{here / "../../../vectors/printed.txt"};
        std::vector<std::pair<std::string, std::string>> rows;
        for (std::string line; std::getline(file, line);) {
            std::size_t const tab = line.find('\t');
            if (line.starts_with('#') || tab == std::string::npos) { continue; }
            rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
        }
        return rows;
    }();
    return all;
}

bool is_in(std::string_view text, notation_error const& e)
{
    return e.text() == text && e.position() <= text.size();
}

}  // namespace

TEST_CASE("what offices print is read as the vectors say, or refused")
{
    REQUIRE(vectors().size() > 500);
    for (auto const& row : vectors()) {
        std::string const& text = row.first;
        std::string const& expected = row.second;
        CAPTURE(text);
        if (expected.starts_with('!')) {
            auto const e = caught<notation_error>([&] { return parse(text); });
            CHECK("!" + std::string{name(e.code())} == expected);
            CHECK(is_in(text, e));
            continue;
        }
        value const v = parse(text);
        CHECK(describe(v) == expected);
        CHECK(to_string(v) == text);
        CHECK(parse(to_string(v)) == v);
        CHECK(parse(to_string(v)).hash() == v.hash());
    }
}

TEST_CASE("a vector with one character lost, doubled or swapped is refused or printed back")
{
    std::mt19937 random{11};
    for (auto const& row : vectors()) {
        std::string const& text = row.first;
        std::vector<std::string> characters;
        for (std::string_view rest = text; !rest.empty();) {
            characters.emplace_back(detail::first_character(rest));
            rest.remove_prefix(characters.back().size());
        }
        for (int turn = 0; turn < 6; ++turn) {
            auto changed = characters;
            auto const at = static_cast<std::ptrdiff_t>(random() % changed.size());
            switch (turn % 3) {
            case 0: changed.erase(changed.begin() + at); break;
            case 1: changed.insert(changed.begin() + at, changed[random() % changed.size()]); break;
            default: std::swap(changed[static_cast<std::size_t>(at)], changed.back()); break;
            }
            std::string mutant;
            for (std::string const& character : changed) { mutant += character; }
            CAPTURE(mutant);
            try {
                value const v = parse(mutant);
                CHECK(to_string(v) == mutant);
                CHECK(parse(to_string(v)) == v);
            } catch (notation_error const& e) {
                CHECK(is_in(mutant, e));
            }
        }
    }
}

TEST_CASE("ranges, rises and words are no amounts to reckon with")
{
    value const people = parse("10人");
    CHECK(refusal([&] { return people + parse("10～15人"); }) == code::bound);
    CHECK(refusal([&] { return people < parse("10人増"); }) == code::bound);
    CHECK(refusal([&] { return people + parse("継続"); }) == code::no_amount);
    CHECK(refusal([&] { return parse("10～15人") * 2; }) == code::bound);
    CHECK(parse("30%削減") != parse("30%"));
    CHECK(parse("30%削減") != parse("30%増"));
    CHECK(parse("30%削減") == parse("30%減"));
    CHECK(parse("10～15人") == parse("10人～15人"));
    CHECK(parse("10～15人") != parse("10～16人"));
    CHECK(parse("継続") != parse("策定"));
    CHECK(refusal([&] { return people.low(); }) == code::no_amount);
    CHECK(refusal([] { return value::range(parse("3人"), parse("2人")); }) == code::bad_number);
    CHECK(refusal([] { return value::range(parse("3人"), parse("4件")); }) == code::unit_mismatch);
    CHECK(to_string(value::range(parse("3人"), parse("4人"))) == "3人～4人");
}

TEST_CASE("延べ changes what is counted and stays with the value")
{
    CHECK(parse("延べ100人") != parse("100人"));
    CHECK(to_string(parse("延べ100人") + parse("延べ20人")) == "延べ120人");
    CHECK(refusal([] { return parse("延べ100人") + parse("20人"); }) == code::unit_mismatch);
    CHECK(refusal([] { return parse("延べ100人") < parse("20人"); }) == code::unit_mismatch);
}

TEST_CASE("the values of a cell")
{
    auto const cell = [](std::string_view text) {
        std::string said;
        for (value const& v : parse_cell(text)) { said += describe(v) + "|"; }
        return said;
    };
    CHECK(cell("46人") == "46 人 annual|");
    CHECK(cell("10人、3社") == "10 人 annual|3 社 annual|");
    CHECK(cell("10人／12人") == "10 人 annual|12 人 annual|");
    CHECK(cell("10人 / 12人") == "10 人 annual|12 人 annual|");
    CHECK(cell("累計10人\r\n50%(6隊、2社)")
          == "10 人 cumulative|50 % level (6 隊 annual; 2 社 annual)|");
    CHECK(cell("10人；－") == "10 人 annual|missing unspecified|");
    CHECK(cell("5人/日、3件／月") == "5 人/日 level|3 件/月 level|");
    CHECK(refusal([&] { return cell("10、20人"); }) == code::unknown_unit);
    CHECK(refusal([&] { return cell("3/5"); }) == code::unknown_unit);
    CHECK(cell("男性10人、女性12人") == "10 人 annual [男性]|12 人 annual [女性]|");
    CHECK(refusal([&] { return cell("10人/12人"); }) == code::trailing_text);
    CHECK(refusal([&] { return cell("100件/5年"); }) == code::trailing_text);
    CHECK(refusal([&] { return cell("窓口10人、支所12人"); }) == code::bad_number);
    CHECK(refusal([&] { return cell("、"); }) == code::empty_text);
    auto const e = caught<notation_error>([] { return parse_cell("10人、2皿"); });
    CHECK(e.position() == std::string_view{"10人、2"}.size());
    std::string const message = caught<notation_error>([] { return parse("10人、12人"); }).what();
    CHECK(message.find("parse_cell") != std::string::npos);
}

TEST_CASE("absurd text is refused at once, by limits that can be raised, in a short message")
{
    std::string const million(1'000'000, '9');
    CHECK(std::string{caught<notation_error>([&] { return parse(million); }).what()}.size() < 400);
    CHECK(refusal([&] { return parse(std::string(2'000, '9'), {.most_bytes = 5'000}); })
          == code::bad_number);
    CHECK(parse(std::string(2'000, '9'), {.most_digits = 2'000}).number()
          == power_of_ten(2'000) - 1);
    std::string const deep = "1" + std::string(500'000, '(');
    CHECK(refusal([&] { return parse(deep); }) == code::trailing_text);
    CHECK(refusal([&] { return parse(deep, {.most_bytes = 1'000'000}); }) == code::trailing_text);
    CHECK(refusal([] { return parse("1e999999999"); }) == code::unknown_unit);
    std::string many = "1人";
    for (int i = 0; i < 20'000; ++i) { many += "、1人"; }
    CHECK(parse_cell(many, {.most_bytes = 1'000'000}).size() == 20'001);
}

TEST_CASE("what may have been meant is said beside the refusal")
{
    auto const nearest = [](std::string_view text) {
        return caught<notation_error>([&] { return parse(text); }).nearest();
    };
    CHECK(nearest("9777,442") == "9,777,442");
    CHECK(nearest("3箇処") == "箇所");
    CHECK(nearest("10O人").empty());
    CHECK(nearest("人").empty());
}
