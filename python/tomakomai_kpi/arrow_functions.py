# SPDX-License-Identifier: BSL-1.0
"""KPI functions of DuckDB in Python: DuckDB hands over batches of Arrow, and adds up by itself.

DuckDB adds up in integers of 128 bits whose overflow it refuses; all else is asked of the kernels
of this package. The extension (``python/src/duckdb``) has the same functions without Python, to the
same answers. pyarrow is imported with the first connection.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tomakomai_kpi._core import Column, Value, _mixed_columns, _require_one_total
from tomakomai_kpi.arrow_type import without_type
from tomakomai_kpi.columns import column
from tomakomai_kpi.errors import BasisError, KpiError
from tomakomai_kpi.files.extras import needing


def _sum_of(value: str) -> str:
    """SQL for the sum of values; equal calls are made once."""
    unit, basis = f"{value}.unit", f"{value}.basis"
    return f"_kpi_total(sum({value}.amount), min({unit}), max({unit}), min({basis}), max({basis}))"


# What is no plain function of rows; a macro may have a body for each number of arguments.
_MACROS = (
    "kpi_unit(x) as kpi_value(x).unit",
    "kpi_basis(x) as kpi_value(x).basis",
    f"""kpi_sum(x) as {_sum_of("kpi_value(x)")},
        (x, unit) as {_sum_of("kpi_value(x, unit)")},
        (x, unit, basis) as {_sum_of("kpi_value(x, unit, basis)")}""",
    "kpi_accumulate(x, year) as _kpi_accumulated(list({'value': kpi_value(x), 'year': year}))",
)


class _Batch:
    """An argument of a function: its rows as columns of one unit and basis each.

    Args:
        given: texts, or values as kpi_value makes them; numbers need a unit.
        unit, basis: of all rows, where they are said.
    """

    def __init__(self, given: Any, unit: str | None = None, basis: str | None = None) -> None:
        import pyarrow.types as kinds

        array = given.combine_chunks()
        if kinds.is_dictionary(array.type):  # DuckDB's ENUM
            array = array.dictionary_decode()
        self.size = len(array)
        self.columns: list[Column] = []
        self.rows: list[Sequence[int]] = []  # of each column
        self.missing: dict[int, Value] = {}  # rows that do not say of what they are
        if kinds.is_null(array.type):
            pass
        elif kinds.is_struct(array.type):
            self._read_values(array, unit, basis)
        elif kinds.is_string(array.type) or kinds.is_large_string(array.type):
            self._read_texts(array, unit, basis)
        elif unit is None:
            raise BasisError(
                "数だけでは単位が分かりません。kpi_value(数, '人', 'annual') で言ってください"
                " (say the unit of numbers) [basis_unclear]",
                "basis_unclear",
                left="",
                right="",
            )
        else:
            self._add(column(array, unit, basis), range(self.size))

    def _add(self, of: Column, rows: Sequence[int]) -> None:
        self.columns.append(of)
        self.rows.append(rows)

    def _read_values(self, array: Any, unit: str | None, basis: str | None) -> None:
        names = [field.name for field in array.type]
        if names != ["amount", "unit", "basis"]:
            raise KpiError(
                f"KPIの値ではありません: 欄 {', '.join(names)}。kpi_value() が値を作ります"
                " (no value of kpi_value) [bad_argument]",
                "bad_argument",
            )
        amounts, units, bases = array.flatten()
        for (of, on), rows in _same(units, bases).items():
            if of is not None:
                there = column(_taken(amounts, rows), of, on)
                if unit is not None:
                    there = there.to(unit)
                self._add(there if basis is None else column(there, basis=basis), rows)

    def _read_texts(self, array: Any, unit: str | None, basis: str | None) -> None:
        if unit is not None:
            self._add(column(array, unit, basis), range(self.size))
            return
        parts, self.missing = _mixed_columns(array, basis)
        for of, rows in parts:
            self._add(of, range(self.size) if rows is None else rows)

    def places(self) -> list[tuple[int, int] | None]:
        """The column of each row, and the place in it; None of rows in none."""
        found: list[tuple[int, int] | None] = [None] * self.size
        for number, rows in enumerate(self.rows):
            for at, row in enumerate(rows):
                found[row] = number, at
        return found

    def at(self, rows: Sequence[int], like: Column) -> Column:
        """Rows of no unit of their own, in another's."""
        return column([self.missing.get(i) for i in rows], like.unit_text, like.basis)


def _grouped(keys: Sequence[Any]) -> dict[Any, list[int]]:
    """The rows of each key."""
    rows: dict[Any, list[int]] = {}
    for row, key in enumerate(keys):
        rows.setdefault(key, []).append(row)
    return rows


def _decimals(of: Column) -> Any:
    """The amounts alone."""
    import pyarrow

    return without_type(pyarrow.array(of))


def _taken(array: Any, rows: Sequence[int]) -> Any:
    return array if len(rows) == len(array) else array.take(list(rows))


def _same(*said: Any) -> dict[Any, Sequence[int]]:
    """The rows that say the same."""
    if all(len(each.unique()) == 1 for each in said):
        return {tuple(each[0].as_py() for each in said): range(len(said[0]))}
    return dict(_grouped(list(zip(*(each.to_pylist() for each in said), strict=True))))


def _meetings(*batches: _Batch) -> Iterator[tuple[Sequence[int], list[Column]]]:
    """Rows whose arguments are all of the same units and bases, and their columns."""
    if all(len(batch.columns) == 1 and len(batch.rows[0]) == batch.size for batch in batches):
        yield range(batches[0].size), [batch.columns[0] for batch in batches]
        return
    places = [batch.places() for batch in batches]
    kinds = [
        tuple(None if at is None else at[0] for at in row) for row in zip(*places, strict=True)
    ]
    for kind, rows in _grouped(kinds).items():
        met = [
            None if number is None else batch.columns[number].take([place[i][1] for i in rows])  # type: ignore[index]
            for number, batch, place in zip(kind, batches, places, strict=True)
        ]
        like = next((c for c in met if c is not None), column([None], "人", "annual"))
        yield (
            rows,
            [
                batch.at(rows, like) if c is None else c
                for c, batch in zip(met, batches, strict=True)
            ],
        )


def _in_order(parts: Sequence[tuple[Sequence[int], Any]], size: int, type_: Any) -> Any:
    """Answers of parts as one array of all rows; of rows in none, nothing."""
    import pyarrow

    if len(parts) == 1 and len(parts[0][0]) == size:
        return pyarrow.chunked_array([parts[0][1].cast(type_)])
    place: list[int | None] = [None] * size
    start = 0
    for rows, _ in parts:
        for at, row in enumerate(rows):
            place[row] = start + at
        start += len(rows)
    arrays = [array.cast(type_) for _, array in parts]
    joined = pyarrow.concat_arrays(arrays) if arrays else pyarrow.nulls(0, type_)
    return pyarrow.chunked_array([joined.take(pyarrow.array(place, pyarrow.int64()))])


def _one(given: Any, name: str) -> Any:
    """What an argument says in all rows of a batch."""
    said = given.unique()
    if len(said) > 1:
        raise KpiError(
            f"{name} は、すべての行で同じでなければなりません (not the same in all rows)"
            " [bad_argument]",
            "bad_argument",
        )
    return said[0].as_py() if len(said) else None


class _Functions:
    """The functions of a connection, of values with so many decimals."""

    def __init__(self, scale: int) -> None:
        import pyarrow

        self.scale = scale
        self._amount = pyarrow.decimal128(38, scale)
        self._value = pyarrow.struct(
            {"amount": self._amount, "unit": pyarrow.string(), "basis": pyarrow.string()}
        )

    def value_type(self) -> str:
        return f"STRUCT(amount DECIMAL(38, {self.scale}), unit VARCHAR, basis VARCHAR)"

    def _values(self, of: Column) -> Any:
        import pyarrow

        plain = of.to(of.unit, scale=self.scale)
        amounts = _decimals(plain)
        said = [pyarrow.repeat(word, len(of)) for word in (of.unit.symbol, of.basis.value)]
        return pyarrow.StructArray.from_arrays(
            [amounts, *said], fields=list(self._value), mask=amounts.is_null()
        )

    def _said(self, x: Any, said: Sequence[Any]) -> Iterator[tuple[Sequence[int], _Batch]]:
        """The rows of x by the unit and basis that are said of them."""
        if not said:
            yield range(len(x)), _Batch(x)
            return
        for words, rows in _same(*(each.combine_chunks() for each in said)).items():
            yield rows, _Batch(_taken(x, rows), *words)

    def _each(self, x: Any, said: Sequence[Any], made: Callable[[Column], Any], kind: Any) -> Any:
        parts = []
        for rows, batch in list(self._said(x, said)):  # all are read before any answers
            for inside, of in zip(batch.rows, batch.columns, strict=True):
                whole = len(inside) == len(x)
                parts.append((inside if whole else [rows[i] for i in inside], made(of)))
        return _in_order(parts, len(x), kind)

    def value(self, x: Any, *said: Any) -> Any:
        return self._each(x, said, self._values, self._value)

    def amount(self, x: Any, *said: Any) -> Any:
        return self._each(
            x,
            said,
            lambda of: _decimals(of.to(of.unit_text if said else of.unit, scale=self.scale)),
            self._amount,
        )

    def text(self, x: Any) -> Any:
        import pyarrow

        def printed(of: Column) -> Any:
            texts = [None if value.is_missing else str(value) for value in of]
            return pyarrow.array(texts, pyarrow.string())

        return self._each(x, (), printed, pyarrow.string())

    def total(self, sums: Any, *said: Any) -> Any:
        """Sums that DuckDB has made, once their groups are of one unit and basis that adds."""
        least_unit, most_unit, least_basis, most_basis = (each.combine_chunks() for each in said)
        kinds = _same(least_unit, least_basis, most_unit, most_basis)
        parts = []
        for (of, on, other, other_on), rows in kinds.items():
            if of is None:
                continue
            here = column(_taken(sums, rows), of, on)
            _require_one_total(here, column([None], other, other_on))
            parts.append((rows, self._values(here)))
        return _in_order(parts, len(sums), self._value)

    def accumulated(self, lists: Any) -> Any:
        """Of each list of values and years, the total up to its last year."""
        import pyarrow
        import pyarrow.compute

        lists = lists.combine_chunks()
        values, years = lists.flatten().flatten()
        owners, of_years = pyarrow.compute.list_parent_indices(lists).to_pylist(), years.to_pylist()
        batch = _Batch(pyarrow.chunked_array([values]))
        place = batch.places()
        type_of: dict[int, int] = {}
        for number, (rows, of) in enumerate(zip(batch.rows, batch.columns, strict=True)):
            for row in rows:
                first = type_of.setdefault(owners[row], number)
                if first != number:
                    _require_one_total(batch.columns[first], of)
        parts = []
        for number, of in enumerate(batch.columns):
            rows = [row for row, owner in enumerate(owners) if type_of.get(owner) == number]
            held = [None if place[row] is None else place[row][1] for row in rows]  # type: ignore[index]
            amounts = _decimals(of).take(pyarrow.array(held, pyarrow.int64()))
            given = column(amounts, of.unit_text, of.basis)  # with the years that have no amount
            keys, here = [owners[row] for row in rows], [of_years[row] for row in rows]
            totals = given.accumulate(key=keys, year=here)
            last: dict[int, int] = {}
            for at, (key, year) in enumerate(zip(keys, here, strict=True)):
                if key not in last or year > here[last[key]]:
                    last[key] = at
            parts.append((list(last), self._values(totals.take(list(last.values())))))
        return _in_order(parts, len(lists), self._value)

    def attainment(self, actual: Any, target: Any, direction: Any = None) -> Any:
        import pyarrow

        better = None if direction is None else _one(direction, "direction")
        rate = pyarrow.struct(
            {name: pyarrow.decimal128(38, 0) for name in ("numerator", "denominator")}
        )
        parts = [
            (rows, pyarrow.array(a.attainment(t, direction=better)))
            for rows, (a, t) in _meetings(_Batch(actual), _Batch(target))
        ]
        return _in_order(parts, len(actual), rate)

    def _judged(
        self, name: str, kind: Any, actual: Any, target: Any, elapsed: Any, years: Any, *more: Any
    ) -> Any:
        import pyarrow

        if len(more) > 2:
            raise KpiError("引数が多すぎます (too many arguments) [bad_argument]", "bad_argument")
        baseline = more[0] if more and more[0].null_count < len(actual) else None
        better = _one(more[1], "direction") if len(more) > 1 else None
        given = [each for each in (actual, target, baseline) if each is not None]
        n, of = elapsed.combine_chunks(), years.combine_chunks()
        parts = []
        for rows, columns in _meetings(*map(_Batch, given)):
            clock = {"elapsed": _taken(n, rows), "years": _taken(of, rows)}
            start = columns[2] if baseline is not None else None
            judged = getattr(columns[0], name)(
                columns[1], baseline=start, direction=better, **clock
            )
            parts.append((rows, pyarrow.array(judged)))
        return _in_order(parts, len(actual), kind)

    def on_path(self, *arguments: Any) -> Any:
        import pyarrow

        return self._judged("on_path", pyarrow.bool_(), *arguments)

    def status(self, *arguments: Any) -> Any:
        import pyarrow

        return self._judged("status", pyarrow.string(), *arguments)


def _of_any(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function as DuckDB takes it for arguments of any number and type."""

    def called(*given: Any) -> Any:
        return function(*given)

    return called


def create_functions(con: Any, scale: int) -> None:
    """Adds the functions to a connection of DuckDB, whose database then has them.

    Args:
        con: a connection.
        scale: decimals of all amounts, 0 to 18.

    Raises:
        MissingExtraError: pyarrow is not installed.
        KpiError: the database has functions of another scale (``bad_argument``).
    """
    with needing("duckdb"):
        import pyarrow  # noqa: F401  # which the functions take
    of = _Functions(scale)
    there = con.execute(
        "select return_type from duckdb_functions() where function_name = 'kpi_value'"
    ).fetchall()
    if not there:
        _create(con, of)
    elif there[0][0].replace(" ", "") != of.value_type().replace(" ", ""):
        raise another_scale(there[0][0])
    for macro in _MACROS:
        con.execute(f"create or replace temp macro {macro}")


def another_scale(there: str) -> KpiError:
    """The refusal of a second scale.

    Args:
        there: what says the first.
    """
    return KpiError(
        f"このデータベースには、別の scale の関数がもうあります: {there}"
        " (registered with another scale) [bad_argument]",
        "bad_argument",
    )


def _create(con: Any, of: _Functions) -> None:
    value, rate = of.value_type(), "STRUCT(numerator DECIMAL(38, 0), denominator DECIMAL(38, 0))"
    for name, function, returned in (
        ("kpi_value", of.value, value),
        ("kpi_amount", of.amount, f"DECIMAL(38, {of.scale})"),
        ("kpi_text", of.text, "VARCHAR"),
        ("_kpi_total", of.total, value),
        ("_kpi_accumulated", of.accumulated, value),
        ("kpi_attainment", of.attainment, rate),
        ("kpi_on_path", of.on_path, "BOOLEAN"),
        ("kpi_status", of.status, "VARCHAR"),
    ):
        con.create_function(
            name, _of_any(function), None, returned, type="arrow", null_handling="special"
        )
