# SPDX-License-Identifier: BSL-1.0
"""The rule table walked through Python: the answers that rule.hpp gives (vectors/rules.txt)."""

import functools
import operator
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk

VECTORS = Path(__file__).parents[1] / "vectors/rules.txt"
ROWS = [
    line.split("\t")
    for line in VECTORS.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PAIRS = [row[1:] for row in ROWS if row[0] == "pair"]
ONES = [row for row in ROWS if row[0] != "pair"]

OPERATIONS: tuple[Callable[[Any, Any], Any], ...] = (
    operator.add,
    operator.sub,
    operator.truediv,
    operator.mul,
    operator.lt,
)


def make(unit: str, basis: str, number: int) -> tk.Value:
    """A value of the unit on the basis; a change is made as the difference of two values."""
    base = basis.removesuffix("_change")
    maker: Callable[[int, str], tk.Value] = getattr(tk, base)
    if base == basis:
        return maker(number, unit)
    if unit == "ポイント":
        return maker(number + 1, "%") - maker(1, "%")
    return maker(number + 1, unit) - maker(1, unit)


def answer(run: Callable[[], Any]) -> str:
    """What a run says, in the words of the vectors."""
    try:
        result = run()
    except tk.KpiError as error:
        return error.code
    if isinstance(result, Fraction | bool):
        return "number"
    basis = str(result.basis)
    return f"{result.unit} {'…_change' if basis == 'change' else basis}"


def expected(word: str) -> str:
    """Python's basis does not say what a change is of."""
    unit, _, basis = word.partition(" ")
    return f"{unit} …_change" if basis.endswith("_change") else word


def test_the_vectors_cover_the_table() -> None:
    assert len(PAIRS) > 1500
    answers = {word for row in PAIRS for word in row[4:]}
    assert {"unit_mismatch", "basis_mismatch", "ratio_not_additive", "not_ratio_scale"} <= answers
    assert {"undeclared_product", "number"} <= answers


def test_every_pair_is_answered_as_the_rule_says() -> None:
    made = functools.cache(make)
    for row in PAIRS:
        a, b = made(row[0], row[1], 6), made(row[2], row[3], 3)  # 6位 − 3位 is a rank again
        for run, word in zip(OPERATIONS, row[4:], strict=True):
            said = answer(lambda run=run, a=a, b=b: run(a, b))
            assert said == expected(word), (row[:4], run.__name__)


@pytest.mark.parametrize("row", [r for r in ONES if r[0] == "carry" and "change" not in r[2]])
def test_what_a_unit_cannot_carry(row: list[str]) -> None:
    assert answer(lambda: getattr(tk, row[2])(1, row[1])) == row[3]


@pytest.mark.parametrize("row", [r for r in ONES if r[0] != "carry"])
def test_operations_of_one(row: list[str]) -> None:
    v = make(row[1], row[2], 3)
    runs: dict[str, Callable[[], Any]] = {
        "scale": lambda: v * 2,
        "over": lambda: v.over(2),
        "per_year": lambda: v.per_year(2),
        "accumulate": lambda: tk.accumulate([tk.Observation(v, "R3")]).value,
    }
    assert answer(runs[row[0]]) == expected(row[3])
