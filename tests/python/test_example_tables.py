# SPDX-License-Identifier: BSL-1.0
"""Three tables as they are published, each read and reported in at most ten lines."""

import ast
import sys
from pathlib import Path

import pytest
import tomakomai_kpi as tk

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))
import tables  # noqa: E402  # the example is no package

READ = {
    "office_sheet": (9, {"header": 15, "read": 86, "missing": 1, "ignored": 3}),
    "web_page": (4, {"header": 7, "read": 43, "missing": 1, "ignored": 2}),
    "text_of_a_pdf": (6, {"read": 28, "missing": 2, "ignored": 2}),
}


@pytest.mark.parametrize("name", READ)
def test_every_cell_is_read(name: str, tmp_path: Path) -> None:
    reading = getattr(tables, name)(tmp_path)
    indicators, counts = READ[name]
    assert reading.unread == ()
    assert len(reading.plan.indicators()) == indicators
    assert reading.counts == counts
    (report,) = tmp_path.iterdir()
    text = report.read_text("utf-8")
    for indicator in reading.plan.indicators():
        assert indicator.name in text


def test_each_takes_ten_lines_at_most() -> None:
    source = ast.parse((EXAMPLES / "tables.py").read_text("utf-8"))
    for function in source.body:
        if isinstance(function, ast.FunctionDef):
            (docstring, *code) = function.body
            assert isinstance(docstring, ast.Expr)
            assert (code[-1].end_lineno or 0) - code[0].lineno < 10, function.name


def test_the_published_rates_of_the_sheet_are_explained(tmp_path: Path) -> None:
    found = tk.check_published(tables.office_sheet(tmp_path).plan)
    assert found.of_table is not None
    assert (found.of_table.method, found.of_table.rounding) == ("attainment", "half_up")
    assert (found.checked, found.by_table, found.unexplained) == (7, 7, 0)
    assert [(m.mark, m.count) for m in found.marks] == [("C", 2), ("A", 1), ("B", 4)]
    assert found.marks_overlap


def test_a_footnote_below_the_page_says_the_status(tmp_path: Path) -> None:
    plan = tables.web_page(tmp_path).plan
    recycling = plan.find(name="再生利用率")
    assert recycling.actuals[-1].status == "provisional"
    assert recycling.notes == ("※1 速報値",)
