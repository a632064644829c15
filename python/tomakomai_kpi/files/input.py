# SPDX-License-Identifier: BSL-1.0
"""Files that are read: their names as people read them, and why they cannot be read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from os import PathLike, fsencode
from pathlib import Path
from typing import BinaryIO

from tomakomai_kpi.errors import KpiError, PlanFileError
from tomakomai_kpi.files.guard import note_read
from tomakomai_kpi.files.reasons import reason_of


class StandardInput(PathLike[str]):
    """All of standard input, read once, in place of a file: its suffix is told by its contents.

    Raises:
        PlanFileError: standard input is closed, or cannot be read (code ``unreadable_file``).
    """

    name = "標準入力"

    def __init__(self) -> None:
        if sys.stdin is None:
            raise unreadable(self.name, "は閉じています")
        try:
            self.data = sys.stdin.buffer.read()
        except OSError as error:
            raise cannot_read(self.name, error) from error

    def __fspath__(self) -> str:
        return self.name + self._suffix

    @property
    def _suffix(self) -> str:
        start = self.data[:4096]
        if start.startswith(b"PK\x03\x04"):
            return ".xlsx"
        codec = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
        text = start.decode(codec, "replace").lstrip("\ufeff \r\n")
        if text.startswith("<"):
            return ".html"
        line = text.split("\n", 1)[0]
        return ".csv" if "," in line and "\t" not in line else ".txt"


def shown_name(path: str | PathLike[str]) -> str:
    """The name for messages: names of files may hold any bytes."""
    if isinstance(path, StandardInput):
        return path.name
    return fsencode(path).decode("utf-8", "replace")


def suffix_of(path: str | PathLike[str]) -> str:
    """``.csv`` of 計画.CSV."""
    return Path(path).suffix.lower()


@contextmanager
def opened(path: str | PathLike[str]) -> Iterator[BinaryIO]:
    """The file, to read its bytes; whatever open() raises."""
    if isinstance(path, StandardInput):
        yield BytesIO(path.data)
        return
    with Path(path).open("rb") as file:
        note_read(file)
        yield file


def read_bytes(path: str | PathLike[str]) -> bytes:
    """The whole file, which holds something; PlanFileError says why not."""
    try:
        with opened(path) as file:
            data = file.read()
    except (OSError, ValueError) as error:
        raise cannot_read(shown_name(path), error) from error
    if not data.strip():
        raise unreadable(shown_name(path), "は空です", 1, "the file is empty")
    return data


def cannot_read(name: str, error: Exception, what: str = "を読めません") -> PlanFileError:
    """The error of a file that the system, or a library, does not read."""
    why = reason_of(error)
    return unreadable(name, what + why.japanese, english=f"cannot read the file{why.english}")


def unreadable(
    name: str, why: str, line: int | None = None, english: str = "cannot read the file"
) -> PlanFileError:
    """The error of a file that cannot be read."""
    place = {} if line is None else {"line": line}
    return PlanFileError(
        f"ファイル「{name}」{why} ({english}) [unreadable_file]",
        "unreadable_file",
        file=name,
        **place,
    )


def too_large(name: str, why: str, limit: str) -> PlanFileError:
    """The error of a file beyond a limit of files.limits, which a caller may raise."""
    return unreadable(name, f"{why}(限度 {limit})", english=f"too large: beyond the limit {limit}")


def message_of(error: KpiError) -> str:
    """Its message without the code behind it."""
    return str(error).removesuffix(f" [{error.code}]")
