# SPDX-License-Identifier: BSL-1.0
"""The report of a plan's progress: its model, and a writer for each form.

>>> from tomakomai_kpi import plans
>>> from tomakomai_kpi.reports import progress, render
>>> shown = progress.build(plans.tomakomai(), year="R3")
>>> len(shown.rows), shown.rows[0].attainment.text
(104, '19.6%')
>>> render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 進捗報告'
"""

from collections.abc import Callable
from typing import Literal, get_args

from tomakomai_kpi.reports.progress.csv import to_csv
from tomakomai_kpi.reports.progress.groups import BY, By
from tomakomai_kpi.reports.progress.html import to_html
from tomakomai_kpi.reports.progress.index import Link, to_index
from tomakomai_kpi.reports.progress.json import to_json
from tomakomai_kpi.reports.progress.making import build, split
from tomakomai_kpi.reports.progress.markdown import to_markdown
from tomakomai_kpi.reports.progress.model import DEFAULT_BY, Report
from tomakomai_kpi.reports.progress.selection import INDEX, SPLITS, Selection, Split

__all__ = [
    "BY",
    "DEFAULT_BY",
    "FORMATS",
    "INDEX",
    "RENDERERS",
    "SPLITS",
    "By",
    "Format",
    "Link",
    "Report",
    "Selection",
    "Split",
    "build",
    "split",
    "to_excel",
    "to_index",
    "to_summary",
]

Format = Literal["text", "markdown", "html", "csv", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)


def to_text(report: Report, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    from tomakomai_kpi.reports.progress.text import to_text  # needs rich

    return to_text(report, width, color=color)


def to_summary(report: Report, width: int = 120, *, color: bool = False) -> str:
    """One screen of a terminal: the result, the goals, and what to look at first."""
    from tomakomai_kpi.reports.progress.text import to_summary  # needs rich

    return to_summary(report, width, color=color)


def to_excel(report: Report) -> bytes:
    """The report as an .xlsx file: 一覧, 集計, 根拠 and 説明.

    Raises:
        MissingExtraError: openpyxl (extra ``tables``) is not installed.
    """
    from tomakomai_kpi.reports.progress.workbook import to_excel  # needs openpyxl

    return to_excel(report)


RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "csv": to_csv,
    "json": to_json,
}
