# SPDX-License-Identifier: BSL-1.0
"""Sums of columns by group, as tables."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from tomakomai_kpi._core import Column, _Keys, _table_schema, _table_stream
from tomakomai_kpi.errors import KpiError, visible
from tomakomai_kpi.files.extras import needing


class _Key:
    """A key column of totals: a row a group, of the type that came in."""

    def __init__(self, keys: _Keys, rows: list[int]) -> None:
        self._keys = keys.only(rows)  # whoever gave them may write into them later

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Key):
            return NotImplemented
        return self._keys.__reduce__() == other._keys.__reduce__()

    __hash__ = None  # type: ignore[assignment]

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._keys.rows(list(range(len(self._keys))))


def _rows_of(given: Any, rows: list[int]) -> Any:
    """These rows as they are now, in the type that they were given in; None of a query."""
    if hasattr(given, "to_pylist"):  # pyarrow, not all of whose types can be taken from
        return [given[row].as_py() for row in rows]
    if hasattr(given, "gather"):  # Polars
        return given.gather(rows)
    if hasattr(given, "take"):  # numpy, pandas, which may give a view
        taken = given.take(rows)
        return taken.copy(deep=True) if hasattr(taken, "to_frame") else taken.copy()
    if not isinstance(given, Iterable):  # a query
        return None
    every = list(given)
    return [every[row] for row in rows]


def _require_free(names: Iterable[str], taken: Iterable[str]) -> None:
    """Refuses keys whose names are those of what stands beside them."""
    for name in sorted(set(names) & set(taken)):
        raise KpiError(
            f"キーの名前「{name}」は、合計の表の列名と同じです。別の名前にしてください"
            " (the name of a column of the sums) [bad_argument]",
            "bad_argument",
        )


class Totals:
    """Sums by group: a row for each group, in the order of their first rows.

    A table to Arrow: ``pl.DataFrame(totals)``, ``pa.table(totals)``. Its columns are the keys,
    whose types are as they came in, ``total`` (missing where no row of the group has an amount) and
    ``missing``, the rows of the group that have none and are left out of its sum.
    """

    def __init__(
        self,
        given: Mapping[str, Any],
        keys: Mapping[str, _Keys],
        rows: list[int],
        total: Column,
        missing: list[int],
    ) -> None:
        _require_free(keys, ("total", "missing"))
        self._given = {name: _rows_of(of, rows) for name, of in given.items()}
        self._keys = {name: _Key(of, rows) for name, of in keys.items()}
        self.total = total
        self.missing = missing

    def __len__(self) -> int:
        return len(self.total)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Totals):
            return NotImplemented
        return (
            list(self._keys.items()) == list(other._keys.items())
            and self.total == other.total
            and self.missing == other.missing
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return visible(f"<Totals by {'、'.join(self._keys)}, {len(self)} groups>")

    def __arrow_c_schema__(self) -> object:
        return _table_schema(*self._columns())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _table_stream(*self._columns())

    def _columns(self) -> tuple[list[str], list[object]]:
        names = [*self._keys, "total", "missing"]
        return names, [*self._keys.values(), self.total, _Counts(self.missing)]

    def _listed(self, name: str) -> Any:
        """Keys of Polars and of queries as lists, which pandas types; all else keeps its dtype."""
        keys = self._given[name]
        if keys is None:
            with needing("pandas", "pyarrow"):
                import pyarrow
            return pyarrow.array(self._keys[name]).to_pylist()
        return keys.to_list() if hasattr(keys, "gather") else keys

    def to_records(self) -> list[dict[str, Any]]:
        """A plain dict a group: its keys, ``total`` as a Value and ``missing``."""
        keys = [list(self._listed(name)) for name in self._given]
        names = [*self._given, "total", "missing"]
        rows = zip(*keys, self.total, self.missing, strict=True)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _repr_html_(self) -> str:
        from tomakomai_kpi.listings import MOST_SHOWN, more_than
        from tomakomai_kpi.show.html import table_html

        records = self.to_records()
        shown = [[escape(str(cell)) for cell in r.values()] for r in records[:MOST_SHOWN]]
        heads = [*self._given, "合計", "値なし"]
        return table_html("", heads, shown, more_than(len(records)))

    def to_polars(self) -> Any:
        """A Polars DataFrame, whose totals have their unit and basis."""
        with needing("polars", "polars"):
            import polars
        import tomakomai_kpi.polars  # noqa: F401  # registers .kpi

        return polars.DataFrame(self)

    def to_pandas(self) -> Any:
        """A pandas DataFrame: keys in their dtypes, ``total`` of ``kpi[…]``, ``missing`` counts."""
        with needing("pandas", "pandas"):
            import pandas
        frame = {name: pandas.Series(self._listed(name)).array for name in self._given}
        counts = pandas.array(self.missing, dtype="int64")
        return pandas.DataFrame({**frame, "total": self.total.to_pandas(), "missing": counts})


class _Counts:
    """Whole numbers as a column of int64."""

    def __init__(self, numbers: list[int]) -> None:
        self._numbers = numbers

    def __eq__(self, other: object) -> bool:
        return self._numbers == other._numbers if isinstance(other, _Counts) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return _Keys(self._numbers).rows(list(range(len(self._numbers))))


# How many integers a state is, and what their columns are called.
STATE_COLUMNS = tuple(f"state_{i}" for i in range(9))


class States:
    """Sums that others may go on with: a row a group, the keys and nine columns of int64.

    A table to Arrow. Rows of equal keys merge by adding their integers up, column by column, which
    every engine does; totals_of_states() makes sums of what comes back.
    """

    def __init__(
        self, keys: Mapping[str, _Keys], rows: list[int], columns: list[list[int]]
    ) -> None:
        _require_free(keys, STATE_COLUMNS)
        self._keys = {name: _Key(of, rows) for name, of in keys.items()}
        self._states = dict(zip(STATE_COLUMNS, map(_Counts, columns), strict=True))

    def __repr__(self) -> str:
        return visible(f"<States by {'、'.join(self._keys)}>")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, States):
            return NotImplemented
        return self._columns() == other._columns()

    __hash__ = None  # type: ignore[assignment]

    def _columns(self) -> tuple[list[str], list[object]]:
        return [*self._keys, *self._states], [*self._keys.values(), *self._states.values()]

    def __arrow_c_schema__(self) -> object:
        return _table_schema(*self._columns())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _table_stream(*self._columns())
