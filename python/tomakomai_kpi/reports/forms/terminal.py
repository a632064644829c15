# SPDX-License-Identifier: BSL-1.0
"""Reports for terminals: lines and grids, printed so many columns wide. Needs rich."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tomakomai_kpi.reports.forms.console import console_into
from tomakomai_kpi.reports.forms.line import one_line

NARROWEST = 40


def printed(
    parts: Callable[[int], Iterable[RenderableType]], width: int, *, color: bool = False
) -> str:
    """What a console so many columns wide shows of the parts, which are told its width.

    No line ends in blanks.
    """
    out = io.StringIO()
    console = console_into(out, color=color, width=max(width, NARROWEST))
    for part in parts(console.width):
        console.print(part)
    return re.sub(r"[ \u3000]+((?:\x1b\[[0-9;]*m)*)$", r"\1", out.getvalue(), flags=re.MULTILINE)


def line(text: str, style: str = "", indent: int = 0) -> Padding:
    """A line of its own, folded where it is too long."""
    return Padding(Text(one_line(text), style=style, overflow="fold"), (0, 0, 0, indent))


def grid(widths: Sequence[int], rows: Iterable[Iterable[str | Text]], numbers: int = 0) -> Table:
    """Columns of these widths, one cell apart; the last `numbers` of them are flush right."""
    out = Table.grid(padding=(0, 1))
    for i, width in enumerate(widths):
        justify: Literal["left", "right"] = "right" if i >= len(widths) - numbers else "left"
        out.add_column(width=width, overflow="fold", justify=justify)
    for row in rows:
        out.add_row(*(Text(one_line(cell)) if isinstance(cell, str) else cell for cell in row))
    return out
