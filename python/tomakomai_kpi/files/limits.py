# SPDX-License-Identifier: BSL-1.0
"""How much of a container is taken in: a small file may ask for all of a machine's memory.

A caller who knows a larger file raises a limit for what is read inside:

>>> with limits(cells=10_000_000):
...     plan = plans.tomakomai()
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from tomakomai_kpi.errors import ArgumentError


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a workbook or a page may take."""

    cells: int = 3_000_000
    """Cells of a sheet from its first to its last row and column that hold something."""
    empty: int = 300_000
    """Of these, the ones that hold nothing."""
    merged: int = 200_000
    """Cells of a sheet or page that a merged one covers (結合、colspan, rowspan)."""
    unpacked: int = 400_000_000
    """Bytes of all parts of a workbook."""


_limits: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039  # frozen


def limits_now() -> Limits:
    """Those that hold here."""
    return _limits.get()


@contextmanager
def limits(**raised: int) -> Iterator[Limits]:
    """Let other limits hold for what is read inside.

    Args:
        raised: those that are others, by their names in Limits: cells, empty, merged, unpacked.

    Raises:
        ArgumentError: there is no such limit, or it is no positive number (code ``bad_argument``).
    """
    for name, most in raised.items():
        if name not in Limits.__slots__ or not isinstance(most, int) or most < 1:
            raise ArgumentError(
                f"限度 {name}={most!r} はありません。cells、empty、merged、unpacked に1以上の数"
                " (no such limit) [bad_argument]",
                "bad_argument",
            )
    token = _limits.set(replace(limits_now(), **raised))
    try:
        yield limits_now()
    finally:
        _limits.reset(token)
