# SPDX-License-Identifier: BSL-1.0
"""The grid between a container and C++: rows with their number, cells as runs of text.

A run is underlined or not. A paragraph is a line; spaces at its ends are layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tomakomai_kpi.errors import KpiError

Run = tuple[str, bool]
Cell = list[Run]
Row = tuple[int, list[Cell]]

HEADER = ["頁", "新", "旧"]

NAMELESS = "表"
"""What messages call a table that is in no file."""


class Paragraphs:
    """Gathers runs of text into the lines of a cell."""

    def __init__(self) -> None:
        self._lines: list[list[Run]] = [[]]

    def add(self, text: str, underlined: bool) -> None:
        """One more run on the line."""
        self._lines[-1].append((text, underlined))

    def end(self) -> None:
        """The line ends, where there is one."""
        if self._lines[-1]:
            self._lines.append([])

    def ends_with_digit(self) -> bool:
        """Whether the line so far does."""
        return any(self._lines[-1]) and self._lines[-1][-1][0][-1:].isdigit()

    def cell(self) -> Cell:
        """The lines that say something."""
        out: Cell = []
        for line in self._lines:
            kept = _strip(line)
            if not kept:
                continue
            if out:
                out.append(("\n", False))
            out.extend(kept)
        return out


def _strip(line: list[Run]) -> list[Run]:
    """The line without the spaces at its ends."""
    kept = [run for run in line if run[0]]
    while kept and not kept[0][0].strip(" "):
        kept.pop(0)
    while kept and not kept[-1][0].strip(" "):
        kept.pop()
    if kept:
        kept[0] = (kept[0][0].lstrip(" "), kept[0][1])
        kept[-1] = (kept[-1][0].rstrip(" "), kept[-1][1])
    return kept


@dataclass(slots=True)
class Cells:
    """The rows of a table with their numbers, beside what its container says of the cells."""

    rows: list[tuple[int, list[str]]]
    name: str = NAMELESS
    """Of the file, for messages."""
    sheet: str = ""
    continued: list[tuple[int, int]] = field(default_factory=list)
    """Row and cell, from 0, of those that are merged with the cell above and bear its text."""
    faults: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    """Row and cell, from 0, of those whose text cannot be told, and why."""
    remarks: list[str] = field(default_factory=list)
    """What a person should look at: rows that are hidden."""
    others: tuple[str, ...] = ()
    """The other sheets of the workbook."""
    header: list[str] | None = None
    """Of the columns, where no row says it."""


def sheets_of(rows: list[Row]) -> Iterator[tuple[str, list[str], list[list[Cell]]]]:
    """The rows under each title, and the header, which has columns of remarks behind 頁 新 旧."""
    title = ""
    header = HEADER
    sheet: list[list[Cell]] = []
    for _, cells in rows:
        words = [plain(cell) for cell in cells]
        if len(cells) == 1:
            if sheet:
                yield title, header, sheet
            title, sheet = words[0], []
        elif words[: len(HEADER)] == HEADER:
            header = words
        else:
            sheet.append(cells)
    yield title, header, sheet


def plain(cell: Cell) -> str:
    """Its text, underlined or not."""
    return "".join(text for text, _ in cell)


def is_html(text: str) -> bool:
    """Whether it is a page with a table: a mere < of a text is none."""
    return text.lstrip("\ufeff \r\n\t").startswith("<") and "<table" in text.lower()


def bad(message: str, english: str = "a mapping") -> KpiError:
    """For what no mapping and no source of a table is."""
    return KpiError(f"{message} ({english}) [bad_argument]", "bad_argument")
