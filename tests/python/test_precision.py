# SPDX-License-Identifier: BSL-1.0
"""What printed figures stand for, and which rules give a published rate."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st

MODES = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "truncate": ROUND_DOWN,
    "away": ROUND_UP,
}


@given(
    st.integers(1, 99_999),
    st.integers(1, 9_999).map(lambda t: t * 8),
    st.sampled_from(sorted(MODES)),
    st.integers(0, 2),
)
def test_a_published_attainment_is_found_again(a: int, t: int, mode: str, places: int) -> None:
    # Decimals of a ÷ t that do not end are cut far behind the digits that count.
    percent = (Decimal(a) * 100 / Decimal(t)).quantize(Decimal(1).scaleb(-places), MODES[mode])
    found = tk.explain_published(f"{percent}%", None, f"{a}人", f"{t}人")
    assert ("attainment", mode) in {(rule.method, rule.rounding) for rule in found}
    assert all(rule.unrounded == Fraction(a, t) for rule in found if rule.method == "attainment")


def test_rates_that_no_rule_gives_are_not_explained() -> None:
    assert tk.explain_published("12%", "100件", "105件", "110件") == []


def test_intervals_are_exact_fractions() -> None:
    interval = tk.stands_for("45.9%", "half_up")
    assert (interval.low, interval.high) == (Fraction(4585, 10_000), Fraction(4595, 10_000))
    assert (interval.with_low, interval.with_high) == (True, False)


def test_verdicts_of_counts_survive_and_rates_may_not() -> None:
    for indicator in tk.plans.tomakomai().indicators():
        judged = tk.assess(indicator)
        robust = tk.robustness(indicator, "truncate")
        assert robust.met.verdict == judged.met.value
        assert robust.on_path.undefined == judged.on_path.undefined
        assert (robust.met.flips_at is not None) == (
            robust.met.verdict is not None and not robust.met.survives
        )


@pytest.mark.parametrize("mode", ["ceil", "", "HALF_UP"])
def test_unknown_roundings_are_named(mode: str) -> None:
    with pytest.raises(tk.NotationError, match="half_up"):
        tk.stands_for("148万人", mode)
