# SPDX-License-Identifier: BSL-1.0
"""Plans and assessments as plain dicts and data frames, amounts exact beside their printed text."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from tomakomai_kpi._core import (
    Assessment,
    FiscalPeriod,
    FiscalYear,
    Indicator,
    Observation,
    Plan,
    _parse_clock,
    assess,
)
from tomakomai_kpi.enums import Status
from tomakomai_kpi.files.extras import needing

if TYPE_CHECKING:
    import pandas as pd

type_of_record = dict[str, Any]

Clock: TypeAlias = (
    str | FiscalPeriod | FiscalYear | tuple[FiscalYear | str | int, FiscalYear | str | int]
)
"""plan, baseline, project, or a period of one's own: "R4-R6", ("R4", "R6"), a FiscalPeriod."""

FIGURES = ("met", "attainment", "gap_closure", "elapsed", "on_path", "required_per_year")


class Assessments(tuple[Assessment, ...]):
    """The assessments of a plan's indicators, in the plan's order."""

    __slots__ = ()

    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence; zero for none."""
        counted = Counter(assessment.status for assessment in self)
        return {status: counted[status] for status in Status}

    def to_records(self) -> list[type_of_record]:
        """A plain dict for each assessment: figures as Fraction, reasons as codes."""
        return [record for assessment in self for record in assessment.to_records()]

    def to_pandas(self) -> "pd.DataFrame":
        """to_records() as a pandas DataFrame (extra: pandas)."""
        return _frame(self.to_records())

    def _repr_html_(self) -> str:
        from tomakomai_kpi.show.html import assessments_html

        return assessments_html(self)


def assess_plan(
    plan: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    clock: Clock = "plan",
) -> Assessments:
    """All indicators of one revision, judged."""
    _parse_clock(clock)  # a plan without indicators refuses a bad one too
    return Assessments(assess(i, year=year, clock=clock) for i in plan.indicators(revision))


def assessment_records(assessment: Assessment) -> list[type_of_record]:
    """One dict: what is judged, then each figure beside the code why it is undefined."""
    indicator = assessment.indicator
    record: type_of_record = {
        **_identity(indicator),
        "year": None if assessment.year is None else str(assessment.year),
        "clock": assessment.clock,
        "status": str(assessment.status),
        "status_reason": assessment.status_reason,
        "ended": assessment.ended,
    }
    for name in FIGURES:
        figure = getattr(assessment, name)
        value = figure.value
        if name == "required_per_year":
            record["required_per_year"] = None if value is None else value.amount
            record["required_per_year_text"] = None if value is None else str(value)
        else:
            record[name] = value
        record[f"{name}_undefined"] = figure.undefined
    return [record]


def plan_records(plan: Plan, revision: str = "new") -> list[type_of_record]:
    """A dict for each observation of one revision."""
    return [
        record
        for indicator in plan.indicators(revision)
        for role, observations in _roles(indicator)
        for record in _observation_records(indicator, revision, role, observations)
    ]


def plan_frame(plan: Plan, revision: str = "new") -> "pd.DataFrame":
    """plan_records() as a pandas DataFrame."""
    return _frame(plan_records(plan, revision))


def _frame(records: list[type_of_record]) -> "pd.DataFrame":
    with needing("pandas", "pandas"):
        import pandas as pd
    return pd.DataFrame(records, dtype=object)


def _identity(indicator: Indicator) -> type_of_record:
    return {
        "id": indicator.id,
        "kind": indicator.kind,
        "goal": indicator.goal,
        "project": indicator.project,
        "page": indicator.page,
        "name": indicator.name,
    }


def _roles(indicator: Indicator) -> Iterable[tuple[str, tuple[Observation, ...]]]:
    yield "baseline", () if indicator.baseline is None else (indicator.baseline,)
    yield "actual", indicator.actuals
    yield "target", () if indicator.target is None else (indicator.target,)


def _observation_records(
    indicator: Indicator, revision: str, role: str, observations: tuple[Observation, ...]
) -> Iterable[type_of_record]:
    for observation in observations:
        value = observation.value
        yield {
            "revision": revision,
            **_identity(indicator),
            "departments": indicator.departments,
            "flags": indicator.flags,
            "role": role,
            "year": str(observation.year),
            "text": str(value),
            "number": value.number,
            "multiplier": value.multiplier,
            "amount": value.amount,
            "unit": None if value.unit is None else str(value.unit),
            "basis": None if value.basis is None else str(value.basis),
            "status": observation.status,
            "reason": value.reason,
            "notes": observation.notes,
            "direction": str(indicator.direction),
            "aggregation": str(indicator.aggregation),
        }
