# SPDX-License-Identifier: BSL-1.0
"""Sums of printed texts by key on Spark: states of columns, beside its own regexp, cast and sum.

Wall time on local[2], the best of several runs, from Parquet to totals; a unit is checked by one of
them alone. Needs what `./dev engines` installs: `python benchmarks/spark.py [ROWS]`.
"""

import os
import sys
import tempfile

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import tomakomai_kpi as tk
from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from timing import wall

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
GROUPS = 1_000
RUNS = 3


def main() -> None:
    """Print a table of nanoseconds a row."""
    random = np.random.default_rng(20221124)
    rows = pa.table(
        {
            "区": pa.array(random.integers(0, GROUPS, ROWS), pa.int32()),
            "来館": [f"{n:,}人" for n in random.integers(0, 100_000, ROWS)],
        }
    )
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100000")
        .getOrCreate()
    )
    with tempfile.TemporaryDirectory() as folder:
        pq.write_table(rows, f"{folder}/rows.parquet", row_group_size=ROWS // 4)
        frame = session.read.parquet(folder)
        number = f.regexp_replace(f.regexp_replace("来館", ",", ""), "人$", "")
        ours = wall(
            lambda: tk.spark.total(frame, {"来館": ("人", "annual")}, ["区"]).collect(), RUNS
        )
        native = wall(
            lambda: frame.groupBy("区").agg(f.sum(number.cast("decimal(38,0)"))).collect(),
            RUNS,
        )
    each = 1e9 / ROWS
    print(f"| {ROWS:,} rows, wall ns a row | states | regexp, cast, sum | states ÷ it |")
    print("|---|---:|---:|---:|")
    ratio = ours / native
    print(f"| sum by {GROUPS:,} keys | {ours * each:.0f} | {native * each:.0f} | {ratio:.2f} |")
    session.stop()


if __name__ == "__main__":
    main()
