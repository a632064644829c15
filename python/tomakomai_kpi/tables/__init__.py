# SPDX-License-Identifier: BSL-1.0
"""Comparison tables (新旧対照表) in their containers: text, HTML, Excel, Markdown.

Each container has a module that opens and closes it, imported when it is wanted, as most need a
library of their own; what a cell means is decided in C++. Between the two stands the grid
(cells.py).

HTML needs lxml to read and Jinja2 to write, Excel needs openpyxl (extra: ``tables``).
"""

from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from typing import Literal, get_args

from tomakomai_kpi._core import (
    FiscalPeriod,
    Plan,
    Unit,
    _comparison_grid,
    _comparison_text,
    _read_comparison_grid,
    _table_rows,
    _tomakomai,
)
from tomakomai_kpi.errors import unknown_name
from tomakomai_kpi.files.encoding import BYTE_ORDER_MARK, decode
from tomakomai_kpi.files.input import read_bytes, shown_name, suffix_of
from tomakomai_kpi.files.output import form_of_name, write_output
from tomakomai_kpi.tables.cells import Row, is_html
from tomakomai_kpi.tables.own_units import own_units

FORMATS = ("tsv", "html", "xlsx", "md")
SUFFIXES = {
    ".txt": "tsv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".md": "md",
}

Column = Literal["page", "new", "old"]


def read_comparison_table(
    path_or_text: str | PathLike[str],
    overlay: Plan | Literal["embedded"] | None = "embedded",
    *,
    id: str = "",  # noqa: A002  # the word of the plan's own attribute
    name: str = "",
    period: FiscalPeriod | None = None,
    columns: Mapping[Column, str] | None = None,
    units: Iterable[Unit | str] = (),
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
        columns: what the header calls its columns ``page``, ``new`` and ``old``, where it uses
            other words than offices do (新・旧, 改正案・現行, 変更後・変更前 …), which are known
            in any order; all other columns are remarks.
        units: own units, made by unit() or by their symbol, beside the catalogue's: known to
            values behind a label.

    Returns:
        The plan; what was not understood stands among ``plan.texts(revision)`` as ``unread``, what
        columns beside the new side and the old say as ``remark``.

    Raises:
        PlanFileError: the file cannot be read, or not to its end or in all of its cells (code
            ``unreadable_file``).
        PlanError: it holds no comparison table, with row and column.
        KpiError: there is no such column to name (code ``bad_argument``).
        MissingExtraError: lxml or openpyxl is not installed.

    >>> p = read_comparison_table("頁\t新\t旧\n1\t令和2年度から令和6年度まで\t略", name="例")
    >>> p.period, p.texts("old")[0].kind
    (FiscalPeriod('令和2年度', '令和6年度'), 'passage')
    """
    named: dict[str, str] = {str(column): header for column, header in (columns or {}).items()}
    for column in named:
        if column not in get_args(Column):
            raise unknown_name("列", column, get_args(Column), "no such column", "bad_argument")
    rows, source = _rows_of(path_or_text)
    return _read_comparison_grid(
        rows,
        source,
        id,
        name,
        period,
        _tomakomai() if overlay == "embedded" else overlay,
        of_its_name_only=overlay == "embedded",
        columns=named,
        units=own_units(units),
    )


def write_comparison_table(plan: Plan, path: str | PathLike[str], form: str | None = None) -> None:
    """Write the comparison table of the plan's revisions new and old.

    Contents that the plan does not hold stand as ［本文略 fingerprint］, which reading takes back.

    Args:
        plan: a plan with the revisions new and old.
        path: where to; the suffix chooses the form: .txt and .tsv, .html, .xlsx, .md.
        form: tsv, html, xlsx or md, for a name without a suffix.

    Raises:
        PlanError: the plan lacks one of the revisions (code ``unknown_name``).
        PlanFileError: the suffix is of no such form or of another (``bad_format``), or the file
            cannot be written (``unwritable_file``).
        MissingExtraError: Jinja2 or openpyxl is not installed.
    """
    name = fspath(path)
    form = form_of_name(name, SUFFIXES, form)
    write_output(render_comparison_table(plan, form), name)


def render_comparison_table(plan: Plan, form: str) -> bytes:
    """The comparison table as the bytes of a file: tsv, html, xlsx or md."""
    if form == "tsv":
        return _comparison_text(plan).encode()
    rows = _comparison_grid(plan)
    if form == "html":
        from tomakomai_kpi.tables.html import to_html

        return to_html(plan, rows).encode()
    if form == "xlsx":
        from tomakomai_kpi.tables.workbook import to_excel

        return to_excel(rows)
    from tomakomai_kpi.tables.markdown import to_markdown

    return to_markdown(rows).encode()


# Reading


def _rows_of(path_or_text: str | PathLike[str]) -> tuple[list[Row], str]:
    if isinstance(path_or_text, str):
        if is_html(path_or_text):
            return _from_html(path_or_text, "新旧対照表"), "新旧対照表"
        if "\n" in path_or_text or "\t" in path_or_text:
            return _table_rows(path_or_text), "新旧対照表"
    name = shown_name(path_or_text)
    form = SUFFIXES.get(suffix_of(path_or_text), "tsv")
    if form == "xlsx":
        from tomakomai_kpi.tables.workbook import from_excel

        return from_excel(path_or_text), name
    text = decode(read_bytes(path_or_text), name).removeprefix(BYTE_ORDER_MARK)
    return (_from_html(text, name) if form == "html" else _table_rows(text)), name


def _from_html(text: str, name: str) -> list[Row]:
    from tomakomai_kpi.tables.html import from_html

    return from_html(text, name)
