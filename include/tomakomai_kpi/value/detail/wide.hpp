// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_WIDE_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_WIDE_HPP

// 128-bit steps between 64-bit numbers, and checked 64-bit ones: the only
// place that relies on what the compiler offers beyond the standard.
// TOMAKOMAI_KPI_PORTABLE_WIDE takes nothing of that kind, as compilers that have none do.

#include <cstdint>

#if !defined(TOMAKOMAI_KPI_PORTABLE_WIDE) && defined(__SIZEOF_INT128__)
#define TOMAKOMAI_KPI_HAS_INT128 1
#else
#define TOMAKOMAI_KPI_HAS_INT128 0
#include <tomakomai_kpi/value/detail/two_words.hpp>
#endif

namespace tomakomai_kpi::detail {

#if TOMAKOMAI_KPI_HAS_INT128

__extension__ using wide = __int128;
__extension__ using unsigned_wide = unsigned __int128;

constexpr wide times(std::int64_t a, std::int64_t b) noexcept
{
    return static_cast<wide>(a) * b;
}

constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) noexcept
{
    return __builtin_add_overflow(a, b, &sum);
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& rest) noexcept
{
    return __builtin_sub_overflow(a, b, &rest);
}

#else

using wide = two_words<true>;
using unsigned_wide = two_words<false>;

constexpr wide times(std::int64_t a, std::int64_t b) noexcept
{
    return wide{a} * b;
}

// The sum has left the range where both operands have the sign that it has not.
constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) noexcept
{
    sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    return ((a ^ sum) & (b ^ sum)) < 0;
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& rest) noexcept
{
    rest = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
    return ((a ^ b) & (a ^ rest)) < 0;
}

#endif

constexpr bool fits(wide n) noexcept
{
    return n >= INT64_MIN && n <= INT64_MAX;
}

constexpr unsigned_wide magnitude(wide n) noexcept
{
    return n < 0 ? -static_cast<unsigned_wide>(n) : static_cast<unsigned_wide>(n);
}

constexpr unsigned_wide common_divisor(unsigned_wide a, unsigned_wide b) noexcept
{
    while (b != 0) {
        // Most operands soon fit in one word, where division is many times cheaper.
        if ((a >> 64U) == 0 && (b >> 64U) == 0) {
            auto x = static_cast<std::uint64_t>(a);
            auto y = static_cast<std::uint64_t>(b);
            while (y != 0) {
                std::uint64_t const rest = x % y;
                x = y;
                y = rest;
            }
            return x;
        }
        unsigned_wide const rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

}  // namespace tomakomai_kpi::detail

#endif
