# SPDX-License-Identifier: BSL-1.0
"""All years of a plan side by side: the baseline, each actual, each interim target, the target."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tomakomai_kpi._core import FiscalPeriod, FiscalYear, Indicator, Observation
from tomakomai_kpi.language import Lang, listed, say, year_in

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
        """What is printed, and what stands beside it: its year where that is not the head's."""
        held = self.of(indicator)
        if held is None:
            return "", ""
        year = "" if held.year == self.year else year_in(self.lang, held.year)
        return str(held), self._beside(indicator, held, year)

    def step(self, indicator: Indicator) -> tuple[str, str]:
        """The same, with the year in any case."""
        held = self.of(indicator)
        if held is None:
            return "", self.year_label
        return str(held), self._beside(indicator, held, year_in(self.lang, held.year))

    def _beside(self, indicator: Indicator, held: Observation, year: str) -> str:
        """The year; 速報 where a value is no ordinary one; how a target is to be kept."""
        limits = limits_in(self.lang, indicator) if self.role == "target" else ""
        return listed(self.lang, filter(None, (year, status_in(self.lang, held), limits)))


def for_pages(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Without those of interim targets whose year has a column of actuals: they stand in it."""
    years = {column.year for column in columns if column.role == "actual"}
    return tuple(c for c in columns if c.role != "interim" or c.year not in years)


def beside_actual(column: Column, indicator: Indicator) -> str:
    """中間目標 18人: the interim target of an actual's year; empty for none."""
    if column.role != "actual":
        return ""
    wanted = next((o for o in _interim(indicator) if o.year == column.year), None)
    return "" if wanted is None else f"{say(column.lang, SHORT['interim'])} {wanted}"


STATUSES = {
    "provisional": "速報",
    "estimated": "見込み",
    "special_event": "特殊要因",
    "break": "定義変更",
}
"""What is said of a value that is no ordinary one."""


def status_in(lang: Lang, of: Observation) -> str:
    """速報, …; empty of an ordinary value, and of none, which says why itself."""
    words = STATUSES.get(str(of.status), "")
    return say(lang, words) if words and of.value.amount is not None else ""


def limits_in(lang: Lang, of: Indicator) -> str:
    """10人～20人に収める, ±5ポイントで維持: what a target does not say by itself."""
    way = of.direction
    if way.kind == "range" and (way.low is not None or way.high is not None):
        ends = "～".join("" if end is None else str(end) for end in (way.low, way.high))
        return say(lang, "{ends}に収める", ends=ends)
    if way.kind == "maintain" and way.tolerance is not None:
        return say(lang, "±{tolerance}で維持", tolerance=str(way.tolerance).lstrip("+"))
    return ""


@dataclass(frozen=True, slots=True)
class Step:
    """One value of an indicator's story, with its year."""

    text: str
    year: str
    is_judged: bool = False

    def __str__(self) -> str:
        """22人(令和5年度)."""
        return f"{self.text}({self.year})" if self.year else self.text


def story_of(
    columns: Sequence[Column], indicator: Indicator, judged: FiscalYear | None
) -> tuple[Step, ...]:
    """Baseline, actuals and interim targets by year (－ for a year without actual), the target."""
    steps: list[Step] = []
    known = [indicator.baseline, *indicator.actuals]
    years = [o.year for o in known if o is not None]
    for column in sorted(columns, key=_in_time):
        text, year = column.step(indicator)
        is_gap = column.role == "actual" and _is_between(column.year, years)
        if not text and not is_gap:
            continue
        if column.role in ("interim", "target"):
            text = f"{say(column.lang, SHORT[column.role])} {text}"
        is_judged = column.role == "actual" and column.year == judged
        steps.append(Step(text or "－", year, is_judged))
    return tuple(steps)


def _in_time(column: Column) -> tuple[int, int, int]:
    """The baseline first, the target last, the rest by year; targets after actuals of a year."""
    place = {"baseline": 0, "target": 2}.get(column.role, 1)
    year = 0 if place != 1 or column.year is None else column.year.start_year
    return place, year, column.role == "interim"


def _is_between(year: FiscalYear | None, years: Sequence[FiscalYear]) -> bool:
    return year is not None and any(y < year for y in years) and any(y > year for y in years)


SHORT: dict[str, str] = {"interim": "中間目標", "target": "目標"}
"""What stands before targets in a story."""


def columns_of(
    indicators: Sequence[Indicator],
    years: FiscalPeriod | None,
    judged: Collection[FiscalYear | None],
    lang: Lang,
) -> tuple[Column, ...]:
    """The columns that these indicators fill.

    Args:
        indicators: those of the report.
        years: of which the actuals and interim targets are shown; None for all.
        judged: the years whose actuals are judged, which are always shown.
        lang: of the heads.
    """
    actual: list[FiscalYear | None] = []
    actual += [
        year
        for year in _years(o for i in indicators for o in i.actuals)
        if _in(year, years) or year in judged
    ]
    interim = [y for y in _years(o for i in indicators for o in _interim(i)) if _in(y, years)]
    return (
        Column("baseline", _most_common(i.baseline for i in indicators), lang),
        *(Column("actual", year, lang) for year in actual or [None]),
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
