# SPDX-License-Identifier: BSL-1.0
"""All assessments of a plan, in one list that counts them and becomes a table."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from tomakomai_kpi._core import Assessment, FiscalPeriod, FiscalYear, Plan, _assess_all, _percent
from tomakomai_kpi.enums import Status
from tomakomai_kpi.figures import FIGURES
from tomakomai_kpi.frames import Kind, Numbers, columns_of, in_numbers, type_of_record
from tomakomai_kpi.handed_in import altair_of
from tomakomai_kpi.listings import Listing
from tomakomai_kpi.records import assessment_records, frame, goal_number

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

Clock: TypeAlias = (
    str | FiscalPeriod | FiscalYear | tuple[FiscalYear | str | int, FiscalYear | str | int]
)
"""plan, baseline, project, or a period of one's own: "R4-R6", ("R4", "R6"), a FiscalPeriod."""


def _figure_columns(name: str) -> dict[str, Kind]:
    """A figure in its columns, and behind them the code of the reason where there is none."""
    if name in ("met", "on_path"):
        told = columns_of("boolean", name)
    elif name == "required_per_year":
        told = {**columns_of("number", name), **columns_of("text", f"{name}_unit {name}_text")}
    else:
        told = columns_of("number", f"{name} {name}_percent")
    return {**told, **columns_of("text", f"{name}_undefined")}


class Assessments(Listing[Assessment]):
    """The assessments of a plan's indicators, in the plan's order."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]] = {
        **columns_of("text", "id kind"),
        **columns_of("integer", "goal"),
        **columns_of("text", "project page name"),
        **columns_of("integer", "year"),
        **columns_of("text", "year_label clock status status_japanese status_reason"),
        **columns_of("boolean", "ended"),
        **{column: kind for name in FIGURES for column, kind in _figure_columns(name).items()},
    }

    def _record(self, item: Assessment) -> type_of_record:
        [record] = assessment_records(item)
        need = item.required_per_year.value
        rates = [name for name in FIGURES if f"{name}_percent" in self._columns]
        return {
            **record,
            "goal": goal_number(item.indicator),
            "year": None if item.year is None else item.year.start_year,
            "year_label": record["year"],
            "status_japanese": item.status.japanese,
            **{
                f"{name}_percent": None if record[name] is None else _percent(record[name])
                for name in rates
            },
            "required_per_year_unit": None if need is None else str(need.unit),
        }

    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence; zero for none."""
        counted = Counter(assessment.status for assessment in self)
        return {status: counted[status] for status in Status}

    def to_records(self, numbers: Numbers = "exact") -> list[type_of_record]:
        """A plain dict for each assessment: figures as Fraction, reasons as codes.

        Args:
            numbers: in which form the figures are; with ``"text"`` the records are JSON.

        Raises:
            NumberError: a figure that the form cannot say (``beyond_type``).
        """
        return in_numbers(
            (record for assessment in self for record in assessment_records(assessment)), numbers
        )

    def to_altair(self) -> "alt.LayerChart":
        """The strips of the report as an Altair chart: a row an indicator that has one.

        Raises:
            MissingExtraError: altair (extra: altair) is not installed.
        """
        chart: alt.LayerChart = altair_of(self)
        return chart

    def to_pandas(self) -> "pd.DataFrame":
        """to_records() as a pandas DataFrame (extra: pandas)."""
        return frame(self.to_records())


def assess_plan(
    self: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    clock: Clock = "plan",
) -> Assessments:
    """All indicators of one revision judged, as Assessments; a method of Plan."""
    return Assessments(_assess_all(self, revision, year, clock))
