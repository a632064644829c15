# SPDX-License-Identifier: BSL-1.0
"""Rulebooks side by side: the verdicts of each, in every format."""

import csv
import io
import json
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from own_reports import HOSTILE, kpi, own_plan, would_run
from rich.cells import cell_len
from tomakomai_kpi import rulebooks
from tomakomai_kpi.cli import main
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports import rulebooks as rulebook_report

HOLE = "区分なし [rule_hole]"
MIXED = "区分なし [mixed_basis]"
UNTOLD = "区分なし [not_applicable]"

# Six indicators under five rules, as worked out by hand; none of the rules is sensible on all six.
WORKED = {
    "新規雇用創出数": ("C", "改善", MIXED, MIXED, MIXED),
    "就職者数": ("A", "着実", MIXED, MIXED, MIXED),
    "リピーター率": ("A", "着実", "A", HOLE, "A"),
    "プレールーム利用数": ("B", "着実", "C", "効果なし", "A"),
    "待機児童数": (UNTOLD, UNTOLD, UNTOLD, HOLE, "A"),
    "貨物取扱量(内貨)": ("B+", "着実", "B", "効果なし", "A"),
}
WORKED_BOOKS = ("茨城県", "多摩市", "長与町", "交付金", "成長戦略")


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> rulebook_report.RulebookReport:
    return rulebook_report.build(plan)


@pytest.mark.parametrize("name", WORKED)
def test_the_worked_table_comes_out(plan: tk.Plan, name: str) -> None:
    worked = rulebook_report.build(plan, books=[rulebooks.preset(b) for b in WORKED_BOOKS])
    project = "介護人材確保支援事業" if name == "就職者数" else None
    of = plan.find(name=name, project=project)
    (row,) = (row for row in worked.rows if row.indicator.id == of.id)
    assert tuple(cell.letter for cell in row.cells) == WORKED[name]


def test_every_cell_is_what_its_rulebook_says(
    plan: tk.Plan, shown: rulebook_report.RulebookReport
) -> None:
    assert shown.books == rulebooks.presets()
    assert [row.indicator.id for row in shown.rows] == [i.id for i in plan.indicators()]
    for row in shown.rows:
        for book, cell in zip(shown.books, row.cells, strict=True):
            grading = book.judge(row.indicator)
            assert cell.grading.explain() == grading.explain()
            assert cell.letter.startswith("・".join(grading.labels) or "区分なし")
    assert all(sum(n for _, n in counted) == 104 for _, counted in shown.counts)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_lines_of_a_text_fit_the_window(shown: rulebook_report.RulebookReport, width: int) -> None:
    text = render(shown, "text", width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    for book in shown.books:
        assert book.name in text


@pytest.mark.parametrize("form", rulebook_report.FORMATS)
def test_every_format_has_every_indicator(
    shown: rulebook_report.RulebookReport, form: rulebook_report.Format
) -> None:
    text = render(shown, form, 240).replace("\\", "")
    for row in shown.rows:
        assert row.indicator.name in text
    for words in ("効果なし", "mixed_basis", "◎"):
        assert words in text


def test_formats_agree(shown: rulebook_report.RulebookReport) -> None:
    document = json.loads(render(shown, "json"))
    text = render(shown, "csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row, in_json, in_csv in zip(shown.rows, document["indicators"], rows, strict=True):
        for book, cell in zip(shown.books, row.cells, strict=True):
            assert in_json["gradings"][book.name]["labels"] == list(cell.grading.labels)
            assert in_csv[book.name] == cell.letter


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_hostile_names_do_no_harm(name: str, form: rulebook_report.Format) -> None:
    own = rulebook_report.build(own_plan(*kpi(name, "1人", "2人", "4人")))
    text = render(own, form)
    assert "\x1b" not in text.replace(name, "") or form == "csv"
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        assert row["指標"] in {name, "'" + name}
        assert not would_run(row["指標"])
    if form == "markdown":
        assert "<script" not in text
        assert sum(line.startswith("#") for line in text.splitlines()) == 1


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebooks"]) == 0
    assert "いの町" in capsys.readouterr().out
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "わが市"\ngrades = [{label = "良", when = "pace >= 1"},'
        ' {label = "否", when = "pace < 1"}]\n',
        encoding="utf-8",
    )
    page = tmp_path / "page.html"
    assert main(["rulebooks", "--rulebook", "茨城県", "--rulebook", str(own), "-o", str(page)]) == 0
    assert "わが市" in page.read_text(encoding="utf-8")
    assert main(["rulebooks", "--rulebook", "東京都"]) == 2
    assert "unknown_name" in capsys.readouterr().err
    assert main(["rulebooks", "--revision", "old", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 96
