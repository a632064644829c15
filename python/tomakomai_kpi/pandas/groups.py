# SPDX-License-Identifier: BSL-1.0
"""What ``groupby`` asks of a column: exact states for sums, rows for all else."""

from typing import Any

import numpy as np
import pandas as pd

from tomakomai_kpi._core import _Groups, _Keys
from tomakomai_kpi.pandas.reductions import accumulated, reduced
from tomakomai_kpi.pandas.refusals import unsupported
from tomakomai_kpi.pandas.stored import StoredRows


def _sums(rows: StoredRows, ids: Any, ngroups: int) -> StoredRows:
    known = np.flatnonzero(ids >= 0)
    part, of = rows.take(known), np.ascontiguousarray(ids[known])
    first_rows, totals, _ = part.column._totals(_Groups([_Keys(of)]))
    sum_of = np.full(ngroups, -1, dtype=np.int64)
    sum_of[of[np.array(first_rows, dtype=np.int64)]] = np.arange(len(totals))
    return rows._over(totals, rows.dtype).take(sum_of, allow_fill=True)


def _chosen(rows: StoredRows, how: str, ids: Any, ngroups: int) -> Any:
    """Of each group the row that is asked for, −1 for none."""
    known = np.flatnonzero((ids >= 0) & ~rows.isna())
    if how in ("min", "max"):
        ranks = rows._ranks()[known]
        known = known[np.argsort(ranks if how == "min" else -ranks, kind="stable")]
    elif how == "last":
        known = known[::-1]
    group, first = np.unique(ids[known], return_index=True)
    at = np.full(ngroups, -1, dtype=np.intp)
    at[group] = known[first]
    return at


def _row_by_row(rows: StoredRows, how: str, ids: Any, ngroups: int) -> Any:
    """Each group's own reduction: exact Values, which need not be decimals."""
    order = np.argsort(ids, kind="stable")
    bounds = np.searchsorted(ids[order], np.arange(ngroups + 1))
    parts = [rows.take(order[bounds[g] : bounds[g + 1]]) for g in range(ngroups)]
    return rows._cast_pointwise_result([reduced(part, how) for part in parts])


def _running(rows: StoredRows, how: str, ids: Any, skipna: bool) -> StoredRows:
    order = np.argsort(ids, kind="stable")
    cuts = np.flatnonzero(np.diff(ids[order])) + 1
    parts = [rows.take(part) for part in np.split(order, cuts)]
    done = [rows._over(accumulated(part, how, skipna), rows.dtype) for part in parts]
    back = np.empty(len(rows), dtype=np.int64)
    back[order] = np.arange(len(rows))
    back[ids < 0] = -1
    return rows._concat_same_type(done).take(back, allow_fill=True)


def _too_few(rows: StoredRows, ids: Any, ngroups: int, min_count: int, skipna: bool) -> Any:
    known = ids >= 0
    absent = rows.isna()
    counts = np.bincount(ids[known & ~absent], minlength=ngroups)
    few = counts < max(min_count, 1)
    if not skipna:
        few[np.unique(ids[known & absent])] = True
    return few


def grouped(rows: StoredRows, how: str, ngroups: int, ids: Any, said: dict[str, Any]) -> Any:
    """As pandas' ``_groupby_op``: a row for each of *ngroups*, or of the rows for running answers.

    A group without an amount is missing, never 0.

    Raises:
        TypeError, BasisError, AmountError: as the reductions of a whole column.
    """
    skipna = bool(said.get("skipna", True))
    if how in ("cumsum", "cummax", "cummin", "cumprod"):
        return _running(rows, how, ids, skipna)
    if how == "rank":
        kwargs = {key: said[key] for key in ("ascending", "na_option", "pct") if key in said}
        known = np.where(ids >= 0, ids.astype("float64"), np.nan)  # rows of no key have no rank
        ranks = pd.Series(rows._ranks(), dtype="float64").mask(rows.isna())
        method = said.get("ties_method", "average")
        return ranks.groupby(known).rank(method=method, **kwargs).to_numpy()
    if how in ("idxmin", "idxmax"):
        return _chosen(rows, how[3:], ids, ngroups)
    if how == "sum":
        result: Any = _sums(rows, ids, ngroups)
    elif how in ("min", "max", "first", "last"):
        result = rows.take(_chosen(rows, how, ids, ngroups), allow_fill=True)
    elif how in ("mean", "median"):
        result = _row_by_row(rows, how, ids, ngroups)
    else:
        raise unsupported(rows.dtype, how)
    few = _too_few(rows, ids, ngroups, int(said.get("min_count", -1)), skipna)
    result[few] = pd.NA
    return result
