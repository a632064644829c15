# SPDX-License-Identifier: BSL-1.0
"""Fiscal years, periods and observations, and the operations across time."""

import pickle

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("令和3年度", 2021),
        ("平成30年度", 2018),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("R3", 2021),
        ("H30", 2018),
        ("2021年度", 2021),
        ("2021", 2021),
        ("Ｒ３", 2021),
        ("令和３年度", 2021),
        ("昭和63年度", 1988),
    ],
)
def test_spellings_of_a_year(text: str, start: int) -> None:
    assert tk.FiscalYear(text).start_year == start
    assert tk.FiscalYear(text) == tk.FiscalYear(start)


@pytest.mark.parametrize(
    "text", ["", "令和", "R0", "令和3年度x", "21年度", "来年度", "R3.5", "99999"]
)
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        tk.FiscalYear(text)
    assert refused.value.code == "unknown_year"
    assert refused.value.text == text


@given(st.integers(1, 9999))
def test_years_print_and_read_back(start: int) -> None:
    year = tk.FiscalYear(start)
    assert tk.FiscalYear(str(year)) == year
    assert eval(repr(year), {"FiscalYear": tk.FiscalYear}) == year
    assert pickle.loads(pickle.dumps(year)) == year
    assert hash(tk.FiscalYear(str(year))) == hash(year)


def test_years_subtract_and_do_not_add() -> None:
    assert tk.FiscalYear("R6") - tk.FiscalYear("R3") == 3
    assert tk.FiscalYear("R3") + 3 == tk.FiscalYear("R6")
    assert tk.FiscalYear("R6") - 3 == tk.FiscalYear("R3")
    with pytest.raises(TypeError):
        tk.FiscalYear("R6") + tk.FiscalYear("R3")  # type: ignore[operator]
    assert str(tk.FiscalYear("平成31年度")) == "令和元年度"


def test_periods() -> None:
    plan = tk.FiscalPeriod("令和2年度", "令和6年度")
    assert plan.years == 5
    assert "R3" in plan
    assert tk.FiscalYear("H30") not in plan
    assert tk.FiscalPeriod("令和2年度～令和6年度") == plan
    assert pickle.loads(pickle.dumps(plan)) == plan
    with pytest.raises(tk.PeriodError) as refused:
        tk.FiscalPeriod("R6", "R2")
    assert refused.value.code == "bad_period"


def observed(text: str, period: str) -> tk.Observation:
    return tk.Observation(tk.parse(text), tk.FiscalPeriod(period))


def test_a_year_stands_for_its_period() -> None:
    one = tk.Observation(tk.parse("20人"), tk.FiscalYear("R2"))
    assert one.year == tk.FiscalYear("R2")
    assert one.period == tk.FiscalPeriod("R2", "R2")
    assert one == tk.Observation(tk.parse("20人"), "R2")


@given(st.lists(st.integers(0, 10**20), min_size=1, max_size=8), st.data())
def test_any_partition_accumulates_to_the_same_sum(amounts: list[int], data: st.DataObject) -> None:
    start = tk.FiscalYear("R2")
    years = [tk.Observation(tk.annual(n, "人"), start + i) for i, n in enumerate(amounts)]
    total = tk.accumulate(years)
    cut = data.draw(st.integers(1, len(years)))
    part = tk.accumulate(years[:cut])
    for year in years[cut:]:
        part = tk.extend(part, year)
    assert part == total
    assert total.value == tk.cumulative(sum(amounts), "人")
    if cut < len(years):
        rest = tk.difference(total, tk.accumulate(years[:cut]))
        assert rest.value.amount == sum(amounts[cut:])
        assert rest.value.basis == ("annual" if len(years) - cut == 1 else "cumulative")
        assert rest.period == tk.FiscalPeriod(start + cut, start + len(years) - 1)


@pytest.mark.parametrize(
    ("call", "code", "error"),
    [
        (lambda: observed("1人", "R2") + observed("1人", "R3"), "period_mismatch", tk.PeriodError),
        (
            lambda: observed("累計1人", "R2～R3") + observed("累計1人", "R2～R4"),
            "period_overlap",
            tk.PeriodError,
        ),
        (
            lambda: (
                tk.Observation(tk.level(1, "施設"), "R2")
                + tk.Observation(tk.level(1, "施設"), "R3")
            ),
            "not_additive_over_years",
            tk.PeriodError,
        ),
        (
            lambda: tk.accumulate([observed("1人", "R2"), observed("1人", "R4")]),
            "period_gap",
            tk.PeriodError,
        ),
        (
            lambda: tk.accumulate([observed("1人", "R2"), observed("1人", "R2")]),
            "period_overlap",
            tk.PeriodError,
        ),
        (lambda: tk.accumulate([]), "missing", tk.AmountError),
        (lambda: tk.accumulate([observed("ー", "R2")]), "missing", tk.AmountError),
        (lambda: tk.accumulate([observed("5%", "R2")]), "not_additive_over_years", tk.BasisError),
        (lambda: tk.accumulate([observed("累計5人", "R2")]), "basis_mismatch", tk.BasisError),
        (
            lambda: tk.extend(observed("累計1人", "R2"), observed("1人", "R4")),
            "period_gap",
            tk.PeriodError,
        ),
        (
            lambda: tk.extend(observed("1人", "R2"), observed("1人", "R3")),
            "basis_mismatch",
            tk.BasisError,
        ),
        (
            lambda: tk.extend(observed("累計1人", "R2"), observed("1件", "R3")),
            "unit_mismatch",
            tk.UnitError,
        ),
        (
            lambda: tk.difference(observed("累計3人", "R2～R4"), observed("累計1人", "R3")),
            "start_differs",
            tk.PeriodError,
        ),
        (
            lambda: tk.difference(observed("累計3人", "R2～R3"), observed("累計1人", "R2～R3")),
            "period_overlap",
            tk.PeriodError,
        ),
        (lambda: observed("1人", "R2～R3"), "period_mismatch", tk.PeriodError),
        (lambda: observed("5%", "R2～R3"), "period_mismatch", tk.PeriodError),
        (
            lambda: observed("累計1人", "R2") < observed("累計2人", "R2～R3"),
            "period_mismatch",
            tk.PeriodError,
        ),
    ],
)
def test_what_time_refuses(call: object, code: str, error: type[tk.KpiError]) -> None:
    assert callable(call)
    with pytest.raises(error) as refused:
        call()
    assert refused.value.code == code


def test_a_refused_sum_over_years_names_accumulate() -> None:
    with pytest.raises(tk.PeriodError, match="accumulate"):
        observed("1人", "R2") + observed("1人", "R3")


def test_annual_values_and_levels_of_different_years_compare_and_subtract() -> None:
    assert observed("1人", "R2") < observed("2人", "R3")
    rise = observed("50%", "R3") - observed("45%", "H30")
    assert str(rise) == "+5ポイント"
    assert rise.period == tk.FiscalPeriod("H30", "R3")


def test_observations_pickle_and_hash() -> None:
    one = tk.Observation(tk.parse("0人"), "R3", status="special_event", notes=("中止",))
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert hash(again) == hash(one)
    assert again.notes == ("中止",)
    assert observed("ー", "R3").status == "missing"
    with pytest.raises(tk.NotationError) as refused:
        tk.Observation(tk.parse("0人"), "R3", status="cancelled")
    assert refused.value.code == "unknown_name"
