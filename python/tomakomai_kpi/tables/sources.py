# SPDX-License-Identifier: BSL-1.0
"""The cells of a table, as texts, from whatever holds it: a file, a text or a frame."""

import csv
import io
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import TYPE_CHECKING, Any

from tomakomai_kpi._core import _number_text, _text_rows
from tomakomai_kpi.files.encoding import BYTE_ORDER_MARK, decode
from tomakomai_kpi.files.input import read_bytes, shown_name, suffix_of, unreadable
from tomakomai_kpi.tables.cells import NAMELESS, Cells, Row, bad, is_html, plain

if TYPE_CHECKING:
    from collections.abc import Iterable


def cells_of(source: Any, sheet: str | None = None) -> Cells:
    """The cells of a file, of tab-separated text or HTML, or of a data frame.

    Args:
        source: a path to .xlsx, .csv, .tsv, .txt or .html; a str with a line break or a tab; or a
            data frame of pandas or Polars.
        sheet: of a workbook; by default the first.

    Raises:
        PlanFileError: the file cannot be read (``unreadable_file``).
        KpiError: it is nothing of that kind (``bad_argument``).
    """
    if isinstance(source, str):
        if not source.strip():
            raise bad("表の文字列もファイルの名前も空です")
        if is_html(source):
            return _from_html(source, NAMELESS)
        if "\n" in source or "\t" in source:
            return _from_text(source, NAMELESS)
    if not isinstance(source, str | PathLike):
        return _from_frame(source)
    name = shown_name(source)
    match suffix_of(source):
        case ".xlsx" | ".xlsm":
            from tomakomai_kpi.tables.workbook import cells_in

            return cells_in(source, sheet)
        case ".xls" | ".ods":
            raise unreadable(name, "は読めない形式です。.xlsx か .csv で保存してください")
        case ".html" | ".htm":
            return _from_html(_decoded(source, name), name)
        case ".csv":
            return Cells(_csv_rows(_decoded(source, name)), name)
    return _from_text(_decoded(source, name), name)


def arranged(cells: Cells, rows: int | str, first_row: int | None) -> Cells:
    """The cells in other rows than their container has.

    Args:
        cells: of a container.
        rows: so many cells make a row; or a regular expression with named groups that a row of
            text fits: each group is a cell, its name the header.
        first_row: number of the first row; those before it stay as they are. None: the first.
    """
    before = [row for row in cells.rows if first_row is not None and row[0] < first_row]
    rest = cells.rows[len(before) :]
    if isinstance(rows, int):
        return Cells(before + _of_so_many(rest, rows), cells.name, cells.sheet)
    try:
        expression = re.compile(rows)
    except re.error as error:
        raise bad("rows の正規表現が違います", f"bad expression: {error}") from error
    names = list(expression.groupindex)
    if not names:
        raise bad("rows の正規表現に名前つきの組 (?P<指標名>…) がありません")
    out = list(before)
    for number, texts in rest:
        line = " ".join(text for text in texts if text)
        found = expression.search(line)
        out.append((number, [found[name] or "" for name in names] if found else [line]))
    return Cells(out, cells.name, cells.sheet, header=names)


def transposed(cells: Cells) -> Cells:
    """The columns of a table as its rows, for one whose years run down; places are of the rows."""
    width = max((len(texts) for _, texts in cells.rows), default=0)
    rows = [
        (at + 1, [texts[at] if at < len(texts) else "" for _, texts in cells.rows])
        for at in range(width)
    ]
    return Cells(rows, cells.name, cells.sheet, remarks=cells.remarks)


def _of_so_many(rows: list[tuple[int, list[str]]], count: int) -> list[tuple[int, list[str]]]:
    if count < 2:
        raise bad("rows は2以上の数か、名前つきの組のある正規表現です")
    flat = [(number, text) for number, texts in rows for text in texts if text.strip()]
    return [
        (flat[at][0], [text for _, text in flat[at : at + count]])
        for at in range(0, len(flat), count)
    ]


def _decoded(source: str | PathLike[str], name: str) -> str:
    return decode(read_bytes(source), name).removeprefix(BYTE_ORDER_MARK)


def _plain(rows: list[Row]) -> list[tuple[int, list[str]]]:
    return [(number, [plain(cell) for cell in cells]) for number, cells in rows]


def _from_html(text: str, name: str) -> Cells:
    from tomakomai_kpi.tables.html import from_html

    out = Cells([], name)
    out.rows = _plain(from_html(text, name, out.continued, notes=True))
    for row, cell in out.continued:  # those above come first
        above = out.rows[row - 1][1]
        out.rows[row][1][cell] = above[cell] if cell < len(above) else ""
    return out


def _from_text(text: str, name: str) -> Cells:
    """Tabs part cells; where there are none, bars, commas, two blanks or a full-width one do."""
    if "\t" in text:
        return Cells(_text_rows(text), name)
    lines = [(n, s.strip()) for n, s in enumerate(text.splitlines(), 1) if s.strip()]
    if lines and all(line.startswith("|") for _, line in lines):
        parted = [(n, [c.strip() for c in line.strip("|").split("|")]) for n, line in lines]
        return Cells([row for row in parted if set("".join(row[1])) - set("-: ")], name)
    if sum("," in line for _, line in lines) > len(lines) // 2 and not any(
        re.search(r" {2,}|\u3000", line) for _, line in lines
    ):
        return Cells(_csv_rows(text), name)
    return Cells(_parted_by_blanks(lines), name)


def _parted_by_blanks(lines: list[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    """A line with more or fewer cells than most would be read askew: it stays one text."""
    parted = [(n, re.split(r" {2,}|\u3000+", line)) for n, line in lines]
    usual = Counter(len(texts) for _, texts in parted if len(texts) > 1).most_common(1)
    width = usual[0][0] if usual else 1
    return [
        (n, texts if len(texts) in (1, width) else [line])
        for (n, texts), (_, line) in zip(parted, lines, strict=True)
    ]


def _csv_rows(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    return [(number, row) for number, row in enumerate(reader, 1) if row]


def _from_frame(frame: Any) -> Cells:
    """The names of the columns above the cells as text; what is missing is empty."""
    if hasattr(frame, "iter_rows"):  # Polars
        records: Iterable[Any] = frame.iter_rows()
    elif hasattr(frame, "itertuples"):
        records = frame.itertuples(index=False)
    else:
        raise bad(
            f"{type(frame).__name__} は表として読めません。ファイルか文字列か表を渡してください"
        )
    rows = [(1, [str(column) for column in frame.columns])]
    rows += [(n, [frame_text(value) for value in record]) for n, record in enumerate(records, 2)]
    return Cells(rows)


def frame_text(value: Any) -> str:
    """As a frame shows it; 46 of 46.0, which a whole number becomes where one is missing."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(map(frame_text, value))
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, (Decimal, Fraction)):
        return _number_text(value)
    return str(value)
