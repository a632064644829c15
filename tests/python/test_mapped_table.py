# SPDX-License-Identifier: BSL-1.0
"""Any office's table: its containers, mappings and errors. Figures are invented."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import tomakomai_kpi as tk

HEADER = ["指標名", "単位", "R1基準値", "R3実績", "R6目標値", "達成率", "担当課"]
ROWS = [
    ["参加者数", "人", "40", "46", "60", "76.7%", "雇用課"],
    ["満足度", "%", "45.2", "－", "50.0", "", "観光課"],
    ["創業件数", "件", "5", "1O", "30件以上", "", "商工課"],
]
TEXT = "\n".join("\t".join(row) for row in [HEADER, *ROWS]) + "\n"


def facts(plan: tk.Plan) -> list[tuple[str, ...]]:
    return [
        (i.name, *(f"{o.year} {o.value}" for o in (i.baseline, *i.actuals, i.target) if o))
        for i in plan.indicators()
    ]


EXPECTED = [
    ("参加者数", "令和元年度 40人", "令和3年度 46人", "令和6年度 60人"),
    ("満足度", "令和元年度 45.2%", "令和3年度 －", "令和6年度 50.0%"),
    ("創業件数", "令和元年度 5件", "令和3年度 1O", "令和6年度 30件以上"),
]


def source(form: str, folder: Path) -> Any:
    path = folder / f"table.{form}"
    if form == "text":
        return TEXT
    if form == "pandas":
        return pd.DataFrame(ROWS, columns=HEADER)
    if form == "xlsx":
        from openpyxl import Workbook

        book = Workbook()
        assert book.active is not None
        for row in [HEADER, *ROWS]:
            book.active.append([int(c) if c.isascii() and c.isdigit() else c for c in row])
        rate: Any = book.active.cell(3, 3)
        rate.value, rate.number_format = 45.2, "0.0"
        book.save(path)
        return path
    if form == "html":
        cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in [HEADER, *ROWS]]
        path.write_text(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", "utf-8")
        return path
    text = TEXT.replace("\t", ",") if form == "csv" else TEXT
    path.write_bytes(text.encode("cp932"))
    return path


@pytest.mark.parametrize("form", ["text", "tsv", "csv", "xlsx", "html", "pandas"])
def test_a_table_is_read_from_whatever_holds_it(form: str, tmp_path: Path) -> None:
    reading = tk.read_table(source(form, tmp_path))
    assert facts(reading.plan) == EXPECTED
    filled = sum(bool(cell) for row in [HEADER, *ROWS] for cell in row)
    assert sum(reading.counts.values()) == len(reading.cells) == filled
    (refused,) = reading.unread
    assert (refused.text, refused.indicator) == ("1O", "I3")
    assert [t.text for t in reading.plan.unread()] == ["実績値(令和3年度): 1O"]
    assert reading.mapping.roles["達成率"] == "rate"
    assert "担当課" in reading.explain()
    assert tk.assess(reading.plan.find(id="I3")).status == "undecidable"


def test_strict_tells_all_that_was_refused() -> None:
    with pytest.raises(tk.PlanError, match="1O") as error:
        tk.read_table(TEXT, strict=True)
    assert (error.value.line, error.value.column) == (4, 4)


def test_a_mapping_says_what_the_header_does_not() -> None:
    text = "甲\t乙\t現状値\t目標値\tその他\n参加者数\t46\t40\t60\tx\n"
    with pytest.raises(tk.PlanError) as error:
        tk.guess_mapping(text)
    assert error.value.code == "bad_row"
    text = text.replace("甲", "指標").replace("乙", "昨年")
    guessed = tk.guess_mapping(text)
    assert len(guessed.open) == 4
    reading = tk.read_table(
        text,
        {
            "period": "R2-R6",
            "unit": "人",
            "baseline_year": "R1",
            "columns": {"昨年": {"role": "actual", "period": "R3"}, 5: "note"},
        },
    )
    assert facts(reading.plan) == EXPECTED[:1]
    assert reading.plan.indicators()[0].notes == ("x",)
    assert facts(tk.read_table(text, reading.mapping).plan) == EXPECTED[:1]


@pytest.mark.parametrize(
    "mapping", [{"colums": {}}, {"columns": {"無い列": "name"}}, {"columns": {"単位": "names"}}]
)
def test_a_mapping_that_fits_nothing_is_refused(mapping: dict[str, Any]) -> None:
    with pytest.raises(tk.KpiError):
        tk.read_table(TEXT, mapping)


def test_other_files_are_named_as_such(tmp_path: Path) -> None:
    for suffix in ("xls", "ods"):
        path = tmp_path / f"table.{suffix}"
        path.write_bytes(b"x")
        with pytest.raises(tk.PlanFileError, match="xlsx"):
            tk.read_table(path)
    with pytest.raises(tk.PlanFileError, match="シート"):
        tk.read_table(source("xlsx", tmp_path), sheet="無い")
