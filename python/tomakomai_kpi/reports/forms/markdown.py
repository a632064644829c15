# SPDX-License-Identifier: BSL-1.0
"""Markdown as GitHub reads it: headings, lists and tables of text that stays text."""

import re
from collections.abc import Iterable, Iterator

from tomakomai_kpi.reports.forms.line import one_line


def document(lines: Iterable[str]) -> str:
    """Lines as a text."""
    return "\n".join(lines) + "\n"


def head(
    title: str, facts: Iterable[tuple[str, str]], unread: str = "", lead: str = ""
) -> Iterator[str]:
    """The heading, and what stands at the top of every report; first what was not read."""
    yield f"# {escaped(title)}"
    yield ""
    if unread:
        yield f"**{escaped(unread)}**"
        yield ""
    if lead:
        yield escaped(lead)
        yield ""
    yield from (f"- {escaped(label)}: {escaped(fact)}" for label, fact in facts)
    yield ""


def table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Cells are markdown already."""
    for cells in (header, ["---"] * len(header), *rows):
        yield f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that markdown shows as it is."""
    safe = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", safe)
