// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_EXACT_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_EXACT_TEXT_HPP

// Exact numbers from and to decimal text.

#include <algorithm>
#include <charconv>
#include <locale>
#include <sstream>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>

#if TOMAKOMAI_KPI_HAS_BOOST
#include <tomakomai_kpi/value/detail/big.hpp>
#endif

namespace tomakomai_kpi {

namespace detail {

inline bool all_digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

inline exact whole_of(std::string_view digits)
{
    constexpr std::size_t safe_in_64_bits = 18;
    if (digits.size() <= safe_in_64_bits) {
        std::int64_t n = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), n);
        return n;
    }
#if TOMAKOMAI_KPI_HAS_BOOST
    return big_from_digits(digits);
#else
    exact number;
    for (char const digit : digits) { number = number * 10 + (digit - '0'); }
    return number;
#endif
}

inline std::string digits_of(exact const& integer)
{
    std::int64_t small = 0;
    if (integer.to_int64(small)) { return std::to_string(small); }
#if TOMAKOMAI_KPI_HAS_BOOST
    return big_integer(integer).str();
#else
    throw_beyond_64_bits();
#endif
}

// The integer next to a magnitude, by the mode.
inline exact round_magnitude(exact const& magnitude, rounding mode)
{
    exact const below = magnitude.floor();
    exact const rest = magnitude - below;
    bool up = false;
    switch (mode) {
    case rounding::truncate: break;
    case rounding::away: up = rest.sign() > 0; break;
    case rounding::half_up: up = rest + rest >= 1; break;
    case rounding::half_even:
        up = rest + rest > 1 || (rest + rest == 1 && !(below / 2).is_integer());
        break;
    }
    return up ? below + 1 : below;
}

// Decimals of 1/denominator: the decimals end only where 2 and 5 are the only prime factors.
template <class Integer>
int decimals_over(Integer denominator)
{
    int twos = 0;
    int fives = 0;
    for (; denominator % 2 == 0; denominator /= 2) { ++twos; }
    for (; denominator % 5 == 0; denominator /= 5) { ++fives; }
    return denominator == 1 ? std::max(twos, fives) : -1;
}

// What is done with digits grows with the square of their number.
inline constexpr std::size_t most_exact_text = 100'000;

// In per cent, rounded, but not onto nothing or the whole.
inline exact percent_of(exact const& share, int places, rounding mode)
{
    exact const percent = abs(share) * 100;
    exact shown = round(percent, places, mode);
    for (exact const& edge : {exact{0}, exact{100}}) {
        if (shown == edge && percent != edge) {
            exact const step = exact{1} / power_of_ten(places);
            shown = percent < edge ? edge - step : edge + step;
        }
    }
    return share.sign() < 0 ? -shown : shown;
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE exact power_of_ten(detail::whole<int> exponent)
{
    return detail::power(10, exponent);
}

TOMAKOMAI_KPI_INLINE exact parse_exact(std::string_view text)
{
    std::string_view rest = text;
    bool const negative = rest.starts_with('-');
    if (negative) { rest.remove_prefix(1); }

    auto const slash = rest.find('/');
    auto const point = rest.find('.');
    bool const fraction = slash != std::string_view::npos;
    bool const decimal = point != std::string_view::npos;
    std::string_view const upper = rest.substr(0, fraction ? slash : point);
    std::string_view const lower = fraction  ? rest.substr(slash + 1)
                                   : decimal ? rest.substr(point + 1)
                                             : std::string_view{};
    if (text.size() > detail::most_exact_text) {
        detail::refuse(
            notation_error{code::bad_number,
                           "数" + detail::quote(text)
                               + "は長すぎます: 10万文字までです (up to 100,000 characters)",
                           std::string{text}, 0});
    }
    if (!detail::all_digits(upper) || ((fraction || decimal) && !detail::all_digits(lower))) {
        detail::refuse(
            notation_error{code::bad_number,
                           "数" + detail::quote(text)
                               + "を読めません: 12, -1.5, 185/3 のような数を書いてください"
                                 " (not an exact number)",
                           std::string{text}, 0});
    }

    exact magnitude = detail::whole_of(upper);
    if (fraction) {
        magnitude /= detail::whole_of(lower);
    } else if (decimal) {
        magnitude += detail::whole_of(lower) / power_of_ten(static_cast<int>(lower.size()));
    }
    return negative ? -magnitude : magnitude;
}

TOMAKOMAI_KPI_INLINE std::string to_percent(exact const& share, detail::whole<int> places,
                                            rounding mode)
{
    return to_decimal(detail::percent_of(share, places, mode), places);
}

TOMAKOMAI_KPI_INLINE std::string to_percent_text(exact const& share, detail::whole<int> places,
                                                 rounding mode)
{
    exact const percent = share * 100;
    exact const shown = detail::percent_of(share, places, mode);
    std::string text = to_decimal(shown, places) + "%";
    if (shown == round(percent, places, mode)) { return text; }
    if (abs(percent) > abs(shown)) { return text + "台"; }
    return text + (percent < shown ? "未満" : "超");
}

TOMAKOMAI_KPI_INLINE int decimals(exact const& x)
{
    exact const denominator = x.denominator();
    std::int64_t small = 0;
    if (denominator.to_int64(small)) { return detail::decimals_over(small); }
#if TOMAKOMAI_KPI_HAS_BOOST
    return detail::decimals_over(detail::big_integer(denominator));
#else
    detail::throw_beyond_64_bits();
#endif
}

TOMAKOMAI_KPI_INLINE exact round(exact const& x, detail::whole<int> places, rounding mode)
{
    exact const scale = power_of_ten(places);
    exact const magnitude = detail::round_magnitude(abs(x) * scale, mode) / scale;
    return x.sign() < 0 ? -magnitude : magnitude;
}

TOMAKOMAI_KPI_INLINE std::string to_decimal(exact const& x, detail::whole<int> places,
                                            rounding mode)
{
    exact const scaled = detail::round_magnitude(abs(x) * power_of_ten(places), mode);
    std::string text = detail::digits_of(scaled);
    auto const tail = static_cast<std::size_t>(places);
    if (text.size() <= tail) { text.insert(0, tail + 1 - text.size(), '0'); }
    if (places > 0) { text.insert(text.size() - tail, 1, '.'); }
    return (x.sign() < 0 && scaled.sign() != 0 ? "-" : "") + text;
}

TOMAKOMAI_KPI_INLINE double to_double(exact const& x, detail::whole<int> places, rounding mode)
{
    std::string const text = to_decimal(x, places, mode);
    std::istringstream in{text};
    in.imbue(std::locale::classic());
    double nearest = 0;
    if (!(in >> nearest)) {
        detail::refuse(
            amount_error{code::inexact_number,
                         "「" + text + "」ほど大きな double はありません (no double is as large)"});
    }
    return nearest;
}

TOMAKOMAI_KPI_INLINE std::string to_fraction(exact const& x)
{
    if (x.is_integer()) { return detail::digits_of(x); }
    return detail::digits_of(x.numerator()) + "/" + detail::digits_of(x.denominator());
}

TOMAKOMAI_KPI_INLINE std::string to_string(exact const& x)
{
    if (x.is_integer()) { return detail::digits_of(x); }
    int const places = decimals(x);
    return places >= 0 ? to_decimal(x, places, rounding::truncate) : to_fraction(x);
}

}  // namespace tomakomai_kpi

#endif
