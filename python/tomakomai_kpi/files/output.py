# SPDX-License-Identifier: BSL-1.0
"""Files that commands and writers make: whole or not at all, and what their names say."""

import os
import re
import sys
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from stat import S_IMODE

from tomakomai_kpi.errors import PlanFileError
from tomakomai_kpi.files.reasons import reason_of

STDOUT = "-"


def refuse_overwriting(plan_file: str | PathLike[str] | None, output: str) -> None:
    """Refuse to write over the very plan that is read."""
    try:
        same = plan_file is not None and Path(plan_file).samefile(output)
    except (OSError, ValueError):  # no file, or no name that a file can have
        same = False
    if same:
        raise unwritable(output, ": 読み込む計画のファイルです", ": it is the plan that is read")


def form_of_name(
    output: str, forms: Mapping[str, str], chosen: str | None = None, default: str | None = None
) -> str:
    """The form in which a file is written: what its name says, or what was chosen for it.

    Args:
        output: the file, or ``"-"`` for stdout.
        forms: the form of each suffix that the caller can write.
        chosen: the form that the caller was asked for.
        default: the form of a name that says none.

    Raises:
        PlanFileError: the name says what cannot be written, another form than the chosen one, or
            nothing where there is no default (code ``bad_format``).
    """
    suffix = _type_in(output)
    told = forms.get(suffix)
    if told is None and not suffix:
        told = chosen or default
    if told is None:
        raise _bad_format(
            output,
            f"書ける拡張子は {' '.join(forms)} です",
            f"{suffix or 'no suffix'}: cannot write such a file",
        )
    if chosen not in (None, told):
        raise _bad_format(
            output,
            f"拡張子は {told}、書式の指定は {chosen} です。どちらかに合わせてください",
            "suffix and format differ",
        )
    return told


def _type_in(output: str) -> str:
    """The suffix that says what a file is: ``.csv`` of R6.csv, none of 計画.令和6年度 or R6.3."""
    suffix = Path(output).suffix.lower()
    return suffix if re.fullmatch(r"\.[0-9]*[a-z][0-9a-z]*", suffix) else ""


def _bad_format(output: str, what_would_do: str, english: str) -> PlanFileError:
    return PlanFileError(
        f"ファイル「{output}」をその書式では書けません。{what_would_do} ({english}) [bad_format]",
        "bad_format",
        file=output,
    )


def write_output(data: bytes, output: str) -> None:
    """To stdout (-) or to a file, whole or not at all; PlanFileError says why not."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        write_file(data, Path(output))
    except (OSError, RuntimeError, ValueError) as error:
        why = reason_of(error)
        raise unwritable(output, why.japanese, why.english) from error


def unwritable(output: str, why: str, english: str = "") -> PlanFileError:
    """The error of a file that cannot be written; `why` begins with a colon, or is empty."""
    return PlanFileError(
        f"ファイル「{output}」に書けません{why} (cannot write the file{english}) [unwritable_file]",
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
