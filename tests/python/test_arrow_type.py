# SPDX-License-Identifier: BSL-1.0
"""pyarrow knows the type as soon as something leaves for Arrow, and puts no 人 below 件."""

import subprocess
import sys
from pathlib import Path

import pytest

TABLES = """
import tomakomai_kpi as tk, polars as pl, pyarrow as pa

def table(unit, basis="annual"):
    return pa.table(pl.DataFrame({"x": tk.column([1, 2], unit, basis).to_polars()}))

"""


@pytest.mark.parametrize("other", ['"件"', '"人", "cumulative"', '"千人"'])
@pytest.mark.parametrize(
    "joined",
    [
        "pa.concat_tables([one, two])",
        "pa.chunked_array([*one['x'].chunks, *two['x'].chunks])",
        "pa.Table.from_batches([*one.to_batches(), *two.to_batches()])",
        "pa.table([two['x']], schema=one.schema)",
    ],
)
def test_nobody_relabels(other: str, joined: str) -> None:
    code = (
        TABLES
        + f"""
one, two = table("人"), table({other})
try:
    {joined}
except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError):
    print("refused")
"""
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused"]


def test_files_of_unlike_types_are_no_dataset(tmp_path: Path) -> None:
    code = (
        TABLES
        + f"""
import pyarrow.parquet as pq
for unit in ("人", "件"):
    pq.write_table(table(unit), f"{tmp_path}/{{unit}}.parquet")
try:
    print(pq.read_table("{tmp_path}", use_threads=False, pre_buffer=False).schema)
except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
    print("refused")
"""
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused"]
