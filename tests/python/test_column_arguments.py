# SPDX-License-Identifier: BSL-1.0
"""What columns are asked, in every way people ask it, and what they say where it cannot be."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import tomakomai_kpi as tk

PEOPLE = {"unit": "人", "basis": "annual"}


def people(numbers: list[int | None]) -> tk.Column:
    return tk.column(numbers, "人", "annual")


C = people([1, 2, 3])


# Messages


WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    "scale text": (lambda: tk.column([1], **PEOPLE, scale="2"), "scale"),  # type: ignore[arg-type]
    "scale bool": (lambda: tk.column([1], **PEOPLE, scale=True), "scale"),
    "scale float": (lambda: C.to("人", scale=1.5), "scale"),  # type: ignore[arg-type]
    "scale beyond": (lambda: C.to("人", scale=2**70), "scale"),
    "units text": (lambda: tk.column([1], **PEOPLE, units="人"), "units"),  # type: ignore[arg-type]
    "units numbers": (lambda: tk.column([1], **PEOPLE, units=[5]), "units"),  # type: ignore[list-item]
    "units none": (lambda: tk.column([1], **PEOPLE, units=None), "units"),  # type: ignore[arg-type]
    "unit number": (lambda: tk.column([1], 5, "annual"), "unit"),  # type: ignore[arg-type]
    "unit list": (lambda: C.to(["人"]), "unit"),  # type: ignore[arg-type]
    "years beyond": (lambda: C.on_path(C, elapsed=1, years=2**70), "years"),
    "years float": (lambda: C.on_path(C, elapsed=1, years=5.0), "years"),
    "elapsed bool": (lambda: C.on_path(C, elapsed=True, years=5), "elapsed"),
    "elapsed none": (lambda: C.status(C, elapsed=None, years=5), "elapsed"),
    "places": (lambda: C.attainment(C).percent("1"), "places"),  # type: ignore[arg-type]
    "places beyond": (lambda: C.attainment(C).percent(19), "places"),
    "a number": (lambda: C + 3, "other"),
    "a float": (lambda: C < 3.5, "other"),
}


@pytest.mark.parametrize(("deed", "name"), WRONG.values(), ids=WRONG)
def test_a_wrong_argument_is_named_with_what_was_given(deed: Any, name: str) -> None:
    with pytest.raises(tk.ArgumentError, match=f"引数 {name} は.*「.*」.*bad_argument") as refused:
        deed()
    assert isinstance(refused.value, TypeError)
    assert isinstance(refused.value, ValueError)
    assert "std::" not in str(refused.value)


REFUSED: dict[str, tuple[Callable[[], Any], type[Exception], str]] = {
    "row": (lambda: C[3], IndexError, r"行「3」はありません。3行です"),
    "row below": (lambda: C[-4], IndexError, "-4"),
    "row beyond": (lambda: C[2**70], IndexError, str(2**70)),
    "row bool": (lambda: C[True], TypeError, "bool"),
    "row text": (lambda: C.attainment(C)["x"], TypeError, "str"),
    "verdict row": (lambda: C.met(C)[9], IndexError, "9"),
    "take": (lambda: C.take([3]), IndexError, "3"),
    "take beyond": (lambda: C.take([2**64]), tk.NumberError, "1番目.*64ビット"),
    "take floats": (lambda: C.take([1.5]), tk.NumberError, "1番目.*float"),
    "take missing": (lambda: C.take([0, None]), tk.AmountError, "2行目"),
    "mask": (lambda: C[[True, False]], tk.ArgumentError, "2個.*3行.*lengths_differ"),
    "mask of verdicts": (lambda: C[C[:2].met(C[:2])], tk.ArgumentError, "lengths_differ"),
    "key beyond": (lambda: C.total(by=[1, 2, 2**70]), tk.NumberError, "3番目.*64ビット"),
    "float keys": (lambda: C.total(by=[1.5, 2.5, 1.5]), tk.NumberError, "1番目: float.*inexact"),
    "mixed keys": (lambda: C.total(by=[1, "a", 2]), tk.NumberError, "2番目.*種類"),
    "keys of sets": (lambda: C.total(by=[{1}, {2}, {3}]), tk.NumberError, "1番目: set"),
    "fine times": (lambda: C.total(by=[pd.Timestamp(1)] * 3), tk.NumberError, "nanosecond"),
    "finer times": (
        lambda: C.total(by=np.array([1, 2, 3], dtype="M8[ns]")),
        tk.ArgumentError,
        "inexact_number",
    ),
    "lengths": (lambda: C + people([1]), tk.ArgumentError, "lengths_differ"),
    "lengths of keys": (lambda: C.total(by=["a"]), tk.ArgumentError, "lengths_differ"),
    "lengths of years": (
        lambda: C.accumulate(key=[1, 2, 3], year=[2020]),
        tk.ArgumentError,
        "lengths_differ",
    ),
    "year": (lambda: C.accumulate(key=[1, 2, 3], year=[2020, 2, 2]), tk.PeriodError, "2行目"),
    "year text": (
        lambda: C.accumulate(key=[1, 2, 3], year=["R2", "R3", "謎"]),
        tk.KpiError,
        "unknown_year",
    ),
    "a product": (
        lambda: tk.column(["0.000000000000000001t"]) * Decimal("1.5"),
        tk.AmountError,
        "more than 18 decimals",
    ),
    "a quotient": (lambda: C / 3, tk.AmountError, "decimals do not end"),
    "int128": (
        lambda: tk.column(pl.Series([2**70], dtype=pl.Int128), **PEOPLE),
        tk.KpiError,
        "",
    ),
    "surrogates": (lambda: tk.column(["1人", "1\ud800"]), tk.NumberError, "2番目.*UTF-8"),
    "surrogates beside": (lambda: tk.column([1, "1\ud800"], **PEOPLE), tk.NumberError, "2.*UTF-8"),
    "text": (lambda: C.attainment("謎"), tk.NotationError, "謎"),
    "another unit": (lambda: C + "3件", tk.UnitError, "件"),
}


@pytest.mark.parametrize(("deed", "error", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_said_in_words(deed: Any, error: Any, words: str) -> None:
    with pytest.raises(error) as refused:
        deed()
    said = str(refused.value)
    assert re.search(words, said), said
    assert re.search("[ぁ-んァ-ヶ一-龠]", said), said
    assert not re.search(r"std::|pybind11|_Map_base|vector::|basic_string|incompatible", said)
    if "lengths_differ" in said:
        assert isinstance(refused.value, ValueError)


# Rows


@pytest.mark.parametrize(
    "rows",
    [
        [True, False, True],
        (True, False, True),
        [True, None, True],
        np.array([True, False, True]),
        np.array([True, True, False, False, True])[::2],
        pd.Series([True, False, True]),
        pd.Series([True, None, True], dtype="boolean"),
        pl.Series([True, False, True]),
        pa.array([True, None, True]),
        C.met(people([1, 3, 3])),
        people([1, None, 3]).met(people([1, 1, 1])),
        [0, -1],
        [-3, 2],
        np.array([0, -1], dtype="int8"),
        np.array([0, -1], dtype=">i4"),
        pl.Series([0, 2], dtype=pl.UInt64),
        pa.array([0, 2]).dictionary_encode(),
    ],
    ids=lambda rows: f"{type(rows).__name__} {list(rows)}",
)
def test_rows_are_chosen_by_number_or_by_truth(rows: Any) -> None:
    assert C[rows] == people([1, 3])
    assert C.take(rows) == people([1, 3])


def test_rows_that_meet_their_target() -> None:
    actual, target = people([5, 10, None]), people([10, 10, 10])
    assert actual[actual.met(target)] == people([10])
    assert actual[actual < target] == people([5])
    assert actual[[]] == people([])


# One value for all rows


@pytest.mark.parametrize("other", [tk.parse("2人"), "2人", people([2, 2, 2]), [2, 2, 2]])
def test_one_value_stands_in_every_row(other: Any) -> None:
    b = people([0, 0, 0])
    assert C + other == people([3, 4, 5])
    assert other + C == people([3, 4, 5])
    assert (C >= other).to_list() == [False, True, True]  # noqa: SIM300
    assert C.attainment(other).to_list() == [Fraction(1, 2), Fraction(1), Fraction(3, 2)]
    assert C.met(other).to_list() == [False, True, True]
    assert C.gap_closure(other, baseline=tk.parse("0人")) == C.gap_closure(other, baseline=b)
    assert C.on_path(other, baseline="0人", elapsed=1, years=2) == C.on_path(
        people([2, 2, 2]), baseline=b, elapsed=1, years=2
    )
    assert C.status(other, elapsed=2, years=2).to_list() == ["missed", "achieved", "achieved"]


def test_a_bound_stands_in_every_row_too() -> None:
    assert C.met("2人以下").to_list() == [True, True, False]


def test_units_of_ones_own_are_known_to_what_stands_beside() -> None:
    dish = tk.unit("皿")
    c = tk.column([1, 2], dish, "annual")
    assert c.attainment([2, 2]).to_list() == [Fraction(1, 2), Fraction(1)]
    assert (c + "3皿").to_list() == tk.column([4, 5], dish, "annual").to_list()


# Years


@pytest.mark.parametrize("n", [2, np.int64(2), np.uint8(2), [2, 2, 2], np.array([2, 2, 2])])
def test_counts_of_years(n: Any) -> None:
    b = people([0, 0, 0])
    assert C.on_path(people([6, 6, 6]), baseline=b, elapsed=n, years=np.int16(6)).to_list() == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "years",
    [
        [2020, 2021, 2022],
        [tk.FiscalYear(2020), tk.FiscalYear(2021), tk.FiscalYear(2022)],
        (tk.FiscalYear(2020), 2021, np.int64(2022)),
        ["令和2年度", "R3", "2022年度"],
        np.array([2020, 2021, 2022], dtype="uint64"),
        np.array([2020, 2021, 2022], dtype=">i2"),
        pd.Series([2020, 2021, 2022], dtype="category"),
        pl.Series([2020, 2021, 2022], dtype=pl.UInt64),
        pa.array([2020, 2021, 2022], pa.uint64()).dictionary_encode(),
    ],
    ids=lambda y: str(getattr(y, "dtype", getattr(y, "type", y))),
)
def test_fiscal_years_of_every_kind(years: Any) -> None:
    assert C.accumulate(key=["a"] * 3, year=years).text == ["累計1人", "累計3人", "累計6人"]


# Keys


JST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ([date(2020, 4, 1), date(1960, 1, 1), None], pa.date32()),
        ([datetime(2020, 4, 1, 12), datetime(1960, 1, 1), None], pa.timestamp("us")),
        (
            [datetime(2020, 4, 1, tzinfo=JST), datetime(1960, 1, 1, tzinfo=UTC), None],
            pa.timestamp("us", "UTC"),
        ),
        ([Decimal("1.5"), Decimal("-2.25"), None], pa.decimal128(38, 2)),
        ([True, False, None], pa.bool_()),
        (np.array(["2020-04-01", "1960-01-01", "NaT"], dtype="M8[D]"), pa.date32()),
        (np.array(["2020-04", "1960-01", "NaT"], dtype="M8[M]"), pa.date32()),
        (np.array(["2020-04-01T12", "1960-01-01", "NaT"], dtype="M8[ns]"), pa.timestamp("us")),
        (np.array([3, 4, 5], dtype=">i8"), pa.int64()),
        (np.array([True, False, True]), pa.bool_()),
        (pd.Series([3, 4, None], dtype="Int64"), pa.int64()),
    ],
    ids=lambda x: str(getattr(x, "dtype", x)),
)
def test_keys_of_every_kind(keys: Any, kind: Any) -> None:
    table = pa.table(C.total(by={"鍵": keys}))
    assert table.schema.field("鍵").type == kind
    if getattr(keys, "dtype", None) == np.dtype("M8[ns]"):
        keys = keys.astype("M8[us]")
    listed = keys.tolist() if hasattr(keys, "tolist") else list(keys)
    wanted = pa.array([None if k is pd.NA else k for k in listed], kind).to_pylist()
    assert table["鍵"].to_pylist() == list(dict.fromkeys(wanted))


def test_decimals_are_equal_by_their_number() -> None:
    table = pa.table(C.total(by={"鍵": [Decimal("1.5"), Decimal("1.50"), Decimal(2)]}))
    assert table["total"].to_pylist() == [3, 3]


# Numbers that columns hold


def test_amounts_of_a_coarse_and_a_fine_unit_compare() -> None:
    coarse = tk.column(["1.000000000000000001億円", "2億円"], basis="annual", scale=18)
    fine = tk.column([100_000_000, 200_000_000], "円", "annual")
    assert (coarse > fine).to_list() == [True, False]
    assert (fine >= coarse).to_list() == [False, True]
    assert (tk.column([10**37], "億円", "annual") > tk.column([1], "円", "annual")).to_list() == [
        True
    ]


def test_products_of_eighteen_decimals() -> None:
    fine = tk.column(["2t"], scale=18)
    assert (fine * Decimal("1.5"))[0] == tk.parse("3t")
    with pytest.raises(tk.AmountError, match="inexact_number"):
        tk.column(["0.000000000000000001t"], scale=18) / 2


@pytest.mark.parametrize(
    "made",
    [
        pa.array([Decimal("1.5"), None], pa.decimal128(38, 20)),
        pa.array([Decimal("1.5"), None], pa.decimal256(60, 30)),
        pl.Series([Decimal("1.5"), None], dtype=pl.Decimal(38, 20)),
    ],
    ids=lambda m: str(getattr(m, "type", m.dtype if hasattr(m, "dtype") else "")),
)
def test_decimals_of_more_places_than_they_need(made: Any) -> None:
    assert tk.column(made, **PEOPLE).text == ["1.5人", "-"]
