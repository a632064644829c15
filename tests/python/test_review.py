# SPDX-License-Identifier: BSL-1.0
"""Review and comparison from Python: the document's counts, and one change for one edit."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st
from tomakomai_kpi import review_report
from tomakomai_kpi._core import read_plan_csv
from tomakomai_kpi.cli import main

PLAN = tk.plans.tomakomai()
CSV = (Path(__file__).parents[2] / "src/plans/tomakomai.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(io.StringIO(CSV)))
PRINTED = [n for n, row in enumerate(ROWS) if row["role"] in ("baseline", "actual", "target")]


def edited(number: int, **cells: str) -> tk.Plan:
    rows = [dict(row) for row in ROWS]
    rows[number] |= cells
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return read_plan_csv(out.getvalue(), "edited.csv")


def page_of(row: dict[str, str]) -> str:
    return PLAN.find(id=row["id"], revision=row["revision"]).page


@given(st.sampled_from(PRINTED), st.integers(0, 9), st.data())
@settings(max_examples=150, deadline=None)
def test_one_digit_is_one_change_on_its_page(number: int, digit: int, data: st.DataObject) -> None:
    row = ROWS[number]
    places = [m.start() for m in re.finditer(r"[1-9]", row["value"])]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    text = row["value"][:at] + str(digit or 1) + row["value"][at + 1 :]
    found = tk.compare(PLAN, edited(number, value=text)).changes
    if text == row["value"]:
        assert found == ()
        return
    [change] = found
    assert (change.page, change.indicator, change.revision) == (
        page_of(row),
        row["id"],
        row["revision"],
    )
    assert (change.old, change.new) == (row["value"], text)


@pytest.mark.parametrize(
    ("role", "cell", "value", "kind"),
    [
        ("project", "flags", "見直し", "flags_changed"),
        ("project", "departments", "架空課", "moved_department"),
        ("project", "name", "架空事業", "renamed"),
        ("indicator", "page", "99", "page_changed"),
        ("target", "year", "令和5年度", "year_changed"),
        ("stated_count", "value", "99", "stated_count_changed"),
        ("goal", "name", "架空目標", "goal_changed"),
        ("fingerprint", "value", "0" * 16, "content_changed"),
        ("direction", "value", "down", "direction_changed"),
    ],
)
def test_each_sort_of_edit_has_its_kind(role: str, cell: str, value: str, kind: str) -> None:
    number = next(
        n
        for n, row in enumerate(ROWS)
        if row["role"] == role and row["id"] != "G1-3" and "-old" not in row["id"]
    )
    changes = tk.compare(PLAN, edited(number, **{cell: value})).changes
    assert {change.kind for change in changes} == {kind}


def test_counts_are_those_of_the_document() -> None:
    counts = tk.review(PLAN).counts()
    assert counts["measures_added"] == 1
    assert counts["target_changes"] == counts["targets_lowered"] + counts["targets_raised"] + 2
    assert counts["kpi_changes"] == 25 + 6 + 1


def test_actuals_meet_old_targets_that_were_raised() -> None:
    review = tk.review(PLAN)
    met = {PLAN.find(id=j.indicator).name for j in review.judged if j.raised and j.met_old.value}
    assert len(met) == 6
    assert "業務削減時間(年間)" in met
    mixed = next(j for j in review.judged if PLAN.find(id=j.indicator).name == "相談件数")
    assert mixed.met_old.undefined == "mixed_basis"


@pytest.mark.parametrize("form", review_report.FORMATS)
def test_every_format_tells_the_changes(form: review_report.Format) -> None:
    shown = review_report.ReviewReport("<計画>", ("旧", "新"), tk.review(PLAN))
    text = review_report.render(shown, form)
    assert "累計30組" in text
    if form == "html":
        assert "<計画>" not in text
    if form == "json":
        assert json.loads(text)["counts"]["kpi_changes"] == 32


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) == 0
    assert "KPIの変更" in capsys.readouterr().out
    plan = tmp_path / "計画.csv"
    plan.write_text(CSV, encoding="utf-8")
    assert main(["compare", str(plan), str(plan), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []
    assert main(["review", "--old", "older"]) == 2
    assert "unknown_name" in capsys.readouterr().err
