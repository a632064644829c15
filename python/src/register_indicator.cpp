// SPDX-License-Identifier: BSL-1.0
#include <utility>

#include <pybind11/stl.h>

#include <tomakomai_kpi/plan/draft.hpp>
#include <tomakomai_kpi/plan/indicator.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "convert.hpp"
#include "draft.hpp"
#include "indicator_state.hpp"
#include "register.hpp"
#include "remarks_state.hpp"
#include "state.hpp"

namespace tomakomai_kpi::python {

namespace {

py::object optional_observation(std::optional<observation> const& o)
{
    return o ? py::cast(*o) : py::none();
}

// What it was made of goes with it, until a plan's period is known.
template <class Class>
void give_state_and_dict(Class& c)
{
    c.def(py::pickle(
        [](py::object const& self) {
            return py::make_tuple(state_version,
                                  state<indicator>::of(self.cast<indicator const&>()),
                                  self.attr("__dict__"));
        },
        [](py::tuple const& kept) {
            return read_state("Indicator", [&] {
                auto const entries = entries_of(kept, 3);
                require_state(entries[0].cast<int>() == state_version);
                require_state(py::isinstance<py::dict>(entries[2]));
                return std::pair{state<indicator>::from(entries[1]), entries[2].cast<py::dict>()};
            });
        }));
    c.def(
        "__eq__",
        [](indicator const& a, indicator const& b) {
            return state<indicator>::of(a).equal(state<indicator>::of(b));
        },
        py::is_operator());
    c.def("__hash__", [](indicator const& i) { return py::hash(state<indicator>::of(i)); });
}

void register_class(py::module_& m)
{
    auto c =
        py::class_<indicator>(
            m, "Indicator", py::dynamic_attr(),
            R"(An indicator (数値目標 or KPI): baseline, actuals and targets as printed.

Read from a plan, as ``plans.tomakomai().find(id="G1-1")``, or made of what people have.

Args:
    name: its name.
    unit: 人, 千円, or a Unit: of numbers, and of texts that print none.
    baseline: ``{year: value}`` or ``(year, value)``.
    actuals: ``{year: value}``. Years are 2021, "R3", "令和3年度", a FiscalYear; of several years
        ("R2-R3") a number is their total.
    target: a value of the plan's last year, or ``{year: value}``.
    targets: several of them, ``{year: value}``; the last is the target, the others are interim.
    direction: up, down, maintain, range, or a Direction.
    aggregation: flow, stock, ratio, score, or an Aggregation.
    period: of its plan. Without one it takes its plan's when it is put into one; until then its
        period is the years of its values, and a target without a year is not there yet.
    id: by default I1, I2 … in its plan.
    goal: number, id or name of one of its plan's goals, or a Goal.
    project: id or name of one of its plan's projects, or a Project.
    departments, page, scale, flags, notes: as printed.
    comments: ``{kind: text}``, or Comments, or ``(kind, year, text)``.
    units: own units made by unit(), beside the catalogue's.

A value is a text as printed (as parse() reads it under the unit), int, Decimal, Fraction, a
Value, an Observation, or None for one that is missing; floats are refused.

Raises:
    PlanError: all that is wrong at once, each by indicator and field (``errors``).

>>> i = Indicator("参加者数", unit="人", baseline={"R1": 40}, actuals={"R3": "4,600"},
...               target={"R6": 6000}, direction="up")
>>> i.actuals, i.target.year
((Observation(parse('4,600人'), '令和3年度'),), FiscalYear('令和6年度')))")
            .def(py::init([](py::dict const& given) {
                     return made(draft_from(given), period_given(given));
                 }),
                 py::arg("given"))
            .def_property_readonly(
                "id", [](indicator const& i) { return i.id; },
                "Our id, the same in both revisions while it is the same indicator.")
            .def_property_readonly(
                "name", [](indicator const& i) { return i.name; },
                "The printed name, without ※, ■数値目標 and the scale.")
            .def_property_readonly(
                "scale", [](indicator const& i) { return i.scale; },
                "The printed scale, as 5段階評価; empty for none.")
            .def_property_readonly(
                "kind", [](indicator const& i) { return to_string(i.kind); },
                "target (数値目標 of a goal) or kpi (of a project).")
            .def_property_readonly(
                "goal", [](indicator const& i) { return i.goal; },
                "The number of the goal (基本目標).")
            .def_property_readonly(
                "project", [](indicator const& i) { return none_if_empty(i.project); },
                "The name of the project (事業), None for a goal's target.")
            .def_property_readonly(
                "project_id", [](indicator const& i) { return none_if_empty(i.project_id); },
                "The id of the project, which its name may not be: None for a goal's target.")
            .def_property_readonly(
                "departments", [](indicator const& i) { return to_tuple(i.departments); },
                "Its departments (担当課): its own, else its project's.")
            .def_property_readonly(
                "page", [](indicator const& i) { return i.page; }, "The page as printed.")
            .def_property_readonly(
                "at", [](indicator const& i) { return place_of(i.at); }, place_doc)
            .def_property_readonly(
                "flags", [](indicator const& i) { return to_tuple(i.flags); },
                "Printed flags: 新規事業, KPI変更, 取組終了 ….")
            .def_property_readonly(
                "notes", [](indicator const& i) { return to_tuple(i.notes); },
                "Footnotes on the indicator itself.")
            .def_property_readonly(
                "comments", [](indicator const& i) { return py::tuple(py::cast(i.comments)); },
                "Comments (要因, 今後の対応) in the order of the plan.")
            .def_property_readonly(
                "published", [](indicator const& i) { return py::tuple(py::cast(i.published)); },
                "Published rates and marks (達成率, 評価) in the order of years.")
            .def_property_readonly(
                "baseline", [](indicator const& i) { return optional_observation(i.baseline); },
                "基準値, an Observation or None.")
            .def_property_readonly(
                "actuals", [](indicator const& i) { return py::tuple(py::cast(i.actuals)); },
                "実績値, Observations in the order of years.")
            .def_property_readonly(
                "target", [](indicator const& i) { return optional_observation(i.target); },
                "目標値, an Observation or None: the last where there are several.")
            .def_property_readonly(
                "targets", [](indicator const& i) { return py::tuple(py::cast(i.targets())); },
                "All 目標値, interim ones (中間目標) and the last, in the order of years.")
            .def_property_readonly("unit", &indicator::unit, "The unit of its values.")
            .def_property_readonly(
                "direction", [](indicator const& i) { return i.direction; },
                "A Direction: up, down, maintain, range or unknown, with provenance.")
            .def_property_readonly(
                "project_start",
                [](indicator const& i) -> py::object {
                    return i.project_start ? py::cast(i.project_start->year) : py::none();
                },
                "The first FiscalYear of its project as declared, None where nobody says it.")
            .def_property_readonly(
                "project_start_provenance",
                [](indicator const& i) -> py::object {
                    return i.project_start
                               ? py::object{py::str(to_string(i.project_start->provenance))}
                               : py::none();
                },
                "Who says when the project began, and why.")
            .def_property_readonly(
                "aggregation", [](indicator const& i) { return i.aggregation; },
                "flow, stock, ratio, score or unknown, with provenance.")
            .def_property_readonly(
                "period",
                [](indicator const& i) {
                    if (i.period != of_no_plan) { return i.period; }
                    throw plan_error{code::bad_period,
                                     "指標「" + i.name
                                         + "」には、まだ期間がありません。計画に入れるか period= で"
                                           "指定してください (no period before it has a plan)"};
                },
                "The period of its plan; of one that was made without, the years of its values.\n\n"
                "Raises:\n    PlanError: there is none yet (code ``bad_period``).")
            .def_property_readonly("ended", &indicator::ended,
                                   "Whether the project was ended (取組終了).");
    give_state_and_dict(c);
}

}  // namespace

void register_indicator(py::module_& m)
{
    register_indicator_parts(m);
    register_remarks(m);
    register_class(m);
}

}  // namespace tomakomai_kpi::python
