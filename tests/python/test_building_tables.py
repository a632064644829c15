# SPDX-License-Identifier: BSL-1.0
"""Plans of records and data frames, long and wide."""

from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pytest
import tomakomai_kpi as tk

LONG: list[dict[str, Any]] = [
    {"指標名": "参加者数", "年度": "R1", "種別": "基準値", "値": 40, "単位": "人"},
    {"指標名": "参加者数", "年度": 2021, "種別": "実績値", "値": "4,600", "単位": "人"},
    {"指標名": "参加者数", "年度": "R6", "種別": "目標値", "値": tk.parse("6千人"), "単位": "人"},
    {"指標名": "満足度", "年度": "R3", "種別": "実績", "値": "45.9%", "単位": None},
    {"指標名": "満足度", "年度": "R3", "種別": "実績", "値": None, "単位": None},
]

WIDE: list[dict[str, Any]] = [
    {"指標名": "参加者数", "単位": "人", "R1基準値": 40, "R3実績": "4,600", "R6目標": 6000},
    {"指標名": "満足度", "単位": "%", "R1基準値": None, "R3実績": "45.9", "R6目標": "50以上"},
]


def polars(records: list[dict[str, Any]]) -> Any:
    """A frame whose columns are of one type each."""
    return pl.DataFrame(
        [{k: None if v is None else str(v) for k, v in record.items()} for record in records]
    )


def said(plan: tk.Plan) -> list[tuple[str, list[str]]]:
    return [
        (i.name, [str(o) for o in (i.baseline, *i.actuals, i.target) if o is not None])
        for i in plan.indicators()
    ]


EXPECTED_LONG = [("参加者数", ["40人", "4,600人", "6千人"]), ("満足度", ["45.9%"])]
EXPECTED_WIDE = [("参加者数", ["40人", "4,600人", "6000人"]), ("満足度", ["45.9%", "50%以上"])]


def test_long_records() -> None:
    plan = tk.Plan.from_records(LONG, name="総合戦略")
    assert said(plan) == EXPECTED_LONG
    assert (plan.name, str(plan.period)) == ("総合戦略", "令和3年度～令和6年度")


def test_english_records() -> None:
    plan = tk.Plan.from_records(
        [
            {"id": "A", "name": "jobs", "year": "R3", "role": "actual", "value": "累計45"},
            {"id": "A", "name": "jobs", "year": None, "role": "target", "value": "累計230"},
            {"id": "A", "name": "jobs", "year": None, "value": None, "direction": "up"},
        ],
        period="R2-R6",
        unit="人",
    )
    (jobs,) = plan.indicators()
    assert (jobs.id, str(jobs.target), jobs.target.year) == ("A", "累計230人", tk.FiscalYear("R6"))
    assert jobs.actuals[0].period == tk.FiscalPeriod("R2", "R3")
    assert tk.assess(jobs).attainment.value == Fraction(9, 46)


def test_wide_records() -> None:
    assert said(tk.Plan.from_records(WIDE)) == EXPECTED_WIDE


@pytest.mark.parametrize("records", [LONG, WIDE])
def test_tables_survive_as_records(records: list[dict[str, Any]]) -> None:
    plan = tk.Plan.from_records(records)
    assert tk.Plan.from_records(plan.to_records()) == plan


@pytest.mark.parametrize("frame", [pd.DataFrame, polars])
def test_frames(frame: Any) -> None:
    assert said(tk.Plan.from_pandas(frame(LONG))) == EXPECTED_LONG
    assert said(tk.Plan.from_pandas(frame(WIDE))) == EXPECTED_WIDE


def test_frames_with_an_index_and_with_numbers_that_pandas_made_floats() -> None:
    frame = pd.DataFrame(
        {"年度": [2021, 2022, None], "値": [46.0, None, 60.0], "区分": ["実績", "実績", "目標"]},
        index=pd.Index(["参加者数"] * 3, name="指標名"),
    )
    (people,) = tk.Plan.from_pandas(frame, {"unit": "人", "period": "R2-R6"}).indicators()
    assert [str(o) for o in people.actuals] == ["46人"]
    assert people.target == tk.Observation(tk.parse("60人"), "R6")


def test_mappings_name_columns() -> None:
    frame = pd.DataFrame([{"事項": "参加者数", "いつ": "R3", "いくつ": "46人"}])
    mapping = {"columns": {"事項": "name", "いつ": "year", "いくつ": "value"}, "name": "計画A"}
    plan = tk.Plan.from_pandas(frame, mapping)
    assert (plan.name, said(plan)) == ("計画A", [("参加者数", ["46人"])])
    wide = pd.DataFrame([{"指標名": "参加者数", "昨年": "46人", "R6目標": None}])
    mapping = {"columns": {"昨年": {"role": "actual", "period": "R3"}}}
    assert said(tk.Plan.from_pandas(wide, mapping)) == [("参加者数", ["46人"])]
    with pytest.raises(tk.KpiError, match="bad_argument"):
        tk.Plan.from_pandas(pd.DataFrame(LONG), {"units": "人"})


def test_a_plan_s_own_frame_is_a_long_one(plan: tk.Plan) -> None:
    again = tk.Plan.from_pandas(plan.to_pandas(), {"name": plan.name, "period": plan.period})
    assert [i.actuals for i in again.indicators()] == [i.actuals for i in plan.indicators()]
    assert [i.targets for i in again.indicators()] == [i.targets for i in plan.indicators()]


def test_other_columns_are_named() -> None:
    records = [{"name": "a", "year": "R3", "value": "1人", "色": "赤"}]
    with pytest.warns(tk.PlanFileWarning, match="色"):
        tk.Plan.from_records(records)


def test_all_errors_of_records_at_once() -> None:
    with pytest.raises(tk.PlanError) as caught:
        tk.Plan.from_records(
            [
                {"name": "a", "year": "R3", "value": "4x", "unit": "人", "role": "actual"},
                {"name": "a", "year": "いつ", "value": "4", "unit": "人", "role": "実績"},
                {"name": "b", "year": "R3", "value": "4件", "unit": "人", "role": "予想"},
            ]
        )
    assert [(line, code) for line, _, code, _ in caught.value.errors] == [
        (1, "unknown_unit"),
        (2, "unknown_year"),
        (3, "unknown_name"),
    ]
    with pytest.raises(tk.PlanError) as caught:
        tk.Plan.from_records(
            [{"指標名": "a", "R3実績": 1.5}, {"指標名": "b", "R3実績": 2.5, "R6目標": True}]
        )
    assert [line for line, *_ in caught.value.errors] == [1, 2, 2]
    with pytest.raises(tk.PlanError, match="4x"):
        tk.Plan.from_records([{"指標名": "a", "R3実績": "4x人"}])
    with pytest.raises(tk.PlanError, match="bad_row"):
        tk.Plan.from_records([])


def test_errors_of_own_records_name_record_and_column() -> None:
    records = tk.Plan("p", "R2-R6", [tk.Indicator("x", target="5人", id="A")]).to_records()
    records[-1] = {**records[-1], "value": "5x"}
    with pytest.raises(tk.PlanError, match="5x"):
        tk.Plan.from_records(records)
    with pytest.raises(tk.KpiError, match="bad_argument"):
        tk.Plan.from_pandas("表.csv")


def test_a_float_hides_no_other_error() -> None:
    records = [
        {"指標名": "x", "年度": "R3", "値": 1.5},
        {"指標名": "x", "年度": "Q", "値": "z"},
    ]
    with pytest.raises(tk.PlanError) as error:
        tk.Plan.from_records(records)
    assert {line for line, *_ in error.value.errors} == {1, 2}


@pytest.mark.parametrize("records", ["abc", [1]])
def test_records_are_dicts(records: Any) -> None:
    with pytest.raises(tk.KpiError) as error:
        tk.Plan.from_records(records)
    assert error.value.code == "bad_argument"
