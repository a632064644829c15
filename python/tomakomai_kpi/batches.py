# SPDX-License-Identifier: BSL-1.0
"""One batch of rows to another, by Arrow: what every engine that has batches can call.

A manifest says of what the columns are, as engines forget it: ``{"来館": ("人", "annual")}``, with
a scale where amounts have decimals: ``("千t", "annual", 1)``. What a function gives has a schema
that is known before any row: amounts are decimal128(38, scale). pyarrow is needed (extra:
``spark``).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tomakomai_kpi._core import Column
from tomakomai_kpi.arrow_type import NAME, make_known, without_type
from tomakomai_kpi.columns import column, totals_of_states
from tomakomai_kpi.enums import Better
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.totals import STATE_COLUMNS

Said = str | tuple[str, str] | tuple[str, str, int]
Manifest = Mapping[str, Said]


class _Field:
    """A column of a batch with what its field says of it, which its array alone does not."""

    def __init__(self, batch: Any, name: str) -> None:
        self._type = batch.schema.field(name)
        self._rows = batch.column(name)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._type.__arrow_c_schema__(), self._rows.__arrow_c_array__()[1]


class Of(NamedTuple):
    """What a column is of."""

    unit: str
    basis: str | None
    scale: int

    def column(self, data: Any) -> Column:
        """The data as a column of it, which raises as ``tk.column`` does."""
        return column(data, self.unit, self.basis, scale=self.scale)


def said(of: Said) -> Of:
    """The unit, basis and scale that a manifest says; checked before any row.

    Raises:
        KpiError: it says something else (code ``bad_argument``).
        NotationError: there is no such unit. BasisError: nobody says the basis (``basis_unclear``).
    """
    parts: tuple[Any, ...] = (of,) if isinstance(of, str) else tuple(of)
    if not 1 <= len(parts) <= 3 or not all(isinstance(part, str) for part in parts[:2]):
        raise KpiError(
            f"「{of}」は単位、(単位, 数え方)、(単位, 数え方, 小数の桁) のどれでもありません"
            " (unit, basis, scale) [bad_argument]",
            "bad_argument",
        )
    found = Of(*parts, *(None, 0)[len(parts) - 1 :])
    found.column([])  # says what is wrong with it
    return found


def manifest_of(table: Any) -> dict[str, tuple[str, str, int]]:
    """What the columns of a table are of, to be kept beside what forgets it: JSON takes it.

    Args:
        table: a data frame of pandas or Polars, a table or schema of pyarrow, or what else has its
            columns by Arrow. Columns without unit and basis stay out.

    >>> import polars, tomakomai_kpi as tk
    >>> manifest_of(polars.DataFrame({"来館": tk.column(["2千人"])}))
    {'来館': ('千人', 'annual', 0)}
    """
    pyarrow = _pyarrow()
    make_known()
    if hasattr(table, "__arrow_c_schema__"):
        schema = pyarrow.schema(table)
    else:
        schema = pyarrow.table(table).schema
    found = {}
    for field in schema:
        if getattr(field.type, "extension_name", None) == NAME:
            words = json.loads(field.type.__arrow_ext_serialize__())
            found[field.name] = (words["unit"], words["basis"], field.type.storage_type.scale)
    return found


def _pyarrow() -> Any:
    with needing("spark", "pyarrow"):
        import pyarrow
    return pyarrow


def parsed_schema(schema: Any, manifest: Manifest) -> Any:
    """The schema of parsed(): texts of the manifest's columns become decimals."""
    pyarrow = _pyarrow()
    for name, of in manifest.items():
        kept = dict(schema.field(name).metadata or {})
        for extension in (b"ARROW:extension:name", b"ARROW:extension:metadata"):
            kept.pop(extension, None)  # of what came in
        field = pyarrow.field(name, pyarrow.decimal128(38, said(of).scale), metadata=kept or None)
        schema = schema.set(schema.get_field_index(name), field)
    return schema


def parsed(batch: Any, manifest: Manifest) -> Any:
    """The batch with its texts as amounts in the manifest's units.

    Raises:
        as column(): a text that is no value, another unit or basis, more decimals than the scale.
    """
    pyarrow = _pyarrow()
    schema = parsed_schema(batch.schema, manifest)

    def amounts(name: str) -> Any:
        of = said(manifest[name]).column(_Field(batch, name))
        return _one(pyarrow.array(of)).cast(schema.field(name).type)

    columns = [
        amounts(name) if name in manifest else batch.column(name) for name in batch.schema.names
    ]
    return pyarrow.RecordBatch.from_arrays(columns, schema=schema)


def state_names(column_name: str) -> list[str]:
    """What the integers of its sums are called."""
    return [f"{column_name}_{state}" for state in STATE_COLUMNS]


def states_schema(schema: Any, manifest: Manifest, by: Sequence[str]) -> Any:
    """The schema of states(): the keys as they came, then the integers of each sum."""
    pyarrow = _pyarrow()
    fields = [schema.field(name) for name in by]
    for name in manifest:
        fields += [pyarrow.field(state, pyarrow.int64()) for state in state_names(name)]
    return pyarrow.schema(fields)


def states(batch: Any, manifest: Manifest, by: Sequence[str]) -> Any:
    """Sums under way: a row for each group of the batch. Rows of equal keys merge by adding up."""
    pyarrow = _pyarrow()
    wanted = states_schema(batch.schema, manifest, by)
    keys = {name: batch.column(name) for name in by}
    held: dict[str, Any] = {}
    for name, of in manifest.items():
        amounts = said(of).column(_Field(batch, name))
        found = pyarrow.table(amounts.states(keys)).combine_chunks()
        held |= {key: found[key] for key in by}
        held |= {f"{name}_{state}": found[state] for state in STATE_COLUMNS}
    columns = [_one(held[name]).cast(wanted.field(name).type) for name in wanted.names]
    return pyarrow.RecordBatch.from_arrays(columns, schema=wanted)


def totals_schema(schema: Any, manifest: Manifest, by: Sequence[str]) -> Any:
    """The schema of totals(): the keys, and each sum beside how many rows it left out."""
    pyarrow = _pyarrow()
    fields = [schema.field(name) for name in by]
    for name, of in manifest.items():
        fields.append(pyarrow.field(name, pyarrow.decimal128(38, said(of).scale)))
        fields.append(pyarrow.field(f"{name}_missing", pyarrow.int64()))
    return pyarrow.schema(fields)


def totals(batch: Any, manifest: Manifest, by: Sequence[str]) -> Any:
    """Sums of merged states. A group without an amount is null.

    Raises:
        AmountError: a sum has more than 38 digits (code ``inexact_number``).
    """
    pyarrow = _pyarrow()
    wanted = totals_schema(batch.schema, manifest, by)
    held = {name: batch.column(name) for name in by}
    for name, of in manifest.items():
        spec = said(of)
        merged = {state: batch.column(f"{name}_{state}") for state in STATE_COLUMNS}
        sums = totals_of_states(merged, spec.unit, spec.basis, scale=spec.scale, by=[])
        held[name] = pyarrow.array(sums.total)
        held[f"{name}_missing"] = pyarrow.array(sums.missing, pyarrow.int64())
    columns = [_one(held[name]).cast(wanted.field(name).type) for name in wanted.names]
    return pyarrow.RecordBatch.from_arrays(columns, schema=wanted)


class Judge(NamedTuple):
    """Which columns are judged, and as what.

    Attributes:
        actual: the column of actuals; target and baseline likewise.
        of: unit, basis and scale of all three, as in a manifest.
        elapsed: n of N years, a number or a column's name; years likewise.
        direction: ``up``, ``down``, or None where bounds may say it.
    """

    actual: str
    target: str
    of: Said
    elapsed: int | str
    years: int | str
    baseline: str | None = None
    direction: Better | None = None


def judged_schema(schema: Any, judge: Judge) -> Any:
    """The schema of judged(): the batch's, and status, reason and attainment_percent."""
    pyarrow = _pyarrow()
    said(judge.of)
    schema = schema.append(pyarrow.field("status", pyarrow.string()))
    schema = schema.append(pyarrow.field("attainment_percent", pyarrow.decimal128(38, 1)))
    return schema.append(pyarrow.field("attainment_reason", pyarrow.string()))


def judged(batch: Any, judge: Judge) -> Any:
    """The batch with each row's status, and its attainment in per cent or the reason for none."""
    pyarrow = _pyarrow()
    wanted = judged_schema(batch.schema, judge)
    of = said(judge.of)

    def amounts(name: str) -> Column:
        return of.column(_Field(batch, name))

    def clock(given: int | str) -> Any:
        return batch.column(given) if isinstance(given, str) else given

    actual, target = amounts(judge.actual), amounts(judge.target)
    baseline = None if judge.baseline is None else amounts(judge.baseline)
    status = actual.status(
        target,
        baseline=baseline,
        elapsed=clock(judge.elapsed),
        years=clock(judge.years),
        direction=judge.direction,
    )
    rates = actual.attainment(target, direction=judge.direction)
    more = [pyarrow.array(status), pyarrow.array(rates.percent(1)), pyarrow.array(rates.reason)]
    columns = [*batch.columns, *(_one(array) for array in more)]
    cast = [
        array.cast(field.type) if i >= batch.num_columns else array
        for i, (array, field) in enumerate(zip(columns, wanted, strict=True))
    ]
    return pyarrow.RecordBatch.from_arrays(cast, schema=wanted)


def _one(array: Any) -> Any:
    """A column of a table as one array, without its extension type and dictionary."""
    if hasattr(array, "combine_chunks"):
        array = array.combine_chunks()
    return without_type(array)


def each(batches: Iterable[Any], deed: Any, *arguments: Any) -> Iterable[Any]:
    """The deed on each batch, as engines ask for it; what has no rows stays out."""
    for batch in batches:
        if batch.num_rows:
            yield deed(batch, *arguments)


__all__ = [
    "Judge",
    "Manifest",
    "Of",
    "judged",
    "judged_schema",
    "manifest_of",
    "parsed",
    "parsed_schema",
    "said",
    "states",
    "states_schema",
    "totals",
    "totals_schema",
]
