# SPDX-License-Identifier: BSL-1.0
"""The report of a review or a comparison: one list of changes that every format shows.

All was decided by ``review`` and ``compare``; here it is arranged.

>>> import tomakomai_kpi as tk
>>> from tomakomai_kpi.reports import render, review
>>> shown = review.of_review(tk.review(tk.plans.tomakomai()))
>>> render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 見直しの報告'
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from tomakomai_kpi._core import Change, Review, TwiceJudged
from tomakomai_kpi.listings import Changes
from tomakomai_kpi.reports.forms.json import json_text
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.unread import Unread, unread_of

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

COUNT_WORDS = {
    "measures_added": "新しい施策",
    "measures_removed": "なくなった施策",
    "measures_content_changed": "内容が変わった施策",
    "projects_added": "新しい事業",
    "projects_added_flagged": "うち印「新規事業」のあるもの",
    "projects_added_in_new_measures": "うち新しい施策のもの",
    "projects_ended": "終了した事業",
    "projects_removed": "なくなった事業",
    "projects_renamed": "名称が変わった事業",
    "departments_changed": "担当課が変わった事業",
    "content_flagged": "印「事業内容変更」のある事業",
    "content_changed": "内容が変わった事業",
    "content_changed_flagged": "うち印「事業内容変更」のあるもの",
    "goal_targets_replaced": "差し替えられた数値目標",
    "goal_targets_changed": "目標が変わった数値目標",
    "targets_lowered": "KPI変更: 目標の数を下げた指標",
    "targets_raised": "KPI変更: 目標の数を上げた指標",
    "bases_changed": "KPI変更: 数え方を変えた指標",
    "rebased": "KPI変更: 基準を置き直した指標",
    "targets_changed_otherwise": "KPI変更: ほかの目標の変更",
    "target_changes": "KPI変更: 目標の変更の計",
    "replacements": "KPI変更: 差し替えた指標",
    "additions": "KPI変更: 加えた指標",
    "kpi_changes": "KPI変更: すべての計",
    "kpi_changes_unflagged": "印「KPI変更」のない事業での同じ変更",
    "kpi_flagged": "印「KPI変更」のある事業",
    "indicators_added": "新しい指標",
    "indicators_removed": "なくなった指標",
    "indicators_renamed": "名称が変わった指標",
    "baselines_changed": "基準値が変わった指標",
    "reformatted": "表記だけ変わった指標",
    "ambition_raised": "目標を引き上げた指標(よい側へ)",
    "ambition_lowered": "目標を引き下げた指標(悪い側へ)",
    "indicators_same": "同じままの指標",
    "met_old_then_raised": "旧目標を達成したのちに引き上げた指標",
    "stated_measures": "文書が述べる施策の数",
    "stated_measures_added": "文書が述べる新たな施策",
    "stated_projects_added": "文書が述べる新たな事業",
    "stated_content_changed": "文書が述べる事業内容の変更",
    "stated_projects_ended": "文書が述べる事業の終了",
    "stated_targets_changed": "文書が述べる数値目標の変更",
    "stated_kpis_changed": "文書が述べるKPIの変更",
}
"""The counts of a review in words; those of a comparison are the kinds of change."""

# Contents are shown by their fingerprints, whole sentences would drown the rest.
LONGEST = 120


@dataclass(frozen=True)
class ReviewReport:
    """All that a report of changes shows."""

    title: str
    facts: tuple[tuple[str, str], ...]
    review: Review
    unread: Unread
    """What was not read of what is compared."""

    @property
    def changes(self) -> Changes:
        """In the order of the document."""
        return self.review.changes

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return self.review.counts()

    @cached_property
    def counted(self) -> tuple[tuple[str, str, int], ...]:
        """Each count in words, by name, and its number."""
        words = {change.kind: change.japanese for change in self.changes} | COUNT_WORDS
        return tuple((words.get(name, name), name, n) for name, n in self.counts.items())

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
    unread = unread_of((plan, (new, old)))
    return ReviewReport(f"{plan.name} 見直しの報告", facts, review, unread)


def of_comparison(review: Review) -> ReviewReport:
    """The report of the differences of two plans, made by ``compare(plan_a, plan_b)``."""
    facts = (
        ("A", f"{review.old_plan.name} ({review.old_plan.period})"),
        ("B", f"{review.plan.name} ({review.plan.period})"),
    )
    unread = unread_of(*((plan, plan.revisions) for plan in (review.old_plan, review.plan)))
    return ReviewReport(f"{review.plan.name} 計画の比較", facts, review, unread)


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


# Text


def to_text(report: ReviewReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    from rich.console import RenderableType
    from rich.padding import Padding
    from rich.text import Text

    from tomakomai_kpi.reports.forms.terminal import printed

    def line(text: str, style: str = "", indent: int = 0) -> Padding:
        shown = Text(one_line(text), style=style, overflow="fold")
        return Padding(shown, (0, 0, 0, indent), expand=False)

    def parts(_: int) -> Iterator[RenderableType]:
        yield line(report.title, "bold")
        if report.unread:
            yield line(report.unread.line, "bold red")
        for label, fact in report.facts:
            yield line(f"{label}: {fact}")
        yield line("")
        yield line("集計", "bold")
        for words, name, count in report.counted:
            yield line(f"{count:>5}  {words} [{name}]")
        yield line("")
        yield line(f"変更 {len(report.changes)}件", "bold")
        for change in report.changes:
            yield line(f"{change.page or '－'}ページ  {kinds(change)}  {subject(change)}", "bold")
            yield line(f"{shown_text(change.old)} → {shown_text(change.new)}", indent=6)
            yield line(explanation(change), indent=6)
        if report.met_before:
            yield line("")
            yield line("旧目標を達成したのちに引き上げられた指標", "bold")
            for judged in report.met_before:
                yield line(f"{judged.page}ページ  {judged.explain()}")

    return printed(parts, width, color=color)


# Markdown


def to_markdown(report: ReviewReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_markdown_lines(report))


def _markdown_lines(report: ReviewReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line)
    yield "## 集計"
    yield ""
    yield from table(
        ["項目", "数"],
        [[escaped(f"{words} [{name}]"), str(n)] for words, name, n in report.counted],
    )
    yield ""
    yield f"## 変更 {len(report.changes)}件"
    yield ""
    yield from table(
        ["ページ", "種類", "対象", "旧", "新", "説明"],
        [
            [
                escaped(change.page),
                escaped(kinds(change)),
                escaped(subject(change)),
                escaped(shown_text(change.old)),
                escaped(shown_text(change.new)),
                escaped(explanation(change)),
            ]
            for change in report.changes
        ],
    )
    if report.met_before:
        yield ""
        yield "## 旧目標を達成したのちに引き上げられた指標"
        yield ""
        yield from (f"- {t.page}ページ {escaped(t.explain())}" for t in report.met_before)


# JSON


def to_json(report: ReviewReport) -> str:
    """Everything, for programs; schemas/review.schema.json says how."""
    return json_text(
        {
            "format": "tomakomai-kpi/review/1",
            "title": report.title,
            "facts": dict(report.facts),
            "unread": report.unread.record(),
            "counts": report.counts,
            "changes": [_change(change) for change in report.changes],
            "judged": [_judged(judged) for judged in report.review.judged],
        }
    )


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


# HTML


def to_html(report: ReviewReport) -> str:
    """One self-contained page."""
    words = {"kinds": kinds, "subject": subject, "shown_text": shown_text}
    return html_page("review.html", report=report, explanation=explanation, **words)


RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
