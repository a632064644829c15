# SPDX-License-Identifier: BSL-1.0
"""An indicator's values over the years, as a line of dots can show them."""

from dataclasses import dataclass
from fractions import Fraction

from tomakomai_kpi._core import Indicator, Observation
from tomakomai_kpi.language import Lang, listed, year_in


@dataclass(frozen=True, slots=True)
class Series:
    """Two or more values of one unit and basis, by year."""

    points: tuple[tuple[int, Fraction], ...]
    """The year, counted from the first one, and the amount."""
    description: str
    """All of it in words."""


def series_of(indicator: Indicator, lang: Lang = "ja") -> Series | None:
    """The actuals that stand beside the newest one on one scale; None where it stands alone."""
    newest = next(reversed(indicator.actuals), None)
    if newest is None or newest.value.amount is None:
        return None
    kept = [o for o in indicator.actuals if _beside(o, newest)]
    if len(kept) < 2:
        return None
    first = kept[0].year.start_year
    return Series(
        tuple((o.year.start_year - first, Fraction(o.value.amount or 0)) for o in kept),
        listed(lang, (f"{year_in(lang, o.year)} {o}" for o in kept)),
    )


def _beside(one: Observation, other: Observation) -> bool:
    same = one.value.unit == other.value.unit and one.value.basis == other.value.basis
    return same and one.value.amount is not None
