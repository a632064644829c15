# SPDX-License-Identifier: BSL-1.0
"""The audit as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.reports.audit.model import SEVERITIES, AuditReport, Group, Section
from tomakomai_kpi.reports.forms.grouping import without_empty
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table


def to_markdown(report: AuditReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: AuditReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line, report.lead)
    yield from table(
        ["重さ", "件数", "意味"], [[s.word, str(s.count), s.meaning] for s in report.sections]
    )
    for section in report.sections:
        yield ""
        yield f"## {section.word} {section.count}件"
        if section.single:
            yield ""
            yield from table(["ページ", "記載", "内容", "版", "規則"], _single(report, section))
        for group in section.groups:
            yield ""
            yield f"### {escaped(group.rule.japanese)} {len(group.findings)}件"
            yield ""
            header = ["ページ", "名称", "記載", "比べたもの", "版"]
            yield from table(*without_empty(header, _group(report, group)))
    if report.rules:
        yield ""
        yield "## 規則とコード"
        yield ""
        yield from table(
            ["規則", "内容", "重さ", "件数", "コード"],
            (
                [
                    str(number),
                    escaped(rule.japanese),
                    SEVERITIES[rule.severity][0],
                    str(count),
                    f"`{rule.id}`",
                ]
                for number, (rule, count) in enumerate(report.rules, 1)
            ),
        )
    if report.without:
        yield ""
        yield "除いた規則: " + "、".join(f"`{rule}`" for rule in report.without)


def _single(report: AuditReport, section: Section) -> Iterator[list[str]]:
    for finding in section.single:
        cells = (finding.page, finding.quote, finding.message, report.editions(finding))
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
