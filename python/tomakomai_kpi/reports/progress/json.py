# SPDX-License-Identifier: BSL-1.0
"""The report for other programs: everything, with inputs and grounds, as one JSON document.

Exact numbers are strings such as "9/46". schemas/report.schema.json says how.
"""

from tomakomai_kpi._core import (
    Aggregation,
    Assessment,
    Direction,
    Measured,
    Need,
    RobustVerdict,
    Value,
    __version__,
    _explain_status,
    compute,
    methods,
)
from tomakomai_kpi.enums import Status
from tomakomai_kpi.figures import FIGURES
from tomakomai_kpi.frames import type_of_record
from tomakomai_kpi.reports.forms.json import grading_record, json_text, plain, rulebook_record
from tomakomai_kpi.reports.progress.groups import Group
from tomakomai_kpi.reports.progress.making import in_japanese
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import GoalPart, ProjectPart
from tomakomai_kpi.reports.progress.row import ROUNDINGS, Rounding, Row

FORMAT = "tomakomai-kpi/report/1"


def to_json(report: Report) -> str:
    """The document, the same in all languages."""
    return json_text(_document(in_japanese(report)))


def _document(report: Report) -> type_of_record:
    inputs: dict[str, list[type_of_record]] = {}
    for record in report.plan.to_records(report.revision):
        inputs.setdefault(record["id"], []).append(_input(record))
    return {
        "format": FORMAT,
        "plan": report.plan.name,
        "period": str(report.plan.period),
        "revision": report.revision,
        "revision_label": report.plan.revision_label(report.revision),
        "year": None if report.year is None else str(report.year),
        "clock": report.clock,
        "rulebook": None if report.rulebook is None else rulebook_record(report.rulebook),
        "elapsed": [{"words": words, "indicators": n} for words, n in report.elapsed],
        "lead": report.lead,
        "source": report.source,
        "made": None if report.made is None else report.made.isoformat(),
        "fingerprint": report.fingerprint,
        "program": f"tomakomai_kpi {__version__}",
        "selection": {
            "goals": list(report.selection.goals),
            "departments": list(report.selection.departments),
            "statuses": list(report.selection.statuses),
        },
        "first_looks": [row.indicator.id for row in report.first_looks],
        "target_concerns": [
            {
                "kind": concern.kind,
                "found": concern.found,
                "asked": concern.asked,
                "sentence": concern.sentence,
                "indicators": [
                    {"id": each.id, "name": each.name, "explanation": each.explain()}
                    for each in concern.each
                ],
            }
            for concern in report.concerns
        ],
        "unread": report.unread.record(),
        "totals": _named(report.totals),
        "summaries": {
            "plan": [_counted(report.whole)] if report.whole else [],
            **{by: [_counted(group) for group in groups] for by, groups in report.groups.items()},
        },
        "goals": [_goal(goal, inputs) for goal in report.goals],
    }


def _goal(goal: GoalPart, inputs: dict[str, list[type_of_record]]) -> type_of_record:
    return {
        "number": goal.number,
        "name": goal.name,
        "totals": _named(goal.totals),
        "projects": [_project(project, inputs) for project in goal.projects],
    }


def _project(project: ProjectPart, inputs: dict[str, list[type_of_record]]) -> type_of_record:
    return {
        "name": project.name,
        "departments": list(project.departments),
        "flags": list(project.flags),
        "indicators": [
            _judged(row) | {"inputs": inputs.get(row.indicator.id, [])} for row in project.rows
        ],
    }


def _named(totals: dict[Status, int]) -> dict[str, int]:
    return {str(status): totals.get(status, 0) for status in Status}


def _counted(group: Group) -> type_of_record:
    of = group.summary
    return {
        "key": of.key,
        "label": of.label,
        "indicators": of.indicators,
        "counts": _named(of.counts),
        "judged": of.judged,
        "met": of.met,
        "share_met": plain(of.share_met),
        "projects": of.projects,
        "projects_any_met": of.projects_any_met,
        "any_met": plain(of.any_met),
        "is_small": of.is_small,
        "explanation": of.explain(),
    }


def _judged(row: Row) -> type_of_record:
    [record] = row.assessment.to_records()
    indicator = row.indicator
    judged = row.assessment
    figures = {name: getattr(judged, name) for name in FIGURES}
    return {
        **{key: plain(value) for key, value in record.items()},
        "project_id": indicator.project_id,
        "departments": list(indicator.departments),
        "flags": list(indicator.flags),
        "project_start": None if indicator.project_start is None else str(indicator.project_start),
        "direction": _declared(indicator.direction),
        "aggregation": _declared(indicator.aggregation),
        "elapsed_years": judged.elapsed.years,
        "elapsed_of_years": judged.elapsed.of_years,
        "attainment_percent": plain(row.attainment.percent),
        "gap_closure_percent": plain(row.gap_closure.percent),
        "notes": list(row.notes),
        "interim": [_interim(each) for each in judged.interim],
        "explanations": {
            **{name: figure.explain() for name, figure in figures.items()},
            "status": _explain_status(judged),
        },
        "expected_now": _computed(row.expected),
        "needed_next_year": _computed(row.next_year),
        "year_on_year": [
            {"year": str(year), "better": change.better, **_computed(change.change)}
            for year, change in row.changes.items()
        ],
        "methods": {
            method.name: _computed(compute(method.name, indicator, judged.year, judged.clock))
            for method in methods()
        },
        "robustness": {rounding: _robust(row, rounding) for rounding in ROUNDINGS},
        **_graded(row),
    }


def _interim(of: Assessment) -> type_of_record:
    assert of.target is not None
    return {
        "year": str(of.target.year),
        "text": str(of.target),
        "met": of.met.value,
        "status": str(of.status),
        "status_reason": of.status_reason,
        "explanation": of.explain(),
    }


def _declared(of: Direction | Aggregation) -> type_of_record:
    return {"value": str(of), "provenance": of.provenance}


def _computed(figure: Measured | Need) -> type_of_record:
    value = figure.value
    return {
        "value": plain(value.amount if isinstance(value, Value) else value),
        "text": str(value) if isinstance(value, Value) else None,
        "undefined": figure.undefined,
        "explanation": figure.explain(),
    }


def _robust(row: Row, rounding: Rounding) -> type_of_record:
    verdicts = row.robust(rounding)
    return {"met": _survival(verdicts.met), "on_path": _survival(verdicts.on_path)}


def _survival(verdict: RobustVerdict) -> type_of_record:
    return {
        "verdict": verdict.verdict,
        "survives": verdict.survives,
        "flips_at": None if verdict.flips_at is None else str(verdict.flips_at),
        "undefined": verdict.undefined,
        "explanation": verdict.explain(),
    }


def _graded(row: Row) -> type_of_record:
    return {} if row.grading is None else {"grading": grading_record(row.grading)}


def _input(record: type_of_record) -> type_of_record:
    keys = (
        *("role", "year", "text", "number", "multiplier", "amount"),
        *("unit", "basis", "status", "reason", "notes"),
    )
    return {key: plain(record[key]) for key in keys}
