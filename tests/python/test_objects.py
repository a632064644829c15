# SPDX-License-Identifier: BSL-1.0
"""What the package gives is kept by pickle and copy, and compares, whatever class it is of."""

import copy
import enum
import pickle
import warnings
from typing import Any

import pytest
from kept_objects import NOT_KEPT, OF_A_WHOLE, WHOLES, classes, examples

# Columns are unhashable as lists are, and so is what holds lists and dicts.
UNHASHED = {"Column", "RateColumn", "VerdictColumn", "WordColumn", "Totals", "States", "Judge"}
UNHASHED |= {"Report", "ReviewReport", "AuditReport", "RulebookReport"}
CLASSES = {
    name: cls
    for name, cls in classes().items()
    if not issubclass(cls, BaseException | enum.Enum)
    and name not in NOT_KEPT
    and (name in WHOLES or not name.startswith(OF_A_WHOLE))
}


def test_those_that_are_not_kept_are_there() -> None:
    assert set(NOT_KEPT) | WHOLES <= set(classes())


@pytest.fixture(params=CLASSES, scope="module")
def things(request: pytest.FixtureRequest) -> list[Any]:
    cls = CLASSES[request.param]
    held = [t for of, all_of in examples().items() if issubclass(of, cls) for t in all_of]
    assert held, f"no example of {request.param}: add one to kept_objects.roots()"
    return held


def copies(thing: Any) -> list[Any]:
    pickled = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in range(2, 6)]
    return [*pickled, copy.copy(thing), copy.deepcopy(thing)]


def test_what_is_kept_comes_back_equal(things: list[Any]) -> None:
    for thing in things:
        for again in copies(thing):
            assert type(again) is type(thing)
            assert again == thing
            assert again == thing
            assert repr(again) == repr(thing)


def test_what_is_equal_hashes_alike(things: list[Any]) -> None:
    if type(things[0]).__name__ in UNHASHED:
        return
    for thing in things:
        again = pickle.loads(pickle.dumps(thing))
        assert hash(again) == hash(thing)
        assert {thing: 1}[again] == 1


def test_others_are_unequal(things: list[Any]) -> None:
    for thing in things:
        assert thing != object()
        assert thing != None  # noqa: E711  # asks __ne__
    told = {repr(t): t for t in things}
    for one, a in told.items():
        for other, b in told.items():
            if one != other and type(a).__name__ not in {"Aggregation", "Direction"}:
                assert a != b


def test_errors_and_warnings_come_back() -> None:
    for name, cls in classes().items():
        if not issubclass(cls, BaseException):
            continue
        try:
            error = cls("話 (words) [bad_argument]", "bad_argument")
        except TypeError:
            error = cls("話")
        with warnings.catch_warnings():
            again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (cls, str(error)), name
