# SPDX-License-Identifier: BSL-1.0
"""A batch of rows to another: what engines that spread the work call, without any of them."""

from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from tomakomai_kpi import batches

MANIFEST: batches.Manifest = {"来館": ("人", "annual", 1)}


def batch(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def test_texts_become_amounts_of_a_schema_that_is_known_before() -> None:
    given_rows = batch(区=["東", None], 来館=["1.5千人", "集計中"])
    read = batches.parsed(given_rows, MANIFEST)
    assert read.schema == batches.parsed_schema(given_rows.schema, MANIFEST)
    assert read.to_pydict() == {"区": ["東", None], "来館": [Decimal(1500), None]}
    with pytest.raises(tk.AmountError, match="inexact_number"):
        batches.parsed(batch(来館=["1.25人"]), MANIFEST)
    with pytest.raises(tk.UnitError):
        batches.parsed(batch(来館=["1件"]), MANIFEST)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("人", "basis_unclear"),
        (("人", "yearly"), "yearly"),
        (("謎", "annual"), "unknown_unit"),
        (("人", "annual", 1, 2), "bad_argument"),
        ((), "bad_argument"),
        (("人", "annual", 19), "bad_argument"),
        (("%", "cumulative"), "basis_mismatch"),
    ],
)
def test_a_wrong_manifest_is_refused_before_any_row(said: Any, code: str) -> None:
    with pytest.raises((tk.KpiError, ValueError), match=code):
        batches.said(said)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["東", "西", None]), st.none() | st.integers(-(2**63), 2**63 - 1)
        ),
        min_size=1,
    ),
    st.integers(1, 5),
)
def test_states_of_parts_end_as_the_sums_of_the_whole(
    rows: list[tuple[str | None, int | None]], size: int
) -> None:
    manifest: batches.Manifest = {"来館": ("人", "annual")}
    table = pa.table(
        {"区": [k for k, _ in rows], "来館": pa.array([n for _, n in rows], pa.int64())}
    )
    parts = [batches.states(b, manifest, ["区"]) for b in table.to_batches(max_chunksize=size)]
    names = batches.state_names("来館")
    merged = pa.Table.from_batches(parts).group_by("区").aggregate([(n, "sum") for n in names])
    (states,) = merged.rename_columns(["区", *names]).combine_chunks().to_batches()
    ended = batches.totals(states, manifest, ["区"])
    assert ended.schema == batches.totals_schema(table.schema, manifest, ["区"])
    sums: dict[str | None, list[int]] = {}
    for key, number in rows:
        sums.setdefault(key, []).extend([] if number is None else [number])
    found = {r["区"]: r["来館"] for r in ended.to_pylist()}
    assert found == {key: sum(of) if of else None for key, of in sums.items()}


def test_rows_are_judged_as_columns_are() -> None:
    judge = batches.Judge("実績", "目標", ("人", "cumulative"), "n", 5)
    given_rows = batch(実績=["累計45人", "集計中"], 目標=["累計230人", "累計5人"], n=[2, 2])
    said = batches.judged(given_rows, judge)
    assert said.schema == batches.judged_schema(given_rows.schema, judge)
    assert said.column("status").to_pylist() == ["behind_path", "pending"]
    assert said.column("attainment_percent").to_pylist() == [Decimal("19.6"), None]
    assert said.column("attainment_reason").to_pylist() == [None, "pending"]


def test_what_a_field_says_goes_before_the_manifest() -> None:
    people = pa.table({"来館": pa.array(tk.column([1500], "人", "annual"))}).to_batches()[0]
    (read,) = batches.parsed(people, {"来館": ("千人", "annual", 1)}).to_pylist()
    assert read == {"来館": Decimal("1.5")}
    with pytest.raises(tk.UnitError):
        batches.parsed(people, {"来館": ("件", "annual")})
    # and one whose type pyarrow does not know, as Parquet read elsewhere
    field = pa.field("来館", pa.decimal128(38, 0), metadata=_note("人"))
    noted = pa.RecordBatch.from_arrays(
        [pa.array([Decimal(1500)], field.type)], schema=pa.schema([field])
    )
    done = batches.parsed(noted, {"来館": ("千人", "annual", 1)})
    assert done.to_pylist() == [{"来館": Decimal("1.5")}]
    assert done.schema.field("来館").metadata is None
    with pytest.raises(tk.UnitError):
        batches.states(noted, {"来館": ("件", "annual")}, [])


def _note(unit: str) -> dict[bytes, bytes]:
    said = f'{{"v":1,"unit":"{unit}","basis":"annual","period":null}}'
    return {
        b"ARROW:extension:name": b"tomakomai_kpi.column",
        b"ARROW:extension:metadata": said.encode(),
    }


def test_a_manifest_says_what_a_table_is_of() -> None:
    of = tk.column(["1.5千t"], "千t", "annual")
    for table in (
        pa.table({"量": pa.array(of), "k": [1]}),
        pa.table({"量": pa.array(of)}).schema,
        pl.DataFrame({"量": of, "k": [1]}),
        pd.DataFrame({"量": of.to_pandas(), "k": [1]}),
    ):
        assert batches.manifest_of(table) == {"量": ("千t", "annual", 1)}


def test_parts_of_another_unit_basis_or_scale_do_not_end() -> None:
    def ended(*parts: tuple[str, str, int], as_: tuple[str, str, int]) -> Any:
        states = [batches.states(batch(量=["1"]), {"量": of}, []) for of in parts]
        names = batches.state_names("量")
        sums = pa.Table.from_batches(states).group_by([]).aggregate([(n, "sum") for n in names])
        (merged,) = sums.rename_columns(names).combine_chunks().to_batches()
        return batches.totals(merged, {"量": as_}, []).to_pylist()[0]["量"]

    tons = ("千t", "annual", 1)
    assert ended(tons, tons, as_=tons) == 2
    for other in (("千t", "annual", 0), ("t", "annual", 1), ("千t", "cumulative", 1)):
        with pytest.raises(tk.KpiError, match="bad_argument"):
            ended(tons, other, as_=tons)
        with pytest.raises(tk.KpiError, match="bad_argument"):
            ended(tons, as_=other)
