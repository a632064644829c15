# SPDX-License-Identifier: BSL-1.0
"""How a report is made: of a plan, of a part of it, or of each part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from tomakomai_kpi._core import (
    FiscalPeriod,
    FiscalYear,
    Plan,
    Rulebook,
    _parse_clock,
    write_plan_csv,
)
from tomakomai_kpi.assessments import Clock, assess_plan
from tomakomai_kpi.errors import PlanError
from tomakomai_kpi.language import Lang
from tomakomai_kpi.reports.progress.groups import BY, By
from tomakomai_kpi.reports.progress.model import DEFAULT_BY, Report
from tomakomai_kpi.reports.progress.parts import goals_of
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.reports.progress.selection import Selection, Split, parts_of, with_only


def build(
    plan: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    clock: Clock = "plan",
    rulebook: Rulebook | None = None,
    by: Sequence[By] = DEFAULT_BY,
    *,
    years: FiscalPeriod | str | None = None,
    selection: Selection | None = None,
    source: str = "",
    made: date | None = None,
    lang: Lang = "ja",
) -> Report:
    """The report of one revision of a plan.

    Args:
        plan: a Plan.
        revision: the name of one of its revisions.
        year: whose actuals are judged; by default the newest actual of each indicator.
        clock: ``plan``, ``baseline``, ``project``, or a period: ``R4-R6``.
        rulebook: whose letters to print beside the statuses.
        by: what pages and texts count the indicators by: goal, measure, project, department.
        years: of which years the actuals stand side by side: ``R2-R5``; by default all.
        selection: of which goals, departments or statuses; by default all indicators.
        source: where the plan comes from, in words for people.
        made: the date that the report bears; by default today's.
        lang: ja, or en for English; names, quotes and values stay as printed.

    Raises:
        PlanError: the year is outside the plan and no actual is of it (code ``unknown_year``), no
            indicator has an actual of it (code ``not_recorded``), or there is no such revision or
            nothing of this name to count by or to select (code ``unknown_name``).
        PeriodError: *years* is no period (code ``bad_period``).
    """
    for wanted in by:
        if wanted not in BY:
            raise PlanError(
                f"集計の単位「{wanted}」はありません。単位は {'、'.join(BY)}"
                " (nothing to count by) [unknown_name]",
                "unknown_name",
            )
    judged_year = None if year is None else FiscalYear(year)
    if judged_year is not None:
        _require_actuals(plan, revision, judged_year)
    shown_years = None if years is None else FiscalPeriod(years)
    if shown_years is not None:
        _require_years(plan, revision, shown_years)
    assessments = assess_plan(plan, revision, judged_year, clock)
    rows = [Row.of(assessment, rulebook, lang) for assessment in assessments]
    report = Report(
        plan,
        revision,
        judged_year,
        _parse_clock(clock),
        tuple(goals_of(plan, revision, rows, lang)),
        rulebook,
        tuple(by),
        shown_years,
        source=source,
        fingerprint=_fingerprint(plan),
        made=made or date.today(),
        lang=lang,
    )
    return _of(report, selection, plan.to_records()) if selection else report


def in_japanese(report: Report) -> Report:
    """The same report in Japanese."""
    if report.lang == "ja":
        return report
    rows = [replace(row, lang="ja") for row in report.rows]
    goals = tuple(goals_of(report.plan, report.revision, rows, "ja"))
    if report.selection:
        goals = tuple(goal for goal in goals if goal.rows)
    return replace(report, goals=goals, lang="ja")


def split(report: Report, by: Split) -> Iterator[tuple[str, Report]]:
    """The report of each department or goal that it has, by a name that files can have."""
    records = report.plan.to_records()
    given = report.selection
    for name, part in parts_of(report.places, by, report.lang).items():
        selection = replace(
            given,
            goals=part.goals or given.goals,
            departments=part.departments or given.departments,
        )
        yield name, _of(report, selection, records)


def _fingerprint(plan: Plan) -> str:
    """The beginning of the SHA-256 of its CSV; empty of a plan that no CSV can say."""
    try:
        return sha256(write_plan_csv(plan).encode()).hexdigest()[:8]
    except PlanError:
        return ""


def _of(report: Report, selection: Selection, records: list[dict[str, Any]]) -> Report:
    """The report of what is selected alone, of the records of its plan."""
    kept = [place.row for place in selection.of(report.places, report.goals)]
    plan = with_only(report.plan, records, report.revision, (row.indicator.id for row in kept))
    goals = tuple(goal for goal in goals_of(plan, report.revision, kept, report.lang) if goal.rows)
    among = report.among or len(report.rows)
    return replace(report, plan=plan, goals=goals, selection=selection, among=among)


def _require_years(plan: Plan, revision: str, years: FiscalPeriod) -> None:
    measured = {actual.year for i in plan.indicators(revision) for actual in i.actuals}
    if not any(year in plan.period or year in measured for year in _each(years)):
        raise PlanError(
            f"並べる年度「{years}」は計画の期間({plan.period})にありません"
            " (outside the plan's period) [unknown_year]",
            "unknown_year",
        )


def _each(years: FiscalPeriod) -> Iterator[FiscalYear]:
    return (FiscalYear(years.first.start_year + n) for n in range(years.years))


def _require_actuals(plan: Plan, revision: str, year: FiscalYear) -> None:
    indicators = plan.indicators(revision)
    measured = sorted({actual.year for i in indicators for actual in i.actuals})
    if year not in plan.period and year not in measured:
        raise PlanError(
            f"年度「{year}」は計画の期間({plan.period})にありません"
            " (outside the plan's period) [unknown_year]",
            "unknown_year",
        )
    if year not in measured:
        there = "、".join(map(str, measured)) or "なし"
        raise PlanError(
            f"版「{revision}」に{year}の実績はありません。実績のある年度: {there}"
            " (no actual of this year) [not_recorded]",
            "not_recorded",
        )
