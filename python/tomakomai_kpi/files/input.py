# SPDX-License-Identifier: BSL-1.0
"""Files that are read: their names as people read them, and why they cannot be read."""

from os import PathLike, fsencode
from pathlib import Path

from tomakomai_kpi.errors import PlanFileError


def shown_name(path: str | PathLike[str]) -> str:
    """The name for messages: names of files may hold any bytes."""
    return fsencode(path).decode("utf-8", "replace")


def read_bytes(path: str | PathLike[str]) -> bytes:
    """The whole file; PlanFileError says why not."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(shown_name(path), f"を読めません: {reason_of(error)}") from error


def reason_of(error: Exception) -> str:
    """What the system says of it, else what Python does."""
    return getattr(error, "strerror", None) or str(error)


def unreadable(name: str, why: str, line: int | None = None) -> PlanFileError:
    """The error of a file that cannot be read."""
    place = {} if line is None else {"line": line}
    return PlanFileError(
        f"ファイル「{name}」{why} (cannot read the file) [unreadable_file]",
        "unreadable_file",
        file=name,
        **place,
    )


def message_of(error: PlanFileError) -> str:
    """Its message without the code behind it."""
    return str(error).removesuffix(f" [{error.code}]")
