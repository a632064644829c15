// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_NOTATION_QUANTITY_TEXT_HPP
#define TOMAKOMAI_KPI_NOTATION_QUANTITY_TEXT_HPP

// Typed quantities and their observations as text: what the value of the same amount prints.
//
//   to_string(cumulative<units::人>{1'644})                       // 累計1,644人
//   to_string(observed{annual<units::人>{46}, fiscal_year{2021}}) // 46人(令和3年度)
//   format(annual<units::人>{12'345}, parse_format(".1*千"))      // 12.3千人
//
// Synopsis
//   to_string(quantity), to_string(observed)
//   format(quantity, value_format), format(observed, value_format)

#include <string>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>
#include <tomakomai_kpi/value/observed.hpp>
#include <tomakomai_kpi/value/quantity.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi TOMAKOMAI_KPI_API {

/// The exact text, with the basis where it is 累計 and the sign of a change.
template <quantity Q>
std::string to_string(Q const& q)
{
    return to_string(value{q});
}

/// The same with the period in parentheses behind it.
template <quantity Q>
std::string to_string(observed<Q> const& o)
{
    return to_string(o.quantity()) + "(" + to_string(o.period()) + ")";
}

/// By the format of a value; throws notation_error (bad_format) as that does.
template <quantity Q>
std::string format(Q const& q, value_format const& wanted)
{
    return format(value{q}, wanted);
}

/// The quantity by the format, with the period in parentheses behind it.
template <quantity Q>
std::string format(observed<Q> const& o, value_format const& wanted)
{
    return format(o.quantity(), wanted) + "(" + to_string(o.period()) + ")";
}

}  // namespace tomakomai_kpi

#endif
