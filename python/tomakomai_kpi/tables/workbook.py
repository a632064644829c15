# SPDX-License-Identifier: BSL-1.0
"""Comparison tables as workbooks, read and written by openpyxl."""

from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any

from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.input import reason_of, shown_name, unreadable
from tomakomai_kpi.reports.forms.workbook import allowed, bold, put_text
from tomakomai_kpi.tables.cells import Cell, Paragraphs, Row, plain


def from_excel(path: str | PathLike[str]) -> list[Row]:
    """The rows of all sheets."""
    with needing("tables", "openpyxl", "Excelの表を読むには"):
        from openpyxl import load_workbook
    name = shown_name(path)
    try:
        with Path(path).open("rb") as file:
            book = load_workbook(file, rich_text=True, data_only=True)
    except (OSError, ValueError) as error:
        raise unreadable(name, f"を読めません: {reason_of(error)}") from error
    except Exception as error:  # a broken workbook stumbles anywhere in it
        raise unreadable(name, "はExcelのファイルとして読めません") from error
    rows: list[Row] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cells = [_excel_cell(each) for each in row]
            rows.append((len(rows) + 1, cells))
    return rows


def _excel_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return []
    whole = bool(cell.font and cell.font.underline)
    out = Paragraphs()
    parts = value if isinstance(value, list) else [value]  # rich text is a list of its parts
    for part in parts:
        text = getattr(part, "text", part)
        font = getattr(part, "font", None)
        underlined = bool(font.u) if font is not None else whole
        lines = str(text).replace("\r\n", "\n").replace("_x000D_", "").split("\n")
        for number, line in enumerate(lines):
            if number:
                out.end()
            out.add(line, underlined)
    return out.cell()


def to_excel(rows: list[Row]) -> bytes:
    """One sheet, underlined as the document is."""
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Side

    book = Workbook()
    sheet = book.active
    sheet.title = "新旧対照表"
    for letter, width in (("A", 10), ("B", 60), ("C", 60)):
        sheet.column_dimensions[letter].width = width
    edge = Side(style="thin")
    for number, (_, cells) in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            into: Any = sheet.cell(number, column)
            _fill(into, cell)
            into.alignment = Alignment(wrap_text=True, vertical="top")
            if len(cells) == 1:
                into.font = bold(into.font)
                into.alignment = Alignment(wrap_text=False)
            else:
                into.border = Border(edge, edge, edge, edge)
    sheet.page_setup.orientation = "landscape"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _fill(into: Any, cell: Cell) -> None:
    """Set text as text: a spreadsheet must run nothing that a document says."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not cell:
        return
    if any(underlined for _, underlined in cell):
        into.value = CellRichText(
            *(
                TextBlock(InlineFont(u="single"), allowed(text)) if line else allowed(text)
                for text, line in cell
            )
        )
        return
    put_text(into, plain(cell))
