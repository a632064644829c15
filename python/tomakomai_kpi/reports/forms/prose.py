# SPDX-License-Identifier: BSL-1.0
"""Japanese prose for terminals: folded at any character, but not within a number or a word.

Lines bear no blanks at their ends. Needs rich.

>>> folded("目標値: 累計1,450人 → 累計890人。", 20, "- ", "  ")
['- 目標値: 累計', '  1,450人 → 累計', '  890人。']
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tomakomai_kpi.reports.forms.console import console_into
from tomakomai_kpi.reports.forms.line import one_line

NARROWEST = 20

# What no line begins with, and what none ends with.
_NEVER_FIRST = "、。，．・：；:;,.？！?!)）」』】〕》〉]ー々％%ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_LAST = "(（「『【〔《〈["
# Numbers with their units: 累計1,450人, 2億396万円.
_NUMBER = r"(?:[A-Za-z0-9_,.+/-]+(?:[\u30a1-\u30ff]{1,4}|[\u4e00-\u9fff%]{1,2})?)+"
# A short remark in parentheses is one word too.
_TOKEN = re.compile(
    rf"\([^()\s]{{1,8}}\)|[{re.escape(_NEVER_LAST)}]*(?:{_NUMBER}|\s+|.)[{re.escape(_NEVER_FIRST)}]*",
    re.DOTALL,
)


class Prose(NamedTuple):
    """One paragraph, which may become several lines."""

    text: str
    first: str = ""
    """Stands before its first line."""
    rest: str = ""
    """Stands before those that follow."""
    style: str = ""


def head(title: str, facts: Iterable[tuple[str, str]], unread: str, lead: str) -> Iterator[Prose]:
    """What stands at the top of a report: first what was not read, then the answer."""
    yield Prose(title, style="bold")
    if unread:
        yield Prose(unread, style="bold red")
    yield Prose(lead)
    yield Prose("")
    for label, fact in facts:
        yield Prose(fact, f"{label}: ", "  ")


def printed(paragraphs: Iterable[Prose], width: int, *, color: bool = False) -> str:
    """The paragraphs so many columns wide, in colours where a terminal takes them."""
    from rich.text import Text

    out = io.StringIO()
    console = console_into(out, color=color)
    width = max(width, NARROWEST)
    for paragraph in paragraphs:
        for line in folded(paragraph.text, width, paragraph.first, paragraph.rest):
            console.print(Text(line, style=paragraph.style), soft_wrap=True)
    return out.getvalue()


def folded(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, none wider than *width* columns, none with a blank end."""
    from rich.cells import cell_len

    lines = [first]
    used = cell_len(first)
    empty = True
    for token in _pieces(one_line(text), width - max(cell_len(first), cell_len(rest))):
        size = cell_len(token)
        if not empty and used + cell_len(token.rstrip()) > width:
            lines.append(rest)
            used = cell_len(rest)
            empty = True
        if empty and token.isspace():
            continue
        lines[-1] += token
        used += size
        empty = False
    return [line.rstrip() for line in lines]


def _pieces(text: str, room: int) -> Iterator[str]:
    """What stays together; what is wider than a line comes by its characters."""
    from rich.cells import cell_len

    for token in _TOKEN.findall(text):
        if cell_len(token) <= room:
            yield token
        else:
            yield from token
