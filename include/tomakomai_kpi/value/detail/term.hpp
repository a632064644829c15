// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TERM_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TERM_HPP

// What stands in a sum, and what the rule table answers for two types: the verdict, and the type of
// the result.

#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/composed_unit.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

class value;

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

// Two quantities or two observations: a bare value and an observation do not meet.
template <class A, class B>
concept alike = quantity<A> == quantity<B>;

// What stands beside a term by mistake: a number, a text, anything without a unit; or a value, whose
// unit is known only when the program runs. Classes of other libraries bring operators of their own.
template <class T>
concept bare =
    !term<T> && (!std::is_class_v<T> || std::same_as<T, exact> || std::same_as<T, value>);

template <class A, class B>
concept meeting = (term<A> && (term<B> || bare<B>)) || (bare<A> && term<B>);

template <class T>
inline constexpr instead way_in = std::same_as<T, value> ? instead::as : instead::a_unit;

// What the rule table answers for two types. A term and what has no unit do not meet, nor do an
// observation and a quantity that does not know its year.
template <class A, class B, verdict (*Rule)(operand, operand)>
inline constexpr verdict of =
    rule::detail::refuse(code::unit_mismatch, way_in<std::conditional_t<term<A>, B, A>>);
template <term A, term B, verdict (*Rule)(operand, operand)>
inline constexpr verdict of<A, B, Rule> =
    rule::detail::refuse(code::period_mismatch, instead::observed);
template <term A, term B, verdict (*Rule)(operand, operand)>
    requires alike<A, B>
inline constexpr verdict of<A, B, Rule> = Rule(A::measured, B::measured);

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

template <class N>
concept factor = scalar<N> || bare<N>;

template <class A, class B>
concept with_number =
    two_quantities<A, B> || (quantity<A> && factor<B>) || (factor<A> && quantity<B>);

// Why a number does not scale: binary floating point has rounded already.
template <class N>
constexpr verdict no_number() noexcept
{
    if (std::is_floating_point_v<N>) { return rule::detail::refuse(code::inexact_number); }
    if (std::same_as<N, value>) { return rule::detail::refuse(code::unit_mismatch, instead::as); }
    return rule::detail::refuse(code::not_a_number);
}

// The verdict on A · B or A ÷ B, where one may be a number; nothing is declared per 人 alone.
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
    } else if constexpr (quantity<A>) {
        return scalar<B> ? rule::scaled(A::measured) : no_number<B>();
    } else if constexpr (!quantity<B>) {
        return rule::detail::refuse(code::unit_mismatch);
    } else if constexpr (Rule == rule::product) {
        return scaling<B, A, Rule>();
    } else {
        return scalar<A> ? rule::detail::refuse(code::undeclared_product) : no_number<A>();
    }
}

// What A is measured in once its unit type is U.
template <quantity A, unit_type U>
inline constexpr operand in_unit_type{
    is_change(A::measured.basis) ? difference_unit(unit_of<U>) : unit_of<U>, A::measured.basis};

// The verdicts on a = a ∘ b, and on scaling a in its place.
template <class A, class B, verdict (*Rule)(operand, operand)>
inline constexpr verdict step = rule::detail::refuse(code::unit_mismatch);
template <term A, class B, verdict (*Rule)(operand, operand)>
    requires(!std::is_const_v<A>)
inline constexpr verdict step<A, B, Rule> = rule::assigned(A::measured, of<A, B, Rule>);

template <quantity A, class N>
inline constexpr verdict scaled_step = quantity<N> ? rule::detail::refuse(code::unit_mismatch)
                                       : scalar<N> ? rule::scaled(A::measured)
                                                   : no_number<N>();

struct computed {};

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
