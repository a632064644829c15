# SPDX-License-Identifier: BSL-1.0
r"""What a spreadsheet shows of a number or a date under the format of its cell.

Formats are those of ECMA-376 (18.8.30): sections by sign, digits with groups, scales and per cent,
words of their own, dates and eras. Numbers go from their stored digits to shown ones as Decimal,
and round half away from zero as spreadsheets do; numbers without a format keep the 15 digits that
a spreadsheet has. Conditions, fractions, exponents and elapsed times are not understood.

>>> from decimal import Decimal
>>> shown(Decimal("0.455"), "0.0%"), shown(46, '0"人"'), shown(-1234, '#,##0;"▲"#,##0')
('45.5%', '46人', '▲1,234')
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple, TypeAlias

Shown: TypeAlias = bool | int | float | Decimal | date | time | timedelta | str

DIGITS_STORED = 15

# The built-in formats of Japanese spreadsheets, which files name by number alone.
_ERA_DAY, _ERA_WORDS = "ge.m.d", 'ggge"年"m"月"d"日"'
_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 57), _ERA_DAY),
    **dict.fromkeys((28, 29, 51, 54, 58), _ERA_WORDS),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    **dict.fromkeys((34, 52, 55), _MONTH),
    **dict.fromkeys((35, 53, 56), _DAY),
}

_ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
    (date(1912, 7, 30), "大正", "T"),
    (date(1868, 1, 25), "明治", "M"),
)
_WEEKDAYS = "月火水木金土日"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|_(?P<room>.)"
    r"|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/標準)"
    r"|(?P<half>AM/PM|A/P|am/pm|a/p)"
    r"|(?P<exponent>[Ee][+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4}|g+|e+|b+|r+)"
    r"|(?P<code>[0#?.,%@/])"
    r"|(?P<word>.)",
    re.DOTALL,
)
_COLOURS = re.compile(
    r"(?:black|white|red|green|blue|yellow|magenta|cyan|colou?r ?\d+"
    r"|[黒白赤緑青黄紫]|水|色 ?\d+)$",
    re.IGNORECASE,
)


# The locale under which the first year of an era is 元年.
_FIRST_YEAR = "x-gannen"


class UnknownFormatError(ValueError):
    """A format that is not understood."""


class Token(NamedTuple):
    """A part of a format: its kind and its text."""

    kind: str
    text: str


_SIGNS = "-−－▲△"
_DIGITS = re.compile("[1-9]")


def shown(value: Shown, number_format: str) -> str:
    """The text of a cell.

    Args:
        value: as the workbook holds it; a float by the digits that are stored.
        number_format: its code; ``General`` for none.

    Raises:
        UnknownFormatError: the format is not understood.
    """
    sections = _sections(number_format)
    if isinstance(value, str):
        return _text(value, sections)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        raise UnknownFormatError(number_format)
    if isinstance(value, date | time):
        return _date(value, sections[0])
    number = Decimal(str(value))
    text = _number(number, sections)
    # Red or brackets alone are no sign that a text keeps.
    signed = number >= 0 or any(sign in text for sign in _SIGNS) or not _DIGITS.search(text)
    return text if signed else "-" + text.strip().strip("()（）").strip()


def _sections(code: str) -> list[list[Token]]:
    sections: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(code or "General"):
        kind = found.lastgroup or ""
        text = found[kind]
        if kind == "word" and text == ";":
            sections.append([])
        elif kind == "bracket":
            if not _COLOURS.match(text):
                sections[-1].append(_bracket(text, code))
        elif kind in ("quoted", "escaped"):
            sections[-1].append(Token("word", text))
        elif kind == "room":
            sections[-1].append(Token("word", " "))
        elif kind != "fill":
            sections[-1].append(Token(kind, text))
    return sections


def _bracket(text: str, code: str) -> Token:
    """[$¥-411] shows ¥, [$-411] and [$-ja-JP-x-gannen] nothing; others are not understood."""
    if not text.startswith("$"):
        raise UnknownFormatError(code)
    symbol, _, locale = text[1:].partition("-")
    return Token("gannen" if locale.endswith(_FIRST_YEAR) else "word", symbol)


def _text(value: str, sections: Sequence[Sequence[Token]]) -> str:
    last = sections[-1]
    if not any(token.text == "@" for token in last if token.kind == "code"):
        return value
    return "".join(value if token == ("code", "@") else token.text for token in last)


# Numbers


def _number(number: Decimal, sections: list[list[Token]]) -> str:
    section, sign = sections[0], "-" if number < 0 else ""
    if len(sections) > 1 and number < 0:
        section, sign = sections[1], ""
    elif len(sections) > 2 and number == 0:
        section = sections[2]
    kinds = {token.kind for token in section}
    if kinds & {"date", "half", "exponent"} or Token("code", "/") in section:
        raise UnknownFormatError("".join(token.text for token in section))
    number = abs(number)
    if "general" in kinds or Token("code", "@") in section:
        of_number = (Token("general", "General"), Token("code", "@"))
        text = "".join(_general(number) if t in of_number or t.kind == "general" else t.text
                       for t in section)  # fmt: skip
        return sign + text
    text, is_zero = _digits(number, section)
    return text if is_zero else sign + text


def _general(number: Decimal) -> str:
    """Without a format, whole numbers in full, others in the digits that are stored."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    held = Context(DIGITS_STORED, ROUND_HALF_UP).plus(number)
    return f"{held.normalize():f}"


def _digits(number: Decimal, section: list[Token]) -> tuple[str, bool]:
    """The digits in their places, and whether they are all zero."""
    codes = [(i, t.text) for i, t in enumerate(section) if t.kind == "code"]
    places = [i for i, text in codes if text in "0#?"]
    if not places:  # words alone: "-" for zero
        return "".join(t.text for t in section if t.kind != "code" or t.text == "%"), False
    point = next((i for i, text in codes if text == "."), None)
    whole = [i for i in places if point is None or i < point]
    part = [i for i in places if point is not None and i > point]
    commas = [i for i, text in codes if text == ","]
    grouped = any(whole and whole[0] < i < whole[-1] for i in commas)
    scales = [i for i in commas if i > places[-1] or (point is not None and not whole)]
    scales += [i for i in commas if point is not None and whole and whole[-1] < i < point]
    number = number.scaleb(
        2 * sum(text == "%" for _, text in codes) - 3 * len(set(scales)),
        Context(prec=400),
    )
    rounded = f"{number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP, Context(400)):f}"
    before, _, after = rounded.partition(".")
    shown_at = _whole(before.lstrip("0"), whole, section, grouped)
    kept = len(after.rstrip("0"))
    for n, i in enumerate(part):
        digit = after[n]
        blank = n >= kept and section[i].text != "0"
        shown_at[i] = ("" if section[i].text == "#" else " ") if blank else digit
    out = [shown_at.get(i, "" if t == ("code", ",") else t.text) for i, t in enumerate(section)]
    return "".join(out), not rounded.strip("0.")


def _whole(digits: str, places: list[int], section: list[Token], grouped: bool) -> dict[int, str]:
    """The digits before the point, right to left; the first place takes all that are left."""
    shown_at: dict[int, str] = {}
    rest, count = digits, 0
    for place in reversed(places):
        take = len(rest) if place == places[0] else 1
        taken = rest[len(rest) - take :] if rest else ""
        rest = rest[: len(rest) - len(taken)]
        if not taken:
            taken = {"0": "0", "?": " ", "#": ""}[section[place].text]
        text = ""
        for digit in reversed(taken):
            if grouped and digit.isdigit() and count and count % 3 == 0:
                text = "," + text
            count += digit.isdigit()
            text = digit + text
        shown_at[place] = text
    return shown_at


# Dates


def _date(value: date | time, section: list[Token]) -> str:
    is_half_day = any(token.kind == "half" for token in section)
    by_name = any(token.kind == "gannen" for token in section)
    out: list[str] = []
    before = ""
    for i, token in enumerate(section):
        text = token.text.lower()
        if token.kind == "date":
            following = next((t.text for t in section[i + 1 :] if t.kind == "date"), "")
            minute = text in ("m", "mm") and (before[:1] == "h" or following[:1].lower() == "s")
            part = _minute(value, text) if minute else _part(value, text, is_half_day)
            out.append("元" if by_name and text[0] == "e" and int(part) == 1 else part)
            before = text
        elif token.kind == "half":
            hour = value.hour if isinstance(value, datetime | time) else 0
            out.append(("AM" if hour < 12 else "PM") if len(text) > 3 else "AP"[hour >= 12])
        elif token.kind in ("word", "gannen") or text in ("/", ".", ","):
            out.append(token.text)
        elif token.text != "@":
            raise UnknownFormatError("".join(t.text for t in section))
    return "".join(out)


def _minute(value: date | time, code: str) -> str:
    minute = value.minute if isinstance(value, datetime | time) else 0
    return f"{minute:0{len(code)}d}"


def _part(value: date | time, code: str, is_half_day: bool) -> str:
    if code[0] in "hs":
        clock = value if isinstance(value, datetime | time) else time()
        number = clock.second if code[0] == "s" else clock.hour
        if code[0] == "h" and is_half_day:
            number = number % 12 or 12
        return f"{number:0{min(len(code), 2)}d}"
    if isinstance(value, time):
        raise UnknownFormatError(code)
    day = value.date() if isinstance(value, datetime) else value
    match code:
        case "yy" | "y":
            return f"{day.year % 100:02d}"
        case "yyy" | "yyyy":
            return f"{day.year:04d}"
        case "m" | "mm":
            return f"{day.month:0{len(code)}d}"
        case "mmm":
            return _MONTHS[day.month - 1][:3]
        case "mmmm":
            return _MONTHS[day.month - 1]
        case "d" | "dd":
            return f"{day.day:0{len(code)}d}"
        case "ddd":
            return _DAYS[day.weekday()][:3]
        case "dddd":
            return _DAYS[day.weekday()]
        case "aaa" | "aaaa":
            return _WEEKDAYS[day.weekday()] + "曜日" * (len(code) == 4)
        case "g" | "gg" | "ggg" | "e" | "ee":
            return _era(day, code)
    raise UnknownFormatError(code)


def _era(day: date, code: str) -> str:
    for first, name, letter in _ERAS:
        if day < first:
            continue
        if code[0] == "e":
            return f"{day.year - first.year + 1:0{len(code)}d}"
        return letter if code == "g" else name[: len(code) - 1]
    raise UnknownFormatError(code)
