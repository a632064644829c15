# SPDX-License-Identifier: BSL-1.0
"""The report of a review or a comparison: changes page by page, in every format.

All was decided by ``review`` or ``compare``; here it is arranged.

>>> from tomakomai_kpi import plans, review, review_report
>>> plan = plans.tomakomai()
>>> shown = review_report.ReviewReport(plan.name, ("old", "new"), review(plan))
>>> review_report.render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 変更点'
"""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from tomakomai_kpi._core import Change, JudgedTarget, Review
from tomakomai_kpi._render import _markdown, _markdown_table
from tomakomai_kpi.report import missing_extra

Format = Literal["text", "markdown", "html", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

COUNTS = {
    "measures_added": "新たな施策",
    "projects_added": "新たな事業(すべて)",
    "projects_added_flagged": "新たな事業(新規事業の印)",
    "projects_added_under_new_measure": "新たな事業(新たな施策のもと)",
    "content_changes_declared": "事業内容の変更(印)",
    "content_changes": "事業内容の変更(本文の違い)",
    "projects_ended": "事業の終了",
    "goal_targets_replaced": "数値目標の差替え",
    "target_changes": "KPIの目標値の変更",
    "targets_lowered": "うち数の引下げ",
    "targets_raised": "うち数の引上げ",
    "targets_basis_changed": "うち単年度・累計の別の変更",
    "targets_rebased": "うち起点の変更",
    "indicators_replaced": "KPIの差替え",
    "indicators_added": "KPIの追加",
    "kpi_changes": "KPIの変更(目標値・差替え・追加の計)",
    "rows_flagged_kpi": "KPI変更の印のある事業",
    "reformatted": "表記だけの変更",
    "departments_moved": "担当課の変更",
    "met_before_raised": "旧目標を達成済みで引き上げた指標",
    "changes": "違い",
}


@dataclass(frozen=True)
class ReviewReport:
    """All that a report shows."""

    name: str
    sides: tuple[str, str]
    review: Review

    @property
    def title(self) -> str:
        """The plan's name and 変更点."""
        return f"{self.name} 変更点"

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Each count under its Japanese name."""
        return tuple((COUNTS.get(key, key), n) for key, n in self.review.counts().items())

    @cached_property
    def pages(self) -> dict[str, tuple[Change, ...]]:
        """The changes of each page, in the document's order of pages."""
        pages: dict[str, list[Change]] = {}
        for change in self.review.changes:
            pages.setdefault(change.page, []).append(change)
        order = sorted(pages, key=lambda page: int(page.split()[0]) if page[:1].isdigit() else 0)
        return {page: tuple(pages[page]) for page in order}

    @property
    def met_before(self) -> tuple[JudgedTarget, ...]:
        """Actuals that had met the old target when it was raised."""
        return tuple(j for j in self.review.judged if j.raised and j.met_old.value)


def render(report: ReviewReport, form: Format, width: int = 120, *, color: bool = False) -> str:
    """The report in one of the FORMATS.

    Args:
        report: what to show.
        form: text, markdown, html or json.
        width: columns of a text.
        color: whether a text has the control codes of a terminal.

    Raises:
        MissingExtraError: a library of the extra ``cli`` is missing: rich (text), Jinja2 (html).
    """
    try:
        if form == "text":
            return to_text(report, width, color=color)
        return RENDERERS[form](report)
    except ImportError as error:
        raise missing_extra(error) from error


def page_title(page: str) -> str:
    """46頁; 頁なし for what stands on no page."""
    return f"{page}頁" if page else "頁なし"


def to_text(report: ReviewReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    from rich.console import Console, RenderableType

    from tomakomai_kpi._render_text import _grid, _line

    def parts(width: int) -> Iterator[RenderableType]:
        yield _line(report.title, "bold")
        yield _line(" → ".join(report.sides))
        yield _grid([44, 6], ((name, str(n)) for name, n in report.counts), numbers=1)
        for page, changes in report.pages.items():
            yield _line("")
            yield _line(page_title(page), "bold")
            for change in changes:
                place = change.indicator or change.project or ""
                yield _grid([11, width - 12], [(place, f"{change.explain()} [{change.kind}]")])

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 60),
        force_terminal=color,
        color_system="auto" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts(console.width):
        console.print(part)
    return out.getvalue()


def to_json(report: ReviewReport) -> str:
    """Everything, for programs."""
    document = {
        "name": report.name,
        "sides": list(report.sides),
        "counts": report.review.counts(),
        "changes": [
            {
                "kind": c.kind,
                "also": list(c.also),
                "revision": c.revision,
                "page": c.page,
                "indicator": c.indicator,
                "project": c.project,
                "old": c.old,
                "new": c.new,
                "explanation": c.explain(),
            }
            for c in report.review.changes
        ],
        "judged": [
            {
                "indicator": j.indicator,
                "page": j.page,
                "met_old": j.met_old.value,
                "met_old_undefined": j.met_old.undefined,
                "met_new": j.met_new.value,
                "met_new_undefined": j.met_new.undefined,
                "raised": j.raised,
            }
            for j in report.review.judged
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_markdown(report: ReviewReport) -> str:
    """Headings and tables as GitHub reads them."""
    return "\n".join(_markdown_lines(report)) + "\n"


def _markdown_lines(report: ReviewReport) -> Iterator[str]:
    yield f"# {_markdown(report.title)}"
    yield ""
    yield _markdown(" → ".join(report.sides))
    yield ""
    yield from _markdown_table(["数", "件"], [[_markdown(n), str(c)] for n, c in report.counts])
    for page, changes in report.pages.items():
        yield ""
        yield f"## {_markdown(page_title(page))}"
        yield ""
        yield from _markdown_table(
            ["id", "種類", "旧", "新", "説明"],
            [
                [
                    _markdown(c.indicator or c.project or ""),
                    _markdown(c.kind_japanese),
                    _markdown(c.old or "なし"),
                    _markdown(c.new or "なし"),
                    _markdown(c.explain()),
                ]
                for c in changes
            ],
        )


def to_html(report: ReviewReport) -> str:
    """One self-contained page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader("tomakomai_kpi"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template("review.html")
    return page.render(report=report, page_title=page_title) + "\n"


RENDERERS: dict[str, Callable[[ReviewReport], str]] = {
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
