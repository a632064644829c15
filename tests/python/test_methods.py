# SPDX-License-Identifier: BSL-1.0
"""Named methods from Python, against formulas computed here with Fraction."""

from collections.abc import Callable
from fractions import Fraction

import pytest
import tomakomai_kpi as tk

INDICATORS = tk.plans.tomakomai().indicators()

# Of baseline, actual and target in year 2 of 5, where higher is better.
FORMULAS: dict[str, Callable[[Fraction, Fraction, Fraction], Fraction | bool]] = {
    "attainment": lambda _b, a, t: a / t,
    "gap_closure": lambda b, a, t: (a - b) / (t - b),
    "path_delta": lambda b, a, t: (a - b) / (t - b) / Fraction(2, 5),
    "elapsed_test": lambda b, a, t: (a - b) / (t - b) >= Fraction(2, 5),
    "cumulative_pace": lambda _b, a, t: a / (t * Fraction(2, 5)),
    "business_as_usual": lambda b, _a, t: b * 5 / t,
    "geometric_path": lambda b, a, t: (a / b) ** 5 >= (t / b) ** 2,
}


def amount(observation: tk.Observation | None) -> Fraction | None:
    if observation is None or observation.value.is_missing:
        return None
    return Fraction(observation.value.amount or 0)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda each: each.id)
def test_defined_figures_follow_their_formulas(indicator: tk.Indicator) -> None:
    b, a, t = map(
        amount, (indicator.baseline, next(reversed(indicator.actuals), None), indicator.target)
    )
    for method in tk.methods():
        measured = tk.compute(method.name, indicator)
        assert (measured.value is None) == (measured.undefined is not None)
        assert measured.explain()
        formula = FORMULAS.get(method.name)
        if measured.value is None or formula is None or indicator.direction == "down":
            continue
        # A method that is defined has the inputs that its formula names.
        result = formula(b if b is not None else Fraction(0), a or Fraction(0), t or Fraction(0))
        assert measured.value == result, method.name


def test_names_that_are_no_method_are_refused() -> None:
    with pytest.raises(tk.NotationError, match="gap_closure") as caught:
        tk.compute("guess", INDICATORS[0])
    assert caught.value.code == "unknown_name"
