# SPDX-License-Identifier: BSL-1.0
"""The report as a workbook: 一覧 (indicators), 集計 (counts), 根拠 (reasons), 説明 (rules).

Printed figures print as in the document and are numbers where a cell holds them exactly, else text;
those that a cell shows in one number (2億396万円, 1時間30分) have their printed text in the next
column.
Computed ones are rounded numbers, each with its exact text in the next column: 19.6 and 9/46.
Needs openpyxl (extra: ``tables``).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Any

from tomakomai_kpi._core import Need, Observation, RobustVerdict, Value
from tomakomai_kpi.enums import Status
from tomakomai_kpi.figures import FIGURE_WORDS
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.reports.forms.workbook import (
    head,
    put_need,
    put_percent,
    put_text,
    put_value,
    shown_otherwise,
)
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES, Counted, Group
from tomakomai_kpi.reports.progress.legend import LEGEND
from tomakomai_kpi.reports.progress.model import Place, Report
from tomakomai_kpi.reports.progress.row import ROUNDINGS, Rounding, Row
from tomakomai_kpi.show.words import JudgedTarget, Share

CELLS = (
    "記載のとおりに表示します。%や千などは表示だけにあり、セルの数には掛けていません(50.0%の数は50)。"
    "2億396万円や1時間30分は一つの数(203,960,000円、90分)とし、隣の「記載」に記載のままの文字を置いています。"
    "15桁を超える数は、セルが持てないので文字です。"
    "計算した割合と必要な年間の実績は小数1桁に丸めた数で、隣の「正確な値」に丸めないものを文字で置いています。"
)
ROBUSTNESS = (
    "記載の基準値と実績値が四捨五入または切り捨てられたものとして、"
    "元の値がどこにあっても判定が同じかどうか。"
)


Put = Callable[[Any, Place], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A head, its width, and what goes into the cells below it."""

    title: str
    width: int
    put: Put


def to_excel(report: Report) -> bytes:
    """The workbook, as the bytes of an .xlsx file.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook

    book = Workbook()
    if report.unread:
        _unread(book.active, report)
        book.create_sheet()
    _indicators(book.worksheets[-1], report)
    _counts(book.create_sheet(), report)
    _reasons(book.create_sheet(), report)
    _rules(book.create_sheet(), report)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


# 一覧


def _indicators(sheet: Any, report: Report) -> None:
    sheet.title = "一覧"
    columns = list(_columns(report))
    head(sheet, [c.title for c in columns], [c.width for c in columns], "D2")
    number = 1
    for place in report.places:
        number += 1
        for column, of in enumerate(columns, 1):
            of.put(sheet.cell(number, column), place)
    _lay_out(sheet)
    sheet.auto_filter.ref = sheet.dimensions


def _columns(report: Report) -> Iterator[Column]:
    yield Column("ID", 8, _text(lambda p: p.row.indicator.id))
    yield Column("ページ", 7, _text(lambda p: p.row.indicator.page))
    yield Column("指標", 26, _text(lambda p: p.row.indicator.name))
    yield Column("事業", 28, _text(lambda p: p.project.title))
    yield Column(
        "担当課",
        18,
        _text(_departments),
    )
    yield Column("基本目標", 24, _text(lambda p: p.goal.title))
    for (label, _), of in zip(report.columns, _OBSERVATIONS, strict=True):
        yield from _observation_columns(report, label, of)
    for i, label in enumerate(report.interim_labels):
        yield from _interim_columns(report, label, i)
    yield Column("状態", 14, _text(lambda p: p.row.status.japanese))
    yield Column("取組終了", 9, _text(lambda p: "取組終了" if p.row.assessment.ended else ""))
    yield Column("達成", 9, _text(lambda p: p.row.met))
    yield Column("目標ペース", 14, _text(lambda p: p.row.path))
    for label, share in _shares():
        yield from _share_columns(label, share)
    yield from _need_columns(
        "目標達成に必要な年間の実績(増加量)", lambda row: row.assessment.required_per_year
    )
    yield Column("必要な年間の実績を算出できない理由", 20, _text(lambda p: p.row.need_reason or ""))
    yield from _need_columns("現時点の目安", lambda row: row.expected)
    yield from _need_columns("翌年度に必要な実績", lambda row: row.next_year)
    for mode, label in ROUNDINGS.items():
        yield Column(f"丸めで判定が変わるか({label})", 22, _text(_robust(mode)))
    if report.rulebook is not None:
        yield Column(f"評価({report.rulebook.name})", 14, _text(lambda p: p.row.letter))
        yield Column("評価への注意", 24, _text(lambda p: "\n".join(p.row.cautions)))
    yield Column("印", 14, _text(lambda p: "／".join(p.row.indicator.flags)))
    yield Column("注記", 40, _text(lambda p: "\n".join(p.row.notes)))


def _text(words: Callable[[Place], str]) -> Put:
    return lambda cell, place: put_text(cell, words(place))


def _departments(place: Place) -> str:
    return "／".join(place.row.indicator.departments or place.project.departments)


def _observation_columns(
    report: Report, label: str, of: Callable[[Row], Observation | None]
) -> Iterator[Column]:
    def year(place: Place) -> str:
        observation = of(place.row)
        return "" if observation is None else str(observation.year)

    yield Column(f"{label}の年度", 12, _text(year))
    yield from _printed_columns(report, label, of)


_OBSERVATIONS: tuple[Callable[[Row], Observation | None], ...] = (
    lambda row: row.indicator.baseline,
    lambda row: row.actual,
    lambda row: row.indicator.target,
)


def _printed_columns(
    report: Report, label: str, of: Callable[[Row], Observation | None]
) -> Iterator[Column]:
    """The values; and beside them their printed text, where the cells show one otherwise."""

    def value(place: Place) -> Value | None:
        observation = of(place.row)
        return None if observation is None else observation.value

    def printed(place: Place) -> str:
        held = value(place)
        return "" if held is None else str(held)

    yield Column(label, 15, lambda cell, place: put_value(cell, value(place)))
    if any(shown_otherwise(value(place)) for place in report.places):
        yield Column(f"{label}(記載)", 15, _text(printed))


def _interim_columns(report: Report, label: str, i: int) -> Iterator[Column]:
    """An indicator's interim target of this number, with the actual of its year."""

    def judged(row: Row) -> JudgedTarget | None:
        return row.interim[i] if i < len(row.interim) else None

    def status(place: Place) -> str:
        of = judged(place.row)
        return "" if of is None else of.status.japanese

    yield from _observation_columns(report, label, lambda row: (of := judged(row)) and of.target)
    yield from _printed_columns(
        report, f"{label}の実績", lambda row: (of := judged(row)) and of.actual
    )
    yield Column(f"{label}の状態", 14, _text(status))


def _shares() -> Iterator[tuple[str, Callable[[Row], Share]]]:
    yield FIGURE_WORDS["attainment"], lambda row: row.attainment
    yield FIGURE_WORDS["gap_closure"], lambda row: row.gap_closure
    yield FIGURE_WORDS["elapsed"], lambda row: row.elapsed


def _share_columns(label: str, share: Callable[[Row], Share]) -> Iterator[Column]:
    yield Column(f"{label}(%)", 9, lambda cell, p: put_percent(cell, share(p.row).percent))
    yield Column(f"{label}(正確な値)", 14, _text(lambda p: _exact(share(p.row).value)))
    yield Column(f"{label}のない理由", 20, _text(lambda p: share(p.row).reason or ""))


def _need_columns(label: str, need: Callable[[Row], Need]) -> Iterator[Column]:
    yield Column(label, 14, lambda cell, p: put_need(cell, need(p.row).value))
    yield Column(f"{label}(正確な値)", 14, _text(lambda p: _exact(need(p.row).value)))


def _exact(figure: Fraction | Value | None) -> str:
    return "" if figure is None else str(figure)


def _robust(mode: Rounding) -> Callable[[Place], str]:
    def words(place: Place) -> str:
        verdicts = place.row.robust(mode)
        return "\n".join(
            f"{label}: {_survival(verdict)}"
            for label, verdict in (("達成", verdicts.met), ("目標ペース", verdicts.on_path))
            if verdict.verdict is not None
        )

    return words


def _survival(verdict: RobustVerdict) -> str:
    if verdict.survives:
        return "変わらない"
    return "変わりうる" if verdict.flips_at is None else f"{verdict.flips_at}で変わる"


# 未読


def _unread(sheet: Any, report: Report) -> None:
    """Opens the workbook, where something was not read: the line, and each text with its place."""
    sheet.title = "未読"
    head(
        sheet,
        ["ページ", "行", "列", "ID", report.unread.line, "理由"],
        [8, 6, 6, 12, 100, 40],
        "A2",
    )
    lines = (
        (text["page"], str(text["row"] or ""), str(text["column"] or ""), text["id"] or "",
         text["text"], text["reason"])
        for text in report.unread.record()["texts"]
    )  # fmt: skip
    _put_lines(sheet, 2, lines)
    _lay_out(sheet)


# 集計


def _counts(sheet: Any, report: Report) -> None:
    sheet.title = "集計"
    titles = ["単位", "名称", "指標", *(status.japanese for status in Status)]
    widths = [14, 40, 7, *(9 for _ in Status)]
    for label in ("指標の達成", "一つ以上達成した事業"):
        titles += [label, f"{label}: 判定できた数", f"{label}(%)", f"{label}(正確な値)"]
        widths += [9, 11, 9, 11]
    head(sheet, [*titles, "注意"], [*widths, 16], "C2")
    number = 1
    for unit, group in _groups(report):
        number += 1
        put_text(sheet.cell(number, 1), unit)
        put_text(sheet.cell(number, 2), group.label)
        counts = [group.summary.indicators, *(group.summary.counts.get(s, 0) for s in Status)]
        for column, count in enumerate(counts, 3):
            sheet.cell(number, column).value = count
        _put_counted(sheet, number, 3 + len(counts), group.met)
        _put_counted(sheet, number, 7 + len(counts), group.any_met)
        put_text(sheet.cell(number, 11 + len(counts)), "判定できた数が少ない" * bool(group.caution))
    _lay_out(sheet)


def _groups(report: Report) -> Iterator[tuple[str, Group]]:
    if report.whole is not None:
        yield "計画全体", report.whole
    for by, groups in report.groups.items():
        yield from ((TITLES[by], group) for group in groups)


def _put_counted(sheet: Any, row: int, column: int, counted: Counted) -> None:
    sheet.cell(row, column).value = counted.part
    sheet.cell(row, column + 1).value = counted.whole
    put_percent(sheet.cell(row, column + 2), counted.percent)
    put_text(sheet.cell(row, column + 3), _exact(counted.share))


# 根拠


def _reasons(sheet: Any, report: Report) -> None:
    sheet.title = "根拠"
    head(sheet, ["ID", "指標", "図", "根拠"], [9, 32, 18, 100], "C2")
    lines = (
        (row.indicator.id, row.indicator.name, ground.label, ground.text)
        for row in report.rows
        for ground in row.grounds
    )
    _put_lines(sheet, 2, lines)
    _lay_out(sheet)


# 説明


def _rules(sheet: Any, report: Report) -> None:
    sheet.title = "説明"
    head(sheet, ["項目", "説明"], [24, 110], "A2")
    _put_lines(sheet, 2, _rule_lines(report))
    _lay_out(sheet)


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


def _put_lines(sheet: Any, first: int, lines: Iterable[tuple[str, ...]]) -> None:
    for number, line in enumerate(lines, first):
        for column, text in enumerate(line, 1):
            put_text(sheet.cell(number, column), text)


def _lay_out(sheet: Any) -> None:
    """Cells below the head wrap at their column's width and start at the top."""
    from openpyxl.styles import Alignment

    below = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = below
