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

#if TOMAKOMAI_KPI_HAS_BOOST

TOMAKOMAI_KPI_INLINE void exact::copy_big()
{
    numerator_ = detail::bridge::address(new detail::big{*detail::bridge::pointer(*this)});
}

TOMAKOMAI_KPI_INLINE void exact::drop_big() noexcept
{
    delete detail::bridge::pointer(*this);
}

TOMAKOMAI_KPI_INLINE exact exact::big_from(detail::wide n, detail::wide d)
{
    return detail::bridge::narrow(boost::multiprecision::cpp_rational{detail::bridge::integer(n),
                                                                      detail::bridge::integer(d)});
}

TOMAKOMAI_KPI_INLINE exact exact::big_sum(exact const& a, exact const& b)
{
    return detail::bridge::narrow(detail::bridge::widen(a) + detail::bridge::widen(b));
}

TOMAKOMAI_KPI_INLINE exact exact::big_difference(exact const& a, exact const& b)
{
    return detail::bridge::narrow(detail::bridge::widen(a) - detail::bridge::widen(b));
}

TOMAKOMAI_KPI_INLINE exact exact::big_product(exact const& a, exact const& b)
{
    return detail::bridge::narrow(detail::bridge::widen(a) * detail::bridge::widen(b));
}

TOMAKOMAI_KPI_INLINE exact exact::big_quotient(exact const& a, exact const& b)
{
    return detail::bridge::narrow(detail::bridge::widen(a) / detail::bridge::widen(b));
}

TOMAKOMAI_KPI_INLINE int exact::big_order(exact const& a, exact const& b)
{
    int const order = detail::bridge::widen(a).compare(detail::bridge::widen(b));
    return (order > 0) - (order < 0);
}

TOMAKOMAI_KPI_INLINE int exact::big_sign() const
{
    return detail::bridge::pointer(*this)->number.sign();
}

TOMAKOMAI_KPI_INLINE bool exact::big_is_integer() const
{
    return boost::multiprecision::denominator(detail::bridge::pointer(*this)->number) == 1;
}

TOMAKOMAI_KPI_INLINE exact exact::big_part(bool upper) const
{
    boost::multiprecision::cpp_rational const& number = detail::bridge::pointer(*this)->number;
    return detail::bridge::narrow(
        boost::multiprecision::cpp_rational{upper ? boost::multiprecision::numerator(number)
                                                  : boost::multiprecision::denominator(number)});
}

TOMAKOMAI_KPI_INLINE exact exact::big_floor() const
{
    boost::multiprecision::cpp_rational const& number = detail::bridge::pointer(*this)->number;
    boost::multiprecision::cpp_int const n = boost::multiprecision::numerator(number);
    boost::multiprecision::cpp_int const d = boost::multiprecision::denominator(number);
    boost::multiprecision::cpp_int quotient = n / d;
    if (n % d < 0) { --quotient; }
    return detail::bridge::narrow(boost::multiprecision::cpp_rational{quotient});
}

TOMAKOMAI_KPI_INLINE std::size_t exact::big_hash() const
{
    return std::hash<std::string>{}(detail::bridge::pointer(*this)->number.str());
}

#else

// No number is big where there is nothing to hold it: what would become one is refused.

TOMAKOMAI_KPI_INLINE void exact::copy_big() {}

TOMAKOMAI_KPI_INLINE void exact::drop_big() noexcept {}

TOMAKOMAI_KPI_INLINE exact exact::big_from(detail::wide, detail::wide)
{
    detail::throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE exact exact::big_sum(exact const&, exact const&)
{
    detail::throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE exact exact::big_difference(exact const&, exact const&)
{
    detail::throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE exact exact::big_product(exact const&, exact const&)
{
    detail::throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE exact exact::big_quotient(exact const&, exact const&)
{
    detail::throw_beyond_64_bits();
}

TOMAKOMAI_KPI_INLINE int exact::big_order(exact const&, exact const&)
{
    return 0;
}

TOMAKOMAI_KPI_INLINE int exact::big_sign() const
{
    return 0;
}

TOMAKOMAI_KPI_INLINE bool exact::big_is_integer() const
{
    return false;
}

TOMAKOMAI_KPI_INLINE exact exact::big_part(bool) const
{
    return {};
}

TOMAKOMAI_KPI_INLINE exact exact::big_floor() const
{
    return {};
}

TOMAKOMAI_KPI_INLINE std::size_t exact::big_hash() const
{
    return 0;
}

#endif

}  // namespace tomakomai_kpi

#endif
