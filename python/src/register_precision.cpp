// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/precision.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<printed_interval> {
    static auto of(auto& x) { return std::tie(x.low, x.high, x.with_low, x.with_high); }
};

template <>
struct law<printed_interval> {
    static bool holds(printed_interval const& x) { return x.low <= x.high; }
};

template <>
struct members<robust_verdict> {
    static auto of(auto& x)
    {
        return std::tie(x.verdict, x.survives, x.flips_at, x.undefined, x.explanation);
    }
};

template <>
struct law<robust_verdict> {
    static bool holds(robust_verdict const& x)
    {
        return x.verdict.has_value() == (x.undefined == code::none);
    }
};

template <>
struct members<robust_verdicts> {
    static auto of(auto& x) { return std::tie(x.met, x.on_path); }
};

template <>
struct members<published_rule> {
    static auto of(auto& x) { return std::tie(x.by, x.mode, x.unrounded, x.explanation); }
};

namespace {

void register_classes(py::module_& m)
{
    give_state(
        py::class_<printed_interval>(m, "PrintedInterval", "The amounts that print as one figure.")
            .def_property_readonly(
                "low", [](printed_interval const& i) { return fraction_object(i.low); },
                "The lower end, a Fraction without multiplier.")
            .def_property_readonly(
                "high", [](printed_interval const& i) { return fraction_object(i.high); },
                "The upper end.")
            .def_property_readonly(
                "with_low", [](printed_interval const& i) { return i.with_low; },
                "Whether the lower end itself prints so.")
            .def_property_readonly(
                "with_high", [](printed_interval const& i) { return i.with_high; },
                "Whether the upper end itself prints so.")
            .def_property_readonly("is_exact", &printed_interval::is_exact,
                                   "A count printed in full stands for itself.")
            .def("__repr__", [](printed_interval const& i) {
                return std::string{"<PrintedInterval "} + (i.with_low ? "[" : "(")
                       + to_string(i.low) + ", " + to_string(i.high) + (i.with_high ? "]>" : ")>");
            }));
    give_state(
        py::class_<robust_verdict>(
            m, "RobustVerdict", "A verdict, and whether it survives the rounding of its figures.")
            .def_property_readonly(
                "verdict",
                [](robust_verdict const& v) -> py::object {
                    if (!v.verdict) { return py::none(); }
                    return py::bool_(*v.verdict);
                },
                "On the figures as printed; None where undefined.")
            .def_property_readonly(
                "survives", [](robust_verdict const& v) { return v.survives; },
                "Whether it holds for all amounts that the figures stand for.")
            .def_property_readonly(
                "flips_at",
                [](robust_verdict const& v) -> py::object {
                    if (!v.flips_at) { return py::none(); }
                    return py::cast(*v.flips_at);
                },
                "The actual at which the verdict turns, a Value; None where it survives.")
            .def_property_readonly(
                "undefined", [](robust_verdict const& v) { return code_or_none(v.undefined); },
                "The code of the reason why there is no verdict, else None.")
            .def("explain", &robust_verdict::explain,
                 "Verdict, interval and turning point, in words.")
            .def("__repr__", [](robust_verdict const& v) {
                std::string const text = !v.verdict ? "undefined " + std::string{name(v.undefined)}
                                         : *v.verdict ? "True"
                                                      : "False";
                return "<RobustVerdict " + text + (v.survives ? " survives>" : ">");
            }));
    give_state(py::class_<robust_verdicts>(m, "RobustVerdicts", "met and on_path of one indicator.")
                   .def_property_readonly(
                       "met", [](robust_verdicts const& r) { return r.met; }, "Target reached.")
                   .def_property_readonly(
                       "on_path", [](robust_verdicts const& r) { return r.on_path; },
                       "On the way to the target.")
                   .def("__repr__", [](robust_verdicts const& r) {
                       auto const word = [](robust_verdict const& v) {
                           if (!v.verdict) { return "undefined " + std::string{name(v.undefined)}; }
                           return std::string{*v.verdict ? "True" : "False"};
                       };
                       return "<RobustVerdicts met " + word(r.met) + ", on_path " + word(r.on_path)
                              + ">";
                   }));
    give_state(
        py::class_<published_rule>(m, "PublishedRule", "A formula and a rounding that give a rate.")
            .def_property_readonly(
                "method", [](published_rule const& r) { return to_string(r.by); },
                "The method's name: attainment.")
            .def_property_readonly(
                "rounding", [](published_rule const& r) { return to_string(r.mode); },
                "half_up, half_even, truncate or away.")
            .def_property_readonly(
                "unrounded", [](published_rule const& r) { return fraction_object(r.unrounded); },
                "The share before rounding, a Fraction.")
            .def("explain", &published_rule::explain, "Rule, share and rounding, in words.")
            .def("__repr__", [](published_rule const& r) {
                return "<PublishedRule " + to_string(r.by) + " " + to_string(r.mode) + ">";
            }));
}

}  // namespace

void register_precision(py::module_& m)
{
    m.def("_rounding_japanese",
          [](std::string const& wanted) { return japanese(parse_rounding(wanted)); });
    register_classes(m);
    m.def(
        "stands_for",
        [](py::object const& v, std::string const& rounding) {
            return stands_for(printed_value(v), parse_rounding(rounding));
        },
        py::arg("value"), py::arg("rounding") = "half_up",
        R"(The amounts that a printed figure stands for, when its last digit was rounded.

Args:
    value: a Value or its text.
    rounding: half_up, half_even, truncate or away.

Raises:
    AmountError: a missing value (code ``missing``), a bound (``bound``), or what says no one number:
        a range, words, and 約, which does not tell what was rounded (``no_amount``).

>>> stands_for("148万人"), stands_for("148万人", "truncate"), stands_for("46人").is_exact
(<PrintedInterval [1475000, 1485000)>, <PrintedInterval [1480000, 1490000)>, True))");
    m.def(
        "robustness",
        [](py::object const& of, std::string const& rounding, py::object const& year,
           py::object const& clock) {
            return robustness(of.cast<indicator const&>(), parse_rounding(rounding),
                              to_optional_year(year), to_clock(clock));
        },
        py::arg("indicator"), py::arg("rounding") = "half_up", py::arg("year") = py::none(),
        py::arg("clock") = "plan",
        R"(Whether met and on_path survive the rounding of baseline and actual.

Args:
    indicator: an Indicator of a plan; its target is exact, for it is set, not measured.
    rounding: how its figures were rounded: half_up, half_even, truncate or away.
    year, clock: as for assess().

>>> robustness(plans.tomakomai().find(name="リピーター率")).on_path.survives
True)");
    m.def(
        "explain_published",
        [](py::object const& rate, py::object const& baseline, py::object const& actual,
           py::object const& target) {
            std::optional<value> b;
            if (!baseline.is_none()) { b = printed_value(baseline); }
            py::list out;
            for (auto const& r : explain_published(printed_value(rate), b, printed_value(actual),
                                                   printed_value(target))) {
                out.append(py::cast(r));
            }
            return out;
        },
        py::arg("rate"), py::arg("baseline"), py::arg("actual"), py::arg("target"),
        R"(All formulas and roundings that give a printed rate to its last digit; [] where none does.

Args:
    rate: a Value or its text: 120.8%, 12割, 1.2倍, or a bare number of per cent.
    baseline: a Value or its text, None where there is none.
    actual, target: Values or their texts, of one unit.

Raises:
    UnitError: amounts of different units, or a rate that is no proportion (``unit_mismatch``).
    AmountError: as for stands_for(); a target may be a bound.

>>> explain_published("129.0%", None, "5,163人", "4,000人")
[<PublishedRule attainment truncate>])");
}

}  // namespace tomakomai_kpi::python
