// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column_arithmetic.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

any_column read(std::vector<std::string_view> const& texts)
{
    return read_column(texts);
}

// Numbers at the edges of 64 bits and small ones, of a scale.
any_column random_column(std::mt19937_64& dice, column_type type, std::size_t rows)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    std::vector<std::int64_t> const edges{most, least, most - 1, least + 1, 0, 1, -1, 10};
    column_builder out{type, false};
    for (std::size_t i = 0; i < rows; ++i) {
        switch (dice() % 4) {
        case 0: out.add(edges[dice() % edges.size()], type.scale); break;
        case 1: out.add_missing(code::pending); break;
        default: out.add(static_cast<std::int64_t>(dice() % 2'000'001) - 1'000'000, type.scale);
        }
    }
    return std::move(out).finish();
}

std::optional<value> alone(value const& a, value const& b, bool plus)
{
    try {
        return plus ? a + b : a - b;
    } catch (amount_error const&) {
        return std::nullopt;
    }
}

}  // namespace

TEST_CASE("columns add and subtract as their values do, at the edges of 64 bits too")
{
    std::mt19937_64 dice{11};
    column_type const t{unit_of<units::t>, basis::annual, 1, 1};
    column_type const thousand{unit_of<units::t>, basis::annual, 1000, 0};
    for (int round = 0; round < 50; ++round) {
        any_column const a = random_column(dice, t, 40);
        any_column const b = random_column(dice, thousand, 40);
        for (bool const plus : {true, false}) {
            any_column const c = plus ? a + b : a - b;
            for (std::size_t row = 0; row < c.size(); ++row) {
                auto const wanted = alone(a[row], b[row], plus);
                CHECK(c[row].is_missing() == !wanted.has_value());
                if (wanted) { CHECK(c[row] == *wanted); }
            }
        }
        auto const order = compare(a, b);
        for (std::size_t row = 0; row < a.size(); ++row) {
            bool const both = a.reason(row) == code::none && b.reason(row) == code::none;
            CHECK(order[row]
                  == (!both              ? no_order
                      : a[row] < b[row]  ? -1
                      : a[row] == b[row] ? 0
                                         : 1));
        }
    }
}

TEST_CASE("what does not meet is refused before any row")
{
    CHECK_THROWS_AS(read({"1人"}) + read({"1件"}), unit_error);
    CHECK_THROWS_AS(read({"1人"}) + read({"累計1人"}), basis_error);
    CHECK_THROWS_AS(read({"1%"}) + read({"1%"}), basis_error);
    CHECK_THROWS_AS(read({"1人"}) + read({"1人", "2人"}), argument_error);
    CHECK_THROWS_AS(read({"1人"}) + read({"100人以上"}), amount_error);
    CHECK_THROWS_AS(compare(read({"1人"}), read({"1件"})), unit_error);
    CHECK((read({"2%"}) - read({"1%"}))[0] == parse("2%") - parse("1%"));
}

TEST_CASE("amounts change their unit exactly, or not at all")
{
    any_column const c = read({"1,500t", "-", "2,000t"});
    column_type const thousand{unit_of<units::t>, basis::annual, 1000, 0};
    CHECK_THROWS_AS(as_type(c, thousand), amount_error);
    any_column const in = as_type(c, {unit_of<units::t>, basis::annual, 1000, 1});
    CHECK(in.type().multiplier == 1000);
    CHECK(in[0] == parse("1.5千t"));
    CHECK(in.reason(1) == code::unspecified);
    CHECK_THROWS_AS(as_type(c, {unit_of<units::人>, basis::annual}), unit_error);
    CHECK_THROWS_AS(as_type(c, {unit_of<units::t>, basis::cumulative}), basis_error);
}

TEST_CASE("times an exact number")
{
    any_column const c = read({"3人", "10人"});
    CHECK(scaled(c, exact::ratio(3, 4))[0] == parse("3人") * exact::ratio(3, 4));
    CHECK_THROWS_AS(scaled(c, exact::ratio(1, 3)), amount_error);
    CHECK(scaled(c, -1)[1] == parse("10人") * -1);
    any_column const most =
        column_of({std::numeric_limits<std::int64_t>::max()}, {unit_of<units::人>, basis::annual});
    CHECK(scaled(most, 10)[0] == most[0] * 10);
}

TEST_CASE("a product of more decimals than a column has is that of the rows that do without them")
{
    column_type const finest{unit_of<units::t>, basis::annual, 1, largest_scale};
    any_column const whole = column_of({2'000'000'000'000'000'000}, finest);
    CHECK(scaled(whole, exact::ratio(3, 2))[0] == parse("3t"));
    CHECK_THROWS_WITH_AS(scaled(column_of({1}, finest), exact::ratio(3, 2)),
                         doctest::Contains("18 decimals"), amount_error);
}

TEST_CASE("columns of any two steps compare as their rows do")
{
    std::mt19937_64 dice{7};
    for (std::int64_t const multiplier : {std::int64_t{1}, std::int64_t{100'000'000}}) {
        for (int const scale : {0, 3, largest_scale}) {
            any_column const a =
                random_column(dice, {unit_of<units::t>, basis::annual, multiplier, scale}, 200);
            any_column const b =
                random_column(dice, {unit_of<units::kg>, basis::annual, 1, 18 - scale}, 200);
            auto const order = compare(a, b);
            auto const back = compare(b, a);
            for (std::size_t row = 0; row < a.size(); ++row) {
                bool const absent = a[row].is_missing() || b[row].is_missing();
                int const wanted = absent            ? no_order
                                   : a[row] < b[row] ? -1
                                   : b[row] < a[row] ? 1
                                                     : 0;
                CHECK(order[row] == wanted);
                CHECK(back[row] == (absent ? no_order : -wanted));
            }
        }
    }
}
