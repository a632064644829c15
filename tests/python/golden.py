# SPDX-License-Identifier: BSL-1.0
"""A golden table: printed visitors of wards and years, and the sums that any engine must find.

``tests/vectors/visitors.csv`` was printed from integers, ``visitors_totals.csv`` counted from the
same integers: sums past 64 bits, groups of no ward or no year, and one without any amount.
"""

import csv
from pathlib import Path

VECTORS = Path(__file__).parents[1] / "vectors"
VISITORS = VECTORS / "visitors.csv"

Group = tuple[str | None, int | None]

REASONS = {"集計中": "pending", "調査中": "pending", "-": "unspecified", "未実施": "unspecified"}
"""What words say instead of an amount."""


def _rows(name: str) -> list[list[str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _group(ward: str, year: str) -> Group:
    return ward or None, int(year) if year else None


def visitors() -> dict[str, list[object]]:
    """The table by columns; an empty cell is None."""
    rows = _rows("visitors.csv")
    return {
        "区": [ward or None for ward, _, _ in rows],
        "年度": [int(year) if year else None for _, year, _ in rows],
        "来館": [text or None for _, _, text in rows],
    }


def totals() -> dict[Group, tuple[int | None, int]]:
    """Of each ward and year the sum, None of no amount, and how many rows have none."""
    return {
        _group(ward, year): (int(total) if total else None, int(missing))
        for ward, year, total, missing in _rows("visitors_totals.csv")
    }
