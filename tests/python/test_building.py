# SPDX-License-Identifier: BSL-1.0
"""Plans built in Python: of arguments, of records, of data frames; and back to records."""

import contextlib
import copy
import io
import json
import pickle
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st

CAMPAIGN = tk.Indicator(
    "参加者数",
    unit="人",
    baseline={"R1": 40},
    actuals={"R2": 43, 2021: "4,600", tk.FiscalYear("R4"): tk.annual(5000, "人")},
    target=6000,
    direction="up",
)


def small() -> tk.Plan:
    return tk.Plan(
        "総合戦略",
        "R2-R6",
        [
            CAMPAIGN,
            tk.Indicator(
                "満足度", unit="%", baseline=("R1", "12.5"), target="20%以上", project="P"
            ),
            tk.Indicator("就職者数", actuals={"R3": "累計45人"}, target={"R6": "累計230人"}),
        ],
        goals=["しごと", {"id": "G-b", "name": "まち", "page": "40"}],
        projects=[{"name": "説明会", "id": "P", "goal": "まち", "departments": ["雇用課"]}],
    )


def test_an_indicator_is_built_of_what_is_known() -> None:
    assert [str(o) for o in CAMPAIGN.actuals] == ["43人", "4,600人", "5,000人"]
    assert [o.year for o in CAMPAIGN.actuals] == [tk.FiscalYear(y) for y in (2020, 2021, 2022)]
    assert CAMPAIGN.baseline == tk.Observation(tk.parse("40人"), "R1")
    assert CAMPAIGN.direction == "up"
    assert str(CAMPAIGN.period) == "令和2年度～令和4年度"
    assert CAMPAIGN.target is None  # of its plan's last year, which it does not know yet


def test_an_indicator_without_years_waits_for_its_plan() -> None:
    waiting = tk.Indicator("来館者数", unit="人", target=10)
    assert (waiting.target, waiting.actuals) == (None, ())
    with pytest.raises(tk.PlanError, match="bad_period"):
        _ = waiting.period
    with pytest.raises(tk.PlanError, match="bad_period"):
        tk.Plan("計画", indicators=[waiting])
    (placed,) = tk.Plan("計画", "R2-R6", [waiting]).indicators()
    assert placed.target == tk.Observation(tk.parse("10人"), "R6")


def test_a_plan_says_what_its_indicators_left_open() -> None:
    plan = small()
    people, share, jobs = plan.indicators()
    assert people.target == tk.Observation(tk.parse("6000人"), "R6")
    assert people.period == plan.period
    assert jobs.actuals[0].period == tk.FiscalPeriod("R2", "R3")  # counts from the plan's start
    assert share.project == "説明会"
    assert (share.goal, share.departments) == (2, ("雇用課",))
    assert [(g.id, g.name) for g in plan.goals()] == [("G1", "しごと"), ("G-b", "まち")]
    assert [i.id for i in plan.indicators()] == ["I1", "I2", "I3"]
    assert str(plan.assess()[0].status) == "on_path"


def test_several_targets_and_years() -> None:
    i = tk.Indicator(
        "件数",
        unit="件",
        period=("R2", "R6"),
        actuals={"R2-R3": 45},
        targets={"R4": 100, "R6": 230},
        aggregation="flow",
    )
    assert [str(o) for o in i.targets] == ["100件", "230件"]
    assert i.actuals[0].value == tk.cumulative(45, "件")
    stock = tk.Indicator("施設数", unit="施設", aggregation="stock", actuals={"R3": 12})
    assert stock.actuals[0].value == tk.level(12, "施設")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("▲45", "▲45人"),
        (Decimal("45.0"), "45.0人"),
        (Fraction(185, 3), "3分の185人"),
        (None, "-"),
        ("集計中", "集計中"),
        ("10～15", "10～15人"),
    ],
)
def test_values_are_read_under_the_unit(value: Any, text: str) -> None:
    i = tk.Indicator("x", unit="人", actuals={"R3": value})
    assert i.actuals[0].value == tk.parse(text)


def test_observations_keep_their_period_and_status() -> None:
    o = tk.Observation(tk.parse("累計45人"), tk.FiscalPeriod("R1", "R3"), "provisional", ["注"])
    plan = tk.Plan("計画", "R2-R6", [tk.Indicator("x", unit="人", actuals=[o])])
    assert plan.indicators()[0].actuals == (o,)


def test_own_units_serve() -> None:
    meals = tk.unit("食数杯")
    i = tk.Indicator("給食", unit=meals, actuals={"R3": 30, "R4": "31食数杯"})
    assert [o.value.unit for o in i.actuals] == [meals, meals]


def test_all_errors_come_at_once_each_with_indicator_and_field() -> None:
    with pytest.raises(tk.PlanError) as caught:
        tk.Plan(
            "計画",
            "R2-R6",
            [
                {
                    "name": "参加者数",
                    "unit": "人",
                    "actuals": {"R3": 1.5, "R4": "4x", "R5": "3件"},
                    "baseline": 3,
                    "direction": "上",
                },
                {"name": "来館者数", "unit": "ひとびと", "goal": 3, "actual": 5},
            ],
        )
    codes = [code for *_, code, _ in caught.value.errors]
    assert sorted(codes) == sorted(
        [
            "inexact_number",
            "unknown_unit",
            "unit_mismatch",
            "unknown_year",
            "unknown_name",
            "unknown_name",
            "unknown_unit",
            "unknown_id",
        ]
    )
    assert caught.value.error_count == 8
    for named in ("参加者数", "actuals(R3)", "actuals(R4)", "baseline", "direction", "来館者数"):
        assert named in str(caught.value)
    assert "Decimal" in str(caught.value)  # what would do in place of a float


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"name": ""}, "bad_row"),
        ({"name": "x", "unit": "人", "target": "5x"}, "unknown_unit"),
        ({"name": "x", "actuals": {"R3": "1人"}, "baseline": {"R1": 1, "R2": 2}}, "duplicate_id"),
        ({"name": "x", "unit": "人", "actuals": {"R3": tk.parse("3件")}}, "unit_mismatch"),
        ({"name": "x", "actuals": {"いつか": "3件"}}, "unknown_year"),
        ({"name": "x", "actuals": {"R3": True}}, "not_a_number"),
        ({"name": "x", "aggregation": "stocks", "actuals": {"R3": "3件"}}, "unknown_name"),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(tk.PlanError) as caught:
        tk.Indicator(**arguments)
    assert code in [c for *_, c, _ in caught.value.errors]


def test_indicators_travel_with_what_they_wait_for() -> None:
    for travelled in (pickle.loads(pickle.dumps(CAMPAIGN)), copy.deepcopy(CAMPAIGN)):
        assert travelled == CAMPAIGN
        assert tk.Plan("p", "R2-R7", [travelled]).indicators()[0].target.year == tk.FiscalYear("R7")


def test_indicators_of_one_plan_go_into_another(plan: tk.Plan) -> None:
    taken = plan.indicators()[:8]
    other = tk.Plan("抜き書き", plan.period, taken, goals=plan.goals(), projects=plan.projects())
    assert [i.actuals for i in other.indicators()] == [i.actuals for i in taken]
    assert [i.flags for i in other.indicators()] == [i.flags for i in taken]


def test_more_indicators() -> None:
    plan = small()
    more = plan.with_indicators(tk.Indicator("来場者数", unit="人", target=10, project="説明会"))
    assert [i.id for i in more.indicators()] == ["I1", "I2", "I3", "I4"]
    assert more.indicators()[3].target == tk.Observation(tk.parse("10人"), "R6")
    assert len(plan.indicators()) == 3
    with pytest.raises(tk.PlanError, match="duplicate_id"):
        plan.with_indicators([tk.Indicator("x", id="I1", target={"R6": "1人"})])
    with pytest.raises(tk.PlanError, match="unknown_id"):
        plan.with_indicators([tk.Indicator("x", project="説明", target={"R6": "1人"})])


def test_real_actuals() -> None:
    plan = tk.with_actual(small(), "I1", "4,900", "R5", status="速報")
    added = plan.indicators()[0].actuals[-1]
    assert added == tk.Observation(tk.parse("4,900人"), "R5", "provisional")
    measured = tk.with_actual(plan, "I1", 5100, "R5", status="actual", note="確定")
    assert measured.indicators()[0].actuals[-1].status == "normal"
    assert measured.indicators()[0].actuals[-1].notes == ("確定",)
    assumed = tk.with_actual(plan, "I1", 5100, "R5").indicators()[0].actuals[-1]
    assert (assumed.status, assumed.notes) == ("estimated", ("仮定の値 (assumed)",))
    with pytest.raises(tk.NotationError, match="unit_mismatch"):
        tk.with_actual(plan, "I1", "5件", "R5")


def test_makers_take_numbers_as_printed() -> None:
    assert tk.annual("4,850", "人") == tk.annual(4850, "人")
    assert tk.annual("▲45", "人") == tk.annual(-45, "人")
    assert tk.cumulative("累計1,644", "件") == tk.cumulative(1644, "件")
    assert tk.change("▲45", "人") == tk.change(-45, "人")
    assert str(tk.level("45.90", "%")) == "45.90%"
    with pytest.raises(tk.NotationError, match="bad_grouping"):
        tk.annual("48,50", "人")


def test_equal_plans_say_the_same() -> None:
    assert small() == small()
    assert hash(small()) == hash(small())
    assert small() != tk.with_actual(small(), "I1", 1, "R5")
    one = tk.Plan("p", "R2-R6", [tk.Indicator("率", actuals={"R3": "50%"})])
    assert one == tk.Plan("p", "R2-R6", [tk.Indicator("率", actuals={"R3": "50.0%"})])
    assert one != tk.Plan("p", "R2-R6", [tk.Indicator("率", actuals={"R3": "約50%"})])
    assert one != tk.Plan("p", "R2-R7", [tk.Indicator("率", actuals={"R3": "50%"})])


def test_records_and_back(plan: tk.Plan) -> None:
    assert tk.Plan.from_records(plan.to_records()) == plan
    assert tk.Plan.from_records(small().to_records()) == small()


def test_records_survive_json(plan: tk.Plan) -> None:
    text = json.dumps(plan.to_records(), default=str, ensure_ascii=False)
    assert tk.Plan.from_records(json.loads(text)) == plan


@pytest.mark.seed
def test_records_of_the_real_document(seed_text: str) -> None:
    plan = tk.read_comparison_table(seed_text)
    assert tk.Plan.from_records(plan.to_records()) == plan


YEARS = st.integers(2015, 2028)
NUMBERS = st.integers(-(10**6), 10**9) | st.decimals(-1000, 1000, places=2)
VALUES = (
    NUMBERS
    | st.sampled_from(["-", "集計中", "累計45人", "約30人", "10～15人", "20人以上", "継続"])
    | st.none()
)


@st.composite
def indicators(draw: st.DrawFn) -> dict[str, Any]:
    """The arguments of one."""
    said: dict[str, Any] = {
        "name": draw(st.text("参加者数の率 A", min_size=1).filter(str.strip)),
        "unit": "人",
        "actuals": draw(st.dictionaries(YEARS, VALUES, max_size=4)),
        "targets": draw(st.dictionaries(YEARS, VALUES, max_size=3)),
        "direction": draw(st.sampled_from([None, "up", "down", "maintain ±5人", "range 1人～5人"])),
        "aggregation": draw(st.sampled_from([None, "flow", "stock", "score"])),
        "notes": draw(st.lists(st.sampled_from(["注1", "注2"]), unique=True)),
        "comments": draw(st.sampled_from([(), {"要因": "天候"}, [("課題", "R3", "人手")]])),
    }
    if draw(st.booleans()):
        said["baseline"] = (draw(YEARS), draw(VALUES))
    if draw(st.booleans()):
        said["project"] = draw(st.sampled_from(["甲", "乙"]))
    if draw(st.booleans()):
        said["goal"] = draw(st.sampled_from(["しごと", "まち"]))
    return said


@settings(deadline=None, max_examples=60)
@given(st.lists(indicators(), max_size=5))
def test_records_of_any_plan(said: list[dict[str, Any]]) -> None:
    built = tk.Plan("計画", "R2-R6", said)
    records = built.to_records()
    assert tk.Plan.from_records(records) == built
    assert tk.Plan.from_records(json.loads(json.dumps(records, default=str))) == built


def test_the_page_runs_and_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parents[2] / "docs/building.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed, names = io.StringIO(), {}
    with contextlib.redirect_stdout(printed):
        for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
            exec(compile(code, "building.md", "exec"), names)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert printed.getvalue() == shown
    assert tk.read_plan(tmp_path / "計画_R4.csv") == names["merged"].plan
