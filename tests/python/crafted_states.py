# SPDX-License-Identifier: BSL-1.0
"""States that nobody kept: those of real objects, with an entry changed.

What is made of one is refused with a ValueError or an error of the package, or it is an object as
good as any. As a program, ``python crafted_states.py SEED COUNT``, it says that it came to its end.
"""

import faulthandler
import pickle
import random
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import tomakomai_kpi as tk
from kept_objects import examples

DEEP: tuple[Any, ...] = ()
for _ in range(3000):
    DEEP = (DEEP,)
OTHERS = (
    None, True, False, -1, 0, 1, 2, 3, 7, 15, 127, 255, 256, 2**31, 2**63 - 1, 2**63, -(2**63),
    2**64, 10**30, "", "x", "人", "\0", "a\0b", "\ud800", "\x1b[2J", b"",
    b"\xff", b"\x80\x00" * 8, (), ((),),
    ("",), (7, 2), [], [1], {}, {1: 2}, 1.5, Fraction(1, 3), tk.parse("3人"), tk.FiscalYear("R3"),
    DEEP, object,
)  # fmt: skip


def changed(state: Any, chance: random.Random) -> Any:
    """The state with one entry another, gone, doubled or swapped, somewhere within."""
    if isinstance(state, tuple | list) and state and chance.random() < 0.85:
        at = chance.randrange(len(state))
        entries = list(state)
        what = chance.random()
        if what < 0.80:
            entries[at] = changed(entries[at], chance)
        elif what < 0.87:
            del entries[at]
        elif what < 0.94:
            entries.insert(at, entries[chance.randrange(len(entries))])
        else:
            other = chance.randrange(len(entries))
            entries[at], entries[other] = entries[other], entries[at]
        return type(state)(entries) if type(state) in (tuple, list) else tuple(entries)
    what = chance.random()
    if isinstance(state, bytes) and state and what < 0.7:
        at = chance.randrange(len(state))
        return state[:at] + bytes([state[at] ^ 1 << chance.randrange(8)]) + state[at + 1 :]
    if isinstance(state, int) and what < 0.4:
        return state + chance.choice((-1, 1)) if what < 0.2 else state ^ 1 << chance.randrange(64)
    if isinstance(state, str) and state and what < 0.4:
        at = chance.randrange(len(state))
        return state[:at] + chance.choice(("", "\0", "9", "人", "/")) + state[at + 1 :]
    return chance.choice(OTHERS)


def reduced(thing: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """How a pickle makes it again, a state of a class in its place."""
    made, given, *_ = thing.__reduce_ex__(2)
    return made, given


def expect_sound(thing: Any) -> None:
    """Show it, ask it for all that it says, keep it and compare it."""
    repr(thing), str(thing)
    for name in dir(type(thing)):
        if name.startswith("_") or name in {"to_pandas", "to_polars", "to_numpy", "assess"}:
            continue
        try:
            part = getattr(thing, name)
            if name == "explain":
                part()
            repr(part)
        except tk.KpiError:  # as the period of an indicator without a plan
            continue
    again = pickle.loads(pickle.dumps(thing))
    assert again == thing
    if type(thing).__hash__ is not None:
        assert hash(again) == hash(thing)


def try_changed(thing: Any, chance: random.Random) -> bool:
    """Whether a changed state was taken; all that may be refused is."""
    made, given = reduced(thing)
    kept = 1 if len(given) == 2 and isinstance(given[0], type) else 0
    state = list(given)
    state[kept] = changed(state[kept], chance)
    try:
        crafted = made(*state)
    except (ValueError, tk.KpiError):
        return False
    expect_sound(crafted)
    return True


def kept_by_state() -> list[Any]:
    """Objects that C++ makes of a state."""
    return [
        thing
        for things in examples().values()
        for thing in things
        if type(thing).__module__ == "tomakomai_kpi._core"
        and getattr(thing.__reduce_ex__(2)[0], "__name__", "")
        in {"_rebuilt", "_restore_value", "_restore_unit"}
    ]


def main(seed: int, count: int) -> None:
    faulthandler.enable()
    chance = random.Random(seed)
    things = kept_by_state()
    taken = 0
    for n in range(count):
        thing = things[n % len(things)]
        before = chance.getstate()
        try:
            taken += try_changed(thing, chance)
        except BaseException:
            chance.setstate(before)
            _made, given = reduced(thing)
            print(type(thing).__name__, repr(changed(given, chance))[:3000], file=sys.stderr)
            raise
    print("done", count, taken)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
