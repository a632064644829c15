# SPDX-License-Identifier: BSL-1.0
"""Sums, groups and running answers of pandas columns of dtype kpi[…]: exact or refused."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")

import tomakomai_kpi.pandas  # noqa: E402

PEOPLE = "kpi[人]"


def series(*texts: Any, dtype: str = PEOPLE) -> Any:
    return pd.Series(list(texts), dtype=dtype)


@pytest.fixture
def people() -> Any:
    return series("46人", "54人", None, "集計中")


SUMS: dict[str, Callable[[Any], Any]] = {
    "sum": lambda s: s.sum(),
    "numpy": lambda s: np.sum(s),
    "frame": lambda s: s.to_frame("x").sum().iloc[0],
    "agg": lambda s: s.agg("sum"),
    "groupby": lambda s: s.groupby([0] * len(s)).sum().iloc[0],
    "groupby agg": lambda s: s.to_frame("x").groupby([0] * len(s)).agg({"x": "sum"}).x.iloc[0],
    "transform": lambda s: s.groupby([0] * len(s)).transform("sum").iloc[0],
    "lambda": lambda s: s.groupby([0] * len(s)).agg(lambda x: x.sum()).iloc[0],
    "pivot": lambda s: s.to_frame("x").assign(g=0).pivot_table(index="g", aggfunc="sum").x.iloc[0],
    "total": lambda s: s.kpi.total(),
    "total by": lambda s: s.kpi.total(by=[0] * len(s)).total.iloc[0],
    "running": lambda s: (s - tk.annual(0, "人")).cumsum().iloc[-1],
}


IN_COLUMNS = ("groupby", "groupby agg", "transform", "pivot", "total by", "running")


@pytest.mark.parametrize("way", SUMS)
def test_sums_are_exact(way: str) -> None:
    column = pd.Series([tk.annual(2**62, "人")] * 20, dtype=PEOPLE)
    assert SUMS[way](column).amount == 20 * 2**62


@pytest.mark.parametrize("way", SUMS)
def test_sums_that_no_column_holds_are_refused_where_they_stand_in_one(way: str) -> None:
    column = pd.Series([tk.annual(10**38 - 1, "人")] * 20, dtype=PEOPLE)
    if way not in IN_COLUMNS:
        assert SUMS[way](column).amount == 20 * (10**38 - 1)
        return
    with pytest.raises(tk.AmountError) as refused:
        SUMS[way](column)
    assert refused.value.code == "inexact_number"


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(-(2**70), 2**70))))
def test_groups_sum_as_their_values(rows: list[tuple[int, int | None]]) -> None:
    keys = pd.Series([key for key, _ in rows], dtype="int64")
    column = pd.Series([number for _, number in rows], dtype=PEOPLE)
    groups = column.groupby(keys)
    answers = {how: getattr(groups, how)() for how in ("sum", "min", "max", "mean", "median")}
    firsts, lasts = groups.first(), groups.last()
    for key in keys.unique():
        numbers = [Fraction(n) for k, n in rows if k == key and n is not None]
        if not numbers:
            assert all(answer[key] is pd.NA for answer in (*answers.values(), firsts, lasts))
            continue
        ordered = sorted(numbers)
        middle = ordered[len(numbers) // 2] + ordered[(len(numbers) - 1) // 2]
        assert answers["sum"][key].amount == sum(numbers)
        assert answers["min"][key].amount == ordered[0]
        assert answers["max"][key].amount == ordered[-1]
        assert answers["mean"][key].amount == sum(numbers) / len(numbers)
        assert answers["median"][key].amount == middle / 2
        assert (firsts[key].amount, lasts[key].amount) == (numbers[0], numbers[-1])


def test_a_group_without_amounts_is_missing(people: Any) -> None:
    keys = pd.Categorical(["a", "a", "b", "b"], categories=["a", "b", "c"])
    sums = people.groupby(keys, observed=False).sum()
    assert sums.dtype == PEOPLE
    assert sums["a"] == tk.parse("100人")
    assert sums["b"] is pd.NA
    assert sums["c"] is pd.NA
    assert people.iloc[2:].sum() is pd.NA
    assert people.sum(skipna=False) is pd.NA
    assert people.sum(min_count=3) is pd.NA


def test_rows_without_a_key_are_in_no_group(people: Any) -> None:
    sums = people.groupby(pd.Series(["a", None, "a", "b"])).sum()
    assert sums["a"] == tk.parse("46人")


def test_running_answers_by_group() -> None:
    column = series("累計3人", None, "累計1人", "累計5人", dtype="kpi[累計人]")
    groups = column.groupby(pd.Series(["a", "b", "a", "b"]))
    assert groups.cumsum().kpi.text.tolist() == ["累計3人", "-", "累計4人", "累計5人"]
    assert groups.cummax().kpi.text.tolist() == ["累計3人", "-", "累計3人", "累計5人"]
    assert groups.cummin().kpi.text.tolist() == ["累計3人", "-", "累計1人", "累計5人"]
    assert groups.rank().tolist()[0::2] == [2.0, 1.0]
    assert groups.idxmax().tolist() == [0, 3]


def test_a_mean_that_is_no_decimal_is_exact_all_the_same() -> None:
    column = series("1人", "1人", "2人")
    assert column.mean() == tk.annual(Fraction(4, 3), "人")
    assert column.groupby([0, 0, 0]).mean().iloc[0] == tk.annual(Fraction(4, 3), "人")
    assert column.to_frame("x").mean().iloc[0] == tk.annual(Fraction(4, 3), "人")


@pytest.mark.parametrize("deed", ["sum", "mean", "median", "cumsum"])
def test_ratios_do_not_add(deed: str) -> None:
    rates = series("10%", "20%", dtype="kpi[%]")
    with pytest.raises(tk.BasisError) as refused:
        getattr(rates, deed)()
    assert refused.value.code == "ratio_not_additive"
    if deed != "cumsum":
        with pytest.raises(tk.BasisError):
            getattr(rates.groupby([0, 0]), deed)()
    assert rates.max() == tk.parse("20%")
    assert series("10%", "20%", "30%", dtype="kpi[%]").median() == tk.parse("20%")


def test_cumsum_of_annual_values_names_what_accumulates(people: Any) -> None:
    for deed in (people.cumsum, people.groupby([0, 0, 1, 1]).cumsum):
        with pytest.raises(tk.BasisError, match="accumulate") as refused:
            deed()
        assert refused.value.code == "not_additive_over_years"


def test_describe_counts_and_makes_no_means(people: Any) -> None:
    assert people.describe().index.tolist() == ["count", "unique", "top", "freq"]
    described = pd.DataFrame({"p": people, "n": [1, 2, 3, 4]}).describe()
    assert described.columns.tolist() == ["n"]


def test_what_is_no_amount_is_not_summed() -> None:
    with pytest.raises(tk.AmountError) as refused:
        series("5人", "100人以上").sum()
    assert refused.value.code == "bound"
