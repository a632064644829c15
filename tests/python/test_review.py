# SPDX-License-Identifier: BSL-1.0
"""What a revision changed; and that one edited cell is one difference, on its own page."""

import csv
import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st
from tomakomai_kpi.cli import main

EMBEDDED = Path(__file__).parents[2] / "src/document/plans/tomakomai.csv"
ROWS = list(csv.DictReader(io.StringIO(EMBEDDED.read_text("utf-8-sig"))))
OBSERVED = ("baseline", "actual", "target")


@pytest.fixture(scope="module")
def found() -> tk.Review:
    return tk.review(tk.plans.tomakomai())


def of(review: tk.Review, indicator: str) -> tk.Change:
    [change] = [c for c in review.changes if c.indicator == indicator]
    return change


# The review of the document


def test_counts_are_the_documents_own(found: tk.Review) -> None:
    counts = found.counts()
    wanted = {
        "measures_added": 1,
        "projects_added": 8,
        "projects_added_flagged": 5,
        "projects_added_in_new_measures": 3,
        "content_flagged": 6,
        "content_changed": 12,
        "projects_ended": 2,
        "goal_targets_replaced": 1,
        "targets_lowered": 16,
        "targets_raised": 7,
        "bases_changed": 1,
        "rebased": 1,
        "target_changes": 25,
        "replacements": 6,
        "additions": 1,
        "kpi_changes": 32,
        "kpi_flagged": 27,
        "kpi_changes_unflagged": 1,
        "reformatted": 4,
        "indicators_renamed": 1,
        "departments_changed": 7,
        "met_old_then_raised": 6,
        "stated_kpis_changed": 32,
    }
    assert {name: counts[name] for name in wanted} == wanted


def test_a_rebase_that_looks_like_a_cut_is_a_rise(found: tk.Review) -> None:
    change = of(found, "P44-2")
    assert (change.kind, change.page, change.old, change.new) == (
        "rebased",
        "63",
        "累計55組",
        "累計30組",
    )
    assert change.also == ("target_raised",)
    assert "+23組 → +30組" in change.explain()


@pytest.mark.parametrize(
    ("indicator", "kind", "page"),
    [
        ("P13-1", "basis_changed", "43"),
        ("P17-1", "basis_changed", "46"),
        ("P08-1", "target_lowered", "41"),
        ("P16-1", "target_raised", "45"),
        ("P19-1", "renamed", "49"),
        ("P44-1", "baseline_changed", "63"),
        ("G1-2", "reformatted", "38"),
        ("G1-3", "replaced", "38"),
        ("P21-1", "replaced", "49"),
        ("P38-2", "added", "59"),
    ],
)
def test_kinds_of_known_changes(found: tk.Review, indicator: str, kind: str, page: str) -> None:
    change = of(found, indicator)
    assert (change.kind, change.page) == (kind, page)
    assert change.explain()


def test_two_that_became_one_are_a_replacement_and_a_merger(found: tk.Review) -> None:
    change = of(found, "P21-1")
    assert "merged" in change.also
    assert change.old is not None
    assert "登録児童数" in change.old
    assert "クラブ数" in change.old


def test_a_rename_tells_its_evidence(found: tk.Review) -> None:
    assert "根拠" in of(found, "P19-1").explain()


def test_actuals_that_had_met_the_old_target(found: tk.Review) -> None:
    met = [t.indicator for t in found.judged if t.raised and t.met_old.value]
    assert met == ["P16-1", "P26-1", "P26-2", "P35-1", "P46-1", "P57-1"]
    assert not any(t.met_new.value for t in found.judged if t.indicator in met)


def test_an_actual_on_another_basis_is_not_judged_by_the_old_target(found: tk.Review) -> None:
    [judged] = [t for t in found.judged if t.indicator == "P13-1"]
    assert judged.met_old.value is None
    assert judged.met_old.undefined == "mixed_basis"
    assert judged.met_new.value is False


def test_content_edits_say_whether_they_are_declared(found: tk.Review) -> None:
    edits = [c for c in found.changes if c.subject == "project" and "content_changed" in kinds(c)]
    undeclared = [c.page for c in edits if "宣言されていない" in c.explain()]
    assert undeclared == ["42", "62", "64", "65", "71", "76"]


def kinds(change: tk.Change) -> tuple[str, ...]:
    return (change.kind, *change.also)


def test_an_unknown_revision_is_refused() -> None:
    with pytest.raises(tk.PlanError) as refused:
        tk.review(tk.plans.tomakomai(), old="oldest")
    assert refused.value.code == "unknown_name"


# Comparison: one edited cell, one difference


def plan_of(rows: list[dict[str, str]]) -> tk.Plan:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(rows)
    return tk._core.read_plan_csv(out.getvalue())


def edited(number: int, column: str, text: str) -> tk.Plan:
    rows = [dict(row) for row in ROWS]
    before = rows[number]
    if before["role"] == "indicator" and column == "name":  # which its observations repeat
        for row in rows:
            of_it = (row["id"], row["revision"]) == (before["id"], before["revision"])
            if of_it and row["name"]:
                row["name"] = text
    rows[number][column] = text
    return plan_of(rows)


def page_of(row: dict[str, str]) -> str:
    """The page of the row, or of the thing it belongs to."""
    if row["page"] or row["role"] in ("plan", "revision"):
        return row["page"]
    return next(
        r["page"]
        for r in ROWS
        if r["id"] == row["id"] and r["page"] and row["revision"] in (r["revision"], "")
    )


def one_difference(number: int, column: str, text: str) -> tk.Change:
    changes = tk.compare(tk.plans.tomakomai(), edited(number, column, text)).changes
    assert len(changes) == 1, changes
    [change] = changes
    assert change.page in (page_of(ROWS[number]), text if column == "page" else "")
    assert change.explain()
    return change


def numbers(wanted: Callable[[dict[str, str]], bool]) -> list[int]:
    return [i for i, row in enumerate(ROWS) if wanted(row)]


DIGITS = numbers(lambda r: r["role"] in OBSERVED and bool(re.search(r"\d", r["value"])))
PROJECTS = numbers(lambda r: r["role"] == "project")
NAMED = numbers(lambda r: r["role"] in ("goal", "measure", "project", "indicator"))


def test_plans_that_say_the_same_do_not_differ() -> None:
    assert tk.compare(tk.plans.tomakomai(), plan_of(ROWS)).changes == []


def with_last_digit_moved(text: str) -> str:
    at = [i for i, c in enumerate(text) if c.isdigit()][-1]
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DIGITS))
def test_a_moved_digit(number: int) -> None:
    row = ROWS[number]
    if row["value"] in ("8%", "0%"):
        return
    change = one_difference(number, "value", with_last_digit_moved(row["value"]))
    assert change.indicator == row["id"]
    assert change.revision == row["revision"]
    assert change.kind.startswith(("target_", "baseline_", "actual_"))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(numbers(lambda r: r["role"] in OBSERVED and r["value"].endswith("人"))))
def test_another_unit(number: int) -> None:
    change = one_difference(number, "value", ROWS[number]["value"][:-1] + "件")
    assert change.kind == "unit_changed"


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(numbers(lambda r: r["role"] in OBSERVED and r["value"].startswith("累計"))))
def test_a_lost_cumulative(number: int) -> None:
    change = one_difference(number, "value", ROWS[number]["value"].removeprefix("累計"))
    assert change.kind == "basis_changed"


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(numbers(lambda r: bool(r["flags"]))))
def test_a_lost_flag(number: int) -> None:
    change = one_difference(number, "flags", "")
    assert (change.kind, change.old) == ("flag_changed", ROWS[number]["flags"])


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PROJECTS))
def test_another_department(number: int) -> None:
    assert one_difference(number, "departments", "試験課").kind == "department_changed"


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(numbers(lambda r: r["role"] in OBSERVED and r["year"] == "平成30年度")))
def test_another_year(number: int) -> None:
    assert one_difference(number, "year", "平成29年度").kind == "year_changed"


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMED), st.sampled_from(["name", "page"]))
def test_another_name_or_page(number: int, column: str) -> None:
    change = one_difference(number, column, "99" if column == "page" else "試験の名")
    assert change.kind == ("page_changed" if column == "page" else "renamed")
    assert change.id == ROWS[number]["id"]


@pytest.mark.parametrize(
    ("role", "column", "text", "kind"),
    [
        ("fingerprint", "value", "0123456789abcdef", "content_changed"),
        ("stated_count", "value", "77", "stated_count_changed"),
        ("direction", "value", "range", "declaration_changed"),
        ("aggregation", "note", "declared: 試験", "declaration_changed"),
        ("measure", "value", "㊿", "mark_changed"),
        ("target", "note", "試験の注記", "note_changed"),
        ("plan", "name", "試験の計画", "renamed"),
        ("revision", "name", "試験の版", "renamed"),
    ],
)
def test_other_facts(role: str, column: str, text: str, kind: str) -> None:
    for number in random.Random(5).sample(
        numbers(lambda r: r["role"] == role), min(5, sum(r["role"] == role for r in ROWS))
    ):
        assert one_difference(number, column, text).kind == kind


def test_another_period_of_the_plan() -> None:
    [number] = numbers(lambda r: r["role"] == "plan")
    assert one_difference(number, "year", "令和2年度～令和7年度").kind == "period_changed"


def test_a_removed_indicator() -> None:
    kept = [r for r in ROWS if not (r["id"] == "P08-1" and r["revision"] == "old")]
    [change] = tk.compare(tk.plans.tomakomai(), plan_of(kept)).changes
    assert (change.kind, change.page, change.revision) == ("removed", "41", "old")


def test_difference_has_two_sides() -> None:
    other = edited(DIGITS[0], "value", "47人")
    [there] = tk.compare(tk.plans.tomakomai(), other).changes
    [back] = tk.compare(other, tk.plans.tomakomai()).changes
    assert (there.old, there.new) == (back.new, back.old) == ("46人", "47人")


# A small plan, for kinds that the document does not have

HEAD = "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n"
TOP = (
    ",plan,p,,,試験計画,,,令和2年度～令和6年度,,,\n"
    "new,revision,,,,新,,,,,,\nold,revision,,,,旧,,,,,,\n"
    "new,goal,G1,,1,目標,,,,,,\nold,goal,G1,,1,目標,,,,,,\n"
    "new,project,P1,G1,2,事業,課,,,,,\nold,project,P1,G1,2,事業,課,,,,,\n"
)


def indicator(revision: str, id_: str, name: str, target: str) -> str:
    return (
        f"{revision},indicator,{id_},P1,2,{name},,,,,,\n"
        f"{revision},baseline,{id_},,,{name},,,平成30年度,1人,,\n"
        f'{revision},target,{id_},,,{name},,,令和6年度,"{target}",,\n'
    )


def small(*indicators: str, declared: str = "") -> tk.Plan:
    return tk._core.read_plan_csv(HEAD + TOP + "".join(indicators) + declared)


def test_matched_by_name_where_ids_differ() -> None:
    plan = small(
        indicator("old", "a", "参加者数", "10人"), indicator("new", "b", "参加者数", "9人")
    )
    [change] = tk.review(plan).changes
    assert (change.kind, change.old, change.new) == ("target_changed", "10人", "9人")


def test_ambition_goes_by_direction() -> None:
    plan = small(
        indicator("old", "a", "待機者数", "10人"),
        indicator("new", "a", "待機者数", "9人"),
        declared=",direction,a,,,,,,,down,,declared: 試験\n",
    )
    [change] = tk.review(plan).changes
    assert change.kind == "target_raised"


def test_the_sole_pair_with_equal_figures_is_a_rename_with_evidence() -> None:
    plan = small(indicator("old", "a", "旧の名", "10人"), indicator("new", "b", "新の名", "10人"))
    [change] = tk.review(plan).changes
    assert change.kind == "renamed"
    assert "唯一の組" in change.explain()


def test_without_evidence_it_is_a_replacement() -> None:
    plan = small(indicator("old", "a", "旧の名", "10人"), indicator("new", "b", "新の名", "11人"))
    [change] = tk.review(plan).changes
    assert change.kind == "replaced"


def test_targets_that_add_up_are_a_split() -> None:
    plan = small(
        indicator("old", "a", "全体", "10人"),
        indicator("new", "b", "前半", "4人"),
        indicator("new", "c", "後半", "6人"),
    )
    assert [c.kind for c in tk.review(plan).changes] == ["split"]


# The commands


def test_the_commands(tmp_path: Path) -> None:
    report, other = tmp_path / "review.json", tmp_path / "other.csv"
    assert main(["review", "--format", "json", "--output", str(report)]) == 0
    assert json.loads(report.read_text())["counts"]["kpi_changes"] == 32
    other.write_text(EMBEDDED.read_text("utf-8-sig").replace("46人", "47人", 1), "utf-8")
    options = ["--format", "json", "--output", str(report)]
    assert main(["compare", str(EMBEDDED), str(other), *options]) == 0
    told = json.loads(report.read_text())
    assert Counter(c["kind"] for c in told["changes"]) == {"baseline_changed": 1}


def test_a_command_does_not_write_over_its_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "計画.txt"  # which a report in text could be called, too
    plan.write_bytes(EMBEDDED.read_bytes())
    compared = ["compare", str(EMBEDDED), str(plan), "--format", "text"]
    assert main([*compared, "--output", str(plan)]) == 2
    assert "unwritable_file" in capsys.readouterr().err
