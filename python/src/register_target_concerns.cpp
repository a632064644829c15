// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/review/target_concerns.hpp>

#include "convert.hpp"
#include "facade.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<asked_targets> {
    static auto of(auto& x) { return std::tie(x.found, x.asked); }
};

template <>
struct law<asked_targets> {
    static bool holds(asked_targets const& x) { return x.found <= x.asked; }
};

template <>
struct members<target_concern> {
    static auto of(auto& c) { return std::tie(c.kind, c.id, c.name, c.page, c.explanation); }
};

template <>
struct members<target_examination> {
    static auto of(auto& x) { return std::tie(x.concerns, x.counts); }
};

namespace {

void register_concern(py::module_& m)
{
    give_state(
        py::class_<target_concern>(m, "TargetConcern",
                                   "What to ask of an indicator's target; made by "
                                   "examine_targets().")
            .def_property_readonly(
                "kind", [](target_concern const& c) { return to_string(c.kind); },
                "baseline_pace, wrong_side, no_baseline, met_when_raised, hangs_on_rounding or "
                "published_unexplained.")
            .def_property_readonly(
                "japanese", [](target_concern const& c) { return japanese(c.kind); },
                "基準年度の実績が続いた場合に届く目標, ….")
            .def_property_readonly(
                "id", [](target_concern const& c) { return c.id; }, "Of the indicator.")
            .def_property_readonly(
                "name", [](target_concern const& c) { return c.name; }, "Of the indicator.")
            .def_property_readonly(
                "page", [](target_concern const& c) { return c.page; }, "As printed.")
            .def("explain", &target_concern::explain, "A sentence with the figures.")
            .def("__str__", &target_concern::explain)
            .def("__repr__", [](target_concern const& c) {
                return "<TargetConcern " + to_string(c.kind) + " " + c.id + ">";
            }));
}

py::dict counts_of(target_examination const& e)
{
    py::dict out;
    for (std::size_t i = 0; i < target_concern_kinds; ++i) {
        asked_targets const& counted = e.counts[i];
        out[py::str(to_string(static_cast<target_concern_kind>(i)))] =
            py::make_tuple(counted.found, counted.asked);
    }
    return out;
}

void register_examination(py::module_& m)
{
    give_state(
        py::class_<target_examination>(m, "TargetExamination",
                                       "What to ask of the targets of a plan; made by "
                                       "examine_targets().")
            .def_property_readonly(
                "concerns",
                [](target_examination const& e) { return listing("TargetConcerns", e.concerns); },
                "TargetConcerns: by kind, then in the plan's order.")
            .def_property_readonly("counts", &counts_of,
                                   "Of each kind, how many are so and how many could be asked: "
                                   "{'baseline_pace': (15, 22), …}.")
            .def("__repr__", [](target_examination const& e) {
                return "<TargetExamination " + std::to_string(e.concerns.size()) + " concerns>";
            }));
}

}  // namespace

void register_target_concerns(py::module_& m)
{
    register_concern(m);
    register_examination(m);
    m.def(
        "examine_targets",
        [](plan const& p, std::string const& revision, py::object const& clock) {
            auto const on = to_clock(clock);
            return at_length([&] { return examine_targets(p, revision, on); });
        },
        py::arg("plan"), py::arg("revision") = "new", py::arg("clock") = "plan",
        R"(What to ask of the targets themselves, before asking whether they are met.

Cumulative targets that the baseline year's value reaches when it goes on (b·N ≥ t), targets behind
their baseline, without one, raised when they had been met, verdicts that hang on a rounding, and
published rates that no formula gives.

Args:
    plan: a Plan.
    revision: whose targets; the revision "old", if there is one, is what they were before.
    clock: as for assess().

Returns:
    TargetExamination: ``concerns``, each a sentence, and ``counts`` of each kind.

Raises:
    PlanError: there is no such revision (code ``unknown_name``).

>>> examine_targets(plans.tomakomai()).counts["baseline_pace"]
(15, 22)
)");
}

}  // namespace tomakomai_kpi::python
