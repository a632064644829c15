# SPDX-License-Identifier: BSL-1.0
"""The table of a plan CSV as a sheet of a workbook, read and written by openpyxl."""

import re
import warnings
from io import BytesIO
from os import PathLike
from typing import Any
from zipfile import ZipFile

from tomakomai_kpi._core import Plan, _is_plan_header, _plan_rows, _read_plan_rows
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.input import opened, shown_name
from tomakomai_kpi.files.output import unwritable
from tomakomai_kpi.reports.forms.workbook import allowed, head, put_text
from tomakomai_kpi.tables.workbook import as_workbook, require_small, sheet_in, text_of

_WIDTHS = {"name": 40, "名称": 40, "note": 60, "注": 60, "departments": 20, "部署": 20}
_WIDTH = 14
_UNDERLINED = re.compile(r"\d+\.\.\d+")


def begins_as_plan(path: str | PathLike[str]) -> bool:
    """Whether the first row with text of the first sheet is the header of a plan."""
    with needing("tables", "openpyxl", "Excelの表を読むには"):
        from openpyxl import load_workbook
    try:
        with warnings.catch_warnings(), opened(path) as file:
            warnings.simplefilter("ignore")
            with ZipFile(file) as parts:
                require_small(parts, shown_name(path))
            book = load_workbook(file, read_only=True, data_only=True)
            for row in book.worksheets[0].iter_rows(values_only=True):
                if any(value is not None for value in row):
                    return _is_plan_header(["" if v is None else str(v) for v in row])
    except Exception:  # a broken workbook stumbles anywhere: whoever reads it says why
        return False
    return False


def plan_from_excel(path: str | PathLike[str], sheet: str | None = None) -> Plan:
    """The plan of a sheet, by default the first.

    Raises:
        PlanFileError: the file is no workbook, has no such sheet, or shows what cannot be told.
        PlanError: the sheet is no plan, with its rows and columns.
    """
    name = shown_name(path)
    rows: list[tuple[int, list[str]]] = []
    with as_workbook(name):
        for number, cells in enumerate(sheet_in(path, sheet).rows(), 1):
            texts = [text_of(cell, *place) for cell, place in cells]
            while texts and not texts[-1]:  # a sheet is as wide as anything ever was in it
                texts.pop()
            if texts:
                header = rows[0][1] if rows else texts
                rows.append((number, texts + [""] * (len(header) - len(texts))))
    return _read_plan_rows(rows, name)


def plan_to_excel(plan: Plan, name: str) -> bytes:
    """One sheet of text cells, its header in view; `name` is the file's, for messages.

    Raises:
        PlanFileError: a cell that a workbook cannot hold (code ``unwritable_file``).
        PlanError: rows cannot say what the plan holds (code ``bad_row``).
    """
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook
    from openpyxl.styles import Alignment

    header, *rows = _plan_rows(plan)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "計画"
    head(sheet, header, [_WIDTHS.get(title.strip(), _WIDTH) for title in header], "A2")
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            put_text(cell, _holdable(text, row, name, cell.coordinate))
            cell.number_format = "@"  # what is typed there stays text: 1-2 becomes no date
            if "\n" in text:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _holdable(text: str, row: list[str], name: str, where: str) -> str:
    """The text with line ends as workbooks have them; PlanFileError where it cannot be held."""
    held = text.replace("\r\n", "\n")
    counted = held != text and any(_UNDERLINED.fullmatch(c.split("／")[0]) for c in row)
    if counted or "\r" in held or allowed(held) != held:
        raise unwritable(
            name,
            f": セル {where} の文字はExcelに入りません(長すぎるか、制御文字か改行CR)",
            ": no text of a workbook",
        )
    return held
