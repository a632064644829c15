# SPDX-License-Identifier: BSL-1.0
"""Progress computed a second time, from printed text by the rules of the design alone.

Independent of the library's assessment: amounts are read by a regular expression, the formulas are
written down here as docs/progress.md has them, and each undefined figure is None.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

MULTIPLIERS = {"": 1, "千": 1_000, "万": 10_000}
BOUNDS = ("以上", "超", "以下", "未満")
VALUE = re.compile(r"(累計)?([\d,]+(?:\.\d+)?)(千|万)?([^\d(]*?)(以上|超|以下|未満)?(?:\(.*\))?")


@dataclass(frozen=True)
class Printed:
    """An amount, whether it is printed as 累計, and a word that makes it a limit."""

    amount: Fraction
    cumulative: bool
    bound: str = ""


def read(text: str) -> Printed | None:
    """The amount of a printed value, None for a dash."""
    if not re.search(r"\d", text):
        return None
    found = VALUE.fullmatch(text)
    assert found, text
    word, digits, multiplier, _, bound = found.groups()
    amount = Fraction(digits.replace(",", "")) * MULTIPLIERS[multiplier or ""]
    return Printed(amount, word is not None, bound or "")


@dataclass(frozen=True)
class Case:
    """What is known of an indicator in one year."""

    name: str
    direction: str
    aggregation: str
    baseline: Printed | None
    baseline_year: int | None
    actual: Printed | None
    actual_year: int
    actual_status: str
    target: Printed | None
    target_year: int
    plan_start: int
    tolerance: Fraction | None = None

    @property
    def way(self) -> str:
        """The declared direction, or the one that a limit itself says."""
        if self.direction != "unknown" or self.target is None:
            return self.direction
        said = {"以上": "up", "超": "up", "以下": "down", "未満": "down"}
        return said.get(self.target.bound, "unknown")

    @property
    def has_come(self) -> bool:
        """The year of the target is there, or over."""
        return self.actual_year >= self.target_year


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


def years_of(case: Case, clock: str) -> tuple[int, int] | None:
    """n and N: every clock ends at the year of the target, and says nothing outside."""
    if clock == "baseline":
        if case.baseline_year is None:
            return None
        first = case.baseline_year + 1
    else:
        first = case.plan_start if clock == "plan" else int(clock)
    n, whole = case.actual_year - first + 1, case.target_year - first + 1
    return None if case.actual_year > case.target_year or n < 1 else (n, whole)


def _limits(case: Case, share: Fraction = Fraction(1)) -> tuple[Fraction | None, Fraction | None]:
    """What a maintained target asks for: from, to; shares of both where it is a total."""
    assert case.target is not None
    t, give = case.target, case.tolerance or Fraction(0)
    low = None if t.bound in ("以下", "未満") else (t.amount - give) * share
    high = None if t.bound in ("以上", "超") else (t.amount + give) * share
    return low, high


def _within(case: Case, share: Fraction = Fraction(1)) -> bool | None:
    """Kept as it was to be; None where nobody says how near is near enough."""
    assert case.target is not None
    assert case.actual is not None
    a = case.actual.amount
    low, high = _limits(case, share)
    kept = (low is None or a > low or (a == low and case.target.bound != "超")) and (
        high is None or a < high or (a == high and case.target.bound != "未満")
    )
    return None if not kept and case.tolerance is None and not case.target.bound else kept


def is_open_for_a_tolerance(case: Case) -> bool:
    """Nobody says how near to what is to be maintained is near enough."""
    a, t = case.actual, case.target
    if case.way != "maintain" or a is None or t is None or a.bound:
        return False
    unclear = "累計" in case.name and not t.cumulative
    return a.cumulative == t.cumulative and not unclear and _within(case) is None


def is_from_before(case: Case) -> bool:
    """Totals of which the one ended before the years that the other counts."""
    both = case.actual is not None and case.target is not None
    totals = both and case.actual.cumulative and case.target.cumulative  # type: ignore[union-attr]
    return bool(totals) and case.actual_year < case.plan_start < case.target_year


def _reached(case: Case) -> bool | None:
    """Is the target met? None where that cannot be said."""
    a, t = case.actual, case.target
    assert a is not None
    assert t is not None
    if case.way == "maintain":
        return _within(case)
    if case.way == "up":
        return a.amount > t.amount or (a.amount == t.amount and t.bound != "超")
    if case.way == "down":
        return a.amount < t.amount or (a.amount == t.amount and t.bound != "未満")
    return None


def judge(case: Case, clock: str) -> Figures:
    """All figures of one case on one clock."""
    b, a, t = case.baseline, case.actual, case.target
    counted = years_of(case, clock)
    elapsed = None if counted is None else Fraction(*counted)

    unclear = "累計" in case.name and t is not None and not t.cumulative
    comparable = a is not None and t is not None and a.cumulative == t.cumulative and not unclear
    comparable = comparable and not is_from_before(case)
    sign = {"up": 1, "down": -1}.get(case.way)
    met = attainment = gap = on_path = required = None

    if comparable:
        assert a
        assert t
        met = _reached(case)
        required = _required(case, met)
        line = b is not None and not b.bound and b.cumulative == t.cumulative
        if sign == 1 and case.aggregation != "score" and t.amount:
            attainment = a.amount / t.amount
        if sign and line:
            assert b
            if b.amount != t.amount and (t.amount - b.amount) * sign > 0:
                gap = (a.amount - b.amount) / (t.amount - b.amount)
        # From the year of the target on, on the path means met.
        if case.has_come:
            on_path = met
        elif elapsed is None:
            on_path = None
        elif case.way == "maintain":
            on_path = _within(case, elapsed) if t.cumulative else met
        elif t.cumulative:
            on_path = None if sign is None else (a.amount - t.amount * elapsed) * sign >= 0
        elif line and sign and b is not None and b.amount == t.amount:
            on_path = met
        elif gap is not None:
            on_path = gap >= elapsed

    return Figures(met, attainment, gap, elapsed, on_path, required, _status(case, met, on_path))


def _required(case: Case, met: bool | None) -> Fraction | None:
    """Nothing once met, else the rest over the years left; none after the target's year."""
    assert case.target is not None
    assert case.actual is not None
    left = case.target_year - case.actual_year
    if left < 0 or met is None:
        return None
    if met:
        return Fraction(0)
    if left < 1:
        return None
    wanted: Fraction | None = case.target.amount
    if case.way == "maintain":
        low, high = _limits(case)
        wanted = low if low is not None and case.actual.amount <= low else high
    assert wanted is not None
    return (wanted - case.actual.amount) / left


def _status(case: Case, met: bool | None, on_path: bool | None) -> str:
    if case.actual_status in ("not_recorded", "not_started", "not_measured", "pending"):
        return case.actual_status
    assert case.actual is not None
    if case.actual_status == "special_event" and case.actual.amount == 0:
        return "suspended"
    if met:
        return "achieved"
    if met is False and case.has_come:
        return "missed"
    if met is None or on_path is None:
        return "undecidable"
    if on_path:
        return "on_path"
    return "regressed" if _is_worse(case) else "behind_path"


def _is_worse(case: Case) -> bool:
    """Strictly worse than the baseline."""
    a, b = case.actual, case.baseline
    assert a is not None
    if b is None or b.bound or a.cumulative != b.cumulative:
        return False
    if case.way != "maintain":
        return a.amount > b.amount if case.way == "down" else a.amount < b.amount
    low, high = _limits(case)

    def outside(x: Fraction) -> Fraction:
        below = Fraction(0) if low is None else max(low - x, Fraction(0))
        above = Fraction(0) if high is None else max(x - high, Fraction(0))
        return below + above

    return outside(a.amount) > outside(b.amount)


def measure(case: Case, clock: str) -> dict[str, Fraction | bool | None]:
    """All methods of one case on one clock: n of N years, e expected, s years since the baseline.

    The directions known here are up and down, as in the embedded plan.
    """
    counted = years_of(case, clock)
    assert counted is not None  # of the embedded plan, all actuals are in time
    n, whole = counted
    share = Fraction(n, whole)
    left = case.target_year - case.actual_year
    assert case.baseline_year is not None
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
        out["business_as_usual"] = b * (case.target_year - case.plan_start + 1) / t
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
        if t:
            out["path_gap"] = share - a / t if up else a / t - share
        out["linear_projection"] = (
            a * (case.target_year - case.plan_start + 1) / (case.actual_year - case.plan_start + 1)
        )
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
        if not totals:
            out["path_gap"] = share - closure
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
    "path_gap",
)


def scores(case: Case) -> dict[str, Fraction | None]:
    """What rulebooks look at: computed on amounts alone, None where the data give none."""
    a, b, t = case.actual, case.baseline, case.target
    out: dict[str, Fraction | None] = dict.fromkeys(SCORES)
    if a is None or a.bound:
        return out
    on_plan, on_baseline = years_of(case, "plan"), years_of(case, "baseline")
    unclear = "累計" in case.name

    base = None
    if b is not None and not b.bound and b.cumulative == a.cumulative:
        base = b.amount
    if base and not (unclear and b and not b.cumulative):
        out["to_baseline"] = a.amount / base

    if t is None or t.bound or t.cumulative != a.cumulative or (unclear and not t.cumulative):
        return out
    if is_from_before(case):
        return out
    out["excess"] = a.amount - t.amount
    out["required"] = judge(case, "plan").required
    if t.amount:
        out["attainment"] = a.amount / t.amount
    if case.way == "down":
        out["inverse_attainment"] = t.amount / a.amount if a.amount else None
        out["reflected_attainment"] = 2 - a.amount / t.amount if t.amount else None
    if t.amount and on_plan:
        out["pace"] = a.amount / (t.amount * Fraction(*on_plan))
    if base is not None and base != t.amount:
        out["gap_closure"] = (a.amount - base) / (t.amount - base)
        if on_baseline:
            out["lead"] = (a.amount - base) / (t.amount - base) - Fraction(*on_baseline)
    if t.cumulative:
        out["path"] = out["pace"]
    elif base is not None and on_baseline:
        expected = base + (t.amount - base) * Fraction(*on_baseline)
        out["path"] = a.amount / expected if expected else None
    return out


SCORES = (
    "attainment",
    "inverse_attainment",
    "reflected_attainment",
    "gap_closure",
    "path",
    "pace",
    "required",
    "lead",
    "excess",
    "to_baseline",
)
