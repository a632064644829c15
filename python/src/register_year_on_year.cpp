// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/year_on_year.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<yearly_change> {
    static auto of(auto& c) { return std::tie(c.year, c.change, c.better); }
};

template <>
struct blank<yearly_change> {
    static yearly_change made() { return {fiscal_year{1}, {}, {}}; }
};

void register_year_on_year(py::module_& m)
{
    give_state(
        py::class_<yearly_change>(m, "YearlyChange",
                                  "An actual against the year before it; made by year_on_year().")
            .def_property_readonly(
                "year", [](yearly_change const& c) { return c.year; }, "The later year.")
            .def_property_readonly(
                "change", [](yearly_change const& c) { return c.change; },
                "Need: the difference in the indicator's unit (of totals what the year itself "
                "brought), or the reason for none.")
            .def_property_readonly(
                "better", [](yearly_change const& c) { return c.better; },
                "Whether the change counts as better; None where nothing changed, of totals, and "
                "where no direction says so.")
            .def("__repr__", [](yearly_change const& c) {
                return "<YearlyChange " + to_string(c.year) + " "
                       + (c.change.value ? to_string(*c.change.value) : name(c.change.undefined))
                       + ">";
            }));
    m.def(
        "year_on_year",
        [](py::object const& of) { return year_on_year(of.cast<indicator const&>()); },
        py::arg("indicator"),
        R"(Each actual of an indicator against the year before, and whether that is better.

A baseline of the year before the first actual counts as that year's value.

Args:
    indicator: an Indicator.

Returns:
    A list of YearlyChange, one for each actual in the order of years.

>>> [c.change.undefined for c in year_on_year(plans.tomakomai().find(id="G1-1"))]
['not_recorded'])");
}

}  // namespace tomakomai_kpi::python
