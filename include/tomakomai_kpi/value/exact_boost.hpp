// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_BOOST_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_BOOST_HPP

// `exact` from and to Boost's cpp_rational: the one header that includes Boost,
// for programs that use Boost.Multiprecision themselves (and for src/).
//
// Synopsis
//   boost::multiprecision::cpp_rational to_cpp_rational(exact const&);
//   exact from_cpp_rational(cpp_rational);

#include <bit>
#include <limits>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi {

namespace detail {

struct big {
    boost::multiprecision::cpp_rational number;
};

struct bridge {
    static bool is_big(exact const& x) noexcept { return x.is_big(); }

    static big* pointer(exact const& x) noexcept { return std::bit_cast<big*>(x.numerator_); }

    static boost::multiprecision::cpp_rational widen(exact const& x)
    {
        using boost::multiprecision::cpp_rational;
        return is_big(x) ? pointer(x)->number : cpp_rational{x.numerator_, x.denominator_};
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
        static_assert(sizeof(big*) == sizeof(std::int64_t));
        return {std::bit_cast<std::int64_t>(new big{std::move(number)}), 0, exact::as_is{}};
    }
};

}  // namespace detail

inline boost::multiprecision::cpp_rational to_cpp_rational(exact const& x)
{
    return detail::bridge::widen(x);
}

inline exact from_cpp_rational(boost::multiprecision::cpp_rational number)
{
    return detail::bridge::narrow(std::move(number));
}

}  // namespace tomakomai_kpi

#endif
