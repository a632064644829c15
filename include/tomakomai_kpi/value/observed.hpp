// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_OBSERVED_HPP
#define TOMAKOMAI_KPI_VALUE_OBSERVED_HPP

// Quantities with the fiscal period they are of.
//
// `+` adds observations across places, within one period; across time there are
// named operations, for what has a meaning there: annual values of consecutive
// years accumulate, a total is extended by the very next year, totals of one start
// differ by the years between. What the rule table refuses has no operation, and
// what only the periods forbid throws period_error.
//
//   annual<units::人> const r2{20}, r3{25};
//   observed const a{r2, fiscal_year{2020}}, b{r3, fiscal_year{2021}};
//   observed<cumulative<units::人>> const both = accumulate(a, b);   // 累計45人
//   exact const rate = both.quantity() / cumulative<units::人>{230};  // 9/46
//
// Synopsis
//   observed<Q>               quantity(), period(); + - < == += -= from another unit of the dimension
//   accumulate(observed…), extend(total, next), difference(later, earlier), as_annual(total)

#include <compare>
#include <concepts>
#include <type_traits>
#include <utility>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/periods.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

template <class O>
concept observation_of_quantity = term<O> && requires { typename O::quantity_type; };

namespace detail::algebra {

// The operators of terms find an observation because this base lives beside them. It is not that of
// its member: two of one type cannot share an address.
struct base_of_observed {};

}  // namespace detail::algebra

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

    /// The same in another unit of the dimension, exactly.
    template <tomakomai_kpi::quantity From>
        requires(!std::same_as<From, Q> && rule::converted(From::measured, measured).allowed())
    constexpr observed(observed<From> const& other)
        : quantity_{other.quantity()}, period_{other.period()}
    {
    }

    constexpr Q const& quantity() const noexcept { return quantity_; }
    constexpr fiscal_period period() const noexcept { return period_; }

private:
    Q quantity_;
    fiscal_period period_;
};

namespace detail {

template <quantity Q>
constexpr observed<Q> observe(Q const& q, fiscal_period period)
{
    return {q, period};
}

namespace algebra {

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

}  // namespace algebra
}  // namespace detail

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
// Some ranges, as a filter, can only be walked where they may be written.
template <class Range>
    requires requires(Range& years) {
        typename std::remove_cvref_t<decltype(*years.begin())>::quantity_type;
    }
struct quantity_in<Range> {
    using type =
        typename std::remove_cvref_t<decltype(*std::declval<Range&>().begin())>::quantity_type;
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
constexpr auto extended_over(Range& years)
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
          quantity Q = typename detail::quantity_in<std::remove_cvref_t<First>>::type,
          std::enable_if_t<detail::accumulation_refused<Q, Next...>() == code::none, int> = 0>
constexpr auto accumulate(First&& first, Next const&... next)
{
    if constexpr (detail::quantity_in<std::remove_cvref_t<First>>::is_range) {
        static_assert(sizeof...(next) == 0, "a range of observations stands alone");
        return detail::extended_over(first);
    } else {
        return detail::extended(detail::first_year(first), next...);
    }
}
template <class First, observation_of_quantity... Next,
          quantity Q = typename detail::quantity_in<std::remove_cvref_t<First>>::type,
          code Why = detail::accumulation_refused<Q, Next...>()>
    requires(Why != code::none)
refused<Why, instead::nothing, std::remove_cvref_t<First>, Next...>
accumulate(First&&, Next const&...) = delete;

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
