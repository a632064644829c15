# SPDX-License-Identifier: BSL-1.0
"""Plans: the embedded one, and plans from files."""

from os import PathLike, fsencode
from pathlib import Path

from tomakomai_kpi._core import Plan, _tomakomai, read_plan_csv
from tomakomai_kpi.errors import PlanFileError

__all__ = ["read_plan", "tomakomai"]


def tomakomai() -> Plan:
    """苫小牧市's second comprehensive strategy (令和2–6年度), before and after its review.

    >>> plans.tomakomai().period
    FiscalPeriod('令和2年度', '令和6年度')
    """
    return _tomakomai()


def read_plan(path: str | PathLike[str]) -> Plan:
    """Read a plan from a plan CSV.

    Args:
        path: a CSV file in UTF-8, with or without a byte order mark.

    Raises:
        PlanFileError: the file cannot be read (code ``unreadable_file``).
        PlanError: the file is no plan, with file, line and column.
    """
    name = fsencode(path).decode("utf-8", "replace")  # names may hold any bytes
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise PlanFileError(
            f"ファイル「{name}」を読めません: {error.strerror} (cannot read the file)"
            " [unreadable_file]",
            "unreadable_file",
            file=name,
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlanFileError(
            f"ファイル「{name}」の{line}行目がUTF-8ではありません。"
            "UTF-8で保存し直してください (not UTF-8) [unreadable_file]",
            "unreadable_file",
            file=name,
        ) from error
    return read_plan_csv(text, name)
