# SPDX-License-Identifier: BSL-1.0
"""Comparison tables (新旧対照表) in their containers: text, HTML, Excel, Markdown.

Containers are opened and closed here; what a cell means is decided in C++. Between the two stands
the grid: rows with their number, cells as runs of text, each underlined or not. A paragraph is a
line; spaces at its ends are layout.

HTML needs lxml to read and Jinja2 to write, Excel needs openpyxl (extra: ``tables``).
"""

from os import PathLike, fsencode, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tomakomai_kpi._core import (
    FiscalPeriod,
    Plan,
    _comparison_grid,
    _comparison_text,
    _read_comparison_grid,
    _table_rows,
    _tomakomai,
)
from tomakomai_kpi.errors import PlanFileError
from tomakomai_kpi.files.encoding import BYTE_ORDER_MARK, decode
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.output import write_output
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.workbook import allowed, bold, put_text

if TYPE_CHECKING:
    from collections.abc import Iterator

Run = tuple[str, bool]
Cell = list[Run]
Row = tuple[int, list[Cell]]

FORMATS = ("tsv", "html", "xlsx", "md")
SUFFIXES = {
    ".txt": "tsv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".md": "md",
}
HEADER = ["頁", "新", "旧"]


def read_comparison_table(
    path_or_text: str | PathLike[str],
    overlay: Plan | Literal["embedded"] | None = "embedded",
    *,
    id: str = "",  # noqa: A002  # the word of the plan's own attribute
    name: str = "",
    period: FiscalPeriod | None = None,
) -> Plan:
    r"""Read a comparison table (新旧対照表) into a plan with the revisions new and old.

    Args:
        path_or_text: a file .txt or .tsv (tab-separated, cells in a little HTML), .html or .xlsx;
            or such a tab-separated text or HTML itself (a str with a line break or a tab). Text
            files are in UTF-8, in UTF-16 with its mark, or in CP932.
        overlay: a plan that declares direction and aggregation by id, and why values are missing.
            By default the embedded plan, where the table is of a plan of that name; None leaves
            directions unknown.
        id: of the plan; by default the overlay's, else its name.
        name: of the plan; by default from the table's title.
        period: of the plan; by default as the text prints it.

    Returns:
        The plan; what was not understood stands among ``plan.texts(revision)`` as ``unread``.

    Raises:
        PlanFileError: the file cannot be read (code ``unreadable_file``).
        PlanError: it holds no comparison table, with row and column.
        MissingExtraError: lxml or openpyxl is not installed.

    >>> p = read_comparison_table("頁\t新\t旧\n1\t令和2年度から令和6年度まで\t略", name="例")
    >>> p.period, p.texts("old")[0].kind
    (FiscalPeriod('令和2年度', '令和6年度'), 'passage')
    """
    rows, source = _rows_of(path_or_text)
    if overlay == "embedded":
        return _read_comparison_grid(
            rows, source, id, name, period, _tomakomai(), of_its_name_only=True
        )
    return _read_comparison_grid(rows, source, id, name, period, overlay)


def write_comparison_table(plan: Plan, path: str | PathLike[str], form: str | None = None) -> None:
    """Write the comparison table of the plan's revisions new and old.

    Contents that the plan does not hold stand as ［本文略 fingerprint］, which reading takes back.

    Args:
        plan: a plan with the revisions new and old.
        path: where to; the suffix chooses the form: .txt and .tsv, .html, .xlsx, .md.
        form: tsv, html, xlsx or md, instead of the suffix.

    Raises:
        PlanError: the plan lacks one of the revisions (code ``unknown_name``).
        PlanFileError: the suffix is unknown (``bad_format``), or the file cannot be written
            (``unwritable_file``).
        MissingExtraError: Jinja2 or openpyxl is not installed.
    """
    name = fspath(path)
    form = form or SUFFIXES.get(Path(name).suffix.lower())
    if form is None:
        raise PlanFileError(
            f"ファイル「{name}」の書式が分かりません。拡張子を .txt .tsv .html .xlsx .md の"
            "どれかにしてください (unknown suffix) [bad_format]",
            "bad_format",
            file=name,
        )
    write_output(render_comparison_table(plan, form), name)


def render_comparison_table(plan: Plan, form: str) -> bytes:
    """The comparison table as the bytes of a file: tsv, html, xlsx or md."""
    if form == "tsv":
        return _comparison_text(plan).encode()
    rows = _comparison_grid(plan)
    if form == "html":
        return _to_html(plan, rows).encode()
    if form == "xlsx":
        return _to_excel(rows)
    return _to_markdown(rows).encode()


# Reading


def _rows_of(path_or_text: str | PathLike[str]) -> tuple[list[Row], str]:
    if isinstance(path_or_text, str):
        if path_or_text.lstrip("\ufeff \r\n\t").startswith("<"):
            return _from_html(path_or_text), "新旧対照表"
        if "\n" in path_or_text or "\t" in path_or_text:
            return _table_rows(path_or_text), "新旧対照表"
    name = fsencode(path_or_text).decode("utf-8", "replace")
    form = SUFFIXES.get(Path(name).suffix.lower(), "tsv")
    try:
        if form == "xlsx":
            return _from_excel(path_or_text), name
        data = Path(path_or_text).read_bytes()
    except PlanFileError:
        raise
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _unreadable(name, f"を読めません: {why}") from error
    text = decode(data, name).removeprefix(BYTE_ORDER_MARK)
    return (_from_html(text) if form == "html" else _table_rows(text)), name


def _unreadable(name: str, why: str) -> PlanFileError:
    return PlanFileError(
        f"ファイル「{name}」{why} (cannot read the file) [unreadable_file]",
        "unreadable_file",
        file=name,
    )


class _Paragraphs:
    """Gathers runs of text into the lines of a cell."""

    def __init__(self) -> None:
        self._lines: list[list[Run]] = [[]]

    def add(self, text: str, underlined: bool) -> None:
        self._lines[-1].append((text, underlined))

    def end(self) -> None:
        if self._lines[-1]:
            self._lines.append([])

    def cell(self) -> Cell:
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


_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd")
)


def _from_html(text: str) -> list[Row]:
    with needing("tables", "lxml", "HTMLの表を読むには"):
        from lxml import html
    rows: list[Row] = []
    try:
        document = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return rows
    for node in document.iter("caption", "h1", "h2", "table"):
        if node.tag == "table":
            _add_table(rows, node)
        else:
            cell = _html_cell(node)
            if cell:
                rows.append((len(rows) + 1, [cell]))
    return rows


def _add_table(rows: list[Row], table: Any) -> None:
    """Append a table's rows; spanned cells leave the room that they take empty."""
    spans: dict[int, int] = {}  # how many more rows a column is taken by a cell from above
    for tr in table.iter("tr"):
        if next(tr.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        for td in tr.iterchildren("td", "th"):
            while spans.get(len(cells), 0) > 0:
                spans[len(cells)] -= 1
                cells.append([])
            columns, below = _span(td, "colspan"), _span(td, "rowspan") - 1
            cell = _html_cell(td)
            for extra in range(columns):
                spans[len(cells)] = below
                cells.append([] if extra else cell)
        while spans.get(len(cells), 0) > 0:
            spans[len(cells)] -= 1
            cells.append([])
        rows.append((len(rows) + 1, cells))


def _span(node: Any, name: str) -> int:
    text = node.get(name, "1").strip()
    return min(max(int(text), 1), 1000) if text.isascii() and text.isdigit() else 1


def _html_cell(node: Any) -> Cell:
    out = _Paragraphs()
    _add_html(out, node, underlined=False)
    return out.cell()


def _add_html(out: _Paragraphs, root: Any, *, underlined: bool) -> None:
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
        if not isinstance(node.tag, str):  # a comment
            steps.append((node, line, True))
            continue
        if node.tag in _BLOCKS:
            out.end()
        inside = line or _is_underlined(node)
        if node.text:
            out.add(_collapse(node.text), inside)
        steps.append((node, line, True))
        steps.extend((child, inside, False) for child in reversed(node))


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


def _from_excel(path: str | PathLike[str]) -> list[Row]:
    with needing("tables", "openpyxl", "Excelの表を読むには"):
        from openpyxl import load_workbook
    name = fsencode(path).decode("utf-8", "replace")
    try:
        with Path(path).open("rb") as file:
            book = load_workbook(file, rich_text=True, data_only=True)
    except OSError:
        raise
    except Exception as error:  # a broken workbook stumbles anywhere in it
        raise _unreadable(name, "はExcelのファイルとして読めません") from error
    rows: list[Row] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cells = [_excel_cell(each) for each in row]
            rows.append((len(rows) + 1, cells))
    return rows


def _excel_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return []
    whole = bool(cell.font and cell.font.underline)
    out = _Paragraphs()
    parts = value if isinstance(value, list) else [value]  # rich text is a list of its parts
    for part in parts:
        text = getattr(part, "text", part)
        font = getattr(part, "font", None)
        underlined = bool(font.u) if font is not None else whole
        lines = str(text).replace("\r\n", "\n").replace("_x000D_", "").split("\n")
        for number, line in enumerate(lines):
            if number:
                out.end()
            out.add(line, underlined)
    return out.cell()


# Writing


def _sheets(rows: list[Row]) -> "Iterator[tuple[str, list[list[Cell]]]]":
    """The rows under each title and header."""
    title = ""
    sheet: list[list[Cell]] = []
    for _, cells in rows:
        if len(cells) == 1:
            if sheet:
                yield title, sheet
            title, sheet = _plain(cells[0]), []
        elif [_plain(cell) for cell in cells] != HEADER:
            sheet.append(cells)
    yield title, sheet


def _plain(cell: Cell) -> str:
    return "".join(text for text, _ in cell)


def _to_html(plan: Plan, rows: list[Row]) -> str:
    sheets = [
        (title, [[_lines(cell) for cell in cells] for cells in sheet])
        for title, sheet in _sheets(rows)
    ]
    with needing("tables", "Jinja2", "HTMLで書くには"):
        return html_page("comparison_table.html", name=plan.name, sheets=sheets)


def _lines(cell: Cell) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for text, underlined in cell:
        for number, line in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append((line, underlined))
    return lines


def _to_excel(rows: list[Row]) -> bytes:
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook
    from io import BytesIO

    from openpyxl.styles import Alignment, Border, Side

    book = Workbook()
    sheet = book.active
    sheet.title = "新旧対照表"
    for letter, width in (("A", 10), ("B", 60), ("C", 60)):
        sheet.column_dimensions[letter].width = width
    edge = Side(style="thin")
    for number, (_, cells) in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            into: Any = sheet.cell(number, column)
            _fill(into, cell)
            into.alignment = Alignment(wrap_text=True, vertical="top")
            if len(cells) == 1:
                into.font = bold(into.font)
                into.alignment = Alignment(wrap_text=False)
            else:
                into.border = Border(edge, edge, edge, edge)
    sheet.page_setup.orientation = "landscape"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _fill(into: Any, cell: Cell) -> None:
    """Set text as text: a spreadsheet must run nothing that a document says."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not cell:
        return
    if any(underlined for _, underlined in cell):
        into.value = CellRichText(
            *(
                TextBlock(InlineFont(u="single"), allowed(text)) if line else allowed(text)
                for text, line in cell
            )
        )
        return
    put_text(into, _plain(cell))


def _to_markdown(rows: list[Row]) -> str:
    out: list[str] = []
    for title, sheet in _sheets(rows):
        out += [f"## {_escape(title)}", "", "| 頁 | 新 | 旧 |", "| --- | --- | --- |"]
        out += ["| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |" for cells in sheet]
        out.append("")
    return "\n".join(out)


def _markdown_cell(cell: Cell) -> str:
    return "".join(
        f"<u>{_escape(text)}</u>" if underlined else _escape(text) for text, underlined in cell
    ).replace("\n", "<br>")


def _escape(text: str) -> str:
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(mark, written)
    for mark in "\\`*_[]|#~":
        text = text.replace(mark, "\\" + mark)
    return text
