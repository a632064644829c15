# SPDX-License-Identifier: BSL-1.0
"""What a command does not write over: what it has read, and what is not to be written.

A command runs inside guarding(); a notebook does not, and writes a plan over its own file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO


@dataclass(slots=True)
class _Guard:
    read: list[os.stat_result] = field(default_factory=list)
    force: bool = False


_guard: ContextVar[_Guard | None] = ContextVar("guard", default=None)


@contextmanager
def guarding() -> Iterator[None]:
    """Remember what is read inside, and let none of it be written over."""
    token = _guard.set(_Guard())
    try:
        yield
    finally:
        _guard.reset(token)


def note_read(file: BinaryIO) -> None:
    """Remember an open file as one that is read."""
    guard = _guard.get()
    if guard is not None:
        guard.read.append(os.fstat(file.fileno()))


def was_read(path: os.PathLike[str]) -> bool:
    """Whether the guarded command has read this very file, whatever its name."""
    guard = _guard.get()
    if guard is None:
        return False
    try:
        found = Path(path).stat()
    except (OSError, ValueError):  # no file, or no name that a file can have
        return False
    return any(os.path.samestat(found, read) for read in guard.read)


def forget_read() -> None:
    """Let the guarded command, which was told so, write over what it has read."""
    guard = _guard.get()
    if guard is not None:
        guard.read.clear()


def force() -> None:
    """Let the guarded command replace files that their modes protect."""
    guard = _guard.get()
    if guard is not None:
        guard.force = True


def is_forced() -> bool:
    """Whether the guarded command may replace them."""
    guard = _guard.get()
    return guard is not None and guard.force
