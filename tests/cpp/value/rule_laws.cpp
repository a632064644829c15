// SPDX-License-Identifier: BSL-1.0
// What holds for the rule table as a whole, whatever its rows say: sums are symmetric, what is
// taken away can be added again, and each refusal has a reason of the table.
#include <tomakomai_kpi/value/rule.hpp>

#include <array>
#include <span>
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

constexpr std::array some_units{
    unit_of<u::人>,       unit_of<u::件>,     unit_of<u::t>,      unit_of<u::kg>,
    unit_of<u::人泊>,     unit_of<u::泊>,     unit_of<u::分>,     unit_of<u::時間>,
    unit_of<u::円>,       unit_of<u::円毎人>, unit_of<u::円毎kg>, unit_of<u::円毎t>,
    unit_of<u::人毎日>,   unit_of<u::日>,     unit_of<u::none>,   unit_of<u::percent>,
    unit_of<u::permille>, unit_of<u::point>,  unit_of<u::倍>,     unit_of<u::割>,
    unit_of<u::点>,       unit_of<u::位>};

// So few that compilers walk them within their limit of steps.
constexpr std::array<unit, 2> few_units{unit_of<u::人>, unit_of<u::percent>};

constexpr bool same(operand a, operand b)
{
    return a.unit == b.unit && a.basis == b.basis;
}

constexpr bool same(verdict const& a, verdict const& b)
{
    return a.refused == b.refused && a.instead == b.instead && a.is_number == b.is_number
           && (!a.allowed() || a.is_number || same(a.result, b.result));
}

constexpr bool belongs_to_the_table(code c)
{
    return c == code::unit_mismatch || c == code::basis_mismatch || c == code::ratio_not_additive
           || c == code::not_ratio_scale || c == code::undeclared_product
           || c == code::not_additive_over_years;
}

// Either a reason of the table and no result, or a result that its unit can carry.
constexpr bool well_formed(verdict const& v)
{
    if (!v.allowed()) { return belongs_to_the_table(v.refused) && !v.is_number; }
    return v.instead == instead::nothing && (v.is_number || rule::carry(v.result).allowed());
}

constexpr bool laws_of_one(operand a)
{
    verdict const total = rule::accumulated(a);
    return well_formed(rule::scaled(a)) && well_formed(total) && well_formed(rule::over(a))
           && well_formed(rule::per_year(a)) && same(total, rule::over(a))
           && (!total.allowed() || same(rule::per_year(total.result).result, a))
           && (!rule::scaled(a).allowed() || same(rule::scaled(a).result, a))
           && rule::order(a, a).allowed() && rule::difference(a, a).allowed()
           && well_formed(rule::relative_change(a, a))
           && rule::relative_change(a, a).allowed()
                  == (!is_change(a.basis) && rule::ratio(a, a).allowed());
}

constexpr bool laws_of_two(operand a, operand b)
{
    verdict const sum = rule::sum(a, b);
    verdict const change = rule::difference(a, b);
    verdict const share = rule::ratio(a, b);
    verdict const product = rule::product(a, b);
    bool const commensurable_units = commensurable(a.unit, b.unit);

    bool const all_well_formed = well_formed(sum) && well_formed(change) && well_formed(share)
                                 && well_formed(rule::order(a, b))
                                 && well_formed(rule::extended(a, b))
                                 && well_formed(rule::years_between(a, b)) && well_formed(product)
                                 && well_formed(rule::relative_change(a, b));
    bool const symmetric = same(sum, rule::sum(b, a)) && same(rule::order(a, b), rule::order(b, a))
                           && same(rule::years_between(a, b), rule::years_between(b, a))
                           && same(product, rule::product(b, a))
                           && (!share.is_number || rule::ratio(b, a).is_number);
    // b + (a − b) is as a is; a sum minus one of its parts is the change of the other or itself.
    bool back_again = true;
    if (change.allowed() && !is_change(b.basis)) {
        verdict const back = rule::sum(b, change.result);
        back_again = back.allowed() && back.result.basis == a.basis
                     && commensurable(back.result.unit, a.unit);
    }
    // A product divided by one of its factors is the other again.
    bool factor_again = true;
    if (product.allowed()) {
        verdict const other = rule::ratio(product.result, b);
        factor_again = !product.is_number && other.allowed() && !other.is_number
                       && commensurable(other.result.unit, a.unit);
    }
    bool const only_like_meet_like =
        commensurable_units || is_change(a.basis) || is_change(b.basis)
        || (sum.refused == code::unit_mismatch && change.refused == code::unit_mismatch
            && rule::order(a, b).refused == code::unit_mismatch && !share.is_number);
    bool const results_are_no_coarser = !sum.allowed() || is_change(a.basis) || is_change(b.basis)
                                        || (sum.result.unit.factor() <= a.unit.factor()
                                            && sum.result.unit.factor() <= b.unit.factor());
    return all_well_formed && symmetric && back_again && factor_again && only_like_meet_like
           && results_are_no_coarser;
}

// All units on all bases that they can stand on, one by one and in pairs.
constexpr bool laws_hold(std::span<unit const> units, operand& culprit)
{
    for (unit const x : units) {
        for (basis const on : all_bases) {
            operand const a{x, on};
            if (!rule::carry(a).allowed()) { continue; }
            culprit = a;
            if (!laws_of_one(a)) { return false; }
            for (unit const y : units) {
                for (basis const other : all_bases) {
                    operand const b{y, other};
                    if (rule::carry(b).allowed() && !laws_of_two(a, b)) { return false; }
                }
            }
        }
    }
    return true;
}

constexpr bool laws_hold(std::span<unit const> units)
{
    operand culprit{};
    return laws_hold(units, culprit);
}

static_assert(laws_hold(few_units));

}  // namespace

TEST_CASE("every unit on every basis keeps the laws, alone and in pairs")
{
    operand culprit{};
    bool const kept = laws_hold(some_units, culprit);
    CAPTURE(std::string{culprit.unit.symbol()});
    CAPTURE(culprit.basis);
    CHECK(kept);
}
