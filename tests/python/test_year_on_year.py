# SPDX-License-Identifier: BSL-1.0
"""Each actual against the year before it, from Python."""

import pickle

import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st


def indicator(direction: str, *by_year: int) -> tk.Indicator:
    return tk.Indicator(
        "来場者数",
        direction=direction,
        baseline={"R1": "1,000人"},
        actuals={f"R{2 + i}": f"{n}人" for i, n in enumerate(by_year)},
        target={"R6": "2,000人"},
        period="R2-R6",
    )


@given(st.lists(st.integers(0, 10**20), min_size=1, max_size=5), st.sampled_from(["up", "down"]))
def test_changes_add_up_to_the_last_actual(by_year: list[int], direction: str) -> None:
    told = tk.year_on_year(indicator(direction, *by_year))
    assert [c.year for c in told] == [tk.FiscalYear(f"R{2 + i}") for i in range(len(by_year))]
    amounts = [c.change.value.amount for c in told if c.change.value is not None]
    assert 1000 + sum(a for a in amounts if a is not None) == by_year[-1]
    for change, amount in zip(told, amounts, strict=True):
        assert change.better is (None if amount == 0 else (amount > 0) == (direction == "up"))
        assert pickle.loads(pickle.dumps(change)) == change


def test_the_plan_has_one_actual_each_and_no_year_before() -> None:
    told = [c for i in tk.plans.tomakomai().indicators() for c in tk.year_on_year(i)]
    assert len(told) == 104
    assert all(c.better is None and c.change.undefined for c in told)
