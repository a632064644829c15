// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_PYTHON_CONVERT_HPP
#define TOMAKOMAI_KPI_PYTHON_CONVERT_HPP

// What crosses between Python and C++ in more than one layer: exact numbers,
// years, bases and texts. Numbers enter here and nowhere else.

#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/progress/assessment.hpp>
#include <tomakomai_kpi/value/exact.hpp>
#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/rule.hpp>

namespace tomakomai_kpi::python {

namespace py = pybind11;

/// A number and how many decimals its text or Decimal had, −1 where that is not known.
struct given_number {
    exact number;
    int decimals = -1;
};

/// int, Decimal, Fraction, numpy's integers and decimal text, exactly. Raises NumberError for float
/// (inexact_number), and for bool, NaN, infinities and all else (not_a_number).
given_number to_number(py::handle from);

/// So many decimals; raises NumberError for fewer than none.
int require_places(int places);

/// A share in per cent to so many decimals; raises NumberError for fewer than none.
py::object percent_object(exact const& share, int places, std::string const& mode);

/// A text as it is, and the number of an int, Decimal or Fraction as texts print it: 45.9, 3分の385.
/// Raises NumberError as to_number.
std::string text_of_number(py::handle from);

/// None and pandas.NA stand for a missing number.
bool is_missing(py::handle from);

/// bool, int, float, complex, Decimal or Fraction: a number without a unit.
bool is_bare_number(py::handle from);

py::object fraction_object(exact const& number);
py::object decimal_object(std::string const& text);
py::int_ to_int(exact const& integer);

/// A FiscalYear, its text, or the year as an int.
fiscal_year to_fiscal_year(py::handle from);
std::optional<fiscal_year> to_optional_year(py::handle from);

/// A FiscalPeriod, its text, its first and last year, or anything that is a FiscalYear.
fiscal_period to_fiscal_period(py::handle from);

/// plan, baseline, project, a period as text, a FiscalPeriod, or its first and last year.
progress_clock to_clock(py::handle from);

/// A Basis or its name.
basis to_basis(py::handle from);
py::object basis_object(basis b);
py::object status_object(status s);

py::tuple to_tuple(std::vector<std::string> const& texts);

/// A text as str, None for none.
inline py::object none_if_empty(std::string const& text)
{
    return text.empty() ? py::object{py::none()} : py::object{py::str(text)};
}

/// (row, column, byte), None where the row is not known.
py::object place_of(place const& at);

inline constexpr char const* place_doc =
    "Where it stands in the document it was read from: row and column, from 1, and the byte in the "
    "text of the cell; None where that is not known.";

/// An object that points into its owner, which it keeps alive.
template <class T>
py::object inside(py::object const& owner, T const& item)
{
    return py::cast(item, py::return_value_policy::reference_internal, owner);
}

/// A code as str, None for none.
py::object code_or_none(code c);

}  // namespace tomakomai_kpi::python

#endif
