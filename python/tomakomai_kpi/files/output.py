# SPDX-License-Identifier: BSL-1.0
"""Files that commands and writers make: whole or not at all, and what their names say."""

import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from tomakomai_kpi.errors import PlanFileError
from tomakomai_kpi.files.guard import is_forced, was_read
from tomakomai_kpi.files.reasons import reason_of

STDOUT = "-"

SCRATCH = ".tomakomai-kpi-"
"""How the names of files begin that are not yet in place."""

NEW_FILE = 0o666
"""The mode of a new file, less what the system's umask takes from it."""

ANY_WRITER = 0o222

AN_HOUR = 3600


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
    path = Path(output)
    _require_free(path)
    try:
        write_file(data, path)
    except (OSError, RuntimeError, ValueError) as error:
        why = reason_of(error)
        raise unwritable(output, why.japanese, why.english) from error


def _require_free(path: Path) -> None:
    """Refuse a file that the command reads, and one whose mode protects it."""
    if was_read(path):
        raise unwritable(
            str(path), ": この命令が読み込むファイルです", ": it is read by this command"
        )
    if path.is_file() and not path.stat().st_mode & ANY_WRITER and not is_forced():
        raise unwritable(
            str(path),
            ": 書き込みを許さないファイルです。命令なら --force で置き換えます",
            ": it is read-only; commands replace it with --force",
        )


def unwritable(output: str, why: str, english: str = "") -> PlanFileError:
    """The error of a file that cannot be written; `why` begins with a colon, or is empty."""
    return PlanFileError(
        f"ファイル「{output}」に書けません{why} (cannot write the file{english}) [unwritable_file]",
        "unwritable_file",
        file=output,
    )


def write_file(data: bytes, path: Path) -> None:
    """Put the file in place in one step, so that nobody reads half of it.

    Whatever fails on the way, the file that was there stays, and nothing is left beside it; what a
    killed process left is swept up. Mode and owner are those of the file that is replaced, where
    the system allows it, and no one else may read the new bytes before.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe stays what it is
        return
    path = path.resolve()
    _sweep(path.parent)
    replaced = path.stat() if path.exists() else None
    mode = NEW_FILE if replaced is None else S_IMODE(replaced.st_mode)
    scratch = path.with_name(f"{SCRATCH}{os.getpid()}-{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(scratch, flags, mode), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # the new bytes are on the disk before the new name is
            if replaced is not None:
                _give(scratch, replaced)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def _give(scratch: Path, like: os.stat_result) -> None:
    """The owner of a file, then its mode, some of which a change of owners clears."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(scratch, like.st_uid, like.st_gid)
    scratch.chmod(S_IMODE(like.st_mode))


def _sweep(folder: Path) -> None:
    """Remove what a process that is no more left there an hour ago or earlier."""
    for path in folder.glob(f"{SCRATCH}*.tmp"):
        with suppress(OSError):
            told = re.fullmatch(rf"{re.escape(SCRATCH)}(\d+)-[0-9a-f]{{8}}\.tmp", path.name)
            is_old = time.time() - path.stat().st_mtime > AN_HOUR
            if told and is_old and not _is_alive(int(told[1])):
                path.unlink()


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        return False  # nobody writes one file for an hour
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
