// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_BIG_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_BIG_HPP

// The number behind an `exact` that 64 bits cannot hold.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi::detail {

struct big {
    boost::multiprecision::cpp_rational number;
};

struct bridge {
    static bool is_big(exact const& x) noexcept { return x.is_big(); }

    static big* pointer(exact const& x) noexcept
    {
        return std::bit_cast<big*>(static_cast<std::uintptr_t>(x.numerator_));
    }

    static std::int64_t address(big* kept) noexcept
    {
        return static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(kept));
    }

    static boost::multiprecision::cpp_rational widen(exact const& x)
    {
        using boost::multiprecision::cpp_rational;
        return is_big(x) ? pointer(x)->number : cpp_rational{x.numerator_, x.denominator_};
    }

    static boost::multiprecision::cpp_int integer(wide n)
    {
        auto const low = static_cast<std::uint64_t>(n);
        return (boost::multiprecision::cpp_int{static_cast<std::int64_t>(n >> 64)} << 64) + low;
    }

    static exact narrow(boost::multiprecision::cpp_rational number)
    {
        using boost::multiprecision::cpp_int;
        cpp_int const n = boost::multiprecision::numerator(number);
        cpp_int const d = boost::multiprecision::denominator(number);
        constexpr auto least = std::numeric_limits<std::int64_t>::min();
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        if (n >= least && n <= most && d <= most) {
            return {n.convert_to<std::int64_t>(), d.convert_to<std::int64_t>(), exact::as_is{}};
        }
        return {address(new big{std::move(number)}), 0, exact::as_is{}};
    }
};

inline boost::multiprecision::cpp_int big_integer(exact const& whole)
{
    return boost::multiprecision::numerator(bridge::widen(whole));
}

inline exact big_from_digits(std::string_view digits)
{
    // A leading zero would make Boost read octal.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return bridge::narrow(boost::multiprecision::cpp_int{std::string{digits}});
}

}  // namespace tomakomai_kpi::detail

#endif
