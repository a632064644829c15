# SPDX-License-Identifier: BSL-1.0
"""根拠 (each figure exactly, with its rule or the reason for none), 説明 (rules), 未読 (unread)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tomakomai_kpi._core import Grading, RobustVerdict, Value
from tomakomai_kpi.reports.forms.workbook import head, put_need, put_percent, put_text
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES
from tomakomai_kpi.reports.progress.legend import LEGEND
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
    sheet.title = "根拠"
    titles = ["ID", "指標", "数", "値", "正確な値", "コード", "根拠"]
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
        put_text(shown, _survival(figure))
        return
    value = figure.value
    if isinstance(value, bool):
        put_text(shown, "はい" if value else "いいえ")
    elif isinstance(value, Fraction):
        put_percent(shown, percent_of(value))
        shown.number_format = '0.0"%"'
        put_text(exact, str(value))
    elif isinstance(value, Value):
        put_need(shown, value)
        put_text(exact, str(value))


def _survival(verdict: RobustVerdict) -> str:
    if verdict.verdict is None:
        return ""
    if verdict.survives:
        return "変わらない"
    return "変わりうる" if verdict.flips_at is None else f"{verdict.flips_at}で変わる"


def put_rules(sheet: Any, report: Report) -> None:
    """説明: what the report is of, and how to read it."""
    sheet.title = "説明"
    head(sheet, ["項目", "説明"], [24, 110], "A2")
    put_lines(sheet, 2, _rule_lines(report))
    lay_out(sheet)


def _rule_lines(report: Report) -> Iterator[tuple[str, str]]:
    yield from report.facts
    yield from LEGEND
    yield from (("集計", note) for note in (*NOTES, *filter(None, BY_NOTES.values())))
    yield "数字のセル", CELLS
    yield "丸めで判定が変わるか", ROBUSTNESS
    book = report.rulebook
    if book is not None:
        yield from ((f"{book.name} {label}", when) for label, when in book.grades)
        yield from ((f"{book.name} どの区分にも入らない場合", hole) for hole in book.holes)
        yield from ((f"{book.name} 二つの区分に入る場合", both) for both in book.overlaps)


def put_unread(sheet: Any, report: Report) -> None:
    """未読 opens the workbook, where something was not read: the line, and each text's place."""
    sheet.title = "未読"
    titles = ["ページ", "行", "列", "ID", report.unread.line, "理由"]
    head(sheet, titles, [8, 6, 6, 12, 100, 40], "A2")
    lines = (
        (text["page"], str(text["row"] or ""), str(text["column"] or ""), text["id"] or "",
         text["text"], text["reason"])
        for text in report.unread.record()["texts"]
    )  # fmt: skip
    put_lines(sheet, 2, lines)
    lay_out(sheet)
