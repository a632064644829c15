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

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

struct big {
    cpp_rational number;
};

inline big* pointer(raw_exact kept) noexcept
{
    return std::bit_cast<big*>(static_cast<std::uintptr_t>(kept.numerator));
}

inline raw_exact kept(cpp_rational number)
{
    auto const address = reinterpret_cast<std::uintptr_t>(new big{std::move(number)});
    return {static_cast<std::int64_t>(address), 0};
}

inline cpp_rational widened(raw_exact w)
{
    return w.is_big() ? pointer(w)->number : cpp_rational{w.numerator, w.denominator};
}

// In 64 bits again, where it fits.
inline raw_exact narrowed(cpp_rational number)
{
    cpp_int const n = boost::multiprecision::numerator(number);
    cpp_int const d = boost::multiprecision::denominator(number);
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (n >= least && n <= most && d <= most) {
        return {n.convert_to<std::int64_t>(), d.convert_to<std::int64_t>()};
    }
    return kept(std::move(number));
}

struct bridge {
    static cpp_rational widen(exact const& x) { return widened(x.raw_); }
    static exact narrow(cpp_rational number) { return exact{narrowed(std::move(number))}; }
};

inline cpp_int big_integer(exact const& whole)
{
    return boost::multiprecision::numerator(bridge::widen(whole));
}

inline exact big_from_digits(std::string_view digits)
{
    // A leading zero would make Boost read octal.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return bridge::narrow(cpp_int{std::string{digits}});
}

}  // namespace tomakomai_kpi::detail

#endif
