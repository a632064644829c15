# SPDX-License-Identifier: BSL-1.0
"""Changes for terminals."""

from collections.abc import Iterator

from tomakomai_kpi._core import Change, TwiceJudged
from tomakomai_kpi.reports.forms.grouping import page_title
from tomakomai_kpi.reports.forms.prose import Prose, printed
from tomakomai_kpi.reports.review.model import Group, ReviewReport, Section


def to_text(report: ReviewReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    return printed(_paragraphs(report), width, color=color)


def _paragraphs(report: ReviewReport) -> Iterator[Prose]:
    yield Prose(report.title, style="bold")
    if report.unread:
        yield Prose(report.unread.line, style="bold red")
    yield Prose(report.lead)
    yield Prose("")
    for label, fact in report.facts:
        yield Prose(fact, f"{label}: ", "  ")
    if report.met_before:
        yield Prose("")
        yield Prose("旧目標を達成したのちに引き上げられた指標", style="bold")
        for judged in report.met_before:
            yield Prose(raised(judged), "  ", "    ")
    yield from _counts(report)
    for section in report.sections:
        yield Prose("")
        yield Prose(f"{section.word}の変更 {section.count}件", style="bold")
        yield from _single(report, section)
        for group in section.groups:
            yield from _group(report, group)
    if report.codes:
        yield Prose("")
        yield Prose("種類・集計とコード", style="bold")
    for words, code in report.codes:
        yield Prose(f"{words} [{code}]", "  ", "    ")


def raised(judged: TwiceJudged) -> str:
    """45ページ 削減時間: 旧目標 9時間、令和3年度の実績 10時間、新目標 12時間(未達成)."""
    return (
        f"{page_title(judged.page)} {judged.name}: 旧目標 {judged.old_target}、"
        f"{judged.year}の実績 {judged.actual}、新目標 {judged.new_target}({met_new(judged)})"
    )


def met_new(judged: TwiceJudged) -> str:
    """Whether the actual meets the new target too."""
    met = judged.met_new.value
    return "判定できない" if met is None else "達成" if met else "未達成"


def _counts(report: ReviewReport) -> Iterator[Prose]:
    if not report.counted:
        return
    yield Prose("")
    yield Prose("集計", style="bold")
    for group, rows in report.counted:
        told = "、".join(f"{words} {n}" for words, n in rows)
        yield Prose(f"{group}: {told}", "  ", "    ")
    if report.zeros:
        yield Prose(f"0件: {'、'.join(report.zeros)}", "  ", "    ")


def _single(report: ReviewReport, section: Section) -> Iterator[Prose]:
    page = None
    for change in section.single:
        if change.page != page:
            page = change.page
            yield Prose(page_title(page), "  ", "  ", "bold")
        yield Prose(f"{_named(report, change)} — {kinds(change)}", "    ", "      ")
        yield Prose(report.explanation(change), "      ", "      ")


def _group(report: ReviewReport, group: Group) -> Iterator[Prose]:
    yield Prose(f"{group.japanese} {len(group.changes)}件", "  ", "    ", "bold")
    for change in group.changes:
        told = f"{page_title(change.page)} {_named(report, change)}"
        texts = " → ".join(filter(None, [report.old(change), report.new(change)]))
        remark = report.remark(change)
        yield Prose(" ".join(filter(None, [told, texts, remark])), "    ", "      ")


def kinds(change: Change) -> str:
    """The primary kind, and what else holds."""
    return "、".join((change.japanese, *change.also_japanese))


def _named(report: ReviewReport, change: Change) -> str:
    place = report.place(change)
    return report.name(change) + (f"({place})" if place else "")
