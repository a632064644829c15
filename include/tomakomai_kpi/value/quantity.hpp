// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_QUANTITY_HPP
#define TOMAKOMAI_KPI_VALUE_QUANTITY_HPP

// Amounts whose unit and basis are types.
//
// What has no meaning has no operator: adding 人 to 件, or an annual value to a cumulative one, does
// not compile, and the deleted operator's return type spells the code of the rule table, the
// operation that was probably meant and both operands. `requires { a + b; }` stays truthful. `+`
// adds across places, never across time; across time there are named operations on observations,
// which know their fiscal period (observed.hpp). Bare quantities do not: levels of two years add, as
// those of two places do.
//
//   annual<units::人> const east{20}, west{25};
//   cumulative<units::人> const five_years = over(east + west, 5);       // 累計225人
//   exact const rate = five_years / cumulative<units::人>{250};          // 9/10
//
// Synopsis
//   annual<U>, cumulative<U>, level<U>, change<Q>    number(), amount(); + - * / < == += -= *= /= abs
//                                                    from another unit of the dimension, exactly
//   in<U>(q)                                         the same in another unit
//   over(annual, years), per_year(cumulative, years)
//   times<U>(a, b), per<U>(a, b)                     in a product or quotient of one's own

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/rank.hpp>
#include <tomakomai_kpi/value/detail/term.hpp>
#include <tomakomai_kpi/value/detail/term_algebra.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>
#include <tomakomai_kpi/value/year_count.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

template <unit_type U, basis B>
using base_of = std::conditional_t<rule::scaled({unit_of<U>, B}).allowed(), algebra::base,
                                   algebra_of_ranks::base>;

// An exact number of a unit on a basis, as large as the number alone.
template <unit_type U, basis B>
class stored : public base_of<U, B> {
public:
    using unit = U;
    static constexpr operand measured{is_change(B) ? difference_unit(unit_of<U>) : unit_of<U>, B};

    constexpr stored() = default;
    constexpr explicit stored(exact const& number) : number_{number} { require_rank(); }
    constexpr explicit stored(exact&& number) noexcept(!is_rank)
        : number_{static_cast<exact&&>(number)}
    {
        require_rank();
    }
    // The number is made where it stays, not moved there.
    template <class Make>
    constexpr stored(computed, Make make) : number_{make()}
    {
        require_rank();
    }

    /// The same in another unit of the dimension: nothing is lost, so nobody need ask for it.
    template <quantity From>
        requires(!std::same_as<typename From::unit, U>
                 && rule::converted(From::measured, measured).allowed())
    constexpr stored(From const& other) : number_{number_in<stored>(other)}
    {
    }
    template <quantity From, code Why = rule::converted(From::measured, measured).refused>
        requires(Why != code::none)
    stored(From const&) = delete;

    /// As a document prints it, before the multiplier of the unit type: 16034 of 16,034千t.
    constexpr exact const& number() const noexcept { return number_; }

    /// The number times the multiplier: 16034000 t.
    constexpr exact amount() const { return number_ * multiplier_of<U>; }

private:
    static constexpr bool is_rank =
        measured.unit.scale() == scale_kind::ordinal && !is_change(measured.basis);

    constexpr void require_rank() const
    {
        if constexpr (is_rank) { detail::require_rank(amount(), measured); }
    }

    exact number_;
};

}  // namespace detail

/// 単年度: what happened in one fiscal year.
template <no_basis_mismatch<basis::annual> U>
class annual : public detail::stored<U, basis::annual> {
public:
    using detail::stored<U, basis::annual>::stored;
};

/// 累計: what happened in several consecutive fiscal years.
template <no_basis_mismatch<basis::cumulative> U>
class cumulative : public detail::stored<U, basis::cumulative> {
public:
    using detail::stored<U, basis::cumulative>::stored;
};

/// 時点: a state at a time; every ratio, score and rank.
template <no_basis_mismatch<basis::level> U>
class level : public detail::stored<U, basis::level> {
public:
    using detail::stored<U, basis::level>::stored;
};

/// 増減: the difference of two values of Q, in ポイント where Q is in %.
template <unchanged_quantity Q>
class change : public detail::stored<typename Q::unit, change_of(Q::measured.basis)> {
public:
    using detail::stored<typename Q::unit, change_of(Q::measured.basis)>::stored;
};

/// The product or quotient in a unit type of one's own, whose factors fit: times<皿日>(dishes, days).
template <unit_type U, quantity A, quantity B>
    requires(rule::in_declared(unit_of<U>, A::measured, B::measured).allowed()
             && U::definition.composition == composition::product)
constexpr auto times(A const& a, B const& b)
{
    constexpr basis on = rule::in_declared(unit_of<U>, A::measured, B::measured).result.basis;
    using R = typename decltype(detail::on_basis<on, U>())::type;
    return R{a.number() * detail::size_of<A>
             * (b.number() * detail::size_of<B>) / detail::size_of<R>};
}
template <unit_type U, quantity A, quantity B>
    requires(rule::in_declared(unit_of<U>, A::measured, B::measured).allowed()
             && U::definition.composition == composition::quotient)
constexpr level<U> per(A const& a, B const& b)
{
    return level<U>{a.number() * detail::size_of<A>
                    / (b.number() * detail::size_of<B> * detail::size_of<level<U>>)};
}

/// The same quantity in another unit of its dimension, exactly: in<units::t>(annual<units::千t>{3}) is
/// 3000t.
template <unit_type U, quantity Q>
    requires(rule::converted(Q::measured, detail::in_unit_type<Q, U>).allowed())
constexpr auto in(Q const& q)
{
    return typename detail::in_unit<Q, U>::type{q};
}
template <unit_type U, quantity Q,
          code Why = rule::converted(Q::measured, detail::in_unit_type<Q, U>).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q, U> in(Q const&) = delete;

/// A yearly rate kept up for `years` (≥ 1) years: business as usual.
template <quantity Q, std::enable_if_t<rule::over(Q::measured).allowed(), int> = 0>
constexpr auto over(Q const& rate, year_count years)
{
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    return cumulative<typename Q::unit>{rate.number() * years.value()};
}
template <quantity Q, code Why = rule::over(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> over(Q const&, year_count) = delete;

/// The yearly mean of what `years` (≥ 1) years brought.
template <quantity Q, std::enable_if_t<rule::per_year(Q::measured).allowed(), int> = 0>
constexpr auto per_year(Q const& total, year_count years)
{
    if (years.value() < 1) { detail::throw_no_years(years.value()); }
    return annual<typename Q::unit>{total.number() / years.value()};
}
template <quantity Q, code Why = rule::per_year(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> per_year(Q const&, year_count) = delete;

}  // namespace tomakomai_kpi

#endif
