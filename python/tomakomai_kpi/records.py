# SPDX-License-Identifier: BSL-1.0
"""Plans and assessments as plain dicts and data frames, amounts exact beside their printed text.

What takes ``self`` is a method of a class of ``_core``: attach.py puts it there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

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
from tomakomai_kpi.frames import (
    Frame,
    Kind,
    Numbers,
    Rounding,
    columns_of,
    in_numbers,
    type_of_record,
)

if TYPE_CHECKING:
    import pandas as pd


def assessment_records(self: Assessment, numbers: Numbers = "exact") -> list[type_of_record]:
    """A list of one plain dict: what is judged, then figures, and reasons as codes.

    Args:
        numbers: in which form the figures are, by default Fraction; with ``"text"`` they are JSON.

    Raises:
        NumberError: a figure that the form cannot say (``beyond_type``).
    """
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
    return in_numbers([record], numbers)


ROW_COLUMNS = (
    *("revision", "role", "id", "parent", "page", "name", "departments", "flags"),
    *("year", "value", "status", "note"),
)
"""The columns of a plan file, which docs/plan_files.md explains."""

OBSERVATIONS = frozenset(("baseline", "actual", "target"))
"""The roles of observations."""


def plan_records(
    self: Plan, revision: str | None = None, *, numbers: Numbers = "exact"
) -> list[type_of_record]:
    """Plain dicts: the whole plan, a fact each; or a table of the observations of one revision.

    The whole plan is what Plan.from_records() reads: ``role`` says what each dict is, as in a plan
    file (plan, revision, goal, project, indicator, direction, text …). Dicts of observations
    (baseline, actual, target) hold the printed text, number and amount as Fraction, unit, basis,
    status, and what is said of their indicator.

    Args:
        revision: of which the observations are wanted; by default the whole plan.
        numbers: in which form number and amount are, by default Fraction; with ``"text"`` the
            records are JSON. The form names what is given up; what to_records() tells is read again
            whatever it is.

    Raises:
        PlanError: no such revision (``unknown_name``); or the whole plan holds what no plan file
            can say (``bad_row``).
        NumberError: a number that the form cannot say (``beyond_type``).

    >>> p = plans.tomakomai()
    >>> p.to_records("new")[0]["amount"]
    Fraction(46, 1)
    >>> Plan.from_records(p.to_records()) == p
    True
    """
    if revision is not None:
        return in_numbers(_observations_of(self, revision), numbers)
    observed = {
        (name, record["id"], record["role"], record["year"]): record
        for name in self.revisions
        for record in _observations_of(self, name)
    }
    return in_numbers([_row_record(row, observed) for row in _tidy_rows(self)[1:]], numbers)


def plan_frame(self: Plan, revision: str = "new") -> "pd.DataFrame":
    """to_records(revision) as a pandas DataFrame (extra: pandas), exact amounts as objects."""
    return frame(_observations_of(self, revision))


PLAN_COLUMNS: dict[str, Kind] = {
    **columns_of("text", "plan_name plan_period revision"),
    **columns_of("integer", "goal"),
    **columns_of("text", "goal_name measure project id kind page name scale departments flags"),
    **columns_of("text", "direction aggregation role"),
    **columns_of("boolean", "interim"),
    **columns_of("integer", "year"),
    **columns_of("text", "year_label"),
    **columns_of("integer", "from_year"),
    **columns_of("text", "text"),
    **columns_of("number", "number"),
    **columns_of("integer", "multiplier"),
    **columns_of("number", "amount"),
    **columns_of("text", "unit basis bound status reason notes"),
}
"""The columns of to_frame(), which docs/frames.md explains."""


def plan_to_frame(
    self: Plan,
    revision: str = "new",
    *,
    numbers: Numbers | None = None,
    places: int | None = None,
    rounding: Rounding | None = None,
) -> Frame:
    """The observations of one revision as a table: a row for each indicator, role and year.

    An indicator without any observation has a row without a role. Years are integers (``year``)
    beside their label (``year_label``); values of several years have their first one too
    (``from_year``). ``text`` is as printed, ``number`` what stands in it, ``amount`` that times the
    ``multiplier`` of its unit. What Plan.from_pandas() reads of a frame of it is the plan again, as
    far as it has columns.

    Args:
        revision: of the plan.
        numbers, places, rounding: the form of the numbers, as for Frame.

    Raises:
        PlanError: no such revision (``unknown_name``).
        NumberError: a number that the form cannot say (``beyond_type``).

    >>> plans.tomakomai().to_frame().to_records()[0]["year"]
    2018
    """
    goals = {goal.number: goal.name for goal in self.goals(revision)}
    measures = {measure.id: measure.name for measure in self.measures(revision)}
    above = {project.id: project.measure for project in self.projects(revision)}
    rows: list[type_of_record] = []
    for indicator in self.indicators(revision):
        goal = goal_number(indicator)
        said = {
            "plan_name": self.name,
            "plan_period": str(self.period),
            "revision": revision,
            **_identity(indicator),
            "goal": goal,
            "goal_name": goals.get(goal) if goal is not None else None,
            "measure": measures.get(above.get(indicator.project_id or "") or ""),
            "scale": indicator.scale or None,
            "departments": _joined(indicator.departments, "／"),
            "flags": _joined(indicator.flags, "／"),
            "direction": str(indicator.direction),
            "aggregation": str(indicator.aggregation),
        }
        observed = [
            said | _observed(indicator, role, record, observation)
            for role, observations in _roles(indicator)
            for record, observation in zip(
                _observation_records(indicator, revision, role, observations),
                observations,
                strict=True,
            )
        ]
        rows += observed or [said]
    return Frame(
        PLAN_COLUMNS,
        ([row.get(name) for name in PLAN_COLUMNS] for row in rows),
        numbers=numbers,
        places=places,
        rounding=rounding,
    )


def _observed(
    indicator: Indicator, role: str, record: type_of_record, observation: Observation
) -> type_of_record:
    """What to_records() says of an observation, as cells of one kind a column."""
    period = observation.period
    return {
        **{name: record[name] for name in ("text", "number", "multiplier", "amount", "unit")},
        **{name: record[name] for name in ("role", "basis", "status", "reason")},
        "interim": role == "target" and observation != indicator.target,
        "year": period.last.start_year,
        "year_label": record["year"],
        "from_year": None if period.years == 1 else period.first.start_year,
        "bound": observation.value.bound,
        "notes": _joined(observation.notes, "\n"),
    }


def goal_number(indicator: Indicator) -> int | None:
    """The number of its goal; None where it has none."""
    return indicator.goal if indicator.goal > 0 else None


def _joined(texts: tuple[str, ...], joint: str) -> str | None:
    return joint.join(texts) or None


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
