# SPDX-License-Identifier: BSL-1.0
"""Text to values and back; the vectors are the ones that the C++ tests read."""

from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st

VECTORS = Path(__file__).parents[1] / "vectors/notation.txt"

ROWS = [
    line.split("\t")
    for line in VECTORS.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
READ = [row for row in ROWS if not row[1].startswith("!")]
REFUSED = [row for row in ROWS if row[1].startswith("!")]


@pytest.mark.parametrize(("text", "number", "multiplier", "unit", "basis"), READ)
def test_vectors_are_read(text: str, number: str, multiplier: str, unit: str, basis: str) -> None:
    value = tk.parse(text)
    assert str(value) == text
    if basis == "missing":
        assert value.is_missing
        return
    assert value.number == Fraction(number)
    assert value.multiplier == int(multiplier)
    assert str(value.unit) == unit
    assert str(value.basis) == basis


@pytest.mark.parametrize(("text", "code", "position"), REFUSED)
def test_vectors_are_refused(text: str, code: str, position: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        tk.parse(text)
    error = refused.value
    assert error.code == code.removeprefix("!")
    assert error.text == text
    characters = len(text.encode()[: error.position].decode())
    assert characters + 1 == int(position)


@given(st.text(alphabet="0123456789,.千万億兆人件%ポイント累計約()ー-△+０１， 　", max_size=12))
def test_what_is_read_prints_back(text: str) -> None:
    try:
        value = tk.parse(text)
    except tk.NotationError:
        return
    assert str(value) == text
    assert tk.parse(str(value)) == value


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    refused: tk.NotationError | None = None
    try:
        assert str(tk.parse(text)) == text
    except tk.NotationError as error:
        refused = error
    if refused:
        assert refused.text == text
        assert 0 <= refused.position <= len(text.encode())


def test_basis_can_be_given_for_text_that_prints_none() -> None:
    assert tk.parse("11施設", basis="level").basis == tk.Basis.level
    assert tk.parse("11施設", basis=tk.Basis.cumulative).basis == tk.Basis.cumulative
    with pytest.raises(tk.NotationError) as refused:
        tk.parse("累計11施設", basis="level")
    assert refused.value.code == "basis_mismatch"
    with pytest.raises(tk.NotationError):
        tk.parse("11施設", basis="yearly")
