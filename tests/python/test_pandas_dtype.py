# SPDX-License-Identifier: BSL-1.0
"""Columns of pandas of dtype kpi[…]: what they keep, what they answer and what they refuse."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")

from tomakomai_kpi.pandas import KpiDtype  # noqa: E402

PEOPLE = "kpi[人]"
WORDS = ("-", "未定", "集計中", "46人", "1,234人", "12人", "100人以上", "約5人", "10～15人")


def series(*texts: Any, dtype: str = PEOPLE) -> Any:
    return pd.Series(list(texts), dtype=dtype)


@pytest.fixture
def people() -> Any:
    return series("46人", "54人", None, "集計中")


@pytest.fixture
def cases() -> Any:
    return series("1件", "2件", "3件", "4件", dtype="kpi[件]")


# The dtype


@pytest.mark.parametrize("unit", ["人", "千t", "%", "点", "位", "ポイント", "", "円/人", "百万円"])
@pytest.mark.parametrize("basis", [None, "annual", "cumulative", "level", "change"])
def test_a_name_makes_what_it_names(unit: str, basis: str | None) -> None:
    try:
        dtype = KpiDtype(unit, basis)
    except (tk.BasisError, tk.UnitError):
        return  # 累計 of a %
    assert pd.api.types.pandas_dtype(dtype.name) == dtype == dtype.name
    assert hash(pd.api.types.pandas_dtype(dtype.name)) == hash(dtype)
    assert pickle.loads(pickle.dumps(dtype)) == dtype
    assert pd.Series([None], dtype=dtype.name).dtype.name == dtype.name


def test_names_say_the_basis_that_texts_do_not() -> None:
    assert KpiDtype("人").basis == "annual"
    assert KpiDtype("%").basis == "level"
    assert KpiDtype("千t", "cumulative").name == "kpi[累計千t]"
    assert KpiDtype("人", "level").name == "kpi[時点人]"
    assert (series("5人") - series("3人")).dtype.name == "kpi[単年度の増減人]"


def test_own_units_are_known_by_name_once_declared() -> None:
    with pytest.raises(tk.NotationError, match="鉢"):
        pd.api.types.pandas_dtype("kpi[鉢]")
    assert KpiDtype(tk.unit("鉢")).name == "kpi[鉢]"
    assert series("3鉢", dtype="kpi[累計千鉢]").sum() == tk.cumulative(3, tk.unit("鉢"))
    for same in (
        tk.unit("鉢", of="個", size=3),
        tk.unit("人", of="個", size=3),
        tk.unit("累計人"),
    ):
        with pytest.raises(tk.NotationError) as refused:
            KpiDtype(same)
        assert refused.value.code == "bad_unit"


@pytest.mark.parametrize("name", ["kpi", "kpi人", "int64", ""])
def test_other_names_are_others(name: str) -> None:
    with pytest.raises(TypeError):
        KpiDtype.construct_from_string(name)
    assert KpiDtype("人") != name


def test_pandas_is_loaded_by_who_asks() -> None:
    code = "import tomakomai_kpi, sys; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# There and back


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_column_comes_back_as_it_went(texts: list[str]) -> None:
    column = tk.column(texts, "人", "annual")
    there = column.to_pandas("来館", index=[f"r{n}" for n in range(len(texts))])
    back = tk.column(there)
    assert there.dtype == PEOPLE
    assert there.name == "来館"
    assert back.text == column.text == there.kpi.text.tolist()
    assert back.reason == column.reason
    pickled = pickle.loads(pickle.dumps(there))
    assert pickled.kpi.text.tolist() == column.text
    shuffled = there.iloc[::-1].sort_index()
    assert sorted(shuffled.kpi.text) == sorted(column.text)


def test_a_series_meets_columns_everywhere(people: Any) -> None:
    assert tk.column(people, "人", "annual").text[:2] == ["46人", "54人"]
    assert tk.column(["92人"] * 4).attainment(people)[0] == 2
    with pytest.raises(tk.UnitError):
        tk.column(people, "件", "annual")


def test_what_says_nothing_is_missing_and_what_says_something_is_not() -> None:
    said = series("-", "集計中", "100人以上", "10～15人", "5人")
    assert said.isna().tolist() == [True, True, False, False, False]
    assert said[0] is pd.NA
    assert said[2] == tk.parse("100人以上")
    assert said.kpi.reason.tolist()[:2] == ["unspecified", "pending"]
    assert said.dropna().kpi.text.tolist() == ["100人以上", "10～15人", "5人"]


def test_reasons_go_where_rows_go(people: Any) -> None:
    moved = pd.concat([people.iloc[3:], people.iloc[:1]]).reset_index(drop=True)
    assert moved.kpi.reason.tolist() == ["pending", pd.NA]


@pytest.mark.parametrize("data", [[1, 2, None], ["1人", "2人", None], np.array([1, 2, 3])])
def test_numbers_and_texts_become_amounts_where_the_dtype_says_the_unit(data: Any) -> None:
    assert pd.Series(data, dtype=PEOPLE)[1] == tk.annual(2, "人")
    assert pd.Series(data, dtype=object).astype(PEOPLE)[1] == tk.annual(2, "人")


def test_floats_are_refused() -> None:
    with pytest.raises(tk.NumberError):
        pd.Series([1.5, 2.0], dtype=PEOPLE)


# Refused, never relabelled


def set_in_a_frame(frame: Any, value: Any) -> None:
    frame.loc[0, "x"] = value


OTHERS = {"unit": "kpi[件]", "basis": "kpi[累計人]"}
MEETINGS: dict[str, Callable[[Any, Any], Any]] = {
    "concat": lambda a, b: pd.concat([a, b]),
    "concat frames": lambda a, b: pd.concat([a.to_frame("x"), b.to_frame("x")]),
    "where": lambda a, b: a.where([True, False], b),
    "mask value": lambda a, b: a.mask([True, False], b.iloc[0]),
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "add a value": lambda a, b: a + b.iloc[0],
    "add a column": lambda a, b: a.array + tk.column(b),
    "less": lambda a, b: a < b,
    "astype": lambda a, b: a.astype(b.dtype),
    "fillna": lambda a, b: a.reindex([0, 9]).fillna(b.iloc[0]),
    "combine_first": lambda a, b: a.reindex([0, 9]).combine_first(b),
    "index append": lambda a, b: pd.Index(a.array).append(pd.Index(b.array)),
    "index join": lambda a, b: (
        a.to_frame("x")
        .set_index(pd.Index(a.array))
        .join(b.to_frame("y").set_index(pd.Index(b.array)))
    ),
    "outer merge": lambda a, b: a.to_frame("k").merge(b.to_frame("k"), on="k", how="outer"),
    "melt": lambda a, b: pd.DataFrame({"a": a, "b": b}).melt(),
    "replace": lambda a, b: a.replace(a.iloc[0], b.iloc[0]),
    "shift": lambda a, b: a.shift(fill_value=b.iloc[0]),
    "set": lambda a, b: a.__setitem__(0, b.iloc[0]),
    "set in a frame": lambda a, b: set_in_a_frame(a.to_frame("x"), b.iloc[0]),
    "attainment": lambda a, b: a.kpi.attainment(b),
    "row sums": lambda a, b: pd.DataFrame({"a": a, "b": b}).sum(axis=1),
}


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("other", OTHERS)
def test_unlike_columns_do_not_meet(meeting: str, other: str) -> None:
    people = series("46人", "54人")
    unlike = pd.Series([tk.parse(t) for t in ("1件", "2件")], dtype="kpi[件]")
    if other == "basis":
        unlike = series("累計1人", "累計2人", dtype=OTHERS[other])
    with pytest.raises((tk.UnitError, tk.BasisError)):
        MEETINGS[meeting](people, unlike)
    assert people.kpi.text.tolist() == ["46人", "54人"]


def test_a_merge_on_unlike_keys_matches_nothing(people: Any) -> None:
    other = series("46件", dtype="kpi[件]").to_frame("k")
    assert people.to_frame("k").merge(other, on="k").empty


@pytest.mark.parametrize(
    "deed",
    [
        lambda s: s + 5,
        lambda s: s.fillna(0),
        lambda s: s.where([True] * 3 + [False], 0),
        lambda s: s + np.arange(4),
        lambda s: s > 5,
        lambda s: s * 1.5,
        lambda s: s * s,
        lambda s: s.astype(int),
        lambda s: s.astype(float),
        *(
            lambda s, name=name: getattr(s, name)()
            for name in (
                "std",
                "var",
                "prod",
                "any",
                "all",
                "skew",
                "quantile",
                "cumprod",
                "cumsum",
            )
        ),
    ],
)
def test_numbers_and_moments_have_no_unit(people: Any, deed: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        deed(people)


def test_units_of_one_dimension_meet_exactly() -> None:
    both = pd.concat([series("1.2千t", dtype="kpi[千t]"), series("3t", dtype="kpi[t]")])
    assert both.dtype == "kpi[t]"
    assert both.tolist() == [tk.parse("1,200t"), tk.parse("3t")]
    total = series("1千t", dtype="kpi[千t]") + series("5t", dtype="kpi[t]")
    assert total[0] == tk.parse("1,005t")
    assert (series("1千t", dtype="kpi[千t]") == series("1,000t", dtype="kpi[t]")).all()


def test_a_row_across_unlike_columns_is_of_values(people: Any, cases: Any) -> None:
    frame = pd.DataFrame({"p": people, "k": cases})
    assert frame.iloc[0].tolist() == [tk.parse("46人"), tk.parse("1件")]
    assert frame.sum().tolist() == [tk.parse("100人"), tk.parse("10件")]
    assert frame.to_dict("records")[0]["k"] == tk.parse("1件")


def test_setting_makes_another_column(people: Any) -> None:
    column = tk.column(people)
    people[2] = "7人"
    people.loc[people == tk.parse("46人")] = tk.annual("1.5", "人")
    assert people.kpi.text.tolist() == ["1.5人", "54人", "7人", "-"]
    assert people.kpi.reason[3] == "pending"
    assert column.text == ["46人", "54人", "-", "-"]


# Arithmetic and order


@given(st.lists(st.none() | st.integers(-(10**6), 10**6), min_size=1), st.integers(-9, 9))
def test_rows_reckon_as_their_values(numbers: list[int | None], by: int) -> None:
    column = pd.Series(numbers, dtype=PEOPLE)
    one = tk.annual(7, "人")
    for op in (
        lambda v: v + one,
        lambda v: one - v,
        lambda v: v * by,
        lambda v: v / one,
        lambda v: -v,
        abs,
        lambda v: v > one,
        lambda v: v == one,
    ):
        there = op(column).tolist()
        here = [pd.NA if n is None else op(tk.annual(n, "人")) for n in numbers]
        assert all(a is pd.NA if b is pd.NA else a == b for a, b in zip(there, here, strict=True))


def test_shares_and_changes(people: Any) -> None:
    assert (people / people.sum()).tolist()[:2] == [Fraction(23, 50), Fraction(27, 50)]
    assert people.diff()[1] == tk.parse("54人") - tk.parse("46人")
    assert people.pct_change(fill_method=None)[1] == Fraction(4, 23)
    assert (people / 2).tolist()[:2] == [tk.parse("23人"), tk.parse("27人")]
    with pytest.raises(tk.AmountError):
        people / 3


def test_comparisons_are_boolean(people: Any) -> None:
    more = people > tk.parse("50人")
    assert more.dtype == "boolean"
    assert more.tolist() == [False, True, pd.NA, pd.NA]
    assert people[people == tk.parse("0.046千人")].kpi.text.tolist() == ["46人"]


@given(st.lists(st.none() | st.integers(-5, 5) | st.integers(2**63, 2**66)))
def test_order_and_equal_rows(numbers: list[int | None]) -> None:
    column = pd.Series(numbers, dtype=PEOPLE)
    present = [n for n in numbers if n is not None]
    ordered = column.sort_values()
    assert [v.amount for v in ordered.dropna()] == sorted(present)
    assert ordered.isna().tolist() == [False] * len(present) + [True] * column.isna().sum()
    assert [v.amount for v in column.drop_duplicates().dropna()] == list(dict.fromkeys(present))
    assert column.duplicated().tolist() == pd.Series(numbers, dtype=object).duplicated().tolist()
    assert column.nunique() == len(set(present))
    counts = column.value_counts(sort=False)
    assert {v.amount: n for v, n in counts.items()} == {n: present.count(n) for n in present}


def test_merge_and_pivot_keep_the_dtype(cases: Any) -> None:
    frame = pd.DataFrame({"w": ["a", "a", "b", "b"], "y": [1, 2, 1, 2], "k": cases})
    wide = frame.pivot(index="w", columns="y", values="k")
    assert (wide.dtypes == "kpi[件]").all()
    merged = frame.merge(pd.DataFrame({"w": ["a"], "n": [9]}), on="w", how="left")
    assert merged.dtypes["k"] == "kpi[件]"
    table = frame.pivot_table(index="w", columns="y", values="k", aggfunc="sum", margins=True)
    assert table.loc["All", "All"] == tk.parse("10件")


# The accessor


def test_the_accessor_answers_on_the_index() -> None:
    actual = pd.Series(["46人", "54人", None], dtype=PEOPLE, index=list("abc"), name="実績")
    target = pd.Series(["100人", "92人"], dtype=PEOPLE, index=list("ca"))
    rates = actual.kpi.attainment(target)
    assert rates.index.tolist() == list("abc")
    assert rates.tolist() == [Fraction(1, 2), pd.NA, pd.NA]
    assert actual.kpi.attainment("100人", percent=1).dtype == "kpi[%]"
    assert actual.kpi.attainment("100人", percent=1)["a"] == tk.parse("46%")
    assert actual.kpi.gap_closure("100人", baseline=tk.parse("0人"))["b"] == Fraction(27, 50)
    assert actual.kpi.met("50人").tolist() == [False, True, pd.NA]
    on = actual.kpi.on_path(
        "100人",
        baseline="0人",
        elapsed=pd.Series([1, 3], index=list("ab")).reindex(list("abc"), fill_value=1),
        years=5,
    )
    assert on.tolist() == [True, False, pd.NA]
    assert actual.kpi.status("46人", elapsed=5, years=5)["a"] == "achieved"
    assert (actual.kpi.unit_text, actual.kpi.basis, actual.kpi.unit) == (
        "人",
        "annual",
        tk.parse("1人").unit,
    )
    assert actual.kpi.to("千人").dtype == "kpi[千人]"
    assert [str(d) for d in actual.kpi.decimals()] == ["46", "54", "None"]


def test_totals_are_frames_whose_keys_keep_their_dtypes(people: Any) -> None:
    ward = pd.Series(pd.Categorical(["東", "東", "西", "西"]), name="区")
    year = pd.Series([2020, 2021, None, None], dtype="Int64")
    frame = people.kpi.total(by={"区": ward, "年度": year})
    assert frame.dtypes.astype(str).to_dict() == {
        "区": "category",
        "年度": "Int64",
        "total": PEOPLE,
        "missing": "int64",
    }
    assert frame.missing.tolist() == [0, 0, 2]
    assert frame.total.isna().tolist() == [False, False, True]
    by_list = tk.column(people).total(by=iter(["x", "x", "y", "y"])).to_pandas()
    assert by_list.key.tolist() == ["x", "y"]


def test_accumulate_checks_years() -> None:
    column = series("1件", "2件", "3件", dtype="kpi[件]")
    totals = column.kpi.accumulate(key=["a", "a", "b"], year=[2020, 2021, 2020])
    assert totals.dtype == "kpi[累計件]"
    assert totals.kpi.text.tolist() == ["累計1件", "累計3件", "累計3件"]
    with pytest.raises(tk.PeriodError):
        column.kpi.accumulate(key=["a", "a", "b"], year=[2020, 2022, 2020])


def test_other_columns_have_no_accessor() -> None:
    with pytest.raises(AttributeError, match="kpi"):
        pd.Series([1]).kpi  # noqa: B018


def test_rows_compare_with_texts_as_with_what_they_say() -> None:
    rows = pd.Series(["5人", "1人", None], dtype="kpi[人]")
    assert (rows == "1人").tolist() == [False, True, pd.NA]
    assert (rows > "1千人").tolist() == [False, False, pd.NA]
    assert (rows == ["5人", "2人", None]).tolist() == [True, False, pd.NA]
    assert (rows == "1件").tolist() == [False, False, pd.NA]
    assert (rows == "来館").tolist() == [False, False, pd.NA]
    assert rows.isin(["1人", "2件", "来館"]).tolist() == [False, True, False]
    with pytest.raises(tk.UnitError):
        _ = rows > "1件"
    with pytest.raises(tk.NotationError):
        _ = rows > "来館"


def test_rows_of_no_group_have_no_rank() -> None:
    rows = pd.Series(["5人", "1人", "2人"], dtype="kpi[人]")
    ranks = rows.groupby(pd.Series([None, "a", "a"])).rank()
    assert ranks.isna().tolist() == [True, False, False]
    assert ranks[1:].tolist() == [1, 2]


def test_the_dtype_says_its_name() -> None:
    assert repr(pd.Series(["1人"], dtype="kpi[累計人]").dtype) == "kpi[累計人]"
