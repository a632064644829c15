# SPDX-License-Identifier: BSL-1.0
"""Comparison tables as HTML: lxml reads them, Jinja2 writes them."""

from typing import Any

from tomakomai_kpi._core import Plan
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.input import too_large, unreadable
from tomakomai_kpi.files.limits import limits_now
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.tables.cells import Cell, Paragraphs, Row, Run, plain, sheets_of

_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd")
)

_NOTES = ("p", "li", "dd")
_NOTE_SIGNS = ("※", "注", "（注", "(注", "＊", "*")

# What a page says to browsers, not to readers.
_NO_CONTENT = frozenset(("script", "style", "template"))


def from_html(
    text: str,
    name: str,
    continued: list[tuple[int, int]] | None = None,
    *,
    notes: bool = False,
) -> list[Row]:
    """The rows of all tables in a page, headings and captions between them.

    Args:
        text: of the page.
        name: of the file, for errors.
        continued: takes row and cell, from 0, of those that a cell from above spans.
        notes: whether paragraphs outside tables that begin like footnotes are rows too.

    Raises:
        PlanFileError: the parser stops before the end, as elements are nested too deep or the page
            is too long; with the line.
    """
    with needing("tables", "lxml", "HTMLの表を読むには"):
        from lxml import html
    rows: list[Row] = []
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        document = html.document_fromstring(text.encode(), parser=parser)
    except (ValueError, html.etree.ParserError):
        document = None
    _refuse_cut_off(parser, name)
    if document is None:
        return rows
    room = limits_now().merged
    for node in document.iter("caption", "h1", "h2", "table", *(_NOTES if notes else ())):
        if node.tag == "table":
            room = _add_table(rows, node, continued, room, name)
            continue
        cell = _html_cell(node)
        wanted = node.tag not in _NOTES or _is_note(node, cell)
        if cell and wanted:
            rows.append((len(rows) + 1, [cell]))
    return rows


def _is_note(node: Any, cell: Cell) -> bool:
    outside = next(node.iterancestors("table"), None) is None
    return outside and bool(cell) and cell[0][0].startswith(_NOTE_SIGNS)


def _refuse_cut_off(parser: Any, name: str) -> None:
    """Where the parser gave up, what follows is missing from the tree, without an exception."""
    for error in parser.error_log:
        if error.level_name == "FATAL":
            where = f"の{error.line}行目、{error.column}文字目から先を読めません"
            english = f"cannot read the file: {error.message.strip()}"
            raise unreadable(name, where, error.line, english)


def _add_table(
    rows: list[Row], table: Any, continued: list[tuple[int, int]] | None, room: int, name: str
) -> int:
    """Append a table's rows; spanned cells leave the room that they take empty.

    Returns how many more cells may be covered by others.
    """
    spans: dict[int, int] = {}  # how many more rows a column is taken by a cell from above

    def take(cells: int, line: int) -> None:
        nonlocal room
        room -= cells
        if room < 0:
            raise too_large(name, f"の{line}行目の表は結合したセルが大きすぎます", "merged")

    def leave_room(cells: list[Cell]) -> None:
        while spans.get(len(cells), 0) > 0:
            take(1, table.sourceline)
            spans[len(cells)] -= 1
            if continued is not None:
                continued.append((len(rows), len(cells)))
            cells.append([])

    for tr in table.iter("tr"):
        if next(tr.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        for td in tr.iterchildren("td", "th"):
            leave_room(cells)
            columns, below = _span(td, "colspan"), _span(td, "rowspan") - 1
            take(columns - 1, table.sourceline)
            cell = _html_cell(td)
            for extra in range(columns):
                spans[len(cells)] = below
                cells.append([] if extra else cell)
        leave_room(cells)
        rows.append((len(rows) + 1, cells))
    return room


def _span(node: Any, name: str) -> int:
    text = node.get(name, "1").strip()
    return min(max(int(text), 1), 1000) if text.isascii() and text.isdigit() else 1


def _html_cell(node: Any) -> Cell:
    out = Paragraphs()
    _add_html(out, node, underlined=False)
    return out.cell()


def _add_html(out: Paragraphs, root: Any, *, underlined: bool) -> None:
    """Walk without recursion: nesting is the author's, who may be malicious."""
    steps: list[tuple[Any, bool, bool]] = [(root, underlined, False)]
    while steps:
        node, line, leaving = steps.pop()
        if leaving:
            if node.tag in _BLOCKS:
                out.end()
            if node is not root and node.tail:
                out.add(_collapse(node.tail), line)
            continue
        if not isinstance(node.tag, str) or _is_unseen(node):  # or a comment
            steps.append((node, line, True))
            continue
        if node.tag in _BLOCKS:
            out.end()
        inside = line or _is_underlined(node)
        if node.tag == "sup" and out.ends_with_digit() and not _begins_as_note(node):
            out.add("^", inside)  # 2³ is not 23
        if node.text:
            out.add(_collapse(node.text), inside)
        steps.append((node, line, True))
        steps.extend((child, inside, False) for child in reversed(node))


def _is_unseen(node: Any) -> bool:
    style = node.get("style", "").replace(" ", "").lower()
    return node.tag in _NO_CONTENT or "display:none" in style


def _begins_as_note(node: Any) -> bool:
    return (node.text_content() or "").lstrip().startswith(_NOTE_SIGNS)


def _is_underlined(node: Any) -> bool:
    style = node.get("style", "").replace(" ", "").lower()
    return node.tag in ("u", "ins") or ("text-decoration" in style and "underline" in style)


def _collapse(text: str) -> str:
    """White space of the source as HTML shows it, one space."""
    out: list[str] = []
    for character in text:
        space = character in " \t\r\n\f"
        if space and out and out[-1] == " ":
            continue
        out.append(" " if space else character)
    return "".join(out)


def to_html(plan: Plan, rows: list[Row]) -> str:
    """A page with a table for each title."""
    sheets = [
        (title, header, [[_lines(cell) for cell in cells] for cells in sheet])
        for title, header, sheet in sheets_of(rows)
    ]
    omits = any(OMITTED in plain(cell) for _, cells in rows for cell in cells)
    with needing("tables", "Jinja2", "HTMLで書くには"):
        return html_page("comparison_table.html", "ja", name=plan.name, sheets=sheets, omits=omits)


OMITTED = "［本文略 "
"""What stands in the place of a text that the plan does not hold, as C++ writes it."""


def _lines(cell: Cell) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for text, underlined in cell:
        for number, line in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append((line, underlined))
    return lines
