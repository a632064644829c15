# SPDX-License-Identifier: BSL-1.0
"""What goes on, on the terminal of who waits: nothing for a second, nothing afterwards.

Only where stderr is a terminal, so that no file and no pipe ever has it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic

PATIENCE = 1.0
"""Seconds without a word, and between two."""

ERASE = "\r\x1b[2K"


@contextmanager
def waiting(japanese: str, english: str) -> Iterator[None]:
    """Say what is done inside, and for how long, where it takes more than a second."""
    if not _is_watched():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(japanese, english, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def erase() -> None:
    """Make room on the terminal for a line that is to stay."""
    if _is_watched():
        _write(ERASE)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _tell(japanese: str, english: str, done: Event) -> None:
    begun = monotonic()
    told = False
    while not done.wait(PATIENCE):
        told = True
        _write(f"{ERASE}{japanese}… {int(monotonic() - begun)}秒 ({english})")
    if told:
        _write(ERASE)


def _write(text: str) -> None:
    with suppress(OSError):  # a terminal that is gone
        sys.stderr.write(text)
        sys.stderr.flush()
