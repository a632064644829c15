# SPDX-License-Identifier: BSL-1.0
"""Totals and scenarios from Python."""

from collections import Counter
from fractions import Fraction

import pytest
import tomakomai_kpi as tk

PLAN = tk.plans.tomakomai()


def test_counts_agree_with_the_assessments() -> None:
    by_goal: dict[int, Counter[tk.Status]] = {}
    for indicator in PLAN.indicators():
        by_goal.setdefault(indicator.goal, Counter())[tk.assess(indicator).status] += 1
    for summary, (_, counts) in zip(tk.summarise(PLAN, "goal"), by_goal.items(), strict=True):
        assert summary.counts == counts
        assert summary.indicators == counts.total()


def test_any_of_and_share_of_are_told_apart() -> None:
    (whole,) = tk.summarise(PLAN, "plan")
    met = [i for i in PLAN.indicators() if tk.assess(i).met.value]
    judged = [i for i in PLAN.indicators() if tk.assess(i).met.value is not None]
    assert whole.share_met == Fraction(len(met), len(judged))
    projects = {i.project for i in judged if i.project}
    with_one = {i.project for i in met if i.project}
    assert whole.any_met == Fraction(len(with_one), len(projects))
    assert f"{len(met)}/{len(judged)}" in whole.explain()


def test_a_scenario_is_a_plan_of_its_own() -> None:
    plan = tk.with_actual(PLAN, "G1-1", "累計138人", "令和4年度")
    assert tk.assess(plan.find(id="G1-1")).on_path.value is True
    assert len(PLAN.find(id="G1-1").actuals) == 1
    assert len(tk.at_current_pace(plan).indicators()) == 104
    with pytest.raises(tk.PlanError) as caught:
        tk.with_actual(PLAN, "G9-9", "1人", "令和4年度")
    assert caught.value.code == "unknown_id"
    with pytest.raises(TypeError):
        tk.with_actual(PLAN, "G1-1", 1.5, "令和4年度")  # type: ignore[arg-type]
