// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/column/any_column.hpp>

#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/units.hpp>

using namespace tomakomai_kpi;

namespace {

column_type const people{unit_of<units::人>, basis::annual};

detail::wide const past_64_bits = detail::wide{std::numeric_limits<std::int64_t>::max()} + 1;

}  // namespace

TEST_CASE("a column has as few bits and decimals as its amounts need")
{
    column_builder out{people};
    CHECK(out.add(12));
    CHECK(out.add(125, 2));
    CHECK(out.add(130, 2));
    any_column const narrow = column_builder{out}.finish();
    CHECK(narrow.type().scale == 2);
    CHECK_FALSE(narrow.is_wide());
    CHECK(narrow[0] == parse("12人"));
    CHECK(narrow[1] == parse("1.25人"));
    CHECK(out.add(past_64_bits));
    any_column const wide = std::move(out).finish();
    CHECK(wide.is_wide());
    CHECK(wide[1] == parse("1.25人"));
    CHECK(wide[3].number() == exact{std::numeric_limits<std::int64_t>::max()} + 1);
}

TEST_CASE("what a scale or 38 digits do not hold is not taken")
{
    column_builder fixed{{unit_of<units::人>, basis::annual, 1, 1}, false};
    CHECK(fixed.add(5));
    CHECK(fixed.add(70, 2));
    CHECK_FALSE(fixed.add(71, 2));
    CHECK(std::move(fixed).finish().size() == 2);

    column_builder grown{people};
    detail::wide most = 1;
    for (int i = 0; i < 38; ++i) { most *= 10; }
    CHECK(grown.add(most - 1));
    CHECK_FALSE(grown.add(most));
    CHECK_FALSE(grown.add(1, 1));  // the first would have 39 digits
    CHECK_FALSE(grown.add(1, largest_scale + 1));
    CHECK(std::move(grown).finish().size() == 1);
}

TEST_CASE("rows without an amount say why, and what they say instead")
{
    column_builder out{people};
    out.add(3);
    out.add_missing(code::pending);
    out.add_missing(code::bound);
    out.keep(parse("100人以上"));
    any_column const c = std::move(out).finish();
    CHECK(c.reason(0) == code::none);
    CHECK(c.reason(1) == code::pending);
    CHECK(c[1] == value::missing(code::pending));
    CHECK(c[2] == parse("100人以上"));
    auto const gaps = c.count_gaps();
    CHECK(gaps.missing == 1);
    CHECK(gaps.not_amounts == 1);
    CHECK(gaps.first_not_amount == 2);
}

TEST_CASE("slices and rows taken say what their rows said")
{
    column_builder out{people};
    for (int i = 0; i < 5; ++i) { out.add(i); }
    out.add_missing(code::suspended);
    out.add_missing(code::bound);
    out.keep(parse("7人以上"));
    any_column const c = std::move(out).finish();
    any_column const part = c.slice(4, 3);
    CHECK(part.size() == 3);
    CHECK(part[0] == parse("4人"));
    CHECK(part.reason(1) == code::suspended);
    CHECK(part[2] == parse("7人以上"));
    CHECK(part.slice(2, 1)[0] == parse("7人以上"));
    std::vector<std::size_t> const rows{6, 0, 6, 5};
    any_column const taken = c.take(rows);
    CHECK(taken[0] == parse("7人以上"));
    CHECK(taken[1] == parse("0人"));
    CHECK(taken[2] == taken[0]);
    CHECK(taken.reason(3) == code::suspended);
    CHECK(c.slice(0, 0).size() == 0);
}

TEST_CASE("equal columns say the same, whatever their scales and widths")
{
    any_column const whole = column_of({1, 2}, people);
    CHECK(whole == column_of({10, 20}, {unit_of<units::人>, basis::annual, 1, 1}));
    CHECK_FALSE(whole == column_of({1, 2}, {unit_of<units::件>, basis::annual}));
    CHECK_FALSE(whole == column_of({1, 2}, {unit_of<units::人>, basis::cumulative}));
    CHECK_FALSE(whole == column_of({1}, people));
}

TEST_CASE("no column is of a basis that its unit cannot have")
{
    CHECK_THROWS_AS(column_of({1}, {unit_of<units::percent>, basis::cumulative}), basis_error);
}
