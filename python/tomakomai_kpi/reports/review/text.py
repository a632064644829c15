# SPDX-License-Identifier: BSL-1.0
"""Changes for terminals."""

from collections.abc import Iterator

from tomakomai_kpi._core import TwiceJudged
from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, listed, say, told_in
from tomakomai_kpi.reports.forms.grouping import page_title
from tomakomai_kpi.reports.forms.prose import Prose, head, printed
from tomakomai_kpi.reports.review.model import Group, ReviewReport, Section


def to_text(report: ReviewReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    return printed(_paragraphs(report), width, color=color)


def _paragraphs(report: ReviewReport) -> Iterator[Prose]:
    yield from head(report.title, report.facts, report.unread.line, report.lead)
    if report.met_before:
        yield Prose("")
        yield Prose(report.say("旧目標を達成したのちに引き上げられた指標"), style="bold")
        for judged in report.met_before:
            yield Prose(raised(report.lang, judged), "  ", "    ")
    yield from _counts(report)
    for section in report.sections:
        yield Prose("")
        yield Prose(section.title, style="bold")
        yield from _single(report, section)
        for group in section.groups:
            yield from _group(report, group)
    if report.codes:
        yield Prose("")
        yield Prose(report.say("種類・集計とコード"), style="bold")
    for words, code in report.codes:
        yield Prose(f"{words} [{code}]", "  ", "    ")


def raised(lang: Lang, judged: TwiceJudged) -> str:
    """45ページ 削減時間: 旧目標 9時間、令和3年度の実績 10時間、新目標 12時間(未達成)."""
    return say(
        lang,
        "{page} {name}: 旧目標 {old}、{year}の実績 {actual}、新目標 {new}({met})",
        page=page_title(judged.page, lang),
        name=judged.name,
        old=judged.old_target,
        year=told_in(lang, judged.year),
        actual=judged.actual,
        new=judged.new_target,
        met=met_new(lang, judged),
    )


def met_new(lang: Lang, judged: TwiceJudged) -> str:
    """Whether the actual meets the new target too."""
    met = judged.met_new.value
    if met is None:
        return say(lang, "判定できない")
    return (Status.achieved if met else Status.missed).word(lang)


def _counts(report: ReviewReport) -> Iterator[Prose]:
    if not report.counted:
        return
    yield Prose("")
    yield Prose(report.say("集計"), style="bold")
    for group, rows in report.counted:
        told = listed(report.lang, (f"{words} {n}" for words, n in rows))
        yield Prose(f"{group}: {told}", "  ", "    ")
    if report.zeros:
        zeros = listed(report.lang, report.zeros)
        yield Prose(f"{report.say('0件')}: {zeros}", "  ", "    ")


def _single(report: ReviewReport, section: Section) -> Iterator[Prose]:
    page = None
    for change in section.single:
        if change.page != page:
            page = change.page
            yield Prose(page_title(page, report.lang), "  ", "  ", "bold")
        yield Prose(f"{report.name_in_place(change)} — {report.kinds(change)}", "    ", "      ")
        yield Prose(report.explanation(change), "      ", "      ")


def _group(report: ReviewReport, group: Group) -> Iterator[Prose]:
    title = report.say("{word} {n}件", word=group.word, n=len(group.changes))
    yield Prose(title, "  ", "    ", "bold")
    for change in group.changes:
        told = f"{page_title(change.page, report.lang)} {report.name_in_place(change)}"
        texts = " → ".join(filter(None, [report.old(change), report.new(change)]))
        remark = report.remark(change)
        yield Prose(" ".join(filter(None, [told, texts, remark])), "    ", "      ")
