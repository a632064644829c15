# SPDX-License-Identifier: BSL-1.0
"""Cells of a workbook: text that stays text, and figures that print as the document prints them.

A number goes into a cell as a number where the cell holds all its digits; where it would round (a
fraction, or more than 15 digits) the exact text stands there instead.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tomakomai_kpi._core import Value, level

DIGITS_HELD = 15
LONGEST_TEXT = 32_767
LONGEST_FORMAT = 255

# XML has no words for these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PRINTED_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def allowed(text: str) -> str:
    """The text without what a workbook cannot hold, cut with a mark where it is too long."""
    held = _FORBIDDEN.sub("", text)
    return held if len(held) <= LONGEST_TEXT else held[: LONGEST_TEXT - 1] + "…"


def put_text(cell: Any, text: str) -> None:
    """Set text as text: a spreadsheet must run nothing that a document says."""
    held = allowed(text)
    if not held:
        return
    cell.value = held
    cell.data_type = "s"
    if held[0] in "=+-@":
        cell.quotePrefix = True  # it stays text when someone edits the cell


def put_value(cell: Any, value: Value | None) -> None:
    """A value as it prints: a number with a format that shows its unit, else its text."""
    if value is None:
        return
    text = str(value)
    printed = _PRINTED_NUMBER.search(text)
    if printed is not None and _holds(printed[0], value):
        shown = _number_format(text, printed)
        if len(shown) <= LONGEST_FORMAT:
            cell.value = Decimal(printed[0].replace(",", ""))
            cell.number_format = shown
            return
    put_text(cell, text)


def put_exact(cell: Any, number: Fraction | None) -> None:
    """An exact number: as a number where its decimals end and fit, else as a fraction in text."""
    if number is None:
        return
    text = str(level(number)).replace(",", "")
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) and _digits(text) <= DIGITS_HELD:
        decimals = len(text.partition(".")[2])
        cell.value = Decimal(text)
        cell.number_format = "0." + "0" * decimals if decimals else "0"
        return
    put_text(cell, str(number))


def put_percent(cell: Any, percent: Decimal | None) -> None:
    """A percentage with one decimal, as a plain number under a head that says %."""
    if percent is None:
        return
    cell.value = percent
    cell.number_format = "0.0"


def head(sheet: Any, titles: list[str], widths: list[int], frozen: str) -> None:
    """The first row: bold, in view while scrolling, repeated on every printed page."""
    from openpyxl.styles import Alignment, Border, Side
    from openpyxl.utils import get_column_letter

    for column, (title, width) in enumerate(zip(titles, widths, strict=True), 1):
        cell: Any = sheet.cell(1, column)
        put_text(cell, title)
        cell.font = bold(cell.font)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=Side(style="medium"))
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = frozen
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes


def bold(font: Any) -> Any:
    """The same font, whichever the reader's system has for Japanese, in bold."""
    from openpyxl.styles import Font

    return Font(name=font.name, size=font.size, family=font.family, scheme=font.scheme, bold=True)


def _holds(printed: str, value: Value) -> bool:
    """Whether the first number in the text is the value's own, and a cell holds its digits."""
    plain = printed.replace(",", "")
    return Fraction(plain) == value.number and _digits(plain) <= DIGITS_HELD


def _digits(plain: str) -> int:
    return len(plain.lstrip("-").replace(".", "").lstrip("0"))


def _number_format(text: str, printed: re.Match[str]) -> str:
    whole, _, decimals = printed[0].partition(".")
    pattern = "#,##0" if "," in whole else "0" * (len(whole) if whole.startswith("0") else 1)
    if decimals:
        pattern += "." + "0" * len(decimals)
    return _quoted(text[: printed.start()]) + pattern + _quoted(text[printed.end() :])


def _quoted(words: str) -> str:
    """Words of a number format, shown as they are; a quotation mark has a backslash of its own."""
    return "".join(
        f'"{part}"' if part != '"' else '\\"' for part in re.split('(")', allowed(words)) if part
    )
