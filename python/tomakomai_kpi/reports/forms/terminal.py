# SPDX-License-Identifier: BSL-1.0
"""Reports for terminals: lines and grids, printed so many columns wide. Needs rich."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tomakomai_kpi.reports.forms.console import console_into
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.prose import folded

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


class Folded:
    """A text that is folded as Japanese is: no line begins with 、 or ends with 「."""

    def __init__(self, text: str, style: str = "") -> None:
        """All in one style."""
        self._text, self._style = one_line(text), style

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Its lines, none wider than there is room for."""
        for each in folded(self._text, options.max_width):
            yield Text(each, style=self._style, overflow="fold")

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """As wide as its text."""
        return Measurement(1, min(cell_len(self._text), options.max_width))


def line(text: str, style: str = "", indent: int = 0) -> Padding:
    """A line of its own, folded where it is too long."""
    return Padding(Folded(text, style), (0, 0, 0, indent))


def grid(widths: Sequence[int], rows: Iterable[Iterable[RenderableType]]) -> Table:
    """Columns of these widths, one cell apart."""
    out = Table.grid(padding=(0, 1))
    for width in widths:
        out.add_column(width=width, overflow="fold")
    for row in rows:
        out.add_row(*(Folded(cell) if isinstance(cell, str) else cell for cell in row))
    return out
