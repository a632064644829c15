// SPDX-License-Identifier: BSL-1.0
#include <memory>

#include <pybind11/stl.h>

#include <tomakomai_kpi/review/review.hpp>

#include "convert.hpp"
#include "facade.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

namespace {

// A review and the Plan objects it is about.
struct reviewed : plan_review {
    py::object plan;
    py::object old_plan;
};

}  // namespace

template <>
struct members<plan_change> {
    static auto of(auto& c)
    {
        return std::tie(c.kind, c.also, c.subject, c.revision, c.page, c.id, c.name, c.project,
                        c.old_text, c.new_text, c.explanation, c.remark);
    }
};

template <>
struct members<twice_judged> {
    static auto of(auto& t)
    {
        return std::tie(t.id, t.name, t.page, t.year, t.actual, t.old_target, t.new_target,
                        t.met_old, t.met_new, t.raised);
    }
};

template <>
struct members<reviewed> {
    static auto of(auto& r) { return std::tie(r.changes, r.judged, r.counts, r.plan, r.old_plan); }
};

template <>
struct law<reviewed> {
    static bool holds(reviewed const& r)
    {
        return py::isinstance<plan>(r.plan) && py::isinstance<plan>(r.old_plan);
    }
};

namespace {

py::object text_or_none(std::string const& text)
{
    return text.empty() ? py::object(py::none()) : py::object(py::str(text));
}

py::object verdict(figure<bool> const& f)
{
    return py::cast(f);
}

void register_change(py::module_& m)
{
    give_state(
        py::class_<plan_change>(m, "Change", "A difference: one primary kind, and what else holds.")
            .def_property_readonly(
                "kind", [](plan_change const& c) { return to_string(c.kind); },
                "The first kind that holds, in the order of docs/review.md.")
            .def_property_readonly(
                "japanese", [](plan_change const& c) { return japanese(c.kind); },
                "The kind in Japanese.")
            .def_property_readonly(
                "also",
                [](plan_change const& c) {
                    std::vector<std::string> names;
                    for (change_kind const k : c.also) { names.push_back(to_string(k)); }
                    return to_tuple(names);
                },
                "The kinds that hold beside it.")
            .def_property_readonly(
                "also_japanese",
                [](plan_change const& c) {
                    std::vector<std::string> names;
                    for (change_kind const k : c.also) { names.push_back(japanese(k)); }
                    return to_tuple(names);
                },
                "The kinds that hold beside it, in Japanese.")
            .def_property_readonly(
                "subject", [](plan_change const& c) { return to_string(c.subject); },
                "plan, revision, goal, measure, project or indicator.")
            .def_property_readonly(
                "revision", [](plan_change const& c) { return text_or_none(c.revision); },
                "The revision in which it stands, None for the plan itself.")
            .def_property_readonly(
                "page", [](plan_change const& c) { return c.page; }, "Its own page as printed.")
            .def_property_readonly(
                "id", [](plan_change const& c) { return text_or_none(c.id); }, "Of the subject.")
            .def_property_readonly(
                "name", [](plan_change const& c) { return c.name; }, "Of the subject.")
            .def_property_readonly(
                "indicator",
                [](plan_change const& c) {
                    return c.subject == change_subject::indicator ? text_or_none(c.id) : py::none();
                },
                "The id of the indicator, None where the subject is no indicator.")
            .def_property_readonly(
                "project", [](plan_change const& c) { return text_or_none(c.project); },
                "The id of the project, None where there is none.")
            .def_property_readonly(
                "old", [](plan_change const& c) { return c.old_text; }, "The old text, or None.")
            .def_property_readonly(
                "new", [](plan_change const& c) { return c.new_text; }, "The new text, or None.")
            .def(
                "explain", [](plan_change const& c) { return c.explanation; },
                "What changed, from which inputs and by which rule.")
            .def_property_readonly(
                "remark", [](plan_change const& c) { return c.remark; },
                "What explain() says beyond kind, name, old and new; empty where these say all.")
            .def("__repr__", [](plan_change const& c) {
                std::string const id = c.id.empty() ? "" : " " + c.id;
                return "<Change " + to_string(c.kind) + " " + to_string(c.subject) + id + ": "
                       + c.old_text.value_or("None") + " → " + c.new_text.value_or("None") + ">";
            }));
    give_state(
        py::class_<twice_judged>(m, "TwiceJudged",
                                 "An actual against the targets of both revisions.")
            .def_property_readonly("indicator", [](twice_judged const& t) { return t.id; })
            .def_property_readonly("name", [](twice_judged const& t) { return t.name; })
            .def_property_readonly("page", [](twice_judged const& t) { return t.page; })
            .def_property_readonly("year", [](twice_judged const& t) { return t.year; })
            .def_property_readonly("actual", [](twice_judged const& t) { return t.actual; })
            .def_property_readonly("old_target", [](twice_judged const& t) { return t.old_target; })
            .def_property_readonly("new_target", [](twice_judged const& t) { return t.new_target; })
            .def_property_readonly(
                "met_old", [](twice_judged const& t) { return verdict(t.met_old); },
                "A Verdict: met, not met, or why it cannot be said.")
            .def_property_readonly(
                "met_new", [](twice_judged const& t) { return verdict(t.met_new); }, "Likewise.")
            .def_property_readonly(
                "raised", [](twice_judged const& t) { return t.raised; },
                "Whether the target was raised, as ambition.")
            .def("explain", &twice_judged::explain, "The actual and both verdicts in words.")
            .def("__repr__", [](twice_judged const& t) {
                return "<TwiceJudged " + t.id + " " + t.actual + ">";
            }));
}

void register_class(py::module_& m)
{
    give_state(py::class_<reviewed>(m, "Review", "What changed: made by review() or compare().")
                   .def_property_readonly(
                       "plan", [](reviewed const& r) { return r.plan; },
                       "The Plan; of compare() the second.")
                   .def_property_readonly(
                       "old_plan", [](reviewed const& r) { return r.old_plan; },
                       "The Plan compared with; the same one for review().")
                   .def_property_readonly(
                       "changes", [](reviewed const& r) { return listing("Changes", r.changes); },
                       "Changes: every Change, in the order of the document.")
                   .def_property_readonly(
                       "judged",
                       [](reviewed const& r) {
                           py::list out;
                           for (twice_judged const& t : r.judged) { out.append(t); }
                           return out;
                       },
                       "Each actual with both revisions' targets, as TwiceJudged.")
                   .def(
                       "counts",
                       [](reviewed const& r) {
                           py::dict out;
                           for (auto const& [name, n] : r.counts) { out[py::str(name)] = n; }
                           return out;
                       },
                       "The counts by name, by the rules of docs/review.md; of compare() by kind.")
                   .def("__repr__", [](reviewed const& r) {
                       return "<Review " + std::to_string(r.changes.size()) + " changes>";
                   }));
}

}  // namespace

void register_review(py::module_& m)
{
    register_change(m);
    register_class(m);
    m.def(
        "review",
        [](py::object const& of, std::string const& old_name, std::string const& new_name) {
            auto const& p = of.cast<plan const&>();
            return reviewed{at_length([&] { return review(p, old_name, new_name); }), of, of};
        },
        py::arg("plan"), py::arg("old") = "old", py::arg("new") = "new",
        R"(What changed from one revision of a plan to another, and of which sort.

Args:
    plan: a Plan with two revisions.
    old: the name of the older revision.
    new: the name of the newer one.

Raises:
    PlanError: there is no such revision (code ``unknown_name``).

>>> review(plans.tomakomai()).counts()["kpi_changes"]
32)");
    m.def(
        "compare",
        [](py::object const& a, py::object const& b) {
            auto const& before = a.cast<plan const&>();
            auto const& after = b.cast<plan const&>();
            return reviewed{at_length([&] { return compare_plans(before, after); }), b, a};
        },
        py::arg("plan_a"), py::arg("plan_b"),
        R"(Every difference of two plans, in all revisions: old is plan_a, new is plan_b.

>>> compare(plans.tomakomai(), plans.tomakomai()).changes == []
True)");
}

}  // namespace tomakomai_kpi::python
