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

TOMAKOMAI_KPI_INLINE raw_exact copy_of_big(raw_exact original)
{
    return kept(pointer(original)->number);
}

TOMAKOMAI_KPI_INLINE void drop_big(raw_exact kept) noexcept
{
    delete pointer(kept);
}

TOMAKOMAI_KPI_INLINE raw_exact big_from(wide n, wide d)
{
    auto const integer = [](wide of) {
        return (cpp_int{static_cast<std::int64_t>(of >> 64)} << 64)
               + static_cast<std::uint64_t>(of);
    };
    return narrowed(cpp_rational{integer(n), integer(d)});
}

TOMAKOMAI_KPI_INLINE raw_exact big_sum(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) + widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_difference(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) - widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_product(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) * widened(b));
}

TOMAKOMAI_KPI_INLINE raw_exact big_quotient(raw_exact a, raw_exact b)
{
    return narrowed(widened(a) / widened(b));
}

TOMAKOMAI_KPI_INLINE int big_order(raw_exact a, raw_exact b)
{
    int const order = widened(a).compare(widened(b));
    return (order > 0) - (order < 0);
}

TOMAKOMAI_KPI_INLINE int big_sign(raw_exact a)
{
    return pointer(a)->number.sign();
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(raw_exact a)
{
    return boost::multiprecision::denominator(pointer(a)->number) == 1;
}

TOMAKOMAI_KPI_INLINE raw_exact big_part(raw_exact a, bool upper)
{
    cpp_rational const& number = pointer(a)->number;
    return narrowed(cpp_rational{upper ? boost::multiprecision::numerator(number)
                                       : boost::multiprecision::denominator(number)});
}

TOMAKOMAI_KPI_INLINE raw_exact big_floor(raw_exact a)
{
    cpp_rational const& number = pointer(a)->number;
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    cpp_int quotient = n / d;
    if (n % d < 0) { --quotient; }
    return narrowed(cpp_rational{quotient});
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(raw_exact a)
{
    return std::hash<std::string>{}(pointer(a)->number.str());
}

#else

// No number is big where there is nothing to hold it: what would become one is refused.

TOMAKOMAI_KPI_INLINE raw_exact copy_of_big(raw_exact original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE void drop_big(raw_exact) noexcept {}

TOMAKOMAI_KPI_INLINE raw_exact big_from(wide, wide)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_sum(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_difference(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_product(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE raw_exact big_quotient(raw_exact, raw_exact)
{
    throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE int big_order(raw_exact, raw_exact)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE int big_sign(raw_exact)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE bool big_is_integer(raw_exact)
{
    return false;
}

TOMAKOMAI_KPI_INLINE raw_exact big_part(raw_exact original, bool)
{
    return original;
}

TOMAKOMAI_KPI_INLINE raw_exact big_floor(raw_exact original)
{
    return original;
}

TOMAKOMAI_KPI_INLINE std::size_t big_hash(raw_exact)
{
    return 0;
}

#endif

}  // namespace detail
}  // namespace tomakomai_kpi

#endif
