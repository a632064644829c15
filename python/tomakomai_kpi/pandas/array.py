# SPDX-License-Identifier: BSL-1.0
"""The extension array: stored rows with arithmetic, comparison, sums and groups."""

import operator
from collections.abc import Callable
from typing import Any, Self

import numpy as np
import pandas as pd
from pandas.api.types import is_list_like

from tomakomai_kpi._core import Column, Value, _joined, parse
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.pandas import groups, reductions
from tomakomai_kpi.pandas.dtype import KpiDtype
from tomakomai_kpi.pandas.refusals import unsupported
from tomakomai_kpi.pandas.rows import in_every_row, is_na, items_of
from tomakomai_kpi.pandas.stored import StoredRows


def _arithmetic(op: Callable[[Any, Any], Any], kind: str, *, reflected: bool = False) -> Any:
    def method(self: Any, other: Any) -> Any:
        return self._arith(other, (lambda a, b: op(b, a)) if reflected else op, kind)

    return method


def _comparison(op: Callable[[Any, Any], Any]) -> Any:
    return lambda self, other: self._compare(other, op)


class KpiArray(StoredRows):
    """Amounts of one unit and basis, a row each; ``pd.array([...], dtype="kpi[人]")`` makes one.

    What is added and compared obeys the rules of its column, and is refused where that refuses.
    """

    def _other(self, other: Any) -> Any:
        """A number as it is; all else as an array that goes with this one, or None if missing."""
        if isinstance(other, KpiArray):
            return other
        if isinstance(other, Column):
            return KpiArray(other)
        if is_na(other) or (isinstance(other, Value) and other.is_missing):
            return None
        if not is_list_like(other) or isinstance(other, str):
            return other
        if len(other) != len(self):
            raise ValueError(f"Lengths must match: {len(self)} and {len(other)}")
        items = items_of(other)
        if all(item is None for item in items):
            return self._from_sequence(items, dtype=self.dtype)
        if all(isinstance(item, Value) or item is None for item in items):
            try:
                return self._from_sequence(items)
            except KpiError:  # of several units: row by row
                pass
        return items

    def _pointwise(self, op: Callable[[Any, Any], Any], other: Any) -> Any:
        """Objects: quotients are numbers, products of another unit."""
        others = other if isinstance(other, KpiArray | list) else [other] * len(self)
        out = np.empty(len(self), dtype=object)
        pairs = zip(self, others, strict=True)
        out[:] = [pd.NA if a is pd.NA or is_na(b) else op(a, b) for a, b in pairs]
        made = isinstance(next(iter(out[~pd.isna(out)]), None), Value)
        return self._cast_pointwise_result(out) if made else out

    def _arith(self, other: Any, op: Callable[[Any, Any], Any], kind: str) -> Any:
        if isinstance(other, pd.Series | pd.Index | pd.DataFrame):
            return NotImplemented
        given = self._other(other)
        if given is None:
            return self._from_sequence([None] * len(self), dtype=self.dtype)
        if kind == "sum":
            if isinstance(given, KpiArray):
                return KpiArray(op(self.column, given.column))
            if isinstance(given, Value):
                return KpiArray(op(self.column, in_every_row(given, len(self))))
            if not isinstance(given, list):
                self._given(given)  # refuses a number
                return NotImplemented
        if kind == "scale" and not isinstance(given, Value | KpiArray | list):
            return KpiArray(op(self.column, given))
        return self._pointwise(op, given)

    def __neg__(self) -> Self:
        return self._over(-self.column, self.dtype)

    def __abs__(self) -> Self:
        return self._from_sequence([abs(value) for value in self.column], dtype=self.dtype)

    def __pos__(self) -> Self:
        return self.copy()

    __add__ = _arithmetic(operator.add, "sum")
    __radd__ = _arithmetic(operator.add, "sum", reflected=True)
    __sub__ = _arithmetic(operator.sub, "sum")
    __rsub__ = _arithmetic(operator.sub, "sum", reflected=True)
    __mul__ = _arithmetic(operator.mul, "scale")
    __rmul__ = _arithmetic(operator.mul, "scale", reflected=True)
    __truediv__ = _arithmetic(operator.truediv, "scale")
    __rtruediv__ = _arithmetic(operator.truediv, "scale", reflected=True)
    __eq__ = _comparison(operator.eq)
    __ne__ = _comparison(operator.ne)
    __lt__ = _comparison(operator.lt)
    __le__ = _comparison(operator.le)
    __gt__ = _comparison(operator.gt)
    __ge__ = _comparison(operator.ge)
    __hash__ = None  # type: ignore[assignment]

    def _read(self, item: Any) -> Any:
        """A text (46人) as the value that it says on this basis; all else as it is."""
        if not isinstance(item, str):
            return item
        try:
            return parse(item, basis=self.dtype.basis)
        except KpiError:
            return item

    def isin(self, values: Any) -> Any:
        """Whether each row is one of them: Values, their texts, or missing."""
        return super().isin([self._read(item) for item in values])  # type: ignore[misc]

    def _equal(self, other: Any) -> Any:
        """Whether rows are the same quantity, whatever its unit; of unlike ones none is."""
        if isinstance(other, KpiArray) and other.dtype != self.dtype:
            other = list(other)
        if isinstance(other, Value):
            try:
                one = self.dtype._of.column([other])
            except KpiError:
                return np.zeros(len(self), dtype=bool)
            codes = KpiArray(_joined([one, self.column]))._codes()
            return codes[1:] == codes[0]
        if isinstance(other, KpiArray):
            codes = KpiArray(_joined([self.column, other.column]))._codes()
            return codes[: len(self)] == codes[len(self) :]
        others = other if isinstance(other, list) else [other] * len(self)
        pairs = zip(self.column.to_list(), others, strict=True)
        return np.array([b is not None and bool(a == b) for a, b in pairs], dtype=bool)

    def _compare(self, other: Any, op: Callable[[Any, Any], Any]) -> Any:
        if isinstance(other, pd.Series | pd.Index | pd.DataFrame):
            return NotImplemented
        if is_list_like(other) and not isinstance(other, KpiArray | Column):
            other = [self._read(item) for item in items_of(other)]
        given = self._other(self._read(other))
        absent = self.isna()
        if given is None:
            return pd.arrays.BooleanArray(np.zeros(len(self), bool), np.ones(len(self), bool))
        if isinstance(given, KpiArray):
            absent |= given.isna()
        elif isinstance(given, list):
            absent |= np.array([is_na(item) for item in given], dtype=bool)
        if op in (operator.eq, operator.ne):
            equal = self._equal(given)
            return pd.arrays.BooleanArray(equal if op is operator.eq else ~equal, absent)
        if isinstance(given, Value):
            given = KpiArray(in_every_row(given, len(self)))
        if isinstance(given, KpiArray):
            holds = [held is True for held in op(self.column, given.column)]
        elif isinstance(given, list):
            pairs = zip(self, given, strict=True)
            holds = [not is_na(a) and not is_na(b) and op(a, b) for a, b in pairs]
        else:
            self._given(given)
            return NotImplemented
        return pd.arrays.BooleanArray(np.array(holds, dtype=bool), absent)

    # Sums and other answers of many rows

    def _quantile(self, qs: Any, interpolation: str) -> Any:
        raise unsupported(self.dtype, "quantile")

    def _reduce(
        self, name: str, *, skipna: bool = True, keepdims: bool = False, **kwargs: Any
    ) -> Any:
        result = reductions.reduced(self, name, skipna, int(kwargs.get("min_count", 0)))
        return self._cast_pointwise_result([result]) if keepdims else result

    def _accumulate(self, name: str, *, skipna: bool = True, **kwargs: Any) -> Any:
        return self._over(reductions.accumulated(self, name, skipna), self.dtype)

    def _groupby_op(self, *, how: str, ngroups: int, ids: Any, **kwargs: Any) -> Any:
        return groups.grouped(self, how, ngroups, ids, kwargs)


KpiDtype._array_class = KpiArray
