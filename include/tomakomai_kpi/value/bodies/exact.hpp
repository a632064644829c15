// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_EXACT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_EXACT_HPP

// What an exact number does once 64 bits cannot hold it.

#include <functional>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact.hpp>

#if TOMAKOMAI_KPI_HAS_BOOST
#include <tomakomai_kpi/value/detail/big.hpp>
#endif

namespace tomakomai_kpi {

TOMAKOMAI_KPI_INLINE void detail::throw_zero_denominator()
{
    refuse(division_error{code::zero_denominator, "0では割れません(division by zero)"});
}

TOMAKOMAI_KPI_INLINE void detail::throw_beyond_64_bits()
{
    refuse(amount_error{code::beyond_64_bits,
                        "64ビットを超える数です: Boost のヘッダーがあれば計算できます"
                        " (a number beyond 64 bits; Boost's headers would hold it)"});
}

namespace detail {

#if TOMAKOMAI_KPI_HAS_BOOST

TOMAKOMAI_KPI_INLINE words copy_of_big(words original)
{
    return kept(pointer(original)->number);
}

TOMAKOMAI_KPI_INLINE void drop_big(words kept) noexcept
{
    delete pointer(kept);
}

TOMAKOMAI_KPI_INLINE words big_from(wide n, wide d)
{
    auto const integer = [](wide of) {
        return (cpp_int{static_cast<std::int64_t>(of >> 64)} << 64)
               + static_cast<std::uint64_t>(of);
    };
    return narrowed(cpp_rational{integer(n), integer(d)});
}

TOMAKOMAI_KPI_INLINE words big_sum(words a, words b)
{
    return narrowed(widened(a) + widened(b));
}

TOMAKOMAI_KPI_INLINE words big_difference(words a, words b)
{
    return narrowed(widened(a) - widened(b));
}

TOMAKOMAI_KPI_INLINE words big_product(words a, words b)
{
    return narrowed(widened(a) * widened(b));
}

TOMAKOMAI_KPI_INLINE words big_quotient(words a, words b)
{
    return narrowed(widened(a) / widened(b));
}

TOMAKOMAI_KPI_INLINE int big_order(words a, words b)
{
    int const order = widened(a).compare(widened(b));
    return (order > 0) - (order < 0);
}

TOMAKOMAI_KPI_INLINE int big_sign(words a)
{
    return pointer(a)->number.sign();
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(words a)
{
    return boost::multiprecision::denominator(pointer(a)->number) == 1;
}

TOMAKOMAI_KPI_INLINE words big_part(words a, bool upper)
{
    cpp_rational const& number = pointer(a)->number;
    return narrowed(cpp_rational{upper ? boost::multiprecision::numerator(number)
                                       : boost::multiprecision::denominator(number)});
}

TOMAKOMAI_KPI_INLINE words big_floor(words a)
{
    cpp_rational const& number = pointer(a)->number;
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    cpp_int quotient = n / d;
    if (n % d < 0) { --quotient; }
    return narrowed(cpp_rational{quotient});
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(words a)
{
    return std::hash<std::string>{}(pointer(a)->number.str());
}

#else

// No number is big where there is nothing to hold it: what would become one is refused.

TOMAKOMAI_KPI_INLINE words copy_of_big(words original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE void drop_big(words) noexcept {}

TOMAKOMAI_KPI_INLINE words big_from(wide, wide)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE words big_sum(words, words)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE words big_difference(words, words)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE words big_product(words, words)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE words big_quotient(words, words)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE int big_order(words, words)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE int big_sign(words)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(words)
{
    return false;
}

TOMAKOMAI_KPI_INLINE words big_part(words original, bool)
{
    return original;
}

TOMAKOMAI_KPI_INLINE words big_floor(words original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(words)
{
    return 0;
}

#endif

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
