# SPDX-License-Identifier: BSL-1.0
"""CSV for spreadsheets: with a byte order mark, and no cell that would run or become a date."""

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from tomakomai_kpi._core import starts_formula

SheetCell: TypeAlias = str | int | Decimal | None


def sheet(rows: Iterable[Iterable[SheetCell]]) -> str:
    """The text of the file."""
    out = io.StringIO()
    csv.writer(out).writerows(map(_guarded, row) for row in rows)
    return "\ufeff" + out.getvalue()


def _guarded(cell: SheetCell) -> SheetCell:
    """Text that a spreadsheet would run as a formula, or read as a date, gets an apostrophe."""
    if isinstance(cell, str) and (starts_formula(cell) or re.match(r"\d+/\d+$", cell)):
        return "'" + cell
    return cell
