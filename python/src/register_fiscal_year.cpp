// SPDX-License-Identifier: BSL-1.0
#include <pybind11/operators.h>

#include <tomakomai_kpi/value/fiscal_year.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

void register_year(py::module_& m)
{
    py::class_<fiscal_year>(m, "FiscalYear",
                            R"(A fiscal year (年度), April to March, named by the year it starts in.

Args:
    year: 令和3年度, 令和元年度, R3, H30, 2021年度, the starting year as an int, or a FiscalYear.

Raises:
    NotationError: the text is no fiscal year (code ``unknown_year``).

>>> FiscalYear("R3")
FiscalYear('令和3年度')
>>> FiscalYear("平成31年度") == FiscalYear("令和元年度")
True
>>> FiscalYear("R6") - FiscalYear("R3")
3)")
        .def(py::init([](py::object const& year) { return to_fiscal_year(year); }), py::arg("year"))
        .def_property_readonly(
            "start_year", &fiscal_year::start_year,
            "The year (western calendar) in which it starts: 2021 for 令和3年度.")
        .def(py::self == py::self)
        .def(py::self < py::self)
        .def(py::self <= py::self)
        .def(py::self > py::self)
        .def(py::self >= py::self)
        .def(
            "__sub__", [](fiscal_year a, fiscal_year b) { return a - b; }, py::is_operator())
        .def(
            "__sub__", [](fiscal_year a, int years) { return a - years; }, py::is_operator())
        .def(
            "__add__", [](fiscal_year a, int years) { return a + years; }, py::is_operator())
        .def("__hash__", [](fiscal_year y) { return py::hash(py::int_(y.start_year())); })
        .def("__str__", [](fiscal_year y) { return to_string(y); })
        .def("__repr__", [](fiscal_year y) { return "FiscalYear('" + to_string(y) + "')"; })
        .def("__reduce__", [](fiscal_year y) {
            return py::make_tuple(py::type::of<fiscal_year>(), py::make_tuple(y.start_year()));
        });
}

void register_period(py::module_& m)
{
    py::class_<fiscal_period>(m, "FiscalPeriod", R"(Consecutive fiscal years, both ends included.

Args:
    first: the first year, or a text such as 令和2年度～令和6年度 for both.
    last: the last year; without it the period is one year.

Raises:
    PeriodError: the last year is before the first (code ``bad_period``).

>>> FiscalPeriod("R2", "R6").years
5)")
        .def(py::init([](py::object const& first, py::object const& last) {
                 if (last.is_none()) { return to_fiscal_period(first); }
                 return fiscal_period{to_fiscal_year(first), to_fiscal_year(last)};
             }),
             py::arg("first"), py::arg("last") = py::none())
        .def_property_readonly("first", &fiscal_period::first, "The first fiscal year.")
        .def_property_readonly("last", &fiscal_period::last, "The last fiscal year.")
        .def_property_readonly("years", &fiscal_period::years, "How many fiscal years it has.")
        .def("__contains__",
             [](fiscal_period p, py::object const& year) {
                 return p.contains(to_fiscal_year(year));
             })
        .def(py::self == py::self)
        .def("__hash__",
             [](fiscal_period p) {
                 return py::hash(py::make_tuple(p.first().start_year(), p.last().start_year()));
             })
        .def("__str__", [](fiscal_period p) { return to_string(p); })
        .def("__repr__",
             [](fiscal_period p) {
                 return "FiscalPeriod('" + to_string(p.first()) + "', '" + to_string(p.last())
                        + "')";
             })
        .def("__reduce__", [](fiscal_period p) {
            return py::make_tuple(py::type::of<fiscal_period>(),
                                  py::make_tuple(p.first(), p.last()));
        });
}

}  // namespace

void register_fiscal_year(py::module_& m)
{
    register_year(m);
    register_period(m);
}

}  // namespace tomakomai_kpi::python
