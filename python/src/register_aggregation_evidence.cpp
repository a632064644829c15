// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <vector>

#include <pybind11/stl.h>

#include <tomakomai_kpi/plan/aggregation_evidence.hpp>
#include <tomakomai_kpi/plan/inferred.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "convert.hpp"
#include "indicator_state.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<aggregation_evidence> {
    static auto of(auto& x) { return std::tie(x.source, x.kind, x.strength, x.explanation); }
};

template <>
struct members<inferred_aggregation> {
    static auto of(auto& x) { return std::tie(x.aggregation, x.undefined, x.evidence); }
};

template <>
struct members<inferred_fact> {
    static auto of(auto& x) { return std::tie(x.what, x.id, x.name, x.said, x.why); }
};

namespace {

std::vector<indicator> to_indicators(py::iterable const& from)
{
    std::vector<indicator> out;
    for (auto const each : from) { out.push_back(each.cast<indicator const&>()); }
    return out;
}

py::object text_or_none(std::string const& text)
{
    return text.empty() ? py::object{py::none()} : py::object{py::str(text)};
}

void register_classes(py::module_& m)
{
    give_state(
        py::class_<aggregation_evidence>(
            m, "AggregationEvidence", "Something that speaks for an aggregation, and how strongly.")
            .def_property_readonly(
                "source", [](aggregation_evidence const& e) { return to_string(e.source); },
                "name, unit, words, history or neighbours.")
            .def_property_readonly(
                "kind", [](aggregation_evidence const& e) { return to_string(e.kind); },
                "Where it points: flow, stock, ratio or score.")
            .def_property_readonly(
                "strength", [](aggregation_evidence const& e) { return to_string(e.strength); },
                "strong or weak; weak evidence never decides.")
            .def(
                "explain", [](aggregation_evidence const& e) { return e.explanation; },
                "What was seen, in Japanese.")
            .def("__repr__", [](aggregation_evidence const& e) {
                return "<AggregationEvidence " + to_string(e.source) + " " + to_string(e.kind) + " "
                       + to_string(e.strength) + ">";
            }));
    give_state(
        py::class_<inferred_aggregation>(
            m, "InferredAggregation",
            "An aggregation and its evidence, or the reason why there is none.")
            .def_property_readonly(
                "aggregation", [](inferred_aggregation const& a) { return a.aggregation; },
                "An Aggregation; its provenance says from what it is inferred. Unknown where "
                "undefined.")
            .def_property_readonly(
                "undefined",
                [](inferred_aggregation const& a) { return code_or_none(a.undefined); },
                "aggregation_unknown, aggregation_conflict, or None.")
            .def_property_readonly(
                "evidence",
                [](inferred_aggregation const& a) { return py::tuple(py::cast(a.evidence)); },
                "All evidence, weak evidence too.")
            .def("explain", &inferred_aggregation::explain,
                 "The aggregation or the reason, then each piece of evidence, a line each.")
            .def("__repr__", [](inferred_aggregation const& a) {
                std::string const result = a.undefined == code::none
                                               ? to_string(a.aggregation.kind)
                                               : "undefined " + std::string{name(a.undefined)};
                return "<InferredAggregation " + result + ">";
            }));
    give_state(
        py::class_<inferred_fact>(m, "InferredFact",
                                  "A declaration that was inferred, or that a person must decide.")
            .def_property_readonly(
                "what", [](inferred_fact const& f) { return to_string(f.what); },
                "direction or aggregation: the role of its row in a plan file.")
            .def_property_readonly(
                "id", [](inferred_fact const& f) { return f.id; }, "The indicator's id.")
            .def_property_readonly(
                "name", [](inferred_fact const& f) { return f.name; }, "The indicator's name.")
            .def_property_readonly(
                "said", [](inferred_fact const& f) { return text_or_none(f.said); },
                "What was inferred (up, stock, …), None where a person must decide.")
            .def_property_readonly(
                "why", [](inferred_fact const& f) { return f.why; },
                "The evidence, or why it decides nothing.")
            .def("__repr__", [](inferred_fact const& f) {
                return "<InferredFact " + to_string(f.what) + " " + f.id + " "
                       + (f.said.empty() ? "undecided" : f.said) + ">";
            }));
}

}  // namespace

void register_aggregation_evidence(py::module_& m)
{
    register_classes(m);
    m.def(
        "aggregation_evidence",
        [](indicator const& of, py::iterable const& neighbours) {
            return evidence_of_aggregation(of, to_indicators(neighbours));
        },
        py::arg("indicator"), py::arg("neighbours") = py::tuple(),
        R"(All that speaks for an aggregation of an indicator, whatever is declared.

Args:
    indicator: an Indicator.
    neighbours: Indicators that stand beside it, in its project or in the other revision.

>>> [e.explain() for e in aggregation_evidence(plans.tomakomai().find(id="P21-1"))][0]
'名称の「待機」: その時点にあるものを数える')");
    m.def(
        "infer_aggregation",
        [](indicator const& of, py::iterable const& neighbours) {
            return infer_aggregation(of, to_indicators(neighbours));
        },
        py::arg("indicator"), py::arg("neighbours") = py::tuple(),
        R"(The declared Aggregation where there is one, else what strong evidence agrees on.

Strong evidence that disagrees is an aggregation_conflict; weak evidence alone leaves
aggregation_unknown. Nothing is set by it: with_inferred() and `tomakomai-kpi declare` do that.

Args:
    indicator, neighbours: as for aggregation_evidence().

>>> infer_aggregation(plans.tomakomai().find(id="P21-1")).aggregation.kind
'stock')");
    m.def(
        "with_inferred",
        [](plan const& p) {
            auto found = at_length([&] { return with_inferred(p); });
            return py::make_tuple(std::make_shared<plan>(std::move(found.with)),
                                  py::tuple(py::cast(found.declared)),
                                  py::tuple(py::cast(found.undecided)));
        },
        py::arg("plan"),
        R"(Another plan, with what strong evidence says declared; what was declared stays.

Returns:
    The Plan, a tuple of InferredFacts that it now declares, and one of those that a person must
    decide.

>>> with_inferred(plans.tomakomai())[1]
())");
}

}  // namespace tomakomai_kpi::python
