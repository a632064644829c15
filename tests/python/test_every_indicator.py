# SPDX-License-Identifier: BSL-1.0
"""Every indicator is in every output, wherever it belongs; rows of a plan stand in any order."""

import io
import json
import tempfile
from pathlib import Path

import openpyxl
import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st
from own_reports import csv_rows, json_indicators
from plan_files import EMBEDDED, facts
from tomakomai_kpi.reports import audit, progress, render, review, rulebooks

HEAD = "revision,role,id,parent,page,name,departments,flags,year,value,status,note"


@st.composite
def rows_of_a_plan(draw: st.DrawFn) -> list[str]:
    """A plan in two editions, whose things belong to a goal, or to none, in any order of rows."""
    rows = [",plan,x,,,計画,,,令和2年度～令和6年度,,,"]
    for edition in ("new", "old"):
        rows.append(f"{edition},revision,,,,{edition},,,,,,")
        goals = draw(st.lists(st.sampled_from(["G1", "G2", "G3"]), unique=True, max_size=3))
        rows += [f"{edition},goal,{g},,1,目標{g},,,,{g[1:]},," for g in goals]
        homes = [*goals, ""]
        measures = [f"M{n}" for n in range(draw(st.integers(0, 2)))]
        rows += [
            f"{edition},measure,{m},{draw(st.sampled_from(homes))},1,施策{m},,,,,,"
            for m in measures
        ]
        projects = [f"P{n}" for n in range(draw(st.integers(0, 3)))]
        rows += [
            f"{edition},project,{p},{draw(st.sampled_from([*homes, *measures]))},1,事業{p},課,,,,,"
            for p in projects
        ]
        for n in range(draw(st.integers(0, 6))):
            name, parent = f"指標{n}番", draw(st.sampled_from([*homes, *projects]))
            rows += [
                f"{edition},indicator,I{n},{parent},1,{name},,,,,,",
                f"{edition},target,I{n},,,{name},,,令和6年度,{draw(st.integers(1, 99))}人,,",
            ]
            rows += [
                f"{edition},target,I{n},,,{name},,,令和{year}年度,{draw(st.integers(1, 99))}人,,"
                for year in draw(st.lists(st.integers(2, 5), unique=True, max_size=2))
            ]
            if draw(st.booleans()):
                rows.append(f"{edition},actual,I{n},,,{name},,,令和3年度,5人,,")
    return draw(st.permutations(rows))


def plan_of(rows: list[str]) -> tk.Plan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "計画.csv"
        path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        return tk.read_plan(path)


def interim_of(row: dict[str, str]) -> list[str]:
    """The interim targets in a row of a sheet."""
    return [row[name] for name in row if name[:-1] == "中間目標" and row[name] not in (None, "")]


@settings(max_examples=12, deadline=None)
@given(rows_of_a_plan())
def test_every_indicator_is_in_every_output(rows: list[str]) -> None:
    plan = plan_of(rows)
    for revision in plan.revisions:
        ids = [a.indicator.id for a in plan.assess(revision)]
        names = {i.name for i in plan.indicators(revision)}
        assert len(ids) == len(plan.indicators(revision))

        shown = progress.build(plan, revision)
        assert sorted(r.indicator.id for r in shown.rows) == sorted(ids)
        assert shown.whole is None or shown.whole.summary.indicators == len(ids)
        assert sum(shown.totals.values()) == len(ids)
        assert sum(g.summary.indicators for g in shown.groups["goal"]) == len(ids)
        assert sorted(row["ID"] for row in csv_rows(render(shown, "csv"))) == sorted(ids)
        told = json.loads(render(shown, "json"))
        assert sorted(i["id"] for i in json_indicators(render(shown, "json"))) == sorted(ids)
        assert sum(told["totals"].values()) == len(ids)
        sheet = openpyxl.load_workbook(io.BytesIO(progress.to_excel(shown)))["年度別"]
        assert sheet.max_row == 1 + len(ids) or not ids
        interim = {i.id: [str(o) for o in i.targets[:-1]] for i in plan.indicators(revision)}
        in_sheet = [
            dict(zip(sheet[1], row, strict=True)) for row in sheet.iter_rows(min_row=2) if ids
        ]
        assert {each["ID"]: interim_of(each) for each in csv_rows(render(shown, "csv"))} == interim
        said = [{str(head.value): cell.value for head, cell in row.items()} for row in in_sheet]
        assert {each["ID"]: len(interim_of(each)) for each in said} == {
            each: len(targets) for each, targets in interim.items()
        }
        for form in ("text", "markdown", "html"):
            page = render(shown, form)
            assert {name for name in names if name not in page} == set(), form

        compared = rulebooks.build(plan, revision, None, tk.rulebooks.presets()[:1])
        assert [r.indicator.id for r in compared.rows] == ids

    changes = tk.review(plan).changes
    told_of = review.of_review(tk.review(plan), "old", "new")
    for form in ("text", "markdown", "html", "json"):
        page = render(told_of, form)
        assert {c.name for c in changes if c.name and c.name not in page} == set(), form
    findings = audit.build(plan, ())
    assert sum(len(group) for group in [findings.findings]) == len(tk.audit(plan))


@settings(max_examples=40, deadline=None)
@given(rows_of_a_plan())
def test_what_belongs_to_no_goal_is_written_and_read_again(rows: list[str]) -> None:
    plan = plan_of(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "計画.csv"
        tk.write_plan(plan, path)
        assert facts(tk.read_plan(path)) == facts(plan)
        table = Path(folder) / "表.tsv"
        try:
            tk.write_comparison_table(plan, table)
        except tk.PlanError:  # the form has no place for a goal that one edition lacks
            assert not table.exists()
            return
        again = tk.read_comparison_table(table, overlay=None)
        for revision in plan.revisions:
            names = sorted(i.name for i in plan.indicators(revision))
            assert sorted(i.name for i in again.indicators(revision)) == names


def test_rows_of_the_embedded_plan_stand_in_any_order(tmp_path: Path) -> None:
    head, *rows = EMBEDDED.read_text("utf-8").splitlines()
    assert not any(row.count('"') % 2 for row in rows)  # none goes over lines
    backwards = tmp_path / "backwards.csv"
    backwards.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    plan = tk.read_plan(backwards)
    for revision in ("new", "old"):
        there = {a.indicator.id: a.explain() for a in tk.plans.tomakomai().assess(revision)}
        assert {a.indicator.id: a.explain() for a in plan.assess(revision)} == there


@pytest.mark.parametrize("number", ["0", "1"])
def test_a_number_is_one_goal_s(number: str) -> None:
    with pytest.raises(tk.PlanError, match="基本目標の番号") as refused:
        plan_of(
            [
                ",plan,x,,,計画,,,令和2年度～令和6年度,,,",
                "new,revision,,,,新,,,,,,",
                "new,goal,G1,,1,一,,,,1,,",
                f"new,goal,G2,,1,二,,,,{number},,",
            ]
        )
    assert refused.value.code == "duplicate_id"
