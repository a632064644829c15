# SPDX-License-Identifier: BSL-1.0
"""Any office's table of indicators: its cells from a file, a text or a frame, its sense from C++.

The header's own words say what each column is; a mapping says it where they do not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from typing import Any

from tomakomai_kpi._core import (
    InferredFact,
    Plan,
    TableCell,
    Unit,
    _explain_mapping,
    _explain_reading,
    _TableSource,
    with_inferred,
)
from tomakomai_kpi.errors import PlanError
from tomakomai_kpi.tables.cells import Cells
from tomakomai_kpi.tables.mapping import checked, read_mapping, written_mapping
from tomakomai_kpi.tables.own_units import own_units
from tomakomai_kpi.tables.sources import arranged, cells_of, transposed

Declared = Mapping[str, Any] | str | PathLike[str]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What each column of a table is, and what a person should check."""

    entries: Mapping[str, Any]
    """As a mapping is written: name, period, header_row, unit, columns …."""

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.entries)))  # its entries are dicts and lists

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
        return _explain_mapping(checked(_of_cpp(self.entries)))

    def to_toml(self) -> str:
        """As a file that read_table() takes, to be looked through and kept.

        Raises:
            MissingExtraError: tomli_w is not installed.
        """
        return written_mapping(self.entries)


@dataclass(frozen=True, slots=True)
class TableReading:
    """A plan, and what became of every cell of the table it was read from."""

    plan: Plan
    cells: tuple[TableCell, ...]
    mapping: TableMapping

    @property
    def unread(self) -> tuple[TableCell, ...]:
        """The refused cells; their values stand in the plan as observations of status unread."""
        return tuple(cell for cell in self.cells if cell.fate == "refused")

    @property
    def counts(self) -> dict[str, int]:
        """How many cells were read, missing, ignored …; together all that hold something."""
        return dict(Counter(cell.fate for cell in self.cells))

    @property
    def undeclared(self) -> tuple[InferredFact, ...]:
        """Directions and aggregations that nobody declared, with what their evidence says."""
        _, declared, undecided = with_inferred(self.plan)
        return (*declared, *undecided)

    def explain(self) -> str:
        """The mapping, the counts, each refused cell with its reason, and what is undeclared."""
        return _explain_reading(self.plan, checked(_of_cpp(self.mapping.entries)), self.cells)


def guess_mapping(
    source: str | PathLike[str] | Any,
    mapping: Declared | None = None,
    *,
    units: Iterable[Unit | str] = (),
    sheet: str | None = None,
    **declared: Any,
) -> TableMapping:
    r"""Take the words of a table's header for what they say.

    Args:
        source: as for read_table().
        mapping: what goes before the words, as for read_table().
        units: as for read_table().
        sheet: of a workbook; by default the first.
        declared: entries of a mapping, which go before those of `mapping`.

    Raises:
        PlanError: no row among the first names indicators and years or values (``bad_row``), or
            there is no such column (``unknown_name``).
        KpiError: there is no such entry (``bad_argument``).

    >>> guess_mapping("指標名\tR3実績\tR6目標\n参加者数\t46人\t60人").roles
    {'指標名': 'name', 'R3実績': 'actual', 'R6目標': 'target'}
    """
    return _opened(source, _entries(mapping, declared, sheet), units)[2]


def read_table(
    source: str | PathLike[str] | Any,
    mapping: Declared | TableMapping | None = None,
    *,
    units: Iterable[Unit | str] = (),
    sheet: str | None = None,
    strict: bool = False,
    **declared: Any,
) -> TableReading:
    r"""Read any office's table of indicators, one a row, into a plan.

    It stops at no error: every cell is accounted for, and a value that cannot be read stays in the
    plan as an observation of status ``unread``.

    Args:
        source: a file .xlsx, .csv, .tsv, .txt or .html; tab-separated text or HTML itself (a str
            with a line break or a tab); or a data frame of pandas or Polars.
        mapping: what guess_mapping() gives; or entries that go before it, in a dict or a TOML
            file: ``name`` and ``period`` of the plan, ``columns`` (a role by header, pattern
            ``/…/`` or number), ``unit``, ``baseline_year``, ``target_year`` (``"none"``: no
            default), ``default_era``, ``calendar_years``, ``windows_are_totals``, ``rows``,
            ``transposed``, ``parts``, ``repairs``, ``words``, ``names``, ``notes``, ``units``,
            ``header_row``, ``header_rows``, ``sheet``; docs/tables.md shows each.
        units: own units, made by unit() or by their symbol, beside the catalogue's.
        sheet: of a workbook; by default the first.
        strict: whether refused cells are an error, with all of them in its message.
        declared: the same entries as keyword arguments, which go before those of `mapping`.

    Raises:
        PlanError: no header is known (``bad_row``), a declared column is not there
            (``unknown_name``), nothing says of which years the plan is (``bad_period``), or with
            `strict` a cell was refused (the first one's code).
        PlanFileError: a file cannot be read (``unreadable_file``).
        KpiError: there is no such entry (``bad_argument``).
        NotationError: there is no such role, repair, pattern, year or unit.

    >>> r = read_table("指標名\t単位\tR3実績\tR6目標\n参加者数\t人\t46\t60")
    >>> str(r.plan.indicators()[0].actuals[0].value), r.counts
    ('46人', {'header': 4, 'read': 4})
    """
    if isinstance(mapping, TableMapping) and not declared:
        entries = dict(mapping.entries)
        cells = _cells(source, entries, sheet)
        table = _table(cells, entries, units)
    else:
        entries = _entries(mapping, declared, sheet)
        entries |= _kept_units(entries, units)
        cells, table, guessed = _opened(source, entries, ())
        entries = dict(guessed.entries)
    plan, records, used = table.read(checked(_of_cpp(entries)))
    reading = TableReading(plan, records, TableMapping(_with_source(used, entries)))
    if strict and reading.unread:
        raise _refused(reading.unread, cells.name)
    return reading


_OF_SOURCE = ("rows", "sheet", "transposed", "units")
"""Entries about the source, which C++ does not see."""


def _of_cpp(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if key not in _OF_SOURCE}


def _with_source(used: dict[str, Any], entries: Mapping[str, Any]) -> dict[str, Any]:
    return {**{key: entries[key] for key in _OF_SOURCE if key in entries}, **used}


def _entries(
    mapping: Declared | TableMapping | None, declared: Mapping[str, Any], sheet: str | None
) -> dict[str, Any]:
    if isinstance(mapping, TableMapping):
        given: Mapping[str, Any] = mapping.entries
    elif isinstance(mapping, str | PathLike):
        given = read_mapping(mapping)
    else:
        given = mapping or {}
    entries = checked({**given, **declared})
    if sheet is not None:
        entries["sheet"] = sheet
    return entries


def _opened(
    source: Any, entries: dict[str, Any], units: Iterable[Unit | str]
) -> tuple[Cells, _TableSource, TableMapping]:
    cells = _cells(source, entries, None)
    if cells.others and "sheet" not in entries:
        cells = _sheet_of_indicators(source, cells, entries, units)
    table = _table(cells, entries, units)
    wanted = {**_of_cpp(entries), "open": [*entries.get("open", ()), *cells.remarks]}
    if cells.header is None:
        return cells, table, TableMapping(_with_source(table.guess(wanted), entries))
    for key in ("header_row", "header_rows"):  # there is none to be found
        wanted.pop(key, None)
    named = _TableSource([(1, cells.header)], [], [], "", _units(entries, units)).guess(wanted)
    named |= {"header_row": entries.get("header_row", 0), "header_rows": 0}
    return cells, table, TableMapping(_with_source(named, entries))


def _sheet_of_indicators(
    source: Any, first: Cells, entries: dict[str, Any], units: Iterable[Unit | str]
) -> Cells:
    """The first sheet with a header of indicators, behind a cover; the others are told."""
    found = first
    for title in (first.sheet, *first.others):
        cells = first if title == first.sheet else _cells(source, {**entries, "sheet": title}, None)
        try:
            _table(cells, entries, units).guess(_of_cpp(entries))
        except PlanError:
            continue
        found = cells
        break
    others = "".join(
        f"「{title}」" for title in (first.sheet, *first.others) if title != found.sheet
    )
    found.remarks.append(f"シート「{found.sheet}」を読んだ。ほかのシートは sheet で選ぶ: {others}")
    return found


def _cells(source: Any, entries: Mapping[str, Any], sheet: str | None) -> Cells:
    cells = cells_of(source, sheet or entries.get("sheet"))
    if entries.get("transposed"):
        cells = transposed(cells)
    if "rows" not in entries:
        return cells
    return arranged(cells, entries["rows"], entries.get("header_row"))


def _table(cells: Cells, entries: Mapping[str, Any], units: Iterable[Unit | str]) -> _TableSource:
    known = _units(entries, units)
    return _TableSource(cells.rows, cells.continued, cells.faults, cells.sheet, known)


def _kept_units(entries: Mapping[str, Any], units: Iterable[Unit | str]) -> dict[str, Any]:
    """Those that a file can hold stay with the mapping."""
    more = (units,) if isinstance(units, str) else tuple(units)
    every = (*entries.get("units", ()), *more)
    return {"units": list(every)} if every else {}


def _units(entries: Mapping[str, Any], units: Iterable[Unit | str]) -> list[Unit]:
    return [*own_units(units), *own_units(entries.get("units", ()))]


def _refused(unread: tuple[TableCell, ...], name: str) -> PlanError:
    first = unread[0]
    lines = [f"{cell.row}行目 {cell.column}列目: {cell.message}" for cell in unread]
    return PlanError(
        f"「{name}」に読めないセルが{len(lines)}あります (refused cells):\n"
        + "\n".join(lines)
        + f" [{first.code}]",
        first.code or "bad_row",
        file=name,
        line=first.row,
        column=first.column,
    )
