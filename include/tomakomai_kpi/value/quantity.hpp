// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_QUANTITY_HPP
#define TOMAKOMAI_KPI_VALUE_QUANTITY_HPP

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
//   times<U>(a, b), per<U>(a, b)                     in a product or quotient of one's own
//   observed<Q>                                      quantity(), period(); + - < ==
//   accumulate(observed…), extend(total, next), difference(later, earlier), as_annual(total)

#include <compare>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/rule.hpp>
#include <tomakomai_kpi/value/units.hpp>

namespace tomakomai_kpi {

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

template <class O>
concept observation_of_quantity = term<O> && requires { typename O::quantity_type; };

template <class Q>
concept unchanged_quantity = quantity<Q> && !is_change(Q::measured.basis);

template <unchanged_quantity Q>
class change;

/// What a refused operation would return: why, what was probably meant, and of what.
template <code Why, instead Meant, class... Of>
struct refused {};

template <quantity Q>
class observed;

namespace detail {

template <quantity Q>
constexpr observed<Q> observe(Q const& q, fiscal_period period);

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

// The type at a place of a list, found without walking the list.
template <std::size_t I, class T>
struct placed {};
template <class Places, class... Ts>
struct places;
template <std::size_t... I, class... Ts>
struct places<std::index_sequence<I...>, Ts...> : placed<I, Ts>... {};
template <std::size_t I, class T>
std::type_identity<T> type_at(placed<I, T> const&);
template <std::size_t I>
std::type_identity<void> type_at(...);

// The type whose definition is *D, void for none: of the list, or a factor that an own unit type
// names.
template <unit_definition const* D, class List, class... Own>
struct unit_type_of;
template <unit_definition const* D, class... Listed, class... Own>
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
template <unit_definition const* D, class... As, class... Bs>
struct result_unit<D, unit_list<As...>, unit_list<Bs...>>
    : unit_type_of<D, units::catalogue, As..., Bs...> {};

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

constexpr void require_comparable_periods(fiscal_period a, fiscal_period b, basis on)
{
    if (a != b && on == basis::cumulative) { throw_different_periods(code::period_mismatch, a, b); }
}

constexpr fiscal_period hull(fiscal_period a, fiscal_period b)
{
    return {a.first() < b.first() ? a.first() : b.first(),
            a.last() < b.last() ? b.last() : a.last()};
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr auto sum(A const& a, B const& b)
{
    if (a.period() != b.period()) {
        throw_different_periods(rule::different_periods(A::measured.basis), a.period(), b.period());
    }
    return observe(sum(a.quantity(), b.quantity()), a.period());
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr auto rest(A const& a, B const& b)
{
    require_comparable_periods(a.period(), b.period(), A::measured.basis);
    return observe(rest(a.quantity(), b.quantity()), hull(a.period(), b.period()));
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr std::strong_ordering order(A const& a, B const& b)
{
    require_comparable_periods(a.period(), b.period(), A::measured.basis);
    return order(a.quantity(), b.quantity());
}

template <observation_of_quantity A, observation_of_quantity B>
constexpr bool equal(A const& a, B const& b)
{
    return a.period() == b.period() && equal(a.quantity(), b.quantity());
}

// Where substitution fails, compilers say so in one line, not in three as for a constraint.
template <bool Allowed>
using ordering_if = std::enable_if_t<Allowed, std::strong_ordering>;

// The operators, declared once for all quantities: a quantity finds them because its base class
// lives beside them. Each has a deleted twin for what the rule refuses; Why and Meant are template
// parameters so that compilers print their values.
namespace algebra {

struct base {};
struct base_of_observed {};  // not that of its member: two of one type cannot share an address

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
    constexpr explicit stored(exact const& number) : number_{number} {}
    constexpr explicit stored(exact&& number) noexcept : number_{static_cast<exact&&>(number)} {}
    // The number is made where it stays, not moved there.
    template <class Make>
    constexpr stored(computed, Make make) : number_{make()}
    {
    }

    /// As a document prints it, before the multiplier of the unit type: 16034 of 16,034千t.
    constexpr exact const& number() const noexcept { return number_; }

    /// The number times the multiplier: 16034000 t.
    constexpr exact amount() const { return number_ * multiplier_of<U>; }

private:
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

/// 増減: the difference of two values of Q, in ポイント where Q is a proportion.
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
constexpr auto over(Q const& rate, int years)
{
    if (years < 1) { detail::throw_no_years(years); }
    return cumulative<typename Q::unit>{rate.number() * years};
}
template <quantity Q, code Why = rule::over(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> over(Q const&, int) = delete;

/// The yearly mean of what `years` (≥ 1) years brought.
template <quantity Q, std::enable_if_t<rule::per_year(Q::measured).allowed(), int> = 0>
constexpr auto per_year(Q const& total, int years)
{
    if (years < 1) { detail::throw_no_years(years); }
    return annual<typename Q::unit>{total.number() / years};
}
template <quantity Q, code Why = rule::per_year(Q::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, Q> per_year(Q const&, int) = delete;

/// A quantity and the fiscal period it is of; for a level, the year at whose end it stood.
template <quantity Q>
class observed : public detail::algebra::base_of_observed {
public:
    using quantity_type = Q;
    static constexpr operand measured = Q::measured;

    /// Throws period_error (period_mismatch) for an annual value or a level of several years.
    constexpr observed(Q q, fiscal_period period) : quantity_{static_cast<Q&&>(q)}, period_{period}
    {
        constexpr basis on = Q::measured.basis;
        if ((on == basis::annual || on == basis::level) && period.years() != 1) {
            detail::throw_several_years(period);
        }
    }

    constexpr Q const& quantity() const noexcept { return quantity_; }
    constexpr fiscal_period period() const noexcept { return period_; }

private:
    Q quantity_;
    fiscal_period period_;
};

template <quantity Q>
constexpr observed<Q> detail::observe(Q const& q, fiscal_period period)
{
    return {q, period};
}

/// A cumulative observation and the annual one of the very next year.
/// Throws period_error (period_gap, period_overlap).
template <quantity A, quantity B,
          std::enable_if_t<detail::of<A, B, rule::extended>.allowed(), int> = 0>
constexpr auto extend(observed<A> const& total, observed<B> const& next)
{
    if (next.period().first() - total.period().last() != 1) {
        detail::throw_not_next(total.period(), next.period());
    }
    using R = cumulative<detail::finer_unit<A, B>>;
    return observed<R>{
        R{detail::number_in<R>(total.quantity()) + detail::number_in<R>(next.quantity())},
        fiscal_period{total.period().first(), next.period().last()}};
}
template <quantity A, quantity B, code Why = detail::of<A, B, rule::extended>.refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A, B> extend(observed<A> const&, observed<B> const&) = delete;

namespace detail {

// The quantity of an observation, or of those in a range.
template <class T>
struct quantity_in {};
template <quantity Q>
struct quantity_in<observed<Q>> {
    using type = Q;
    static constexpr bool is_range = false;
};
template <class Range>
    requires requires(Range const& years) {
        typename std::remove_cvref_t<decltype(*years.begin())>::quantity_type;
    }
struct quantity_in<Range> {
    using type = typename std::remove_cvref_t<
        decltype(*std::declval<Range const&>().begin())>::quantity_type;
    static constexpr bool is_range = true;
};

// Why annual observations do not add up to a cumulative one; none where they do.
template <quantity Q, class... Next>
constexpr code accumulation_refused()
{
    code why = rule::accumulated(Q::measured).refused;
    if (why == code::none) {
        [[maybe_unused]] operand const total = rule::accumulated(Q::measured).result;
        ((why = why == code::none ? rule::extended(total, Next::measured).refused : why), ...);
    }
    return why;
}

template <quantity Q>
constexpr auto first_year(observed<Q> const& first)
{
    using R = cumulative<typename Q::unit>;
    return observed<R>{R{first.quantity().number()}, first.period()};
}

template <class Total>
constexpr Total extended(Total const& total)
{
    return total;
}
template <class Total, class Next, class... More>
constexpr auto extended(Total const& total, Next const& next, More const&... more)
{
    return extended(extend(total, next), more...);
}

template <class Range>
constexpr auto extended_over(Range const& years)
{
    auto next = years.begin();
    if (next == years.end()) { throw_nothing_to_accumulate(); }
    auto total = first_year(*next);
    for (++next; next != years.end(); ++next) { total = extend(total, *next); }
    return total;
}

}  // namespace detail

/// Annual observations of consecutive years, in the order of years: one by one, or a range of them.
/// Throws period_error (period_gap, period_overlap), amount_error (missing) for an empty range.
template <class First, observation_of_quantity... Next,
          quantity Q = typename detail::quantity_in<First>::type,
          std::enable_if_t<detail::accumulation_refused<Q, Next...>() == code::none, int> = 0>
constexpr auto accumulate(First const& first, Next const&... next)
{
    if constexpr (detail::quantity_in<First>::is_range) {
        static_assert(sizeof...(next) == 0, "a range of observations stands alone");
        return detail::extended_over(first);
    } else {
        return detail::extended(detail::first_year(first), next...);
    }
}
template <class First, observation_of_quantity... Next,
          quantity Q = typename detail::quantity_in<First>::type,
          code Why = detail::accumulation_refused<Q, Next...>()>
    requires(Why != code::none)
refused<Why, instead::nothing, First, Next...> accumulate(First const&, Next const&...) = delete;

/// What the years between two cumulative observations of one start brought.
/// Throws period_error (start_differs, period_overlap).
template <quantity A, quantity B,
          std::enable_if_t<detail::of<A, B, rule::years_between>.allowed(), int> = 0>
constexpr auto difference(observed<A> const& later, observed<B> const& earlier)
{
    if (later.period().first() != earlier.period().first()) {
        detail::throw_start_differs(later.period(), earlier.period());
    }
    if (later.period().last() <= earlier.period().last()) {
        detail::throw_not_later(later.period(), earlier.period());
    }
    using R = cumulative<detail::finer_unit<A, B>>;
    return observed<R>{
        R{detail::number_in<R>(later.quantity()) - detail::number_in<R>(earlier.quantity())},
        fiscal_period{earlier.period().last() + 1, later.period().last()}};
}
template <quantity A, quantity B, code Why = detail::of<A, B, rule::years_between>.refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A, B> difference(observed<A> const&, observed<B> const&) = delete;

/// A cumulative observation of one year as what it is, an annual one.
/// Throws period_error (period_mismatch) for several years.
template <unit_type U>
constexpr observed<annual<U>> as_annual(observed<cumulative<U>> const& total)
{
    return {annual<U>{total.quantity().number()}, total.period()};
}

}  // namespace tomakomai_kpi

#endif
