# SPDX-License-Identifier: BSL-1.0
"""Random plans against the independent computation: every figure, on every clock, in every year.

Years lie before, in and after the year of the target; targets are bounds, totals and what is to be
maintained; the plan ends before, with or after its targets.
"""

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from independent_assessment import BOUNDS, Case, Figures, judge, read

HEAD = "revision,role,id,parent,page,name,departments,flags,year,value,status,note"
PLAN_START = 2020
STATUSES = {
    "未登録": "not_recorded",
    "special_event": "special_event",
    "not_started": "not_started",
    "not_measured": "not_measured",
    "pending": "pending",
}


def drawn_case(dice: random.Random) -> tuple[Case, dict[str, str]]:
    """A case, and the texts that print it."""

    def printed(bounds: tuple[str, ...] = ("",)) -> str:
        total = dice.choice(["", "累計"]) if dice.random() < 0.3 else kind
        return f"{total}{dice.choice([0, 1, 5, 8, 10, 12, 15, 20, 33])}人{dice.choice(bounds)}"

    kind = dice.choice(["", "", "累計"])
    texts = {
        "baseline": dice.choice(["", "-", *[printed() for _ in range(6)], printed(BOUNDS)]),
        "actual": dice.choice(["", *[printed() for _ in range(9)]]),
        "target": printed(("", "", "", *BOUNDS)),
        "direction": dice.choice(
            ["up", "up", "down", "down", "maintain", "maintain ±5人", "unknown"]
        ),
        "status": "",
    }
    if not texts["actual"]:
        texts["status"] = dice.choice(["未登録", "not_started", "not_measured", "pending"])
    elif dice.random() < 0.1:
        texts["status"] = "special_event"
    target_year = dice.randint(2017, 2028)
    case = Case(
        name=dice.choice(["指標", "指標", "指標", "件数(5年間累計)"]),
        direction=texts["direction"].split()[0],
        aggregation="flow",
        baseline=read(texts["baseline"]),
        baseline_year=dice.randint(2015, 2021) if texts["baseline"] else None,
        actual=read(texts["actual"]),
        actual_year=dice.choice([target_year, dice.randint(2016, 2029)]),
        actual_status=STATUSES.get(texts["status"], ""),
        target=read(texts["target"]),
        target_year=target_year,
        plan_start=PLAN_START,
        tolerance=Fraction(5) if "±" in texts["direction"] else None,
    )
    return case, texts


def rows_of(number: int, case: Case, texts: dict[str, str]) -> list[str]:
    """The rows of the plan file."""
    i, name = f"I{number}", case.name
    status = "" if texts["status"] == "未登録" else texts["status"]
    rows = [f"new,indicator,{i},G1,1,{name},,,,,,"]
    if texts["baseline"]:
        rows.append(f"new,baseline,{i},,,{name},,,{case.baseline_year}年度,{texts['baseline']},,")
    if texts["actual"] or status:
        shown = texts["actual"] or "-"
        rows.append(f"new,actual,{i},,,{name},,,{case.actual_year}年度,{shown},{status},")
    rows.append(f"new,target,{i},,,{name},,,{case.target_year}年度,{texts['target']},,")
    rows.append(f",direction,{i},,,,,,,{texts['direction']},,")
    rows.append(f",aggregation,{i},,,,,,,flow,,")
    return rows


def figures_of(a: tk.Assessment) -> Figures:
    required = a.required_per_year.value
    return Figures(
        a.met.value,
        a.attainment.value,
        a.gap_closure.value,
        a.elapsed.value,
        a.on_path.value,
        None if required is None else required.amount,
        str(a.status),
    )


@pytest.mark.parametrize("clock", ["plan", "baseline", "2019", "2022"])
def test_random_plans(clock: str, tmp_path: Path) -> None:
    dice = random.Random(f"12.6 {clock}")
    cases = [drawn_case(dice) for _ in range(1500)]
    end = dice.randint(2022, 2026)
    rows = [HEAD, f",plan,p,,,計画,,,{PLAN_START}年度～{end}年度,,,", "new,revision,,,,新,,,,,,"]
    rows.append("new,goal,G1,,1,目標,,,,,,")
    for number, (case, texts) in enumerate(cases):
        rows += rows_of(number, case, texts)
    path = tmp_path / "random.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    plan = tk.read_plan(path)

    on = clock if clock in ("plan", "baseline") else (int(clock), end)
    seen: Counter[str] = Counter()
    for number, (case, texts) in enumerate(cases):
        indicator = plan.find(id=f"I{number}")
        a = tk.assess(indicator, f"{case.actual_year}年度", on)
        expected = judge(case, clock)
        assert figures_of(a) == expected, (texts, case, a.explain())
        if case.actual_year > case.target_year:
            assert a.elapsed.undefined == "period_over"
        seen[str(a.status)] += 1
    assert set(seen) == {str(status) for status in tk.Status}
