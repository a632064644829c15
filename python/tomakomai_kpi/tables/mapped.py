# SPDX-License-Identifier: BSL-1.0
"""Any office's table of indicators: its cells from a file, a text or a frame, its sense from C++.

The header's own words say what each column is; a mapping says it where they do not.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from tomakomai_kpi._core import (
    Plan,
    Unit,
    _explain_mapping,
    _guess_mapping,
    _read_mapped_rows,
    _table_rows,
)
from tomakomai_kpi.errors import KpiError, PlanError
from tomakomai_kpi.files.encoding import BYTE_ORDER_MARK, decode
from tomakomai_kpi.files.input import read_bytes, shown_name, unreadable
from tomakomai_kpi.tables.cells import Row, plain

Texts = list[tuple[int, list[str]]]

_KEYS = frozenset(
    (
        *("name", "period", "header_row", "header_rows", "unit", "baseline_year", "target_year"),
        "columns",
    )
)


@dataclass(frozen=True, slots=True)
class TableCell:
    """What became of one cell that holds something."""

    row: int
    """Number of its row, from 1."""
    column: int
    """From 1."""
    text: str
    fate: Literal["header", "read", "missing", "ignored", "refused"]
    """header, read, missing, ignored or refused."""
    read_as: str
    """実績値 令和3年度, 見出し; why it was ignored."""
    indicator: str
    """The id of the indicator it belongs to; empty for none."""
    code: str | None
    """Of a refused cell: ``bad_number``, ``unknown_year`` …."""
    message: str
    """Of a refused cell, for people."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What each column of a table is, and what a person should check."""

    entries: Mapping[str, Any]
    """As a mapping is written: name, period, header_row, unit, columns …."""

    @property
    def open(self) -> tuple[str, ...]:
        """What the header leaves open."""
        return tuple(self.entries["open"])

    @property
    def roles(self) -> dict[str, str]:
        """The role of each column, by its header."""
        return {column["header"]: column["role"] for column in self.entries["columns"]}

    def explain(self) -> str:
        """Column by column what it is taken for, and why."""
        return _explain_mapping(dict(self.entries))


@dataclass(frozen=True, slots=True)
class TableReading:
    """A plan, and what became of every cell of the table it was read from."""

    plan: Plan
    cells: tuple[TableCell, ...]
    mapping: TableMapping
    _said: str

    @property
    def unread(self) -> tuple[TableCell, ...]:
        """The refused cells; their values stand in the plan as observations of status unread."""
        return tuple(cell for cell in self.cells if cell.fate == "refused")

    @property
    def counts(self) -> dict[str, int]:
        """How many cells were read, missing, ignored …; together all that hold something."""
        return dict(Counter(cell.fate for cell in self.cells))

    def explain(self) -> str:
        """The mapping, the counts, and each refused cell with its reason."""
        return self._said


def guess_mapping(source: str | PathLike[str] | Any, *, sheet: str | None = None) -> TableMapping:
    r"""Take the words of a table's header for what they say.

    Args:
        source: as for read_table().
        sheet: of a workbook; by default the first.

    Raises:
        PlanError: no row among the first names indicators and years or values (``bad_row``).

    >>> guess_mapping("指標名\tR3実績\tR6目標\n参加者数\t46人\t60人").roles
    {'指標名': 'name', 'R3実績': 'actual', 'R6目標': 'target'}
    """
    return TableMapping(_guess_mapping(_texts_of(source, sheet)[0]))


def read_table(
    source: str | PathLike[str] | Any,
    mapping: Mapping[str, Any] | TableMapping | None = None,
    *,
    units: Iterable[Unit] = (),
    sheet: str | None = None,
    strict: bool = False,
) -> TableReading:
    r"""Read any office's table of indicators, one a row, into a plan.

    It stops at no error: every cell is accounted for, and a value that cannot be read stays in the
    plan as an observation of status ``unread``.

    Args:
        source: a file .xlsx, .csv, .tsv, .txt or .html; tab-separated text or HTML itself (a str
            with a line break or a tab); or a data frame of pandas.
        mapping: what guess_mapping() gives, or entries that go before it: ``name`` and ``period``
            of the plan, ``unit`` of numbers that print none, ``baseline_year`` and ``target_year``
            of values whose year nothing says, ``header_row`` and ``header_rows``, ``columns``: a
            role by header or number, or ``{"role": …, "period": …}``.
        units: own units made by unit(), beside the catalogue's.
        sheet: of a workbook; by default the first.
        strict: whether refused cells are an error, with all of them in its message.

    Raises:
        PlanError: no header is known (``bad_row``), nothing says of which years the plan is
            (``bad_period``), or with `strict` a cell was refused (the first one's code).
        PlanFileError: the file cannot be read (``unreadable_file``).
        KpiError: there is no such entry, column or role (``bad_argument``).

    >>> r = read_table("指標名\t単位\tR3実績\tR6目標\n参加者数\t人\t46\t60")
    >>> str(r.plan.indicators()[0].actuals[0].value), r.counts
    ('46人', {'header': 4, 'read': 4})
    """
    rows, name = _texts_of(source, sheet)
    entries = _entries(rows, mapping)
    plan, cells, used, said = _read_mapped_rows(rows, entries, list(units))
    reading = TableReading(
        plan, tuple(TableCell(*cell) for cell in cells), TableMapping(used), said
    )
    if strict and reading.unread:
        first = reading.unread[0]
        lines = [f"{cell.row}行目 {cell.column}列目: {cell.message}" for cell in reading.unread]
        raise PlanError(
            f"「{name}」に読めないセルが{len(lines)}あります (refused cells):\n"
            + "\n".join(lines)
            + f" [{first.code}]",
            first.code or "bad_row",
            file=name,
            line=first.row,
            column=first.column,
        )
    return reading


def _entries(rows: Texts, mapping: Mapping[str, Any] | TableMapping | None) -> dict[str, Any]:
    if isinstance(mapping, TableMapping):
        return dict(mapping.entries)
    given = dict(mapping or {})
    for key in given:
        if key not in _KEYS:
            raise _bad(f"対応に「{key}」はありません。指定できるのは {'、'.join(sorted(_KEYS))}")
    entries = dict(_guess_mapping(rows))
    columns = given.pop("columns", {})
    entries.update(given)
    entries["columns"] = [dict(column) for column in entries["columns"]]
    for wanted, said in columns.items():
        found = [
            column
            for column in entries["columns"]
            if wanted in (column["column"], column["header"], column["header"].replace("\n", ""))
        ]
        if len(found) != 1:
            raise _bad(f"「{wanted}」という列は{len(found)}あります")
        (column,) = found
        column.update({"role": said} if isinstance(said, str) else said)
        column["why"] = "対応で指定"
        entries["open"] = [
            each for each in entries["open"] if f"「{column['header']}」" not in each
        ]
    return entries


def _bad(message: str) -> KpiError:
    return KpiError(f"{message} (a mapping) [bad_argument]", "bad_argument")


def _texts_of(source: Any, sheet: str | None) -> tuple[Texts, str]:
    if isinstance(source, str):
        if source.lstrip("\ufeff \r\n\t").startswith("<") and "<table" in source.lower():
            return _from_html(source, "表"), "表"
        if "\n" in source or "\t" in source:
            return _plain(_table_rows(source)), "表"
    if hasattr(source, "itertuples") and not isinstance(source, str | PathLike):
        return _from_frame(source), "表"
    name = shown_name(source)
    match Path(name).suffix.lower():
        case ".xlsx" | ".xlsm":
            return _from_excel(source, sheet), name
        case ".xls" | ".ods":
            raise unreadable(name, "は読めない形式です。.xlsx か .csv で保存してください")
        case ".html" | ".htm":
            return _from_html(_decoded(source, name), name), name
        case ".csv":
            return _from_csv(_decoded(source, name)), name
    return _plain(_table_rows(_decoded(source, name))), name


def _decoded(source: str | PathLike[str], name: str) -> str:
    return decode(read_bytes(source), name).removeprefix(BYTE_ORDER_MARK)


def _plain(rows: list[Row]) -> Texts:
    return [(number, [plain(cell) for cell in cells]) for number, cells in rows]


def _from_html(text: str, name: str) -> Texts:
    from tomakomai_kpi.tables.html import from_html

    return _plain(from_html(text, name))


def _from_csv(text: str) -> Texts:
    return [(n, row) for n, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1) if row]


def _from_excel(path: str | PathLike[str], sheet: str | None) -> Texts:
    from tomakomai_kpi.tables.workbook import sheet_in, text_of

    rows: Texts = []
    for number, cells in enumerate(sheet_in(path, sheet).rows(), 1):
        texts = [text_of(cell, *place).strip() for cell, place in cells]
        if any(texts):
            rows.append((number, texts))
    return rows


def _from_frame(frame: Any) -> Texts:
    """The names of the columns above the cells as text; what is missing is empty."""
    header = [str(column) for column in frame.columns]
    rows: Texts = [(1, header)]
    for number, record in enumerate(frame.itertuples(index=False), 2):
        cells = ["" if value is None or value != value else str(value) for value in record]
        rows.append((number, cells))
    return rows
