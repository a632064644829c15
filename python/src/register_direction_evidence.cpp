// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/plan/direction_evidence.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<direction_evidence> {
    static auto of(auto& x) { return std::tie(x.source, x.kind, x.strength, x.explanation); }
};

template <>
struct members<inferred_direction> {
    static auto of(auto& x) { return std::tie(x.direction, x.undefined, x.evidence); }
};

namespace {

indicator const* optional_indicator(py::object const& from)
{
    return from.is_none() ? nullptr : &from.cast<indicator const&>();
}

void register_classes(py::module_& m)
{
    give_state(
        py::class_<direction_evidence>(m, "DirectionEvidence",
                                       "Something that speaks for a direction, and how strongly.")
            .def_property_readonly(
                "source", [](direction_evidence const& e) { return to_string(e.source); },
                "name, unit, target, target_side, history or revision.")
            .def_property_readonly(
                "kind", [](direction_evidence const& e) { return to_string(e.kind); },
                "Where it points: up, down, maintain or range.")
            .def_property_readonly(
                "strength", [](direction_evidence const& e) { return to_string(e.strength); },
                "strong or weak; weak evidence never decides.")
            .def(
                "explain", [](direction_evidence const& e) { return e.explanation; },
                "What was seen, in Japanese.")
            .def("__repr__", [](direction_evidence const& e) {
                return "<DirectionEvidence " + to_string(e.source) + " " + to_string(e.kind) + " "
                       + to_string(e.strength) + ">";
            }));
    give_state(
        py::class_<inferred_direction>(
            m, "InferredDirection",
            "A direction and its evidence, or the reason why there is none.")
            .def_property_readonly(
                "direction", [](inferred_direction const& d) { return d.direction; },
                "A Direction; its provenance says from what it is inferred. Unknown where "
                "undefined.")
            .def_property_readonly(
                "undefined", [](inferred_direction const& d) { return code_or_none(d.undefined); },
                "direction_unknown, direction_conflict, or None.")
            .def_property_readonly(
                "evidence",
                [](inferred_direction const& d) { return py::tuple(py::cast(d.evidence)); },
                "All evidence, weak evidence too.")
            .def("explain", &inferred_direction::explain,
                 "The direction or the reason, then each piece of evidence, a line each.")
            .def("__repr__", [](inferred_direction const& d) {
                std::string const result = d.undefined == code::none
                                               ? to_string(d.direction)
                                               : "undefined " + std::string{name(d.undefined)};
                return "<InferredDirection " + result + ">";
            }));
}

}  // namespace

void register_direction_evidence(py::module_& m)
{
    register_classes(m);
    m.def(
        "direction_evidence",
        [](indicator const& of, py::object const& counterpart) {
            return evidence_of_direction(of, optional_indicator(counterpart));
        },
        py::arg("indicator"), py::arg("counterpart") = py::none(),
        R"(All that speaks for a direction of an indicator, whatever is declared.

Args:
    indicator: an Indicator.
    counterpart: the same Indicator in the other revision; None leaves revisions out.

>>> [e.explain() for e in direction_evidence(plans.tomakomai().find(id="P21-1"))][0]
'名称の「待機児童」: 入れずに待つ子は少ないほどよい')");
    m.def(
        "infer_direction",
        [](indicator const& of, py::object const& counterpart) {
            return infer_direction(of, optional_indicator(counterpart));
        },
        py::arg("indicator"), py::arg("counterpart") = py::none(),
        R"(The declared Direction where there is one, else what strong evidence agrees on.

Strong evidence that disagrees is a direction_conflict; weak evidence alone leaves
direction_unknown. assess() never infers: use with_direction() to set what you accept.

Args:
    indicator, counterpart: as for direction_evidence().

>>> infer_direction(plans.tomakomai().find(id="P21-1")).direction.kind
'down')");
}

}  // namespace tomakomai_kpi::python
