# SPDX-License-Identifier: BSL-1.0
"""Rows of tests/vectors/table_cells.txt and table_headers.txt, in all forms; C++ reads them too."""

from html import escape
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from plan_facts import kept
from tomakomai_kpi.tables import render_comparison_table

VECTORS = Path(__file__).parents[1] / "vectors"
PERIOD = tk.FiscalPeriod("R2", "R6")


def rows_of(name: str) -> list[list[str]]:
    lines = (VECTORS / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def told(indicator: tk.Indicator) -> str:
    observed = [("b", indicator.baseline)]
    observed += [("a", o) for o in indicator.actuals] + [("t", o) for o in indicator.targets]
    return " ".join(
        [indicator.name, *(f"{r}{o.year.start_year}={o}" for r, o in observed if o is not None)]
    )


def said(plan: tk.Plan, revision: str = "new") -> list[str]:
    return [told(i) for i in plan.indicators(revision)]


def listed(text: str, by: str) -> list[str]:
    return [] if text == "-" else text.split(by)


def read(source: str | Path) -> tk.Plan:
    return tk.read_comparison_table(source, overlay=None, name="例", period=PERIOD)


@pytest.mark.parametrize("row", rows_of("table_cells.txt"))
def test_cells(row: list[str], tmp_path: Path) -> None:
    cell, indicators, unread = row
    cell = cell.replace("□", "■事業名・事業の内容 船事業【港湾課】¶■重要業績評価指標(KPI) ")
    paragraphs = "".join(f"<p>{line}</p>" for line in cell.split("¶"))
    plan = read(f"頁\t新\t旧\n12\t{paragraphs}\t{paragraphs}\n")
    for form in ("tsv", "html", "xlsx"):
        file = tmp_path / f"table.{form}"
        file.write_bytes(render_comparison_table(plan, form))
        for each in (plan, read(file)):
            assert said(each) == listed(indicators, ";")
            texts = [text.replace("\n", "¶") for text in kept(each, "unread")]
            assert texts == listed(unread, "|")
            assert kept(each, "unread", "old") == kept(each, "unread")
            targets = [[i.targets for i in each.indicators(r)] for r in ("new", "old")]
            assert targets[0] == targets[1]
    assert tk.review(plan).changes == []


def text_of(column: int) -> str:
    return f"基本目標1 列{column}"


def as_html(header: list[list[str]], width: int) -> str:
    """Empty cells right of 新 and 旧 merged into them, and those below a word into it."""
    lines = []
    for number, cells in enumerate(header):
        line, column = "", 0
        while column < width:
            word = (cells + [""] * width)[column]
            above = number > 0 and (header[0] + [""] * width)[column]
            below = number == 0 and len(header) > 1 and not (header[1] + [""] * width)[column]
            span = 1
            while word in ("新", "旧") and not (cells + ["x"] * width)[column + span]:
                span += 1
            if word or not above:
                rows = 2 if word and below and span == 1 else 1
                line += f"<th colspan={span} rowspan={rows}>{escape(word)}</th>"
            column += span
        lines.append(line)
    lines.append("".join(f"<td>{text_of(n)}</td>" for n in range(1, width + 1)))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>\n"


@pytest.mark.parametrize("row", rows_of("table_headers.txt"))
@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_headers(row: list[str], form: str, tmp_path: Path) -> None:
    from openpyxl import Workbook

    header = [line.split("|") for line in row[0].split("¶")]
    width = max(map(len, header))
    body = [text_of(n) for n in range(1, width + 1)]
    file = tmp_path / f"table.{form}"
    if form == "tsv":
        lines = ["\t".join(cells) for cells in [*header, body]]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif form == "html":
        file.write_text(as_html(header, width), encoding="utf-8")
    else:
        book = Workbook()
        for cells in [*header, body]:
            book.active.append([word or None for word in cells])
        for number, word in enumerate(header[0], 1):
            if word == "頁" and len(header) > 1 and not header[1][number - 1]:
                book.active.merge_cells(None, 1, number, 2, number)
        book.save(file)
    facts = row[1].split(" ")
    if facts[0] == "refused":
        with pytest.raises(tk.PlanError) as refused:
            read(file)
        assert refused.value.code == "bad_row"
        assert [str(refused.value.line), str(refused.value.column)] == facts[1:]
        return
    plan = read(file)
    ((new,), (old,)) = plan.goals("new"), plan.goals("old")
    assert new.page == ("" if facts[0] == "-" else text_of(int(facts[0])))
    assert [f"基本目標1 {new.name}", f"基本目標1 {old.name}"] == [
        text_of(int(f)) for f in facts[1:3]
    ]
    assert kept(plan, "unread") == [text_of(int(n)) for n in listed(facts[3], ",")]
