# SPDX-License-Identifier: BSL-1.0
"""Progress computed a second time, from printed text by the rules of the design alone.

Independent of the library's assessment: amounts are read by a regular expression, the formulas are
written down here as docs/progress.md has them, and each undefined figure is None.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

MULTIPLIERS = {"": 1, "千": 1_000, "万": 10_000}
VALUE = re.compile(r"(累計)?([\d,]+(?:\.\d+)?)(千|万)?([^\d(]*)(?:\(.*\))?")


@dataclass(frozen=True)
class Printed:
    """An amount and whether it is printed as 累計."""

    amount: Fraction
    cumulative: bool


def read(text: str) -> Printed | None:
    """The amount of a printed value, None for a dash."""
    if not re.search(r"\d", text):
        return None
    found = VALUE.fullmatch(text)
    assert found, text
    word, digits, multiplier, _ = found.groups()
    amount = Fraction(digits.replace(",", "")) * MULTIPLIERS[multiplier or ""]
    return Printed(amount, word is not None)


@dataclass(frozen=True)
class Case:
    """What is known of an indicator in one year."""

    name: str
    direction: str
    aggregation: str
    baseline: Printed | None
    baseline_year: int
    actual: Printed | None
    actual_year: int
    actual_status: str
    target: Printed | None
    target_year: int
    plan_start: int
    plan_years: int


@dataclass(frozen=True)
class Figures:
    """Each figure, None where it is undefined, and the status."""

    met: bool | None
    attainment: Fraction | None
    gap_closure: Fraction | None
    elapsed: Fraction | None
    on_path: bool | None
    required: Fraction | None
    status: str


def years_of(case: Case, clock: str) -> tuple[int, int]:
    """n and N."""
    if clock == "plan":
        return case.actual_year - case.plan_start + 1, case.plan_years
    return case.actual_year - case.baseline_year, case.target_year - case.baseline_year


def judge(case: Case, clock: str) -> Figures:
    """All figures of one case on one clock."""
    b, a, t = case.baseline, case.actual, case.target
    elapsed = Fraction(*years_of(case, clock))

    unclear = "累計" in case.name and t is not None and not t.cumulative
    comparable = a is not None and t is not None and a.cumulative == t.cumulative and not unclear
    sign = {"up": 1, "down": -1}.get(case.direction)
    met = attainment = gap = on_path = required = None
    conflict = False

    if comparable and sign:
        assert a
        assert t
        met = (a.amount - t.amount) * sign >= 0
        required = Fraction(0)
        if not met:
            required = (t.amount - a.amount) / (case.target_year - case.actual_year)
        if sign == 1 and case.aggregation != "score" and t.amount:
            attainment = a.amount / t.amount
        if b is not None and b.cumulative == t.cumulative and b.amount != t.amount:
            conflict = (t.amount - b.amount) * sign < 0
            if not conflict:
                gap = (a.amount - b.amount) / (t.amount - b.amount)
        if t.cumulative:
            on_path = (a.amount - t.amount * elapsed) * sign >= 0
        elif b is not None and b.amount == t.amount:
            on_path = met
        elif gap is not None:
            on_path = gap >= elapsed

    return Figures(met, attainment, gap, elapsed, on_path, required, _status(case, met, on_path))


def _status(case: Case, met: bool | None, on_path: bool | None) -> str:
    if case.actual_status in ("not_started", "not_measured"):
        return case.actual_status
    assert case.actual is not None
    if case.actual_status == "special_event" and case.actual.amount == 0:
        return "suspended"
    if met:
        return "achieved"
    if met is None or on_path is None:
        return "undecidable"
    if on_path:
        return "on_path"
    comparable = case.baseline is not None and case.baseline.cumulative == case.actual.cumulative
    if comparable:
        assert case.baseline
        worse = case.actual.amount - case.baseline.amount
        if (worse > 0) if case.direction == "down" else (worse < 0):
            return "regressed"
    return "behind_path"


def measure(case: Case, clock: str) -> dict[str, Fraction | bool | None]:
    """All methods of one case on one clock: n of N years, e expected, s years since the baseline.

    The directions known here are up and down, as in the embedded plan.
    """
    n, whole = years_of(case, clock)
    share = Fraction(n, whole)
    left = case.target_year - case.actual_year
    since = case.actual_year - case.baseline_year
    up = case.direction == "up"
    ratio_scale = case.aggregation != "score"
    out: dict[str, Fraction | bool | None] = dict.fromkeys(METHODS)

    unclear = "累計" in case.name and case.target is not None and not case.target.cumulative
    b = None if case.baseline is None else case.baseline.amount
    a = None if case.actual is None else case.actual.amount
    t = None if case.target is None else case.target.amount
    totals = case.target is not None and case.target.cumulative
    mixed_a = case.actual is not None and case.actual.cumulative != totals
    mixed_b = case.baseline is not None and case.baseline.cumulative != totals

    # Of baseline and target alone: an annual baseline kept up over the years of the total.
    if b is not None and t and totals and mixed_b:
        out["business_as_usual"] = b * case.plan_years / t
    # Of baseline and actual alone.
    if a is not None and b is not None and mixed_a == mixed_b:
        out["mean_annual_change"] = (a - b) / since

    if a is None or t is None or mixed_a or unclear:
        return out
    line = b is not None and not mixed_b

    if up and ratio_scale and t:
        out["attainment"] = a / t
    if not up and ratio_scale:
        out["inverse_attainment"] = t / a if a else None
        out["reflected_attainment"] = 2 - a / t if t else None
    out["required_per_year"] = Fraction(0) if (a >= t if up else a <= t) else (t - a) / left
    if totals:
        out["cumulative_pace"] = a / (t * share) if t else None
        out["linear_projection"] = a * case.plan_years / (case.actual_year - case.plan_start + 1)
        out["path_level"] = a / (t * share) if up and t else None
    elif line:
        assert b is not None
        out["linear_projection"] = a + (a - b) / since * left
        expected = b + (t - b) * share
        if up and ratio_scale and expected:
            out["path_level"] = a / expected

    if line and t != b and (t > b) == up:
        assert b is not None
        closure = (a - b) / (t - b)
        out["gap_closure"] = closure
        out["path_delta"] = (a - b) / (b + (t - b) * share - b)
        out["elapsed_test"] = closure >= share
        if ratio_scale and b > 0 and t > 0 and a >= 0:
            grown, wanted = (a / b) ** whole, (t / b) ** n
            out["geometric_path"] = grown >= wanted if up else grown <= wanted
    return out


METHODS = (
    "attainment",
    "inverse_attainment",
    "reflected_attainment",
    "gap_closure",
    "path_level",
    "path_delta",
    "elapsed_test",
    "cumulative_pace",
    "business_as_usual",
    "required_per_year",
    "linear_projection",
    "geometric_path",
    "mean_annual_change",
)
