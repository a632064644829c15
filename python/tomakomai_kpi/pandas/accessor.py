# SPDX-License-Identifier: BSL-1.0
"""``series.kpi``: what is asked of KPI columns, on the index of the Series."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from tomakomai_kpi._core import Column, RateColumn, Unit, Value, VerdictColumn
from tomakomai_kpi.enums import Basis, Better
from tomakomai_kpi.pandas.array import KpiArray
from tomakomai_kpi.pandas.rows import in_every_row


class KpiAccessor:
    """Unit, basis and progress of a Series of dtype ``kpi[…]``.

    Answers are Series on its index. A Series among the arguments is put on that index first, as
    pandas' own arithmetic does; a row that it has not is missing. A Value or a text ("100人")
    stands in every row; everything else goes row by row.
    """

    def __init__(self, series: Any) -> None:
        if not isinstance(series.array, KpiArray):
            raise AttributeError(
                f"kpi の列ではありません: {series.dtype}。astype か tk.column で作ってください"
                " (only Series of dtype kpi[…] have .kpi)"
            )
        self._series = series
        self._column: Column = series.array.column

    def _on_index(self, data: Any) -> Any:
        """Arguments by position, once those that have an index stand on ours."""
        if isinstance(data, Mapping):
            return {name: self._on_index(each) for name, each in data.items()}
        if isinstance(data, Value | str):
            return in_every_row(data, len(self._series))
        if not isinstance(data, pd.Series):
            return data
        if not data.index.equals(self._series.index):
            data = data.reindex(self._series.index)
        return data.array.column if isinstance(data.array, KpiArray) else data

    def _series_of(self, data: Any, dtype: Any = None) -> Any:
        return pd.Series(data, index=self._series.index, name=self._series.name, dtype=dtype)

    def _rates(self, rates: RateColumn, percent: int | None, rounding: Any) -> Any:
        if percent is not None:
            return self._series_of(KpiArray(rates.percent(percent, rounding)))
        shares = [pd.NA if share is None else share for share in rates]
        return self._series_of(shares, dtype=object)

    def _verdicts(self, verdicts: VerdictColumn) -> Any:
        return self._series_of(verdicts.to_list(), dtype="boolean")

    @property
    def column(self) -> Column:
        """The Column, which ``tk.column(series)`` gives, too."""
        return self._column

    @property
    def unit(self) -> Unit:
        """The unit, without its multiplier."""
        return self._column.unit

    @property
    def unit_text(self) -> str:
        """The unit with its multiplier: 千t."""
        return self._column.unit_text

    @property
    def basis(self) -> Basis:
        """How the amounts add up over time."""
        return self._column.basis

    @property
    def text(self) -> Any:
        """Each row as its value prints; a missing one is a dash, whose reason ``reason`` says."""
        return self._series_of(self._column.text, dtype="string")

    @property
    def reason(self) -> Any:
        """Why a row has no amount: a code, missing where it has one."""
        return self._series_of(self._column.reason.to_list(), dtype="string")

    def decimals(self) -> Any:
        """Each row's number in the column's unit, a Decimal; None where there is no amount."""
        return self._series_of(self._column.to_decimals(), dtype=object)

    def to(self, unit: str | Unit, *, scale: int | None = None) -> Any:
        """The same amounts in another unit of the dimension.

        Raises:
            UnitError, AmountError: as ``Column.to``.
        """
        return self._series_of(KpiArray(self._column.to(unit, scale=scale)))

    def attainment(
        self,
        target: Any,
        *,
        direction: Better | None = None,
        percent: int | None = None,
        rounding: Literal["half_up", "half_even", "truncate", "away"] = "half_up",
    ) -> Any:
        """達成率: exact Fractions, or ``kpi[%]`` of so many decimals with *percent*.

        Raises:
            UnitError, BasisError: as ``Column.attainment``.
        """
        rates = self._column.attainment(self._on_index(target), direction=direction)
        return self._rates(rates, percent, rounding)

    def gap_closure(
        self,
        target: Any,
        *,
        baseline: Any,
        direction: Better | None = None,
        percent: int | None = None,
        rounding: Literal["half_up", "half_even", "truncate", "away"] = "half_up",
    ) -> Any:
        """進捗率, likewise.

        Raises:
            UnitError, BasisError: as ``Column.gap_closure``.
        """
        rates = self._column.gap_closure(
            self._on_index(target), baseline=self._on_index(baseline), direction=direction
        )
        return self._rates(rates, percent, rounding)

    def met(self, target: Any, *, direction: Better | None = None) -> Any:
        """Whether each row meets its target (達成), as ``boolean``."""
        return self._verdicts(self._column.met(self._on_index(target), direction=direction))

    def on_path(
        self,
        target: Any,
        *,
        baseline: Any = None,
        elapsed: Any,
        years: Any,
        direction: Better | None = None,
    ) -> Any:
        """Whether each row is on its path, as ``boolean``; arguments as ``Column.on_path``."""
        return self._verdicts(
            self._column.on_path(
                self._on_index(target),
                baseline=self._on_index(baseline),
                elapsed=self._on_index(elapsed),
                years=self._on_index(years),
                direction=direction,
            )
        )

    def status(
        self,
        target: Any,
        *,
        baseline: Any = None,
        elapsed: Any,
        years: Any,
        direction: Better | None = None,
    ) -> Any:
        """Each row's status (achieved, on_path, …); arguments as ``Column.status``."""
        words = self._column.status(
            self._on_index(target),
            baseline=self._on_index(baseline),
            elapsed=self._on_index(elapsed),
            years=self._on_index(years),
            direction=direction,
        )
        return self._series_of(words.to_list(), dtype="string")

    def total(self, by: Any = None, *, missing: Literal["skip", "refuse"] = "skip") -> Any:
        """The exact sum as a Value; by keys a DataFrame of them, ``total`` and ``missing``.

        Raises:
            BasisError, AmountError: as ``Column.total``.
        """
        total = self._column.total(self._on_index(by), missing=missing)
        return total if by is None else total.to_pandas()  # type: ignore[union-attr]

    def accumulate(self, *, key: Any, year: Any) -> Any:
        """累計: each row's total from its key's first year on.

        Raises:
            PeriodError: a key lacks a year, or has one twice; others as ``Column.accumulate``.
        """
        column = self._column.accumulate(key=self._on_index(key), year=self._on_index(year))
        return self._series_of(KpiArray(column))
