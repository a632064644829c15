# SPDX-License-Identifier: BSL-1.0
"""Changes as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.language import listed, told_in
from tomakomai_kpi.reports.forms.grouping import without_empty
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.review.model import Group, ReviewReport, Section
from tomakomai_kpi.reports.review.text import met_new


def to_markdown(report: ReviewReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: ReviewReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line, report.lead)
    if report.met_before:
        yield f"## {report.say('旧目標を達成したのちに引き上げられた指標')}"
        yield ""
        yield from table(
            [
                *map(
                    report.say,
                    ("ページ", "指標", "旧目標", "実績", "新目標", "新目標に対して"),
                )
            ],
            (
                [
                    *map(
                        escaped,
                        (
                            t.page,
                            t.name,
                            t.old_target,
                            f"{t.actual}({told_in(report.lang, t.year)})",
                            t.new_target,
                            met_new(report.lang, t),
                        ),
                    )
                ]
                for t in report.met_before
            ),
        )
        yield ""
    if report.counted:
        yield f"## {report.say('集計')}"
        yield ""
        yield from table(
            [*map(report.say, ("対象", "項目", "数"))],
            (
                [escaped(group), escaped(words), str(n)]
                for group, rows in report.counted
                for words, n in rows
            ),
        )
        if report.zeros:
            yield ""
            yield f"{report.say('0件')}: {escaped(listed(report.lang, report.zeros))}"
    for section in report.sections:
        yield ""
        yield f"## {section.title}"
        if section.single:
            yield ""
            yield from table(
                [*map(report.say, ("ページ", "名称", "種類", "説明"))], _single(report, section)
            )
        for group in section.groups:
            yield ""
            yield f"### {report.say('{word} {n}件', word=group.word, n=len(group.changes))}"
            yield ""
            header = [*map(report.say, ("ページ", "名称", "旧", "新", "添え書き"))]
            yield from table(*without_empty(header, _group(report, group)))
    if report.codes:
        yield ""
        yield f"## {report.say('種類・集計とコード')}"
        yield ""
        yield from table(
            [*map(report.say, ("ことば", "コード"))],
            ([escaped(words), f"`{code}`"] for words, code in report.codes),
        )


def _single(report: ReviewReport, section: Section) -> Iterator[list[str]]:
    for change in section.single:
        cells = (
            change.page,
            report.name_in_place(change),
            report.kinds(change),
            report.explanation(change),
        )
        yield [*map(escaped, cells)]


def _group(report: ReviewReport, group: Group) -> Iterator[list[str]]:
    for change in group.changes:
        cells = (
            change.page,
            report.name_in_place(change),
            report.old(change),
            report.new(change),
            report.remark(change),
        )
        yield [*map(escaped, cells)]
