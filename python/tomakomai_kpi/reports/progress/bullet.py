# SPDX-License-Identifier: BSL-1.0
"""A bullet chart's places: baseline, actual, target, path and business as usual on one scale.

Places are whole thousandths of the width, computed exactly; what is not defined has none.
"""

from dataclasses import dataclass
from fractions import Fraction

from tomakomai_kpi._core import Indicator, Observation, Value, compute, expected_now

WIDTH = 1000

KINDS = {
    "actual": "実績値",
    "target": "目標値",
    "baseline": "基準値",
    "path": "現時点の目安",
    "usual": "基準年度の実績が続いた場合",
}
"""What a chart shows, in words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of the chart: what it is, how it prints, and where it stands."""

    kind: str
    """baseline, target, path or usual."""
    label: str
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bar for the actual, and marks for what it is measured by."""

    actual: int
    actual_text: str
    marks: tuple[Mark, ...]

    @property
    def description(self) -> str:
        """All of it in words, for those who do not see the chart."""
        words = [
            f"{KINDS['actual']} {self.actual_text}",
            *(f"{m.label} {m.text}" for m in self.marks),
        ]
        return "、".join(words)

    @property
    def outline(self) -> tuple[Mark, ...]:
        """The marks in the order of drawing: the target above all others."""
        return tuple(sorted(self.marks, key=lambda mark: mark.kind == "target"))


def bullet(indicator: Indicator, actual: Observation | None, clock: str) -> Bullet | None:
    """The chart of an indicator; None without amounts of one kind from zero up to compare."""
    target = indicator.target
    newest = next(reversed(indicator.actuals), None)
    shown = _amount(actual)
    if actual is None or target is None or shown is None or actual != newest:
        return None
    goal = _amount(target)
    if goal is None or actual.value.basis != target.value.basis:
        return None
    places = [("baseline", _comparable(indicator.baseline, target))]
    path = expected_now(indicator, clock).value
    places.append(("path", path))
    usual = compute("business_as_usual", indicator).value
    figures: list[tuple[str, Fraction, str]] = [
        (kind, Fraction(value.amount or 0), str(value))
        for kind, value in places
        if value is not None
    ]
    figures.append(("target", goal, str(target)))
    if isinstance(usual, Fraction) and indicator.baseline is not None:
        text = f"{usual * 100 // 1}%(基準値 {indicator.baseline} を続けたとき、目標比の切り捨て)"
        figures.append(("usual", usual * goal, text))
    amounts = [shown, *(amount for _, amount, _ in figures)]
    largest = max(amounts)
    unit = actual.value.unit
    from_zero = unit is not None and unit.symbol not in ("", "点", "位")
    if min(amounts) < 0 or largest == 0 or not from_zero:
        return None

    def place(amount: Fraction) -> int:
        share = amount / largest * WIDTH
        return share.numerator // share.denominator

    marks = tuple(Mark(kind, KINDS[kind], text, place(amount)) for kind, amount, text in figures)
    return Bullet(place(shown), str(actual), marks)


def _comparable(observation: Observation | None, target: Observation) -> Value | None:
    """The value where it is on the target's basis and in its unit, so that one scale holds both."""
    if observation is None or _amount(observation) is None:
        return None
    value = observation.value
    same = value.basis == target.value.basis and value.unit == target.value.unit
    return value if same else None


def _amount(observation: Observation | None) -> Fraction | None:
    if observation is None or observation.value.is_missing or observation.value.amount is None:
        return None
    return Fraction(observation.value.amount)
