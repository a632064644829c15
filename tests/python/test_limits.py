# SPDX-License-Identifier: BSL-1.0
"""Small files that ask for all memory are refused; who knows better raises the limit."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from command_runs import Run, refused
from openpyxl import Workbook

HEADER = ["指標名", "基準値"]


def workbook(*cells: str, merged: str = "") -> bytes:
    """One with a header and these cells beside it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for cell in cells:
        sheet[cell] = "ここ"
    if merged:
        sheet.merge_cells(merged)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def bomb(size: int) -> bytes:
    """A workbook one of whose parts is so many bytes of nothing."""
    data = BytesIO(workbook())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings2.xml", b" " * size)
    return data.getvalue()


def page(spans: int) -> bytes:
    cell = '<td rowspan="1000" colspan="1000">x</td>'
    return f"<table>{f'<tr>{cell}</tr>' * spans}</table>".encode()


HOSTILE = {
    "far down.xlsx": (lambda: workbook("A200000"), "empty"),
    "far right.xlsx": (lambda: workbook("XFD20000"), "cells"),
    "merged.xlsx": (lambda: workbook(merged="A2:ZZ1000"), "merged"),
    "bomb.xlsx": (lambda: bomb(500_000_000), "unpacked"),
    "spans.html": (lambda: page(300), "merged"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["report", "read"])
def test_a_container_beyond_a_limit_is_refused_in_a_line(
    run: Run, tmp_path: Path, command: str, name: str
) -> None:
    make, limit = HOSTILE[name]
    (tmp_path / name).write_bytes(make())
    refused(run(command, name), name, f"限度 {limit}", "[unreadable_file]")


@pytest.mark.parametrize("name", ["far down.xlsx", "merged.xlsx"])
def test_a_caller_raises_a_limit(tmp_path: Path, name: str) -> None:
    make, limit = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    with tk.limits(**{limit: 2_000_000}), pytest.raises(tk.KpiError) as caught:
        tk.read_plan(path)
    assert "限度" not in str(caught.value)
    with pytest.raises(tk.PlanFileError, match="限度"):
        tk.read_plan(path)


@pytest.mark.parametrize("wrong", [{"cell": 1}, {"cells": 0}, {"cells": "9"}, {"empty": 1.5}])
def test_there_are_no_other_limits(wrong: dict[str, int]) -> None:
    with pytest.raises(tk.ArgumentError, match="限度"), tk.limits(**wrong):
        pass


@pytest.mark.parametrize("name", ["deep.toml", "deeper.toml"])
def test_deep_nesting_is_no_crash(run: Run, tmp_path: Path, name: str) -> None:
    depth = 5_000 if name == "deep.toml" else 200_000
    (tmp_path / name).write_text(f"a = {'[' * depth}{']' * depth}", encoding="utf-8")
    refused(run("report", "--rulebook", name), name)
    (tmp_path / "t.csv").write_text("指標名,基準値\n甲,1\n", encoding="utf-8")
    refused(run("read", "t.csv", "--mapping", name), name)
