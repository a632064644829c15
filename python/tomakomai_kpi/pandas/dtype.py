# SPDX-License-Identifier: BSL-1.0
"""The dtype, its name and the own units that names may say."""

import re
from collections.abc import Sequence
from typing import Any, Self, TypeAlias

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype

from tomakomai_kpi._core import Unit, Value, _ColumnType
from tomakomai_kpi.enums import Basis
from tomakomai_kpi.errors import BasisError, KpiError, NotationError, UnitError

_ArrayClass: TypeAlias = type[ExtensionArray]  # a dtype has a type of its own

_own: dict[str, Unit] = {}


def _require_nameable(of: _ColumnType) -> None:
    """What a name says must be what it names, for the name is all that files keep."""
    symbol = of.unit.symbol
    try:
        known = _ColumnType.named(symbol, list(_own.values())).unit
    except NotationError:
        known = of.unit
        if not re.search(r"[\[\]]", symbol) and _ColumnType.named(of.name, [of.unit]) == of:
            _own[symbol] = of.unit
            return
    if known != of.unit or _ColumnType.named(of.name, list(_own.values())) != of:
        raise NotationError(
            f"「{of.name}」は列の型の名前になりません: 同じ名前で別の単位か数え方になります。"
            "別の記号の単位にしてください (the name is another unit's) [bad_unit]",
            "bad_unit",
            text=of.name,
            position=0,
        )


class KpiDtype(ExtensionDtype):
    """Amounts of one unit and one basis.

    Its name has them in one word, as they stand around the number of a text: ``kpi[人]`` is annual,
    ``kpi[%]`` a level, as ``1人`` and ``1%`` are; any other basis says its word in front, as
    ``kpi[累計千t]`` and ``kpi[時点人]`` do.

    Args:
        unit: a text (人, 千t) or a Unit; one of one's own is known by name from then on.
        basis: ``annual``, ``cumulative``, ``level``, ``change``; by default what ``1人`` reads as.

    Raises:
        NotationError: no such unit (``unknown_unit``) or basis; an own unit has the name of another
            (``bad_unit``).
        BasisError: the unit cannot stand on the basis.

    >>> KpiDtype("千t", "cumulative").name
    'kpi[累計千t]'
    """

    type = Value
    kind = "O"
    na_value = pd.NA
    _array_class: Any  # which knows this class, and says itself

    def __init__(self, unit: str | Unit, basis: Any = None) -> None:
        self._set(_ColumnType(unit, basis, list(_own.values())))

    def _set(self, of: _ColumnType) -> None:
        _require_nameable(of)
        of.column([])  # refuses what the unit cannot be
        self._of = of

    @classmethod
    def _made(cls, of: _ColumnType) -> Self:
        made = cls.__new__(cls)
        made._set(of)
        return made

    @property
    def name(self) -> str:  # type: ignore[override]  # pandas reads it only
        """As ``construct_from_string`` takes it."""
        return f"kpi[{self._of.name}]"

    def __repr__(self) -> str:
        return self.name

    @property
    def unit(self) -> Unit:
        """The unit, without its multiplier."""
        return self._of.unit

    @property
    def unit_text(self) -> str:
        """The unit with its multiplier: 千t."""
        return self._of.unit_text

    @property
    def multiplier(self) -> int:
        """A power of ten: 1000 of 千t."""
        return self._of.multiplier

    @property
    def basis(self) -> Basis:
        """How the amounts add up over time."""
        return self._of.basis

    @property
    def _is_numeric(self) -> bool:
        return False  # else describe() would make means, and numeric_only lose units

    @classmethod
    def construct_array_type(cls) -> _ArrayClass:
        """KpiArray."""
        array_class: _ArrayClass = cls._array_class
        return array_class

    @classmethod
    def construct_from_string(cls, string: str) -> Self:
        """The dtype of this name.

        Raises:
            TypeError: it is no ``kpi[…]``.
            NotationError: it is, and no such unit is known.
        """
        if not isinstance(string, str):
            raise TypeError(f"'construct_from_string' expects a string, got {string.__class__}")
        named = re.fullmatch(r"kpi\[(.*)\]", string, re.DOTALL)
        if named is None:
            raise TypeError(f"Cannot construct a '{cls.__name__}' from '{string}'")
        return cls._made(_ColumnType.named(named[1], list(_own.values())))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            try:
                other = self.construct_from_string(other)
            except (TypeError, KpiError):
                return False
        return isinstance(other, KpiDtype) and self._of == other._of

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.name)

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._set(state["_of"])

    def __getstate__(self) -> dict[str, Any]:
        return {"_of": self._of}

    def __from_arrow__(self, array: Any) -> Any:
        """From a pyarrow array of this type."""
        return self._array_class(self._of.column(array))

    def _converts(self, other: "KpiDtype") -> bool:
        """Whether amounts of the one are amounts of the other, in another unit."""
        same_basis = self._of.basis_name == other._of.basis_name
        return same_basis and self.unit.is_compatible_with(other.unit)

    def _get_common_dtype(self, dtypes: Sequence[Any]) -> Any:
        if not all(isinstance(other, KpiDtype | UnlikeDtype) for other in dtypes):
            return None
        if not all(isinstance(other, KpiDtype) and self._converts(other) for other in dtypes):
            return UnlikeDtype(dtypes)
        return min(dtypes, key=lambda dtype: dtype._of.step)


class UnlikeDtype(ExtensionDtype):
    """What columns have in common whose amounts do not meet: 人 and 件.

    pandas asks for one dtype both where it puts columns below each other and where it takes a row
    across them. A row across is made of objects, each with its unit; a column cannot be made.
    """

    type = Value
    kind = "O"
    na_value = pd.NA
    _metadata = ("dtypes",)

    def __init__(self, dtypes: Sequence[Any]) -> None:
        parts = [getattr(dtype, "dtypes", (dtype,)) for dtype in dtypes]
        self.dtypes = tuple(dict.fromkeys(dtype for part in parts for dtype in part))

    @property
    def name(self) -> str:  # type: ignore[override]
        """Those that do not meet."""
        return "・".join(map(str, self.dtypes))

    @classmethod
    def construct_array_type(cls) -> _ArrayClass:
        """What makes rows across."""
        return _RowAcross

    def _get_common_dtype(self, dtypes: Sequence[Any]) -> Any:
        alike = all(isinstance(other, KpiDtype | UnlikeDtype) for other in dtypes)
        return UnlikeDtype(dtypes) if alike else None


class _RowAcross(ExtensionArray):
    @classmethod
    def _from_sequence(cls, scalars: Any, *, dtype: Any = None, copy: bool = False) -> Any:
        return np.array(scalars, dtype=object)

    @classmethod
    def _empty(cls, shape: Any, dtype: ExtensionDtype) -> Any:  # pandas 2
        return np.empty(shape, dtype=object)


def refused(one: KpiDtype, other: KpiDtype) -> KpiError:
    """What to raise where amounts of the two do not meet."""
    what, code = "数え方が違います (bases differ)", "basis_mismatch"
    error: type[UnitError | BasisError] = BasisError
    if not one.unit.is_compatible_with(other.unit):
        what, code, error = "単位が違います (units differ)", "unit_mismatch", UnitError
    return error(
        f"{one} と {other} は一つの列になりません: {what} [{code}]",
        code,
        left=str(one),
        right=str(other),
    )
