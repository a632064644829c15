# SPDX-License-Identifier: BSL-1.0
"""The rows of the extension array: a Column, and what pandas does with rows.

A Column is immutable: setting rows makes another, which all views of the array then have. A row
that is missing is ``pd.NA`` to pandas; why it is stays in the column, as far as pandas moves rows.
"""

from collections.abc import Callable, Sequence
from typing import Any, Self

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype, no_default
from pandas.api.indexers import check_array_indexer
from pandas.api.types import is_list_like, pandas_dtype

from tomakomai_kpi._core import (
    Column,
    Value,
    _column,
    _ColumnType,
    _joined,
    _missing_rows,
    _row_codes,
    _row_ranks,
)
from tomakomai_kpi.errors import KpiError, UnitError
from tomakomai_kpi.pandas.dtype import KpiDtype, UnlikeDtype, refused
from tomakomai_kpi.pandas.rows import is_na, items_of


class StoredRows(ExtensionArray):
    """What pandas moves: rows of a column, without arithmetic.

    Args:
        column: whose rows they are.
    """

    _readonly: bool = False

    def __init__(self, column: Column) -> None:
        self._held = [column]  # which views share
        self._dtype = KpiDtype._made(_ColumnType.of(column))

    @classmethod
    def _over(cls, column: Column, dtype: KpiDtype) -> Self:
        made = cls.__new__(cls)
        made._held = [column]
        made._dtype = dtype
        return made

    @property
    def column(self) -> Column:
        """The Column, with the reasons of what is missing."""
        return self._held[0]

    def __kpi_column__(self) -> Column:
        return self.column

    @property
    def dtype(self) -> KpiDtype:
        """``kpi[…]``."""
        return self._dtype

    @property
    def nbytes(self) -> int:
        """Of amounts and reasons; 16 bytes an amount at most."""
        return 17 * len(self)

    # Making

    @classmethod
    def _from_sequence(cls, scalars: Any, *, dtype: Any = None, copy: bool = False) -> Self:
        wanted: Any = None if dtype is None else pandas_dtype(dtype)
        held = getattr(scalars, "array", scalars)
        if isinstance(held, Column):
            held = cls(held)
        if isinstance(held, cls):
            if wanted is None or wanted == held.dtype:
                return held.copy() if copy else held
            return held._as_dtype(wanted)
        items = items_of(scalars)
        if wanted is not None:
            return cls._over(wanted._of.column(items), wanted)
        return cls(_column(items, None, None, None, [], False))

    @classmethod
    def _from_scalars(cls, scalars: Any, *, dtype: Any) -> Self:
        if not all(isinstance(item, Value) or is_na(item) for item in scalars):
            raise ValueError("値でないものがあります (not all are Values)")
        return cls._from_sequence(scalars, dtype=dtype)

    @classmethod
    def _from_sequence_of_strings(
        cls, strings: Any, *, dtype: ExtensionDtype, copy: bool = False
    ) -> Self:
        return cls._from_sequence(strings, dtype=dtype, copy=copy)

    def _cast_pointwise_result(self, values: Any) -> Any:
        items = list(values)
        said = [item for item in items if not is_na(item)]
        if all(isinstance(item, Value) for item in said):
            try:
                return self._from_sequence(items, dtype=None if said else self.dtype)
            except KpiError:  # of several units, or no decimals: each for itself
                pass
        out = np.empty(len(items), dtype=object)
        out[:] = items
        inferring = getattr(super(), "_cast_pointwise_result", None)  # pandas 3
        if inferring is None or any(isinstance(item, Value) for item in said):
            return out
        return inferring(out)

    @classmethod
    def _empty(cls, shape: Any, dtype: ExtensionDtype) -> Self:
        rows = shape if isinstance(shape, int) else shape[0]
        return cls._from_sequence([None] * rows, dtype=dtype)

    @classmethod
    def _concat_same_type(cls, to_concat: Sequence[Self]) -> Self:
        return cls._over(_joined([each.column for each in to_concat]), to_concat[0].dtype)

    # Rows

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, item: Any) -> Any:
        if pd.api.types.is_integer(item):
            if not -len(self) <= item < len(self):
                raise IndexError(f"index {item} is out of bounds for axis 0 with size {len(self)}")
            value = self.column[int(item)]
            return pd.NA if value.is_missing else value
        if isinstance(item, tuple) and len(item) == 2 and Ellipsis in item:
            item = item[1] if item[0] is Ellipsis else item[0]
        if isinstance(item, slice) and item == slice(None):
            return self.view()
        if not isinstance(item, slice) and not is_list_like(item):
            raise IndexError(
                "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`)"
                " and integer or boolean arrays are valid indices"
            )
        item = check_array_indexer(self, item)
        if isinstance(item, slice):
            return self._over(self.column[item], self.dtype)
        return self.take(np.flatnonzero(item) if item.dtype.kind == "b" else item)

    def __iter__(self) -> Any:
        return iter(self._values_or(pd.NA))

    def _values_or(self, na: object) -> list[Any]:
        return [na if value.is_missing else value for value in self.column.to_list()]

    def __contains__(self, item: object) -> bool:
        if is_na(item):
            return item is pd.NA and bool(self.isna().any())
        return isinstance(item, Value) and bool(np.any(self == item))

    def __setitem__(self, key: Any, value: Any) -> None:
        if self._readonly:
            raise ValueError("Cannot modify read-only array")
        key = check_array_indexer(self, key)
        rows = np.arange(len(self), dtype=np.int64)
        at = rows[key]
        if at.ndim == 0 and is_list_like(value) and not isinstance(value, str):
            raise ValueError("setting an array element with a sequence.")
        given = self._given(value)
        if len(given) != 1 and len(given) != at.size:
            raise ValueError(
                f"cannot set using an indexer of {at.size} rows and a list of {len(given)}"
            )
        rows[key] = len(self) + (np.arange(at.size) if len(given) > 1 else 0)
        self._held[0] = _joined([self.column, given]).take(rows)

    def _given(self, value: Any) -> Column:
        """What is to stand in rows, as a column of this dtype; a number says no unit."""
        held = getattr(value, "array", value)
        if isinstance(held, Column):
            held = type(self)(held)
        if isinstance(held, StoredRows):
            return held._as_dtype(self.dtype).column
        items = items_of(value) if is_list_like(value) else [None if is_na(value) else value]
        for item in items:
            if item is not None and not isinstance(item, Value | str):
                raise UnitError(
                    f"「{item!r}」には単位がありません。{self.dtype.name} の列に入れるには、値か"
                    f' "5{self.column.unit_text}" のような文字で渡してください'
                    " (a number says no unit) [unit_mismatch]",
                    "unit_mismatch",
                    left=self.dtype.name,
                    right="",
                )
        return self.dtype._of.column(items)

    def take(self, indexer: Any, allow_fill: bool = False, fill_value: Any = None) -> Self:
        """The rows so numbered; with ``allow_fill`` −1 is a missing row, or *fill_value*."""
        rows = np.asarray(indexer, dtype=np.int64)
        least, most = (int(rows.min()), int(rows.max())) if rows.size else (0, -1)
        if most >= len(self) or (rows.size and len(self) == 0 and (least >= 0 or not allow_fill)):
            raise IndexError("cannot do a non-empty take from an empty axes, or out of bounds")
        column = self.column
        if allow_fill:
            if least < -1:
                raise ValueError("negative rows below -1 where -1 is a missing row")
            if least == -1:
                column = _joined([column, self._given(fill_value)])
                rows = np.where(rows == -1, len(self), rows)
        elif least < 0:
            if least < -len(self):
                raise IndexError("out of bounds")
            rows = np.where(rows < 0, rows + len(self), rows)
        return self._over(column.take(np.ascontiguousarray(rows)), self.dtype)

    def copy(self) -> Self:
        """One that later settings leave alone."""
        return self._over(self.column, self.dtype)

    def view(self, dtype: Any = None) -> Any:
        """One that shares what is set."""
        if dtype is not None:
            raise NotImplementedError(dtype)
        shared = self._over(self.column, self.dtype)
        shared._held = self._held
        shared._readonly = self._readonly
        return shared

    def isna(self) -> Any:
        """Rows that say nothing; 100人以上 and a range say something."""
        return np.frombuffer(_missing_rows(self.column), dtype=np.bool_).copy()

    # Other types

    def _as_dtype(self, dtype: KpiDtype | UnlikeDtype) -> Self:
        if isinstance(dtype, UnlikeDtype):
            raise refused(self.dtype, next(other for other in dtype.dtypes if other != self.dtype))
        if dtype == self.dtype:
            return self
        if not self.dtype._converts(dtype):
            raise refused(self.dtype, dtype)
        return self._over(self.column.to(dtype.unit_text), dtype)

    def astype(self, dtype: Any, copy: bool = True) -> Any:
        """In another unit of the dimension, as Values (``object``) or as texts.

        Raises:
            UnitError, BasisError: amounts of the other dtype are others, or numbers without unit.
        """
        wanted: Any = pandas_dtype(dtype)
        if wanted == self.dtype:
            return self.copy() if copy else self
        if isinstance(wanted, UnlikeDtype | KpiDtype):
            return self._as_dtype(wanted)
        if wanted.kind in "iufcb":
            raise UnitError(
                f"{self.dtype.name} を {wanted} にすると単位と数え方を失います。"
                "数だけなら .kpi.decimals() です (numbers lose the unit) [unit_mismatch]",
                "unit_mismatch",
                left=self.dtype.name,
                right=str(wanted),
            )
        return super().astype(wanted, copy=copy)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        if copy is False:
            raise ValueError("Unable to avoid copy while creating an array as requested.")
        out = np.empty(len(self), dtype=object)
        out[:] = self._values_or(pd.NA)
        if dtype is not None and np.dtype(dtype) != np.dtype(object):
            return out.astype(dtype)
        return out

    def to_numpy(self, dtype: Any = None, copy: bool = False, na_value: Any = no_default) -> Any:
        """Values and ``pd.NA`` as objects; texts, if texts are wanted."""
        out = np.asarray(self, dtype=dtype)
        if na_value is not no_default:
            out[self.isna()] = na_value
        return out

    def __arrow_array__(self, type: Any = None) -> Any:  # noqa: A002  # pyarrow's name
        from tomakomai_kpi.pandas.arrow import to_pyarrow

        return to_pyarrow(self.column, type)

    def _values_for_json(self) -> Any:
        texts = np.array(self.column.text, dtype=object)
        texts[self.isna()] = None
        return texts

    def _formatter(self, boxed: bool = False) -> Callable[[Any], str]:
        return str

    # Equal rows and their order

    def _codes(self) -> Any:
        return np.frombuffer(_row_codes(self.column), dtype=np.int32)

    def _ranks(self) -> Any:
        return np.frombuffer(_row_ranks(self.column), dtype=np.int32)

    def _values_for_argsort(self) -> Any:
        return self._ranks()

    def _values_for_factorize(self) -> tuple[Any, Any]:
        return np.asarray(self), pd.NA

    def factorize(self, use_na_sentinel: bool = True) -> tuple[Any, Self]:
        """Numbers of equal rows, and the rows that they stand for."""
        codes, present = pd.factorize(self._codes())
        first = np.unique(codes, return_index=True)[1]
        if use_na_sentinel and (present < 0).any():
            missing = int(np.flatnonzero(present < 0)[0])
            codes = np.where(codes > missing, codes - 1, np.where(codes == missing, -1, codes))
            first = np.delete(first, missing)
        return codes.astype(np.intp), self.take(first)

    def unique(self) -> Self:
        """The first rows of all that differ."""
        return self.take(np.sort(np.unique(self._codes(), return_index=True)[1]))

    def duplicated(self, keep: Any = "first") -> Any:
        """Whether an equal row stands before (``first``), behind (``last``) or anywhere (False)."""
        return pd.Series(self._codes()).duplicated(keep=keep).to_numpy()

    def value_counts(self, dropna: bool = True) -> Any:
        """How many rows say each amount, in the order of their first rows."""
        codes, uniques = self.factorize(use_na_sentinel=dropna)
        counts = np.bincount(codes[codes >= 0], minlength=len(uniques))
        return pd.Series(pd.array(counts, dtype="Int64"), index=pd.Index(uniques), name="count")

    def _rank(self, **kwargs: Any) -> Any:
        kwargs.pop("axis", None)
        ranks = pd.Series(self._ranks(), dtype="float64").mask(self.isna())
        return ranks.rank(**kwargs).to_numpy()
