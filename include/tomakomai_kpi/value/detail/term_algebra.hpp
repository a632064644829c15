// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TERM_ALGEBRA_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TERM_ALGEBRA_HPP

// The operators of typed quantities and of their observations, and what each refuses.

#include <compare>
#include <type_traits>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/term.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {
namespace detail {

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
    return order(a, b) == 0;
}

// The operators, declared once for all terms: a quantity finds them because its base class lives
// beside them, and an observation likewise, which brings its own sum, rest, order and equal. Each has a
// deleted twin for what the rule refuses; Why and Meant are template parameters so that compilers
// print their values. What is allowed is said by substitution, which fails in one line of a
// compiler's message where a constraint takes three.
namespace algebra {

struct base {};

/// Across parts of one period. Observations of different periods throw period_error.
template <class A, class B, std::enable_if_t<of<A, B, rule::sum>.allowed(), int> = 0>
constexpr auto operator+(A const& a, B const& b)
{
    return sum(a, b);
}
template <class A, class B, code Why = of<A, B, rule::sum>.refused,
          instead Meant = of<A, B, rule::sum>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator+(A const&, B const&) = delete;

/// The change, of observations over both periods; cumulative observations of different periods go
/// through `difference` (throws period_error).
template <class A, class B, std::enable_if_t<of<A, B, rule::difference>.allowed(), int> = 0>
constexpr auto operator-(A const& a, B const& b)
{
    return rest(a, b);
}
template <class A, class B, code Why = of<A, B, rule::difference>.refused,
          instead Meant = of<A, B, rule::difference>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator-(A const&, B const&) = delete;

template <quantity A>
constexpr auto operator-(A const& a) -> std::enable_if_t<rule::scaled(A::measured).allowed(), A>
{
    return A{-a.number()};
}

/// By a quantity of one unit and basis a bare number, of other units the declared quotient (人泊 ÷ 人
/// = 泊, 円 ÷ 人 = 円/人); by a number the quantity scaled. Throws division_error.
template <class A, class B, std::enable_if_t<scaling<A, B, rule::ratio>().allowed(), int> = 0>
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
    requires(with_number<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator/(A const&, B const&) = delete;

/// The declared product of two units (人 × 泊 = 人泊), or the quantity scaled by a number.
template <class A, class B, std::enable_if_t<scaling<A, B, rule::product>().allowed(), int> = 0>
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

/// What has no order does not compare at all: 人 == 件 would be false whatever the numbers. Values,
/// whose units are known when the program runs, are unequal then.
template <class A, class B, std::enable_if_t<of<A, B, rule::order>.allowed(), int> = 0>
constexpr bool operator==(A const& a, B const& b)
{
    return equal(a, b);
}
template <class A, class B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator==(A const&, B const&) = delete;

/// Annual observations and levels of different years compare; cumulative ones do not (period_error).
template <class A, class B, std::enable_if_t<of<A, B, rule::order>.allowed(), int> = 0>
constexpr std::strong_ordering operator<=>(A const& a, B const& b)
{
    return order(a, b);
}
template <class A, class B, code Why = of<A, B, rule::order>.refused,
          instead Meant = of<A, B, rule::order>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator<=>(A const&, B const&) = delete;

/// a = a + b in a's own unit, where that is what a is: a change added to a value, not a value to a
/// change. Observations as +.
template <class A, class B, std::enable_if_t<step<A, B, rule::sum>.allowed(), int> = 0>
constexpr A& operator+=(A& a, B const& b)
{
    return a = A{a + b};
}
template <term A, class B, code Why = step<A, B, rule::sum>.refused,
          instead Meant = step<A, B, rule::sum>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator+=(A&, B const&) = delete;

/// a = a − b likewise: a value less its change. The difference of two values is no value.
template <class A, class B, std::enable_if_t<step<A, B, rule::difference>.allowed(), int> = 0>
constexpr A& operator-=(A& a, B const& b)
{
    return a = A{a - b};
}
template <term A, class B, code Why = step<A, B, rule::difference>.refused,
          instead Meant = step<A, B, rule::difference>.instead>
    requires(meeting<A, B> && Why != code::none)
refused<Why, Meant, A, B> operator-=(A&, B const&) = delete;

template <class A, class N, std::enable_if_t<scaled_step<A, N>.allowed(), int> = 0>
constexpr A& operator*=(A& a, N const& by)
{
    return a = A{a.number() * by};
}
template <quantity A, class N, code Why = scaled_step<A, N>.refused,
          instead Meant = scaled_step<A, N>.instead>
    requires(with_number<A, N> && Why != code::none)
refused<Why, Meant, A, N> operator*=(A&, N const&) = delete;

template <class A, class N, std::enable_if_t<scaled_step<A, N>.allowed(), int> = 0>
constexpr A& operator/=(A& a, N const& by)
{
    return a = A{a.number() / by};
}
template <quantity A, class N, code Why = scaled_step<A, N>.refused,
          instead Meant = scaled_step<A, N>.instead>
    requires(with_number<A, N> && Why != code::none)
refused<Why, Meant, A, N> operator/=(A&, N const&) = delete;

/// How large a quantity is, whichever way: a rise of 5人 of a fall of 5人.
template <quantity A>
constexpr A abs(A const& a)
{
    return a.number().sign() < 0 ? A{-a.number()} : a;
}

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, term A, code Why = code::not_text,
          instead Meant = instead::notation_stream_hpp>
    requires text_stream<Stream>
refused<Why, Meant, A> operator<<(Stream&, A const&) = delete;

}  // namespace algebra

// Beside ranks alone, so that it is no candidate where others are subtracted.
namespace algebra_of_ranks {

struct base : algebra::base {};

template <quantity A, code Why = rule::scaled(A::measured).refused>
    requires(Why != code::none)
refused<Why, instead::nothing, A> operator-(A const&) = delete;

}  // namespace algebra_of_ranks

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
