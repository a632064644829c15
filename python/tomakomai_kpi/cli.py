# SPDX-License-Identifier: BSL-1.0
"""The command ``tomakomai-kpi``: a plan in, a report out.

Whatever is wrong with the input is said in one line on stderr, with its code, and the exit status
is 2; with --strict it is 3 where some of the document was not read. Needs the extra ``cli``.
"""

import os
import sys
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
    review,
    rulebooks,
    table,
)
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.reports.forms.line import one_line

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
        return _run(arguments)
    except KpiError as error:
        return _fail(str(error))
    except OSError as error:
        _forget_unwritten()
        return _fail(f"書き出せません: {error.strerror} (cannot write) [unwritable_file]")


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
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        hint = f"使い方は {ctx.command_path if ctx else NAME} --help (usage)"
        return _fail(f"引数の誤り: {error.format_message()} {hint} [bad_argument]")
    return int(status or 0)


def _fail(message: str) -> int:
    print(one_line(message), file=sys.stderr)
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
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    group.add_command(progress.command())
    group.add_command(rulebooks.command())
    group.add_command(review.command())
    group.add_command(audit.command())
    group.add_command(compare.command())
    group.add_command(table.command())
    group.add_command(convert.command())
    group.add_command(declare.command())
    return group
