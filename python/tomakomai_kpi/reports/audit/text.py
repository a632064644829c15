# SPDX-License-Identifier: BSL-1.0
"""The audit for terminals."""

from collections.abc import Iterator

from tomakomai_kpi._core import Finding
from tomakomai_kpi.language import listed, quoted
from tomakomai_kpi.reports.audit.model import AuditReport, Group, Section
from tomakomai_kpi.reports.forms.grouping import page_title
from tomakomai_kpi.reports.forms.prose import Prose, head, printed

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold"}


def to_text(report: AuditReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    return printed(_paragraphs(report), width, color=color)


def _paragraphs(report: AuditReport) -> Iterator[Prose]:
    yield from head(report.title, report.facts, report.unread.line, report.lead)
    for section in report.sections:
        yield Prose("")
        yield Prose(
            report.say(
                "{word} {n}件: {meaning}",
                word=section.word,
                n=section.count,
                meaning=section.meaning,
            ),
            style=STYLES[section.severity],
        )
        yield from _single(report, section)
        for group in section.groups:
            yield from _group(report, group)
    if report.rules or report.without:
        yield Prose("")
        yield Prose(report.say("規則とコード"), style="bold")
    for number, (rule, count) in enumerate(report.rules, 1):
        told = report.say("{word} {n}件", word=report.sentence(rule), n=count)
        yield Prose(f"{told} [{rule.id}]", f"{_rule(report, number)} ", "  ")
    for rule_id in report.without:
        yield Prose(rule_id, f"{report.say('除いた規則')} ", "  ")


def _single(report: AuditReport, section: Section) -> Iterator[Prose]:
    page = None
    for finding in section.single:
        if finding.page != page:
            page = finding.page
            yield Prose(page_title(page, report.lang), "  ", "  ", "bold")
        number = report.number(finding.rule)
        yield Prose(f"{sentence(report, finding)} ({_rule(report, number)})", "    ", "      ")


def _rule(report: AuditReport, number: int) -> str:
    return report.say("規則{number}", number=number)


def sentence(report: AuditReport, finding: Finding) -> str:
    """The quote, what is wrong with it, and who prints it."""
    quote = quoted(report.lang, report.printed(finding)) if finding.quote else ""
    edition = report.editions(finding)
    return " ".join(filter(None, [quote, report.message(finding), edition and f"({edition})"]))


def _group(report: AuditReport, group: Group) -> Iterator[Prose]:
    number = report.number(group.rule.id)
    yield Prose(
        report.say(
            "{word}: {n}件 ({rule})",
            word=group.title,
            n=len(group.findings),
            rule=_rule(report, number),
        ),
        "  ",
        "    ",
        "bold",
    )
    for finding, beyond in zip(group.findings, group.beyond, strict=True):
        yield Prose(place(report, finding, beyond), "    ", "      ")


def place(report: AuditReport, finding: Finding, beyond: str) -> str:
    """38ページ 新規雇用創出数「46人」、目標値 累計230人 (中間見直し後)."""
    quote = report.quote(finding)
    edition = report.editions(finding)
    space = "" if report.lang == "ja" else " "
    said = report.name(finding) + (space + quoted(report.lang, quote) if quote else "")
    return " ".join(
        filter(
            None,
            [
                page_title(finding.page, report.lang),
                listed(report.lang, filter(None, [said, beyond])),
                edition and f"({edition})",
            ],
        )
    )
