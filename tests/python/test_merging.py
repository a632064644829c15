# SPDX-License-Identifier: BSL-1.0
"""Next year's sheet put into the plan: added, in conflict, and never silently."""

from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = """\
事業\t指標名\t単位\tR1基準値\tR3実績\tR6目標
説明会\t参加者数\t人\t40\t46\t60
説明会\t満足度\t%\t50\t-\t80
移住\t参加者数\t人\t5\t7\t9
"""


def table(text: str, **mapping: Any) -> tk.TableReading:
    return tk.read_table(text, mapping or None)


PLAN = table(FIRST, period="R2-R6", name="総合戦略").plan


def test_new_values_are_added_and_the_plan_itself_stays() -> None:
    m = tk.merge(
        PLAN,
        table(
            "事業\t指標名\t単位\tR3実績\tR4実績\tR6目標\n移住\t参加者数\t人\t7\t8\t9\n"
            "説明会\t満足度\t%\t55\t60\t80.0\n"
        ),
    )
    assert [(a.id, a.role, str(a.year), a.text, a.before) for a in m.added] == [
        ("I3", "actual", "令和4年度", "8人", ""),
        ("I2", "actual", "令和3年度", "55%", "-"),
        ("I2", "actual", "令和4年度", "60%", ""),
    ]
    assert m.conflicts == ()
    assert [(u.side, u.id) for u in m.unmatched] == [("plan", "I1")]
    assert [len(i.actuals) for i in PLAN.indicators()] == [1, 1, 1]
    assert [len(i.actuals) for i in m.plan.indicators()] == [1, 2, 2]


def test_conflicts_are_told_as_compare_tells_them() -> None:
    text = "事業\t指標名\t単位\tR1基準値\tR3実績\tR6目標\n説明会\t参加者数\t人\t41\t47\t70\n"
    kept = tk.merge(PLAN, table(text))
    taken = tk.merge(PLAN, table(text), prefer="reading")
    assert kept.plan == PLAN
    assert kept.conflicts == taken.conflicts
    assert list(kept.conflicts) == tk.compare(kept.plan, taken.plan).changes
    told = {kind for c in kept.conflicts for kind in (c.kind, *c.also)}
    assert {"rebased", "actual_changed"} <= told
    first = taken.plan.indicators()[0]
    assert [str(o) for o in (first.baseline, *first.actuals, first.target)] == [
        "41人",
        "47人",
        "70人",
    ]


def test_a_later_target_is_a_conflict_not_an_addition() -> None:
    m = tk.merge(PLAN, table("事業\t指標名\tR8目標\n説明会\t参加者数\t80人\n"))
    assert m.added == ()
    assert m.conflicts
    assert m.plan == PLAN
    earlier = tk.merge(PLAN, table("事業\t指標名\tR4目標\n説明会\t参加者数\t50人\n"))
    assert [str(o) for o in earlier.plan.indicators()[0].targets] == ["50人", "60人"]


def test_renames_are_proposed_and_never_silent() -> None:
    text = "事業\t指標名\t単位\tR1基準値\tR4実績\tR6目標\n説明会\t延べ来場者数\t人\t40\t52\t60\n"
    m = tk.merge(PLAN, table(text))
    (proposed,) = m.proposed_renames
    assert (proposed.name, proposed.new_name) == ("参加者数", "延べ来場者数")
    assert "目標値 60人" in proposed.evidence
    assert m.plan == PLAN
    assert m.new_indicators == ()
    for said in ({"I1": "延べ来場者数"}, {"I1": "I1"}):
        confirmed = tk.merge(PLAN, table(text), renames=said)
        renamed = confirmed.plan.indicators()[0]
        assert (renamed.id, renamed.name) == ("I1", "延べ来場者数")
        assert [a.role for a in confirmed.added] == ["name", "actual"]
        assert confirmed.proposed_renames == ()
    with pytest.raises(tk.PlanError, match="unknown_id"):
        tk.merge(PLAN, table(text), renames={"I9": "延べ来場者数"})
    with pytest.raises(tk.PlanError, match="ambiguous"):
        tk.merge(PLAN, table(text), renames={"参加者数": "延べ来場者数"})


def test_ids_that_documents_give_come_before_names() -> None:
    plan = table("番号\t指標名\tR3実績\tR6目標\nA-1\t参加者数\t46人\t60人\n").plan
    m = tk.merge(plan, table("番号\t指標名\tR4実績\nA-1\t来場者数\t50人\n"))
    (proposed,) = m.proposed_renames
    assert proposed.evidence == "ID A-1 が同じ"
    again = tk.merge(plan, table("番号\t指標名\tR4実績\nA-1\t参加者数\t50人\n"))
    assert [a.text for a in again.added] == ["50人"]


def test_a_name_alone_serves_where_it_is_the_only_one() -> None:
    m = tk.merge(PLAN, table("指標名\tR4実績\n満足度\t60%\n参加者数\t50人\n"))
    assert [(a.id, a.text) for a in m.added] == [("I2", "60%")]
    assert [(u.side, u.name) for u in m.unmatched] == [
        ("reading", "参加者数"),
        ("plan", "参加者数"),
        ("plan", "参加者数"),
    ]
    moved = tk.merge(PLAN, table("事業\t指標名\tR4実績\n相談\t満足度\t60%\n"))
    assert [c.kind for c in moved.conflicts] == ["moved"]
    assert moved.plan.find(id="I2").project == "説明会"


def test_new_indicators_bring_their_goal_and_project() -> None:
    m = tk.merge(PLAN, table("基本目標\t事業\t指標名\tR4実績\nまち\t相談\t相談件数\t累計5件\n"))
    (new,) = m.new_indicators
    assert (new.id, new.project, new.period) == ("I4", "相談", PLAN.period)
    assert new.actuals[0].period == tk.FiscalPeriod("R2", "R4")  # counted from the plan's start
    assert [g.name for g in m.plan.goals()] == ["まち"]
    assert tk.Plan.from_records(m.plan.to_records()) == m.plan


def test_a_total_of_a_sheet_counts_from_the_plan_s_start() -> None:
    plan = tk.Plan("p", "R2-R6", [tk.Indicator("就職者数", target={"R6": "累計230人"})])
    m = tk.merge(plan, table("指標名\tR4実績\tR6目標\n就職者数\t累計92人\t累計230人\n"))
    assert m.conflicts == ()
    assert m.plan.indicators()[0].actuals[0].period == tk.FiscalPeriod("R2", "R4")


def test_values_are_read_as_the_plan_declares_them() -> None:
    stock = tk.Indicator("施設数", unit="施設", aggregation="stock", actuals={"R3": 10}, target=12)
    plan = tk.Plan("p", "R2-R6", [stock])
    m = tk.merge(plan, table("指標名\tR3実績\tR4実績\n施設数\t10施設\t11施設\n"))
    assert m.conflicts == ()
    assert m.plan.indicators()[0].actuals[1].value == tk.level(11, "施設")


def test_declarations_that_the_plan_lacks_are_added() -> None:
    plan = tk.Plan("p", "R2-R6", [tk.Indicator("施設数", actuals={"R3": "10施設"})])
    sheet = "指標名\t集計\t望ましい方向\tR4実績\n施設数\t時点\t↑\t11施設\n"
    m = tk.merge(plan, table(sheet))
    (i,) = m.plan.indicators()
    assert [a.role for a in m.added] == ["aggregation", "direction", "actual"]
    assert (i.aggregation, i.direction) == ("stock", "up")
    assert [o.value for o in i.actuals] == [tk.level(10, "施設"), tk.level(11, "施設")]
    down = tk.merge(m.plan, table(sheet.replace("↑", "↓")))
    assert [c.kind for c in down.conflicts] == ["declaration_changed"]
    assert down.plan == m.plan


def test_published_rates_are_kept_and_compared() -> None:
    sheet = "指標名\tR3実績\tR3達成率\tR6目標\n満足度\t55%\t68.8%\t80%\n"
    m = tk.merge(table(sheet.replace("68.8%", "")).plan, table(sheet))
    assert [(a.role, a.text) for a in m.added] == [("published", "68.8%")]
    other = tk.merge(m.plan, table(sheet.replace("68.8", "70.0")))
    assert [c.kind for c in other.conflicts] == ["note_changed"]
    assert (
        other.plan
        == m.plan
        != tk.merge(m.plan, table(sheet.replace("68.8", "70.0")), prefer="reading").plan
    )
    assert tk.Plan.from_records(m.plan.to_records()) == m.plan


def test_unread_values_replace_nothing() -> None:
    m = tk.merge(PLAN, table("事業\t指標名\tR3実績\tR4実績\n説明会\t参加者数\t4x人\t5x人\n"))
    assert [(a.role, a.text) for a in m.added] == [("actual", "5x人")]
    assert m.plan.unread()[0].text.endswith("5x人")
    assert [u.why for u in m.unmatched if u.side == "reading"] != []
    assert str(m.plan.indicators()[0].actuals[0]) == "46人"


def test_it_shows_itself() -> None:
    m = tk.merge(
        PLAN,
        table("事業\t指標名\tR3実績\tR4実績\n説明会\t参加者数\t47人\t52人\n相談\t件数\t1件\t\n"),
    )
    assert "52人" in m.explain()
    assert {r["what"] for r in m.to_records()} == {
        "added",
        "new_indicator",
        "conflict",
        "unmatched",
    }
    assert "食い違い" in m._repr_html_()
    with pytest.raises(tk.NotationError, match="unknown_name"):
        tk.merge(PLAN, PLAN, prefer="mine")  # type: ignore[arg-type]


def test_the_embedded_plan_s_own_reading_changes_nothing(plan: tk.Plan) -> None:
    m = tk.merge(plan, plan)
    assert m.plan == plan
    assert (m.added, m.conflicts, m.proposed_renames, m.unmatched) == ((), (), (), ())
    assert tk.merge(plan, tk.read_table(FIRST)).plan.revisions == plan.revisions


NUMBERS = st.integers(0, 99).map(lambda n: f"{n}人")


@st.composite
def sheets(draw: st.DrawFn, alike: bool = True) -> list[dict[str, Any]]:
    """Indicators, each name once; alike: two may have one target."""
    places = draw(
        st.lists(
            st.tuples(st.sampled_from("甲乙"), st.sampled_from("あいうえ")), unique=True, min_size=1
        )
    )
    return [
        {
            "id": f"{project}-{name}",
            "name": project + name,
            "project": project,
            "actuals": draw(st.dictionaries(st.integers(2020, 2024), NUMBERS, min_size=1)),
            "target": {2024: draw(NUMBERS) if alike else f"1{ord(project)}{ord(name)}人"},
        }
        for project, name in places
    ]


def built(sheet: list[dict[str, Any]]) -> tk.Plan:
    return tk.Plan("計画", "R2-R6", sheet)


def by_id(plan: tk.Plan) -> dict[str, tuple[Any, ...]]:
    return {i.id: (i.name, i.project, i.baseline, i.actuals, i.targets) for i in plan.indicators()}


@settings(deadline=None, max_examples=60)
@given(sheets())
def test_merging_a_plan_s_own_reading_changes_nothing(sheet: list[dict[str, Any]]) -> None:
    plan = built(sheet)
    m = tk.merge(plan, plan)
    assert m.plan == plan
    assert (m.added, m.new_indicators, m.conflicts, m.unmatched) == ((), (), (), ())


@settings(deadline=None, max_examples=60)
@given(sheets(alike=False), sheets(alike=False), st.integers(0, 8))
def test_two_halves_are_the_whole(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]], at: int
) -> None:
    plan = built(ours)
    whole = tk.merge(plan, built(theirs)).plan
    halves = plan
    for half in (theirs[:at], theirs[at:]):
        if half:
            halves = tk.merge(halves, built(half)).plan
    assert by_id(halves) == by_id(whole)


@settings(deadline=None, max_examples=60)
@given(sheets(), sheets())
def test_nothing_is_lost(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    plan, reading = built(ours), built(theirs)
    kept, taken = tk.merge(plan, reading), tk.merge(plan, reading, prefer="reading")
    for i in plan.indicators():
        stands = kept.plan.find(id=i.id)
        assert set(i.actuals) <= set(stands.actuals)
        assert i.target == stands.target
    proposed = {r.new_id for r in taken.proposed_renames}
    for i in reading.indicators():
        if i.id in proposed:
            continue
        stands = taken.plan.find(id=i.id)
        assert set(i.actuals) <= set(stands.actuals)
        assert i.target == stands.target
    assert (kept.plan == taken.plan) == (kept.conflicts == ())


def test_what_is_no_plan_is_not_merged() -> None:
    plan = tk.read_table("指標名\tR3実績\tR6目標\n甲\t1人\t2人\n").plan
    with pytest.raises(tk.KpiError) as error:
        tk.merge(plan, "甲\tR4")  # type: ignore[arg-type]
    assert error.value.code == "bad_argument"


def test_values_of_another_unit_are_a_conflict() -> None:
    plan = tk.read_table("指標名\tR3実績\tR6目標\n甲\t1人\t2人\n").plan
    merged = tk.merge(plan, tk.read_table("指標名\tR4実績\n甲\t5件\n"))
    assert merged.added == ()
    assert len(merged.conflicts) > 0
    assert [str(o.value) for o in merged.plan.indicators()[0].actuals] == ["1人"]
