# SPDX-License-Identifier: BSL-1.0
"""Values: exact numbers in, the rule table, and the laws of arithmetic."""

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from strategies import fractions, integers, pairs, values


@given(fractions)
def test_numbers_come_back_exactly(number: Fraction) -> None:
    assert tk.annual(number, "人").amount == number
    assert tk.annual(number, "千人").amount == number * 1000
    assert tk.annual(number, "千人").number == number


@given(integers)
def test_decimal_and_text_are_exact(number: int) -> None:
    assert tk.annual(Decimal(f"{number}E-3"), "人").amount == Fraction(number, 1000)
    assert tk.annual(str(number), "人").amount == number


@given(pairs())
def test_sum_and_difference_agree_with_fractions(pair: tuple[tk.Value, tk.Value]) -> None:
    a, b = pair
    size = {"t": 1000, "kg": 1, "円": 1, "人": 1}
    plain = {v: v.amount * size[str(v.unit)] for v in pair}
    total, rest = a + b, a - b
    assert total.amount * size[str(total.unit)] == plain[a] + plain[b]
    assert rest.amount * size[str(rest.unit)] == plain[a] - plain[b]
    assert b + rest == a
    assert (a < b) == (plain[a] < plain[b])
    assert (a == b) == (plain[a] == plain[b])
    if plain[b]:
        assert a / b == plain[a] / plain[b]


@given(values(), fractions)
def test_scaling_agrees_with_fractions(v: tk.Value, by: Fraction) -> None:
    assert (v * by).amount == v.amount * by
    assert by * v == v * by
    if by:
        assert (v / by).amount == v.amount / by
    assert -v == v * -1


@given(pairs())
def test_equal_values_have_equal_hashes(pair: tuple[tk.Value, tk.Value]) -> None:
    a, b = pair
    same = b + (a - b)
    assert same == a
    assert hash(same) == hash(a)


def test_units_of_one_dimension_are_equal_across_multipliers() -> None:
    assert tk.parse("1千t") == tk.parse("1,000t") == tk.parse("1,000,000kg")
    assert len({tk.parse("1千t"), tk.parse("1,000t"), tk.parse("1,000,000kg")}) == 1
    assert tk.parse("1.5%") == tk.parse("15‰")
    assert hash(tk.parse("1.5%")) == hash(tk.parse("15‰"))


@given(values())
def test_copies_and_pickles_are_equal(v: tk.Value) -> None:
    for again in (copy.copy(v), copy.deepcopy(v), pickle.loads(pickle.dumps(v))):
        assert again == v
        assert str(again) == str(v)
        assert again.basis == v.basis


@pytest.mark.parametrize(
    "text", ["累計45人", "100%(6隊)", "ー", "約3万5千人以上", "7箇所", "1.80", "△3人"]
)
def test_printed_values_pickle_with_their_text(text: str) -> None:
    again = pickle.loads(pickle.dumps(tk.parse(text)))
    assert again == tk.parse(text)
    assert str(again) == text
    assert again.parts == tk.parse(text).parts


@given(values())
def test_repr_evaluates_back(v: tk.Value) -> None:
    names = {
        name: getattr(tk, name) for name in ("parse", "annual", "cumulative", "level", "change")
    }
    again = eval(repr(v), {**names, "Fraction": Fraction})
    assert again == v
    assert again.basis == v.basis


def test_sum_starts_at_the_integer_zero_alone() -> None:
    assert sum([tk.annual(1, "人"), tk.annual(2, "人")]) == tk.annual(3, "人")
    for other in (1, 0.0, False, Fraction(0), Decimal(0)):
        with pytest.raises(tk.UnitError) as refused:
            tk.annual(1, "人") + other  # type: ignore[operator]
        assert refused.value.code == "unit_mismatch"


@pytest.mark.parametrize(
    ("left", "operation", "right", "code", "error"),
    [
        ("3人", operator.add, "3件", "unit_mismatch", tk.UnitError),
        ("3人", operator.add, "累計3人", "basis_mismatch", tk.BasisError),
        ("累計3人", operator.add, "3人", "basis_mismatch", tk.BasisError),
        ("5%", operator.add, "6%", "ratio_not_additive", tk.BasisError),
        ("3人", operator.sub, "累計3人", "basis_mismatch", tk.BasisError),
        ("3人", operator.truediv, "3件", "undeclared_product", tk.UnitError),
        ("3人", operator.truediv, "累計3人", "basis_mismatch", tk.BasisError),
        ("3人", operator.truediv, "0人", "zero_denominator", tk.DivisionError),
        ("3人", operator.mul, "3人", "undeclared_product", tk.UnitError),
        ("3人", operator.lt, "3件", "unit_mismatch", tk.UnitError),
        ("3人", operator.le, "累計3人", "basis_mismatch", tk.BasisError),
        ("3人", operator.add, "ー", "missing", tk.AmountError),
        ("3人以上", operator.add, "3人", "bound", tk.AmountError),
    ],
)
def test_what_may_not_meet_is_refused_under_its_code(
    left: str,
    operation: Callable[[Any, Any], Any],
    right: str,
    code: str,
    error: type[tk.KpiError],
) -> None:
    with pytest.raises(error) as refused:
        operation(tk.parse(left), tk.parse(right))
    assert refused.value.code == code
    assert f"[{code}]" in str(refused.value)


def test_messages_name_the_operation_that_was_meant() -> None:
    with pytest.raises(tk.BasisError, match="extend"):
        tk.parse("累計3人") + tk.parse("3人")
    with pytest.raises(tk.BasisError, match="weighted_mean"):
        tk.parse("5%") + tk.parse("6%")


def test_equality_never_raises() -> None:
    for other in (tk.parse("3件"), tk.parse("累計3人"), tk.parse("ー"), 3, None, "3人", 3.0):
        assert tk.parse("3人") != other


def test_differences_of_ratios_are_points() -> None:
    rise = tk.parse("50%") - tk.parse("45.9%")
    assert rise.basis == tk.Basis.change
    assert rise.unit == "ポイント"
    assert str(rise) == "+4.1ポイント"
    assert tk.parse("45.9%") + rise == tk.parse("50%")


def test_a_change_fits_only_what_it_is_a_change_of() -> None:
    rise = tk.parse("累計5人") - tk.parse("累計3人")
    assert tk.parse("累計3人") + rise == tk.parse("累計5人")
    with pytest.raises(tk.BasisError):
        tk.parse("3人") + rise
    assert tk.parse("3人") + tk.change(2, "人") == tk.parse("5人")


def test_declared_quotients_are_values() -> None:
    mean = tk.parse("35,780人泊") / tk.parse("1,000人")
    assert str(mean) == "35.78泊"
    assert mean.basis == tk.Basis.level


def test_over_and_per_year() -> None:
    assert tk.parse("46人").over(5) == tk.parse("累計230人")
    assert tk.parse("累計230人").per_year(5) == tk.parse("46人")
    with pytest.raises(tk.BasisError) as refused:
        tk.level(3, "施設").over(5)
    assert refused.value.code == "not_additive_over_years"
    with pytest.raises(tk.PeriodError):
        tk.parse("46人").over(0)


def test_results_print_exactly() -> None:
    assert str((tk.parse("累計230人") - tk.parse("累計45人")) / 3) == "+185/3人"
    assert str(tk.parse("累計6人").per_year(5)) == "1.2人"
    assert str(tk.parse("16,034千t") + tk.parse("5t")) == "16,034,005t"
    assert str(tk.parse("1500人") + tk.parse("1,500人")) == "3000人"


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("half_up", "61.7"), ("truncate", "61.6"), ("half_even", "61.7"), ("away", "61.7")],
)
def test_decimal_rounds_only_by_name(mode: Any, expected: str) -> None:
    assert tk.parse("累計185人").per_year(3).decimal(1, mode) == Decimal(expected)


@given(fractions)
def test_decimal_agrees_with_python(number: Fraction) -> None:
    from math import floor

    rounded = tk.annual(number, "人").decimal(2, "half_up")
    magnitude = floor(abs(number) * 100 + Fraction(1, 2))
    assert Fraction(rounded) == Fraction(magnitude if number >= 0 else -magnitude, 100)


def test_missing_values_have_no_numbers() -> None:
    none = tk.parse("ー")
    assert none.is_missing
    assert none.reason == "unspecified"
    assert (none.number, none.amount, none.unit, none.basis) == (None, None, None, None)
    assert str(none) == "ー"
    assert tk.annual(None, "人").is_missing


@pytest.mark.parametrize("bad", [0.1, 1e15, float("nan"), float("inf")])
def test_floats_are_refused_by_name(bad: float) -> None:
    for make in (tk.annual, tk.cumulative, tk.level, tk.change):
        with pytest.raises(tk.NumberError) as refused:
            make(bad, "人")  # type: ignore[arg-type]
        assert refused.value.code == "inexact_number"
        assert isinstance(refused.value, TypeError)


@pytest.mark.parametrize("bad", [True, Decimal("NaN"), Decimal("Infinity"), object(), b"3", [3]])
def test_what_is_no_number_is_refused(bad: object) -> None:
    with pytest.raises(tk.NumberError) as refused:
        tk.annual(bad, "人")  # type: ignore[arg-type]
    assert refused.value.code == "not_a_number"


def test_numpy_integers_are_exact() -> None:
    numpy = pytest.importorskip("numpy")
    assert tk.annual(numpy.int64(2**63 - 1), "人").amount == 2**63 - 1
    with pytest.raises(tk.NumberError):
        tk.annual(numpy.float64(1.5), "人")
    assert numpy.int64(2) * tk.parse("3人") == tk.parse("6人") == tk.parse("3人") * numpy.int64(2)
    with pytest.raises(tk.NumberError):
        numpy.float64(2.0) * tk.parse("3人")


def test_float_of_a_value_is_refused_with_a_hint() -> None:
    with pytest.raises(tk.NumberError, match="decimal"):
        float(tk.parse("3人"))


def test_a_ratio_cannot_be_cumulative() -> None:
    with pytest.raises(tk.BasisError):
        tk.cumulative(45, "%")
    with pytest.raises(tk.UnitError, match="ポイント"):
        tk.change(3, "%")


def test_unknown_units_are_refused() -> None:
    with pytest.raises(tk.NotationError) as refused:
        tk.annual(3, "皿")
    assert refused.value.code == "unknown_unit"


def test_values_show_themselves_in_jupyter_without_markup_of_their_own() -> None:
    assert "累計45人" in tk.parse("累計45人")._repr_html_()
    assert "累計" in tk.parse("累計45人")._repr_html_()
