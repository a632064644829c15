# SPDX-License-Identifier: BSL-1.0
"""Tables in pandas, Polars, pyarrow, DuckDB, Parquet and Excel: what goes in comes out."""

import gc
import io
import tracemalloc
import warnings
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import tomakomai_kpi as tk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tomakomai_kpi.frames import Kind

KINDS: dict[str, Kind] = {
    "text": "text",
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "number",
    "exact": "number",
}

small = st.integers(-(10**15), 10**15)
decimals = st.builds(lambda n, p: Fraction(n, 10**p), small, st.integers(0, 4))
fractions = st.builds(Fraction, small, st.integers(1, 10**9))
# What tables of people hold: no NUL, and no surrogates.
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@st.composite
def frames(draw: st.DrawFn) -> tk.Frame:
    """A table with a column of each kind, with cells that are missing."""
    cells = (texts, st.integers(-(2**63), 2**63 - 1), st.booleans(), decimals, fractions)
    rows = draw(st.lists(st.tuples(*(st.none() | cell for cell in cells)), max_size=12))
    return tk.Frame(KINDS, rows)


def records(frame: tk.Frame) -> list[dict[str, Any]]:
    """As engines say them: a fraction is its two parts."""
    return [
        {
            name: {"num": cell.numerator, "den": cell.denominator}
            if isinstance(cell, Fraction)
            else cell
            for name, cell in record.items()
        }
        for record in frame.to_records()
    ]


def through_parquet(frame: tk.Frame) -> list[dict[str, Any]]:
    file = io.BytesIO()
    pq.write_table(pa.table(frame), file)
    return list(pq.read_table(io.BytesIO(file.getvalue())).to_pylist())


def through_duckdb(frame: tk.Frame) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        relation = connection.from_arrow(frame)
        names = relation.columns
        return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


WAYS: dict[str, Callable[[tk.Frame], list[dict[str, Any]]]] = {
    "pyarrow": lambda frame: list(pa.table(frame).to_pylist()),
    "polars": lambda frame: pl.DataFrame(frame).to_dicts(),
    "to_polars": lambda frame: frame.to_polars().to_dicts(),
    "duckdb": through_duckdb,
    "parquet": through_parquet,
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(frame=frames())
def test_cells_go_through_engines_unchanged(way: str, frame: tk.Frame) -> None:
    assert WAYS[way](frame) == records(frame)


@settings(max_examples=40, deadline=None)
@given(frame=frames())
def test_cells_go_through_pandas_unchanged(frame: tk.Frame) -> None:
    shown = frame.to_pandas()
    assert shown.dtypes.astype(str).to_dict() == {
        "text": "string",
        "integer": "Int64",
        "boolean": "boolean",
        **dict.fromkeys(("decimal", "exact"), "object"),
    }
    for name in frame.columns:
        cells = [None if pd.isna(cell) else cell for cell in shown[name]]
        assert cells == list(frame.column(name))
    assert pd.DataFrame.from_arrow(frame)["text"].isna().tolist() == [
        cell is None for cell in frame.column("text")
    ]


@given(frame=frames())
@settings(max_examples=20, deadline=None)
def test_floats_are_columns_of_floats_everywhere(frame: tk.Frame) -> None:
    floats = frame.with_numbers("float")
    assert pa.table(floats).schema.field("exact").type == pa.float64()
    assert pl.DataFrame(floats).schema["exact"] == pl.Float64
    assert floats.to_pandas()["exact"].dtype == "float64"
    assert pa.table(floats).column("exact").to_pylist() == list(floats.column("exact"))


def test_types_in_arrow() -> None:
    frame = tk.Frame(KINDS, [("a", 1, True, Fraction(459, 10), Fraction(9, 46))])
    schema = pa.table(frame).schema
    assert schema == pa.schema(frame)
    assert [str(field.type) for field in schema] == [
        "string",
        "int64",
        "bool",
        "decimal128(38, 1)",
        "struct<num: int64, den: int64>",
    ]
    named = frame.with_numbers("decimal", places=3, rounding="half_up")
    assert pa.table(named).schema.field("exact").type == pa.decimal128(38, 3)
    assert pa.table(named).column("exact").to_pylist() == [Decimal("0.196")]
    assert pa.table(frame.with_numbers("text")).column("exact").to_pylist() == ["9/46"]


def test_a_fraction_beyond_two_words_is_refused_by_row() -> None:
    frame = tk.Frame({"n": "number"}, [(1,), (Fraction(2**64, 3),)])
    assert frame.column("n")[1] == Fraction(2**64, 3)
    with pytest.raises(tk.NumberError, match="列「n」の2行目") as refused:
        pa.table(frame)
    assert refused.value.code == "beyond_type"
    assert pa.table(frame.with_numbers("text")).num_rows == 2


def test_engines_reckon_with_a_plan(plan: tk.Plan) -> None:
    frame = plan.to_frame()
    total = sum(n for n in frame.column("amount") if n is not None)
    table = pl.DataFrame(frame)
    assert table["amount"].sum() == total
    with duckdb.connect() as connection:
        assert connection.sql("select sum(amount) from frame").fetchall() == [(total,)]
        judged = plan.assess().to_frame()
        rows = connection.sql(
            "select attainment.num, attainment.den, attainment_undefined from judged"
        ).fetchall()
    for (num, den, reason), rate in zip(rows, judged.column("attainment"), strict=True):
        assert (rate is None) == (num is None) == (reason is not None)
        assert rate is None or Fraction(num, den) == rate


@pytest.mark.parametrize("numbers", ["decimal", "float"])
def test_excel_holds_numbers(plan: tk.Plan, tmp_path: Path, numbers: Any) -> None:
    path = tmp_path / "計画.xlsx"
    plan.to_frame(numbers=numbers).to_pandas().to_excel(path, index=False)
    read = pd.read_excel(path)
    assert list(read.columns) == list(plan.to_frame().columns)
    assert pd.api.types.is_numeric_dtype(read["number"])
    assert pd.api.types.is_integer_dtype(read["year"])
    assert read["number"].dropna().tolist() == [
        float(n) for n in plan.to_frame().column("number") if n is not None
    ]


def test_a_frame_of_pandas_goes_into_parquet(plan: tk.Plan, tmp_path: Path) -> None:
    plan.to_frame().to_pandas().to_parquet(tmp_path / "plan.parquet")
    again = pq.read_table(tmp_path / "plan.parquet").column("amount").to_pylist()
    assert again == list(plan.to_frame().column("amount"))


def cycles(frame: tk.Frame, times: int) -> None:
    for number in range(times):
        stream = frame.__arrow_c_stream__()
        schema = frame.__arrow_c_schema__()
        if number % 2:  # the others are never read: their capsules release them
            pa.RecordBatchReader._import_from_c_capsule(stream).read_all()
            pa.Schema._import_from_c_capsule(schema)


def resident() -> int:
    """Kibibytes of this process in memory."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


def test_ten_thousand_exports_leave_nothing_behind(plan: tk.Plan) -> None:
    frame = plan.assess().to_frame()
    cycles(frame, 2000)
    gc.collect()
    tracemalloc.start()
    before, held = resident(), pa.total_allocated_bytes()
    first = tracemalloc.get_traced_memory()[0]
    cycles(frame, 10_000)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - first
    tracemalloc.stop()
    # One leaked batch in a hundred would be some 4 MiB.
    assert resident() - before < 4096
    assert pa.total_allocated_bytes() == held
    assert grown < 100_000


def test_what_was_handed_out_outlives_the_frame() -> None:
    table = pa.table(tk.Frame({"a": "text", "b": "number"}, [("x", Fraction(1, 3))] * 1000))
    column = pl.from_arrow(table.column("a"))
    gc.collect()
    assert table.column("b").to_pylist()[999] == {"num": 1, "den": 3}
    assert column.to_list() == ["x"] * 1000  # type: ignore[union-attr]


PLANS = st.builds(
    lambda name, indicators: tk.Plan(
        name, "R2-R6", [{**i, "name": f"{i['name']}{n}"} for n, i in enumerate(indicators)]
    ),
    st.sampled_from(["総合戦略", "計画 A"]),
    st.lists(
        st.fixed_dictionaries(
            {"name": st.sampled_from(["参加者数", "満足度の値"])},
            optional={
                "unit": st.sampled_from(["人", "件", "千人"]),
                "baseline": st.sampled_from([{"R1": 40}, {"H30": "4,600"}]),
                "actuals": st.dictionaries(
                    st.sampled_from(["R2", "R3", "R4", "R5"]),
                    st.sampled_from([0, 46, "4,600", "45.9", "約50", "集計中", "-", "▲3"]),
                    min_size=1,
                ),
                "targets": st.dictionaries(
                    st.sampled_from(["R4", "R5", "R6"]),
                    st.sampled_from([60, "60以上", "累計230", "未定"]),
                    min_size=1,
                ),
                "direction": st.sampled_from(["up", "down", "maintain"]),
                "aggregation": st.sampled_from(["flow", "stock"]),
                "goal": st.sampled_from(["しごと", "ひと"]),
                "departments": st.sampled_from([("港湾課",), ("港湾課", "商工課")]),
                "flags": st.sampled_from([("KPI変更",), ("新規", "KPI変更")]),
                "page": st.sampled_from(["39", "40"]),
                "scale": st.just("5点満点"),
            },
        ),
        min_size=1,
        max_size=4,
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plan=PLANS)
def test_a_plan_comes_back_from_its_frame(plan: tk.Plan) -> None:
    frame = plan.to_frame()
    assert {i.id for i in plan.indicators()} == set(frame.column("id"))
    assert tk.Plan.from_pandas(frame) == plan
    assert tk.Plan.from_pandas(frame.to_pandas()) == plan
    assert tk.Plan.from_pandas(frame.to_polars()) == plan
    assert tk.Plan.from_pandas(plan.to_frame(numbers="float").to_pandas()) == plan
    assert tk.Plan.from_records(frame.to_records("text")) == plan


def test_values_of_some_years_and_footnotes_come_back() -> None:
    total = tk.Observation(
        tk.parse("累計12人"), tk.FiscalPeriod("R3", "R4"), "provisional", ["a", "b"]
    )
    plan = tk.Plan("p", "R2-R6", [tk.Indicator("x", actuals=[total], project="説明会")])
    assert tk.Plan.from_pandas(plan.to_frame().to_pandas()) == plan


def test_what_a_long_table_does_not_carry_is_named(plan: tk.Plan) -> None:
    """Measures are of the plan file; values, years and texts of all indicators come back."""
    frame = plan.to_frame()
    measures = any(cell is not None for cell in frame.column("measure"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        again = tk.Plan.from_pandas(frame.to_pandas())
    assert any("measure" in str(warning.message) for warning in caught) == measures
    assert (again.name, again.period) == (plan.name, plan.period)
    for one, other in zip(plan.indicators(), again.indicators(), strict=True):
        assert (one.id, one.name, one.baseline, one.actuals, one.targets) == (
            other.id,
            other.name,
            other.baseline,
            other.actuals,
            other.targets,
        )
