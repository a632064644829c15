// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_COLUMN_COLUMN_HPP
#define TOMAKOMAI_KPI_COLUMN_COLUMN_HPP

// A column of typed quantities: unit and basis are types, so that what has no
// meaning does not compile; the rows are integers, and cost what integers cost.
//
//   column<annual<units::人>> const visitors{{1'234, 987}};
//   for (std::optional<annual<units::人>> const v : visitors) …
//   sum(visitors)                       // annual<人>{2221}
//   visitors + cases                    // does not compile: unit_mismatch, 人 and 件
//
// Synopsis
//   template <quantity Q> class column;    from integers, or from an any_column: throws unit_error …
//     size(), [row], begin(), end(), any()
//   + - of columns, × a number, compare(a, b), sum(column), sum_by(column, groups)
//   attainment(actual, target), gap_closure(actual, target, baseline)
//   met(actual, target), on_path(actual, target[, baseline], clock)

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <tomakomai_kpi/column/any_column.hpp>
#include <tomakomai_kpi/column/column_arithmetic.hpp>
#include <tomakomai_kpi/column/column_progress.hpp>
#include <tomakomai_kpi/column/totals.hpp>
#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/quantity.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

template <quantity Q>
class column {
public:
    /// The unit and basis of Q, of so many decimals.
    static column_type type(detail::whole<int> scale = 0)
    {
        return {Q::measured.unit, Q::measured.basis, multiplier_of<typename Q::unit>, scale};
    }

    /// Amounts in units of Q, of which each is an integer × 10^−scale.
    explicit column(std::vector<std::int64_t> amounts, detail::whole<int> scale = 0)
        : any_{column_of(std::move(amounts), type(scale))}
    {
    }
    explicit column(std::initializer_list<detail::whole<std::int64_t>> amounts,
                    detail::whole<int> scale = 0)
        : column{std::vector<std::int64_t>{amounts.begin(), amounts.end()}, scale}
    {
    }

    /// A column that is read while the program runs. Throws unit_error and basis_error where it is not of
    /// Q's, amount_error (inexact_number) where its amounts have more than 18 decimals in Q's unit.
    explicit column(any_column const& read) : any_{in_type(read)} {}

    any_column const& any() const noexcept { return any_; }
    std::size_t size() const noexcept { return any_.size(); }
    code reason(std::size_t row) const noexcept { return any_.reason(row); }

    /// Empty where the row has no amount.
    std::optional<Q> operator[](std::size_t row) const
    {
        if (any_.reason(row) != code::none) { return std::nullopt; }
        return Q{any_[row].number()};
    }

    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = std::optional<Q>;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = value_type;

        iterator() = default;
        iterator(column const& of, std::size_t row) : of_{&of}, row_{row} {}

        value_type operator*() const { return (*of_)[row_]; }
        iterator& operator++()
        {
            ++row_;
            return *this;
        }
        iterator operator++(int)
        {
            iterator const before = *this;
            ++row_;
            return before;
        }
        friend bool operator==(iterator const&, iterator const&) = default;

    private:
        column const* of_ = nullptr;
        std::size_t row_ = 0;
    };

    iterator begin() const { return {*this, 0}; }
    iterator end() const { return {*this, size()}; }

    friend bool operator==(column const& a, column const& b) { return a.any_ == b.any_; }

private:
    static any_column in_type(any_column const& read)
    {
        return as_type(read, with_scale_for(type(read.type().scale), read.type()));
    }

    any_column any_;
};

namespace detail {

/// What the rule refuses: its code and both types are all that compilers say of it.
template <code Why, instead Meant, quantity A, quantity B>
refused<Why, Meant, A, B> meet() = delete;

}  // namespace detail

// The types of results are those of the quantities.

/// Row by row; a row that is missing on either side is missing.
template <quantity A, quantity B>
auto operator+(column<A> const& a, column<B> const& b)
{
    constexpr verdict may = detail::of<A, B, rule::sum>;
    if constexpr (may.allowed()) {
        return column<decltype(A{} + B{})>{a.any() + b.any()};
    } else {
        return detail::meet<may.refused, may.instead, A, B>();
    }
}
template <quantity A, quantity B>
auto operator-(column<A> const& a, column<B> const& b)
{
    constexpr verdict may = detail::of<A, B, rule::difference>;
    if constexpr (may.allowed()) {
        return column<decltype(A{} - B{})>{a.any() - b.any()};
    } else {
        return detail::meet<may.refused, may.instead, A, B>();
    }
}

/// Each row × an exact number.
template <quantity Q>
    requires(rule::scaled(Q::measured).allowed())
column<Q> operator*(column<Q> const& a, exact const& by)
{
    return column<Q>{scaled(a.any(), by)};
}

/// −1, 0, 1, or no_order of rows that are missing.
template <quantity A, quantity B>
auto compare(column<A> const& a, column<B> const& b)
{
    constexpr verdict may = detail::of<A, B, rule::order>;
    if constexpr (may.allowed()) {
        return compare(a.any(), b.any());
    } else {
        return detail::meet<may.refused, may.instead, A, B>();
    }
}

/// A Q; empty where no row has an amount. Missing rows are left out.
template <quantity Q>
auto sum(column<Q> const& c)
{
    constexpr verdict may = detail::of<Q, Q, rule::sum>;
    if constexpr (may.allowed()) {
        column_sum const of = sum(c.any());
        return of.state.count() == 0 ? std::optional<Q>{} : std::optional{Q{of.total().number()}};
    } else {
        return detail::meet<may.refused, may.instead, Q, Q>();
    }
}

/// One row for each group.
template <quantity Q>
auto sum_by(column<Q> const& c, group_index const& by)
{
    constexpr verdict may = detail::of<Q, Q, rule::sum>;
    if constexpr (may.allowed()) {
        return column<Q>{sums_of(sum_states(c.any(), by), c.any().type())};
    } else {
        return detail::meet<may.refused, may.instead, Q, Q>();
    }
}

/// 達成率, of two columns whose quantities divide to a number.
template <quantity A, quantity B>
auto attainment(column<A> const& actual, column<B> const& target, column_direction better = {})
{
    constexpr verdict may = detail::of<A, B, rule::ratio>;
    if constexpr (may.is_number) {
        return attainment(actual.any(), target.any(), better);
    } else {
        constexpr code why = may.allowed() ? code::unit_mismatch : may.refused;
        return detail::meet<why, may.instead, A, B>();
    }
}

/// 基準値から目標値までの達成割合, of three columns that one line can join.
template <quantity A, quantity B, quantity C>
auto gap_closure(column<A> const& actual, column<B> const& target, column<C> const& baseline,
                 column_direction better = {})
{
    constexpr verdict may = detail::of<A, B, rule::order>;
    constexpr verdict starts = detail::of<B, C, rule::order>;
    if constexpr (!may.allowed()) {
        return detail::meet<may.refused, may.instead, A, B>();
    } else if constexpr (!starts.allowed()) {
        return detail::meet<starts.refused, starts.instead, B, C>();
    } else {
        return gap_closure(actual.any(), target.any(), baseline.any(), better);
    }
}

template <quantity A, quantity B>
auto met(column<A> const& actual, column<B> const& target, column_direction better = {})
{
    constexpr verdict may = detail::of<A, B, rule::order>;
    if constexpr (may.allowed()) {
        return met(actual.any(), target.any(), better);
    } else {
        return detail::meet<may.refused, may.instead, A, B>();
    }
}

/// Whether each row is on its path in the n-th of N years. Of a cumulative target the path starts at 0,
/// and the baseline may be of any basis.
template <quantity A, quantity B, quantity C>
auto on_path(column<A> const& actual, column<B> const& target, column<C> const& baseline,
             column_clock const& clock, column_direction better = {})
{
    constexpr verdict may = detail::of<A, B, rule::order>;
    constexpr verdict starts = detail::of<B, C, rule::order>;
    if constexpr (!may.allowed()) {
        return detail::meet<may.refused, may.instead, A, B>();
    } else if constexpr (!starts.allowed() && B::measured.basis != basis::cumulative) {
        return detail::meet<starts.refused, starts.instead, B, C>();
    } else {
        return on_path(actual.any(), target.any(), &baseline.any(), clock, better);
    }
}

/// The same without baselines: rows that need one are undefined (no_baseline).
template <quantity A, quantity B>
auto on_path(column<A> const& actual, column<B> const& target, column_clock const& clock,
             column_direction better = {})
{
    constexpr verdict may = detail::of<A, B, rule::order>;
    if constexpr (may.allowed()) {
        return on_path(actual.any(), target.any(), nullptr, clock, better);
    } else {
        return detail::meet<may.refused, may.instead, A, B>();
    }
}

}  // namespace tomakomai_kpi

#endif
