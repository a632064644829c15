# SPDX-License-Identifier: BSL-1.0
"""Columns of a sheet, each with its head, its width and what goes into the cells below it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from tomakomai_kpi._core import Observation, Value
from tomakomai_kpi.language import year_in
from tomakomai_kpi.reports.forms.workbook import head, put_text, put_value, shown_otherwise
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import Place
from tomakomai_kpi.reports.progress.row import Row

Put = Callable[[Any, Place], None]
Of = Callable[[Row], Observation | None]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of a sheet of indicators."""

    title: str
    width: int
    put: Put


def fill(sheet: Any, columns: Sequence[Column], places: Sequence[Place], frozen: str) -> None:
    """A row an indicator under the heads, with a filter on them."""
    head(sheet, [c.title for c in columns], [c.width for c in columns], frozen)
    for number, place in enumerate(places, 2):
        for column, of in enumerate(columns, 1):
            of.put(sheet.cell(number, column), place)
    lay_out(sheet)
    sheet.row_dimensions[1].height = 3 * LINE
    sheet.auto_filter.ref = sheet.dimensions


def text(words: Callable[[Place], str]) -> Put:
    """Cells of words."""
    return lambda cell, place: put_text(cell, words(place))


def printed_columns(report: Report, label: str, of: Of, width: int = 15) -> Iterator[Column]:
    """The values; and beside them their printed text, where the cells show one otherwise."""

    def value(place: Place) -> Value | None:
        observation = of(place.row)
        return None if observation is None else observation.value

    def printed(place: Place) -> str:
        held = value(place)
        return "" if held is None else str(held)

    yield Column(label, width, lambda cell, place: put_value(cell, value(place)))
    if any(shown_otherwise(value(place)) for place in report.places):
        yield Column(report.say("{label}(記載)", label=label), width, text(printed))


def year_column(report: Report, label: str, of: Of) -> Column:
    """The year of each observation."""

    def year(place: Place) -> str:
        observation = of(place.row)
        return "" if observation is None else year_in(report.lang, observation.year)

    return Column(report.say("{label}の年度", label=label), 12, text(year))


def put_lines(sheet: Any, first: int, lines: Iterable[tuple[str, ...]]) -> None:
    """Rows of words."""
    for number, line in enumerate(lines, first):
        for column, words in enumerate(line, 1):
            put_text(sheet.cell(number, column), words)


def lay_out(sheet: Any, first: int = 2) -> None:
    """Cells below the head wrap at their column's width, in rows that are high enough.

    Not every spreadsheet makes a row as high as its words: the heights are set.
    """
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    below = Alignment(wrap_text=True, vertical="top")
    wrapped: dict[tuple[int, ...], Any] = {}  # a style with it for each without, as few are used
    widths = {
        column: sheet.column_dimensions[get_column_letter(column)].width
        for column in range(1, sheet.max_column + 1)
    }
    for row in sheet.iter_rows(min_row=first):
        lines = 1
        for cell in row:
            if cell.value is not None:
                known = tuple(cell._style or ())
                if known not in wrapped:
                    cell.alignment = below
                    wrapped[known] = cell._style
                cell._style = copy(wrapped[known])
                lines = max(lines, lines_of(cell.value, widths[cell.column]))
        sheet.row_dimensions[row[0].row].height = min(LINE * lines, TALLEST)


LINE = 14
"""Points of a line."""

TALLEST = 400
"""Points of a row, at most: Excel takes 409."""


def lines_of(value: Any, width: float) -> int:
    """How many lines a cell's words take in a column so many digits wide."""
    return sum(max(1, -int(-_width(line) // max(width - 1, 1))) for line in str(value).splitlines())


def _width(words: str) -> int:
    if words.isascii():
        return len(words)
    return sum(1 + (east_asian_width(character) in "WFA") for character in words)
