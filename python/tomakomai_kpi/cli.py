# SPDX-License-Identifier: BSL-1.0
"""The command ``tomakomai-kpi``: a plan in, a report out.

Whatever is wrong with the input is said on stderr, a line for each error with its code, and the
exit status is 2; what a plan's file holds beside the plan is told there in a line too. With
--strict the status is 3 where some of the document was not read. Needs the extra ``cli``.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from tomakomai_kpi._core import __version__
from tomakomai_kpi.commands import (
    audit,
    compare,
    convert,
    declare,
    progress,
    read,
    review,
    rulebooks,
    table,
)
from tomakomai_kpi.commands._refused import refusal
from tomakomai_kpi.commands._told import tell
from tomakomai_kpi.errors import KpiError, PlanError, PlanFileWarning
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.guard import guarding
from tomakomai_kpi.files.reasons import reason_of

if TYPE_CHECKING:
    import click

NAME = "tomakomai-kpi"
BAD_INPUT = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    if sys.stdout is None:
        return _fail("標準出力が閉じています (stdout is closed) [unwritable_file]")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", PlanFileWarning)
            warnings.showwarning = _tell  # type: ignore[assignment]  # takes all that is given
            return _run(arguments)
    except PlanError as error:
        return _fail(*_lines(error))
    except KpiError as error:
        return _fail(str(error))
    except MemoryError:
        return _fail("メモリーが足りません (out of memory) [unreadable_file]")
    except OSError as error:
        _forget_unwritten()
        why = reason_of(error)
        return _fail(f"書き出せません{why.japanese} (cannot write{why.english}) [unwritable_file]")


def _forget_unwritten() -> None:
    """Let what stdout could not take go, or Python would try again at its end and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    with needing("cli"):
        import click
    try:
        status = command().main(arguments, NAME, standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _fail(refusal(error, NAME))
    return int(status or 0)


def _tell(message: Warning | str, *_: object) -> None:
    tell(str(message))


def _lines(error: PlanError) -> list[str]:
    """One for each error of a file, and one that counts them; a single error is one line."""
    if getattr(error, "error_count", 1) == 1:
        return [str(error)]
    lines = [f"{message} [{code}]" for _, _, code, message in error.errors]
    return [*lines, str(error).rsplit("\n", 1)[-1]]


def _fail(*messages: str) -> int:
    for message in messages:
        tell(message)
    return BAD_INPUT


def command() -> "click.Group":
    """The command with its subcommands."""
    import click

    @click.group(
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="自治体の計画の指標(KPI)の進捗を、丸めずに評価します。\n\n"
        "Exact progress of the indicators of a public plan.",
    )
    @click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
    @click.pass_context
    def group(context: click.Context) -> None:
        context.with_resource(guarding())
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    group.add_command(progress.command())
    group.add_command(rulebooks.command())
    group.add_command(review.command())
    for name in audit.NAMES:
        group.add_command(audit.command(name))
    group.add_command(compare.command())
    group.add_command(read.command())
    group.add_command(table.command())
    group.add_command(convert.command())
    group.add_command(declare.command())
    return group
