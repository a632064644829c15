# SPDX-License-Identifier: BSL-1.0
"""The audit as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.language import listed
from tomakomai_kpi.reports.audit.model import AuditReport, Group, Section
from tomakomai_kpi.reports.forms.grouping import without_empty
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table


def to_markdown(report: AuditReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: AuditReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line, report.lead)
    yield from table(
        [*map(report.say, ("重さ", "件数", "意味"))],
        [[s.word, str(s.count), s.meaning] for s in report.sections],
    )
    for section in report.sections:
        yield ""
        yield f"## {report.say('{word} {n}件', word=section.word, n=section.count)}"
        if section.single:
            yield ""
            yield from table(
                [*map(report.say, ("ページ", "記載", "内容", "版", "規則"))],
                _single(report, section),
            )
        for group in section.groups:
            yield ""
            word = escaped(group.title)
            yield f"### {report.say('{word} {n}件', word=word, n=len(group.findings))}"
            yield ""
            header = [*map(report.say, ("ページ", "名称", "記載", "比べたもの", "版"))]
            yield from table(*without_empty(header, _group(report, group)))
    if report.rules:
        yield ""
        yield f"## {report.say('規則とコード')}"
        yield ""
        yield from table(
            [*map(report.say, ("規則", "内容", "重さ", "件数", "コード"))],
            (
                [
                    str(number),
                    escaped(report.sentence(rule)),
                    report.severity(rule),
                    str(count),
                    f"`{rule.id}`",
                ]
                for number, (rule, count) in enumerate(report.rules, 1)
            ),
        )
    if report.without:
        yield ""
        without = listed(report.lang, (f"`{rule}`" for rule in report.without))
        yield f"{report.say('除いた規則')}: {without}"


def _single(report: AuditReport, section: Section) -> Iterator[list[str]]:
    for finding in section.single:
        cells = (
            finding.page,
            report.printed(finding),
            report.message(finding),
            report.editions(finding),
        )
        yield [*map(escaped, cells), str(report.number(finding.rule))]


def _group(report: AuditReport, group: Group) -> Iterator[list[str]]:
    for finding, beyond in zip(group.findings, group.beyond, strict=True):
        cells = (
            finding.page,
            report.name(finding),
            report.quote(finding),
            beyond,
            report.editions(finding),
        )
        yield [*map(escaped, cells)]
