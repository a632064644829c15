// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_QUANTITY_HPP
#define TOMAKOMAI_KPI_QUANTITY_HPP

// Amounts whose unit and basis are types.
//
// What has no meaning has no operator: adding 人 to 件, or an annual value to a
// cumulative one, does not compile, and the deleted operator's return type
// spells the code of the rule table, the operation that was probably meant and
// both operands. `requires { a + b; }` stays truthful. `+` adds across places,
// never across time; across time there are named operations on observations,
// which know their fiscal period.
//
//   annual<units::人> const r2{20}, r3{25};
//   observed const a{r2, fiscal_year{2020}}, b{r3, fiscal_year{2021}};
//   observed<cumulative<units::人>> const both = accumulate(a, b);   // 累計45人
//   exact const rate = both.quantity() / cumulative<units::人>{230};  // 9/46
//
// Synopsis
//   annual<U>, cumulative<U>, level<U>, change<Q>    number(), amount(); + - * / < ==
//   over(annual, years), per_year(cumulative, years)
//   observed<Q>                                      quantity(), period(); + - < ==
//   accumulate(observed…), extend(total, next), difference(later, earlier), as_annual(total)

#include <compare>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/exact.hpp>
#include <tomakomai_kpi/fiscal_year.hpp>
#include <tomakomai_kpi/rule.hpp>
#include <tomakomai_kpi/units.hpp>

namespace tomakomai_kpi {

template <class U, basis B>
concept carried_on = unit_type<U> && rule::carry({unit_of<U>, B}).allowed();

template <carried_on<basis::annual> U>
class annual;
template <carried_on<basis::cumulative> U>
class cumulative;
template <carried_on<basis::level> U>
class level;

template <class Q>
concept quantity = requires {
    typename Q::unit;
    { Q::measured } -> std::convertible_to<operand>;
};

template <class Q>
concept unchanged_quantity = quantity<Q> && !is_change(Q::measured.basis);

template <unchanged_quantity Q>
class change;

/// What a refused operation would return: why, what was probably meant, and of what.
template <code Why, instead Meant, class... Of>
struct refused;

namespace detail {

[[noreturn]] void throw_different_periods(code why, fiscal_period left, fiscal_period right);
[[noreturn]] void throw_not_next(fiscal_period left, fiscal_period right);
[[noreturn]] void throw_start_differs(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_not_later(fiscal_period later, fiscal_period earlier);
[[noreturn]] void throw_several_years(fiscal_period period);
[[noreturn]] void throw_no_years(int years);
[[noreturn]] void throw_nothing_to_accumulate();

// Coherent units in one printed number: 千t counts 1000 · 1000 kg.
template <quantity Q>
inline constexpr exact size_of = Q::measured.unit.factor() * multiplier_of<typename Q::unit>;

template <quantity To, quantity From>
constexpr exact number_in(From const& from)
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

// The type at a place of a list, found without walking the list.
template <std::size_t I, class T>
struct placed {};
template <class Places, class... Ts>
struct places;
template <std::size_t... I, class... Ts>
struct places<std::index_sequence<I...>, Ts...> : placed<I, Ts>... {};
template <std::size_t I, class T>
std::type_identity<T> type_at(placed<I, T> const&);

// The type whose definition is *D: of the list, or a factor that an own unit type names.
template <unit_definition const* D, class List, class... Own>
struct unit_type_of;
template <unit_definition const* D, unit_type... Listed, unit_type... Own>
struct unit_type_of<D, unit_list<Listed...>, Own...> {
    static constexpr std::size_t place()
    {
        std::size_t at = 0;
        for (unit const u : {unit_of<Own>..., unit_of<Listed>...}) {
            if (u == unit{*D}) { break; }
            ++at;
        }
        return at;
    }
    using all =
        places<std::make_index_sequence<sizeof...(Own) + sizeof...(Listed)>, Own..., Listed...>;
    using type = typename decltype(type_at<place()>(all{}))::type;
};

// The unit types that a product or quotient type names as its factors.
template <unit_type U>
struct factors_of {
    using type = unit_list<U>;
};
template <unit_type U>
    requires requires {
        typename U::left;
        typename U::right;
    }
struct factors_of<U> {
    using type = unit_list<U, typename U::left, typename U::right>;
};

template <unit_definition const* D, class A, class B>
struct result_unit;
template <unit_definition const* D, unit_type... As, unit_type... Bs>
struct result_unit<D, unit_list<As...>, unit_list<Bs...>>
    : unit_type_of<D, units::catalogue, As..., Bs...> {};

template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
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

// The type of a declared product or quotient.
template <quantity A, quantity B, verdict (*Rule)(operand, operand)>
using composed =
    typename decltype(on_basis<of<A, B, Rule>.result.basis,
                               typename result_unit<
                                   &of<A, B, Rule>.result.unit.definition(),
                                   typename factors_of<typename A::unit>::type,
                                   typename factors_of<typename B::unit>::type>::type>())::type;

// The operators, declared once for all quantities: a quantity finds them because its base class
// lives beside them. Why and Meant are template parameters so that compilers print their values.
namespace algebra {

struct base {};

template <quantity A, quantity B>
    requires(of<A, B, rule::sum>.allowed())
constexpr sum_of<A, B> operator+(A const& a, B const& b)
{
    using R = sum_of<A, B>;
    return R{number_in<R>(a) + number_in<R>(b)};
}
template <quantity A, quantity B, code Why = of<A, B, rule::sum>.refused,
          instead Meant = of<A, B, rule::sum>.instead>
    requires(Why != code::none)
refused<Why, Meant, A, B> operator+(A const&, B const&) = delete;

template <quantity A, quantity B>
    requires(of<A, B, rule::difference>.allowed())
constexpr auto operator-(A const& a, B const& b)
{
    using R = typename difference_of<A, B>::type;
    return R{number_in<R>(a) - number_in<R>(b)};
}
template <quantity A, quantity B, code Why = of<A, B, rule::difference>.refused,
          instead Meant = of<A, B, rule::difference>.instead>
    requires(Why != code::none)
refused<Why, Meant, A, B> operator-(A const&, B const&) = delete;

template <quantity A>
constexpr A operator-(A const& a)
{
    return A{-a.number()};
}

/// A bare number; throws division_error (zero_denominator).
template <quantity A, quantity B>
    requires(of<A, B, rule::ratio>.allowed() && of<A, B, rule::ratio>.is_number)
constexpr exact operator/(A const& a, B const& b)
{
    return a.number() * size_of<A> / (b.number() * size_of<B>);
}
/// The declared quotient of the units: 人泊 ÷ 人 = 泊, 円 ÷ 人 = 円/人.
template <quantity A, quantity B>
    requires(of<A, B, rule::ratio>.allowed() && !of<A, B, rule::ratio>.is_number)
constexpr auto operator/(A const& a, B const& b)
{
    using R = composed<A, B, rule::ratio>;
    return R{a.number() * size_of<A> / (b.number() * size_of<B> * size_of<R>)};
}
template <quantity A, quantity B, code Why = of<A, B, rule::ratio>.refused,
          instead Meant = of<A, B, rule::ratio>.instead>
    requires(Why != code::none)
refused<Why, Meant, A, B> operator/(A const&, B const&) = delete;

/// The declared product of the units: 人 × 泊 = 人泊.
template <quantity A, quantity B>
    requires(of<A, B, rule::product>.allowed())
constexpr auto operator*(A const& a, B const& b)
{
    using R = composed<A, B, rule::product>;
    return R{a.number() * size_of<A> * (b.number() * size_of<B>) / size_of<R>};
}
template <quantity A, quantity B, code Why = of<A, B, rule::product>.refused,
          instead Meant = of<A, B, rule::product>.instead>
    requires(Why != code::none)
refused<Why, Meant, A, B> operator*(A const&, B const&) = delete;

template <quantity A>
    requires(rule::scaled(A::measured).allowed())
constexpr A operator*(A const& a, exact const& by)
{
    return A{a.number() * by};
}
template <quantity A>
    requires(rule::scaled(A::measured).allowed())
constexpr A operator*(exact const& by, A const& a)
{
    return A{a.number() * by};
}
template <quantity A>
    requires(rule::scaled(A::measured).allowed())
constexpr A operator/(A const& a, exact const& by)
{
    return A{a.number() / by};
}

template <quantity A, quantity B>
    requires(of<A, B, rule::order>.allowed())
constexpr bool operator==(A const& a, B const& b)
{
    return a.number() * size_of<A> == b.number() * size_of<B>;
}
template <quantity A, quantity B>
    requires(of<A, B, rule::order>.allowed())
constexpr std::strong_ordering operator<=>(A const& a, B const& b)
{
    return a.number() * size_of<A> <=> b.number() * size_of<B>;
}
template <quantity A, quantity B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(Why != code::none)
refused<Why, Meant, A, B> operator<=>(A const&, B const&) = delete;

}  // namespace algebra

// An exact number of a unit on a basis, as large as the number alone.
template <unit_type U, basis B>
class stored : public algebra::base {
public:
    using unit = U;
    static constexpr operand measured{is_change(B) ? difference_unit(unit_of<U>) : unit_of<U>, B};

    constexpr stored() = default;
    constexpr explicit stored(exact number) : number_{static_cast<exact&&>(number)} {}

    /// As a document prints it, before the multiplier of the unit type: 16034 of 16,034千t.
    constexpr exact const& number() const noexcept { return number_; }

    /// The number times the multiplier: 16034000 t.
    constexpr exact amount() const { return number_ * multiplier_of<U>; }

private:
    exact number_;
};

}  // namespace detail

/// 単年度: what happened in one fiscal year.
template <carried_on<basis::annual> U>
class annual : public detail::stored<U, basis::annual> {
public:
    using detail::stored<U, basis::annual>::stored;
};

/// 累計: what happened in several consecutive fiscal years.
template <carried_on<basis::cumulative> U>
class cumulative : public detail::stored<U, basis::cumulative> {
public:
    using detail::stored<U, basis::cumulative>::stored;
};

/// 時点: a state at a time; every ratio, score and rank.
template <carried_on<basis::level> U>
class level : public detail::stored<U, basis::level> {
public:
    using detail::stored<U, basis::level>::stored;
};

/// 増減: the difference of two values of Q, in ポイント where Q is a proportion.
template <unchanged_quantity Q>
class change : public detail::stored<typename Q::unit, change_of(Q::measured.basis)> {
public:
    using detail::stored<typename Q::unit, change_of(Q::measured.basis)>::stored;
};

/// A yearly rate kept up for `years` (≥ 1) years: business as usual.
template <unit_type U>
constexpr cumulative<U> over(annual<U> const& rate, int years)
{
    if (years < 1) { detail::throw_no_years(years); }
    return cumulative<U>{rate.number() * years};
}

/// The yearly mean of what `years` (≥ 1) years brought.
template <unit_type U>
constexpr annual<U> per_year(cumulative<U> const& total, int years)
{
    if (years < 1) { detail::throw_no_years(years); }
    return annual<U>{total.number() / years};
}

template <class O>
concept observation_of_quantity = requires(O const& o) {
    typename O::quantity_type;
    { o.period() } -> std::convertible_to<fiscal_period>;
};

namespace detail::algebra {

struct observed_base {};

/// Across parts of one period; throws period_error for different ones.
template <observation_of_quantity A, observation_of_quantity B>
    requires requires(A const& a, B const& b) { a.quantity() + b.quantity(); }
constexpr auto operator+(A const& a, B const& b)
{
    if (a.period() != b.period()) {
        throw_different_periods(rule::different_periods(A::quantity_type::measured.basis),
                                a.period(), b.period());
    }
    return typename A::template rebind<decltype(a.quantity() + b.quantity())>{
        a.quantity() + b.quantity(), a.period()};
}

/// The change, over both periods; cumulative values of different periods go through
/// `difference` (throws period_error).
template <observation_of_quantity A, observation_of_quantity B>
    requires requires(A const& a, B const& b) { a.quantity() - b.quantity(); }
constexpr auto operator-(A const& a, B const& b)
{
    if (a.period() != b.period() && A::quantity_type::measured.basis == basis::cumulative) {
        throw_different_periods(code::period_mismatch, a.period(), b.period());
    }
    fiscal_period const both{
        a.period().first() < b.period().first() ? a.period().first() : b.period().first(),
        a.period().last() < b.period().last() ? b.period().last() : a.period().last()};
    return typename A::template rebind<decltype(a.quantity() - b.quantity())>{
        a.quantity() - b.quantity(), both};
}

/// Annual values and levels of different years compare; cumulative ones do not (period_error).
template <observation_of_quantity A, observation_of_quantity B>
    requires requires(A const& a, B const& b) { a.quantity() <=> b.quantity(); }
constexpr std::strong_ordering operator<=>(A const& a, B const& b)
{
    if (a.period() != b.period() && A::quantity_type::measured.basis == basis::cumulative) {
        throw_different_periods(code::period_mismatch, a.period(), b.period());
    }
    return a.quantity() <=> b.quantity();
}

template <observation_of_quantity A, observation_of_quantity B>
    requires requires(A const& a, B const& b) { a.quantity() == b.quantity(); }
constexpr bool operator==(A const& a, B const& b)
{
    return a.period() == b.period() && a.quantity() == b.quantity();
}

}  // namespace detail::algebra

/// A quantity and the fiscal period it is of; for a level, the year at whose end it stood.
template <quantity Q>
class observed : public detail::algebra::observed_base {
public:
    using quantity_type = Q;
    template <quantity R>
    using rebind = observed<R>;

    /// Throws period_error (period_mismatch) for an annual value of several years.
    constexpr observed(Q q, fiscal_period period) : quantity_{static_cast<Q&&>(q)}, period_{period}
    {
        if (Q::measured.basis == basis::annual && period.years() != 1) {
            detail::throw_several_years(period);
        }
    }

    constexpr Q const& quantity() const noexcept { return quantity_; }
    constexpr fiscal_period period() const noexcept { return period_; }

private:
    Q quantity_;
    fiscal_period period_;
};

/// A cumulative observation and the annual one of the very next year.
/// Throws period_error (period_gap, period_overlap).
template <unit_type U, unit_type V>
    requires(detail::of<cumulative<U>, annual<V>, rule::extended>.allowed())
constexpr auto extend(observed<cumulative<U>> const& total, observed<annual<V>> const& next)
{
    if (next.period().first() - total.period().last() != 1) {
        detail::throw_not_next(total.period(), next.period());
    }
    using R = cumulative<detail::finer_unit<cumulative<U>, annual<V>>>;
    return observed<R>{
        R{detail::number_in<R>(total.quantity()) + detail::number_in<R>(next.quantity())},
        fiscal_period{total.period().first(), next.period().last()}};
}

/// Annual observations of consecutive years, in the order of years.
/// Throws period_error (period_gap, period_overlap), amount_error (missing) for an empty range.
template <class Range>
    requires requires(Range const& years) { years.begin() != years.end(); }
constexpr auto accumulate(Range const& years)
{
    using Q = typename std::remove_cvref_t<decltype(*years.begin())>::quantity_type;
    static_assert(rule::accumulated(Q::measured).allowed(), "only annual values accumulate");
    using R = cumulative<typename Q::unit>;
    auto next = years.begin();
    if (next == years.end()) { detail::throw_nothing_to_accumulate(); }
    observed<R> total{R{(*next).quantity().number()}, (*next).period()};
    for (++next; next != years.end(); ++next) { total = extend(total, *next); }
    return total;
}

template <unit_type U>
constexpr observed<cumulative<U>> accumulate(observed<annual<U>> const& only)
{
    return {cumulative<U>{only.quantity().number()}, only.period()};
}

template <unit_type U, unit_type V, unit_type... More>
constexpr auto accumulate(observed<annual<U>> const& first, observed<annual<V>> const& second,
                          observed<annual<More>> const&... more)
{
    auto const add = [](auto const& self, auto const& total, auto const& next,
                        auto const&... rest) {
        if constexpr (sizeof...(rest) == 0) {
            return extend(total, next);
        } else {
            return self(self, extend(total, next), rest...);
        }
    };
    return add(add, accumulate(first), second, more...);
}

/// What the years between two cumulative observations of one start brought.
/// Throws period_error (start_differs, period_overlap).
template <unit_type U, unit_type V>
    requires(detail::of<cumulative<U>, cumulative<V>, rule::years_between>.allowed())
constexpr auto difference(observed<cumulative<U>> const& later,
                          observed<cumulative<V>> const& earlier)
{
    if (later.period().first() != earlier.period().first()) {
        detail::throw_start_differs(later.period(), earlier.period());
    }
    if (later.period().last() <= earlier.period().last()) {
        detail::throw_not_later(later.period(), earlier.period());
    }
    using R = cumulative<detail::finer_unit<cumulative<U>, cumulative<V>>>;
    return observed<R>{
        R{detail::number_in<R>(later.quantity()) - detail::number_in<R>(earlier.quantity())},
        fiscal_period{earlier.period().last() + 1, later.period().last()}};
}

/// A cumulative observation of one year as what it is, an annual one.
/// Throws period_error (period_mismatch) for several years.
template <unit_type U>
constexpr observed<annual<U>> as_annual(observed<cumulative<U>> const& total)
{
    return {annual<U>{total.quantity().number()}, total.period()};
}

}  // namespace tomakomai_kpi

#endif
