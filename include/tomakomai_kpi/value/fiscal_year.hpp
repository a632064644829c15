// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_HPP
#define TOMAKOMAI_KPI_VALUE_FISCAL_YEAR_HPP

// Fiscal years (年度) and periods of them.
//
// A Japanese fiscal year runs from April to March and is named by the year it
// starts in: 令和3年度 is 2021年度. Eras are spelling: 平成31年度 and 令和元年度
// are one year. Years do not add; what adds is a number of years, so
// `year - year` is an int and `year + year` does not exist.
//
//   constexpr fiscal_year r3{2021};
//   constexpr fiscal_period plan{fiscal_year{2020}, fiscal_year{2024}};
//   static_assert(plan.years() == 5 && plan.contains(r3));
//   for (fiscal_year const year : plan) …   // 令和2年度, 令和3年度 … 令和6年度
//
// Text is in fiscal_year_text.hpp.
//
// Synopsis
//   class fiscal_year;     explicit from the year it starts in; start_year(); ordered;
//                          year + int, year - int, year - year, += -= ++ --
//   class fiscal_period;   first(), last(), years(), contains(); a year is a period of one;
//                          begin(), end(), a range of its years; ordered by first, then last

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/whole_number.hpp>
#include <tomakomai_kpi/value/instead.hpp>
#include <tomakomai_kpi/value/year_count.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {
[[noreturn]] void throw_unknown_year(std::int64_t start_year);
[[noreturn]] void throw_period_backwards(int first, int last);
}  // namespace detail

class fiscal_year {
public:
    /// The year in which the fiscal year starts (western calendar), 1 to 9999;
    /// throws period_error (unknown_year) for others.
    template <detail::whole_number T>
    constexpr explicit fiscal_year(T start_year) : start_{static_cast<int>(start_year)}
    {
        if (std::cmp_less(start_year, 1) || std::cmp_greater(start_year, 9999)) {
            detail::throw_unknown_year(static_cast<std::int64_t>(start_year));
        }
    }

    /// No binary fraction and no character is a year.
    template <detail::other_number T, code Why = code::not_a_number>
    explicit fiscal_year(T) = delete;

    constexpr int start_year() const noexcept { return start_; }

    friend constexpr auto operator<=>(fiscal_year, fiscal_year) = default;

    /// Throws period_error (unknown_year) where the year is none of 1 to 9999.
    friend constexpr fiscal_year operator+(fiscal_year year, year_count years)
    {
        std::int64_t there = 0;
        bool const far = detail::add_overflows(year.start_, years.value(), there);
        return fiscal_year{far ? years.value() : there};
    }
    friend constexpr fiscal_year operator-(fiscal_year year, year_count years)
    {
        std::int64_t there = 0;
        bool const far = detail::subtract_overflows(year.start_, years.value(), there);
        return fiscal_year{far ? years.value() : there};
    }
    constexpr fiscal_year& operator+=(year_count years) { return *this = *this + years; }
    constexpr fiscal_year& operator-=(year_count years) { return *this = *this - years; }
    constexpr fiscal_year& operator++() { return *this += 1; }
    constexpr fiscal_year& operator--() { return *this -= 1; }
    constexpr fiscal_year operator++(int)
    {
        fiscal_year const before = *this;
        ++*this;
        return before;
    }
    constexpr fiscal_year operator--(int)
    {
        fiscal_year const before = *this;
        --*this;
        return before;
    }

    friend constexpr int operator-(fiscal_year later, fiscal_year earlier) noexcept
    {
        return later.start_ - earlier.start_;
    }

private:
    int start_;
};

/// Consecutive fiscal years, both ends included.
class fiscal_period {
public:
    /// A period of one year.
    constexpr fiscal_period(fiscal_year only) noexcept : first_{only}, last_{only} {}

    /// Throws period_error (bad_period) if `last` is before `first`.
    constexpr fiscal_period(fiscal_year first, fiscal_year last) : first_{first}, last_{last}
    {
        if (last < first) { detail::throw_period_backwards(first.start_year(), last.start_year()); }
    }

    constexpr fiscal_year first() const noexcept { return first_; }
    constexpr fiscal_year last() const noexcept { return last_; }
    constexpr int years() const noexcept { return last_ - first_ + 1; }
    constexpr bool contains(fiscal_year year) const noexcept
    {
        return first_ <= year && year <= last_;
    }

    /// The years one by one. A place is found from a number: as random access as std::ranges can be.
    class iterator {
    public:
        using value_type = fiscal_year;
        using difference_type = std::ptrdiff_t;

        constexpr iterator() noexcept = default;

        constexpr fiscal_year operator*() const { return fiscal_year{start_}; }
        constexpr fiscal_year operator[](difference_type n) const { return *(*this + n); }

        constexpr iterator& operator+=(difference_type n) noexcept
        {
            start_ += static_cast<int>(n);
            return *this;
        }
        constexpr iterator& operator-=(difference_type n) noexcept { return *this += -n; }
        constexpr iterator& operator++() noexcept { return *this += 1; }
        constexpr iterator& operator--() noexcept { return *this -= 1; }
        constexpr iterator operator++(int) noexcept
        {
            iterator const before = *this;
            ++start_;
            return before;
        }
        constexpr iterator operator--(int) noexcept
        {
            iterator const before = *this;
            --start_;
            return before;
        }

        friend constexpr iterator operator+(iterator i, difference_type n) noexcept
        {
            return i += n;
        }
        friend constexpr iterator operator+(difference_type n, iterator i) noexcept
        {
            return i += n;
        }
        friend constexpr iterator operator-(iterator i, difference_type n) noexcept
        {
            return i -= n;
        }
        friend constexpr difference_type operator-(iterator a, iterator b) noexcept
        {
            return a.start_ - b.start_;
        }
        friend constexpr auto operator<=>(iterator, iterator) = default;

    private:
        friend class fiscal_period;
        constexpr explicit iterator(int start) noexcept : start_{start} {}

        int start_ = 0;
    };
    using const_iterator = iterator;

    constexpr iterator begin() const noexcept { return iterator{first_.start_year()}; }
    constexpr iterator end() const noexcept { return iterator{last_.start_year() + 1}; }

    /// By the first year, then by the last, as lists of periods are sorted: no word on overlaps.
    friend constexpr auto operator<=>(fiscal_period, fiscal_period) = default;

private:
    fiscal_year first_;
    fiscal_year last_;
};

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, fiscal_year> operator<<(Stream&, fiscal_year const&) = delete;

/// <tomakomai_kpi/notation/stream.hpp> writes it.
template <class Stream, code Why = code::not_text, instead Meant = instead::notation_stream_hpp>
    requires detail::text_stream<Stream>
refused<Why, Meant, fiscal_period> operator<<(Stream&, fiscal_period const&) = delete;

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/fiscal_year.hpp>
#endif

#endif
