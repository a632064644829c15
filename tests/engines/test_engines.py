# SPDX-License-Identifier: BSL-1.0
"""The golden table's totals and key types from every engine that is installed.

Too heavy for each run: `./dev engines` installs what it needs and runs this.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import golden
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
from tomakomai_kpi import batches

MANIFEST: batches.Manifest = {"来館": ("人", "annual")}
KEYS = ("区", "年度")


def table() -> pa.Table:
    given = golden.visitors()
    return pa.table({**given, "年度": pa.array(given["年度"], pa.int32())})


def wanted() -> dict[golden.Group, tuple[Any, int]]:
    return golden.totals()


def found(totals: pa.Table) -> dict[golden.Group, tuple[Any, int]]:
    assert totals.schema.field("年度").type == pa.int32()
    return {(r["区"], r["年度"]): (r["来館"], r["来館_missing"]) for r in totals.to_pylist()}


def by_batches(states: pa.Table) -> pa.Table:
    """Merged states to totals."""
    (batch,) = states.combine_chunks().to_batches()
    return pa.Table.from_batches([batches.totals(batch, MANIFEST, KEYS)])


def names() -> list[str]:
    return batches.state_names("来館")


def test_pyarrow_alone() -> None:
    parts = [batches.states(b, MANIFEST, KEYS) for b in table().to_batches(max_chunksize=37)]
    sums = (
        pa.Table.from_batches(parts).group_by(list(KEYS)).aggregate([(n, "sum") for n in names()])
    )
    assert found(by_batches(sums.rename_columns([*KEYS, *names()]))) == wanted()


def test_dask() -> None:
    dask = pytest.importorskip("dask.dataframe")
    frame = dask.from_pandas(table().to_pandas(types_mapper=_nullable), npartitions=3)

    def under_way(part: Any) -> Any:
        batch = pa.RecordBatch.from_pandas(part, preserve_index=False, schema=table().schema)
        return batches.states(batch, MANIFEST, KEYS).to_pandas(types_mapper=_nullable)

    meta = under_way(table().to_pandas(types_mapper=_nullable)).iloc[:0]
    states = frame.map_partitions(under_way, meta=meta)
    merged = states.groupby(list(KEYS), dropna=False).sum().compute().reset_index()
    back = pa.Table.from_pandas(merged, preserve_index=False)
    back = back.set_column(1, "年度", back["年度"].cast(pa.int32()))
    assert found(by_batches(back)) == wanted()


def _nullable(kind: pa.DataType) -> Any:
    import pandas as pd

    return {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}.get(kind)


def test_datafusion() -> None:
    datafusion = pytest.importorskip("datafusion")
    context = datafusion.SessionContext()
    states = [batches.states(b, MANIFEST, KEYS) for b in table().to_batches(max_chunksize=37)]
    context.register_record_batches("states", [states])
    sums = ", ".join(f'sum("{n}") as "{n}"' for n in names())
    query = f'select "区", "年度", {sums} from states group by "区", "年度"'
    assert found(by_batches(pa.Table.from_batches(context.sql(query).collect()))) == wanted()


def test_ray() -> None:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:

        def under_way(part: pa.Table) -> pa.Table:
            made = [batches.states(b, MANIFEST, KEYS) for b in part.combine_chunks().to_batches()]
            return pa.Table.from_batches(made)

        data = ray.data.from_arrow([table()[:140], table()[140:]])
        parts = data.map_batches(under_way, batch_format="pyarrow").to_pandas()
    finally:
        ray.shutdown()
    states = pa.Table.from_pandas(parts, preserve_index=False)
    states = states.set_column(1, "年度", states["年度"].cast(pa.int32()))
    sums = states.group_by(list(KEYS)).aggregate([(n, "sum") for n in names()])
    assert found(by_batches(sums.rename_columns([*KEYS, *names()]))) == wanted()


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_totals(spark: Any) -> None:
    from tomakomai_kpi import spark as kpi

    frame = spark.createDataFrame(table()).repartition(4)
    totals = kpi.total(frame, MANIFEST, KEYS)
    assert totals.schema["年度"] == frame.schema["年度"]
    assert totals.schema["来館"].metadata == {"kpi": {"unit": "人", "basis": "annual"}}
    rows = {(r["区"], r["年度"]): (r["来館"], r["来館_missing"]) for r in totals.collect()}
    assert rows == wanted()


def test_spark_parses_and_judges(spark: Any) -> None:
    from tomakomai_kpi import spark as kpi

    frame = spark.createDataFrame(
        pa.table(
            {
                "実績": ["累計45人", "累計9人", "集計中"],
                "目標": ["累計230人", "累計10人", "累計5人"],
            }
        )
    )
    amounts = kpi.parse(frame, {"実績": ("人", "cumulative")})
    assert [r["実績"] for r in amounts.collect()] == [Decimal(45), Decimal(9), None]
    judged = kpi.judge(frame, "実績", "目標", ("人", "cumulative"), elapsed=2, years=5).collect()
    assert [r["status"] for r in judged] == ["behind_path", "on_path", "pending"]
    assert [r["attainment_percent"] for r in judged] == [Decimal("19.6"), Decimal("90.0"), None]
    assert [r["attainment_reason"] for r in judged] == [None, None, "pending"]
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        kpi.parse(frame, {"実績": "人"})
    with pytest.raises(Exception, match="basis_mismatch"):
        kpi.parse(frame, {"実績": ("人", "annual")}).collect()
