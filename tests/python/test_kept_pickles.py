# SPDX-License-Identifier: BSL-1.0
"""What a release has pickled, all later ones read: those of kept/, made by keep_pickles.py."""

import pickle

import pytest
from keep_pickles import KEPT

FILES = sorted(KEPT.glob("*.pickle"))
OBJECTS = [
    (f"{file.stem} {name} {n}", shown, held)
    for file in FILES
    for name, things in pickle.loads(file.read_bytes()).items()
    for n, (shown, held) in enumerate(things)
]


def test_there_are_some() -> None:
    assert len(OBJECTS) > 100


@pytest.mark.parametrize(
    ("shown", "held"), [one[1:] for one in OBJECTS], ids=[one[0] for one in OBJECTS]
)
def test_what_was_kept_is_read_as_it_was(shown: str, held: bytes) -> None:
    thing = pickle.loads(held)
    assert repr(thing) == shown
    assert pickle.loads(pickle.dumps(thing)) == thing
