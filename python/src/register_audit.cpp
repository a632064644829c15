// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <pybind11/stl.h>

#include <tomakomai_kpi/audit/audit.hpp>

#include "convert.hpp"
#include "facade.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

// Kept by its id: what it says is the library's.
template <>
struct state<audit_rule> {
    static py::object of(audit_rule const& r) { return py::str(r.id); }
    static audit_rule from(py::handle s)
    {
        auto const id = state<std::string>::from(s);
        auto const found = std::ranges::find(audit_rules(), id, &audit_rule::id);
        require_state(found != audit_rules().end());
        return *found;
    }
};

template <>
struct members<finding> {
    static auto of(auto& f)
    {
        return std::tie(f.rule, f.severity, f.revision, f.also_in, f.id, f.page, f.quote, f.message,
                        f.against, f.at);
    }
};

// What it explains is its rule's.
template <>
struct law<finding> {
    static bool holds(finding const& f)
    {
        return std::ranges::find(audit_rules(), f.rule, &audit_rule::id) != audit_rules().end();
    }
};

namespace {

void register_rule(py::module_& m)
{
    give_state(py::class_<audit_rule>(m, "AuditRule",
                                      "A rule of the audit; audit(without=[...]) takes its id.")
                   .def_property_readonly("id", [](audit_rule const& r) { return r.id; })
                   .def_property_readonly(
                       "severity", [](audit_rule const& r) { return to_string(r.severity); },
                       "error, warning or note.")
                   .def_property_readonly(
                       "japanese", [](audit_rule const& r) { return r.japanese; }, "What is found.")
                   .def_property_readonly(
                       "english", [](audit_rule const& r) { return r.english; },
                       "What is found, in English.")
                   .def("__repr__", [](audit_rule const& r) {
                       return "<AuditRule " + std::string{r.id} + ">";
                   }));
}

void register_finding(py::module_& m)
{
    give_state(
        py::class_<finding>(m, "Finding",
                            "What does not add up at one place of a plan; made by audit().")
            .def_property_readonly(
                "rule", [](finding const& f) { return f.rule; }, "The id of the rule.")
            .def_property_readonly(
                "severity", [](finding const& f) { return to_string(f.severity); },
                "error: two places contradict each other; warning: one is probably wrong; note.")
            .def_property_readonly(
                "severity_japanese", [](finding const& f) { return japanese(f.severity); },
                "不一致, 要確認 or 参考.")
            .def_property_readonly(
                "revision", [](finding const& f) { return f.revision; },
                "The revision that prints it.")
            .def_property_readonly(
                "also_in", [](finding const& f) { return to_tuple(f.also_in); },
                "Further revisions that print it alike.")
            .def_property_readonly(
                "id", [](finding const& f) { return f.id; },
                "Of the goal, measure, project, indicator or count; may be empty.")
            .def_property_readonly(
                "page", [](finding const& f) { return f.page; }, "The page, as printed.")
            .def_property_readonly(
                "quote", [](finding const& f) { return f.quote; }, "What the document prints.")
            .def_property_readonly(
                "message", [](finding const& f) { return f.message; }, "What is wrong with it.")
            .def_property_readonly(
                "against", [](finding const& f) { return f.against; },
                "What the quote does not fit, as 目標値 230人; empty where the message alone says.")
            .def_property_readonly(
                "row", [](finding const& f) { return f.at.row; },
                "Row of the document's table, from 1; 0 where it is not known.")
            .def("explain", &finding::explain,
                 "Page, severity, quote, what is wrong, and the rule, in one line.")
            .def("__str__", &finding::explain)
            .def("__repr__", [](finding const& f) {
                return "<Finding " + f.rule + " p" + f.page + " " + f.id + ">";
            }));
}

}  // namespace

void register_audit(py::module_& m)
{
    register_rule(m);
    register_finding(m);
    py::dict severities;
    for (severity const s : {severity::error, severity::warning, severity::note}) {
        severities[py::str(to_string(s))] = japanese(s);
    }
    m.attr("_severities") = severities;
    m.def(
        "audit_rules", [] { return audit_rules(); },
        "All rules of audit(), in the order of their families; docs/audit.md lists them.");
    m.def(
        "audit",
        [](plan const& of, std::vector<std::string> without, std::string old, std::string revised) {
            audit_options const wanted{std::move(without), std::move(old), std::move(revised)};
            return listing("Findings", at_length([&] { return audit(of, wanted); }));
        },
        py::arg("plan"), py::arg("without") = std::vector<std::string>{}, py::kw_only(),
        py::arg("old") = "old", py::arg("new") = "new",
        R"(What does not add up in a plan; nothing is repaired.

Args:
    plan: a Plan; its revisions are compared where it has both.
    without: ids of rules that are switched off.
    old: the revision that was revised.
    new: the revision that declares what it changed.

Returns:
    Findings: every Finding, in the document's order, each on its own page.

Raises:
    NotationError: there is no such rule (code ``unknown_name``).

>>> [f.rule for f in audit(plans.tomakomai()) if f.page == "46"]
['kpi_change_unflagged', 'zero_without_note'])");
}

}  // namespace tomakomai_kpi::python
