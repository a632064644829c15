# SPDX-License-Identifier: BSL-1.0
"""States that nobody kept are refused, or make an object as good as any; none ends the program."""

import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomakomai_kpi as tk
from crafted_states import DEEP, OTHERS, expect_sound, kept_by_state, reduced, try_changed
from hypothesis import given, settings
from hypothesis import strategies as st
from tomakomai_kpi import _core

UNIT = tk.unit("皿").__reduce__()[1][0]
VALUE = tk.parse("約5人以上").__reduce__()[1][0]


@pytest.mark.parametrize("seed", range(3))
def test_changed_states_end_no_program(seed: int) -> None:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("crafted_states.py"), str(seed), "6000"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("done"), done.stderr[-3000:]


@settings(max_examples=300)
@given(st.integers(0, 2**32), st.integers(0))
def test_changed_states_are_refused_or_sound(seed: int, which: int) -> None:
    things = kept_by_state()
    try_changed(things[which % len(things)], Random(seed))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=20).map(tuple) | st.lists(inner, max_size=3),
)


@settings(max_examples=500)
@given(ANYTHING)
def test_anything_may_be_given_for_a_state(state: Any) -> None:
    for make in (_core._restore_unit, _core._restore_value):
        try:
            expect_sound(make(state))
        except (ValueError, TypeError, tk.KpiError):  # TypeError: no tuple at all
            continue


@pytest.mark.parametrize("other", OTHERS, ids=range(len(OTHERS)))
def test_no_class_takes_a_foreign_state(other: object) -> None:
    for thing in kept_by_state():
        made, args = reduced(thing)
        if len(args) == 2:
            with pytest.raises((ValueError, tk.KpiError)):
                made(args[0], other)


def changed(state: tuple[Any, ...], **entries: Any) -> tuple[Any, ...]:
    out = list(state)
    for name, entry in entries.items():
        out[int(name[1:])] = entry
    return tuple(out)


# Each ended the interpreter, or made an object that did when it was shown.
UNITS = {
    "a multiple of nothing": changed(UNIT, _7=1),
    "a product of nothing": changed(UNIT, _7=2),
    "a quotient by nothing": changed(UNIT, _7=3, _8="人"),
    "no such composition": changed(UNIT, _7=9),
    "nine spellings": changed(UNIT, _2=("x",) * 9),
    "without size": changed(UNIT, _4=0),
    "nested without end": DEEP,
}
VALUES = {
    "a spelling that the unit has not": changed(VALUE, _10=9),
    "no such bound": changed(VALUE, _6=99),
    "no such grouping": changed(VALUE, _9=99),
    "a range without limits": changed(VALUE, _7="pending", _15=1),
    "a range of nothing": changed(VALUE, _15=1),
    "by zero": changed(VALUE, _2=0),
    "no multiplier": changed(VALUE, _3=7),
    "parts without end": changed(VALUE, _14=(DEEP,)),
}


@pytest.mark.parametrize("what", UNITS)
def test_a_unit_that_cannot_be_is_refused(what: str) -> None:
    with pytest.raises(ValueError, match="保存された形"):
        _core._restore_unit(UNITS[what])


@pytest.mark.parametrize("what", VALUES)
def test_a_value_that_cannot_be_is_refused(what: str) -> None:
    with pytest.raises(ValueError, match="保存された形"):
        _core._restore_value(VALUES[what])


def test_units_may_be_composed_as_far_as_there_is_room() -> None:
    of = tk.unit("甲")
    for name in "乙丙丁":
        of = tk.unit("×" + name, product=(of, tk.unit(name)))
    with pytest.raises(tk.KpiError, match="重ねすぎ"):
        tk.unit("多", product=(of, tk.unit("戊")))
    large = tk.unit("大", of="人", size=2**62)
    with pytest.raises(tk.KpiError, match="重ねすぎ"):
        tk.unit("巨大", of=large, size=2**62)
