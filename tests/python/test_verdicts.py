# SPDX-License-Identifier: BSL-1.0
"""Rows of tests/vectors/verdicts.txt, which says how to read them; C++ reads them too."""

import pickle
from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi import reports
from tomakomai_kpi._core import read_plan_csv, tidy_plan_csv

VECTORS = Path(__file__).parents[1] / "vectors/verdicts.txt"
ROWS = [
    line for line in VECTORS.read_text("utf-8").splitlines() if line and not line.startswith("#")
]
HEAD = "revision,role,id,parent,page,name,departments,flags,year,value,status,note"


def csv_of(cells: list[str]) -> str:
    period, direction, aggregation, name, baseline, actual, targets = cells[:7]
    rows = [HEAD, f",plan,p,,,計画,,,{period},,,", "new,revision,,,,新,,,,,,"]
    rows += ["new,goal,G1,,1,目標,,,,,,", f"new,indicator,I,G1,1,{name},,,,,,"]
    for role, cell in (("baseline", baseline), ("actual", actual), ("target", targets)):
        for one in [] if cell == "-" else cell.split(" "):
            year, value = one.split(":")
            rows.append(f'new,{role},I,,,{name},,,{year},"{value}",,')
    rows += [f",direction,I,,,,,,,{direction},,", f",aggregation,I,,,,,,,{aggregation},,"]
    return "\n".join(rows)


def indicator_of(cells: list[str]) -> tk.Indicator:
    return read_plan_csv(csv_of(cells)).find(id="I")


def told(figure: tk.Verdict | tk.Rate | tk.Need | tk.Measured) -> str:
    value = figure.value
    if figure.undefined is not None:
        assert value is None
        assert figure.undefined in figure.explain()
        return f"!{figure.undefined}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(Fraction(value)) if isinstance(value, Fraction) else str(value)


def told_status(a: tk.Assessment) -> str:
    return str(a.status) + (f"!{a.status_reason}" if a.status_reason else "")


def fact_of(indicator: tk.Indicator, what: str, clock: str) -> str:
    a = tk.assess(indicator, clock=clock)
    match what:
        case "status":
            return told_status(a)
        case "met" | "on_path" | "elapsed":
            return told(getattr(a, what))
        case "expected":
            return told(tk.expected_now(indicator, clock))
        case "needed":
            return told(tk.needed_next_year(indicator, clock))
        case "interim":
            return ",".join(map(told_status, a.interim))
        case _:
            return told(tk.compute(what, indicator, clock=clock))


@pytest.mark.parametrize("row", ROWS)
def test_what_is_to_be_said(row: str) -> None:
    cells = row.split("\t")
    indicator = indicator_of(cells)
    for fact in cells[8].split(" "):
        what, expected = fact.split("=", 1)
        assert fact_of(indicator, what, cells[7]) == expected, what


def test_each_target_is_judged_by_the_actual_of_its_year() -> None:
    indicator = indicator_of(
        ["R2-R6", "up", "flow", "指標", "R1:0人", "R4:59人", "R6:100人 R4:60人", "plan"]
    )
    assert [str(o.year) for o in indicator.targets] == ["令和4年度", "令和6年度"]
    assert indicator.target == indicator.targets[-1]
    interim, last = tk.assess_targets(indicator)
    assert (str(interim.status), str(last.status)) == ("missed", "not_recorded")
    assert interim.target == indicator.targets[0]
    assert tk.assess(indicator, target="R4").explain() == interim.explain()
    assert tk.assess(indicator, year="R3", target="R4").elapsed.of_years == 3
    assert (
        "中間目標 interim target(令和4年度、60人): 未達成 [missed]"
        in tk.assess(indicator).explain()
    )
    with pytest.raises(tk.PlanError) as refused:
        tk.assess(indicator, target="R5")
    assert refused.value.code == "unknown_year"


def test_a_year_without_a_row_is_told_by_its_year() -> None:
    indicator = tk.plans.tomakomai().find(id="P05-1")
    a = tk.assess(indicator, year="R4")
    assert a.status == "not_recorded"
    assert "未登録 [not_recorded] — 令和4年度の実績は未登録" in a.explain()
    assert "令和4年度の実績は未登録" in a.attainment.explain()


def test_an_unknown_tolerance_says_how_to_declare_one() -> None:
    cells = ["R2-R6", "maintain", "flow", "指標", "-", "R3:830人", "R6:810人", "plan"]
    said = tk.assess(indicator_of(cells)).met.explain()
    for way in ("以上", "以下", "±"):
        assert way in said


def test_points_that_are_counted_say_how_to_declare_them() -> None:
    cells = ["R2-R6", "up", "unknown", "貸出点数", "-", "R3:900点", "R6:1000点", "plan"]
    said = tk.assess(indicator_of(cells)).attainment.explain()
    assert "flow" in said
    assert "stock" in said
    cells[2] = "score"
    assert "flow" not in tk.assess(indicator_of(cells)).attainment.explain()


def test_ranks_are_whole() -> None:
    cells = ["R2-R6", "down", "score", "順位", "H30:20位", "R3:11位", "R6:10位", "plan"]
    for rounding in ("half_up", "half_even", "truncate", "away"):
        assert tk.stands_for("11位", rounding).is_exact
        verdicts = tk.robustness(indicator_of(cells), rounding)
        assert verdicts.met.survives
        assert verdicts.on_path.survives


def plan_with(targets: str) -> tk.Plan:
    cells = ["R2-R6", "up", "flow", "指標", "R1:0人", "R4:59人", targets, "plan"]
    return read_plan_csv(csv_of(cells))


def test_interim_targets_are_kept_written_and_compared() -> None:
    plan = plan_with("R6:100人 R3:50人 R4:60人")
    written = tidy_plan_csv(plan)
    years = [row.split(",")[8] for row in written.splitlines() if ",target," in row]
    assert years == ["令和3年度", "令和4年度", "令和6年度"]
    again = read_plan_csv(written)
    assert tidy_plan_csv(again) == written
    assert again.to_records() == plan.to_records()
    assert [r["role"] for r in plan.to_records("new")] == ["baseline", "actual", *["target"] * 3]

    a = tk.assess(plan.indicators()[0])
    assert [str(i.status) for i in a.interim] == ["not_recorded", "missed"]
    kept = pickle.loads(pickle.dumps(a))
    assert kept.explain() == a.explain()
    assert [i.explain() for i in kept.interim] == [i.explain() for i in a.interim]

    (change,) = tk.compare(plan, plan_with("R6:100人 R3:50人 R4:70人")).changes
    assert change.kind == "target_raised"
    assert "令和4年度の中間目標値" in change.explain()
    for form in ("text", "markdown", "html", "csv", "json"):
        shown = reports.render(reports.progress.build(plan), form)
        assert "中間目標(令和4年度、60人): 実績 59人、未達成" in shown.replace("\\", "")


def test_interim_targets_are_columns_of_a_sheet() -> None:
    from own_reports import csv_rows

    (row,) = csv_rows(reports.render(reports.progress.build(plan_with("R6:100人 R4:60人")), "csv"))
    columns = {name: row[name] for name in row if name.startswith("中間目標")}
    assert columns == {
        "中間目標1の年度": "令和4年度",
        "中間目標1": "60人",
        "中間目標1の実績": "59人",
        "中間目標1の状態": "未達成",
    }
    (row,) = csv_rows(reports.render(reports.progress.build(plan_with("R6:100人")), "csv"))
    assert not any(name.startswith("中間目標") for name in row)


def test_two_targets_of_one_year_are_refused() -> None:
    with pytest.raises(tk.PlanError) as refused:
        plan_with("R4:60人 R4:70人")
    assert refused.value.code == "duplicate_id"
