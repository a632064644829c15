// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/rule.hpp>

#include <array>
#include <string>

#include <doctest/doctest.h>

#include <tomakomai_kpi/value/units.hpp>

#include "support.hpp"

using namespace tomakomai_kpi;
using namespace tomakomai_kpi::tests;
namespace u = tomakomai_kpi::units;

namespace {

constexpr std::array all_bases{basis::annual,      basis::cumulative,    basis::level,
                               basis::change,      basis::annual_change, basis::cumulative_change,
                               basis::level_change};

// Rows of the rule table.

constexpr operand annual_people{unit_of<u::人>, basis::annual};
constexpr operand total_people{unit_of<u::人>, basis::cumulative};
constexpr operand present_people{unit_of<u::人>, basis::level};
constexpr operand annual_items{unit_of<u::件>, basis::annual};
constexpr operand annual_tonnes{unit_of<u::t>, basis::annual};
constexpr operand annual_kilograms{unit_of<u::kg>, basis::annual};
constexpr operand percent{unit_of<u::percent>, basis::level};
constexpr operand permille{unit_of<u::permille>, basis::level};
constexpr operand tenths{unit_of<u::割>, basis::level};
constexpr operand times{unit_of<u::倍>, basis::level};
constexpr operand points{unit_of<u::point>, basis::level_change};
constexpr operand unsaid_points{unit_of<u::point>, basis::change};
constexpr operand score{unit_of<u::点>, basis::level};
constexpr operand rank{unit_of<u::位>, basis::level};
constexpr operand person_nights{unit_of<u::人泊>, basis::annual};
constexpr operand nights{unit_of<u::泊>, basis::annual};

constexpr operand changed(operand of)
{
    return {difference_unit(of.unit), change_of(of.basis)};
}

constexpr bool gives(verdict const& v, operand result)
{
    return v.allowed() && !v.is_number && v.result.unit == result.unit
           && v.result.basis == result.basis;
}

constexpr bool refuses(verdict const& v, code why, instead meant = instead::nothing)
{
    return v.refused == why && v.instead == meant;
}

constexpr bool row_of_annual_plus_annual()
{
    return gives(rule::sum(annual_people, annual_people), annual_people)
           && gives(rule::accumulated(annual_people), total_people)
           && rule::different_periods(basis::annual) == code::period_mismatch;
}

constexpr bool row_of_cumulative_plus_annual()
{
    return refuses(rule::sum(total_people, annual_people), code::basis_mismatch, instead::extend)
           && refuses(rule::sum(annual_people, total_people), code::basis_mismatch, instead::extend)
           && gives(rule::extended(total_people, annual_people), total_people)
           && refuses(rule::extended(annual_people, annual_people), code::basis_mismatch)
           && refuses(rule::extended(total_people, total_people), code::basis_mismatch)
           && refuses(rule::extended(total_people, annual_items), code::unit_mismatch);
}

constexpr bool row_of_difference_of_cumulatives()
{
    return gives(rule::years_between(total_people, total_people), total_people)
           && refuses(rule::years_between(annual_people, total_people), code::basis_mismatch)
           && refuses(rule::years_between(total_people, {unit_of<u::件>, basis::cumulative}),
                      code::unit_mismatch);
}

constexpr bool row_of_cumulative_plus_cumulative()
{
    return gives(rule::sum(total_people, total_people), total_people)
           && rule::different_periods(basis::cumulative) == code::period_overlap
           && refuses(rule::accumulated(total_people), code::basis_mismatch);
}

constexpr bool row_of_level_plus_level()
{
    return gives(rule::sum(present_people, present_people), present_people)
           && rule::different_periods(basis::level) == code::not_additive_over_years
           && refuses(rule::accumulated(present_people), code::not_additive_over_years)
           && refuses(rule::over(present_people), code::not_additive_over_years)
           && refuses(rule::sum(present_people, annual_people), code::basis_mismatch);
}

constexpr bool row_of_ratio_plus_ratio()
{
    return refuses(rule::sum(percent, percent), code::ratio_not_additive, instead::weighted_mean)
           && refuses(rule::sum(percent, permille), code::ratio_not_additive,
                      instead::weighted_mean)
           && refuses(rule::accumulated(percent), code::not_additive_over_years)
           && refuses(rule::sum(score, score), code::not_ratio_scale)
           && refuses(rule::sum(rank, rank), code::not_ratio_scale);
}

constexpr bool row_of_averages_and_rates()
{
    constexpr operand average{unit_of<u::円毎人>, basis::level};
    constexpr operand rate{unit_of<u::件毎日>, basis::level};
    return refuses(rule::sum(average, average), code::ratio_not_additive, instead::weighted_mean)
           && gives(rule::sum(rate, rate), rate) && rule::ratio(average, average).is_number
           && gives(rule::difference(average, average), changed(average))
           && gives(rule::sum(average, changed(average)), average)
           && gives(rule::scaled(average), average)
           && refuses(rule::sum(rate, average), code::unit_mismatch)
           && refuses(rule::over(rate), code::not_additive_over_years)
           && refuses(rule::accumulated(average), code::not_additive_over_years)
           && refuses(rule::relative_change(average, rate), code::unit_mismatch)
           && rule::relative_change(average, average).allowed();
}

constexpr bool row_of_value_minus_value()
{
    return gives(rule::difference(annual_people, annual_people), changed(annual_people))
           && gives(rule::difference(total_people, total_people), changed(total_people))
           && gives(rule::difference(percent, percent), points)
           && gives(rule::difference(times, times), changed(times))
           && gives(rule::difference(times, permille), changed(permille))
           && refuses(rule::difference(percent, tenths), code::unit_mismatch, instead::one_unit)
           && refuses(rule::difference(tenths, percent), code::unit_mismatch, instead::one_unit)
           && gives(rule::difference(score, score), changed(score))
           && gives(rule::difference(annual_tonnes, annual_kilograms), changed(annual_kilograms))
           && refuses(rule::difference(annual_people, total_people), code::basis_mismatch)
           && refuses(rule::difference(total_people, present_people), code::basis_mismatch)
           && refuses(rule::difference(annual_people, annual_items), code::unit_mismatch);
}

constexpr bool row_of_value_plus_change()
{
    return gives(rule::sum(annual_people, changed(annual_people)), annual_people)
           && gives(rule::sum(changed(annual_people), annual_people), annual_people)
           && gives(rule::difference(annual_people, changed(annual_people)), annual_people)
           && gives(rule::sum(percent, points), percent)
           && refuses(rule::sum(permille, unsaid_points), code::unit_mismatch, instead::one_unit)
           && refuses(rule::sum(times, points), code::unit_mismatch, instead::one_unit)
           && refuses(rule::difference(times, points), code::unit_mismatch, instead::one_unit)
           && gives(rule::sum(times, changed(times)), times)
           && refuses(rule::sum(percent, changed(tenths)), code::unit_mismatch, instead::one_unit)
           && gives(rule::sum(tenths, changed(permille)), permille)
           && refuses(rule::sum(points, changed(tenths)), code::unit_mismatch, instead::one_unit)
           && refuses(rule::difference(changed(permille), points), code::unit_mismatch,
                      instead::one_unit)
           && refuses(rule::sum(points, changed(score)), code::unit_mismatch)
           && gives(rule::sum(points, points), points)
           && gives(rule::sum(unsaid_points, points), points)
           && gives(rule::difference(points, unsaid_points), points)
           && refuses(rule::sum(annual_people, changed(total_people)), code::basis_mismatch)
           && refuses(rule::sum(changed(annual_people), changed(total_people)),
                      code::basis_mismatch)
           && refuses(rule::sum(annual_people, changed(annual_items)), code::unit_mismatch)
           && refuses(rule::difference(changed(annual_people), annual_people),
                      code::basis_mismatch);
}

constexpr bool row_of_value_over_value()
{
    return rule::ratio(annual_people, annual_people).is_number
           && rule::ratio(annual_tonnes, annual_kilograms).is_number
           && rule::ratio(percent, permille).is_number
           && refuses(rule::ratio(score, score), code::not_ratio_scale)
           && refuses(rule::ratio(rank, rank), code::not_ratio_scale)
           && refuses(rule::ratio(annual_people, total_people), code::basis_mismatch);
}

constexpr bool row_of_change_over_change()
{
    return rule::ratio(changed(annual_people), changed(annual_people)).is_number
           && rule::ratio(points, points).is_number
           && rule::ratio(changed(times), changed(permille)).is_number
           && rule::ratio(changed(score), changed(score)).is_number
           && refuses(rule::ratio(changed(annual_people), changed(total_people)),
                      code::basis_mismatch)
           && refuses(rule::ratio(changed(annual_people), annual_people), code::basis_mismatch);
}

constexpr bool row_of_products_of_units()
{
    return gives(rule::ratio(person_nights, annual_people), {unit_of<u::泊>, basis::level})
           && gives(rule::ratio(person_nights, nights), {unit_of<u::人>, basis::level})
           && refuses(rule::ratio(person_nights, total_people), code::basis_mismatch)
           && refuses(rule::ratio(annual_people, person_nights), code::undeclared_product)
           && refuses(rule::ratio(annual_people, annual_items), code::undeclared_product);
}

constexpr bool row_of_declared_products_and_quotients()
{
    constexpr operand average{unit_of<u::円毎人>, basis::level};
    constexpr operand money{unit_of<u::円>, basis::annual};
    constexpr operand present_nights{unit_of<u::泊>, basis::level};
    constexpr operand total_nights{unit_of<u::泊>, basis::cumulative};
    return gives(rule::product(annual_people, nights), person_nights)
           && gives(rule::product(nights, annual_people), person_nights)
           && gives(rule::product(annual_people, present_nights), person_nights)
           && gives(rule::product(present_nights, annual_people), person_nights)
           && refuses(rule::product(annual_people, total_nights), code::basis_mismatch)
           && refuses(rule::product(changed(annual_people), nights), code::basis_mismatch)
           && refuses(rule::product(annual_people, annual_people), code::undeclared_product)
           && refuses(rule::product(percent, annual_people), code::undeclared_product)
           && gives(rule::ratio(money, annual_people), average)
           && gives(rule::ratio(money, average), annual_people)
           && gives(rule::product(average, annual_people), money)
           && gives(rule::product(annual_people, average), money)
           && refuses(rule::ratio(money, total_people), code::basis_mismatch)
           && refuses(rule::ratio(average, money), code::undeclared_product)
           && refuses(rule::ratio(changed(money), annual_people), code::basis_mismatch);
}

// A unit of a program's own is asked for by name.
constexpr unit_definition dish = counter("皿");
constexpr unit_definition dish_day = product("皿日", dish, u::日::definition);
constexpr unit_definition yen_per_dish = quotient("円/皿", u::円::definition, dish);

constexpr bool own_products_are_asked_for()
{
    constexpr operand dishes{unit{dish}, basis::annual};
    constexpr operand days{unit_of<u::日>, basis::annual};
    constexpr operand total_days{unit_of<u::日>, basis::cumulative};
    constexpr operand present_days{unit_of<u::日>, basis::level};
    constexpr operand money{unit_of<u::千円>, basis::annual};
    unit const product{dish_day}, average{yen_per_dish};
    return refuses(rule::product(dishes, days), code::undeclared_product)
           && gives(rule::in_declared(product, dishes, days), {product, basis::annual})
           && gives(rule::in_declared(product, dishes, present_days), {product, basis::annual})
           && gives(rule::in_declared(average, money, dishes), {average, basis::level})
           && refuses(rule::in_declared(product, dishes, total_days), code::basis_mismatch)
           && refuses(rule::in_declared(product, changed(dishes), days), code::basis_mismatch)
           && refuses(rule::in_declared(product, days, dishes), code::undeclared_product)
           && refuses(rule::in_declared(product, dishes, annual_people), code::undeclared_product)
           && refuses(rule::in_declared(unit_of<u::人>, dishes, days), code::undeclared_product);
}

constexpr bool row_of_scalars()
{
    return gives(rule::scaled(annual_people), annual_people)
           && gives(rule::scaled(percent), percent) && gives(rule::scaled(score), score)
           && gives(rule::scaled(points), points)
           && refuses(rule::scaled(rank), code::not_ratio_scale)
           && gives(rule::per_year(total_people), annual_people)
           && refuses(rule::per_year(annual_people), code::basis_mismatch);
}

constexpr bool row_of_order()
{
    return rule::order(annual_people, annual_people).allowed() && rule::order(rank, rank).allowed()
           && rule::order(score, score).allowed() && rule::order(percent, permille).allowed()
           && rule::order(points, unsaid_points).allowed()
           && refuses(rule::order(points, changed(times)), code::unit_mismatch, instead::one_unit)
           && refuses(rule::ratio(points, changed(times)), code::undeclared_product)
           && refuses(rule::order(points, times), code::unit_mismatch)
           && refuses(rule::order(annual_people, annual_items), code::unit_mismatch)
           && refuses(rule::order(annual_people, total_people), code::basis_mismatch)
           && refuses(rule::order(annual_people, changed(annual_people)), code::basis_mismatch);
}

constexpr bool row_of_different_dimensions()
{
    return refuses(rule::sum(annual_people, annual_items), code::unit_mismatch)
           && refuses(rule::sum(annual_people, {unit_of<u::件>, basis::cumulative}),
                      code::unit_mismatch)
           && refuses(rule::sum(percent, present_people), code::unit_mismatch)
           && refuses(rule::sum(present_people, {unit_of<u::none>, basis::level}),
                      code::unit_mismatch);
}

constexpr bool row_of_what_a_unit_stands_on()
{
    return rule::carry(annual_people).allowed() && rule::carry(present_people).allowed()
           && refuses(rule::carry({unit_of<u::percent>, basis::annual}), code::basis_mismatch)
           && refuses(rule::carry({unit_of<u::percent>, basis::cumulative}), code::basis_mismatch)
           && refuses(rule::carry({unit_of<u::percent>, basis::level_change}), code::unit_mismatch,
                      instead::points)
           && refuses(rule::carry({unit_of<u::point>, basis::level}), code::basis_mismatch)
           && refuses(rule::carry({unit_of<u::点>, basis::annual}), code::basis_mismatch)
           && refuses(rule::carry({unit_of<u::位>, basis::cumulative}), code::basis_mismatch)
           && rule::carry({unit_of<u::位>, basis::level_change}).allowed()
           && rule::carry({unit_of<u::円毎人>, basis::level}).allowed()
           && rule::carry({unit_of<u::件毎日>, basis::level_change}).allowed()
           && refuses(rule::carry({unit_of<u::円毎人>, basis::annual}), code::basis_mismatch)
           && refuses(rule::carry({unit_of<u::件毎日>, basis::cumulative}), code::basis_mismatch);
}

// What is no flow does not change by the year or in total.
constexpr bool row_of_changes_of_states()
{
    for (unit const u :
         {unit_of<u::点>, unit_of<u::位>, unit_of<u::point>, unit_of<u::円毎人>, unit_of<u::件毎日>,
          unit_of<u::倍>, unit_of<u::割>, unit_of<u::permille>}) {
        if (!refuses(rule::carry({u, basis::annual_change}), code::basis_mismatch)
            || !refuses(rule::carry({u, basis::cumulative_change}), code::basis_mismatch)
            || !rule::carry({u, basis::level_change}).allowed()
            || !rule::carry({u, basis::change}).allowed()) {
            return false;
        }
    }
    return rule::carry({unit_of<u::人泊>, basis::annual_change}).allowed()
           && rule::carry({unit_of<u::none>, basis::cumulative_change}).allowed();
}

static_assert(row_of_annual_plus_annual());
static_assert(row_of_cumulative_plus_annual());
static_assert(row_of_difference_of_cumulatives());
static_assert(row_of_cumulative_plus_cumulative());
static_assert(row_of_level_plus_level());
static_assert(row_of_ratio_plus_ratio());
static_assert(row_of_averages_and_rates());
static_assert(row_of_value_minus_value());
static_assert(row_of_value_plus_change());
static_assert(row_of_value_over_value());
static_assert(row_of_change_over_change());
static_assert(row_of_products_of_units());
static_assert(row_of_declared_products_and_quotients());
static_assert(own_products_are_asked_for());
static_assert(row_of_scalars());
static_assert(row_of_order());
static_assert(row_of_different_dimensions());
static_assert(row_of_what_a_unit_stands_on());
static_assert(row_of_changes_of_states());

}  // namespace

TEST_CASE("the rule table, row by row")
{
    CHECK(row_of_annual_plus_annual());
    CHECK(row_of_cumulative_plus_annual());
    CHECK(row_of_difference_of_cumulatives());
    CHECK(row_of_cumulative_plus_cumulative());
    CHECK(row_of_level_plus_level());
    CHECK(row_of_ratio_plus_ratio());
    CHECK(row_of_averages_and_rates());
    CHECK(row_of_value_minus_value());
    CHECK(row_of_value_plus_change());
    CHECK(row_of_value_over_value());
    CHECK(row_of_change_over_change());
    CHECK(row_of_products_of_units());
    CHECK(row_of_declared_products_and_quotients());
    CHECK(own_products_are_asked_for());
    CHECK(row_of_scalars());
    CHECK(row_of_order());
    CHECK(row_of_different_dimensions());
    CHECK(row_of_what_a_unit_stands_on());
    CHECK(row_of_changes_of_states());
}

TEST_CASE("a basis knows its change, and has a name in both languages")
{
    CHECK(change_of(basis::annual) == basis::annual_change);
    CHECK(change_of(basis::cumulative) == basis::cumulative_change);
    CHECK(change_of(basis::level) == basis::level_change);
    for (basis const b : all_bases) {
        CHECK(is_change(change_of(b)));
        CHECK(is_change(b) == (change_of(b) == b));
        CHECK(is_change(b) == (std::string{name(b)} == "change"));
        CHECK(changes(basis::change, b));
        CHECK(changes(change_of(b), b));
        CHECK(!std::string{japanese(b)}.empty());
    }
    CHECK(!changes(basis::annual_change, basis::level));
    CHECK(std::string{name(basis::cumulative)} == "cumulative");
    CHECK(std::string{japanese(basis::cumulative)} == "累計");
    CHECK(std::string{name(instead::extend)} == "extend");
    CHECK(std::string{name(instead::nothing)}.empty());
}
