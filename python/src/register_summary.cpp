// SPDX-License-Identifier: BSL-1.0
#include <memory>

#include <pybind11/stl.h>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/progress/scenario.hpp>
#include <tomakomai_kpi/progress/summary.hpp>

#include "convert.hpp"
#include "facade.hpp"
#include "long_call.hpp"
#include "register.hpp"
#include "state.hpp"
#include "value_type.hpp"

namespace tomakomai_kpi::python {

template <>
struct members<summary> {
    static auto of(auto& s)
    {
        return std::tie(s.key, s.label, s.counts, s.indicators, s.judged, s.met, s.projects,
                        s.projects_any_met);
    }
};

template <>
struct law<summary> {
    static bool holds(summary const& s)
    {
        int counted = 0;
        for (auto const& [of, n] : s.counts) {
            if (n < 0 || n > s.indicators) { return false; }
            counted += n;
        }
        return counted == s.indicators && 0 <= s.met && s.met <= s.judged
               && s.judged <= s.indicators && 0 <= s.projects_any_met
               && s.projects_any_met <= s.projects;
    }
};

namespace {

py::object share_or_none(std::optional<exact> const& share)
{
    return share ? fraction_object(*share) : py::none();
}

void register_totals(py::module_& m)
{
    give_state(
        py::class_<summary>(m, "Summary",
                            "How many indicators of a group are what. Made by summarise().")
            .def_property_readonly(
                "key", [](summary const& s) { return s.key; },
                "The id of the goal, measure or project, or the department.")
            .def_property_readonly(
                "label", [](summary const& s) { return s.label; }, "Its name.")
            .def_property_readonly(
                "counts",
                [](summary const& s) {
                    py::dict out;
                    for (auto const& [of, n] : s.counts) { out[status_object(of)] = n; }
                    return out;
                },
                "Number of indicators by Status.")
            .def_property_readonly("indicators", [](summary const& s) { return s.indicators; })
            .def_property_readonly(
                "judged", [](summary const& s) { return s.judged; },
                "Indicators whose `met` is decided: the denominator of share_met.")
            .def_property_readonly(
                "met", [](summary const& s) { return s.met; }, "Of them, met.")
            .def_property_readonly(
                "projects", [](summary const& s) { return s.projects; },
                "Projects with an indicator judged: the denominator of any_met.")
            .def_property_readonly(
                "projects_any_met", [](summary const& s) { return s.projects_any_met; },
                "Of them, with at least one met.")
            .def_property_readonly(
                "share_met", [](summary const& s) { return share_or_none(s.share_met()); },
                "Indicators met ÷ judged, a Fraction; None where nothing is judged.")
            .def_property_readonly(
                "any_met", [](summary const& s) { return share_or_none(s.any_met()); },
                "Projects with an indicator met ÷ projects judged; None where there are none.")
            .def_property_readonly("is_small", &summary::is_small,
                                   "Fewer than five judged: shares say next to nothing.")
            .def("explain", &summary::explain,
                 "Counts and shares with their denominators, in words.")
            .def("__repr__", [](summary const& s) {
                return "<Summary " + s.label + " " + std::to_string(s.met) + "/"
                       + std::to_string(s.judged) + ">";
            }));
    // For the presentation in Python.
    m.attr("_small_group") = small_group;
    m.def(
        "summarise",
        [](plan const& p, std::string const& by, std::string const& revision,
           py::object const& year, py::object const& clock) {
            auto const of = to_optional_year(year);
            auto const on = to_clock(clock);
            return listing("Summaries", at_length([&] {
                               return summarise(p, parse_summary_key(by), revision, of, on);
                           }));
        },
        py::arg("plan"), py::arg("by") = "goal", py::arg("revision") = "new",
        py::arg("year") = py::none(), py::arg("clock") = "plan",
        R"(Assessments counted by group: shares of counts with denominators, never a mean of rates.

Args:
    plan: a Plan.
    by: plan, goal, measure, project or department. A project of several departments counts in
        each; measures that are not printed are one group, 不明.
    revision, year, clock: as for assess().

>>> [(s.key, s.met, s.judged) for s in summarise(plans.tomakomai(), "plan")]
[('tomakomai-2', 3, 94)])");
}

void register_scenarios(py::module_& m)
{
    m.def(
        "expected_now",
        [](py::object const& of, py::object const& clock) {
            return expected_now(of.cast<indicator const&>(), to_clock(clock));
        },
        py::arg("indicator"), py::arg("clock") = "plan",
        R"(What the path from baseline to target holds for the year of the newest actual.

Returns:
    A Need: a Value on the basis of the target, or the reason why there is none.

>>> expected_now(plans.tomakomai().find(id="G1-1")).value
parse('累計92人'))");
    m.def(
        "needed_next_year",
        [](py::object const& of, py::object const& clock) {
            return needed_next_year(of.cast<indicator const&>(), to_clock(clock));
        },
        py::arg("indicator"), py::arg("clock") = "plan",
        R"(The actual of the year after the newest one that is on the path then.

Returns:
    A Need: a Value on the basis of the target, or the reason why there is none.

>>> needed_next_year(plans.tomakomai().find(id="G1-1")).value
parse('累計138人'))");
    m.def(
        "with_actual",
        [](plan const& p, std::string const& id, py::object const& actual, py::object const& year,
           std::string const& revision, std::optional<std::string> const& status,
           std::optional<std::string> const& note) {
            actual_options as{.revision = revision};
            if (status) {
                as.status = parse_observation_status(*status);
                as.note = "";
            }
            if (note) { as.note = *note; }
            fiscal_year const of = to_fiscal_year(year);
            if (is_value(actual)) {
                return std::make_shared<plan>(with_actual(p, id, to_value(actual), of, as));
            }
            return std::make_shared<plan>(with_actual(p, id, text_of_number(actual), of, as));
        },
        py::arg("plan"), py::arg("id"), py::arg("actual"), py::arg("year"), py::kw_only(),
        py::arg("revision") = "new", py::arg("status") = py::none(), py::arg("note") = py::none(),
        R"(Another plan, with one more actual; the plan given stays as it is.

Without a status it is an assumption: estimated, with a footnote that says so. With one it is what
was measured.

Args:
    plan: a Plan.
    id: of an indicator.
    actual: a Value, its text, or a number in the indicator's unit (int, Decimal, Fraction); a
        cumulative one counts from the plan's first year. It takes the place of one of that year.
    year: a FiscalYear or its text.
    revision: of the plan.
    status: actual (normal), provisional, estimate, special_event …, in Japanese too: 速報, 推計.
    note: its footnote, by default none beside a status, else 仮定の値 (assumed).

Raises:
    PlanError: no such indicator or revision (``unknown_id``, ``unknown_name``).
    NotationError: no such status (``unknown_name``), or a text that is no value.
    NumberError: a float (``inexact_number``).

>>> plan = with_actual(plans.tomakomai(), "G1-1", "累計230人", "令和4年度")
>>> assess(plan.find(id="G1-1")).status
<Status.achieved: 'achieved'>
>>> measured = with_actual(plans.tomakomai(), "G1-1", "累計92人", "R4", status="provisional")
>>> measured.find(id="G1-1").actuals[-1].status
'provisional')");
    m.def(
        "at_current_pace",
        [](plan const& p, std::string const& revision) {
            return std::make_shared<plan>(at_current_pace(p, revision));
        },
        py::arg("plan"), py::arg("revision") = "new",
        R"(Another plan, with the last year's actuals as a linear projection has them.

>>> care = at_current_pace(plans.tomakomai()).find(id="P05-1")
>>> assess(care).status
<Status.achieved: 'achieved'>)");
    m.def(
        "with_direction",
        [](plan const& p, std::string const& id, py::object const& declared) {
            bool const given = py::isinstance<direction>(declared);
            return std::make_shared<plan>(
                with_direction(p, id,
                               given ? declared.cast<direction>()
                                     : declared_direction(declared.cast<std::string>())));
        },
        py::arg("plan"), py::arg("id"), py::arg("direction"),
        R"(Another plan, with another declared direction for an indicator in all its revisions.

Args:
    plan: a Plan.
    id: of an indicator.
    direction: a Direction or its text: "down", "maintain ±5ポイント", "range 10人～20人".

Raises:
    PlanError: no such indicator (``unknown_id``).

>>> plan = with_direction(plans.tomakomai(), "P19-1", "range 10施設～12施設")
>>> assess(plan.find(id="P19-1")).status
<Status.achieved: 'achieved'>)");
    m.def(
        "with_project_start",
        [](plan const& p, std::string const& project_id, py::object const& year,
           std::string const& provenance) {
            return std::make_shared<plan>(
                with_project_start(p, project_id, {to_fiscal_year(year), provenance}));
        },
        py::arg("plan"), py::arg("project_id"), py::arg("year"), py::kw_only(),
        py::arg("provenance") = "declared",
        R"(Another plan, with a declared first year for a project, from which its clock runs.

Args:
    plan: a Plan.
    project_id: of a project with indicators: "P19".
    year: a FiscalYear or its text.
    provenance: who says so, and why.

Raises:
    PlanError: no such project (``unknown_id``).

>>> plan = with_project_start(plans.tomakomai(), "P19", "R3")
>>> assess(plan.find(id="P19-1"), clock="project").elapsed.value
Fraction(1, 4))");
}

}  // namespace

void register_summary(py::module_& m)
{
    register_totals(m);
    register_scenarios(m);
}

}  // namespace tomakomai_kpi::python
