// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/column.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/column/column_text.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

TEST_CASE("columns of quantities have the types that quantities have")
{
    using people = annual<units::人>;
    column<people> const a{{1, 2, 3}};
    column<people> const b{{10, 20, 35}, 1};
    auto const both = a + b;
    static_assert(std::is_same_v<decltype(both), column<people> const>);
    CHECK(both[2] == people{exact::ratio(13, 2)});
    static_assert(std::is_same_v<decltype(a - b), column<change<people>>>);
    CHECK((a - b)[0] == change<people>{0});
    CHECK((a * 3)[1] == people{6});
    CHECK(*sum(a) == people{6});
    CHECK(compare(a, b) == std::vector<signed char>{0, 0, -1});
    CHECK(*attainment(a, b)[2] == exact::ratio(6, 7));
    CHECK(met(a, b).holds == std::vector<signed char>{1, 1, 0});
    CHECK(sum_by(a, {{0, 1, 0}, {0, 1}})[0] == people{4});

    column<people> const start{{0, 1, 3}};
    CHECK(*gap_closure(a, b, start)[1] == 1);
    CHECK(gap_closure(a, b, start).reason(0) == code::none);
    std::vector<std::int32_t> const n{2};
    std::vector<std::int32_t> const of{5};
    CHECK(on_path(a, b, start, {n, of}).holds == std::vector<signed char>{1, 1, 0});
    CHECK(on_path(a, b, {n, of}).reason(2) == code::no_baseline);
    column<cumulative<units::人>> const total{{40, 80}};
    column<cumulative<units::人>> const wanted{{100, 250}};
    column<people> const year{{9, 9}};
    CHECK(on_path(total, wanted, {n, of}).holds == std::vector<signed char>{1, 0});
    CHECK(on_path(total, wanted, year, {n, of}).holds == std::vector<signed char>{1, 0});

    std::vector<std::optional<people>> rows;
    for (auto const row : a) { rows.push_back(row); }
    CHECK(rows.size() == 3);
    CHECK(rows[2] == people{3});
}

TEST_CASE("thousands and ones meet exactly")
{
    column<annual<units::千t>> const thousands{{1}};
    column<annual<units::t>> const ones{{500}};
    CHECK((thousands + ones)[0] == annual<units::t>{1500});
    CHECK(*attainment(ones, thousands)[0] == exact::ratio(1, 2));
}

TEST_CASE("a column that was read is of the type, or refused")
{
    std::vector<std::string_view> const texts{"1.5千人", "集計中"};
    column<annual<units::人>> const c{read_column(texts)};
    CHECK(c[0] == annual<units::人>{1500});
    CHECK_FALSE(c[1].has_value());
    CHECK(c.reason(1) == code::pending);
    CHECK_THROWS_AS(column<annual<units::件>>{read_column(texts)}, unit_error);
    CHECK_THROWS_AS(column<cumulative<units::人>>{read_column(texts)}, basis_error);
}
