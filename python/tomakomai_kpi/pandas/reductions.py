# SPDX-License-Identifier: BSL-1.0
"""One answer of many rows, and rows that go on from those before them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from tomakomai_kpi._core import Column, Value, _joined, _running_sums
from tomakomai_kpi.errors import BasisError
from tomakomai_kpi.pandas.refusals import unsupported
from tomakomai_kpi.pandas.stored import StoredRows


def _sum(rows: StoredRows) -> Any:
    return rows.column._total()[0]


def _mean(rows: StoredRows) -> Any:
    return rows.column._total()[0] / len(rows)


def _at(rows: StoredRows, rank: int) -> Value:
    return rows.column[int(np.flatnonzero(rows._ranks() == rank)[0])]


def _median(rows: StoredRows) -> Any:
    ordered = np.sort(rows._ranks())
    lower = _at(rows, ordered[(len(rows) - 1) // 2])
    upper = _at(rows, ordered[len(rows) // 2])
    return lower if lower == upper else (lower + upper) / 2


_REDUCTIONS: dict[str, Callable[[StoredRows], Any]] = {
    "sum": _sum,
    "mean": _mean,
    "median": _median,
    "min": lambda rows: _at(rows, 0),
    "max": lambda rows: _at(rows, int(rows._ranks().max())),
}


def reduced(rows: StoredRows, name: str, skipna: bool = True, min_count: int = 0) -> Any:
    """A Value, exact whatever its decimals, or NA where no row says one.

    Raises:
        TypeError: pandas' other reductions, which amounts with a unit have not.
        BasisError: amounts of the unit do not add (``ratio_not_additive`` …).
        AmountError: a row says something that is no amount.
    """
    if name == "count":
        return int((~rows.isna()).sum())
    reduce = _REDUCTIONS.get(name)
    if reduce is None:
        raise unsupported(rows.dtype, name)
    absent = rows.isna()
    present = rows[~absent] if absent.any() else rows
    if len(present) == 0 or (absent.any() and not skipna) or len(present) < min_count:
        if name in ("sum", "mean"):
            rows.column._total()  # refuses ratios, were there rows or not
        return pd.NA
    return reduce(present)


def _running_extreme(rows: StoredRows, name: str, skipna: bool) -> Column:
    ranks = rows._ranks().astype(np.int64)
    absent = rows.isna()
    if name == "cummax":
        running = np.maximum.accumulate(ranks)
    else:
        running = np.minimum.accumulate(np.where(absent, np.iinfo(np.int64).max, ranks))
    gone = absent if skipna else np.logical_or.accumulate(absent)
    row_of_rank = np.zeros(len(rows) + 1, dtype=np.int64)
    row_of_rank[ranks[~absent]] = np.flatnonzero(~absent)
    taken = np.full(len(rows), len(rows), dtype=np.int64)
    taken[~gone] = row_of_rank[running[~gone]]
    taken[absent] = np.flatnonzero(absent)  # with their reasons
    return _joined([rows.column, rows._given(None)]).take(taken)


def accumulated(rows: StoredRows, name: str, skipna: bool) -> Column:
    """The column of ``cumsum``, ``cummax`` or ``cummin``.

    Raises:
        BasisError: the running sum of annual values, which would be cumulative and stand in a
            column that says annual (``not_additive_over_years``).
        TypeError: ``cumprod``.
    """
    if name in ("cummax", "cummin"):
        return _running_extreme(rows, name, skipna)
    if name != "cumsum":
        raise unsupported(rows.dtype, name)
    if rows.dtype.basis == "annual":
        raise BasisError(
            f"{rows.dtype.name} の cumsum は単年度の値のままになり、累計になりません。"
            "累計は .kpi.accumulate(key=…, year=…) が年度を確かめて作ります"
            " (cumsum of annual values is not cumulative: accumulate)"
            " [not_additive_over_years]",
            "not_additive_over_years",
            left=rows.dtype.name,
            right="accumulate",
        )
    return _running_sums(rows.column, skipna)
