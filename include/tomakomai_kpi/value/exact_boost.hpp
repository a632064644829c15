// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_BOOST_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_BOOST_HPP

// `exact` from and to Boost's cpp_rational: the one public header that includes
// Boost wherever it is, for programs that use Boost.Multiprecision themselves.
//
// Synopsis
//   boost::multiprecision::cpp_rational to_cpp_rational(exact const&);
//   exact from_cpp_rational(cpp_rational);

#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

#include <tomakomai_kpi/config.hpp>

// exact.hpp first: header-only, it brings big.hpp along.
// clang-format off
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/detail/big.hpp>
// clang-format on

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

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
