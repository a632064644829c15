# SPDX-License-Identifier: BSL-1.0
"""Figures and verdicts: by hand, against an independent computation, and for every reason."""

from collections import Counter
from fractions import Fraction

import pytest
import tomakomai_kpi as tk
from independent_assessment import METHODS, Case, judge, measure, read
from tomakomai_kpi._core import read_plan_csv

CLOCKS = ("plan", "baseline")


def case_of(indicator: tk.Indicator) -> Case:
    actual = indicator.actuals[-1]
    assert indicator.baseline is not None
    assert indicator.target is not None
    return Case(
        name=indicator.name,
        direction=str(indicator.direction),
        aggregation=str(indicator.aggregation),
        baseline=read(str(indicator.baseline.value)),
        baseline_year=indicator.baseline.year.start_year,
        actual=read(str(actual.value)),
        actual_year=actual.year.start_year,
        actual_status=actual.status,
        target=read(str(indicator.target.value)),
        target_year=indicator.target.year.start_year,
        plan_start=2020,
    )


@pytest.mark.parametrize("clock", CLOCKS)
def test_every_figure_against_an_independent_computation(plan: tk.Plan, clock: str) -> None:
    assessments = plan.assess(clock=clock)
    assert len(assessments) == 104
    for a in assessments:
        expected = judge(case_of(a.indicator), clock)
        required = a.required_per_year.value
        figures = (
            a.met.value,
            a.attainment.value,
            a.gap_closure.value,
            a.elapsed.value,
            a.on_path.value,
            None if required is None else required.amount,
            str(a.status),
        )
        assert figures == tuple(vars(expected).values()), a.indicator.id


@pytest.mark.parametrize("clock", CLOCKS)
def test_every_method_against_an_independent_computation(plan: tk.Plan, clock: str) -> None:
    assert tuple(m.name for m in tk.methods()) == METHODS
    defined: Counter[str] = Counter()
    for indicator in plan.indicators():
        expected = measure(case_of(indicator), clock)
        for name in METHODS:
            value = tk.compute(name, indicator, clock=clock).value
            figure = value.amount if isinstance(value, tk.Value) else value
            assert figure == expected[name], (indicator.id, name)
            assert type(figure) is type(expected[name])
            defined[name] += figure is not None
    # Each method says something somewhere, but for the one that divides by a target of zero.
    assert [name for name in METHODS if not defined[name]] == [
        "inverse_attainment",
        "reflected_attainment",
    ]


def test_each_figure_is_a_value_or_a_reason(plan: tk.Plan) -> None:
    for revision in plan.revisions:
        for a in plan.assess(revision):
            figures = (
                a.met,
                a.attainment,
                a.gap_closure,
                a.elapsed,
                a.on_path,
                a.required_per_year,
            )
            for figure in figures:
                assert (figure.value is None) != (figure.undefined is None)
                assert figure.explain()
                if figure.undefined:
                    assert f"[{figure.undefined}]" in figure.explain()


def find(plan: tk.Plan, name: str, project: str | None = None) -> tk.Assessment:
    return tk.assess(plan.find(name=name, project=project))


def test_figures_computed_by_hand(plan: tk.Plan) -> None:
    jobs = find(plan, "新規雇用創出数")
    assert jobs.attainment.value == Fraction(9, 46)
    assert jobs.gap_closure.undefined == "mixed_basis"
    assert jobs.on_path.value is False
    assert jobs.required_per_year.value == tk.annual(Fraction(185, 3), "人")

    care = find(plan, "就職者数", "介護人材確保支援事業")
    assert care.elapsed.value == Fraction(2, 5)
    assert care.attainment.value == Fraction(2, 5)
    assert care.on_path.value is True
    assert care.status == "on_path"

    repeaters = find(plan, "リピーター率")
    assert repeaters.gap_closure.value == Fraction(85, 112)
    assert repeaters.on_path.value is True

    waiting = find(plan, "待機児童数")
    assert waiting.met.value is True
    assert waiting.attainment.undefined == "lower_is_better"
    assert waiting.gap_closure.value == 1
    assert waiting.status == tk.Status.achieved
    assert waiting.required_per_year.value is not None
    assert waiting.required_per_year.value.amount == 0

    playroom = find(plan, "プレールーム利用数")
    assert playroom.gap_closure.undefined == "direction_conflict"
    assert playroom.attainment.value == Fraction(12817, 15000)
    assert playroom.met.value is False
    assert playroom.status == "undecidable"
    assert playroom.status_reason == "direction_conflict"


def test_the_counts_of_the_real_plan(plan: tk.Plan) -> None:
    assessments = plan.assess()
    closures = Counter(a.gap_closure.undefined for a in assessments)
    assert closures["mixed_basis"] == 22
    assert closures["direction_conflict"] == 13
    assert sum(a.met.value is True for a in assessments) == 3
    assert sum(assessments.totals().values()) == 104
    assert list(assessments.totals()) == list(tk.Status)


def test_a_cancelled_zero_keeps_its_figures_and_says_why(plan: tk.Plan) -> None:
    routes = find(plan, "国外路線")
    assert routes.status == "suspended"
    assert routes.attainment.value == 0
    assert routes.notes
    assert routes.notes[0] in routes.explain()
    online = find(plan, "研修派遣者数")
    assert online.status == "behind_path"
    assert online.notes


def test_clocks(plan: tk.Plan) -> None:
    indicator = plan.find(name="リピーター率")
    assert tk.assess(indicator).elapsed.value == Fraction(2, 5)
    assert tk.assess(indicator, clock="baseline").elapsed.value == Fraction(1, 2)
    with pytest.raises(tk.NotationError) as refused:
        tk.assess(indicator, clock="projekt")
    assert refused.value.code == "unknown_name"


def test_a_clock_is_a_kind_or_a_period_and_counts_years(plan: tk.Plan) -> None:
    care = plan.find(id="P05-1")
    on_plan = tk.assess(care)
    assert (on_plan.elapsed.years, on_plan.elapsed.of_years) == (2, 5)
    assert on_plan.on_path.value is True  # 30 of 75 after 2 of 5 years, exactly
    own = tk.FiscalPeriod("R3", "R4")
    for clock in (own, ("R3", "R4"), "R3-R4", "令和3年度～令和4年度"):
        a = tk.assess(care, clock=clock)
        assert (a.elapsed.years, a.elapsed.of_years, a.on_path.value) == (1, 4, True)
        assert a.clock == str(own)
        assert tk.compute("cumulative_pace", care, clock=clock).value == Fraction(8, 5)
    assert tk.assess(care, clock=("R4", "R6")).elapsed.undefined == "not_started"


def test_the_clock_of_a_project_needs_its_declared_first_year(plan: tk.Plan) -> None:
    unknown = tk.assess(plan.find(id="P05-1"), clock="project").elapsed
    assert (unknown.value, unknown.undefined, unknown.years) == (None, "no_amount", None)
    later = tk.with_project_start(plan, "P05", "R3", provenance="declared: 試験")
    care = later.find(id="P05-1")
    assert care.project_start == tk.FiscalYear("R3")
    assert care.project_start_provenance == "declared: 試験"
    a = tk.assess(care, clock="project")
    assert (a.elapsed.value, a.on_path.value) == (Fraction(1, 4), True)
    with pytest.raises(tk.PlanError):
        tk.with_project_start(plan, "P99", "R3")


def test_projects_begun_in_the_review_have_a_declared_first_year(plan: tk.Plan) -> None:
    begun = [i for i in plan.indicators() if i.project_start is not None]
    assert [i.id for i in begun] == ["P11-1", "P39-1", "P43-1", "P55-1", "P75-1"]
    for indicator in begun:
        assert tk.assess(indicator, clock="project").elapsed.undefined == "not_started"
        later = tk.assess(indicator, year="R4", clock="project").elapsed
        assert (later.years, later.of_years) == (1, 3)


def test_years(plan: tk.Plan) -> None:
    indicator = plan.find(name="リピーター率")
    assert tk.assess(indicator).year == tk.FiscalYear("R3")
    assert tk.assess(indicator, year="R3").attainment.value == Fraction(91, 100)
    later = tk.assess(indicator, year="R4")
    assert later.attainment.undefined == "not_recorded"
    assert later.elapsed.value == Fraction(3, 5)
    assert later.status == "not_recorded"
    assert tk.assess(indicator, year="R7").elapsed.undefined == "period_over"
    assert tk.assess(indicator, year="R1").elapsed.undefined == "not_started"


def test_ended_is_a_mark_beside_the_status(plan: tk.Plan) -> None:
    ended = {a.indicator.name: a.status for a in plan.assess() if a.ended}
    assert ended == {
        "三者間同時外国語通訳及び多言語音声翻訳アプリ導入割合": "achieved",
        "屋外スピーカー設置基数": "on_path",
    }


def judge_one(
    baseline: str,
    actual: str,
    target: str,
    *,
    direction: str = "up",
    aggregation: str = "flow",
    name: str = "指標",
    actual_year: str = "R3",
    status: str = "",
) -> tk.Assessment:
    """The assessment of a plan of one indicator."""
    header = "revision,role,id,parent,page,name,departments,flags,year,value,status,note"
    rows = [
        ",plan,p,,,計画,,,R2～R6,,,",
        "new,revision,,,,新,,,,,,",
        "new,goal,G1,,1,目標,,,,,,",
        f"new,indicator,I1,G1,1,{name},,,,,,",
        f"new,baseline,I1,,,{name},,,H30,{baseline},," if baseline else "",
        f'new,actual,I1,,,{name},,,{actual_year},"{actual}",{status},' if actual else "",
        f'new,target,I1,,,{name},,,R6,"{target}",,' if target else "",
        f",direction,I1,,,,,,,{direction},,",
        f",aggregation,I1,,,,,,,{aggregation},,",
    ]
    return tk.assess(read_plan_csv("\n".join([header, *rows])).indicators()[0])


@pytest.mark.parametrize(
    ("figure", "reason", "judged"),
    [
        ("attainment", "target_zero", judge_one("3人", "1人", "0人")),
        ("attainment", "lower_is_better", judge_one("3人", "1人", "1人", direction="down")),
        ("attainment", "direction_unknown", judge_one("3人", "1人", "4人", direction="unknown")),
        ("attainment", "not_ratio_scale", judge_one("2.9", "3.0", "3.3", aggregation="score")),
        ("attainment", "mixed_basis", judge_one("3人", "1人", "累計4人")),
        ("attainment", "definition_changed", judge_one("3人", "1人", "4件")),
        ("attainment", "no_amount", judge_one("3人", "1人", "")),
        ("attainment", "no_amount", judge_one("3人", "ー", "4人")),
        ("attainment", "basis_unclear", judge_one("3人", "1人", "4人", name="参加者(5年間累計)")),
        ("met", "pending", judge_one("3人", "ー", "4人", status="pending")),
        ("met", "not_recorded", judge_one("3人", "", "4人")),
        ("met", "direction_unknown", judge_one("3人", "1人", "4人", direction="unknown")),
        ("gap_closure", "no_baseline", judge_one("", "1人", "4人")),
        ("gap_closure", "no_baseline", judge_one("ー", "1人", "4人")),
        ("gap_closure", "baseline_equals_target", judge_one("4人", "1人", "4人")),
        ("gap_closure", "mixed_basis", judge_one("3人", "累計1人", "累計4人")),
        ("gap_closure", "direction_conflict", judge_one("5人", "1人", "4人")),
        ("gap_closure", "direction_conflict", judge_one("3人", "1人", "4人", direction="down")),
        ("on_path", "direction_conflict", judge_one("5人", "1人", "4人")),
        ("on_path", "no_baseline", judge_one("", "1人", "4人")),
        ("required_per_year", "period_over", judge_one("3人", "1人", "4人", actual_year="R6")),
        ("elapsed", "not_recorded", judge_one("3人", "", "4人")),
    ],
)
def test_every_reason(figure: str, reason: str, judged: tk.Assessment) -> None:
    result = getattr(judged, figure)
    assert result.undefined == reason
    assert result.value is None


@pytest.mark.parametrize(
    ("status", "judged"),
    [
        ("achieved", judge_one("3人", "4人", "4人")),
        ("missed", judge_one("", "3人", "4人", actual_year="R6")),
        ("not_recorded", judge_one("2人", "", "5人")),
        ("achieved", judge_one("3人", "1人", "1人", direction="down")),
        ("achieved", judge_one("4クラブ", "4クラブ", "4クラブ", direction="maintain")),
        ("on_path", judge_one("0人", "2人", "5人")),
        ("on_path", judge_one("", "累計2人", "累計5人")),
        ("behind_path", judge_one("0人", "1人", "5人")),
        ("regressed", judge_one("2人", "1人", "5人")),
        ("regressed", judge_one("2人", "3人", "1人", direction="down")),
        ("suspended", judge_one("2人", "0人", "5人", status="special_event")),
        ("not_started", judge_one("2人", "ー", "5人", status="not_started")),
        ("not_measured", judge_one("2人", "ー", "5人", status="not_measured")),
        ("pending", judge_one("2人", "ー", "5人", status="pending")),
        ("undecidable", judge_one("5人", "1人", "4人")),
    ],
)
def test_every_status(status: str, judged: tk.Assessment) -> None:
    assert judged.status == status
    assert (judged.status_reason is not None) == (status == "undecidable")


@pytest.mark.parametrize(
    ("actual", "target", "met"),
    [
        ("100人", "100人以上", True),
        ("100人", "100人超", False),
        ("101人", "100人超", True),
        ("100人", "100人以下", True),
        ("100人", "100人未満", False),
        ("99人", "100人未満", True),
    ],
)
def test_a_bound_decides_whether_equal_is_met(actual: str, target: str, met: bool) -> None:
    assert judge_one("", actual, target, direction="unknown").met.value is met


def test_units_convert_within_one_formula() -> None:
    judged = judge_one("100t", "0.15千t", "200,000kg")
    assert judged.attainment.value == Fraction(3, 4)
    assert judged.gap_closure.value == Fraction(1, 2)
    assert judged.required_per_year.value == tk.change(Fraction(50, 3), "t")


def test_ratios_need_points() -> None:
    judged = judge_one("18.8%", "27.3%", "30.0%", aggregation="ratio")
    assert str(judged.required_per_year.value) == "+0.9ポイント"


def test_assessments_show_themselves(plan: tk.Plan) -> None:
    a = find(plan, "新規雇用創出数")
    assert "9/46" in str(a)
    assert "新規雇用創出数" in repr(a)
    assert "9/46" in a._repr_html_()
    (record,) = a.to_records()
    assert record["attainment"] == Fraction(9, 46)
    assert record["gap_closure"] is None
    assert record["gap_closure_undefined"] == "mixed_basis"
