# SPDX-License-Identifier: BSL-1.0
"""Columns in Python: what column() takes, and what is asked of columns by name.

C++ computes (``_core.Column``); here stands how other packages' data become arguments, and how
answers become their tables. numpy, pandas, Polars and pyarrow are imported by no one but the
methods that carry their names.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from tomakomai_kpi._core import (
    Column,
    Unit,
    Value,
    VerdictColumn,
    WordColumn,
    _column,
    _Groups,
    _Keys,
    _operand,
    _totals_of_states,
)
from tomakomai_kpi.enums import Better
from tomakomai_kpi.errors import AmountError, ArgumentError, KpiError
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.totals import STATE_COLUMNS, States, Totals


class _Given:
    """A column by Arrow's stream, which its producer has already made."""

    def __init__(self, giver: Any) -> None:
        self._stream = giver.__arrow_c_stream__()
        self.__kpi_giver__ = type(giver)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._stream


def _held_in(data: Any) -> Any:
    """The Column that a Series of pandas' dtype kpi[…] holds, else the data."""
    held = getattr(getattr(data, "array", data), "__kpi_column__", None)
    return data if held is None else held()


def _source(data: Any) -> Any:
    """What C++ takes: a producer of Arrow, a buffer of integers, or a list."""
    data = _held_in(data)
    if isinstance(data, (list, tuple)) or hasattr(data, "__arrow_c_array__"):
        return data
    if hasattr(data, "__arrow_c_stream__"):
        try:
            return _Given(data)
        except Exception:  # pandas without pyarrow, Polars with objects: each its own
            if not isinstance(data, Iterable):  # a query of DuckDB that failed
                raise
    if isinstance(data, (str, bytes)) or not isinstance(data, Iterable):
        raise KpiError(
            f"列ではありません: {type(data).__name__}。一覧か、列を渡してください (no column)"
            " [not_text]",
            "not_text",
        )
    kind = getattr(getattr(data, "dtype", None), "kind", "O")
    array: Any = data.to_numpy() if kind in "iuM" and hasattr(data, "to_numpy") else data
    is_numpy = hasattr(array, "dtype") and hasattr(array, "byteswap")
    if is_numpy and array.dtype.kind in "iubM":
        return _of_numpy(array)
    return data.tolist() if hasattr(data, "tolist") else list(data)


def _of_numpy(array: Any) -> Any:
    """Integers and booleans by their buffer; dates and times, which have none, as a list."""
    if array.dtype.kind != "M":
        native = array.astype(array.dtype.newbyteorder("="), copy=False)
        return native if native.flags.c_contiguous else native.copy()
    days = array.dtype.str.endswith(("[D]", "[W]", "[M]", "[Y]"))
    in_steps = array.astype("M8[D]" if days else "M8[us]")
    if ((in_steps != array) & (array == array)).any():  # NaT equals nothing
        raise ArgumentError(
            "マイクロ秒より細かい時刻です。pandas の列にして渡してください"
            " (finer than microseconds: give a Series of pandas) [inexact_number]",
            "inexact_number",
        )
    return in_steps.tolist()


def column(
    data: Any,
    unit: str | Unit | None = None,
    basis: Any = None,
    *,
    scale: int | None = None,
    units: Iterable[Unit] = (),
    unread: Literal["refuse", "keep"] = "refuse",
) -> Column:
    """A column of exact amounts of one unit and basis.

    Unit and basis are decided once, before any row is judged: what does not fit the column is
    refused, with the number of rows and the first of them.

    Args:
        data: a Series of pandas' dtype ``kpi[…]``, anything with ``__arrow_c_stream__`` or
            ``__arrow_c_array__`` (Polars, pyarrow, pandas, DuckDB …), a numpy array of integers, or a list of Values, texts, ints, Decimals,
            Fractions and None. Texts are read as ``parse`` reads them.
        unit: of the numbers, and what amounts are given in (千t); by default the first text's.
            Numbers alone need one.
        basis: ``annual``, ``cumulative`` or ``level``; by default the first text's, or the only one
            that the unit can have.
        scale: decimals of every row, 0 to 18; by default as many as the amounts have.
        units: own units beside the catalogue's.
        unread: whether a text that is no value is an error, or a missing row (``unread``).

    Raises:
        NotationError: a text is no value; a column of floats (code ``inexact_number``).
        NumberError: an item of a list is no exact number.
        UnitError: a unit does not convert into the column's (``unit_mismatch``).
        BasisError: a text says another basis (``basis_mismatch``), or nobody says one
            (``basis_unclear``).
        AmountError: more decimals than the scale, or more than 38 digits (``inexact_number``).

    >>> c = column(["46人", "1,234人", "集計中"])
    >>> c.unit_text, c.basis.value, c[1], c.reason[2]
    ('人', 'annual', parse('1,234人'), 'pending')
    >>> column([1.5], "人", "annual")
    Traceback (most recent call last):
    ...
    tomakomai_kpi.errors.NumberError: 1行目: 数「1.5」(float)は使えません: floatは丸めた数です。文字列 "45.9" か Decimal、Fraction で渡してください (floats are inexact: give text, Decimal or Fraction) [inexact_number]
    """  # noqa: E501  # the message stands as it is raised
    if unread not in ("refuse", "keep"):
        raise KpiError(
            "unread は refuse か keep です (refuse or keep) [bad_argument]", "bad_argument"
        )
    data = _held_in(data)
    if isinstance(data, Column) and unit is None and basis is None and scale is None:
        return data
    return _column(_source(data), unit, basis, scale, units, unread == "keep")


def _named(by: Any) -> dict[str, Any]:
    """The columns to group by, by their names, to be read more than once."""
    if not isinstance(by, Mapping):
        name = getattr(by, "name", None)
        by = {name if isinstance(name, str) and name else "key": by}
    return {str(name): list(of) if isinstance(of, Iterator) else of for name, of in by.items()}


def _keys_of(by: Any) -> dict[str, _Keys]:
    return {name: _Keys(_source(keys)) for name, keys in _named(by).items()}


def column_states(self: Column, by: Any) -> States:
    """What sums by group are made of, to be merged: parts of one column on many machines.

    Args:
        by: as for ``total``.
    """
    keys = _keys_of(by)
    return States(keys, *self._states(_Groups(list(keys.values()))))


def totals_of_states(
    states: Any,
    unit: str | Unit,
    basis: Any,
    *,
    scale: int = 0,
    by: Iterable[str],
) -> Totals:
    """The sums of merged states: of a table whose rows of equal keys were added up.

    Args:
        states: a table with the keys and the columns of States, as an engine gave it back: indexed
            by name (pandas, Polars, pyarrow).
        unit: of the columns that were summed, with their basis and scale.
        basis: likewise.
        scale: likewise.
        by: names of the keys.

    Raises:
        AmountError: a sum has more than 38 digits (code ``inexact_number``).
        KpiError: states of another unit, basis or scale are among them (``bad_argument``).
    """
    like = _column([], unit, basis, scale, [], False)
    columns = [_source(states[name]) for name in STATE_COLUMNS]
    given = {name: states[name] for name in by}
    keys = _keys_of(given)
    sums, missing = _totals_of_states(columns, like)
    return Totals(given, keys, list(range(len(sums))), sums, missing)


def _require_missing(missing: str) -> None:
    if missing not in ("skip", "refuse"):
        raise KpiError(
            "missing は skip か refuse です (skip or refuse) [bad_argument]", "bad_argument"
        )


def _refuse_missing(count: int) -> None:
    raise AmountError(
        f'値のない行が{count}行あります。missing="skip" は除いて合計し、その数を数えます'
        " (rows without an amount) [missing]",
        "missing",
    )


def column_total(
    self: Column, by: Any = None, *, missing: Literal["skip", "refuse"] = "skip"
) -> Value | Totals:
    """The exact sum, of all rows or by group.

    Args:
        by: a column of keys, or several by name: ``{"区": df["区"], "年度": df["年度"]}``.
        missing: ``skip`` leaves out rows that have no amount; by group they are counted beside each
            sum. ``refuse`` raises where there is one.

    Returns:
        A Value, or Totals by group. The sum of nothing is missing, never 0.

    Raises:
        BasisError: amounts of the unit do not add (codes ``ratio_not_additive``,
            ``not_ratio_scale``).
        AmountError: a row says something that is no amount (100人以上), one is missing under
            ``refuse``, or a group's sum has more than 38 digits.
    """
    _require_missing(missing)
    if by is None:
        total, absent = self._total()
        if absent and missing == "refuse":
            _refuse_missing(absent)
        return total
    given = _named(by)
    keys = _keys_of(given)
    rows, sums, counts = self._totals(_Groups(list(keys.values())))
    if missing == "refuse" and any(counts):
        _refuse_missing(sum(counts))
    return Totals(given, keys, rows, sums, counts)


def column_shares(self: Column, by: Any = None) -> Any:
    """Each row's exact share of the sum, of all rows or of its group (構成比): a RateColumn.

    Raises:
        as ``total``; a sum of 0 is the reason ``zero_denominator``.
    """
    keys = list(_keys_of(by).values()) if by is not None else [_Keys([0] * len(self))]
    return self._shares(_Groups(keys))


def column_accumulate(self: Column, *, key: Any, year: Any) -> Column:
    """Each row's total from its key's first year to its own (累計); the rows stay where they are.

    Args:
        key: what a row is of: a column, or several by name.
        year: fiscal years: a column of integers (2021), or a list of FiscalYears.

    Raises:
        UnitError, BasisError: only annual values accumulate (``not_additive_over_years`` …).
        PeriodError: a key has a year twice (``period_overlap``) or lacks one between two
            (``period_gap``), with the row.
    """
    return self._accumulate(_Groups(list(_keys_of(key).values())), _source(year))


def _other(self: Column, data: Any) -> Column:
    data = _held_in(data)
    one = isinstance(data, (Column, Value, str))
    return _operand(data if one else _source(data), self)


def column_attainment(self: Column, target: Any, *, direction: Better | None = None) -> Any:
    """達成率, actual ÷ target: a RateColumn; ``target`` and ``direction`` as for ``on_path``.

    Raises:
        UnitError, BasisError: the two columns do not compare. Rows without a rate have a reason:
            ``target_zero``, ``lower_is_better``, the actual's own ….
    """
    return self._attainment(_other(self, target), direction)


def column_gap_closure(
    self: Column, target: Any, *, baseline: Any, direction: Better | None = None
) -> Any:
    """進捗率, (actual − baseline) ÷ (target − baseline): a RateColumn.

    Raises:
        BasisError: an annual baseline beside cumulative values (``basis_mismatch``); UnitError.
    """
    return self._gap_closure(_other(self, target), _other(self, baseline), direction)


def column_met(self: Column, target: Any, *, direction: Better | None = None) -> VerdictColumn:
    """Whether each row meets its target (達成)."""
    return self._met(_other(self, target), direction)


def _years(given: Any) -> Any:
    return _source(given) if isinstance(given, Iterable) else given


def column_on_path(
    self: Column,
    target: Any,
    *,
    baseline: Any = None,
    elapsed: Any,
    years: Any,
    direction: Better | None = None,
) -> VerdictColumn:
    """Whether each row is on its path in the n-th of N years, as ``assess`` judges an indicator.

    Args:
        target: a Column, or what column() takes in this one's unit and basis; a Value, or a text
            (300人), stands in every row.
        baseline: likewise; not needed for cumulative targets.
        elapsed: n, an int or a column of ints.
        years: N, of the target's year; from it on, on the path means met.
        direction: ``up`` or ``down``; by default up, but a bound among the targets (100件以下) says
            its own.

    Raises:
        UnitError, BasisError, AmountError: the columns do not meet.
    """
    start = None if baseline is None else _other(self, baseline)
    return self._on_path(_other(self, target), start, _years(elapsed), _years(years), direction)


def column_status(
    self: Column,
    target: Any,
    *,
    baseline: Any = None,
    elapsed: Any,
    years: Any,
    direction: Better | None = None,
) -> WordColumn:
    """Each row's status (achieved, on_path, …) as ``assess`` gives it; arguments as on_path."""
    start = None if baseline is None else _other(self, baseline)
    statuses, _ = self._status(
        _other(self, target), start, _years(elapsed), _years(years), direction
    )
    return statuses


def column_to_numpy(self: Column, dtype: Any = object) -> Any:
    """A numpy array of Values: the only dtype that keeps what they are.

    Raises:
        KpiError: for another dtype (code ``bad_argument``).
    """
    if dtype is not object:
        raise KpiError(
            "dtype=object だけです。ほかの型は単位と数え方を失います"
            " (only object keeps units and bases) [bad_argument]",
            "bad_argument",
        )
    with needing("pandas", "numpy"):
        import numpy
    out = numpy.empty(len(self), dtype=object)
    out[:] = self.to_list()
    return out


def column_to_pandas(self: Column, name: str | None = None, index: Any = None) -> Any:
    """A pandas Series of dtype ``kpi[…]``, which ``column`` takes back as it was.

    Args:
        name: of the Series.
        index: of the Series; by default rows from 0 on, which go by label into a DataFrame.
    """
    with needing("pandas", "pandas"):
        import pandas

        from tomakomai_kpi.pandas import KpiArray
    return pandas.Series(KpiArray(self), name=name, index=index)


def column_to_polars(self: Column, name: str = "") -> Any:
    """A Polars Series of this unit and basis, as its extension type says; ``.kpi`` works on it."""
    with needing("polars", "polars"):
        import polars
    import tomakomai_kpi.polars  # noqa: F401  # registers .kpi

    return polars.Series(self).alias(name)  # which takes the name from Arrow otherwise


def column_iter(self: Column) -> Iterator[Value]:
    """Its Values."""
    return iter(self.to_list())
