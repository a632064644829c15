// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/progress/method.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

// Kept by its name: what it says is the library's.
template <>
struct state<method_description> {
    static py::object of(method_description const& d) { return py::str(d.name); }
    static method_description from(py::handle s)
    {
        return methods()[static_cast<std::size_t>(parse_method(state<std::string>::from(s)))];
    }
};

template <>
struct members<measured> {
    static auto of(auto& x)
    {
        return std::tie(x.by, x.share, x.verdict, x.amount, x.undefined, x.explanation);
    }
};

template <>
struct law<measured> {
    static bool holds(measured const& x)
    {
        return int{x.share.has_value()} + int{x.verdict.has_value()} + int{x.amount.has_value()}
               == int{x.undefined == code::none};
    }
};

namespace {

py::object result_of(measured const& m)
{
    if (m.share) { return fraction_object(*m.share); }
    if (m.verdict) { return py::bool_(*m.verdict); }
    if (m.amount) { return py::cast(*m.amount); }
    return py::none();
}

}  // namespace

void register_method(py::module_& m)
{
    give_state(
        py::class_<method_description>(m, "Method",
                                       "A rule by which public bodies measure progress.")
            .def_property_readonly(
                "name", [](method_description const& d) { return d.name; },
                "Its name: what compute() takes.")
            .def_property_readonly(
                "japanese", [](method_description const& d) { return d.japanese; },
                "What offices call it: 達成率.")
            .def_property_readonly(
                "formula", [](method_description const& d) { return d.formula; },
                "In b, a, t, e, n and N.")
            .def_property_readonly(
                "valid", [](method_description const& d) { return d.valid; },
                "When it says something, in Japanese.")
            .def_property_readonly(
                "source", [](method_description const& d) { return d.source; }, "Where it is used.")
            .def("__repr__", [](method_description const& d) {
                return std::string{"<Method "} + d.name + " " + d.formula + ">";
            }));
    give_state(
        py::class_<measured>(m, "Measured", "What a method says: a result, or the reason for none.")
            .def_property_readonly(
                "method", [](measured const& x) { return to_string(x.by); }, "The method's name.")
            .def_property_readonly(
                "value", &result_of,
                "A Fraction (share), a bool (verdict) or a Value (amount); None where undefined.")
            .def_property_readonly(
                "undefined", [](measured const& x) { return code_or_none(x.undefined); },
                "The code of the reason why there is no result, None where there is one.")
            .def("explain", &measured::explain,
                 "Formula, inputs and result, or the reason, in words.")
            .def("__repr__", [](measured const& x) {
                std::string const result = x.undefined == code::none
                                               ? py::repr(result_of(x)).cast<std::string>()
                                               : "undefined " + std::string{name(x.undefined)};
                return "<Measured " + to_string(x.by) + " " + result + ">";
            }));
    m.def(
        "methods",
        [] {
            py::list out;
            for (method_description const& d : methods()) { out.append(py::cast(d)); }
            return py::tuple{out};
        },
        R"(All methods that compute() knows.

>>> [m.name for m in methods()][:3]
['attainment', 'inverse_attainment', 'reflected_attainment'])");
    m.def(
        "compute",
        [](std::string const& by, py::object const& of, py::object const& year,
           py::object const& clock) {
            return compute(parse_method(by), of.cast<indicator const&>(), to_optional_year(year),
                           to_clock(clock));
        },
        py::arg("method"), py::arg("indicator"), py::arg("year") = py::none(),
        py::arg("clock") = "plan",
        R"(One named method on the actual of one year.

Args:
    method: a name of methods(): gap_closure, linear_projection, ….
    indicator: an Indicator of a plan.
    year: a FiscalYear or its text; by default the newest year with an actual.
    clock: as for assess().

Returns:
    A Measured: exact result, or the code of the reason why the method says nothing here.

Formula, validity and source of each are those of methods(). Edge cases: where the target is 0, what
divides by it is ``target_zero`` (``zero_denominator`` for a baseline or actual of 0); where it
equals the baseline, ``baseline_equals_target``; where it is on the worse side,
``direction_conflict``; without baseline ``no_baseline``, without a row ``not_recorded``;
annual against cumulative ``mixed_basis``; scores and ranks ``not_ratio_scale``; an actual that is a
bound, and a target in words or with limits, ``no_amount``; before the clock and after the target
``not_started`` and ``period_over``; a formula for other indicators ``not_applicable``. All of them
are worked out in docs/progress.md.

Raises:
    NotationError: no such method or clock (code ``unknown_name``).

>>> compute("business_as_usual", plans.tomakomai().find(id="P02-1")).value
Fraction(1, 1))");
}

}  // namespace tomakomai_kpi::python
