# SPDX-License-Identifier: BSL-1.0
"""根拠 (each figure exactly, with its rule or the reason for none), 説明 (rules), 未読 (unread)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tomakomai_kpi._core import Grading, RobustVerdict, Value
from tomakomai_kpi.language import say, unread_in
from tomakomai_kpi.reports.forms.workbook import head, put_need, put_percent, put_text
from tomakomai_kpi.reports.progress.explained import survival
from tomakomai_kpi.reports.progress.groups import by_notes_in, notes_in
from tomakomai_kpi.reports.progress.legend import legend_in
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.row import Ground
from tomakomai_kpi.reports.progress.sheet_columns import lay_out, put_lines
from tomakomai_kpi.show.words import percent_of

CELLS = (
    "記載のとおりに表示します。%や千などは表示だけにあり、セルの数には掛けていません(50.0%の数は50)。"
    "2億396万円や1時間30分は一つの数(203,960,000円、90分)とし、隣の「記載」に記載のままの文字を置いています。"
    "15桁を超える数は、セルが持てないので文字です。"
    "計算した割合と必要な年間の実績は小数1桁に丸めた数で、丸めないものはシート「根拠」の「正確な値」にあります。"
)
ROBUSTNESS = (
    "記載の基準値と実績値が四捨五入または切り捨てられたものとして、"
    "元の値がどこにあっても判定が同じかどうか。"
)


def put_grounds(sheet: Any, report: Report) -> None:
    """根拠: a row a figure."""
    sheet.title = report.say("根拠")
    titles = ["ID", *map(report.say, ("指標", "数", "値", "正確な値", "コード", "根拠"))]
    head(sheet, titles, [9, 26, 20, 12, 16, 18, 90], "C2")
    number = 1
    for row in report.rows:
        for ground in row.grounds:
            number += 1
            put_text(sheet.cell(number, 1), row.indicator.id)
            put_text(sheet.cell(number, 2), row.indicator.name)
            put_text(sheet.cell(number, 3), ground.label)
            _put_figure(sheet, number, ground)
            put_text(sheet.cell(number, 7), ground.text)
    lay_out(sheet)
    sheet.auto_filter.ref = sheet.dimensions


def _put_figure(sheet: Any, number: int, ground: Ground) -> None:
    figure = ground.figure
    put_text(sheet.cell(number, 6), figure.undefined or "")
    shown, exact = sheet.cell(number, 4), sheet.cell(number, 5)
    if isinstance(figure, Grading):
        put_text(shown, "・".join(figure.labels))
        return
    if isinstance(figure, RobustVerdict):
        put_text(shown, survival(figure, ground.lang))
        return
    value = figure.value
    if isinstance(value, bool):
        put_text(shown, say(ground.lang, "はい" if value else "いいえ"))
    elif isinstance(value, Fraction):
        put_percent(shown, percent_of(value))
        shown.number_format = '0.0"%"'
        put_text(exact, str(value))
    elif isinstance(value, Value):
        put_need(shown, value)
        put_text(exact, str(value))


def put_rules(sheet: Any, report: Report) -> None:
    """説明: what the report is of, and how to read it."""
    sheet.title = report.say("説明")
    head(sheet, [report.say("項目"), report.say("説明")], [24, 110], "A2")
    put_lines(sheet, 2, _rule_lines(report))
    lay_out(sheet)


def _rule_lines(report: Report) -> Iterator[tuple[str, str]]:
    say, lang = report.say, report.lang
    yield from report.facts
    yield from legend_in(lang)
    notes = (*notes_in(lang), *filter(None, by_notes_in(lang).values()))
    yield from ((say("集計"), note) for note in notes)
    yield say("数字のセル"), say(CELLS)
    yield say("丸めで判定が変わるか"), say(ROBUSTNESS)
    book = report.rulebook
    if book is not None:
        yield from ((f"{book.name} {label}", when) for label, when in book.grades)
        hole, both = say("どの区分にも入らない場合"), say("二つの区分に入る場合")
        yield from ((f"{book.name} {hole}", case) for case in book.holes)
        yield from ((f"{book.name} {both}", case) for case in book.overlaps)


def put_unread(sheet: Any, report: Report) -> None:
    """未読 opens the workbook, where something was not read: the line, and each text's place."""
    sheet.title = report.say("未読")
    say = report.say
    places = (say("ページ"), say("行"), say("列"))
    titles = [*places, "ID", report.unread.line, say("理由")]
    head(sheet, titles, [8, 6, 6, 12, 100, 40], "A2")
    lines = (
        (text["page"], str(text["row"] or ""), str(text["column"] or ""), text["id"] or "",
         text["text"], unread_in(report.lang, text["text"]))
        for text in report.unread.record()["texts"]
    )  # fmt: skip
    put_lines(sheet, 2, lines)
    lay_out(sheet)
