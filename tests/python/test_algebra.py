# SPDX-License-Identifier: BSL-1.0
"""Products, quotients, relative changes, weighted means, shares, own units, and formats."""

import copy
import pickle
import threading
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import own_reports
import pytest
import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import fractions
from tomakomai_kpi.reports import progress, render
from tomakomai_kpi.show.words import need_in_words


def test_declared_products_and_quotients_print_as_declared() -> None:
    assert str(tk.annual(100, "人") * tk.level(2, "泊")) == "200人泊"
    assert str(tk.annual(2, "泊") * tk.annual(100, "人")) == "200人泊"
    assert str(tk.annual("3,000".replace(",", ""), "千円") / tk.annual(1500, "人")) == "2,000円/人"
    assert str(tk.parse("30t") / tk.parse("2日")) == "15t/日"
    assert str(tk.parse("3億円") / tk.parse("100件")) == "3,000,000円/件"
    assert tk.parse("3,000円") / tk.parse("1,500円/人") == tk.parse("2人")
    assert tk.parse("1,500円/人") * tk.parse("2人") == tk.parse("3千円")
    assert str(tk.parse("5GJ") / tk.parse("2百万円")) == "2.5GJ/百万円"


@given(fractions, fractions.filter(bool))
def test_a_quotient_times_its_divisor_is_the_dividend(a: Fraction, b: Fraction) -> None:
    stays, people = tk.annual(a, "人泊"), tk.annual(b, "人")
    assert (stays / people) * people == stays
    money = tk.annual(a, "円")
    assert (money / people) * people == money


def test_what_is_not_declared_is_refused() -> None:
    for run in (
        lambda: tk.parse("3人") * tk.parse("3件"),
        lambda: tk.parse("3人") / tk.parse("3件"),
        lambda: tk.parse("3人") * tk.parse("3人"),
    ):
        with pytest.raises(tk.UnitError) as refused:
            run()
        assert refused.value.code == "undeclared_product"


def test_averages_do_not_add_and_rates_do() -> None:
    with pytest.raises(tk.BasisError) as refused:
        tk.parse("1,500円/人") + tk.parse("1,000円/人")
    assert refused.value.code == "ratio_not_additive"
    assert tk.parse("15件/日") + tk.parse("5件/日") == tk.parse("20件/日")


def test_relative_change_is_a_type_of_its_own() -> None:
    rise = tk.relative_change(tk.parse("45人"), tk.parse("40人"))
    assert rise.share == Fraction(1, 8)
    assert str(rise) == "+12.5%"
    assert rise.percent(0) == Decimal(13)
    with pytest.raises(TypeError):
        rise + rise  # type: ignore[operator]
    with pytest.raises(tk.DivisionError) as refused:
        tk.relative_change(tk.parse("45人"), tk.parse("0人"))
    assert refused.value.code == "zero_denominator"
    with pytest.raises(tk.BasisError):
        tk.relative_change(tk.parse("45人"), tk.parse("累計40人"))
    with pytest.raises(tk.BasisError) as score:
        tk.relative_change(tk.parse("4点"), tk.parse("3点"))
    assert score.value.code == "not_ratio_scale"


@given(st.lists(st.tuples(st.integers(0, 10**20), st.integers(1, 10**20)), min_size=1, max_size=6))
def test_a_weighted_mean_is_sum_by_sum(parts: list[tuple[int, int]]) -> None:
    numerators = [tk.annual(n, "人") for n, _ in parts]
    denominators = [tk.annual(d, "人") for _, d in parts]
    expected = Fraction(sum(n for n, _ in parts), sum(d for _, d in parts))
    assert tk.weighted_mean(numerators, denominators) == expected


def test_weighted_means_need_their_parts() -> None:
    with pytest.raises(tk.ArgumentError) as lengths:
        tk.weighted_mean([tk.parse("1人")], [])
    assert lengths.value.code == "lengths_differ"
    with pytest.raises(tk.AmountError) as nothing:
        tk.weighted_mean([], [])
    assert nothing.value.code == "missing"


def test_shares_of_one_whole_may_be_added() -> None:
    shares = tk.shares_of(tk.parse("3人"), [tk.parse("1人")] * 3)
    assert sum(shares) == 1
    with pytest.raises(tk.UnitError):
        tk.shares_of(tk.parse("3人"), [tk.parse("1件")])


def test_scores_and_ranks() -> None:
    assert tk.parse("3点") - tk.parse("1点") == tk.change(2, "点")
    assert tk.parse("1位") < tk.parse("2位")
    for run, code in (
        (lambda: tk.parse("3点") / tk.parse("1点"), "not_ratio_scale"),
        (lambda: tk.parse("3位") * 2, "not_ratio_scale"),
        (lambda: -tk.parse("3位"), "not_ratio_scale"),
        (lambda: tk.cumulative(3, "点"), "basis_mismatch"),
    ):
        with pytest.raises(tk.BasisError) as refused:
            run()
        assert refused.value.code == code


def test_units_of_ones_own() -> None:
    dish = tk.unit("皿", ["プレート"])
    assert str(dish) == "皿"
    assert tk.parse("3皿", units=[dish]) + tk.annual(2, dish) == tk.annual(5, dish)
    assert str(tk.parse("累計1,500プレート", units=[dish])) == "累計1,500プレート"
    with pytest.raises(tk.NotationError):
        tk.parse("3皿")
    with pytest.raises(tk.UnitError):
        tk.annual(3, dish) + tk.annual(3, "人")

    dozen = tk.unit("ダース", of="個", size=12)
    assert tk.annual(2, dozen) == tk.annual(24, "個")
    dish_days = tk.unit("皿日", product=(dish, "日"))
    assert tk.annual(3, dish).times(tk.annual(2, "日"), dish_days) == tk.annual(6, dish_days)
    assert tk.annual(6, dish_days) / tk.annual(2, "日") == tk.level(3, dish)
    price = tk.unit("円/皿", quotient=("円", dish))
    assert tk.parse("3,000円").per(tk.annual(2, dish), price) == tk.level(1500, price)
    star = tk.unit("つ星", scale="interval")
    with pytest.raises(tk.BasisError):
        tk.level(3, star) / tk.level(2, star)


def test_own_units_evaluate_back() -> None:
    dish = tk.unit("皿", ["プレート"])
    names = {**vars(tk), "Fraction": Fraction}
    for own in (
        dish,
        tk.unit("ダース", of="個", size=12),
        tk.unit("皿日", product=(dish, "日")),
        tk.unit("円/皿", quotient=("円", dish)),
        tk.unit("つ星", scale="interval"),
    ):
        assert eval(repr(own), names) == own
        assert pickle.loads(pickle.dumps(own)) == own
        value = tk.level(Fraction(7, 3), own)
        assert eval(repr(value), names) == value
    thousands = tk.parse("累計3千皿", units=[dish])
    assert eval(repr(thousands), names) == thousands


def test_a_fraction_of_a_count_says_so() -> None:
    mean = tk.parse("累計6人").per_year(5)
    assert mean.is_fractional_count
    assert "端数" in mean._repr_html_()
    assert not tk.parse("199.5万人").is_fractional_count
    assert not tk.parse("1.5t").is_fractional_count


def test_own_units_pickle_copy_hash_and_cross_threads() -> None:
    dish = tk.unit("皿", ["プレート"])
    value = tk.annual(Fraction(7, 3), dish)
    for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
        assert again == value
        assert hash(again) == hash(value)
        assert again + value == value * 2
    assert pickle.loads(pickle.dumps(dish)) == dish
    seen: list[tk.Value] = []
    threads = [
        threading.Thread(target=lambda: seen.append(tk.annual(1, tk.unit("皿", ["プレート"]))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(seen) == tk.annual(8, dish)


def test_two_definitions_of_one_name_do_not_meet() -> None:
    large, small = tk.unit("箱", of="個", size=12), tk.unit("箱", of="個", size=10)
    assert large != small
    assert tk.annual(1, large) != tk.annual(1, small)
    with pytest.raises(tk.UnitError, match="定義の違う単位") as refused:
        tk.annual(1, large) + tk.annual(1, small)
    assert refused.value.code == "unit_mismatch"


@pytest.mark.parametrize(
    "call",
    [
        lambda: tk.unit(""),
        lambda: tk.unit("3枚"),
        lambda: tk.unit("皿 大"),
        lambda: tk.unit("箱", of="個", size=0),
        lambda: tk.unit("箱", of="個", product=("人", "日")),
        lambda: tk.unit("皿", scale="log"),  # type: ignore[arg-type]
        lambda: tk.unit("皿", product=("人",)),  # type: ignore[arg-type]
    ],
)
def test_units_that_cannot_be(call: Callable[[], Any]) -> None:
    with pytest.raises(tk.NotationError) as refused:
        call()
    assert refused.value.code == "bad_unit"


@pytest.mark.parametrize(
    ("text", "spec", "expected"),
    [
        ("累計1,234,567件", "", "累計1,234,567件"),
        ("1,234,567件", ".1*万", "123.5万件"),
        ("1,234,567件", ".1t*万", "123.4万件"),
        ("1,234,567件", "_", "1234567件"),
        ("1,234,567件", "n", "1,234,567"),
        ("46人", ">8", "    46人"),
        ("46人", "*^8", "**46人**"),
        ("46人", "+", "+46人"),
        ("△46人", "▲", "▲46人"),
        ("45.95%", ".1e", "46.0%"),
        ("45.85%", ".1e", "45.8%"),
        ("7箇所", ".1", "7.0箇所"),
        ("ー", ">4", "  ー"),
    ],
)
def test_formats(text: str, spec: str, expected: str) -> None:
    assert format(tk.parse(text), spec) == expected


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        *(("46人", spec) for spec in ("z", ".", ".1x", "*", "99999999", "1>x", "▲△")),
        ("50%", "*千"),
        ("ー", "*千"),
    ],
)
def test_formats_that_cannot_be(text: str, spec: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        format(tk.parse(text), spec)
    assert refused.value.code == "bad_format"


HOSTILE: tuple[object, ...] = (
    1.5,
    True,
    float("nan"),
    2**70,
    Decimal("NaN"),
    None,
    "x",
    b"3",
    [],
    {},
)


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_every_callable_refuses_nonsense_as_python_does(hostile: Any) -> None:
    """Nothing crashes, and no float becomes a number: a result, a KpiError or a TypeError."""
    value = tk.parse("3人")
    observation = tk.Observation(value, "R3")
    calls: list[Callable[[], object]] = [
        *(lambda make=make: make(hostile, "人") for make in (tk.annual, tk.cumulative, tk.level)),
        *(lambda make=make: make(3, hostile) for make in (tk.annual, tk.cumulative, tk.level)),
        lambda: tk.change(hostile, "人"),
        lambda: tk.parse(hostile),
        lambda: tk.parse("3人", basis=hostile),
        lambda: tk.FiscalYear(hostile),
        lambda: tk.FiscalPeriod(hostile),
        lambda: tk.Observation(hostile, "R3"),
        lambda: tk.Observation(value, hostile),
        lambda: tk.Observation(value, "R3", hostile),
        lambda: tk.accumulate(hostile),
        lambda: tk.extend(observation, hostile),
        lambda: tk.difference(hostile, observation),
        lambda: tk.assess(hostile),
        lambda: tk.unit(hostile),
        lambda: tk.unit("箱", of="個", size=hostile),
        lambda: tk.relative_change(value, hostile),
        lambda: tk.weighted_mean([hostile], [hostile]),
        lambda: tk.shares_of(value, [hostile]),
        lambda: value.over(hostile),
        lambda: value.per_year(hostile),
        lambda: value.decimal(hostile),
        lambda: value + hostile,
        lambda: hostile - value,
        lambda: value * hostile,
        lambda: value / hostile,
        lambda: value < hostile,
        lambda: value == hostile,
        lambda: tk.plans.tomakomai().find(id=hostile),
        lambda: tk.plans.tomakomai().indicators(hostile),
    ]
    for call in calls:
        try:
            result = call()
        except (tk.KpiError, TypeError):
            continue
        assert not isinstance(result, float)
        if isinstance(hostile, float) and isinstance(result, tk.Value):
            pytest.fail(f"a float became {result!r}")


# Shares in per cent


def test_a_share_that_is_not_the_whole_is_not_shown_as_it() -> None:
    rise = tk.relative_change(tk.parse("3,999人"), tk.parse("2,000人"))
    assert rise.share == Fraction(1999, 2000)
    assert rise.percent() == rise.percent(1, "half_even") == Decimal("99.9")
    assert rise.percent(2) == Decimal("99.95")
    assert (f"{rise:.1%}", f"{rise:%}", f"{rise:.2%}") == ("99.9%台", "99.9%台", "99.95%")
    assert (f"{rise}", f"{rise:>+12.0h%}", f"{rise:+.0t%}") == ("+99.95%", "      +99%台", "+99%")


def test_a_rate_prints_itself(plan: tk.Plan) -> None:
    rate = tk.assess(plan.find(id="G1-1")).attainment
    assert rate.value == Fraction(9, 46)
    assert [f"{rate:{spec}}" for spec in (".1%", "%", ".0%", ".3t%", ">8.1%", ".1a%")] == [
        "19.6%",
        "19.6%",
        "20%",
        "19.565%",
        "   19.6%",
        "19.6%",
    ]
    assert [rate.percent(), rate.percent(2, "truncate")] == [Decimal("19.6"), Decimal("19.56")]
    none = tk.assess(plan.find(id="G1-1")).gap_closure
    assert (none.percent(), none.undefined) == (None, "mixed_basis")
    assert f"{none:.1%}"  # the reason, in words


@pytest.mark.parametrize("spec", [".1f", ".1", "1f%", "%%", ",.1%", "▲.1%", "*千%", "n%", "é"])
def test_a_spec_that_is_none_of_a_share_is_refused(plan: tk.Plan, spec: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        format(tk.assess(plan.find(id="G1-1")).attainment, spec)
    assert refused.value.code == "bad_format"
    assert refused.value.text in (spec, spec.rstrip("%"))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3000) | st.integers(1990, 2010))
def test_a_percentage_in_python_is_the_report_s(actual: int) -> None:
    rows = own_reports.kpi("指標", "0人", f"{actual}人", "2000人")
    shown = progress.build(own_reports.own_plan(*rows))
    (row,) = shown.rows
    rate = row.assessment.attainment
    assert row.attainment.percent == rate.percent()
    assert row.attainment.text == f"{rate:.1%}"
    assert (rate.percent() == 100) == (actual == 2000)
    assert row.attainment.text in render(shown, "markdown")


# Other units and roundings


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("12,000人", "万人", "1.2万人"),
        ("1.2万人", "人", "12,000人"),
        ("累計1,500千円", "円", "累計1,500,000円"),
        ("2時間", "分", "120分"),
        ("16,034千t", "kg", "16,034,000,000kg"),
    ],
)
def test_a_value_in_another_unit(text: str, unit: str, expected: str) -> None:
    value = tk.parse(text)
    assert str(value.to(unit)) == expected
    assert value.to(unit) == value
    assert value.to(unit).basis == value.basis


def test_units_of_another_dimension_are_refused() -> None:
    with pytest.raises(tk.UnitError):
        tk.parse("12人").to("件")
    with pytest.raises(tk.NotationError):
        tk.parse("12人").to("ふしぎ")
    with pytest.raises(tk.AmountError):
        tk.parse("未定").to("人")
    with pytest.raises(tk.AmountError):
        round(tk.parse("12人以上"), 1)


def test_a_value_is_rounded_by_name() -> None:
    value = tk.parse("12.345千人")
    assert (str(round(value, 1)), str(round(value))) == ("12.3千人", "12千人")
    need = tk.parse("累計185人").per_year(3)
    assert [str(need.round(1, mode)) for mode in ("half_up", "truncate", "away")] == [
        "61.7人",
        "61.6人",
        "61.7人",
    ]
    assert str(tk.parse("2.5%").round(0, "half_even")) == "2%"
    with pytest.raises(tk.NumberError):
        round(value, -1)


def test_a_spec_of_python_says_which_is_ours() -> None:
    for spec in (".1f", ".1%"):
        with pytest.raises(tk.NotationError, match=r"\.1n"):
            format(tk.parse("45人"), spec)


def test_a_share_has_no_fewer_decimals_than_none() -> None:
    rise = tk.relative_change(tk.parse("45人"), tk.parse("40人"))
    with pytest.raises(tk.NumberError, match="0以上"):
        rise.percent(-1)


@pytest.mark.parametrize(
    ("need", "shown"),
    [("1/300", "約0.003倍"), ("185/3", "約61.7倍"), ("1/30", "約0.03倍"), ("-1/30", "約-0.03倍")],
)
def test_what_is_needed_never_rounds_to_nothing(need: str, shown: str) -> None:
    assert need_in_words(tk.level(Fraction(need), "倍")).shown == shown
