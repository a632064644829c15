// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_EXACT_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_EXACT_TEXT_HPP

// `exact` from and to plain decimal text. Nothing rounds here unless a named
// mode and a number of decimals are given.
//
// Synopsis
//   enum class rounding { half_up, half_even, truncate, away };
//   exact parse_exact("-12.50"), parse_exact("185/3");
//   std::string to_string(exact);              // 46, 1.2, 185/3
//   std::string to_fraction(exact);            // 9/46, 2/5, 1
//   std::string to_decimal(exact, places, rounding);
//   std::string to_percent(exact, places, rounding);    // 19.6 of 9/46, 99.9 of 1999/2000
//   std::string to_percent_text(exact, places, rounding);  // 19.6%, 99.9%台
//   exact round(exact, places, rounding);
//   double to_double(exact, places, rounding);

#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/exact.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// How a magnitude loses its decimals. 四捨五入, 偶数丸め, 切り捨て, 切り上げ: all of them act on
/// the magnitude, so that −2.5 becomes −3 half-up, as offices round amounts printed with △.
enum class rounding : unsigned char { half_up, half_even, truncate, away };

/// Reads `[-]digits[.digits]` or `[-]digits/digits` in ASCII.
/// Throws notation_error (bad_number), division_error for a denominator of zero.
exact parse_exact(std::string_view text);

/// The terminating decimal if there is one, else the fraction in lowest terms.
std::string to_string(exact const& x);

/// Numerator/denominator in lowest terms, the numerator alone of an integer: how shares are told.
std::string to_fraction(exact const& x);

/// `x` rounded to `places` (≥ 0) decimals, with exactly so many digits after the point.
std::string to_decimal(exact const& x, detail::whole<int> places,
                       rounding mode = rounding::half_up);

/// `x` rounded to a multiple of 10^−places.
exact round(exact const& x, detail::whole<int> places, rounding mode = rounding::half_up);

/// The binary fraction nearest to `x` rounded to `places` (≥ 0) decimals: for libraries that take
/// nothing else. Throws amount_error (inexact_number) where none is as large.
double to_double(exact const& x, detail::whole<int> places, rounding mode = rounding::half_up);

namespace detail {

/// By squares: as many steps as the exponent has bits.
inline exact power(exact base, int exponent)
{
    exact product = 1;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) { product *= base; }
        if (exponent > 1) { base *= base; }
    }
    return product;
}

}  // namespace detail

/// 10 to the power of `exponent` ≥ 0.
exact power_of_ten(detail::whole<int> exponent);

/// 19.6 of 9/46: a share in per cent, as explanations and reports print it.
/// Nothing but nothing is 0, and nothing but the whole is 100: where rounding would say so of another
/// share, the last digit stays one short of it (1999/2000 is 99.9, 2001/2000 is 100.1, 1/4000 is 0.1;
/// −100 likewise, which a relative change says of what is all gone).
std::string to_percent(exact const& share, detail::whole<int> places = 1,
                       rounding mode = rounding::half_up);

/// The same with %, and with a word where the digits stayed short: 99.9%台 (99.9 and some more),
/// 100.1%未満 and 0.1%未満 (less than), -0.1%超 (more than).
std::string to_percent_text(exact const& share, detail::whole<int> places = 1,
                            rounding mode = rounding::half_up);

/// The number of decimals of a terminating decimal, −1 where the decimals do not end.
int decimals(exact const& x);

}  // namespace tomakomai_kpi

#ifdef TOMAKOMAI_KPI_HEADER_ONLY
#include <tomakomai_kpi/value/bodies/exact_text.hpp>
#endif

#endif
