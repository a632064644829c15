// SPDX-License-Identifier: BSL-1.0
#include <pybind11/stl.h>

#include <tomakomai_kpi/review.hpp>

#include "convert.hpp"
#include "register.hpp"

namespace tomakomai_kpi::python {

namespace {

py::object text_or_none(std::string const& text)
{
    return text.empty() ? py::none() : py::object{py::str(text)};
}

py::object text_or_none(std::optional<std::string> const& text)
{
    return text ? py::object{py::str(*text)} : py::none();
}

void register_change(py::module_& m)
{
    py::class_<plan_change>(m, "Change", "One thing that differs. Made by review() and compare().")
        .def_property_readonly(
            "kind", [](plan_change const& c) { return to_string(c.kind); },
            "The primary kind: added, replaced, rebased, basis_changed, target_raised, ….")
        .def_property_readonly(
            "kind_japanese", [](plan_change const& c) { return japanese(c.kind); },
            "The primary kind in Japanese: 目標の引上げ.")
        .def_property_readonly(
            "also",
            [](plan_change const& c) {
                py::list out;
                for (change_kind const k : c.also) { out.append(to_string(k)); }
                return py::tuple{out};
            },
            "Whatever other kinds hold.")
        .def_property_readonly(
            "revision", [](plan_change const& c) { return text_or_none(c.revision); },
            "Of compare(): the revision that it is in.")
        .def_property_readonly(
            "page", [](plan_change const& c) { return c.page; }, "The page as printed.")
        .def_property_readonly(
            "indicator", [](plan_change const& c) { return text_or_none(c.indicator); },
            "The id of the indicator, None where no indicator changed.")
        .def_property_readonly(
            "project", [](plan_change const& c) { return text_or_none(c.project); },
            "The id of the project, goal or measure.")
        .def_property_readonly(
            "old", [](plan_change const& c) { return text_or_none(c.old_text); },
            "What was printed, None where nothing was.")
        .def_property_readonly(
            "new", [](plan_change const& c) { return text_or_none(c.new_text); },
            "What is printed, None where nothing is.")
        .def("explain", &plan_change::explain, "All kinds with what they rest on, in words.")
        .def("__repr__", [](plan_change const& c) {
            std::string const at = c.indicator.empty() ? c.project : c.indicator;
            return "<Change p" + c.page + " " + at + " " + to_string(c.kind) + ">";
        });
    py::class_<judged_target>(m, "JudgedTarget",
                              "One actual against the targets of both revisions.")
        .def_property_readonly("indicator", [](judged_target const& j) { return j.indicator; })
        .def_property_readonly("page", [](judged_target const& j) { return j.page; })
        .def_property_readonly(
            "met_old", [](judged_target const& j) { return j.met_old; }, "The old target, met?")
        .def_property_readonly(
            "met_new", [](judged_target const& j) { return j.met_new; }, "The new target, met?")
        .def_property_readonly(
            "raised", [](judged_target const& j) { return j.raised; },
            "Whether the target was raised in between.");
}

void register_class(py::module_& m)
{
    py::class_<review>(m, "Review", "What changed, of which sort. Made by review() and compare().")
        .def_property_readonly(
            "changes",
            [](py::object const& self) {
                py::list out;
                for (plan_change const& c : self.cast<review const&>().changes()) {
                    out.append(py::cast(c, py::return_value_policy::reference_internal, self));
                }
                return py::tuple{out};
            },
            "A Change for each thing that differs.")
        .def(
            "counts",
            [](review const& r) {
                py::dict out;
                for (auto const& [name, n] : r.counts()) { out[py::str(name)] = n; }
                return out;
            },
            "Counts by name; docs/review.md has the rule of each.")
        .def_property_readonly(
            "judged",
            [](review const& r) {
                py::list out;
                for (judged_target const& j : r.judged()) { out.append(py::cast(j)); }
                return py::tuple{out};
            },
            "The new revision's actuals against both targets: a JudgedTarget each.")
        .def("__len__", [](review const& r) { return r.changes().size(); })
        .def("__repr__", [](review const& r) {
            return "<Review " + std::to_string(r.changes().size()) + " changes>";
        });
}

}  // namespace

void register_review(py::module_& m)
{
    register_change(m);
    register_class(m);
    m.def(
        "review",
        [](plan const& p, std::string const& old_name, std::string const& new_name) {
            return review_plan(p, old_name, new_name);
        },
        py::arg("plan"), py::arg("old") = "old", py::arg("new") = "new",
        R"(What changed between two revisions of a plan.

Args:
    plan: a Plan.
    old, new: names of its revisions.

Raises:
    PlanError: no such revision (code ``unknown_name``).

>>> r = review(plans.tomakomai())
>>> r.counts()["kpi_changes"], r.counts()["rows_flagged_kpi"]
(32, 27)
>>> next(c for c in r.changes if c.kind == "rebased").also
('target_raised', 'baseline_changed'))");
    m.def("compare", &compare_plans, py::arg("a"), py::arg("b"),
          R"(Every difference of two plans, revision by revision, declarations included.

>>> compare(plans.tomakomai(), plans.tomakomai()).changes
())");
}

}  // namespace tomakomai_kpi::python
