# SPDX-License-Identifier: BSL-1.0
"""Columns from what people have, what is computed of them, and how they leave.

What a column says of a row is what Values say, one by one; other packages' columns come in by
Arrow, by buffers, or as lists, and what they hold keeps its unit and basis or is refused.
"""

import gc
import pickle
import resource
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st

PEOPLE = {"unit": "人", "basis": "annual"}
TEXTS = ["46人", "1,234人", "集計中", None, "2千人"]
EDGES = [0, 1, -1, 2**63 - 1, -(2**63), 2**62, 10**17]


def people(numbers: list[int | None]) -> tk.Column:
    return tk.column(numbers, "人", "annual")


# In


@pytest.mark.parametrize(
    "made",
    [
        TEXTS,
        tuple(TEXTS),
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.chunked_array([TEXTS[:2], TEXTS[2:]]),
        pa.array(["1人", *TEXTS, "9人"])[1:-1],
        pl.Series(TEXTS),
        pl.Series(TEXTS, dtype=pl.Categorical),
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype="string"),
        pd.Series(TEXTS, dtype="category"),
        np.array(TEXTS, dtype=object),
        duckdb.sql(
            "select * from (values ('46人'), ('1,234人'), ('集計中'), (null), ('2千人')) t(x)"
        ),
    ],
    ids=lambda made: f"{type(made).__module__}.{getattr(made, 'dtype', getattr(made, 'type', ''))}",
)
def test_texts_of_every_kind_are_one_column(made: Any) -> None:
    c = tk.column(made)
    assert c.text == ["46人", "1,234人", "-", "-", "2,000人"]
    assert c.reason.to_list() == [None, None, "pending", "unspecified", None]
    assert (c.unit_text, c.basis) == ("人", tk.Basis.annual)


@pytest.mark.parametrize(
    "made",
    [
        [12, None, -3],
        [Decimal(12), None, Fraction(-3)],
        pa.array([12, None, -3], pa.int8()),
        pa.array([12, None, -3], pa.int64()),
        pa.array([Decimal(12), None, Decimal(-3)], pa.decimal128(9, 2)),
        pa.array([Decimal(12), None, Decimal(-3)], pa.decimal256(60, 2)),
        pl.Series([12, None, -3]),
        pl.Series([Decimal("12.0"), None, Decimal(-3)]),
        pd.Series([12, None, -3], dtype="Int64"),
        pd.array([12, None, -3], dtype="Int16"),
    ],
    ids=str,
)
def test_exact_numbers_of_every_kind_are_one_column(made: Any) -> None:
    assert tk.column(made, **PEOPLE).text == ["12人", "-", "-3人"]


@pytest.mark.parametrize("dtype", ["int8", "uint16", "int32", "int64", "uint64"])
def test_numpy_integers_are_taken_by_their_buffer(dtype: str) -> None:
    numbers = np.array([1, 2, 100], dtype=dtype)
    assert tk.column(numbers, **PEOPLE) == people([1, 2, 100])
    assert tk.column(numbers[::2], **PEOPLE) == people([1, 100])


@pytest.mark.parametrize(
    "floats",
    [
        [1.5],
        np.array([1.5]),
        pl.Series([1.5]),
        pd.Series([1.0, None]),
        pa.array([1.5], pa.float32()),
    ],
    ids=lambda f: type(f).__module__,
)
def test_floats_are_refused(floats: Any) -> None:
    with pytest.raises(ValueError, match="inexact_number"):
        tk.column(floats, **PEOPLE)


def test_what_does_not_say_unit_or_basis_is_refused() -> None:
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        tk.column([1, 2])
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        tk.column(np.array([1, 2]), "人")
    assert tk.column(np.array([1, 2]), "%").basis == tk.Basis.level
    with pytest.raises(tk.UnitError, match="2行目「3件」"):
        tk.column(["1人", "3件"])
    with pytest.raises(tk.BasisError, match=r"2行目「累計3人」.*ほかに1行"):
        tk.column(["1人", "累計3人", "累計4人"])
    with pytest.raises(tk.NotationError, match="2行目「約束」"):
        tk.column(["1人", "約束"])
    assert tk.column(["1人", "約束"], unread="keep").reason[1] == "unread"
    with pytest.raises(tk.KpiError, match="not_text"):
        tk.column(3)
    with pytest.raises(tk.AmountError, match="inexact_number"):
        tk.column([Fraction(1, 3)], **PEOPLE)
    for data in ([], [1], ["1人"], np.array([1])):
        with pytest.raises(tk.KpiError, match="bad_argument"):
            tk.column(data, **PEOPLE, scale=19)


def test_values_and_numbers_may_stand_together() -> None:
    c = tk.column([tk.parse("1千人"), 3, "2人", None], **PEOPLE)
    assert c.text == ["1,000人", "3人", "2人", "-"]


def test_units_of_ones_own() -> None:
    dish = tk.unit("皿")
    assert tk.column(["3皿"], units=[dish])[0] == tk.parse("3皿", units=[dish])
    assert tk.column([3], dish, "annual").unit == dish


# Rows


@given(st.lists(st.none() | st.integers(-(10**38) + 1, 10**38 - 1) | st.sampled_from(EDGES)))
def test_rows_are_the_values_that_came(numbers: list[int | None]) -> None:
    c = people(numbers)
    assert len(c) == len(numbers)
    assert [None if v.is_missing else v.number for v in c] == numbers
    assert c.to_list() == [c[i] for i in range(len(c))]
    assert pickle.loads(pickle.dumps(c)) == c
    assert tk.column(c.to_list(), **PEOPLE) == c
    assert c[::-1].to_list() == c.to_list()[::-1]
    assert c[1:] == people(numbers[1:])


def test_rows_that_say_more_than_an_amount() -> None:
    c = tk.column(["10人", "100人以上", "10～15人", "約20人"])
    assert c.text == ["10人", "100人以上", "10～15人", "約20人"]
    assert c.reason.to_list() == [None, "bound", "no_amount", None]
    assert pickle.loads(pickle.dumps(c)).text == c.text
    with pytest.raises(tk.AmountError, match="2行目"):
        c.total()
    with pytest.raises(IndexError):
        c[4]
    assert c[np.int64(-1)] == c[3]
    assert c[[3, 0]].text == ["約20人", "10人"]
    with pytest.raises(IndexError):
        c[[4]]
    for rows in ("名", [True, False, True], np.array([True]), 1.5):
        with pytest.raises((ValueError, TypeError)):
            c[rows]
    with pytest.raises(TypeError):
        hash(c)


# Arithmetic


@given(
    st.lists(
        st.tuples(st.sampled_from(EDGES) | st.integers(-99, 99), st.integers(-(10**20), 10**20))
    )
)
def test_arithmetic_is_that_of_values(pairs: list[tuple[int, int]]) -> None:
    a, b = people([x for x, _ in pairs]), people([y for _, y in pairs])
    assert (a + b).to_list() == [x + y for x, y in zip(a, b, strict=True)]
    assert (a - b).to_list() == [x - y for x, y in zip(a, b, strict=True)]
    assert (a < b).to_list() == [x < y for x, y in zip(a, b, strict=True)]
    assert (a >= b).to_list() == [x >= y for x, y in zip(a, b, strict=True)]
    assert (a * Decimal("0.5")).to_list() == [x * Fraction(1, 2) for x in a]


def test_scalars_stand_in_every_row() -> None:
    c = people([1, None, 3])
    assert (c + tk.parse("2人")).text == ["3人", "-", "5人"]
    assert (c > tk.parse("1人")).to_list() == [False, None, True]
    assert (c / 2).text == ["0.5人", "-", "1.5人"]
    with pytest.raises(tk.UnitError):
        c + tk.parse("2件")
    with pytest.raises(tk.BasisError):
        c + tk.parse("累計2人")
    with pytest.raises(tk.AmountError, match="inexact_number"):
        c / 3


def test_another_unit_exactly_or_not_at_all() -> None:
    c = tk.column(["1,500t", "2千t"])
    assert c.to("千t").text == ["1.5千t", "2千t"]
    assert tk.column(c, "千t").text == ["1.5千t", "2千t"]
    with pytest.raises(tk.AmountError, match="1行目"):
        tk.column(c, "千t", scale=0)
    with pytest.raises(tk.AmountError, match="1行目"):
        c.to("千t", scale=0)
    with pytest.raises(tk.UnitError):
        c.to("人")


# Sums


@pytest.mark.parametrize("number", [2**62, 10**38 - 1])
def test_sums_past_every_width_are_exact(number: int) -> None:
    c = people([number] * 20)
    assert c.total() == tk.annual(20 * number, "人")
    if number == 2**62:
        assert c.total(by=["a"] * 20).total[0] == tk.annual(20 * number, "人")
    else:
        with pytest.raises(tk.AmountError, match="inexact_number"):
            c.total(by=["a"] * 20)


def test_the_sum_of_nothing_is_missing_and_what_is_missing_is_counted() -> None:
    c = people([1, None, 3])
    by = c.total(by={"区": ["a", "b", "a"]})
    assert by.total.text == ["4人", "-"]
    assert by.missing == [0, 1]
    assert people([None]).total().is_missing
    for where in (None, ["a"] * 3):
        with pytest.raises(tk.AmountError, match="missing"):
            c.total(by=where, missing="refuse")
    with pytest.raises(tk.BasisError, match="ratio_not_additive"):
        tk.column(["1%"]).total()


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (pa.array([3, None, 3], pa.int16()), pa.int16()),
        (pa.array(["a", None, "a"]), pa.string()),
        (pa.array(["a", None, "a"]).dictionary_encode(), pa.dictionary(pa.int32(), pa.string())),
        (pa.array([True, None, True]), pa.bool_()),
        (pa.array([1.5, None, 1.5]), pa.float64()),
        (pa.array([3, None, 3], pa.date32()), pa.date32()),
        (pa.array([3, None, 3], pa.timestamp("us", "UTC")), pa.timestamp("us", "UTC")),
    ],
    ids=str,
)
def test_keys_keep_their_type_and_a_missing_group_is_missing(keys: Any, kind: Any) -> None:
    table = pa.table(people([1, 2, 3]).total(by={"鍵": keys}))
    assert table.schema.field("鍵").type == kind
    assert table["鍵"].to_pylist() == keys.to_pylist()[:2]
    assert table["total"].to_pylist() == [4, 2]
    assert table["missing"].to_pylist() == [0, 0]


def test_keys_of_nothing_are_one_missing_group() -> None:
    table = pa.table(people([1, 2]).total(by=pa.nulls(2)))
    assert table.to_pylist() == [{"key": None, "total": 3, "missing": 0}]


@given(st.lists(st.tuples(st.integers(-3, 3), st.sampled_from("甲乙丙"), st.sampled_from(EDGES))))
def test_groups_are_of_equal_rows(rows: list[tuple[int, str, int]]) -> None:
    ward, name, numbers = ([row[i] for row in rows] for i in range(3))
    totals = pa.table(people(list(numbers)).total(by={"区": list(ward), "名": list(name)}))
    wanted: dict[tuple[int, str], int] = {}
    for w, n, x in rows:
        wanted[w, n] = wanted.get((w, n), 0) + x
    found = zip(totals["区"].to_pylist(), totals["名"].to_pylist(), strict=True)
    assert dict(zip(found, totals["total"].to_pylist(), strict=True)) == wanted


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙"), st.none() | st.sampled_from(EDGES)), min_size=1),
    st.data(),
)
def test_states_merge_by_any_engines_sum(
    rows: list[tuple[str, int | None]], data: st.DataObject
) -> None:
    names = [name for name, _ in rows]
    numbers = people([number for _, number in rows])
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=4)) if rows[1:] else [])
    parts = [
        pl.DataFrame(numbers[a:b].states({"区": names[a:b]}))
        for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)
    ]
    merged = pl.concat(parts).group_by("区", maintain_order=True).sum()
    totals = tk.totals_of_states(merged, "人", "annual", by=["区"])
    whole = numbers.total({"区": names})
    assert totals.total == whole.total
    assert totals.missing == whole.missing
    assert pa.table(totals).to_pylist() == pa.table(whole).to_pylist()


def test_totals_over_the_years_are_checked() -> None:
    c = people([3, 1, 4, 2])
    key, year = ["a", "b", "a", "b"], [2021, 2020, 2020, 2021]
    assert c.accumulate(key=key, year=year).text == ["累計7人", "累計1人", "累計4人", "累計3人"]
    with pytest.raises(tk.PeriodError, match=r"1行目.*period_gap"):
        c.accumulate(key=key, year=[2022, 2020, 2020, 2021])
    with pytest.raises(tk.PeriodError, match="period_overlap"):
        c.accumulate(key=key, year=[2020, 2020, 2020, 2021])
    with pytest.raises(tk.KpiError, match="not_additive_over_years"):
        tk.column([1], "人", "level").accumulate(key=["a"], year=[2020])


# Progress


def test_progress_is_that_of_assess() -> None:
    a = tk.column(["累計45人", "累計230人", "集計中", "累計10人"])
    t = tk.column(["累計230人", "累計230人", "累計5人", "累計0人"])
    rates = a.attainment(t)
    assert rates.to_list() == [Fraction(9, 46), Fraction(1), None, None]
    assert rates.reason.to_list() == [None, None, "pending", "target_zero"]
    assert rates.percent().text == ["19.6%", "100%", "-", "-"]
    path = a.on_path(t, elapsed=2, years=5)
    assert path.to_list() == [False, True, None, True]
    assert a.status(t, elapsed=2, years=5).to_list() == [
        "behind_path",
        "achieved",
        "pending",
        "achieved",
    ]
    assert a.met(t, direction="down").to_list() == [True, True, None, False]
    with pytest.raises(tk.BasisError):
        a.gap_closure(t, baseline=tk.column(["46人"] * 4))
    with pytest.raises(tk.UnitError):
        a.attainment(tk.column(["累計5件"] * 4))
    with pytest.raises(tk.ArgumentError, match="lengths_differ"):
        a.attainment(t[:2])


def test_clocks_of_rows() -> None:
    a, t, b = people([5, 5, 5]), people([10, 10, 10]), people([0, 0, 0])
    path = a.on_path(t, baseline=b, elapsed=[1, 3, 0], years=np.array([2, 5, 5]))
    assert path.to_list() == [True, False, None]
    assert path.reason[2] == "not_started"
    assert a.on_path(t, elapsed=1, years=5).reason.counts() == {"no_baseline": 3}
    with pytest.raises(tk.KpiError, match="bad_argument"):
        a.on_path(t, elapsed=1, years=0)


def test_shares_of_a_group() -> None:
    parts = people([1, 3, None, 0]).shares(by=["a", "a", "a", "b"])
    assert parts.to_list() == [Fraction(1, 4), Fraction(3, 4), None, None]
    assert parts.reason.to_list() == [None, None, "unspecified", "zero_denominator"]


# Out


def test_a_column_leaves_with_its_type_and_comes_back() -> None:
    c = tk.column(["1.5千t", None, "2千t"])
    for held in (pl.Series("x", c), pl.DataFrame({"x": pl.Series(c)})["x"]):
        assert held.dtype.ext_metadata() == ('{"v":1,"unit":"千t","basis":"annual","period":null}')
        assert tk.column(held) == c
    held = pa.array(c)
    plain = getattr(held, "storage", held)  # of the type that tomakomai_kpi.pandas registers
    assert plain.type == pa.decimal128(38, 1)
    assert tk.column(plain, "千t", "annual") == c
    with pytest.raises(tk.BasisError, match="basis_unclear"):
        tk.column(plain)
    with pytest.raises(tk.UnitError):
        tk.column(pl.Series(c), "件")


@pytest.mark.parametrize(
    ("made", "rows"),
    [
        (people([1, 2]).attainment(people([2, 0])), [{"numerator": 1, "denominator": 2}, None]),
        (people([1, 2]).met(people([2, 0])), [False, True]),
        (people([1, None]).reason, [None, "unspecified"]),
        (people([1, 2]).status(people([2, 0]), elapsed=2, years=2), ["missed", "achieved"]),
    ],
    ids=lambda made: type(made).__name__,
)
def test_answers_leave_by_arrow(made: Any, rows: list[Any]) -> None:
    assert pa.array(made).to_pylist() == rows
    assert pa.chunked_array(made).to_pylist() == rows
    assert pa.field(made).type == pa.array(made).type


def test_lists_decimals_and_arrays() -> None:
    c = tk.column(["1.50人", None])
    assert c.to_decimals() == [Decimal("1.5"), None]
    assert c.to_numpy().dtype == object
    assert list(c.to_numpy()) == c.to_list()
    with pytest.raises(tk.KpiError, match="bad_argument"):
        c.to_numpy(dtype=float)


def test_nothing_is_imported_unless_asked() -> None:
    code = (
        "import sys, tomakomai_kpi as tk; c = tk.column(['1人', '2人']);"
        "c.total(by=['a', 'b']); c.attainment(c).percent();"
        "c.accumulate(key=[1, 2], year=[1999, 2000]);"
        "print([m for m in ('numpy', 'pandas', 'polars', 'pyarrow', 'duckdb') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_nothing_grows_over_many_crossings() -> None:
    c, keys = people(list(range(1000))), pa.array([1] * 1000)
    held = pa.array(["1人"] * 1000)

    def cross() -> None:
        c.__arrow_c_array__()
        c.__arrow_c_stream__()
        tk.column(pa.array(c), **PEOPLE)
        tk.column(held)
        pa.table(c.total(by=keys))

    for _ in range(50):
        cross()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    allocated = pa.total_allocated_bytes()
    for _ in range(2000):
        cross()
    gc.collect()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # KiB
    assert pa.total_allocated_bytes() <= allocated + 100_000
