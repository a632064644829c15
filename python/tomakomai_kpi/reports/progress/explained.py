# SPDX-License-Identifier: BSL-1.0
"""The grounds of a figure in English: its formula, inputs and result, or the reason for none.

C++ words them in Japanese (``explain()``); here they are put together from the same data.
"""

import re
from fractions import Fraction

from tomakomai_kpi._core import (
    Assessment,
    Grading,
    Measured,
    Need,
    Observation,
    Rate,
    RobustVerdict,
    Verdict,
    expected_now,
    methods,
)
from tomakomai_kpi.figures import FIGURES
from tomakomai_kpi.language import Lang, clock_in, percent_in, say, year_in
from tomakomai_kpi.show.words import actual_of, letter_in_words, reason_in_words

Figure = Verdict | Rate | Need | Measured | RobustVerdict | Grading

FORMULAS: dict[str, str] = {
    "met": "aがtに達している",
    "elapsed": "n ÷ N",
    "on_path": "(a − b) ÷ (t − b) ≥ n ÷ N、累計は a ≥ t × n ÷ N",
    "expected_now": "b + (t − b) × n ÷ N、累計は t × n ÷ N",
    "needed_next_year": "翌年度の b + (t − b) × n ÷ N、累計は t × n ÷ N",
    **{method.name: method.formula for method in methods()},
}
"""How each figure is made of a (actual), b (baseline), t (target), n of N years, and e (expected).
"""


def explained(name: str, label: str, figure: Figure, judged: Assessment) -> str:
    """Attainment: a ÷ t; a = 45, t = 230 → 9/46 (19.6%).

    Args:
        name: of the figure; empty for one that has no formula.
        label: what the figure is called, in English.
        figure: what is explained.
        judged: the assessment that the figure is of.
    """
    if isinstance(figure, Grading):
        scores = (f"{score} = {rate.value}" for score, rate in figure.scores.items() if rate.value)
        return "; ".join([f"{label} {letter_in_words(figure, 'en')}", *scores])
    if figure.undefined is not None:
        return f"{label}: {_reason(name, figure, judged)} [{figure.undefined}]"
    if isinstance(figure, RobustVerdict):
        return f"{label}: {survival(figure, 'en')}"
    formula = say("en", FORMULAS[name])
    return f"{label}: {formula}; {_inputs(formula, judged)} → {_result(figure.value)}"


def survival(verdict: RobustVerdict, lang: Lang) -> str:
    """Whether a verdict is the same for all that the printed figures may stand for."""
    if verdict.verdict is None:
        return ""
    if verdict.survives:
        return say(lang, "変わらない")
    if verdict.flips_at is None:
        return say(lang, "変わりうる")
    return say(lang, "{value}で変わる", value=verdict.flips_at)


def values_in_english(judged: Assessment) -> str:
    """Baseline 46 (FY2019), actual 45 (FY2021), target 230 (FY2024)."""
    labels = ("baseline", "actual", "target")
    observed = _observations(judged).values()
    return ", ".join(f"{label} {_observed(o)}" for label, o in zip(labels, observed, strict=True))


def _reason(name: str, figure: Figure, judged: Assessment) -> str:
    """That of an assessment's own figure names the indicator's values."""
    own = next((judged.reason(each, "en") for each in FIGURES if each == name), None)
    if figure.undefined == "not_applicable" and name not in FIGURES:
        return say("en", "この指標には当てはまらない")
    return own or reason_in_words(figure.undefined or "", "en")


def _inputs(formula: str, judged: Assessment) -> str:
    """What the letters of a formula stand for."""
    observed = _observations(judged)
    used = re.findall(r"\b[abeNt]\b", formula)
    told = [f"{letter} = {_observed(o)}" for letter, o in observed.items() if letter in used]
    if "e" in used:
        told.append(f"e = {expected_now(judged.indicator, judged.clock).value}")
    if "N" in used and judged.elapsed.value is not None:
        told.append(f"n ÷ N = {judged.elapsed.value} {clock_in('en', judged.clock)}")
    return ", ".join(told)


def _observations(judged: Assessment) -> dict[str, Observation | None]:
    of = judged.indicator
    return {"b": of.baseline, "a": actual_of(judged), "t": judged.target or of.target}


def _observed(of: Observation | None) -> str:
    return "none" if of is None else f"{of} ({year_in('en', of.year)})"


def _result(value: object) -> str:
    if isinstance(value, bool):
        return say("en", "はい" if value else "いいえ")
    if isinstance(value, Fraction):
        return f"{value} ({percent_in('en', value)})"
    return str(value)
