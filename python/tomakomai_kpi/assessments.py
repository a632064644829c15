# SPDX-License-Identifier: BSL-1.0
"""All assessments of a plan, in one tuple that counts them and becomes a table."""

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from tomakomai_kpi._core import Assessment, FiscalPeriod, FiscalYear, Plan, _assess_all
from tomakomai_kpi.enums import Status
from tomakomai_kpi.records import assessment_records, frame, type_of_record

if TYPE_CHECKING:
    import pandas as pd

Clock: TypeAlias = (
    str | FiscalPeriod | FiscalYear | tuple[FiscalYear | str | int, FiscalYear | str | int]
)
"""plan, baseline, project, or a period of one's own: "R4-R6", ("R4", "R6"), a FiscalPeriod."""


class Assessments(tuple[Assessment, ...]):
    """The assessments of a plan's indicators, in the plan's order."""

    __slots__ = ()

    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence; zero for none."""
        counted = Counter(assessment.status for assessment in self)
        return {status: counted[status] for status in Status}

    def to_records(self) -> list[type_of_record]:
        """A plain dict for each assessment: figures as Fraction, reasons as codes."""
        return [record for assessment in self for record in assessment_records(assessment)]

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
