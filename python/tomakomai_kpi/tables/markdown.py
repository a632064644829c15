# SPDX-License-Identifier: BSL-1.0
"""Comparison tables as Markdown, for people to read."""

from tomakomai_kpi.reports.forms.markdown import escaped, table
from tomakomai_kpi.tables.cells import Cell, Row, sheets_of


def to_markdown(rows: list[Row]) -> str:
    """A table for each title."""
    out: list[str] = []
    for title, header, sheet in sheets_of(rows):
        out += [f"## {escaped(title)}", "", *table([escaped(word) for word in header], [])]
        out += ["| " + " | ".join(_cell(cell) for cell in cells) + " |" for cells in sheet]
        out.append("")
    return "\n".join(out)


def _cell(cell: Cell) -> str:
    return "".join(f"<u>{_lines(text)}</u>" if under else _lines(text) for text, under in cell)


def _lines(text: str) -> str:
    return "<br>".join(map(escaped, text.split("\n")))
