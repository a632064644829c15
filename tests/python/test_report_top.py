# SPDX-License-Identifier: BSL-1.0
"""The top of the report, what to see first, all years, and reports of a part."""

import re
from datetime import date

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from own_reports import kpi, own_plan
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.progress.head import first_looks, lead, tiles
from tomakomai_kpi.show.words import GOOD_TO_BAD, JUDGED


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> report.Report:
    return report.build(plan, source="新旧対照表", made=date(2026, 11, 27))


def test_the_lead_says_the_result_and_what_the_rest_is(shown: report.Report) -> None:
    assert shown.lead == (
        "104指標のうち、達成か順調・遅れを判定できたのは64。"
        "達成・順調 22、遅れ 24、基準値より悪化 18。"
        "残る40指標の内訳は、ペースを判定できない 25、未測定 4、中止(特殊要因) 6、未着手 5。"
    )
    assert [(t.label, t.count) for t in shown.tiles] == [
        ("達成", 3),
        ("順調", 19),
        ("遅れ", 24),
        ("基準値より悪化", 18),
        ("ペースを判定できない", 25),
        ("実績なし・中止・未着手など", 15),
    ]


@given(st.dictionaries(st.sampled_from(list(tk.Status)), st.integers(0, 9)))
def test_all_indicators_are_in_the_lead_and_in_the_tiles(counted: dict[tk.Status, int]) -> None:
    totals = {status: counted.get(status, 0) for status in tk.Status}
    whole = sum(totals.values())
    assert sum(tile.count for tile in tiles(totals)) == whole
    said = lead(totals)
    found = [status for status, count in totals.items() if count]
    if len(found) == 1 and found[0] not in JUDGED:
        assert said == f"{whole}指標のすべてが「{found[0].japanese}」です。"
    elif whole:
        assert said.startswith(f"{whole}指標のうち、")
        for status in GOOD_TO_BAD:
            if totals[status] and status not in (tk.Status.achieved, tk.Status.on_path):
                assert f"{status.japanese} {totals[status]}" in said


def test_the_origin_names_year_source_date_plan_and_program(shown: report.Report) -> None:
    assert shown.title == "第2期苫小牧市総合戦略 進捗報告 令和3年度"
    assert shown.origin == (
        "計画期間 令和2年度～令和6年度の2年目／5年",
        "中間見直し後",
        "出典 新旧対照表",
        "作成 2026年11月27日",
        f"計画の指紋 {shown.fingerprint}",
        f"tomakomai_kpi {tk.__version__}",
    )
    assert len(shown.fingerprint) == 8
    again = report.build(tk.with_actual(shown.plan, "G1-1", "累計46人", "R3"))
    assert again.fingerprint != shown.fingerprint


def test_worse_than_the_baseline_comes_first_then_the_largest_gaps(shown: report.Report) -> None:
    looks = shown.first_looks
    assert [row.status for row in looks] == [tk.Status.regressed] * 5 + [tk.Status.behind_path] * 5
    for half in (looks[:5], looks[5:]):
        gaps = [row.gap for row in half]
        assert gaps == sorted(gaps, key=lambda gap: -(gap or 0))
    others = [row for row in shown.rows if row.status is tk.Status.behind_path]
    assert looks[5].gap == max(row.gap for row in others if row.gap is not None)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_places_that_one_kind_does_not_fill_go_to_the_other(
    worse: int, behind: int, most: int
) -> None:
    def many(status: tk.Status, count: int) -> list[report.Report]:
        row = next(r for r in report.build(tk.plans.tomakomai()).rows if r.status is status)
        return [row] * count  # type: ignore[list-item]

    rows = [*many(tk.Status.behind_path, behind), *many(tk.Status.regressed, worse)]
    looks = first_looks(rows, most)  # type: ignore[arg-type]
    assert len(looks) == min(most, worse + behind)
    kept = sum(row.status is tk.Status.regressed for row in looks)
    assert kept >= min(worse, most // 2)
    assert len(looks) - kept >= min(behind, most - most // 2)


def test_every_form_says_what_to_ask_of_the_targets(shown: report.Report) -> None:
    assert [(c.kind, c.found, c.asked) for c in shown.concerns] == [
        (kind, found, asked)
        for kind, (found, asked) in tk.examine_targets(shown.plan).counts.items()
        if found
    ]
    for form in ("text", "markdown", "html", "json"):
        text = render(shown, form, 240)
        for concern in shown.concerns:
            assert concern.sentence in text, form


# Years


def four_years() -> tk.Plan:
    rows = kpi("来館者数", "100人", "108人", "200人")
    for year, value in (("R2", "90人"), ("R4", "130人"), ("R5", "125人")):
        rows.append(
            {"role": "actual", "id": "P1-1", "name": "来館者数", "year": year, "value": value}
        )
    return own_plan(*sorted(rows, key=lambda row: (row["role"] == "direction", 0)))


def test_every_form_shows_all_years() -> None:
    shown = report.build(four_years())
    assert [c.title for c in shown.columns] == [
        "基準値 平成30年度",
        *(f"実績値 令和{n}年度" for n in (2, 3, 4, 5)),
        "目標値 令和6年度",
    ]
    for form in report.FORMATS:
        text = render(shown, form, 200)
        for value in ("100人", "90人", "108人", "130人", "125人", "200人"):
            assert value in text, (form, value)
    (row,) = shown.rows
    assert row.change == "-5人(悪い方へ)"
    assert '<svg class="series"' in render(shown, "html")


def test_a_story_keeps_the_years_between_its_values_and_no_others() -> None:
    """令和3年度 lies between; 平成30年度 and 令和5年度 are years of the other indicator alone."""
    gap = tk.Indicator("甲", baseline={"R1": 1}, actuals={"R2": 2, "R4": 4}, target=9)
    other = {"H30": 1, "R2": 1, "R3": 1, "R4": 1, "R5": 1}
    plan = tk.Plan("計画", "R1-R6", [gap, tk.Indicator("乙", actuals=other)])
    shown = report.build(plan)
    assert [str(step) for step in shown.story(shown.rows[0])] == [
        "1(令和元年度)", "2(令和2年度)", "－(令和3年度)", "4(令和4年度)", "目標 9(令和6年度)",
    ]  # fmt: skip


def test_years_choose_which_stand_side_by_side() -> None:
    shown = report.build(four_years(), years="R3-R4")
    years = [c.year_label for c in shown.columns][1:-1]
    assert years == ["令和3年度", "令和4年度", "令和5年度"]  # the judged one always
    with pytest.raises(tk.PlanError) as refused:
        report.build(four_years(), years="R20-R21")
    assert refused.value.code == "unknown_year"
    with pytest.raises(tk.PeriodError):
        report.build(four_years(), years="R4-R3")


def test_a_plan_without_actuals_has_a_column_for_the_year_asked() -> None:
    plan = own_plan(*(row for row in kpi("数", "1人", "2人", "4人") if row["role"] != "actual"))
    shown = report.build(plan)
    assert [c.role for c in shown.columns] == ["baseline", "actual", "target"]
    for form in report.FORMATS:
        assert render(shown, form)


# A part


@pytest.mark.parametrize(
    ("selection", "label"),
    [
        (report.Selection(goals=("2",)), "基本目標2"),
        (report.Selection(departments=("こども育成課",)), "こども育成課"),
        (report.Selection(statuses=("behind_path",)), "遅れ"),
        (report.Selection(statuses=("遅れ", "regressed")), "遅れ、基準値より悪化"),
        (report.Selection(("1",), statuses=("順調",)), "基本目標1、順調"),
    ],
)
def test_a_report_of_a_part_holds_that_part(
    plan: tk.Plan, shown: report.Report, selection: report.Selection, label: str
) -> None:
    part = report.build(plan, selection=selection)
    assert part.title.endswith(f"({label})")
    wanted = [
        place.row.indicator.id
        for place in shown.places
        if (not selection.goals or str(place.goal.number) in selection.goals)
        and (not selection.departments or set(selection.departments) & set(place.departments))
        and (
            not selection.statuses
            or {place.row.status.value, place.row.status.japanese} & set(selection.statuses)
        )
    ]
    assert [row.indicator.id for row in part.rows] == wanted
    assert part.whole is not None
    assert part.whole.summary.indicators == len(wanted)
    assert part.fingerprint == shown.fingerprint
    for form in report.FORMATS:
        assert render(part, form)


@pytest.mark.parametrize(
    "selection",
    [
        report.Selection(goals=("9",)),
        report.Selection(departments=("市長室",)),
        report.Selection(statuses=("good",)),
    ],
)
def test_what_is_not_there_is_refused(plan: tk.Plan, selection: report.Selection) -> None:
    with pytest.raises(tk.PlanError) as refused:
        report.build(plan, selection=selection)
    assert refused.value.code == "unknown_name"


def test_the_statuses_of_the_words_are_all_statuses() -> None:
    assert set(GOOD_TO_BAD) == set(tk.Status)
    assert len(GOOD_TO_BAD) == len(tk.Status)
    assert GOOD_TO_BAD[: len(JUDGED)] == JUDGED


# Split


@pytest.mark.parametrize("by", report.SPLITS)
def test_a_report_is_split_without_loss(shown: report.Report, by: report.Split) -> None:
    parts = dict(report.split(shown, by))
    assert all(re.fullmatch(r"\w{1,40}", name) for name in parts)
    of = [{row.indicator.id for row in part.rows} for part in parts.values()]
    assert set().union(*of) == {row.indicator.id for row in shown.rows}
    if by == "goal":  # an indicator has one goal, but may have several departments
        assert sum(map(len, of)) == len(shown.rows)


def test_a_part_is_split_within_itself(plan: tk.Plan) -> None:
    behind = report.build(plan, selection=report.Selection(statuses=("遅れ",)))
    for _, part in report.split(behind, "department"):
        assert {row.status for row in part.rows} == {tk.Status.behind_path}
