# SPDX-License-Identifier: BSL-1.0
"""Plans: the embedded one, and plans from and to files.

Files are plan CSV (docs/plan_files.md), in the encodings that spreadsheets and editors save, or the
same table as a sheet of a workbook.
"""

import codecs
import csv
import warnings
from os import PathLike
from pathlib import Path
from weakref import finalize

from tomakomai_kpi._core import (
    Plan,
    _extra_columns,
    _guarded_csv,
    _is_plan_header,
    _tomakomai,
    read_plan_csv,
    write_plan_csv,
)
from tomakomai_kpi.errors import KpiError, PlanFileWarning
from tomakomai_kpi.files.encoding import decode, encode, known_encoding
from tomakomai_kpi.files.input import opened, read_bytes, shown_name, suffix_of
from tomakomai_kpi.files.output import form_of_name, write_output
from tomakomai_kpi.tables import SUFFIXES, read_comparison_table

__all__ = ["read_plan", "tomakomai", "write_plan"]


def tomakomai() -> Plan:
    """苫小牧市's second comprehensive strategy (令和2–6年度), before and after its review.

    >>> plans.tomakomai().period
    FiscalPeriod('令和2年度', '令和6年度')
    """
    return _tomakomai()


def read_plan(
    path: str | PathLike[str], encoding: str | None = None, *, sheet: str | None = None
) -> Plan:
    """Read a plan from a plan CSV, the same in a workbook, or a comparison table (新旧対照表).

    Columns are found by their names, Japanese or English, in any order. Others stay in the file and
    are not read: a PlanFileWarning names them.

    Args:
        path: a CSV file; or a comparison table, by its suffix: .txt, .tsv, .html or .xlsx. A file
            that begins as a plan CSV does is one, whatever its suffix.
        encoding: of a CSV: ``"utf-8"`` (with or without a byte order mark), ``"cp932"`` or
            ``"utf-16"``. By default a byte order mark decides; without one the file is UTF-8 if
            it reads as such, else CP932, unless most of it reads as UTF-8, which then is damaged.
        sheet: of a workbook, the name of the sheet with the plan's table; by default the first.

    Raises:
        PlanFileError: the file cannot be read (code ``unreadable_file``).
        PlanError: the file is no plan, with file, line and column, and all its ``errors`` at once.
        KpiError: a sheet of what is no workbook (code ``bad_argument``).
        MissingExtraError: openpyxl is not installed.
    """
    plan = _read(path, encoding, sheet)
    if extra := _extra_columns(plan):
        columns = "".join(f"「{name}」" for name in extra)
        warnings.warn(
            f"ファイル「{shown_name(path)}」の列{columns}は計画の列ではないので読みません。"
            "直さずに書けば、そのまま残ります (extra columns are kept, not read)",
            PlanFileWarning,
            stacklevel=2,
        )
    return plan


def _read(path: str | PathLike[str], encoding: str | None, sheet: str | None) -> Plan:
    suffix = suffix_of(path)
    if suffix == ".xlsx":
        from tomakomai_kpi.tables.plan_table import begins_as_plan, plan_from_excel

        if sheet is not None or begins_as_plan(path):
            return plan_from_excel(path, sheet)
    if sheet is not None:
        raise KpiError(
            f"シート「{sheet}」は選べません。シートがあるのは .xlsx だけです"
            " (only workbooks have sheets) [bad_argument]",
            "bad_argument",
        )
    if suffix in SUFFIXES and not _begins_as_plan_csv(path):
        return read_comparison_table(Path(path) if isinstance(path, str) else path)
    name = shown_name(path)
    data = read_bytes(path)
    text = decode(data, name, encoding)
    plan = read_plan_csv(text, name)
    if not data.isascii():
        _read_from[id(plan)] = data
        finalize(plan, _read_from.pop, id(plan), None)
    return plan


def _begins_as_plan_csv(path: str | PathLike[str]) -> bool:
    try:
        with opened(path) as file:
            start = file.read(4096)
    except (OSError, ValueError):
        return False
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return any(
        _is_plan_header(_first_cells(start.decode(codec, "ignore")))
        for codec in (("utf-16",) if wide else ("utf-8-sig", "cp932"))
    )


def _first_cells(text: str) -> list[str]:
    line = next((line for line in text.splitlines() if line.strip()), "")
    if "\t" in line and "," not in line:
        return line.split("\t")
    return next(csv.reader([line]), [])


def write_plan(
    plan: Plan,
    path: str | PathLike[str],
    encoding: str | None = None,
    *,
    guard: bool = False,
) -> None:
    """Write a plan as plan CSV or as the same table in a workbook, the whole file or nothing.

    A plan that was read from a plan CSV goes out as it came, byte for byte if the encoding is the
    same; any other in one order and spelling.

    Args:
        plan: any plan.
        path: a file .csv, .txt or .xlsx, which is replaced if it is there, or ``"-"`` for stdout.
        encoding: ``"utf-8"``, ``"utf-8-sig"`` (with a byte order mark), ``"cp932"`` or
            ``"utf-16"`` (little endian, with its mark). By default UTF-8, with a mark if the
            plan was read with one. A workbook has none.
        guard: whether an apostrophe goes before cells of a CSV that a spreadsheet would run, those
            that came so too; reading takes it back. What is written anew has it always.

    Raises:
        PlanFileError: a character that the encoding lacks, with line and column, or a file that
            cannot be written (codes ``unwritable_file``, ``bad_format`` for another suffix);
            what was there before stays.
        PlanError: rows cannot say what the plan holds (code ``bad_row``).
        MissingExtraError: openpyxl is not installed, for a workbook.
    """
    name = shown_name(path)
    form = form_of_name(name, {".csv": "csv", ".txt": "csv", ".xlsx": "xlsx"}, default="csv")
    if form == "xlsx":
        from tomakomai_kpi.tables.plan_table import plan_to_excel

        if encoding is not None:
            raise KpiError(
                "文字コードは選べません。.xlsx には一つしかありません"
                " (workbooks have one encoding) [bad_argument]",
                "bad_argument",
            )
        write_output(plan_to_excel(plan, name), str(Path(path)))
        return
    text = write_plan_csv(plan)
    if guard:
        text = _guarded_csv(text)
    data = encode(text, name, encoding)
    write_output(_as_read(plan, text, encoding) or data, str(Path(path)))


_read_from: dict[int, bytes] = {}
"""By the plan itself, for as long as it lives: equal plans may come of other bytes."""


def _as_read(plan: Plan, text: str, encoding: str | None) -> bytes | None:
    """The bytes of a CP932 file that the plan came from: it has two numbers for some characters."""
    data = _read_from.get(id(plan))
    if data is None or encoding is None or known_encoding(encoding) != "cp932":
        return None
    return data if data.decode("cp932", "replace") == text else None
