# SPDX-License-Identifier: BSL-1.0
"""The report: one model, shown the same by every format, and harmless whatever the plan says."""

import json
import re
from fractions import Fraction
from typing import Any

import pytest
import tomakomai_kpi as tk
from own_reports import kpi, own_plan
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> report.Report:
    return report.build(plan)


# The model


def test_every_indicator_is_a_row_and_has_one_status(plan: tk.Plan, shown: report.Report) -> None:
    assert [row.indicator.id for row in shown.rows] == [i.id for i in plan.indicators()]
    assert sum(shown.totals.values()) == 104
    assert list(shown.totals) == list(tk.Status)
    assert shown.totals == plan.assess().totals()
    for status, count in shown.totals.items():
        assert count == sum(goal.totals[status] for goal in shown.goals)


def test_projects_keep_their_order_and_names(plan: tk.Plan, shown: report.Report) -> None:
    names = [part.name for goal in shown.goals for part in goal.projects if part.name]
    assert names == [project.name for project in plan.projects()]


def test_top_states_plan_revision_period_year_and_clock(shown: report.Report) -> None:
    assert dict(shown.facts) == {
        "計画": "第2期苫小牧市総合戦略",
        "期間": "令和2年度～令和6年度",
        "版": "中間見直し後 [new]",
        "年度": "令和3年度(指標ごとに最新の実績)",
        "経過の起点": "計画初年度から [plan]",
        "経過": "令和3年度は5年のうち2年目まで 2/5 (40.0%)",
        "達成": "指標 3/94 (3.2%)、一つ以上達成した事業 3/70 (4.3%)。どちらも判定できたもののうち",
    }


def test_top_marks_shares_of_few(plan: tk.Plan) -> None:
    early = tk.with_actual(plan, "G1-1", tk.parse("累計20人"), tk.FiscalYear("R2"))
    told = dict(report.build(early, year="R2").facts)["達成"]
    assert told.startswith("指標 0/1 (0.0%)")
    assert told.endswith("(数が少なく、割合は目安にもなりません)")


def test_clock_of_the_baseline_differs_where_the_baseline_does(plan: tk.Plan) -> None:
    assert report.build(plan, clock="baseline").elapsed == (
        ("令和3年度は6年のうち3年目まで 1/2 (50.0%)", 103),
        ("令和3年度は7年のうち4年目まで 4/7 (57.1%)", 1),
    )


def test_bar_shows_attainment_else_gap_closure(plan: tk.Plan, shown: report.Report) -> None:
    rows = {row.indicator.id: row for row in shown.rows}
    jobs, waiting = rows["G1-1"], rows[plan.find(name="待機児童数").id]
    assert jobs.drawn == jobs.attainment
    assert waiting.attainment.value is None
    assert waiting.drawn == waiting.gap_closure


@pytest.mark.parametrize(
    ("actual", "bar", "text"),
    [
        ("0人", "░░░░░░░░░░ ", "0.0%"),
        ("99人", "█████████░ ", "99.0%"),
        ("100人", "██████████ ", "100.0%"),
        ("110人", "██████████▶", "110.0%"),
    ],
)
def test_bar_is_full_from_the_target_on_and_marks_more(actual: str, bar: str, text: str) -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", actual, "100人"))).rows
    assert (row.attainment.bar(10), row.attainment.text) == (bar, text)


@pytest.mark.parametrize(
    ("actual", "text"), [("1人", "12.5%"), ("3人", "37.5%"), ("8人", "100.0%"), ("12人", "150.0%")]
)
def test_percentages_of_eighths(actual: str, text: str) -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", actual, "8人"))).rows
    assert row.attainment.text == text


def test_percentages_round_half_up_at_the_exact_half() -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", "1人", "2,000人"))).rows
    assert row.attainment.value == Fraction(1, 2000)  # 0.05 %, and 0.05000000000000000277 in binary
    assert row.attainment.text == "0.1%"


def test_negative_gap_closure_draws_nothing_below_zero(shown: report.Report) -> None:
    row = next(row for row in shown.rows if row.indicator.name == "参加企業・団体数")
    assert row.gap_closure.text == "-800.0%"
    assert row.gap_closure.bar(4) == "░░░░ "


def test_need_is_rounded_only_where_it_does_not_end(shown: report.Report) -> None:
    needs = {row.indicator.name: (row.need, row.exact_need) for row in shown.rows}
    assert needs["新規雇用創出数"] == ("約61.7人", "185/3人")
    assert needs["リピーター率"] == ("+0.9ポイント", "")
    assert needs["貨物取扱量(外貨)"] == ("約+2,036.7千t", "+6,110/3千t")


def test_reasons_are_counted_as_the_document_has_them(shown: report.Report) -> None:
    by_code = shown.reasons
    assert by_code["mixed_basis"] == (0, 22, 0)
    assert by_code["direction_conflict"] == (0, 13, 13)
    assert by_code["lower_is_better"] == (1, 0, 0)


def test_a_year_with_its_own_row_only_says_so(shown: report.Report) -> None:
    assert [column.title for column in shown.columns] == [
        "基準値 平成30年度",
        "実績値 令和3年度",
        "目標値 令和6年度",
    ]
    row = next(row for row in shown.rows if row.indicator.id == "P35-1")
    assert shown.values(row)[0] == ("8,969,733件", "平成29年度")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"year": "H30"}, "unknown_year"),
        ({"year": "R7"}, "unknown_year"),
        ({"year": "R4"}, "not_recorded"),
        ({"year": "R3", "revision": "old"}, "not_recorded"),
        ({"revision": "none"}, "unknown_name"),
        ({"by": ("mayor",)}, "unknown_name"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    plan: tk.Plan, options: dict[str, Any], code: str
) -> None:
    with pytest.raises(tk.PlanError) as refused:
        report.build(plan, **options)
    assert refused.value.code == code


def test_old_revision_has_no_actuals(plan: tk.Plan) -> None:
    shown = report.build(plan, "old")
    assert shown.totals[tk.Status.not_recorded] == len(shown.rows) == 95
    assert dict(shown.facts)["年度"] == "実績なし"
    for form in report.FORMATS:
        assert render(shown, form)


# Grounds


def test_each_figure_has_its_grounds(shown: report.Report) -> None:
    jobs = shown.rows[0]
    grounds = {ground.label: ground for ground in jobs.grounds}
    assert {m.japanese for m in tk.methods()} <= {*grounds, "目標達成に必要な年間の実績"}
    assert grounds["翌年度に必要な実績"].text.endswith("= 累計138人")
    assert grounds["基準年度の実績が続いた場合"].text.endswith("= 1 (100.0%)")
    told = {ground.label for ground in jobs.told_grounds}
    assert "進捗率" in told  # a reason is an answer
    assert "等比の目標ペース" not in told  # but not to what nobody asked
    page = render(shown, "html")
    for ground in jobs.told_grounds:
        assert f"<li>{ground.text}</li>" in page.replace("&#34;", '"')


def test_only_a_verdict_that_hangs_on_a_rounding_says_so(shown: report.Report) -> None:
    """100% of 100% may have been 99.5%; every other verdict of the plan holds."""
    fragile = {row.indicator.id: row.fragile for row in shown.rows if row.fragile}
    assert fragile == {"P61-1": ("四捨五入された数なら達成の判定は変わりうる(100%を境に)",)}
    for row in shown.rows:
        met = tk.robustness(row.indicator, "half_up").met
        assert met.survives == (not row.fragile) or met.verdict is None
    for form in ("text", "markdown", "html", "csv"):
        text = render(shown, form, 240)  # type: ignore[arg-type]
        assert text.count("の判定は変わりうる") == 1, form


# Aggregates


def test_groups_are_those_of_summarise_with_both_numbers_of_each_share(
    plan: tk.Plan, shown: report.Report
) -> None:
    for by, groups in shown.groups.items():
        counted = tk.summarise(plan, by)
        assert [g.summary.key for g in groups] == [s.key for s in counted]
        for group, summary in zip(groups, counted, strict=True):
            assert group.met.text.startswith(f"{summary.met}/{summary.judged}")
            assert group.any_met.text.startswith(f"{summary.projects_any_met}/{summary.projects}")
            assert dict(group.statuses).items() <= summary.counts.items()
            assert sum(n for _, n in group.statuses) == summary.indicators
    assert shown.whole is not None
    assert (shown.whole.met.text, shown.whole.any_met.text) == ("3/94 (3.2%)", "3/70 (4.3%)")


def test_small_groups_are_marked_in_every_format(shown: report.Report) -> None:
    """介護福祉課 has two indicators judged; 0/2 is no 0 %."""
    assert next(g for g in shown.groups["department"] if g.label == "介護福祉課").caution == "※"
    assert re.search(r"介護福祉課 +2 +0/2 \(0.0%\) ※ +0/2 \(0.0%\) ※", render(shown, "text"))
    page = render(shown, "html")
    assert '<th scope="row"><bdi>介護福祉課</bdi></th>' in page
    assert "0/2 (0.0%) ※" in page
    assert "| 介護福祉課 | 2 | 0/2 (0.0%) ※ | 0/2 (0.0%) ※ |" in render(shown, "markdown")
    summaries = json.loads(render(shown, "json"))["summaries"]
    assert {s["key"]: s["is_small"] for s in summaries["department"]}["介護福祉課"]
    assert not summaries["plan"][0]["is_small"]


@pytest.mark.parametrize("by", ["goal", "measure", "project", "department"])
def test_pages_and_texts_count_by_what_is_wanted(plan: tk.Plan, by: str) -> None:
    wanted = report.build(plan, by=(by,))  # type: ignore[arg-type]
    for form in ("text", "markdown", "html"):
        text = render(wanted, form)  # type: ignore[arg-type]
        titles = {"goal": "基本目標", "measure": "施策", "project": "事業", "department": "担当課"}
        assert set(re.findall("集計: (.+?)ごと", text)) == {titles[by]}
    assert set(json.loads(render(wanted, "json"))["summaries"]) == {
        "plan", "goal", "measure", "project", "department",
    }  # fmt: skip


def test_a_share_of_nothing_has_no_percentage(plan: tk.Plan) -> None:
    before = report.build(plan, "old")
    assert before.whole is not None
    assert before.whole.met.text == "0/0"
