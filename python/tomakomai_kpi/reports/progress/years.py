# SPDX-License-Identifier: BSL-1.0
"""All years of a plan side by side: the baseline, each actual, each interim target, the target."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tomakomai_kpi._core import FiscalPeriod, FiscalYear, Indicator, Observation
from tomakomai_kpi.language import Lang, say, year_in

Role = Literal["baseline", "actual", "interim", "target"]

LABELS: dict[Role, str] = {
    "baseline": "基準値",
    "actual": "実績値",
    "interim": "中間目標値",
    "target": "目標値",
}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands below each other: one role, of one year where the role has several."""

    role: Role
    year: FiscalYear | None
    """Of the head; a baseline or target of another year says its own in the cell."""
    lang: Lang = "ja"

    @property
    def label(self) -> str:
        """基準値, 実績値, 中間目標値 or 目標値."""
        return say(self.lang, LABELS[self.role])

    @property
    def year_label(self) -> str:
        """令和3年度."""
        return year_in(self.lang, self.year)

    @property
    def title(self) -> str:
        """実績値 令和3年度."""
        return f"{self.label} {self.year_label}".strip()

    def of(self, indicator: Indicator) -> Observation | None:
        """What an indicator has here."""
        if self.role == "baseline":
            return indicator.baseline
        if self.role == "target":
            return indicator.target
        among = indicator.actuals if self.role == "actual" else _interim(indicator)
        return next((o for o in among if o.year == self.year), None)

    def text(self, indicator: Indicator) -> tuple[str, str]:
        """What is printed, and its year where that is not the one of the head."""
        held = self.of(indicator)
        if held is None:
            return "", ""
        return str(held), "" if held.year == self.year else year_in(self.lang, held.year)


def columns_of(
    indicators: Sequence[Indicator],
    years: FiscalPeriod | None,
    judged: FiscalYear | None,
    lang: Lang,
) -> tuple[Column, ...]:
    """The columns that these indicators fill.

    Args:
        indicators: those of the report.
        years: of which the actuals and interim targets are shown; None for all.
        judged: the year whose actuals are judged, for plans that have none.
        lang: of the heads.
    """
    actual: list[FiscalYear | None] = []
    actual += [y for y in _years(o for i in indicators for o in i.actuals) if _in(y, years)]
    interim = [y for y in _years(o for i in indicators for o in _interim(i)) if _in(y, years)]
    return (
        Column("baseline", _most_common(i.baseline for i in indicators), lang),
        *(Column("actual", year, lang) for year in actual or [judged]),
        *(Column("interim", year, lang) for year in interim),
        Column("target", _most_common(i.target for i in indicators), lang),
    )


def _interim(indicator: Indicator) -> Iterator[Observation]:
    return (target for target in indicator.targets if target != indicator.target)


def _years(observations: Iterable[Observation]) -> list[FiscalYear]:
    return sorted({o.year for o in observations})


def _in(year: FiscalYear, years: FiscalPeriod | None) -> bool:
    return years is None or year in years


def _most_common(observations: Iterable[Observation | None]) -> FiscalYear | None:
    counted = Counter(o.year for o in observations if o is not None)
    return counted.most_common(1)[0][0] if counted else None
