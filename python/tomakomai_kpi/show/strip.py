# SPDX-License-Identifier: BSL-1.0
"""A strip: how far an indicator has come on its way, and how far it should be by now.

The way leads from the baseline to the target; from 0 where the target is a total, or where nothing
says where the indicator started. Shares of it are C++'s figures; here they only get a place.
"""

from dataclasses import dataclass
from fractions import Fraction

from tomakomai_kpi._core import Assessment, Observation
from tomakomai_kpi.language import Lang, listed, say, year_in
from tomakomai_kpi.show.words import actual_of, gap_of


@dataclass(frozen=True, slots=True)
class Strip:
    """Shares of the way, 0 at its start and 1 at the target."""

    start: str
    """What is printed at the start: the baseline, or 0."""
    end: str
    """The target as printed."""
    covered: Fraction
    """Where the actual stands; below 0 and above 1 beyond the ends."""
    pace: Fraction | None
    """Where the path stands by now; None where it is not defined."""
    description: str
    """All of it in words, for those who do not see the strip."""


def strip_of(judged: Assessment, lang: Lang = "ja") -> Strip | None:
    """The strip of an assessment; None where baseline, actual and target stand on no one way."""
    of = judged.indicator
    actual = actual_of(judged)
    if actual is None or of.target is None:
        return None
    from_zero = _is_total(of.target) or not _has_amount(of.baseline)
    covered = _share_of_total(judged) if from_zero else judged.gap_closure.value
    if covered is None:
        return None
    pace = judged.elapsed.value if judged.on_path.value is not None else None
    return Strip(
        "0" if from_zero else str(of.baseline),
        str(of.target),
        covered,
        pace,
        listed(lang, _words(judged, actual, pace, lang)),
    )


def strip_text(strip: Strip, width: int, end: str) -> str:
    """｜━━●┈┈┃┈┈┈｜: the way, the actual on it, and the path by now; ◀ and ▶ beyond the ends.

    Args:
        strip: what is drawn.
        width: columns in all.
        end: the sign of both ends, two columns wide.
    """
    inner = width - 6
    cells = ["┈"] * inner
    full = min(max(int(strip.covered * inner), 0), inner)
    cells[:full] = ["━"] * full
    if strip.pace is not None:
        cells[min(int(strip.pace * inner), inner - 1)] = "┃"
    left, right = "  ", "  "
    if strip.covered < 0:
        left = "◀ "
    elif strip.covered > 1:
        right = " ▶"
    else:
        cells[min(full, inner - 1)] = "●"
    return f"{left}{end}{''.join(cells)}{end}{right}".rstrip()


def _share_of_total(judged: Assessment) -> Fraction | None:
    """Actual ÷ target; of a total that is better low, what the path's gap says of it."""
    if judged.attainment.value is not None or judged.attainment.undefined != "lower_is_better":
        return judged.attainment.value
    gap, elapsed, target = gap_of(judged), judged.elapsed.value, judged.indicator.target
    if gap is None or elapsed is None or target is None or not _is_total(target):
        return None
    return elapsed + gap


def _is_total(of: Observation) -> bool:
    return str(of.value.basis) == "cumulative"


def _has_amount(of: Observation | None) -> bool:
    return of is not None and of.value.amount is not None


def _words(judged: Assessment, actual: Observation, pace: Fraction | None, lang: Lang) -> list[str]:
    of = judged.indicator
    sides = (
        ("基準値 {value}({year})", of.baseline),
        ("実績値 {value}({year})", actual),
        ("目標値 {value}({year})", of.target),
    )
    words = [
        say(lang, told, value=o, year=year_in(lang, o.year)) for told, o in sides if o is not None
    ]
    if pace is not None:
        words.append(say(lang, "現時点の目安は道のりの{pace}", pace=pace))
    return [*words, judged.status.word(lang)]
