// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_FORMATTER_HPP
#define TOMAKOMAI_KPI_NOTATION_FORMATTER_HPP

// std::format of values, quantities, observations and shares, by the specification that
// `parse_format` reads and Python's format() takes too. Where the standard library has no <format>,
// `formatted` gives the same text.
//
//   std::format("{:.1*千}", annual<units::人>{12'345})   // 12.3千人
//   std::format("{:.1%}", exact::ratio(9, 46))           // 19.6%
//   formatted(annual<units::人>{12'345}, ".1*千")        // 12.3千人
//
// Synopsis
//   std::formatter<value>, <quantity>, <observed>   as format(value, value_format)
//   std::formatter<exact>                           its text, or a share's with %: .1%
//   std::formatter<fiscal_year>, <fiscal_period>    their text, which has one form
//   std::string formatted(x, spec)                  what all of them call

#include <concepts>
#include <string>
#include <string_view>
#include <version>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/notation/quantity_text.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#ifdef __cpp_lib_format
#include <algorithm>
#include <format>
#endif

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

template <class T>
concept formatted_as_value = std::same_as<T, value> || term<T>;
template <class T>
concept formatted_as_year = std::same_as<T, fiscal_year> || std::same_as<T, fiscal_period>;
template <class T>
concept has_specification = formatted_as_value<T> || formatted_as_year<T> || std::same_as<T, exact>;

}  // namespace detail

/// The text by the specification, which is empty for years; throws notation_error (bad_format).
template <detail::has_specification T>
std::string formatted(T const& x, std::string_view spec)
{
    if constexpr (detail::formatted_as_value<T>) {
        return format(x, parse_format(spec));
    } else if constexpr (detail::formatted_as_year<T>) {
        if (!spec.empty()) { detail::throw_no_specification(spec); }
        return to_string(x);
    } else {
        return spec.empty() ? to_string(x) : format_share(x, spec);
    }
}

}  // namespace tomakomai_kpi

#ifdef __cpp_lib_format

/// The specification is read when the text is made, so that what it cannot be is told as elsewhere.
template <tomakomai_kpi::detail::has_specification T>
struct std::formatter<T, char> {
    constexpr auto parse(std::format_parse_context& context)
    {
        auto const end = std::find(context.begin(), context.end(), '}');
        spec_ = std::string_view{context.begin(), end};
        return end;
    }

    template <class Context>
    auto format(T const& x, Context& context) const
    {
        return std::ranges::copy(tomakomai_kpi::formatted(x, spec_), context.out()).out;
    }

private:
    std::string_view spec_;
};

#endif

#endif
