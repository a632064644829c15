// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/mixed_column.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

using views = std::vector<std::string_view>;
using rows = std::vector<std::size_t>;

// What each row says, missing where it is in no part.
std::vector<value> in_order(mixed_column const& c)
{
    std::vector<value> out(c.size, value::missing(code::unspecified));
    for (auto const& gone : c.missing) { out[gone.row] = value::missing(gone.reason); }
    for (auto const& part : c.parts) {
        REQUIRE(part.column.size() == part.rows.size());
        for (std::size_t i = 0; i < part.rows.size(); ++i) { out[part.rows[i]] = part.column[i]; }
    }
    return out;
}

template <class Error>
std::string message_of(mixed_reader& reader, views const& texts)
{
    try {
        reader.read(texts);
        return "";
    } catch (Error const& e) {
        return e.what();
    }
}

}  // namespace

TEST_CASE("each text says its own unit, whatever stands beside it")
{
    mixed_reader reader;
    auto const c = reader.read(views{"5t", "3kg", "集計中", "2千t", "7kg", "約8t"});
    REQUIRE(c.parts.size() == 3);
    CHECK(c.parts[0].rows == rows{0, 5});
    CHECK(c.parts[1].rows == rows{1, 4});
    CHECK(c.parts[2].rows == rows{3});
    CHECK(c.parts[0].column.type().unit == unit_of<units::t>);
    CHECK(c.parts[2].column.type().multiplier == 1000);
    CHECK(c.parts[0].column[1] == parse("約8t"));
    REQUIRE(c.missing.size() == 1);
    CHECK(c.missing[0].reason == code::pending);
    CHECK(!c.is_one());
}

TEST_CASE("what is missing stands among the rows of the only unit, before it and behind")
{
    mixed_reader reader;
    for (int batch = 0; batch < 3; ++batch) {  // a unit that is known is used as one that is not
        auto const c = reader.read(views{"集計中", {}, "1人", "-", "2人"});
        REQUIRE(c.is_one());
        any_column const& all = c.parts[0].column;
        CHECK(all.reason(0) == code::pending);
        CHECK(all.reason(1) == code::unspecified);
        CHECK(all[2] == parse("1人"));
        CHECK(all.reason(3) != code::none);
        CHECK(all[4] == parse("2人"));
    }
    CHECK(reader.read(views{"集計中", {}}).parts.empty());
    CHECK(reader.read(views{}).parts.empty());
}

TEST_CASE("a batch that is refused says how many and the first, and the next is read")
{
    mixed_reader reader;
    CHECK(message_of<notation_error>(reader, {"1人", "束", "2件", "束"})
          == "2行目「束」: 「束」の1文字目: 数として読めない。例: 1,644件、199.5万人、2億396万円"
             " (not a number)。ほかに1行 (and 1 more rows) [bad_number]");
    std::string const fine = "0." + std::string(18, '0') + "1件";
    CHECK(message_of<amount_error>(reader, {"1人", fine}).starts_with("2行目「" + fine + "」"));
    auto const c = reader.read(views{"3件"});
    CHECK(c.is_one());
    CHECK(c.parts[0].column[0] == parse("3件"));
}

TEST_CASE("a basis that is said is that of every text")
{
    mixed_reader reader{basis::level};
    CHECK(reader.read(views{"46人"}).parts[0].column.type().basis == basis::level);
    CHECK(message_of<basis_error>(reader, {"累計46人"}).find("basis_mismatch")
          != std::string::npos);
}

TEST_CASE("batches of any texts are read as parse reads each of them")
{
    views const kinds{"人", "千人", "t", "kg", "%", "円", "位", "", "年", "人以上", "月", "件程度"};
    std::mt19937 random{20221124};
    mixed_reader reader;
    for (int batch = 0; batch < 200; ++batch) {
        std::vector<std::string> texts;
        for (std::size_t i = random() % 20; i > 0; --i) {
            std::string text = random() % 4 == 0 ? "累計" : "";
            text += std::to_string(random() % (random() % 2 == 0 ? 100 : 1'000'000));
            if (random() % 3 == 0) { text += "." + std::to_string(random() % 100); }
            text += random() % 8 == 0 ? "" : kinds[random() % kinds.size()];
            texts.push_back(random() % 9 == 0 ? "-" : text);
        }
        std::vector<value> wanted;
        views given;
        for (auto const& text : texts) {
            auto const read = try_parse(text);
            if (!read) { continue; }
            wanted.push_back(read.value());
            given.push_back(text);
        }
        auto const found = in_order(reader.read(given));
        REQUIRE(found.size() == wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            CAPTURE(given[i]);
            if (wanted[i].is_missing()) {
                CHECK(found[i].reason() == wanted[i].reason());
            } else {
                CHECK(found[i] == wanted[i]);
            }
        }
    }
}

TEST_CASE("one total is of one unit and basis, and of what adds")
{
    column_type const people{unit_of<units::人>, basis::annual};
    column_type const tons{unit_of<units::t>, basis::annual};
    column_type const kilos{unit_of<units::kg>, basis::annual};
    CHECK_NOTHROW(require_one_total(people, people));
    CHECK_THROWS_AS(require_one_total(people, tons), unit_error);
    CHECK_THROWS_WITH_AS(require_one_total(tons, kilos), doctest::Contains("kpi_value(x, 't')"),
                         unit_error);
    CHECK_THROWS_AS(require_one_total(people, {unit_of<units::人>, basis::cumulative}),
                    basis_error);
    column_type const shares{unit_of<units::percent>, basis::level};
    CHECK_THROWS_AS(require_one_total(shares, shares), basis_error);
}
