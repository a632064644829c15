# SPDX-License-Identifier: BSL-1.0
"""The options that all commands with a report share."""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tomakomai_kpi._files import STDOUT

NO_TERMINAL = (120, 24)

Command = TypeVar("Command", bound=Callable[..., Any])


def output_options(formats: Sequence[str]) -> Callable[[Command], Command]:
    """--format, the first of the formats by default, and --output."""
    import click

    def add(command: Command) -> Command:
        command = click.option(
            "--output",
            default=STDOUT,
            metavar="FILE",
            help="書き出し先。省くか - なら標準出力。(default: stdout)",
        )(command)
        return click.option(
            "--format",
            "form",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="書式。(format)",
        )(command)

    return add


def terminal(*, to_stdout: bool) -> tuple[int, bool]:
    """Columns of the terminal, and whether it shows colours."""
    width = shutil.get_terminal_size(NO_TERMINAL).columns
    return width, to_stdout and sys.stdout.isatty()
