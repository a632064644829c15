# SPDX-License-Identifier: BSL-1.0
"""The golden table through a column, pandas, Polars, DuckDB and batches: same sums, reasons, keys.

The engines that spread the work find the same in tests/engines.
"""

from typing import Any

import golden
import pandas as pd
import polars as pl
import pyarrow as pa
import tomakomai_kpi as tk
import tomakomai_kpi.pandas
import tomakomai_kpi.polars
from tomakomai_kpi import batches

KEYS = ("区", "年度")
MANIFEST: batches.Manifest = {"来館": ("人", "annual")}


def exactly(amount: Any) -> int | None:
    """An amount of whichever kind, as it is: no float among them."""
    number = amount.amount if isinstance(amount, tk.Value) else amount
    if number is None or number is pd.NA:
        return None
    assert not isinstance(number, float)
    assert number == int(number)
    return int(number)


def test_a_column() -> None:
    given = golden.visitors()
    of = tk.column(given["来館"])
    wanted = [golden.REASONS.get(t, "unspecified") if t in (None, *golden.REASONS) else None
              for t in given["来館"]]  # fmt: skip
    assert list(of.reason) == wanted
    years = pa.array(given["年度"], pa.int32())
    table = pa.table(of.total(by={"区": given["区"], "年度": years}))
    assert table.schema.field("年度").type == pa.int32()
    found = {(r["区"], r["年度"]): (exactly(r["total"]), r["missing"]) for r in table.to_pylist()}
    assert found == golden.totals()


def test_pandas() -> None:
    frame = pd.read_csv(golden.VISITORS, dtype={"年度": "Int64", "来館": "kpi[人]"})
    groups = frame.groupby(list(KEYS), dropna=False)["来館"]
    sums, missing = groups.sum(), groups.size() - groups.count()
    assert str(sums.dtype) == "kpi[人]"
    assert sums.index.levels[1].dtype == "Int64"
    found = {
        tuple(None if pd.isna(k) else k for k in key): (exactly(total), int(absent))
        for key, total, absent in zip(sums.index, sums.array, missing.array, strict=True)
    }
    assert found == golden.totals()


def test_polars() -> None:
    frame = pl.read_csv(golden.VISITORS, schema_overrides={"年度": pl.Int32})
    parsed = frame.lazy().with_columns(pl.col("来館").kpi.parse("人", "annual"))
    summed = parsed.group_by(KEYS).agg(
        pl.col("来館").kpi.sum(), pl.col("来館").null_count().alias("値なし")
    )
    assert summed.collect_schema()["年度"] == pl.Int32
    done = summed.collect()
    assert done.schema == summed.collect_schema()
    found = {
        (ward, year): (exactly(total), missing)
        for ward, year, total, missing in zip(
            done["区"], done["年度"], done["来館"].kpi.column(), done["値なし"], strict=True
        )
    }
    assert found == golden.totals()


def test_duckdb() -> None:
    con = tk.duckdb.connect(scale=0)
    types = {"年度": "INTEGER", "来館": "VARCHAR"}
    con.execute(f"create table t as select * from read_csv('{golden.VISITORS}', types = {types})")
    totals = con.sql("""
        select 区, 年度, kpi_sum(来館).amount, count(*) - count(kpi_amount(来館, '人'))
        from t group by all
    """)
    assert str(totals.types[1]) == "INTEGER"
    found = {(w, y): (exactly(total), missing) for w, y, total, missing in totals.fetchall()}
    assert found == golden.totals()


def test_batches_of_any_size() -> None:
    given = golden.visitors()
    table = pa.table({**given, "年度": pa.array(given["年度"], pa.int32())})
    names = batches.state_names("来館")
    for size in (7, 100, 1000):
        parts = [batches.states(b, MANIFEST, KEYS) for b in table.to_batches(max_chunksize=size)]
        merged = pa.Table.from_batches(parts).group_by(list(KEYS))
        sums = merged.aggregate([(name, "sum") for name in names]).rename_columns([*KEYS, *names])
        (states,) = sums.combine_chunks().to_batches()
        ended = batches.totals(states, MANIFEST, KEYS)
        assert ended.schema.field("年度").type == pa.int32()
        found = {
            (r["区"], r["年度"]): (exactly(r["来館"]), r["来館_missing"]) for r in ended.to_pylist()
        }
        assert found == golden.totals()
