# SPDX-License-Identifier: BSL-1.0
"""Spark: exact amounts, sums and verdicts over mapInArrow, the states merged by Spark's own sum.

``pyspark`` and pyarrow are needed (extra: ``spark``), on the workers too. Manifests are as in
``batches``; what a column is of also stands in its field's metadata, under ``kpi``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tomakomai_kpi import batches
from tomakomai_kpi.batches import Judge, Manifest, Said
from tomakomai_kpi.enums import Better
from tomakomai_kpi.files.extras import needing


def _arrow_schema(frame: Any) -> Any:
    with needing("spark", "pyspark"):
        from pyspark.sql.pandas.types import to_arrow_schema
    return to_arrow_schema(frame.schema)


def _spark_schema(schema: Any, manifest: Manifest, frame: Any) -> Any:
    """As Spark says it, with the keys' own types and what the amounts are of."""
    with needing("spark", "pyspark"):
        from pyspark.sql.pandas.types import from_arrow_schema
        from pyspark.sql.types import StructField, StructType
    own = {field.name: field for field in frame.schema.fields}
    fields = []
    for field in from_arrow_schema(schema).fields:
        kept = own.get(field.name)
        if field.name in manifest:
            of = batches.said(manifest[field.name])
            metadata = {"kpi": {"unit": of.unit, "basis": of.basis or "level"}}
            fields.append(StructField(field.name, field.dataType, True, metadata))
        else:
            fields.append(kept if kept is not None else field)
    return StructType(fields)


def parse(frame: Any, manifest: Manifest) -> Any:
    """The frame with the manifest's texts as decimals in their units.

    Args:
        frame: a Spark DataFrame.
        manifest: the columns to read and what they are of.

    Raises:
        KpiError, NotationError, BasisError: the manifest is wrong, before any row. A text that does
            not fit fails its task, with the row of its batch in the message.
    """
    schema = batches.parsed_schema(_arrow_schema(frame), manifest)

    def read(given: Iterable[Any]) -> Iterable[Any]:
        return batches.each(given, batches.parsed, manifest)

    return frame.mapInArrow(read, _spark_schema(schema, manifest, frame))


def total(frame: Any, manifest: Manifest, by: Sequence[str]) -> Any:
    """Exact sums by group: the keys, each column's sum, and how many rows it left out.

    Args:
        frame: a Spark DataFrame; the columns may be texts, integers or decimals.
        manifest: the columns to add up and what they are of.
        by: names of the keys.
    """
    given = _arrow_schema(frame)
    wanted = [*by, *manifest]

    def under_way(parts: Iterable[Any]) -> Iterable[Any]:
        return batches.each(parts, batches.states, manifest, by)

    partial_schema = _spark_schema(batches.states_schema(given, manifest, by), {}, frame)
    partial = frame.select(*wanted).mapInArrow(under_way, partial_schema)
    integers = [state for name in manifest for state in batches.state_names(name)]
    merged = partial.groupBy(*by).sum(*integers)
    merged = merged.toDF(*by, *integers)

    def ended(parts: Iterable[Any]) -> Iterable[Any]:
        return batches.each(parts, batches.totals, manifest, by)

    schema = batches.totals_schema(given, manifest, by)
    return merged.mapInArrow(ended, _spark_schema(schema, manifest, frame))


def judge(
    frame: Any,
    actual: str,
    target: str,
    of: Said,
    *,
    elapsed: int | str,
    years: int | str,
    baseline: str | None = None,
    direction: Better | None = None,
) -> Any:
    """The frame with status, attainment_percent and attainment_reason, as ``assess`` gives them.

    Args:
        frame: a Spark DataFrame.
        actual: the column of actuals; target and baseline likewise.
        target: likewise.
        of: unit, basis and scale of all three, as in a manifest.
        elapsed: n of N years, a number or a column's name.
        years: likewise.
        baseline: likewise; not needed for cumulative targets.
        direction: ``up``, ``down``, or None where bounds may say it.
    """
    wanted = Judge(actual, target, of, elapsed, years, baseline, direction)
    schema = batches.judged_schema(_arrow_schema(frame), wanted)

    def said(parts: Iterable[Any]) -> Iterable[Any]:
        return batches.each(parts, batches.judged, wanted)

    return frame.mapInArrow(said, _spark_schema(schema, {}, frame))
