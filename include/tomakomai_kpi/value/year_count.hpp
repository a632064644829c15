// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_YEAR_COUNT_HPP
#define TOMAKOMAI_KPI_VALUE_YEAR_COUNT_HPP

// How many years, for over() and per_year(), and from one year to another.
//
// Synopsis
//   class year_count;   from any integer; value()

#include <cstdint>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/detail/whole_number.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {
[[noreturn]] void throw_no_years(std::int64_t years);
}

/// How many years: from an integer, and nothing else.
class year_count {
public:
    template <detail::whole_number T>
    constexpr year_count(T years) noexcept : years_{detail::whole<std::int64_t>{years}}
    {
    }

    template <detail::other_number T, code Why = code::not_a_number>
    year_count(T) = delete;

    constexpr std::int64_t value() const noexcept { return years_; }

private:
    std::int64_t years_;
};

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/year_count.hpp>
#endif

#endif
