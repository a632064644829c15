# SPDX-License-Identifier: BSL-1.0
"""Comparison tables as workbooks, read and written by openpyxl."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from os import PathLike
from typing import Any, BinaryIO
from zipfile import ZipFile

from tomakomai_kpi._core import _near_words
from tomakomai_kpi.errors import KpiError, PlanFileError
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.input import message_of, read_bytes, shown_name, too_large, unreadable
from tomakomai_kpi.files.limits import limits_now
from tomakomai_kpi.files.output import unwritable
from tomakomai_kpi.reports.forms.workbook import allowed, bold, put_text
from tomakomai_kpi.tables.cells import Cell, Cells, Paragraphs, Row, plain
from tomakomai_kpi.tables.number_format import BUILT_IN, UnknownFormatError, shown


def from_excel(path: str | PathLike[str]) -> list[Row]:
    """The rows of all sheets, each cell as the spreadsheet shows it.

    Raises:
        PlanFileError: the file is no workbook, or shows what cannot be told: a formula that was
            never computed, a number under a format that is not understood; with sheet and cell.
    """
    rows: list[Row] = []
    with as_workbook(shown_name(path)):
        for sheet in sheets_in(path):
            for cells in sheet.rows():
                rows.append((len(rows) + 1, [_excel_cell(cell, *place) for cell, place in cells]))
    return rows


@contextmanager
def as_workbook(name: str) -> Iterator[None]:
    """Whatever a broken workbook stumbles over within is a PlanFileError; `name` is the file's."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, which no cell shows
            yield
    except (KpiError, MemoryError):
        raise
    except Exception as error:
        raise unreadable(name, "はExcelのファイルとして読めません") from error


Place = tuple[str, str]
"""A file, and where in it, as messages say it."""


class Sheet:
    """A sheet of a workbook: its values, beside the formulas that gave them."""

    def __init__(self, name: str, values: Any, formulas: Any | None) -> None:
        self.title: str = values.title
        self._name, self._values, self._formulas = name, values, formulas

    def rows(self) -> Iterator[list[tuple[Any, Place]]]:
        """The cells of each row; PlanFileError for a formula that was never computed."""
        for row in self._pairs():
            yield [self._known(cell, source) for cell, source in row]

    def cells(self, file: str) -> Cells:
        """The texts of a table's cells; merged ones bear that of the first on each row."""
        out = Cells([], file, self.title)
        for number, row in enumerate(self._pairs(), 1):
            texts: list[str] = []
            for cell, source in row:
                text, fault = self._shown(cell, source)
                if fault:
                    out.faults.append(((number - 1, len(texts)), fault))
                texts.append(text)
            out.rows.append((number, texts))
        for area in self._values.merged_cells.ranges:
            column, first = area.min_col - 1, area.min_row - 1
            for row_below in range(area.min_row, area.max_row):
                out.rows[row_below][1][column] = out.rows[first][1][column]
                out.continued.append((row_below, column))
        out.remarks = self._hidden()
        return out

    def _shown(self, cell: Any, source: Any) -> tuple[str, str]:
        """The text of a cell, and why it may not be what the cell says."""
        try:
            known, place = self._known(cell, source)
            text = text_of(known, *place).strip()
        except PlanFileError as error:
            return str(source.value), message_of(error)
        struck = bool(text and cell.font and cell.font.strike)
        return text, "取り消し線で消されています (struck through)" if struck else ""

    def _pairs(self) -> Iterator[list[tuple[Any, Any]]]:
        rows = self._values.iter_rows()
        sources = self._formulas.iter_rows() if self._formulas else None
        for row in rows:
            yield list(zip(row, next(sources) if sources else row, strict=True))

    def _known(self, cell: Any, source: Any) -> tuple[Any, Place]:
        """The cell and its place, where its value is known."""
        where = f"のシート「{self.title}」のセル {cell.coordinate} "
        never = cell.value is None and cell.data_type != "str"
        if source.data_type == "f" and never:
            why = "の数式に計算した値がありません。表計算ソフトで開いて保存してください"
            raise unreadable(self._name, where + why)
        return cell, (self._name, where)

    def _hidden(self) -> list[str]:
        """What is read although nobody sees it."""
        rows = [str(n) for n, row in self._values.row_dimensions.items() if row.hidden]
        columns = [name for name, column in self._values.column_dimensions.items() if column.hidden]
        shown = {"行": rows, "列": columns}
        return [
            f"隠れた{what} {'、'.join(names)} も読んだ (hidden)"
            for what, names in shown.items()
            if names
        ]


def sheets_in(path: str | PathLike[str]) -> list[Sheet]:
    """All sheets of a workbook; PlanFileError where the file is none."""
    with needing("tables", "openpyxl", "Excelの表を読むには"):
        from openpyxl import load_workbook
    name = shown_name(path)
    file = BytesIO(read_bytes(path))
    with as_workbook(name):
        computed = _has_formulas(file, name)
        book = load_workbook(file, rich_text=True, data_only=True)
        formulas = load_workbook(file, rich_text=True).worksheets if computed else None
        if not book.worksheets:
            raise unreadable(name, "にはシートがありません", english="no sheet")
        for values in book.worksheets:
            _refuse_far(values, name)
    return [
        Sheet(name, values, formulas[number] if formulas else None)
        for number, values in enumerate(book.worksheets)
    ]


def _has_formulas(workbook: BinaryIO, file: str) -> bool:
    """Whether any sheet has some: most have none, and need no second reading.

    Raises:
        PlanFileError: a sheet is larger than the limits, which reading would spread out.
    """
    found = False
    with ZipFile(workbook) as parts:
        require_small(parts, file)
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                text = parts.read(name)
                found = found or b"<f" in text
                _refuse_large(text, file)
    return found


def require_small(parts: ZipFile, file: str) -> None:
    """Refuse a workbook whose parts are more bytes than the limits allow."""
    if sum(part.file_size for part in parts.infolist()) > limits_now().unpacked:
        raise too_large(file, "を広げると大きすぎます", "unpacked")


def _refuse_far(sheet: Any, file: str) -> None:
    """Refuse a sheet whose rows and columns, by their numbers, are beyond the limits."""
    rows, columns = sheet.max_row, sheet.max_column
    if rows * columns > limits_now().cells:
        raise too_large(file, f"は{rows}行×{columns}列あり、大きすぎます", "cells")


def _refuse_large(text: bytes, file: str) -> None:
    from openpyxl.utils.cell import column_index_from_string, range_boundaries

    held = limits_now()
    rows = count = 0
    letters = set()
    for place in re.finditer(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"', text):
        count += 1
        rows = max(rows, int(place[2]))
        letters.add(place[1])
    columns = max((column_index_from_string(each.decode()) for each in letters), default=0)
    outside = "。表の外の行や列の書式を消してください"
    if rows * columns > held.cells:
        raise too_large(file, f"は{rows}行×{columns}列あり、大きすぎます{outside}", "cells")
    if rows * columns - count > held.empty:
        raise too_large(file, f"は{rows}行×{columns}列のほとんどが空です{outside}", "empty")
    covered = 0
    for area in re.findall(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"', text):
        left, top, right, bottom = range_boundaries(area.decode())
        covered += (right - left + 1) * (bottom - top + 1)
    if covered > held.merged:
        raise too_large(
            file, "は結合したセルが大きすぎます。表の外の結合を解いてください", "merged"
        )


def cells_in(path: str | PathLike[str], title: str | None) -> Cells:
    """The texts of a sheet, by default the first, and the titles of the others."""
    sheets = sheets_in(path)
    chosen = _titled(sheets, path, title)
    with as_workbook(shown_name(path)):
        out = chosen.cells(shown_name(path))
    out.others = tuple(sheet.title for sheet in sheets if sheet is not chosen)
    return out


def sheet_in(path: str | PathLike[str], title: str | None) -> Sheet:
    """The sheet of that title, by default the first; PlanFileError where there is none."""
    return _titled(sheets_in(path), path, title)


def _titled(sheets: list[Sheet], path: str | PathLike[str], title: str | None) -> Sheet:
    for sheet in sheets:
        if title in (None, sheet.title):
            return sheet
    near, english = _near_words(title or "", [sheet.title for sheet in sheets])
    there = near or "。あるのは" + "".join(f"「{sheet.title}」" for sheet in sheets) + "です"
    raise unreadable(
        shown_name(path),
        f"にシート「{title}」はありません{there}",
        english=f"no such sheet{english}",
    )


def text_of(cell: Any, name: str, where: str) -> str:
    """All the text of a cell, blanks and empty lines too, as the spreadsheet shows it."""
    value = cell.value
    if value is None:
        return ""
    parts = value if isinstance(value, list) else [_shown(cell, name, where)]
    text = ""
    for part in parts:
        raised = getattr(getattr(part, "font", None), "vertAlign", None) == "superscript"
        if raised and text[-1:].isdigit() and str(getattr(part, "text", ""))[:1].isdigit():
            text += "^"  # 2³ is not 23
        text += str(getattr(part, "text", part))
    return text.replace("_x000D_", "").replace("\r\n", "\n")


def _excel_cell(cell: Any, name: str, where: str) -> Cell:
    value = cell.value
    if value is None:
        return []
    whole = bool(cell.font and cell.font.underline)
    out = Paragraphs()
    # Rich text is a list of its parts.
    parts = value if isinstance(value, list) else [_shown(cell, name, where)]
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


def _shown(cell: Any, name: str, where: str) -> str:
    """The text that the cell shows: 45.5% for 0.455 under 0.0%."""
    from openpyxl.utils.datetime import from_excel

    value, code = cell.value, cell.number_format
    built_in = BUILT_IN.get(cell._style.numFmtId)
    try:
        if built_in is not None:
            code = built_in
            if isinstance(value, int | float) and not isinstance(value, bool):
                value = from_excel(value, cell.parent.parent.epoch)
        return shown(value, code)
    except (UnknownFormatError, OverflowError) as error:
        why = f"の表示形式「{code}」は読めません。文字列にするか、別の表示形式にしてください"
        raise unreadable(name, where + why) from error


def to_excel(rows: list[Row]) -> bytes:
    """One sheet, underlined as the document is."""
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Side

    _require_holdable(rows)
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


def _require_holdable(rows: list[Row]) -> None:
    """Refuse what a workbook cannot hold: it would come back as something else."""
    from openpyxl.utils.cell import get_column_letter

    for number, (_, cells) in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            text = plain(cell)
            if allowed(text) != text or "\r" in text:
                raise unwritable(
                    "新旧対照表",
                    f": セル {get_column_letter(column)}{number} の文字はExcelに入りません"
                    "(長すぎるか、制御文字か改行CR)",
                    ": no text of a workbook",
                )


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
