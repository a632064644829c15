# SPDX-License-Identifier: BSL-1.0
"""DuckDB's functions say what columns say, and refuse what columns refuse."""

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st

# The extension, and the functions of Python.
WAYS = [pytest.param(True, id="extension", marks=pytest.mark.extension), False]

both_ways = pytest.mark.parametrize("native", WAYS)


@pytest.fixture(scope="module", params=WAYS)
def con(request: pytest.FixtureRequest) -> Iterator[Any]:
    with tk.duckdb.connect(native=request.param) as made:
        made.execute(
            "create table t as select * from (values ('東', '1,200人', 2021),"
            " ('東', '2千人', 2022), ('西', '集計中', 2021), ('南', '5人', 2022),"
            " ('南', null, 2023)) t(区, 来館, 年度)"
        )
        yield made


def one(con: Any, sql: str, *parameters: Any) -> Any:
    (row,) = con.execute(sql, parameters).fetchall()
    return row[0]


def value(amount: object, unit: str = "人", basis: str = "annual") -> dict[str, object]:
    return {"amount": Decimal(str(amount)), "unit": unit, "basis": basis}


def test_values_say_unit_and_basis(con: Any) -> None:
    assert one(con, "select kpi_value('1.5千t')") == value(1500, "t")
    assert one(con, "select kpi_value('累計46人')") == value(46, basis="cumulative")
    assert one(con, "select kpi_value('46人', '人', 'level')") == value(46, basis="level")
    assert one(con, "select kpi_value('5t', 'kg')") == value(5000, "kg")
    assert one(con, "select kpi_value(46, '千人', 'annual')") == value(46000)
    assert one(con, "select kpi_value(1.25, '%')") == value("1.25", "%", "level")
    assert one(con, "select kpi_amount('1500t', '千t')") == Decimal("1.5")
    rows = con.sql("select kpi_unit('5千t'), kpi_basis('5%'), kpi_text('5000人')").fetchall()
    assert rows == [("t", "level", "5,000人")]
    for nothing in ("null", "'集計中'", "null::integer, '人', 'annual'"):
        assert one(con, f"select kpi_value({nothing})") is None


def test_units_may_differ_from_row_to_row(con: Any) -> None:
    rows = con.sql(
        "select kpi_value(x) from (values ('1人'), (null), ('2件'), ('-'), ('累計3人')) t(x)"
    ).fetchall()
    assert [row[0] for row in rows] == [
        value(1),
        None,
        value(2, "件"),
        None,
        value(3, basis="cumulative"),
    ]
    rows = con.sql(
        "select kpi_value(n, u, 'annual') from (values (1, '人'), (2, '千人'), (3, '件')) t(n, u)"
    ).fetchall()
    assert [row[0] for row in rows] == [value(1), value(2000), value(3, "件")]


def test_what_a_text_says_does_not_hang_on_the_texts_beside_it(con: Any) -> None:
    rows = con.sql(
        "select kpi_value(x), kpi_text(x) from"
        " (values ('-'), ('2千t'), ('3kg'), ('5t'), (''), ('約5t')) t(x) where x <> ''"
    ).fetchall()
    assert rows == [
        (None, None),
        (value(2000, "t"), "2千t"),
        (value(3, "kg"), "3kg"),
        (value(5, "t"), "5t"),
        (value(5, "t"), "約5t"),
    ]
    with pytest.raises(duckdb.Error, match="unit_mismatch"):
        con.sql("select kpi_sum(x) from (values ('5t'), ('3kg')) t(x)").fetchall()
    assert one(con, "select kpi_sum(x, 't') from (values ('5t'), ('3kg')) t(x)") == value(
        "5.003", "t"
    )


def test_words_of_an_enum_are_texts(con: Any) -> None:
    assert one(con, "select kpi_value('5人'::enum('5人', '6人'))") == value(5)
    assert one(con, "select kpi_sum(x::enum('5人', '6人')) from (values ('6人')) t(x)") == value(6)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("kpi_sum(x) from (values ('1人'), ('2件')) t(x)", "unit_mismatch"),
        ("kpi_sum(x) from (values ('1人'), ('累計2人')) t(x)", "basis_mismatch"),
        ("kpi_sum(x) from (values ('1%'), ('2%')) t(x)", "ratio_not_additive"),
        ("kpi_sum(x) from (values (1), (2)) t(x)", "basis_unclear"),
        ("kpi_sum(x, '人') from (values (1), (2)) t(x)", "basis_unclear"),
        ("kpi_sum(x, '件') from (values ('1人')) t(x)", "unit_mismatch"),
        ("kpi_value('約束')", "bad_number"),
        ("kpi_value('100人以上')", "bound"),
        ("kpi_value(1.5::double, '人', 'annual')", "inexact_number"),
        ("kpi_value('0.1234567人')", "inexact_number"),
        ("kpi_value({'a': 1})", "bad_argument"),
        ("kpi_attainment('3人', '5件')", "unit_mismatch"),
        ("kpi_status('3人', '累計5人', 2, 5)", "basis_mismatch"),
        ("kpi_on_path('3人', '5人', 2, 0, '0人')", "bad_argument"),
        ("kpi_accumulate(x, y) from (values ('1人', 2020), ('1人', 2022)) t(x, y)", "period_gap"),
        (
            "kpi_accumulate(x, y) from (values ('1人', 2020), ('1人', 2020)) t(x, y)",
            "period_overlap",
        ),
        ("kpi_accumulate(x, y) from (values ('1人', 2020), ('1件', 2021)) t(x, y)", "unit_mism"),
        ("kpi_accumulate(x, y) from (values ('1%', 2020)) t(x, y)", "not_additive_over_years"),
    ],
)
def test_what_columns_refuse_is_refused(con: Any, sql: str, code: str) -> None:
    with pytest.raises(duckdb.Error, match=code):
        con.sql(f"select {sql}").fetchall()


def test_sums_by_group_keep_keys_and_leave_missing_groups_missing(con: Any) -> None:
    totals = con.sql("select 区, kpi_sum(来館) s from t group by 区 order by 区")
    assert totals.fetchall() == [("南", value(5)), ("東", value(3200)), ("西", None)]
    by_year = con.sql("select 年度, kpi_text(kpi_sum(来館)) from t group by 年度 order by 年度")
    assert by_year.fetchall() == [(2021, "1,200人"), (2022, "2,005人"), (2023, None)]
    assert one(con, "select kpi_sum(来館) from t where false") is None


@both_ways
@pytest.mark.parametrize("scale", [0, 6])
def test_sums_past_every_width_are_exact_or_refused(scale: int, native: bool) -> None:
    with tk.duckdb.connect(scale=scale, native=native) as con:
        narrow = "select kpi_sum(4611686018427387904::hugeint || '人') from range(20)"
        assert one(con, narrow) == value(20 * 2**62)
        wide = f"select kpi_sum('{10**38 - 1}人') from range(20)"
        with pytest.raises(duckdb.Error, match=r"Overflow|inexact_number"):
            con.sql(wide).fetchall()
        just = f"select kpi_sum(x) from (values ('{10 ** (38 - scale) - 1}人'), ('1人')) t(x)"
        with pytest.raises(duckdb.Error, match=r"Overflow|inexact_number"):
            con.sql(just).fetchall()


numbers = st.none() | st.integers(-(10**20), 10**20) | st.decimals(-999, 999, places=2)


@both_ways
@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), numbers), max_size=30))
def test_sums_are_those_of_columns(native: bool, rows: list[tuple[str, Any]]) -> None:
    names, amounts = [name for name, _ in rows], [amount for _, amount in rows]
    texts = [None if n is None else f"{n}人" for n in amounts]
    c = tk.column(texts, "人", "annual")
    wanted = c.total(by={"名": names})
    given_rows = pl.DataFrame({"名": names, "x": texts}, schema={"名": pl.String, "x": pl.String})
    with tk.duckdb.connect(native=native) as con:
        con.register("rows", given_rows)
        found = con.sql("select 名, kpi_sum(x) s from rows group by 名").fetchall()
    assert {name: None if v is None else v["amount"] for name, v in found} == dict(
        zip(pa.table(wanted)["名"].to_pylist(), wanted.total.to_decimals(), strict=True)
    )


def test_totals_over_the_years(con: Any) -> None:
    grouped = con.sql(
        "select 区, kpi_text(kpi_accumulate(来館, 年度)) from t group by 区 order by 区"
    )
    assert grouped.fetchall() == [("南", None), ("東", "累計3,200人"), ("西", None)]
    running = con.sql(
        "select 年度, kpi_text(kpi_accumulate(来館, 年度) over (order by 年度)) from t"
        " where 区 = '東' order by 年度"
    )
    assert running.fetchall() == [(2021, "累計1,200人"), (2022, "累計3,200人")]


def test_progress_is_that_of_columns(con: Any) -> None:
    actuals = ["累計45人", "累計230人", "集計中", "累計10人", None]
    targets = ["累計230人", "累計230人", "累計5人", "累計0人", "累計1人"]
    a, t = tk.column(actuals), tk.column(targets)
    con.register("rows", pl.DataFrame({"a": actuals, "t": targets}))
    rates, path, status = zip(
        *con.sql(
            "select kpi_attainment(a, t), kpi_on_path(a, t, 2, 5), kpi_status(a, t, 2, 5) from rows"
        ).fetchall(),
        strict=True,
    )
    assert list(rates) == pa.array(a.attainment(t)).to_pylist()
    assert list(path) == a.on_path(t, elapsed=2, years=5).to_list()
    assert list(status) == a.status(t, elapsed=2, years=5).to_list()


def test_progress_of_rows_of_many_units(con: Any) -> None:
    rows = con.sql(
        "select kpi_attainment(a, t), kpi_status(a, t, n, 5, b) from (values"
        " ('45人', '230人', 2, '0人'), ('1件', '100件以上', 5, '0件'), ('集計中', '5%', 1, '1%'),"
        " (null, null, 1, null), ('12件', '10件', 3, '20件')) t(a, t, n, b)"
    ).fetchall()
    assert [
        rate and Fraction(int(rate["numerator"]), int(rate["denominator"])) for rate, _ in rows
    ] == [
        Fraction(9, 46),
        Fraction(1, 100),
        None,
        None,
        Fraction(6, 5),
    ]
    assert [status for _, status in rows] == [
        "behind_path",
        "missed",
        "pending",
        "undecidable",
        "achieved",
    ]
    lower = "select kpi_on_path('12件', '10件', 3, 5, '20件', 'down')"
    assert one(con, lower) is True


def test_values_come_back_as_columns_and_numbers_must_say_what_they_are(con: Any) -> None:
    sums = con.sql("select kpi_sum(来館) from t group by 区 order by 区")
    assert tk.column(sums) == tk.column(["5人", "3200人", None]).to("人", scale=6)
    assert tk.column(con.sql("select kpi_value('5t')"), "千t")[0] == tk.parse("0.005千t")
    with pytest.raises(tk.UnitError, match="2行目「件」"):
        tk.column(con.sql("select kpi_value(x) from (values ('1人'), ('2件')) t(x)"))
    with pytest.raises(tk.BasisError, match="2行目"):
        tk.column(con.sql("select kpi_value(x) from (values ('1人'), ('累計2人')) t(x)"))
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        tk.column(con.sql("select kpi_amount(来館) from t"))
    assert tk.column(con.sql("select kpi_amount(来館) from t"), "人", "annual").missing == 2


def test_a_column_in_duckdb_is_its_numbers_whose_unit_is_said(con: Any) -> None:
    con.register("held", pa.table({"x": pa.array(tk.column(["1.5千t", None, "2千t"]))}))
    assert one(con, "select typeof(any_value(x)) from held") == "DECIMAL(38,1)"
    assert one(con, "select kpi_text(kpi_sum(x, '千t', 'annual')) from held") == "3,500t"


def test_the_error_of_a_query_is_that_of_its_column(con: Any) -> None:
    with pytest.raises(Exception, match="unit_mismatch"):
        tk.column(con.sql("select kpi_sum(x) from (values ('1人'), ('2件')) t(x)"))


def test_pandas_dtypes_change_nothing_here(con: Any) -> None:
    import tomakomai_kpi.pandas  # noqa: F401  # tells pyarrow of our type

    assert one(con, "select kpi_text(kpi_sum(来館)) from t") == "3,205人"
    assert one(con, "select kpi_amount('5千人')") == 5000


def test_many_batches_are_one_sum(con: Any) -> None:
    assert one(con, "select kpi_sum(range || '人') from range(100000)") == value(4999950000)
    groups = "select range % 1000 k, kpi_sum(range || '人') from range(9999) group by k"
    assert one(con, f"select count(*) from ({groups})") == 1000


def test_registering_again_is_one_registration(con: Any) -> None:
    assert tk.duckdb.register(con) is con
    cursor = tk.duckdb.register(con.cursor())
    assert one(cursor, "select kpi_text(kpi_sum('5人'))") == "5人"
    with pytest.raises(tk.KpiError, match="bad_argument"):
        tk.duckdb.register(con, scale=2)
    with pytest.raises(tk.AmountError, match="inexact_number"):
        tk.duckdb.connect(scale=19)


def test_nothing_is_imported_before_a_connection() -> None:
    code = (
        "import sys, tomakomai_kpi as tk; tk.duckdb.connect;"
        "print([m for m in ('duckdb', 'pyarrow') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@both_ways
@given(
    st.lists(st.none() | st.integers(-(10**6), 10**6), min_size=1, max_size=6),
    st.permutations(range(6)),
)
def test_totals_over_the_years_are_those_of_columns(
    native: bool, amounts: list[int | None], order: list[int]
) -> None:
    con = tk.duckdb.connect(scale=0, native=native)
    years = [2020 + i for i in range(len(amounts))]
    texts = [None if n is None else f"{n}人" for n in amounts]
    con.execute("create table t (x varchar, y integer)")
    at = [i for i in order if i < len(amounts)]
    con.executemany("insert into t values (?, ?)", [(texts[i], years[i]) for i in at])
    query = "select y, kpi_text(kpi_accumulate(x, y) over (order by y)) from t order by y"
    found = [text for _, text in con.sql(query).fetchall()]
    of = tk.column(texts, "人", "annual").accumulate(key=[1] * len(years), year=years)
    assert found == [None if value.is_missing else str(value) for value in of]


def test_a_basis_that_is_said_is_that_of_values_too(con: Any) -> None:
    sums = "select kpi_text(kpi_sum(kpi_value(x), '人', {})) from (values ('5人'), ('6人')) t(x)"
    assert con.sql(sums.format("'annual'")).fetchall() == [("11人",)]
    with pytest.raises(duckdb.Error, match="basis_mismatch"):
        con.sql(sums.format("'cumulative'")).fetchall()
