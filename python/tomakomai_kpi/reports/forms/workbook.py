# SPDX-License-Identifier: BSL-1.0
"""Cells of a workbook: text that stays text, and figures that print as the document prints them.

A number goes into a cell as a number where the cell holds all its digits; where it would round (a
fraction, or more than 15 digits) the exact text stands there instead. What was printed otherwise
than a cell can show a number (2億396万円, 1時間30分) stands there in one (203,960,000円, 90分).
"""

import re
from decimal import Decimal
from typing import Any

from tomakomai_kpi._core import Value, _decimals, _printed_number, starts_formula
from tomakomai_kpi.figures import decimals_of_need

DIGITS_HELD = 15
LONGEST_TEXT = 32_767
LONGEST_FORMAT = 255

# XML has no words for these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CUT = "…（長すぎるので、ここまで cut）"


def allowed(text: str) -> str:
    """The text, with pictures of what a workbook cannot hold; where it is cut, it says so."""
    held = _FORBIDDEN.sub(lambda found: _picture(found[0]), text)
    return held if _length(held) <= LONGEST_TEXT else _first(held, LONGEST_TEXT - len(_CUT)) + _CUT


def _picture(character: str) -> str:
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"


def _length(text: str) -> int:
    """As spreadsheets count: 𠮷 is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _first(text: str, length: int) -> str:
    """The characters that fit into so many."""
    while _length(text) > length:
        text = text[: len(text) - max(1, (_length(text) - length) // 2)]
    return text


def put_text(cell: Any, text: str) -> None:
    """Set text as text: a spreadsheet must run nothing that a document says."""
    held = allowed(text)
    if not held:
        return
    cell.value = held
    cell.data_type = "s"
    if starts_formula(held):
        cell.quotePrefix = True  # it stays text when someone edits the cell


def put_value(cell: Any, value: Value | None) -> None:
    """A value as it prints: a number with a format that shows its unit, else its text."""
    if value is None:
        return
    held = _as_number(value)
    if held is None:
        put_text(cell, str(value))
    else:
        cell.value, cell.number_format, _ = held


def shown_otherwise(value: Value | None) -> bool:
    """Whether put_value() shows the value in other characters than it was printed in."""
    held = None if value is None else _as_number(value)
    return held is not None and held[2] != str(value)


def _as_number(value: Value) -> tuple[Decimal, str, str] | None:
    """The number of a cell, its format and what both show; None for what a cell cannot hold."""
    printed = _printed_number(value)
    if printed is None or not _fits(printed[2]):
        return None
    text, digits, number, decimals = printed
    before, _, after = text.partition(digits)
    pattern = _pattern(digits, decimals)
    shown = _quoted(before) + pattern + _quoted(after)
    if number < 0:  # what follows the semicolon shows negative numbers, by their magnitude
        shown = f"{pattern}{_quoted(after)};{shown}"
    return (number, shown, text) if len(shown) <= LONGEST_FORMAT else None


def put_need(cell: Any, value: Value | None) -> None:
    """A computed value as a number that a cell can hold, rounded as words are where it must be."""
    if value is None:
        return
    number = value.number
    if number is not None and _decimals(number) < 0:
        value = round(value, decimals_of_need(number))
    put_value(cell, value)


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


def _fits(number: Decimal) -> bool:
    """Whether a cell holds all its digits."""
    return len(number.as_tuple().digits) <= DIGITS_HELD


def _pattern(digits: str, decimals: int) -> str:
    """The format that prints a number with these decimals, in groups where it has them."""
    whole = "#,##0" if "," in digits else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _quoted(words: str) -> str:
    """Words of a number format, shown as they are; a quotation mark has a backslash of its own."""
    return "".join(
        f'"{part}"' if part != '"' else '\\"' for part in re.split('(")', allowed(words)) if part
    )
