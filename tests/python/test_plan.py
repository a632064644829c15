# SPDX-License-Identifier: BSL-1.0
"""The embedded plan, its records and frames, and plan files that do not hold together."""

import pickle
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi._core import read_plan_csv


def test_the_plan_has_both_revisions_whole(plan: tk.Plan) -> None:
    assert plan.revisions == ("new", "old")
    assert plan.period == tk.FiscalPeriod("R2", "R6")
    for revision, targets, kpis, projects in (("new", 10, 94, 75), ("old", 10, 85, 67)):
        kinds = Counter(i.kind for i in plan.indicators(revision))
        assert kinds == {"target": targets, "kpi": kpis}
        assert len(plan.projects(revision)) == projects
        assert len(plan.goals(revision)) == 4
    assert len(plan.measures("new")) == 5
    assert len(plan.measures("old")) == 4
    assert len(plan.to_records("new")) + len(plan.to_records("old")) == 502


def test_old_indicators_have_baselines_and_no_actuals(plan: tk.Plan) -> None:
    for indicator in plan.indicators("old"):
        assert indicator.baseline is not None
        assert indicator.actuals == ()
        assert indicator.target is not None


def test_goal_targets_have_no_project(plan: tk.Plan) -> None:
    target = plan.find(id="G1-3")
    assert (target.kind, target.project, target.goal) == ("target", None, 1)
    assert target.flags == ("数値目標変更",)
    assert target.departments == ()
    assert target.name == "新規創業件数"
    assert target.notes
    assert plan.find(id="G2-2").scale == "5段階評価"


def test_kpis_have_what_their_project_prints(plan: tk.Plan) -> None:
    kpi = plan.find(name="参加企業・団体数")
    assert kpi.project == "キッズタウン開催事業"
    assert kpi.departments == ("青少年課",)
    assert kpi.page == "42"
    assert plan.find(name="出前講座や体験学習会などの実施件数").page == "77 ～ 78"


def test_cumulative_values_count_from_the_plans_first_year(plan: tk.Plan) -> None:
    jobs = plan.find(id="G1-1")
    assert jobs.target is not None
    assert jobs.actuals[0].period == tk.FiscalPeriod("R2", "R3")
    assert jobs.actuals[0].year == tk.FiscalYear("R3")
    assert jobs.target.period == tk.FiscalPeriod("R2", "R6")


def test_the_values_of_a_stock_are_levels(plan: tk.Plan) -> None:
    rooms = plan.find(name="小規模保育施設の設置数")
    assert rooms.target is not None
    assert rooms.target.value.basis == tk.Basis.level
    assert rooms.aggregation == "stock"
    assert rooms.unit == "施設"


def test_directions_and_aggregations_are_declared_with_a_reason(plan: tk.Plan) -> None:
    directions = Counter(str(i.direction) for i in plan.indicators())
    assert directions == {"up": 103, "down": 1}
    assert plan.find(name="待機児童数").direction == "down"
    for revision in plan.revisions:
        for indicator in plan.indicators(revision):
            for declared in (indicator.direction, indicator.aggregation):
                word, _, reason = declared.provenance.partition(": ")
                assert word == ("unknown" if str(declared) == "unknown" else "declared")
                assert reason


def test_find_needs_exactly_one(plan: tk.Plan) -> None:
    with pytest.raises(tk.PlanError) as several:
        plan.find(name="就職者数")
    assert several.value.code == "ambiguous"
    assert plan.find(name="就職者数", project="介護人材確保支援事業").id == "P05-1"
    with pytest.raises(LookupError) as none:
        plan.find(name="来庁者数")
    assert "来庁者数" in str(none.value)
    with pytest.raises(tk.PlanError) as revision:
        plan.indicators("2023")
    assert revision.value.code == "unknown_name"


def test_indicators_outlive_the_name_of_their_plan(plan_csv: str) -> None:
    indicator = read_plan_csv(plan_csv).indicators()[0]
    assert indicator.name == "新規雇用創出数"
    assert tk.assess(indicator).attainment.value == Fraction(9, 46)


def test_records_have_exact_amounts_beside_the_text(plan: tk.Plan) -> None:
    cargo = [r for r in plan.to_records("new") if r["name"] == "貨物取扱量(外貨)"]
    assert [r["text"] for r in cargo] == ["17,550千t", "16,034千t", "22,144千t"]
    assert cargo[1]["amount"] == Fraction(16_034_000)
    assert cargo[1]["number"] == Fraction(16_034)
    assert cargo[1]["unit"] == "t"
    assert all(type(r) is dict for r in cargo)


def test_frames_hold_exact_objects(plan: tk.Plan) -> None:
    frame = plan.to_pandas()
    assert len(frame) == 312
    assert set(frame.dtypes) == {frame["amount"].dtype}
    assert frame["amount"].iloc[0] == Fraction(46)
    judged = plan.assess().to_pandas()
    assert len(judged) == 104
    assert judged["attainment"].iloc[0] == Fraction(9, 46)


def test_plans_show_themselves(plan: tk.Plan) -> None:
    assert "104" in repr(plan)
    assert "苫小牧" in plan._repr_html_()
    indicator = plan.find(id="G1-1")
    assert "累計230人" in repr(indicator)
    assert "累計230人" in indicator._repr_html_()
    assert "新規雇用創出数" in plan.assess()._repr_html_()


def test_a_plan_file_is_read_with_or_without_mark_and_carriage_returns(
    plan_csv: str, tmp_path: Path
) -> None:
    for name, data in (
        ("plain.csv", plan_csv.encode()),
        ("bom.csv", plan_csv.encode("utf-8-sig")),
        ("crlf.csv", plan_csv.replace("\n", "\r\n").encode()),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert len(tk.read_plan(path).indicators()) == 104


def test_next_years_actual_is_a_new_row(plan_csv: str) -> None:
    row = "new,actual,G1-1,,,新規雇用創出数,,,令和3年度,累計45人,,\n"
    assert row in plan_csv
    more = row.replace("令和3年度,累計45人", "令和4年度,累計100人")
    judged = tk.assess(read_plan_csv(plan_csv.replace(row, row + more)).find(id="G1-1"))
    assert judged.year == tk.FiscalYear("R4")
    assert judged.attainment.value == Fraction(10, 23)
    assert judged.elapsed.value == Fraction(3, 5)


ACTUAL = "new,actual,G1-1,,,新規雇用創出数,,,令和3年度,累計45人,,"


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        (
            ACTUAL,
            ACTUAL.replace("累計45人", '"4億3,0000万円"'),
            "bad_grouping",
            ("value", "4億3,0000万円"),
        ),
        (ACTUAL, ACTUAL.replace("累計45人", "累計45皿"), "unknown_unit", ("累計45皿",)),
        (ACTUAL, ACTUAL.replace("令和3年度", "来年度"), "unknown_year", ("year", "来年度")),
        (ACTUAL, ACTUAL.replace("actual", "result"), "bad_row", ("role", "result")),
        (ACTUAL, ACTUAL.replace("G1-1", "G9-9"), "unknown_id", ("G9-9",)),
        (
            ACTUAL,
            ACTUAL.replace("新規雇用創出数", "新規雇用数"),
            "bad_row",
            ("新規雇用数", "新規雇用創出数"),
        ),
        (ACTUAL, ACTUAL + "\n" + ACTUAL, "duplicate_id", ()),
        (ACTUAL, ACTUAL + ",あまり", "bad_csv", ("13",)),
        (ACTUAL, '"' + ACTUAL, "bad_csv", ()),
        (
            ACTUAL,
            ACTUAL.replace(",,\n", ",gone,\n").replace("累計45人,,", "累計45人,gone,"),
            "unknown_name",
            ("gone",),
        ),
        (",direction,G1-1,", ",direction,X1-1,", "unknown_id", ("X1-1",)),
        ("令和2年度～令和6年度", "令和6年度～令和2年度", "bad_period", ()),
    ],
)
def test_a_broken_file_names_text_place_and_rule(
    plan_csv: str, tmp_path: Path, before: str, after: str, code: str, words: tuple[str, ...]
) -> None:
    assert before in plan_csv
    path = tmp_path / "計画.csv"
    path.write_text(plan_csv.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(tk.PlanError) as refused:
        tk.read_plan(path)
    error = refused.value
    assert error.code == code
    assert error.file == str(path)
    assert error.line > 0
    assert f"{error.line}行目" in str(error)
    for word in words:
        assert word in str(error)
    assert isinstance(error, ValueError)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(tk.PlanFileError, match=r"ない\.csv") as missing:
        tk.read_plan(tmp_path / "ない.csv")
    assert missing.value.code == "unreadable_file"
    assert isinstance(missing.value, OSError)
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xff\n")
    with pytest.raises(tk.PlanFileError, match="UTF-8"):
        tk.read_plan(binary)
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(tk.PlanFileError, match="空です"):
        tk.read_plan(empty)


def test_errors_pickle_with_their_facts(plan_csv: str) -> None:
    with pytest.raises(tk.PlanError) as refused:
        read_plan_csv(plan_csv.replace("累計45人", "累計45皿"), "計画.csv")
    again = pickle.loads(pickle.dumps(refused.value))
    assert type(again) is tk.PlanError
    assert str(again) == str(refused.value)
    assert (again.code, again.file, again.line) == ("unknown_unit", "計画.csv", refused.value.line)
