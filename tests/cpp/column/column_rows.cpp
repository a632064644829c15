// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_rows.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

any_column read(std::vector<std::string_view> const& texts, std::optional<basis> on = {})
{
    return read_column(texts, {.basis = on});
}

}  // namespace

TEST_CASE("columns below each other say all that they said")
{
    any_column const a = read({"46人", "集計中", "100人以上"});
    any_column const b = read({"約1.25人", "10～15人"});
    any_column const both = joined(std::vector{a, b});
    CHECK(both.type().scale == 2);
    REQUIRE(both.size() == 5);
    for (std::size_t row = 0; row < a.size(); ++row) { CHECK(both[row] == a[row]); }
    for (std::size_t row = 0; row < b.size(); ++row) {
        CHECK(to_string(both[a.size() + row]) == to_string(b[row]));
    }
    CHECK(both.reason(1) == code::pending);
}

TEST_CASE("columns that do not meet are not joined")
{
    any_column const people = read({"46人"});
    CHECK_THROWS_AS(joined(std::vector{people, read({"46件"})}), unit_error);
    CHECK_THROWS_AS(joined(std::vector{people, read({"46千人"})}), unit_error);
    CHECK_THROWS_AS(joined(std::vector{people, read({"累計46人"})}), basis_error);
    any_column const most = read({"99999999999999999999999999999999999999人"});
    CHECK(joined(std::vector{most, people}).size() == 2);
    CHECK_THROWS_AS(joined(std::vector{most, read({"0.1人"})}), amount_error);
}

TEST_CASE("equal rows have equal numbers, and missing ones none")
{
    any_column const c = read({"5人", "約5人", "延べ5人", "5人以上", "5人以上", "未定", "5.0人"});
    CHECK(row_codes(c) == std::vector<std::int32_t>{0, 0, 1, 2, 2, no_row_code, 0});
    CHECK(missing_rows(c) == std::vector<unsigned char>{0, 0, 0, 0, 0, 1, 0});
}

TEST_CASE("rows are ordered by their amounts")
{
    any_column const c = read({"46人", "集計中", "12人", "46人", "99999999999999999999人", "-3人"});
    CHECK(row_ranks(c) == std::vector<std::int32_t>{2, no_row_code, 1, 2, 3, 0});
    CHECK_THROWS_AS(row_ranks(read({"1人", "2人以上"})), amount_error);
}

TEST_CASE("running sums go on over what is missing, or end there")
{
    any_column const c = read({"累計1人", "集計中", "累計2人"});
    any_column const on = running_sums(c, true);
    CHECK(on[2] == parse("累計3人"));
    CHECK(on.reason(1) == code::pending);
    CHECK(running_sums(c, false).reason(2) == code::pending);
    CHECK_THROWS_AS(running_sums(read({"1%"}), true), basis_error);
    any_column const most = read({"99999999999999999999999999999999999999人"});
    CHECK_THROWS_AS(running_sums(joined(std::vector{most, most}), true), amount_error);
}

TEST_CASE("a name says what it names")
{
    unit const plates = interned(counter("皿"));
    std::vector<unit> const own{plates};
    for (unit const of : {unit_of<units::人>, unit_of<units::t>, unit_of<units::percent>,
                          unit_of<units::point>, unit{}, plates}) {
        for (int b = 0; b <= static_cast<int>(basis::level_change); ++b) {
            for (std::int64_t const multiplier : {1, 1000}) {
                column_type const t{of, static_cast<basis>(b), multiplier, 0};
                CHECK(read_type_name(type_name(t), own) == t);
            }
        }
    }
    CHECK(type_name({unit_of<units::人>, basis::annual}) == "人");
    CHECK(type_name({unit_of<units::t>, basis::cumulative, 1000}) == "累計千t");
    CHECK(type_name({unit_of<units::percent>, basis::level}) == "%");
    CHECK(type_name({unit_of<units::人>, basis::level}) == "時点人");
    CHECK_THROWS_AS(read_type_name("知らない"), notation_error);
}
