// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_STREAM_HPP
#define TOMAKOMAI_KPI_NOTATION_STREAM_HPP

// Writing to streams what has a text: `std::cout << five_years` prints 累計225人, padded as one text.
// The light headers know no stream; without this one compilers name it. (What they refuse and what
// is written here are told apart by the stream alone, so both have the same template parameters.)
//
// Synopsis
//   out << exact, fiscal_year, fiscal_period, value, quantity, observed

#include <concepts>
#include <iosfwd>
#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/notation/quantity_text.hpp>
#include <tomakomai_kpi/value/exact_text.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/instead.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

namespace detail {

/// A stream that writes UTF-8.
template <class Stream>
concept char_stream =
    text_stream<Stream>
    && std::derived_from<Stream, std::basic_ostream<char, typename Stream::traits_type>>;

namespace algebra {

template <class Stream, term A, code = code::none, instead = instead::nothing>
    requires char_stream<Stream>
Stream& operator<<(Stream& out, A const& a)
{
    out << to_string(a);
    return out;
}

}  // namespace algebra
}  // namespace detail

template <class Stream, code = code::none, instead = instead::nothing>
    requires detail::char_stream<Stream>
Stream& operator<<(Stream& out, exact const& x)
{
    out << to_string(x);
    return out;
}

template <class Stream, code = code::none, instead = instead::nothing>
    requires detail::char_stream<Stream>
Stream& operator<<(Stream& out, fiscal_year const& year)
{
    out << to_string(year);
    return out;
}

template <class Stream, code = code::none, instead = instead::nothing>
    requires detail::char_stream<Stream>
Stream& operator<<(Stream& out, fiscal_period const& period)
{
    out << to_string(period);
    return out;
}

template <class Stream, code = code::none, instead = instead::nothing>
    requires detail::char_stream<Stream>
Stream& operator<<(Stream& out, value const& v)
{
    out << to_string(v);
    return out;
}

}  // namespace tomakomai_kpi

#endif
