# SPDX-License-Identifier: BSL-1.0
"""The report of a review or a comparison: one list of changes that every format shows.

All was decided by ``review`` and ``compare``; here it is arranged.

>>> import tomakomai_kpi as tk
>>> from tomakomai_kpi import review_report
>>> shown = review_report.of_review(tk.review(tk.plans.tomakomai()))
>>> review_report.render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 見直しの報告'
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from tomakomai_kpi._core import Change, Review, TwiceJudged
from tomakomai_kpi._pages import html_page
from tomakomai_kpi._render import _markdown, _markdown_table
from tomakomai_kpi.report import missing_extra, one_line

Format = Literal["text", "markdown", "html", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

SUBJECTS = {
    "plan": "計画",
    "revision": "版",
    "goal": "基本目標",
    "measure": "施策",
    "project": "事業",
    "indicator": "指標",
}

# Contents are shown by their fingerprints, whole sentences would drown the rest.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """All that a report of changes shows."""

    title: str
    facts: tuple[tuple[str, str], ...]
    review: Review

    @property
    def changes(self) -> list[Change]:
        """In the order of the document."""
        return self.review.changes

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return self.review.counts()

    @property
    def met_before(self) -> list[TwiceJudged]:
        """Actuals that had met the old target when it was raised."""
        return [t for t in self.review.judged if t.raised and t.met_old.value]


def of_review(review: Review, old: str = "old", new: str = "new") -> ReviewReport:
    """The report of what a revision changed.

    Args:
        review: made by ``review(plan, old, new)``.
        old: the name of the older revision.
        new: the name of the newer one.
    """
    plan = review.plan
    labels = (f"{plan.revision_label(name)} [{name}]".strip() for name in (old, new))
    facts = (("計画", plan.name), ("期間", str(plan.period)), ("版", " → ".join(labels)))
    return ReviewReport(f"{plan.name} 見直しの報告", facts, review)


def of_comparison(review: Review) -> ReviewReport:
    """The report of the differences of two plans, made by ``compare(plan_a, plan_b)``."""
    facts = (
        ("A", f"{review.old_plan.name} ({review.old_plan.period})"),
        ("B", f"{review.plan.name} ({review.plan.period})"),
    )
    return ReviewReport(f"{review.plan.name} 計画の比較", facts, review)


def kinds(change: Change) -> str:
    """The primary kind in Japanese with its name, and what else holds."""
    also = f" ほか {', '.join(change.also)}" if change.also else ""
    return f"{change.japanese} [{change.kind}]{also}"


def subject(change: Change) -> str:
    """指標 P08-1 参加者数."""
    where = f"({change.revision})" if change.revision else ""
    return " ".join(filter(None, [SUBJECTS[change.subject], change.id, change.name, where]))


def shown_text(text: str | None) -> str:
    """An old or new text on one line, cut where it is long."""
    line = one_line(text or "なし")
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def explanation(change: Change) -> str:
    """The explanation on one line."""
    return one_line(change.explain())


def render(report: ReviewReport, form: Format, width: int = 120, *, color: bool = False) -> str:
    """The report in one of the FORMATS.

    Args:
        report: made by of_review() or of_comparison().
        form: text, markdown, html or json.
        width: columns of a text.
        color: whether a text has the control codes of a terminal.

    Raises:
        MissingExtraError: a library of the extra ``cli`` is missing: rich (text), Jinja2 (html).
    """
    try:
        if form == "text":
            return _to_text(report, width, color=color)
        return _RENDERERS[form](report)
    except ImportError as error:
        raise missing_extra(error) from error


def _to_text(report: ReviewReport, width: int, *, color: bool) -> str:
    from rich.console import RenderableType
    from rich.padding import Padding
    from rich.text import Text

    from tomakomai_kpi._render_text import printed

    def line(text: str, style: str = "", indent: int = 0) -> Padding:
        shown = Text(one_line(text), style=style, overflow="fold")
        return Padding(shown, (0, 0, 0, indent), expand=False)

    def parts(_: int) -> Iterator[RenderableType]:
        yield line(report.title, "bold")
        for label, fact in report.facts:
            yield line(f"{label}: {fact}")
        yield line("")
        yield line("集計", "bold")
        for name, count in report.counts.items():
            yield line(f"{count:>5}  {name}")
        yield line("")
        yield line(f"変更 {len(report.changes)}件", "bold")
        for change in report.changes:
            yield line(f"{change.page or '－'}頁  {kinds(change)}  {subject(change)}", "bold")
            yield line(f"{shown_text(change.old)} → {shown_text(change.new)}", indent=6)
            yield line(explanation(change), indent=6)
        if report.met_before:
            yield line("")
            yield line("旧目標を達成したのちに引き上げられた指標", "bold")
            for judged in report.met_before:
                yield line(f"{judged.page}頁  {judged.explain()}")

    return printed(parts, width, color=color)


def _to_markdown(report: ReviewReport) -> str:
    return "\n".join(_markdown_lines(report)) + "\n"


def _markdown_lines(report: ReviewReport) -> Iterator[str]:
    yield f"# {_markdown(report.title)}"
    yield ""
    yield from (f"- {label}: {_markdown(fact)}" for label, fact in report.facts)
    yield ""
    yield "## 集計"
    yield ""
    yield from _markdown_table(
        ["項目", "数"], [[_markdown(name), str(n)] for name, n in report.counts.items()]
    )
    yield ""
    yield f"## 変更 {len(report.changes)}件"
    yield ""
    yield from _markdown_table(
        ["頁", "種類", "対象", "旧", "新", "説明"],
        [
            [
                _markdown(change.page),
                _markdown(kinds(change)),
                _markdown(subject(change)),
                _markdown(shown_text(change.old)),
                _markdown(shown_text(change.new)),
                _markdown(explanation(change)),
            ]
            for change in report.changes
        ],
    )
    if report.met_before:
        yield ""
        yield "## 旧目標を達成したのちに引き上げられた指標"
        yield ""
        yield from (f"- {t.page}頁 {_markdown(t.explain())}" for t in report.met_before)


def _to_json(report: ReviewReport) -> str:
    document: dict[str, Any] = {
        "format": "tomakomai-kpi/review/1",
        "title": report.title,
        "facts": dict(report.facts),
        "counts": report.counts,
        "changes": [_change(change) for change in report.changes],
        "judged": [_judged(judged) for judged in report.review.judged],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "also": list(change.also),
        "subject": change.subject,
        "revision": change.revision,
        "page": change.page,
        "id": change.id,
        "name": change.name,
        "project": change.project,
        "old": change.old,
        "new": change.new,
        "explanation": change.explain(),
    }


def _judged(judged: TwiceJudged) -> dict[str, Any]:
    return {
        "indicator": judged.indicator,
        "name": judged.name,
        "page": judged.page,
        "year": judged.year,
        "actual": judged.actual,
        "old_target": judged.old_target,
        "new_target": judged.new_target,
        "met_old": judged.met_old.value,
        "met_old_undefined": judged.met_old.undefined,
        "met_new": judged.met_new.value,
        "met_new_undefined": judged.met_new.undefined,
        "raised": judged.raised,
        "explanation": judged.explain(),
    }


def _to_html(report: ReviewReport) -> str:
    words = {"kinds": kinds, "subject": subject, "shown_text": shown_text}
    return html_page("review.html", report=report, explanation=explanation, **words)


_RENDERERS: dict[str, Callable[[ReviewReport], str]] = {
    "markdown": _to_markdown,
    "html": _to_html,
    "json": _to_json,
}
