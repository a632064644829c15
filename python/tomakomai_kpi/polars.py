# SPDX-License-Identifier: BSL-1.0
"""The namespace ``.kpi`` of Polars' expressions and Series; importing this registers it.

Expressions are a plugin of Polars in C++ (``python/src/polars_plugin.cpp``), which knows types
before data: what may not meet is refused at ``collect_schema()``. Where a Polars does not take the
plugin, the same functions are called through ``map_batches``.
"""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from tomakomai_kpi import _core
from tomakomai_kpi._core import Column, Unit, Value, _answer, _column
from tomakomai_kpi.enums import Better
from tomakomai_kpi.errors import KpiError, MissingExtraError
from tomakomai_kpi.files.extras import needing

with needing("polars", "polars"):
    import polars
    import polars.plugins

if not hasattr(polars, "Extension"):
    raise MissingExtraError(
        f"polars {polars.__version__} は型を足せません: pip install 'tomakomai-kpi[polars]' で"
        " 1.36 以上が入ります (this polars has no extension types) [missing_extra]",
        "missing_extra",
    )

_Asked = TypeVar("_Asked", polars.Expr, polars.Series)


class _Answer:
    """A column of Arrow that C++ has answered with."""

    def __init__(self, options: str, given: Sequence[Any]) -> None:
        self._stream = _answer(options, list(given))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._stream


def _series(name: str, options: str, given: Sequence[Any]) -> polars.Series:
    # Polars takes the name from Arrow, which has none here
    return polars.Series(_Answer(options, given)).alias(name)


def _typed(data: list[Any], unit: Any = None, basis: Any = None) -> polars.Series:
    """Values as a Series of their type."""
    return polars.Series(_column(data, unit, basis, None, [], False))


def _extension(unit: str | Unit, basis: Any, scale: int) -> polars.Extension:
    made = _typed([], unit, basis).dtype
    assert isinstance(made, polars.Extension)
    return polars.Extension(made.ext_name(), polars.Decimal(38, scale), made.ext_metadata())


_RATE = polars.Struct({name: polars.Decimal(38, 0) for name in ("numerator", "denominator")})


def _rate_type(places: int | None) -> polars.Extension | polars.Struct:
    return _RATE if places is None else _extension("%", "level", places)


def _options(function: str, **said: object) -> str:
    """As engine_functions.hpp reads them."""
    lines = {"function": function, **said}
    return "\n".join(f"{name}={said}" for name, said in lines.items() if said is not None)


def _call(options: str) -> polars.Expr:
    """The argument that tells the plugin what to do, by its type alone."""
    return polars.lit(True).ext.to(
        polars.Extension("tomakomai_kpi.call", polars.Boolean(), options)
    )


_ROWS = {"is_elementwise": True, "returns_scalar": False}


def _takes_plugin() -> bool:
    """Whether this Polars takes the plugin, asked of a value that is known."""
    try:
        asked = _plugged(_options("text"), [polars.lit(_typed(["1人"]))], _ROWS)
        return bool(polars.select(asked).to_series().to_list() == ["1人"])
    except Exception:  # of whichever kind: it does not fit
        return False


def _plugged(options: str, given: Sequence[polars.Expr], how: dict[str, bool]) -> polars.Expr:
    return polars.plugins.register_plugin_function(
        plugin_path=_core.__file__,
        function_name="kpi",
        args=[*given, _call(options)],
        use_abs_path=True,
        is_elementwise=how["is_elementwise"],
        returns_scalar=how["returns_scalar"],
    )


def _by_batches(
    options: str, given: Sequence[polars.Expr], how: dict[str, bool], kind: Any
) -> polars.Expr:
    def answered(batch: Sequence[polars.Series]) -> polars.Series:
        # Where no type is declared, Polars asks for it with a row or two of defaults.
        if _function_of(options) == "accumulate" and set(batch[1]) == {1}:
            batch = [each[:0] for each in batch]
        try:
            return _series(batch[0].name, options, batch)
        except KpiError as error:  # which Polars would make anew, by its message alone
            raise polars.exceptions.ComputeError(str(error)) from error

    return polars.map_batches(given, answered, kind, **how)


def _function_of(options: str) -> str:
    return options.partition("\n")[0].removeprefix("function=")


class _Functions(Generic[_Asked]):
    """What is asked of a column, in each of Polars' two forms."""

    def __init__(self, asked: _Asked) -> None:
        self._asked: _Asked = asked

    def _answer(
        self,
        options: str,
        *others: Any,
        kind: Any = None,
        is_elementwise: bool = True,
        returns_scalar: bool = False,
    ) -> _Asked:
        raise NotImplementedError

    def parse(self, unit: str | Unit, basis: Any = None, *, scale: int = 0) -> _Asked:
        """Texts (46人) or exact numbers as amounts of one unit and basis, whose type the column is.

        Args:
            unit: what the amounts are given in (千t).
            basis: ``annual``, ``cumulative`` or ``level``; not needed where the unit has one alone.
            scale: decimals, 0 to 18; an amount with more is refused.

        Raises:
            BasisError: the basis is unclear (``basis_unclear``); NotationError: no such unit.
            polars.exceptions.ComputeError: with this package's message, where a text is no value,
                says another unit or basis, or no amount (100人以上); for floats before data.
        """
        kind = _extension(unit, basis, scale)
        options = _options("parse", type=kind.ext_metadata(), scale=scale)
        return self._answer(options, kind=kind)

    def to(self, unit: str | Unit, *, scale: int | None = None) -> _Asked:
        """The same amounts in another unit of the dimension, by default with all decimals."""
        said = _extension(unit, "level", 0).ext_metadata()
        return self._answer(_options("to", type=said, scale=scale))

    def sum(self) -> _Asked:
        """The exact sum, in ``group_by().agg`` too: null of no amount, refused beyond 38 digits."""
        return self._one("sum")

    def min(self) -> _Asked:
        """The least amount; null of none."""
        return self._one("min")

    def max(self) -> _Asked:
        """The greatest amount; null of none."""
        return self._one("max")

    def _one(self, function: str) -> _Asked:
        return self._answer(_options(function), is_elementwise=False, returns_scalar=True)

    def add(self, other: Any) -> _Asked:
        """Row by row, as values add: of 人 and 件 refused before any data.

        Args:
            other: an expression or the name of a column, a Value, or a Column.
        """
        return self._answer(_options("add"), other)

    def sub(self, other: Any) -> _Asked:
        """Row by row, as values subtract."""
        return self._answer(_options("subtract"), other)

    def lt(self, other: Any) -> _Asked:
        """Whether less, row by row; 千t and t compare."""
        return self._answer(_options("less"), other, kind=polars.Boolean)

    def le(self, other: Any) -> _Asked:
        """Whether not greater."""
        return self._answer(_options("less_equal"), other, kind=polars.Boolean)

    def gt(self, other: Any) -> _Asked:
        """Whether greater."""
        return self._answer(_options("greater"), other, kind=polars.Boolean)

    def ge(self, other: Any) -> _Asked:
        """Whether not less."""
        return self._answer(_options("greater_equal"), other, kind=polars.Boolean)

    def accumulate(self, *, key: Any, year: Any) -> _Asked:
        """Each row's total from its key's first year to its own (累計), as ``Column.accumulate``.

        Args:
            key: what a row is of: a column, or a list of several.
            year: fiscal years as integers.
        """
        keys = key if isinstance(key, (list, tuple)) else [key]
        return self._answer(_options("accumulate"), year, *keys, is_elementwise=False)

    def attainment(
        self,
        target: Any,
        *,
        direction: Better | None = None,
        percent: int | None = None,
        rounding: str = "half_up",
    ) -> _Asked:
        """達成率, actual ÷ target: a struct of numerator and denominator, null where there is none.

        Args:
            target: as ``add``'s other.
            direction: ``up`` or ``down``; by default up.
            percent: decimals of a column of % in place of the struct.
            rounding: of these, as ``RateColumn.percent`` has it.
        """
        options = _options("attainment", direction=direction, places=percent, rounding=rounding)
        return self._answer(options, target, kind=_rate_type(percent))

    def gap_closure(
        self,
        target: Any,
        *,
        baseline: Any,
        direction: Better | None = None,
        percent: int | None = None,
        rounding: str = "half_up",
    ) -> _Asked:
        """進捗率, (actual − baseline) ÷ (target − baseline); else as ``attainment``."""
        options = _options("gap_closure", direction=direction, places=percent, rounding=rounding)
        return self._answer(options, target, baseline, kind=_rate_type(percent))

    def met(self, target: Any, *, direction: Better | None = None) -> _Asked:
        """Whether each row meets its target (達成)."""
        return self._answer(_options("met", direction=direction), target, kind=polars.Boolean)

    def on_path(
        self,
        target: Any,
        *,
        baseline: Any = None,
        elapsed: Any,
        years: Any,
        direction: Better | None = None,
    ) -> _Asked:
        """Whether each row is on its path in the n-th of N years, as ``Column.on_path``.

        Args:
            target: as ``add``'s other.
            baseline: likewise; not needed for cumulative targets.
            elapsed: n, an integer or a column of them.
            years: N, likewise.
            direction: ``up`` or ``down``; by default up.
        """
        options = _options("on_path", direction=direction)
        start = () if baseline is None else (baseline,)
        return self._answer(options, target, elapsed, years, *start, kind=polars.Boolean)

    def status(
        self,
        target: Any,
        *,
        baseline: Any = None,
        elapsed: Any,
        years: Any,
        direction: Better | None = None,
    ) -> _Asked:
        """Each row's status (achieved, on_path, …); arguments as ``on_path``."""
        options = _options("status", direction=direction)
        start = () if baseline is None else (baseline,)
        return self._answer(options, target, elapsed, years, *start, kind=polars.String)

    def text(self) -> _Asked:
        """Each row as its value prints: 1,234人; - for none."""
        return self._answer(_options("text"), kind=polars.String)


_PLUGIN_FITS = _takes_plugin()


@polars.api.register_expr_namespace("kpi")
class ExpressionNamespace(_Functions[polars.Expr]):
    """``pl.col("来館").kpi``: expressions, whose type is known before data."""

    def _answer(
        self,
        options: str,
        *others: Any,
        kind: Any = None,
        is_elementwise: bool = True,
        returns_scalar: bool = False,
    ) -> polars.Expr:
        given = [self._asked, *(_expression(other) for other in others)]
        how = {"is_elementwise": is_elementwise, "returns_scalar": returns_scalar}
        if _PLUGIN_FITS:
            return _plugged(options, given, how)
        return _by_batches(options, given, how, kind)


def _expression(of: Any) -> polars.Expr:
    if isinstance(of, polars.Expr):
        return of
    if isinstance(of, str):
        return polars.col(of)
    return polars.lit(of if isinstance(of, (int, polars.Series)) else _other(of))


def _other(of: Any) -> polars.Series:
    if isinstance(of, polars.Series):
        return of
    if isinstance(of, int):
        return polars.Series([of])
    if isinstance(of, Value):
        return _typed([of])
    if isinstance(of, Column):
        return polars.Series(of)
    raise KpiError(
        f"列か値を渡してください: {type(of).__name__} (a column or a Value) [bad_argument]",
        "bad_argument",
    )


@polars.api.register_series_namespace("kpi")
class SeriesNamespace(_Functions[polars.Series]):
    """``df["来館"].kpi``: the same of a Series at once, with this package's own errors."""

    def _answer(
        self,
        options: str,
        *others: Any,
        kind: Any = None,  # noqa: ARG002  # that of the answer itself
        is_elementwise: bool = True,  # noqa: ARG002
        returns_scalar: bool = False,  # noqa: ARG002
    ) -> polars.Series:
        return _series(self._asked.name, options, [self._asked, *map(_other, others)])

    def column(self) -> Column:
        """The Series as a Column of this package.

        Raises:
            BasisError: the Series does not say its unit: ``tk.column(series, unit, basis)`` does.
        """
        return _column(self._asked, None, None, None, [], False)

    @property
    def unit(self) -> Unit:
        """The unit, without its multiplier."""
        return self.column().unit

    @property
    def basis(self) -> Any:
        """annual, cumulative or level."""
        return self.column().basis

    def total(self) -> Value:
        """The exact sum as a Value, of as many digits as it has."""
        return self.column()._total()[0]
