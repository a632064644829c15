# SPDX-License-Identifier: BSL-1.0
"""Small tables of typed columns, which pandas, Polars, DuckDB and all that read Arrow take.

A table keeps its numbers exact, and shows them in the form that ``numbers=`` names.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, Self, TypeAlias, get_args

from tomakomai_kpi._core import (
    _ArrowTable,
    _common_scale,
    _exact_fraction,
    _exact_text,
    _rounded,
    _rounding_japanese,
)
from tomakomai_kpi.errors import KpiError, NumberError, unknown_name, visible
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.handed_in import repr_html

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

type_of_record = dict[str, Any]

Numbers: TypeAlias = Literal["exact", "decimal", "float", "text"]
"""In which form numbers leave, and what each gives up.

``exact``: Fraction, in Arrow struct<num, den>; nothing, but engines do not reckon with it.
``decimal``: Decimal, decimal128; numbers whose decimals do not end, unless a rounding is named.
``float``: float64; exactness.
``text``: 45.9, 9/46; that it is a number.
"""

Rounding: TypeAlias = Literal["half_up", "half_even", "truncate", "away"]

Kind: TypeAlias = Literal["text", "integer", "boolean", "number"]
"""What a column is declared to hold."""

ShownKind: TypeAlias = Literal["text", "integer", "boolean", "exact", "decimal", "float"]
"""What a column holds once its numbers are in a form."""


def columns_of(kind: Kind, names: str) -> dict[str, Kind]:
    """Columns of one kind, whose names stand one behind the other."""
    return dict.fromkeys(names.split(), kind)


_PANDAS = {"text": "string", "integer": "Int64", "boolean": "boolean", "float": "float64"}
"""The dtypes of pandas; numbers that lose nothing are objects."""


@dataclass(frozen=True, slots=True)
class Form:
    """How numbers are to leave; None chooses for each column a form that loses nothing."""

    numbers: Numbers | None = None
    places: int | None = None
    rounding: Rounding | None = None

    def __post_init__(self) -> None:
        if self.numbers is not None and self.numbers not in get_args(Numbers):
            raise unknown_name("numbers", self.numbers, get_args(Numbers), "no such form")
        if self.rounding is not None:
            _rounding_japanese(self.rounding)  # refuses one that there is not
        if (self.places is not None and self.numbers != "decimal") or (
            self.rounding is not None and self.places is None
        ):
            raise KpiError(
                'places= は numbers="decimal" の小数の桁数、rounding= はその丸め方です'
                " (places go with decimals, a rounding with places) [bad_argument]",
                "bad_argument",
            )
        if self.places is not None and not 0 <= self.places <= _MOST_DIGITS:
            raise KpiError(
                f"小数の桁数 {self.places} は0から{_MOST_DIGITS}までです (places) [bad_argument]",
                "bad_argument",
            )


_MOST_DIGITS = 38
"""Of a number in decimal128."""


def number_as(number: Fraction, form: Form, place: str) -> Fraction | Decimal | float | str:
    """A number in a form; *place* names it where it cannot be said so.

    Raises:
        NumberError: its decimals do not end, or exceed a float (``beyond_type``).
    """
    if form.numbers == "decimal":
        return _decimal(number, form, place)
    if form.numbers == "float":
        return _float(number, place)
    return _exact_text(number) if form.numbers == "text" else number


def _refused(place: str, number: Fraction, why: str) -> NumberError:
    return NumberError(f"{place} 「{_exact_text(number)}」: {why} [beyond_type]", "beyond_type")


def _decimal(number: Fraction, form: Form, place: str) -> Decimal:
    if form.places is not None and form.rounding is not None:
        number = _rounded(number, form.places, form.rounding)
    places = _common_scale([number]) if form.places is None else form.places
    if places is None or not _holds(number, places):
        most = "" if form.places is None else f"小数{form.places}桁、"
        raise _refused(
            place,
            number,
            f'{most}全体で{_MOST_DIGITS}桁までの小数で書けません。numbers="exact" "float" "text" の'
            "どれかか、places= と rounding= で丸め方を選びます (no decimal of so many digits)",
        )
    return Decimal(f"{(number * 10**places).numerator}E-{places}")


def _holds(number: Fraction, places: int) -> bool:
    """Whether a column of decimals of so many places says the number."""
    unscaled = number * Fraction(10) ** places
    return unscaled.denominator == 1 and abs(unscaled.numerator) < 10**_MOST_DIGITS


def _float(number: Fraction, place: str) -> float:
    try:
        nearest = number.numerator / number.denominator
    except OverflowError:
        nearest = 0.0
    if nearest == 0 and number:
        raise _refused(
            place,
            number,
            'float64 の範囲を超えます。numbers="exact" か "text" を選びます (beyond float64)',
        )
    return nearest


def in_numbers(records: Iterable[type_of_record], numbers: Numbers) -> list[type_of_record]:
    """Records whose Fractions are in a form; errors name a record by its id, where it has one."""
    form = Form(numbers)
    return [
        {
            name: number_as(cell, form, f"記録{at}番目{_named(record.get('id'))}の「{name}」")
            if isinstance(cell, Fraction)
            else cell
            for name, cell in record.items()
        }
        for at, record in enumerate(records, 1)
    ]


def _named(row: str | None) -> str:
    return f"({row})" if row else ""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as it is shown."""

    kind: ShownKind
    cells: tuple[Any, ...]
    scale: int = 0
    """The decimals of a column of decimals."""


_TYPES: dict[Kind, type] = {"text": str, "integer": int, "boolean": bool}


def _checked(kind: Kind, cell: Any, name: str, at: int) -> Any:
    """A cell as its column holds it."""
    if cell is None:
        return None
    if kind == "number":
        return cell if isinstance(cell, Fraction) else _exact_fraction(cell)
    if not isinstance(cell, _TYPES[kind]) or (kind == "integer" and isinstance(cell, bool)):
        raise KpiError(
            f"列「{name}」の{at}行目 {cell!r} は {kind} ではありません (a cell of another kind)"
            " [bad_argument]",
            "bad_argument",
        )
    if isinstance(cell, str) and not _is_unicode(cell):
        raise KpiError(
            f"列「{name}」の{at}行目 {cell!r} はUTF-8で書けません (half a surrogate pair)"
            " [bad_argument]",
            "bad_argument",
        )
    if isinstance(cell, int) and not -(2**63) <= cell < 2**63:
        raise NumberError(
            f"列「{name}」の{at}行目 「{cell}」: 64ビットの整数を超えます"
            " (beyond 64 bits) [beyond_type]",
            "beyond_type",
        )
    return str(cell) if kind == "text" else cell


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _cells_of(row: Any, names: list[str], at: int) -> tuple[Any, ...]:
    """A row's cells in the order of the columns."""
    if isinstance(row, Mapping):
        if unknown := [name for name in row if name not in names]:
            raise unknown_name(f"{at}行目の列", unknown[0], names, "no such column")
        row = [row[name] for name in names if name in row]
    if isinstance(row, (str, bytes)):
        raise KpiError(
            f"{at}行目「{row!r}」は行ではありません: セルの列か辞書です (no row) [bad_argument]",
            "bad_argument",
        )
    cells = tuple(row)
    if len(cells) != len(names):
        raise KpiError(
            f"{at}行目は{len(cells)}列、表は{len(names)}列です"
            " (rows of different lengths) [lengths_differ]",
            "lengths_differ",
        )
    return cells


def _again(
    cls: type["Frame"],
    columns: dict[str, Kind],
    rows: list[tuple[Any, ...]],
    form: tuple[Numbers | None, int | None, Rounding | None],
) -> "Frame":
    numbers, places, rounding = form
    return cls(columns, rows, numbers=numbers, places=places, rounding=rounding)


class Frame:
    """A table that does not change: named columns of one kind each, cells of which may be None.

    ``pa.table(frame)``, ``pl.DataFrame(frame)``, ``pd.DataFrame.from_arrow(frame)`` and DuckDB take
    it as it is (Arrow's PyCapsule interface); none of them is needed to make one.

    Args:
        columns: names, and of each the kind: ``text``, ``integer`` (64 bits), ``boolean`` or
            ``number`` (int, Fraction, Decimal or their text).
        rows: sequences of cells in the order of the columns, or dicts of cells by their names.
        numbers: the form of the numbers: ``exact``, ``decimal``, ``float`` or ``text``. By default
            each column of numbers is ``decimal`` where all of its numbers end within 38 digits,
            else ``exact``: of the forms that lose nothing the first that holds it.
        places: of ``decimal``, how many decimals each number has; by default as many as the number
            with the most.
        rounding: how numbers with more decimals are rounded to ``places``; by default not at all.

    Raises:
        NumberError: a number that its form cannot say, by column and row (``beyond_type``); a float
            among exact numbers (``inexact_number``).
        KpiError: a cell of another kind, a text as a row (``bad_argument``), rows of another length
            (``lengths_differ``), no such kind or form, a name that is no column's
            (``unknown_name``).

    >>> frame = Frame({"name": "text", "rate": "number"}, [("a", Fraction(1, 2))])
    >>> frame.kinds
    {'name': 'text', 'rate': 'decimal'}
    >>> frame.to_records("text")
    [{'name': 'a', 'rate': '0.5'}]
    """

    __slots__ = ("_arrow", "_cells", "_declared", "_form", "_rows", "_shown")

    def __init__(
        self,
        columns: Mapping[str, Kind],
        rows: Iterable[Sequence[Any] | Mapping[str, Any]],
        *,
        numbers: Numbers | None = None,
        places: int | None = None,
        rounding: Rounding | None = None,
    ) -> None:
        self._declared = dict(columns)
        self._form = Form(numbers, places, rounding)
        for name, kind in self._declared.items():
            if kind not in get_args(Kind):
                raise unknown_name(f"列「{name}」の種類", kind, get_args(Kind), "no such kind")
        table = [_cells_of(row, list(self._declared), at) for at, row in enumerate(rows, 1)]
        self._rows = len(table)
        self._cells = {
            name: tuple(_checked(kind, row[i], name, at) for at, row in enumerate(table, 1))
            for i, (name, kind) in enumerate(self._declared.items())
        }
        self._shown = {name: self._column(name, kind) for name, kind in self._declared.items()}
        self._arrow: _ArrowTable | None = None

    def _column(self, name: str, kind: Kind) -> _Column:
        """A column as it is shown."""
        cells = self._cells[name]
        if kind != "number":
            return _Column(kind, cells)
        form = self._form
        scale = _common_scale(cells) if form.places is None else form.places
        if form.numbers is None:
            form = Form("exact" if scale is None else "decimal")
        shown = tuple(
            None if cell is None else number_as(cell, form, self._place(name, at))
            for at, cell in enumerate(cells)
        )
        if form.numbers == "decimal" and scale is None:
            raise NumberError(
                f"列「{name}」の小数は、桁をそろえると{_MOST_DIGITS}桁を超えます。"
                'numbers="exact" か "text" を選びます'
                " (too many digits with as many decimals each) [beyond_type]",
                "beyond_type",
            )
        return _Column(form.numbers or "exact", shown, scale or 0)

    def _place(self, name: str, at: int) -> str:
        """Where a cell stands, in words; a row is named by its id where the table has such."""
        ids = self._cells.get("id")
        return f"列「{name}」の{at + 1}行目" + _named(ids[at] if ids else None)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names, in their order."""
        return tuple(self._declared)

    @property
    def kinds(self) -> dict[str, ShownKind]:
        """What each column holds: text, integer, boolean, and of numbers exact, decimal or float.

        Numbers as text are text.
        """
        return {name: of.kind for name, of in self._shown.items()}

    def column(self, name: str) -> tuple[Any, ...]:
        """The cells of one column, None for what is missing.

        Raises:
            KpiError: there is no such column (``unknown_name``).
        """
        if name not in self._shown:
            raise unknown_name("列", name, list(self._shown), "no such column")
        return self._shown[name].cells

    def with_numbers(
        self,
        numbers: Numbers | None,
        *,
        places: int | None = None,
        rounding: Rounding | None = None,
    ) -> Self:
        """The same table with its numbers in another form, made of the exact ones.

        Args and errors are those of the class.
        """
        return type(self)(
            self._declared, self._exact_rows(), numbers=numbers, places=places, rounding=rounding
        )

    def _exact_rows(self) -> list[tuple[Any, ...]]:
        return self._rows_of(self._cells.values())

    def _rows_of(self, columns: Collection[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return list(zip(*columns, strict=True)) if columns else [()] * self._rows

    def to_records(self, numbers: Numbers | None = None) -> list[type_of_record]:
        """A plain dict a row.

        Args:
            numbers: their form, by default the table's own. With ``"text"`` the records are JSON.
        """
        of = self if numbers is None else self.with_numbers(numbers)
        rows = of._rows_of([column.cells for column in of._shown.values()])
        return [dict(zip(of._shown, row, strict=True)) for row in rows]

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame of pandas (extra: pandas): string, Int64, boolean, float64.

        Decimals and Fractions are objects, which pandas neither rounds nor plots.
        """
        with needing("pandas", "pandas"):
            import pandas as pd
        return pd.DataFrame(
            {
                name: pd.Series(list(of.cells), dtype=_PANDAS.get(of.kind, "object"))
                for name, of in self._shown.items()
            }
        )

    def to_polars(self) -> "pl.DataFrame":
        """A data frame of Polars (extra: polars)."""
        with needing("polars", "polars"):
            import polars as pl
        return pl.DataFrame(self)

    def __arrow_c_schema__(self) -> object:
        """The columns' types, as Arrow's PyCapsule interface hands them over."""
        return self._table().schema()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """All rows as one batch; a schema asked for is not heeded, as the interface allows.

        Raises:
            NumberError: an exact number whose parts exceed 64 bits, by column and row
                (``beyond_type``).
        """
        return self._table().stream()

    def _table(self) -> _ArrowTable:
        if self._arrow is None:
            self._arrow = _ArrowTable(
                [(name, of.kind, of.scale, of.cells) for name, of in self._shown.items()]
            )
        return self._arrow

    def __len__(self) -> int:
        return self._rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frame):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return tuple(self._declared.items()), tuple(self._shown.items()), self._rows

    def __reduce__(self) -> tuple[Any, ...]:
        form = (self._form.numbers, self._form.places, self._form.rounding)
        return _again, (type(self), self._declared, self._exact_rows(), form)

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        names = ", ".join(self._declared)
        return visible(f"<Frame {len(self)}行 × {len(self._declared)}列: {names}>")
