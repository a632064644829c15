// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_RULE_HPP
#define TOMAKOMAI_KPI_VALUE_RULE_HPP

// The rule table: which values may meet, and what comes out.
//
// Every function here answers for one operation, from unit and basis alone:
// allowed, with the unit and basis of the result, or refused, under which code.
// The static types ask in their constraints, the run-time value in its checks;
// nothing else in the library decides what may be added.
//
// Synopsis
//   struct operand {unit, basis};
//   struct verdict;               allowed(), refused, result, is_number, instead
//   carry(a)                      may an amount of this unit stand on this basis?
//   sum, difference, ratio, order, product(a, b); scaled(a); relative_change(a, b)
//   in_declared(unit, a, b)       a product or quotient in a unit of one's own
//   accumulated(a), extended(total, next), years_between(later, earlier), over(a), per_year(a)
//   converted(from, to), assigned(a, result)
//   different_periods(basis)      the code of a sum over different periods

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/basis.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/composition.hpp>
#include <tomakomai_kpi/value/instead.hpp>
#include <tomakomai_kpi/value/unit.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

struct operand {
    tomakomai_kpi::unit unit;
    tomakomai_kpi::basis basis;
};

struct verdict {
    code refused = code::none;
    tomakomai_kpi::instead instead = instead::nothing;
    operand result{};
    bool is_number = false;  // the result is a bare exact number, without unit and basis

    constexpr bool allowed() const noexcept { return refused == code::none; }
};

namespace rule {

namespace detail {

constexpr verdict refuse(code reason, instead meant = instead::nothing) noexcept
{
    return {.refused = reason, .instead = meant};
}

constexpr verdict give(unit u, basis b) noexcept
{
    return {.result = {u, b}};
}

constexpr verdict number() noexcept
{
    return {.is_number = true};
}

// Shares convert into each other (50% = 0.5倍), the points of % into no other change.
constexpr verdict other_units(unit a, unit b) noexcept
{
    auto const of_a_share = [](unit u) {
        return u.scale() == scale_kind::points || u.scale() == scale_kind::proportion;
    };
    bool const shares =
        of_a_share(a) && of_a_share(b) && a.definition().dimension == b.definition().dimension;
    return refuse(code::unit_mismatch, shares ? instead::one_unit : instead::nothing);
}

// A value, and a change of it in a unit of its differences: of % points.
constexpr verdict shifted(operand value, operand change)
{
    if (!commensurable(difference_unit(value.unit), change.unit)) {
        return other_units(value.unit, change.unit);
    }
    if (!changes(change.basis, value.basis)) { return refuse(code::basis_mismatch); }
    bool const same_scale = value.unit.scale() == change.unit.scale();
    return give(same_scale ? finer(value.unit, change.unit) : value.unit, value.basis);
}

constexpr verdict both_changes(operand a, operand b)
{
    if (!commensurable(a.unit, b.unit)) { return other_units(a.unit, b.unit); }
    if (a.basis != b.basis && a.basis != basis::change && b.basis != basis::change) {
        return refuse(code::basis_mismatch);
    }
    return give(finer(a.unit, b.unit), a.basis == basis::change ? b.basis : a.basis);
}

constexpr code same_kind(operand a, operand b) noexcept
{
    if (!commensurable(a.unit, b.unit)) { return code::unit_mismatch; }
    if (a.basis != b.basis) { return code::basis_mismatch; }
    return code::none;
}

constexpr bool pair_of(operand a, operand b, basis x, basis y) noexcept
{
    return (a.basis == x && b.basis == y) || (a.basis == y && b.basis == x);
}

constexpr bool bears_ratios(unit u) noexcept
{
    return u.scale() != scale_kind::interval && u.scale() != scale_kind::ordinal;
}

}  // namespace detail

/// Flows are counts and measures; proportions, quotients, scores and ranks are states; points are
/// the changes of %, and nothing else.
constexpr verdict carry(operand a) noexcept
{
    scale_kind const scale = a.unit.scale();
    if (is_change(a.basis) && difference_unit(a.unit) != a.unit) {
        return detail::refuse(code::unit_mismatch, instead::points);
    }
    bool const flows =
        scale == scale_kind::ratio && a.unit.definition().composition != composition::quotient;
    bool fits = flows;
    switch (a.basis) {
    case basis::level: fits = scale != scale_kind::points; break;
    case basis::change:
    case basis::level_change: fits = true; break;
    default: break;
    }
    return fits ? detail::give(a.unit, a.basis) : detail::refuse(code::basis_mismatch);
}

/// Across parts of one period; a change may be added to what it is a change of.
constexpr verdict sum(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) { return detail::both_changes(a, b); }
    if (is_change(a.basis)) { return detail::shifted(b, a); }
    if (is_change(b.basis)) { return detail::shifted(a, b); }

    code const mismatch = detail::same_kind(a, b);
    if (mismatch == code::basis_mismatch
        && detail::pair_of(a, b, basis::annual, basis::cumulative)) {
        return detail::refuse(mismatch, instead::extend);
    }
    if (mismatch != code::none) { return detail::refuse(mismatch); }
    switch (a.unit.scale()) {
    case scale_kind::proportion:
    case scale_kind::average:
        return detail::refuse(code::ratio_not_additive, instead::weighted_mean);
    case scale_kind::interval:
    case scale_kind::ordinal: return detail::refuse(code::not_ratio_scale);
    default: return detail::give(finer(a.unit, b.unit), a.basis);
    }
}

/// The change between two values of one unit and basis: of % points. Of % and 倍 none could be added
/// to both.
constexpr verdict difference(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) { return detail::both_changes(a, b); }
    if (is_change(b.basis)) { return detail::shifted(a, b); }
    if (code const mismatch = detail::same_kind(a, b); mismatch != code::none) {
        return detail::refuse(mismatch);
    }
    unit const of_a = difference_unit(a.unit);
    unit const of_b = difference_unit(b.unit);
    if (!commensurable(of_a, of_b)) { return detail::other_units(a.unit, b.unit); }
    return detail::give(finer(of_a, of_b), change_of(a.basis));
}

/// < ≤ > ≥. Ranks have an order: 1位 is better than 2位, and smaller.
constexpr verdict order(operand a, operand b)
{
    if (is_change(a.basis) && is_change(b.basis)) {
        verdict const meet = detail::both_changes(a, b);
        return meet.allowed() ? detail::number() : meet;
    }
    code const mismatch = detail::same_kind(a, b);
    return mismatch == code::none ? detail::number() : detail::refuse(mismatch);
}

/// An exact number for one unit and basis; a value for a declared quotient: an average of two
/// values of one basis, a part of the dividend where the divisor is a level (円 ÷ 円/人 = 人).
constexpr verdict ratio(operand a, operand b)
{
    if (commensurable(a.unit, b.unit)) {
        if (is_change(a.basis) && is_change(b.basis)) { return order(a, b); }
        if (a.basis != b.basis) { return detail::refuse(code::basis_mismatch); }
        if (!detail::bears_ratios(a.unit)) { return detail::refuse(code::not_ratio_scale); }
        return detail::number();
    }
    detail::found_unit const result = detail::first_of(
        detail::composed(composition::quotient, a.unit, b.unit),
        detail::first_of(detail::without(a.unit, b.unit), detail::divisor(a.unit, b.unit)));
    if (!result.exists) { return detail::refuse(code::undeclared_product); }
    if (is_change(a.basis) || is_change(b.basis)) { return detail::refuse(code::basis_mismatch); }
    if (a.basis != b.basis && b.basis != basis::level) {
        return detail::refuse(code::basis_mismatch);
    }
    bool const average =
        a.basis == b.basis || result.of.definition().composition == composition::quotient;
    return detail::give(result.of, average ? basis::level : a.basis);
}

/// A declared product: of two values of one basis, or of a value and a level (人 × 泊 = 人泊).
constexpr verdict product(operand a, operand b)
{
    detail::found_unit const composed =
        detail::first_of(detail::composed(composition::product, a.unit, b.unit),
                         detail::composed(composition::product, b.unit, a.unit));
    detail::found_unit const result =
        detail::first_of(composed, detail::first_of(detail::dividend(a.unit, b.unit),
                                                    detail::dividend(b.unit, a.unit)));
    if (!result.exists) { return detail::refuse(code::undeclared_product); }
    if (is_change(a.basis) || is_change(b.basis)) { return detail::refuse(code::basis_mismatch); }
    if (a.basis == b.basis || b.basis == basis::level) { return detail::give(result.of, a.basis); }
    if (a.basis == basis::level) { return detail::give(result.of, b.basis); }
    return detail::refuse(code::basis_mismatch);
}

/// A product or quotient in a unit that the program declared itself, whose factors must fit.
constexpr verdict in_declared(unit declared, operand a, operand b)
{
    unit_definition const& d = declared.definition();
    bool const composed =
        d.composition == composition::product || d.composition == composition::quotient;
    if (!composed || !commensurable(unit{*d.left}, a.unit)
        || !commensurable(unit{*d.right}, b.unit)) {
        return detail::refuse(code::undeclared_product);
    }
    bool const average = d.composition == composition::quotient;
    bool const level_before = !average && a.basis == basis::level;
    if (is_change(a.basis) || is_change(b.basis)
        || (a.basis != b.basis && b.basis != basis::level && !level_before)) {
        return detail::refuse(code::basis_mismatch);
    }
    if (average) { return detail::give(declared, basis::level); }
    return detail::give(declared, level_before ? b.basis : a.basis);
}

/// (later − earlier) ÷ earlier: 増減率, a type of its own.
constexpr verdict relative_change(operand later, operand earlier)
{
    if (code const mismatch = detail::same_kind(later, earlier); mismatch != code::none) {
        return detail::refuse(mismatch);
    }
    if (is_change(later.basis)) { return detail::refuse(code::basis_mismatch); }
    if (!detail::bears_ratios(later.unit)) { return detail::refuse(code::not_ratio_scale); }
    return detail::number();
}

/// In another unit of its dimension, which amounts always have exactly.
constexpr verdict converted(operand from, operand to) noexcept
{
    code const mismatch = detail::same_kind(from, to);
    return mismatch == code::none ? detail::give(to.unit, to.basis) : detail::refuse(mismatch);
}

/// a = a ∘ b, of what a ∘ b comes to: it stays what it was. A value + its change does; the difference
/// of two values is no value, nor is their ratio.
constexpr verdict assigned(operand a, verdict result) noexcept
{
    if (!result.allowed()) { return result; }
    return result.is_number ? detail::refuse(code::unit_mismatch) : converted(result.result, a);
}

/// × and ÷ by an exact number.
constexpr verdict scaled(operand a) noexcept
{
    if (a.unit.scale() == scale_kind::ordinal) { return detail::refuse(code::not_ratio_scale); }
    return detail::give(a.unit, a.basis);
}

/// Annual values of consecutive years, added up.
constexpr verdict accumulated(operand a) noexcept
{
    if (a.basis == basis::level) { return detail::refuse(code::not_additive_over_years); }
    if (a.basis != basis::annual) { return detail::refuse(code::basis_mismatch); }
    return detail::give(a.unit, basis::cumulative);
}

/// A cumulative value and the annual one of the next year.
constexpr verdict extended(operand total, operand next)
{
    if (!commensurable(total.unit, next.unit)) { return detail::refuse(code::unit_mismatch); }
    if (total.basis != basis::cumulative || next.basis != basis::annual) {
        return detail::refuse(code::basis_mismatch);
    }
    return detail::give(finer(total.unit, next.unit), basis::cumulative);
}

/// What the years between two cumulative values of one start brought.
constexpr verdict years_between(operand later, operand earlier)
{
    if (!commensurable(later.unit, earlier.unit)) { return detail::refuse(code::unit_mismatch); }
    if (later.basis != basis::cumulative || earlier.basis != basis::cumulative) {
        return detail::refuse(code::basis_mismatch);
    }
    return detail::give(finer(later.unit, earlier.unit), basis::cumulative);
}

/// A yearly rate kept up for some years: business as usual.
constexpr verdict over(operand a) noexcept
{
    return accumulated(a);
}

/// The yearly mean of a cumulative value.
constexpr verdict per_year(operand a) noexcept
{
    if (a.basis != basis::cumulative) { return detail::refuse(code::basis_mismatch); }
    return detail::give(a.unit, basis::annual);
}

/// Why a sum of observations of different periods is refused.
constexpr code different_periods(basis b) noexcept
{
    switch (b) {
    case basis::cumulative: return code::period_overlap;
    case basis::level: return code::not_additive_over_years;
    default: return code::period_mismatch;
    }
}

}  // namespace rule
}  // namespace tomakomai_kpi

#endif
