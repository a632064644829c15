// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_QUANTITY_HPP
#define TOMAKOMAI_KPI_VALUE_QUANTITY_HPP

// Amounts whose unit and basis are types.
//
// What has no meaning has no operator: adding 人 to 件, or an annual value to a cumulative one, does
// not compile, and the deleted operator's return type spells the code of the rule table, the
// operation that was probably meant and both operands. `requires { a + b; }` stays truthful. `+`
// adds across places, never across time; across time there are named operations on observations,
// which know their fiscal period (observed.hpp).
//
//   annual<units::人> const east{20}, west{25};
//   cumulative<units::人> const five_years = over(east + west, 5);       // 累計225人
//   exact const rate = five_years / cumulative<units::人>{250};          // 9/10
//
// Synopsis
//   annual<U>, cumulative<U>, level<U>, change<Q>    number(), amount(); + - * / < ==
//   over(annual, years), per_year(cumulative, years)
//   times<U>(a, b), per<U>(a, b)                     in a product or quotient of one's own

#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/composed_unit.hpp>
#include <tomakomai_kpi/value/detail/rank.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>
#include <tomakomai_kpi/value/year_count.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// May an amount of the unit stand on the basis? 累計 of a % may not. The concept is named for the
/// code that its refusal shows.
template <class U, basis B>
concept no_basis_mismatch = unit_type<U> && rule::carry({unit_of<U>, B}).allowed();

template <no_basis_mismatch<basis::annual> U>
class annual;
template <no_basis_mismatch<basis::cumulative> U>
class cumulative;
template <no_basis_mismatch<basis::level> U>
class level;

/// What stands in a sum: a quantity, or an observation of one.
template <class T>
concept term = requires {
    { T::measured } -> std::convertible_to<operand>;
};

template <class Q>
concept quantity = term<Q> && requires { typename Q::unit; };

template <class Q>
concept unchanged_quantity = quantity<Q> && !is_change(Q::measured.basis);

template <unchanged_quantity Q>
class change;

/// What a refused operation would return: why, what was probably meant, and of what.
template <code Why, instead Meant, class... Of>
struct refused {};

namespace detail {

// Coherent units in one printed number: 千t counts 1000 · 1000 kg.
template <quantity Q>
inline constexpr exact size_of = Q::measured.unit.factor() * multiplier_of<typename Q::unit>;

template <quantity To, quantity From>
constexpr decltype(auto) number_in(From const& from)
{
    if constexpr (size_of<From> == size_of<To>) {
        return from.number();
    } else {
        return from.number() * (size_of<From> / size_of<To>);
    }
}

template <quantity A, quantity B>
using finer_unit =
    std::conditional_t<(size_of<B> < size_of<A>), typename B::unit, typename A::unit>;

template <quantity Q, unit_type U>
struct in_unit;
template <template <class> class Kind, class Old, unit_type U>
struct in_unit<Kind<Old>, U> {
    using type = Kind<U>;
};
template <class Of, unit_type U>
struct in_unit<change<Of>, U> {
    using type = change<typename in_unit<Of, U>::type>;
};

// The operand that stands on a value's basis, if one of two does; else the first.
template <quantity A, quantity B>
using value_of = std::conditional_t<unchanged_quantity<A> || !unchanged_quantity<B>, A, B>;

template <quantity A, quantity B>
using sum_of = typename in_unit<value_of<A, B>, finer_unit<A, B>>::type;

template <quantity A, quantity B>
struct difference_of {
    using type = change<typename in_unit<A, finer_unit<A, B>>::type>;
};
template <quantity A, quantity B>
    requires(!unchanged_quantity<B>)
struct difference_of<A, B> {
    using type = sum_of<A, B>;
};

template <term A, term B, verdict (*Rule)(operand, operand)>
inline constexpr verdict of = Rule(A::measured, B::measured);

// The quantity of a unit type on the basis of a verdict.
template <basis B, unit_type U>
constexpr auto on_basis()
{
    if constexpr (B == basis::annual) {
        return std::type_identity<annual<U>>{};
    } else if constexpr (B == basis::cumulative) {
        return std::type_identity<cumulative<U>>{};
    } else {
        return std::type_identity<level<U>>{};
    }
}

// The unit type of a declared product or quotient; void where it is no type of the catalogue and
// the operands' own unit types do not name it.
template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
using composed_unit = typename result_unit<&of<A, B, Rule>.result.unit.definition(),
                                           typename factors_of<typename A::unit>::type,
                                           typename factors_of<typename B::unit>::type>::type;

// The type of a declared product or quotient.
template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
using composed =
    typename decltype(on_basis<of<A, B, Rule>.result.basis, composed_unit<A, B, Rule>>())::type;

// × and ÷ of a quantity and an exact number, or anything that converts to one: scaling.
template <class N>
concept scalar = !quantity<N> && std::convertible_to<N const&, exact>;

template <class A, class B>
concept two_quantities = quantity<A> && quantity<B>;
template <class A, class B>
concept quantity_and_number = quantity<A> && !quantity<B>;

// The verdict on A · B or A ÷ B, where one may be a number. Binary floating point is refused.
template <class A, class B, verdict (*Rule)(operand, operand)>
constexpr verdict scaling()
{
    if constexpr (two_quantities<A, B>) {
        constexpr verdict answer = of<A, B, Rule>;
        if constexpr (answer.allowed() && !answer.is_number) {
            if (std::is_void_v<composed_unit<A, B, Rule>>) {
                return rule::detail::refuse(code::undeclared_product);
            }
        }
        return answer;
    } else if constexpr (quantity_and_number<A, B>) {
        return scalar<B> ? rule::scaled(A::measured) : rule::detail::refuse(code::inexact_number);
    } else {
        return scaling<B, A, Rule>();
    }
}

template <class A, class B>
concept with_number = two_quantities<A, B> || (quantity<A> && (scalar<B> || std::floating_point<B>))
                      || (quantity<B> && (scalar<A> || std::floating_point<A>));
template <class A, class B>
concept by_number = two_quantities<A, B> || (quantity<A> && (scalar<B> || std::floating_point<B>));

// Two quantities or two observations: a bare value and an observation do not meet.
template <class A, class B>
concept alike = quantity<A> == quantity<B>;

struct computed {};

// What the operators do once the rule has let them.

template <quantity A, quantity B>
constexpr auto sum(A const& a, B const& b)
{
    using R = sum_of<A, B>;
    return R{computed{}, [&] { return exact{number_in<R>(a) + number_in<R>(b)}; }};
}

template <quantity A, quantity B>
constexpr auto rest(A const& a, B const& b)
{
    using R = typename difference_of<A, B>::type;
    return R{computed{}, [&] { return exact{number_in<R>(a) - number_in<R>(b)}; }};
}

template <quantity A, quantity B>
constexpr std::strong_ordering order(A const& a, B const& b)
{
    if constexpr (size_of<A> == size_of<B>) {
        return a.number() <=> b.number();
    } else {
        return a.number() * size_of<A> <=> b.number() * size_of<B>;
    }
}

template <quantity A, quantity B>
constexpr bool equal(A const& a, B const& b)
{
    if constexpr (of<A, B, rule::order>.allowed()) {
        return order(a, b) == 0;
    } else {
        return false;
    }
}

// Where substitution fails, compilers say so in one line, not in three as for a constraint.
template <bool Allowed>
using ordering_if = std::enable_if_t<Allowed, std::strong_ordering>;

// The operators, declared once for all terms: a quantity finds them because its base class lives
// beside them, and an observation likewise, which brings its own sum, rest, order and equal. Each has a deleted twin for what the rule refuses; Why and Meant are template
// parameters so that compilers print their values.
namespace algebra {

struct base {};

/// Across parts of one period. Observations of different periods throw period_error.
template <term A, term B>
    requires(alike<A, B> && of<A, B, rule::sum>.allowed())
constexpr auto operator+(A const& a, B const& b)
{
    return sum(a, b);
}
template <term A, term B, code Why = of<A, B, rule::sum>.refused,
          instead Meant = of<A, B, rule::sum>.instead>
    requires(alike<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator+(A const&, B const&) = delete;

/// The change, of observations over both periods; cumulative observations of different periods go
/// through `difference` (throws period_error).
template <term A, term B>
    requires(alike<A, B> && of<A, B, rule::difference>.allowed())
constexpr auto operator-(A const& a, B const& b)
{
    return rest(a, b);
}
template <term A, term B, code Why = of<A, B, rule::difference>.refused,
          instead Meant = of<A, B, rule::difference>.instead>
    requires(alike<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator-(A const&, B const&) = delete;

template <quantity A>
constexpr auto operator-(A const& a) -> std::enable_if_t<rule::scaled(A::measured).allowed(), A>
{
    return A{-a.number()};
}

/// By a quantity of one unit and basis a bare number, of other units the declared quotient (人泊 ÷ 人
/// = 泊, 円 ÷ 人 = 円/人); by a number the quantity scaled. Throws division_error.
template <class A, class B>
    requires(by_number<A, B> && scaling<A, B, rule::ratio>().allowed())
constexpr auto operator/(A const& a, B const& b)
{
    if constexpr (!quantity<B>) {
        return A{a.number() / b};
    } else if constexpr (of<A, B, rule::ratio>.is_number) {
        return exact{a.number() * size_of<A> / (b.number() * size_of<B>)};
    } else {
        using R = composed<A, B, rule::ratio>;
        return R{a.number() * size_of<A> / (b.number() * size_of<B> * size_of<R>)};
    }
}
template <class A, class B, code Why = scaling<A, B, rule::ratio>().refused,
          instead Meant = scaling<A, B, rule::ratio>().instead>
    requires(by_number<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator/(A const&, B const&) = delete;

/// The declared product of two units (人 × 泊 = 人泊), or the quantity scaled by a number.
template <class A, class B>
    requires(with_number<A, B> && scaling<A, B, rule::product>().allowed())
constexpr auto operator*(A const& a, B const& b)
{
    if constexpr (!quantity<B>) {
        return A{a.number() * b};
    } else if constexpr (!quantity<A>) {
        return B{a * b.number()};
    } else {
        using R = composed<A, B, rule::product>;
        return R{a.number() * size_of<A> * (b.number() * size_of<B>) / size_of<R>};
    }
}
template <class A, class B, code Why = scaling<A, B, rule::product>().refused,
          instead Meant = scaling<A, B, rule::product>().instead>
    requires(with_number<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator*(A const&, B const&) = delete;

/// Never refused: what does not compare is unequal.
template <term A, term B>
    requires(alike<A, B>)
constexpr bool operator==(A const& a, B const& b)
{
    return equal(a, b);
}

/// Annual observations and levels of different years compare; cumulative ones do not (period_error).
template <term A, term B>
constexpr auto operator<=>(A const& a, B const& b)
    -> ordering_if<alike<A, B> && of<A, B, rule::order>.allowed()>
{
    return order(a, b);
}
template <term A, term B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(alike<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator<=>(A const&, B const&) = delete;

}  // namespace algebra

// Beside ranks alone, so that it is no candidate where others are subtracted.
namespace algebra_of_ranks {

struct base : algebra::base {};

template <quantity A, code Why = rule::scaled(A::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A> operator-(A const&) = delete;

}  // namespace algebra_of_ranks

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
