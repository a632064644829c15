# SPDX-License-Identifier: BSL-1.0
"""What all commands that report share: --format and --output, and where the text goes."""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from tomakomai_kpi._files import STDOUT, write_output

NO_TERMINAL = (120, 24)

Command = TypeVar("Command", bound=Callable[..., Any])


class Render(Protocol):
    """A report as text so many columns wide."""

    def __call__(self, width: int, *, color: bool) -> str: ...


def report_options(formats: Sequence[str]) -> Callable[[Command], Command]:
    """--format (``form``), by default the first of the formats, and --output."""
    import click

    form = click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="書式。(format)",
    )
    output = click.option(
        "--output",
        default=STDOUT,
        metavar="FILE",
        help="書き出し先。省くか - なら標準出力。(default: stdout)",
    )
    return lambda command: form(output(command))


def write_report(render: Render, output: str) -> None:
    """To stdout, as wide as the terminal and in its colours, or to a file."""
    width = shutil.get_terminal_size(NO_TERMINAL).columns
    color = output == STDOUT and sys.stdout.isatty()
    write_output(render(width, color=color).encode(), output)
