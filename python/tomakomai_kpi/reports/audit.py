# SPDX-License-Identifier: BSL-1.0
"""The report of an audit: the findings of a plan, page by page, in every format.

All was decided by ``audit``; here it is arranged.

>>> from tomakomai_kpi import plans
>>> from tomakomai_kpi.reports import audit, render
>>> shown = audit.build(plans.tomakomai(), without=["mixed_basis"])
>>> shown.pages["46"][0].quote
'累計1式'
>>> render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 記載の点検'
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from tomakomai_kpi._core import AuditRule, Finding, Plan, _severities, audit, audit_rules
from tomakomai_kpi.reports.forms.json import json_text
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.unread import Unread, unread_of

Format = Literal["text", "markdown", "html", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

_MEANINGS = {
    "error": "文書の二か所が互いに合わない",
    "warning": "どちらかがおそらく誤り",
    "note": "評価の前に知っておくこと",
}

SEVERITIES: dict[str, tuple[str, str]] = {
    name: (word, _MEANINGS[name]) for name, word in _severities.items()
}
"""Each severity in a word, and what it means."""

STYLES = {"error": "bold red", "warning": "yellow", "note": ""}


@dataclass(frozen=True)
class AuditReport:
    """All that a report shows."""

    plan: Plan
    findings: tuple[Finding, ...]
    without: tuple[str, ...]
    """Ids of the rules that were switched off."""

    @property
    def title(self) -> str:
        """The plan's name and 記載の点検."""
        return f"{self.plan.name} 記載の点検"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        revisions = [
            f"{self.plan.revision_label(name)} [{name}]".strip() for name in self.plan.revisions
        ]
        return (
            ("計画", self.plan.name),
            ("期間", str(self.plan.period)),
            ("版", "、".join(revisions)),
            ("除いた規則", "、".join(self.without) or "なし"),
        )

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the plan, in all its revisions."""
        return unread_of((self.plan, self.plan.revisions))

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many findings have each severity."""
        counted: Counter[str] = Counter(f.severity for f in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    @cached_property
    def pages(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each page, in the document's order."""
        pages: dict[str, list[Finding]] = {}
        for finding in self.findings:
            pages.setdefault(finding.page, []).append(finding)
        return {page: tuple(findings) for page, findings in pages.items()}

    @cached_property
    def rules(self) -> tuple[tuple[AuditRule, int], ...]:
        """The rules that found something, and how often."""
        counted = Counter(f.rule for f in self.findings)
        return tuple((rule, counted[rule.id]) for rule in audit_rules() if counted[rule.id])


def build(plan: Plan, without: Iterable[str] = ()) -> AuditReport:
    """Audit a plan for a report.

    Args:
        plan: a Plan.
        without: ids of rules that are switched off.

    Raises:
        NotationError: there is no such rule (code ``unknown_name``).
    """
    off = tuple(without)
    return AuditReport(plan, tuple(audit(plan, off)), off)


def page_title(page: str) -> str:
    """46ページ; ページなし for what stands on no page."""
    return f"{page}ページ" if page else "ページなし"


def editions(report: AuditReport, finding: Finding) -> str:
    """The revisions that print it, where not all do."""
    printing = (finding.revision, *finding.also_in)
    if len(printing) == len(report.plan.revisions):
        return ""
    return "、".join(report.plan.revision_label(name) or name for name in printing)


# Text


def to_text(report: AuditReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    from rich.console import RenderableType
    from rich.text import Text

    from tomakomai_kpi.reports.forms.terminal import grid, line, printed

    def parts(width: int) -> Iterator[RenderableType]:
        yield line(report.title, "bold")
        if report.unread:
            yield line(report.unread.line, "bold red")
        yield grid([12, width - 13], report.facts)
        yield line("")
        yield grid(
            [6, 5, width - 13],
            ((SEVERITIES[s][0], str(n), SEVERITIES[s][1]) for s, n in report.totals.items()),
        )
        for page, findings in report.pages.items():
            yield line("")
            yield line(page_title(page), "bold")
            for finding in findings:
                label = Text(finding.severity_japanese, STYLES[finding.severity])
                yield grid([6, width - 7], [(label, _text_of(report, finding))])

    return printed(parts, width, color=color)


def _text_of(report: AuditReport, finding: Finding) -> str:
    quote = f"「{finding.quote}」" if finding.quote else ""
    edition = editions(report, finding)
    where = f"({edition})" if edition else ""
    return " ".join(filter(None, [quote, finding.message, where, f"[{finding.rule}]"]))


# JSON


def to_json(report: AuditReport) -> str:
    """Everything, for programs; schemas/audit.schema.json says how."""
    return json_text(
        {
            "format": "tomakomai-kpi/audit/1",
            "plan": report.plan.name,
            "period": str(report.plan.period),
            "unread": report.unread.record(),
            "without": list(report.without),
            "totals": report.totals,
            "findings": [
                {
                    "rule": f.rule,
                    "severity": f.severity,
                    "revision": f.revision,
                    "also_in": list(f.also_in),
                    "id": f.id,
                    "page": f.page,
                    "row": f.row,
                    "quote": f.quote,
                    "message": f.message,
                    "explanation": f.explain(),
                }
                for f in report.findings
            ],
        }
    )


# Markdown


def to_markdown(report: AuditReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_markdown_lines(report))


def _markdown_lines(report: AuditReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line)
    yield from table(
        ["重さ", "件数", "意味"],
        ([SEVERITIES[s][0], str(n), SEVERITIES[s][1]] for s, n in report.totals.items()),
    )
    for page, findings in report.pages.items():
        yield ""
        yield f"## {escaped(page_title(page))}"
        yield ""
        yield from table(
            ["重さ", "引用", "内容", "版", "規則"],
            (
                [
                    f.severity_japanese,
                    escaped(f.quote),
                    escaped(f.message),
                    escaped(editions(report, f)),
                    f"`{f.rule}`",
                ]
                for f in findings
            ),
        )


# HTML


def to_html(report: AuditReport) -> str:
    """One self-contained page."""
    return html_page(
        "audit.html",
        report=report,
        severities=SEVERITIES,
        page_title=page_title,
        editions=lambda finding: editions(report, finding),
        one_line=one_line,
    )


RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
