# SPDX-License-Identifier: BSL-1.0
"""DuckDB's extension says what the functions of Python say, and what only an aggregate can."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.extension


@pytest.fixture(scope="module")
def ways() -> Iterator[tuple[Any, Any]]:
    with tk.duckdb.connect(native=True) as native, tk.duckdb.connect(native=False) as python:
        yield native, python


def said(con: Any, sql: str) -> object:
    """The rows, or the message without what stands before it."""
    try:
        return con.execute(sql).fetchall()
    except duckdb.Error as error:
        return re.sub(r"^.*?Error: (Python exception.*?: \w+: )?", "", str(error).splitlines()[0])


AMOUNTS = ("46人", "1,234人", "2千人", "累計46人", "時点5人", "5t", "3kg", "1.5千t", "5%", "12.5%")
ODD_TEXTS = (
    *("", "-", "集計中", "束", "100人以上", "約5人", "10人～20人", "1時間30分", "46", "2億396万円"),
    *("0.1234567人", "12.125人", "9" * 38 + "人", "9" * 39 + "人", "２千人", "５人", "3 人", "5位"),
    *("2024年", "2024年4月", "増減5人", "-5人", "▲5人", "1/3", "5人 6人", "0人", "00人", "5点"),
)
texts = st.sampled_from(AMOUNTS) | st.sampled_from(ODD_TEXTS) | st.none()
numerals = st.integers(-(10**20), 10**20) | st.decimals(-999, 999, places=2)
texts |= st.builds("{}{}".format, numerals, st.sampled_from(("人", "千人", "t", "kg", "%", "円")))
units = st.sampled_from(("人", "千人", "t", "kg", "%", "", "kk")) | st.none()
bases = st.sampled_from(("annual", "cumulative", "level", "change", "zz")) | st.none()


def compared(ways: tuple[Any, Any], rows: pl.DataFrame, sql: str) -> None:
    for con in ways:
        con.register("rows", rows)
    native, python = (said(con, sql) for con in ways)
    assert native == python


@settings(max_examples=150)
@given(st.lists(texts, min_size=1, max_size=6))
def test_of_texts_it_says_the_same(ways: tuple[Any, Any], given_texts: list[str | None]) -> None:
    rows = pl.DataFrame({"x": given_texts}, schema={"x": pl.String})
    for function in ("kpi_value", "kpi_amount", "kpi_unit", "kpi_basis", "kpi_text"):
        compared(ways, rows, f"select {function}(x) from rows")
    compared(ways, rows, "select kpi_text(kpi_value(x)) from rows")


@settings(max_examples=100)
@given(st.lists(st.tuples(texts, units, bases), min_size=1, max_size=4))
def test_in_units_that_are_said_it_says_the_same(
    ways: tuple[Any, Any], given_rows: list[tuple[str | None, str | None, str | None]]
) -> None:
    rows = pl.DataFrame(given_rows, schema=dict.fromkeys("xub", pl.String), orient="row")
    for function in ("kpi_value", "kpi_amount"):
        compared(ways, rows, f"select {function}(x, u, b) from rows")
        compared(ways, rows, f"select {function}(x, u) from rows")


EDGES = ("0", "-1", f"{2**63 - 1}", f"{2**63}", f"{10**37}", f"{-(10**37)}", "null")
TYPES = (
    *("tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger"),
    *("ubigint", "uhugeint", "decimal(4, 1)", "decimal(9, 2)", "decimal(18, 3)", "decimal(38, 4)"),
    *("decimal(38, 18)", "decimal(38, 19)", "double", "float", "boolean", "date", "varchar"),
    *("time", "timestamp", "interval", "blob", "integer[]"),
)


@pytest.mark.parametrize("kind", TYPES)
def test_of_every_type_it_says_the_same(ways: tuple[Any, Any], kind: str) -> None:
    for number in EDGES:
        for of in ("", ", '人', 'annual'", ", '千t'", ", '%'", ", '人', 'annual'"):
            sql = f"kpi_value(try_cast({number} as {kind}){of})"
            native, python = (said(con, f"select {sql}") for con in ways)
            assert native == python, sql
    of_values = f"kpi_value({{'amount': try_cast(5 as {kind}), 'unit': '人', 'basis': 'annual'}})"
    native, python = (said(con, f"select {of_values}") for con in ways)
    assert native == python, of_values


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(texts, texts, st.integers(-1, 6), st.integers(1, 5), texts),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(("'up'", "'down'", "null", "'range'", "'?'")),
)
def test_progress_is_the_same(
    ways: tuple[Any, Any], given_rows: list[tuple[Any, ...]], better: str
) -> None:
    kinds = {"a": pl.String, "t": pl.String, "n": pl.Int32, "y": pl.Int64, "b": pl.String}
    rows = pl.DataFrame(given_rows, schema=kinds, orient="row")
    for call in (
        *("kpi_attainment(a, t)", f"kpi_attainment(a, t, {better})"),
        *("kpi_on_path(a, t, n, y)", "kpi_on_path(a, t, n, y, b)"),
        *("kpi_status(a, t, n, y)", f"kpi_status(a, t, n, y, b, {better})"),
        "kpi_status(a, t, n, y, null)",
    ):
        compared(ways, rows, f"select {call} from rows")


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from("甲乙"), texts, st.integers(2020, 2023)), max_size=6))
def test_totals_are_the_same(
    ways: tuple[Any, Any], given_rows: list[tuple[str, str | None, int]]
) -> None:
    kinds = {"k": pl.String, "x": pl.String, "y": pl.Int32}
    rows = pl.DataFrame(given_rows, schema=kinds, orient="row")
    whole = "select kpi_sum(x) from rows"
    found = [said(con.register("rows", rows), whole) for con in ways]
    # A sum that 128 bits or 38 digits do not hold is refused by DuckDB there, by this package here.
    if "Overflow" in str(found[1]):
        assert "inexact_number" in str(found[0])
        return
    compared(ways, rows, whole)
    compared(ways, rows, "select kpi_sum(x, 't') from rows")
    compared(ways, rows, "select kpi_accumulate(x, y) from rows")
    for key in ("甲", "乙"):
        compared(ways, rows, f"select kpi_sum(x), kpi_accumulate(x, y) from rows where k = '{key}'")


@pytest.mark.parametrize("scale", range(19))
def test_every_scale_is_there(scale: int) -> None:
    sql = (
        "select kpi_value(x), typeof(kpi_value(x)), kpi_amount(x, '千t'), typeof(kpi_amount(x)),"
        " kpi_unit(x), kpi_basis(x), kpi_sum(x), typeof(kpi_sum(x)), kpi_accumulate(x, 2020)"
        " from (values ('5千t')) t(x) group by x"
    )
    found = []
    for native in (True, False):
        with tk.duckdb.connect(scale=scale, native=native) as con:
            found.append([said(con, sql), said(con, f"select kpi_value('0.{'0' * scale}1人')")])
    assert found[0] == found[1]


def test_sums_are_aggregates() -> None:
    with tk.duckdb.connect(native=True) as con:
        con.execute("create table t as select range n, range || '人' x from range(10000)")
        filtered = "select kpi_text(kpi_sum(x) filter (where n < 3)) from t"
        assert said(con, filtered) == [("3人",)]
        distinct = "select kpi_text(kpi_sum(distinct n % 3 || '人')) from t"
        assert said(con, distinct) == [("3人",)]
        running = "select n, kpi_sum(x) over (order by n rows between 1 preceding and current row)"
        assert said(con, f"select max(s.amount) from ({running} s from t)") == [(9999 + 9998,)]
        ordered = "select kpi_text(kpi_sum(x order by n desc)) from t"
        assert said(con, ordered) == [("49,995,000人",)]
        years = "select kpi_text(kpi_accumulate(x, 2000 + n) filter (where n < 4)) from t"
        assert said(con, years) == [("累計6人",)]


def test_a_sum_beyond_its_digits_is_refused_and_one_that_comes_back_is_not() -> None:
    most = 10**32 - 1
    with tk.duckdb.connect(native=True) as con:
        wide = f"(values ('{most}人'), ('{most}人'), ('-{most}人')) t(x)"
        assert said(con, f"select kpi_sum(x) = kpi_value('{most}人') from {wide}") == [(True,)]
        assert "inexact_number" in str(said(con, f"select kpi_sum(x) from {wide} where x[1] = '9'"))


def test_nested_rows_are_rows() -> None:
    with tk.duckdb.connect(native=True) as con:
        taken = "select kpi_text(l[2]) from (values (['1人', '2人']), (['1人'])) t(l)"
        assert said(con, taken) == [("2人",), (None,)]
        each = "select list_transform(['1人', '2千人', null], lambda x: kpi_text(x))"
        assert said(con, each) == [(["1人", "2千人", None],)]
        of_values = (
            "select kpi_amount(x) from (select unnest([{'amount': 1, 'unit': '人', 'basis':"
            " 'annual'}, null, {'amount': 2, 'unit': null, 'basis': 'annual'}]) x)"
        )
        assert said(con, of_values) == [(1,), (None,), (None,)]
        sums = (
            "select kpi_sum(x) s from (values (1, '5人'), (2, '6人'), (3, null)) t(k, x) group by k"
        )
        assert said(con, f"select kpi_text(kpi_sum(s)) from ({sums})") == [("11人",)]


def test_threads_change_nothing() -> None:
    sums = "select n % 7 k, kpi_sum(x) s from t group by k order by k"
    with tk.duckdb.connect(native=True) as con:
        con.execute(
            "create table t as select range n, (range * 7919 % 100003) ||"
            " case when range % 11 = 0 then '千人' else '人' end x from range(300000)"
        )
        found = []
        for threads in (1, 2, 8):
            con.execute(f"set threads = {threads}")
            found.append(said(con, sums))
    assert found[0] == found[1] == found[2]


def test_the_extension_is_for_connections_that_allow_it() -> None:
    with duckdb.connect() as plain:
        with pytest.raises(tk.MissingExtraError, match="allow_unsigned_extensions"):
            tk.duckdb.register(plain, native=True)
        tk.duckdb.register(plain)
        assert "UDF" in message(plain)
        with pytest.raises(tk.KpiError, match="bad_argument"):
            tk.duckdb.register(plain, native=True)
    with tk.duckdb.connect() as con:
        assert "UDF" not in message(con)
        with pytest.raises(tk.KpiError, match="bad_argument"):
            tk.duckdb.register(con, native=False)
    with tk.duckdb.connect(native=False) as con:
        assert "UDF" in message(con)


def message(con: Any) -> str:
    with pytest.raises(duckdb.Error) as refused:
        con.sql("select kpi_value('束')").fetchall()
    return str(refused.value)


def test_a_transaction_that_would_not_see_it_has_the_functions_of_python() -> None:
    with duckdb.connect(config={"allow_unsigned_extensions": "true"}) as con:
        con.begin()
        with pytest.raises(tk.MissingExtraError, match="transaction"):
            tk.duckdb.register(con, native=True)
        tk.duckdb.register(con)
        assert "UDF" in message(con)


def test_a_file_that_is_open_stays_open_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with duckdb.connect(file), tk.duckdb.connect(file) as con:
        assert "UDF" in message(con)
        with pytest.raises(duckdb.Error):
            tk.duckdb.connect(file, native=True)


def test_without_its_file_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tk.duckdb, "EXTENSION", tmp_path / "none.duckdb_extension")
    with pytest.raises(tk.MissingExtraError, match="missing_extra"):
        tk.duckdb.connect(native=True)
    with tk.duckdb.connect() as con:
        assert "UDF" in message(con)
    spoilt = tmp_path / "spoilt.duckdb_extension"
    spoilt.write_bytes(b"no library")
    monkeypatch.setattr(tk.duckdb, "EXTENSION", spoilt)
    with tk.duckdb.connect() as con:
        assert "UDF" in message(con)
