# SPDX-License-Identifier: BSL-1.0
"""Plans and assessments as plain dicts and data frames, amounts exact beside their printed text.

What takes ``self`` is a method of a class of ``_core``: attach.py puts it there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tomakomai_kpi._core import (
    Assessment,
    FiscalPeriod,
    Indicator,
    Observation,
    Plan,
    _tidy_rows,
)
from tomakomai_kpi.figures import FIGURES
from tomakomai_kpi.files.extras import needing

if TYPE_CHECKING:
    import pandas as pd

type_of_record = dict[str, Any]


def assessment_records(self: Assessment) -> list[type_of_record]:
    """A list of one plain dict: what is judged, then figures as Fraction, reasons as codes."""
    indicator = self.indicator
    record: type_of_record = {
        **_identity(indicator),
        "year": None if self.year is None else str(self.year),
        "clock": self.clock,
        "status": str(self.status),
        "status_reason": self.status_reason,
        "ended": self.ended,
    }
    for name in FIGURES:
        figure = getattr(self, name)
        value = figure.value
        if name == "required_per_year":
            record["required_per_year"] = None if value is None else value.amount
            record["required_per_year_text"] = None if value is None else str(value)
        else:
            record[name] = value
        record[f"{name}_undefined"] = figure.undefined
    return [record]


ROW_COLUMNS = (
    *("revision", "role", "id", "parent", "page", "name", "departments", "flags"),
    *("year", "value", "status", "note"),
)
"""The columns of a plan file, which docs/plan_files.md explains."""

OBSERVATIONS = frozenset(("baseline", "actual", "target"))
"""The roles of observations."""


def plan_records(self: Plan, revision: str | None = None) -> list[type_of_record]:
    """Plain dicts: the whole plan, a fact each; or a table of the observations of one revision.

    The whole plan is what Plan.from_records() reads: ``role`` says what each dict is, as in a plan
    file (plan, revision, goal, project, indicator, direction, text …). Dicts of observations
    (baseline, actual, target) hold the printed text, number and amount as Fraction, unit, basis,
    status, and what is said of their indicator.

    Args:
        revision: of which the observations are wanted; by default the whole plan.

    Raises:
        PlanError: no such revision (``unknown_name``); or the whole plan holds what no plan file
            can say (``bad_row``).

    >>> p = plans.tomakomai()
    >>> p.to_records("new")[0]["amount"]
    Fraction(46, 1)
    >>> Plan.from_records(p.to_records()) == p
    True
    """
    if revision is not None:
        return _observations_of(self, revision)
    observed = {
        (name, record["id"], record["role"], record["year"]): record
        for name in self.revisions
        for record in _observations_of(self, name)
    }
    return [_row_record(row, observed) for row in _tidy_rows(self)[1:]]


def plan_frame(self: Plan, revision: str = "new") -> "pd.DataFrame":
    """to_records(revision) as a pandas DataFrame (extra: pandas), exact amounts as objects."""
    return frame(_observations_of(self, revision))


def _observations_of(plan: Plan, revision: str) -> list[type_of_record]:
    return [
        record
        for indicator in plan.indicators(revision)
        for role, observations in _roles(indicator)
        for record in _observation_records(indicator, revision, role, observations)
    ]


def _row_record(
    row: list[str], observed: dict[tuple[str, str, str, str], type_of_record]
) -> type_of_record:
    """What a row of a plan file says; of an observation also what follows from it."""
    cells = dict(zip(ROW_COLUMNS, row, strict=True))
    if cells["role"] in OBSERVATIONS:
        year = str(FiscalPeriod(cells["year"]).last)
        of = observed[cells["revision"], cells["id"], cells["role"], year]
        return {**of, "period": cells["year"], "value": cells["value"]}
    said: type_of_record = {key: text for key, text in cells.items() if text}
    for key in ("departments", "flags"):
        if key in said:
            said[key] = tuple(said[key].split("／"))
    return said


def frame(records: list[type_of_record]) -> "pd.DataFrame":
    """Records as a data frame that rounds nothing: every cell is an object."""
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
    yield "target", indicator.targets


def _observation_records(
    indicator: Indicator, revision: str, role: str, observations: tuple[Observation, ...]
) -> Iterable[type_of_record]:
    comments = tuple(
        (c.kind, None if c.year is None else str(c.year), c.text) for c in indicator.comments
    )
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
            "comments": comments,
            "direction": str(indicator.direction),
            "aggregation": str(indicator.aggregation),
        }
