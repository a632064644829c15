# SPDX-License-Identifier: BSL-1.0
"""Letters of rulebooks in every format of the report."""

import csv
import io
import json
from pathlib import Path

import pytest
from tomakomai_kpi import Rulebook, plans, rulebooks
from tomakomai_kpi.cli import main
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports import rulebooks as rulebook_report

SHOWN = report.build(plans.tomakomai(), rulebook=rulebooks.preset("交付金"))


@pytest.mark.parametrize("form", report.FORMATS)
def test_every_format_shows_letters_and_cautions(form: report.Format) -> None:
    text = render(SHOWN, form)
    assert "交付金" in text
    assert "効果なし" in text
    assert "mixed_basis" in text.replace("\\", "")
    plain = render(report.build(plans.tomakomai()), form)
    assert "効果なし" not in plain


def test_readers_are_told_that_a_rulebook_has_its_own_clock() -> None:
    assert "評価基準の起点" in dict(SHOWN.facts)["評価基準"]
    row = next(r for r in SHOWN.rows if r.indicator.id == "P51-1")
    path = rulebooks.preset("成長戦略").judge(row.indicator).explain()
    assert "経過 3/6(基準年度から)" in path


@pytest.mark.parametrize("name", ["=1+1", "\u202eevil", "@SUM(A1)", "A\nB"], ids=repr)
def test_names_of_own_rulebooks_do_nothing(name: str) -> None:
    book = Rulebook(name, [(name, "path >= 1"), ("×", "path < 1")], source=name)
    own = report.build(plans.tomakomai(), rulebook=book)
    compared = rulebook_report.build(plans.tomakomai(), books=[book])
    texts = [render(own, "text"), render(compared, "text")]
    assert not any("\u202e" in text or "A\nB" in text for text in texts)
    for text in (render(own, "csv"), render(compared, "csv")):
        rows = csv.reader(io.StringIO(text))
        assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)


def test_letters_are_those_of_the_rulebook() -> None:
    book = SHOWN.rulebook
    assert book is not None
    document = json.loads(render(SHOWN, "json"))
    graded = {
        indicator["id"]: tuple(indicator["grading"]["labels"])
        for goal in document["goals"]
        for project in goal["projects"]
        for indicator in project["indicators"]
    }
    assert graded == {i.id: book.judge(i).labels for i in plans.tomakomai().indicators()}


def test_the_command_takes_names_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--rulebook", "多摩市"]) == 0
    assert "着実" in capsys.readouterr().out
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "わが市"\ngrades = [{label = "良", when = "pace >= 1"},'
        ' {label = "否", when = "pace < 1"}]\n',
        encoding="utf-8",
    )
    assert main(["report", "--rulebook", str(own), "--format", "csv"]) == 0
    assert "評価(わが市)" in capsys.readouterr().out
    assert main(["report", "--rulebook", "東京都"]) == 2
    assert "多摩市" in capsys.readouterr().err
