# SPDX-License-Identifier: BSL-1.0
"""Files that commands and writers make: whole or not at all."""

import os
import sys
from pathlib import Path
from stat import S_IMODE

from tomakomai_kpi.errors import PlanFileError

STDOUT = "-"


def refuse_overwriting(plan_file: str | None, output: str) -> None:
    """Refuse to write over the very plan that is read."""
    try:
        same = plan_file is not None and Path(plan_file).samefile(output)
    except (OSError, ValueError):  # no file, or no name that a file can have
        same = False
    if same:
        raise unwritable(output, "読み込む計画のファイルです")


def write_output(data: bytes, output: str) -> None:
    """To stdout (-) or to a file, whole or not at all; PlanFileError says why not."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        write_file(data, Path(output))
    except (OSError, RuntimeError, ValueError) as error:
        raise unwritable(output, getattr(error, "strerror", None) or str(error)) from error


def unwritable(output: str, why: str) -> PlanFileError:
    """The error of a file that cannot be written."""
    return PlanFileError(
        f"ファイル「{output}」に書けません: {why} (cannot write the file) [unwritable_file]",
        "unwritable_file",
        file=output,
    )


def write_file(data: bytes, path: Path) -> None:
    """Put the file in place in one step, so that nobody reads half of it.

    Whatever fails on the way, the file that was there stays, and nothing is left beside it.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe stays what it is
        return
    path = path.resolve()
    scratch = path.with_name(f".tomakomai-kpi-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    with scratch.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # the new bytes are on the disk before the new name is
            if path.exists():
                scratch.chmod(S_IMODE(path.stat().st_mode))
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
