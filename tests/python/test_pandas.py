# SPDX-License-Identifier: BSL-1.0
"""Values in pandas Series and numpy arrays: elementwise, by the same rules."""

from fractions import Fraction
from typing import Any

import pytest
import tomakomai_kpi as tk

pd = pytest.importorskip("pandas")
np = pytest.importorskip("numpy")


@pytest.fixture
def people() -> Any:
    return pd.Series([tk.parse("46人"), tk.parse("54人")], index=["甲", "乙"])


def test_a_series_reckons_with_a_value(people: Any) -> None:
    one = tk.parse("20人")
    assert list(people + one) == list(one + people) == [tk.parse("66人"), tk.parse("74人")]
    assert list(people - one) == [tk.parse("46人") - one, tk.parse("54人") - one]
    assert list(one - people) == [one - tk.parse("46人"), one - tk.parse("54人")]
    assert list(people / one) == [Fraction(23, 10), Fraction(27, 10)]
    assert list(one / people) == [Fraction(10, 23), Fraction(10, 27)]
    assert list(people * 2) == list(2 * people) == [tk.parse("92人"), tk.parse("108人")]
    assert list((people + one).index) == ["甲", "乙"]


def test_shares_and_changes(people: Any) -> None:
    assert list(people / people.sum()) == [Fraction(23, 50), Fraction(27, 50)]
    assert people.pct_change().iloc[1] == Fraction(4, 23)
    assert people.diff().iloc[1] == tk.parse("54人") - tk.parse("46人")
    assert [str(people.max()), str(people.min())] == ["54人", "46人"]


def test_comparisons_with_a_value(people: Any) -> None:
    assert list(people > tk.parse("50人")) == list(tk.parse("50人") < people) == [False, True]
    assert list(people == tk.parse("46人")) == [True, False]


def test_arrays_of_numpy_are_columns_of_objects() -> None:
    values = np.array([tk.parse("46人"), tk.parse("54人")], dtype=object)
    assert list(values + tk.parse("1人")) == list(tk.parse("1人") + values)
    assert list(np.array([1, 2]) * tk.parse("3人")) == [tk.parse("3人"), tk.parse("6人")]
    with pytest.raises(tk.NumberError):
        np.array([1.5]) * tk.parse("3人")


def test_rules_hold_in_columns(people: Any) -> None:
    with pytest.raises(tk.UnitError):
        people + tk.parse("1件")
    with pytest.raises(tk.BasisError):
        people + tk.parse("累計1人")
    with pytest.raises(tk.AmountError):
        pd.Series([tk.parse("1人"), tk.parse("未定")]).sum()


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        *((5, "annual"), (5.5, "annual"), (True, "annual"), (b"5", "annual")),
        *((None, "na_action"), (float("nan"), "na_action"), (pd.NA, "na_action")),
        (pd.NaT, "na_action"),
    ],
)
def test_cells_that_are_no_text_say_what_to_do(cell: object, advice: str) -> None:
    column = pd.Series(["5人", cell], dtype=object)
    with pytest.raises(tk.NumberError, match=advice) as refused:
        column.map(tk.parse)
    assert refused.value.code == "not_text"
    with pytest.raises(tk.NumberError):
        tk.parse_cell(cell)  # type: ignore[arg-type]


def test_what_is_not_there_is_skipped_on_request() -> None:
    column = pd.Series(["5人", None, "ー"], dtype=object).map(tk.parse, na_action="ignore")
    assert [None if cell is None else str(cell) for cell in column] == ["5人", None, "ー"]
    assert list(column.isna()) == [False, True, False]
