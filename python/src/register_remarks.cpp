// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "remarks_state.hpp"

namespace tomakomai_kpi::python {

namespace {

void register_comment(py::module_& m)
{
    give_state(
        py::class_<comment>(m, "Comment",
                            "What a plan's owner says about an indicator: 要因, 今後の対応.")
            .def_property_readonly(
                "kind", [](comment const& c) { return c.kind; }, "As the plan calls it: 要因.")
            .def_property_readonly(
                "year", [](comment const& c) { return c.year; },
                "The FiscalYear it is about, None for no year in particular.")
            .def_property_readonly(
                "text", [](comment const& c) { return c.text; }, "What is said.")
            .def("__str__", [](comment const& c) { return c.text; })
            .def("__repr__", [](comment const& c) {
                return "<Comment " + c.kind + (c.year ? "(" + to_string(*c.year) + ")" : "") + ": "
                       + c.text + ">";
            }));
}

void register_published_result(py::module_& m)
{
    give_state(
        py::class_<published_result>(m, "PublishedResult",
                                     "What a plan's owner published about an actual, as printed.")
            .def_property_readonly(
                "year", [](published_result const& p) { return p.year; },
                "The FiscalYear of the actual.")
            .def_property_readonly(
                "rate", [](published_result const& p) { return none_if_empty(p.rate); },
                "達成率: 76.7%; None where none is printed.")
            .def_property_readonly(
                "mark", [](published_result const& p) { return none_if_empty(p.mark); },
                "評価: B; None where none is printed.")
            .def("__repr__", [](published_result const& p) {
                return "<PublishedResult " + to_string(p.year) + " " + p.rate + " " + p.mark + ">";
            }));
}

}  // namespace

void register_remarks(py::module_& m)
{
    register_comment(m);
    register_published_result(m);
}

}  // namespace tomakomai_kpi::python
