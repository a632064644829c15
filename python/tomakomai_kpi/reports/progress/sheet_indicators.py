# SPDX-License-Identifier: BSL-1.0
"""Two sheets of indicators: 一覧 to print, and 年度別 with all years as numbers."""

from collections.abc import Iterator
from typing import Any

from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, say, side_by_side
from tomakomai_kpi.reports.forms.workbook import put_need, put_percent, put_text
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import Place
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.reports.progress.sheet_columns import (
    Column,
    fill,
    printed_columns,
    text,
    year_column,
)
from tomakomai_kpi.show.words import SIGNS, JudgedTarget

PAGE_WIDTH = 180
"""Characters across A4 landscape that are still read: about 8 points."""

FILLS = {
    Status.achieved: "A9DDB8",
    Status.on_path: "D3EEDB",
    Status.behind_path: "FBE6B5",
    Status.regressed: "F3C1BC",
    Status.missed: "E8A19A",
}
"""Light enough for black words on them, on paper too."""


def put_indicators(sheet: Any, report: Report) -> None:
    """一覧: what fits across A4."""
    sheet.title = report.say("一覧")
    fill(sheet, list(_list_columns(report)), report.places, "D2")


def put_years(sheet: Any, report: Report) -> None:
    """年度別: all years side by side."""
    sheet.title = report.say("年度別")
    columns = list(_year_columns(report))
    fill(sheet, columns, report.places, "D2")
    # On paper as many pages side by side as it takes to read them, each with the names.
    names = sum(column.width for column in columns[:3])
    rest = sum(column.width for column in columns[3:])
    sheet.print_title_cols = "A:C"
    sheet.page_setup.fitToWidth = -(-rest // (PAGE_WIDTH - names))


def put_status(cell: Any, status: Status, lang: Lang) -> None:
    """Sign and word, on the colour of the status."""
    from openpyxl.styles import PatternFill

    put_text(cell, f"{SIGNS[status]} {status.word(lang)}")
    if status in FILLS:
        cell.fill = PatternFill("solid", start_color=FILLS[status])


def _list_columns(report: Report) -> Iterator[Column]:
    say = report.say
    yield Column("ID", 8, text(lambda p: p.row.indicator.id))
    yield Column(say("状態"), 13, lambda cell, p: put_status(cell, p.row.status, p.row.lang))
    yield Column(say("指標"), 26, text(lambda p: p.row.indicator.name))
    yield Column(say("事業"), 24, text(lambda p: p.project.title))
    yield Column(say("担当課"), 14, text(lambda p: side_by_side(report.lang, p.departments)))
    yield from printed_columns(report, say("基準値"), lambda row: row.indicator.baseline, 12)
    yield from printed_columns(report, say("実績値"), lambda row: row.actual, 12)
    yield from printed_columns(report, say("目標値"), lambda row: row.indicator.target, 12)
    yield Column(say("達成率(%)"), 8, lambda cell, p: put_percent(cell, p.row.attainment.percent))
    yield Column(say("進捗率(%)"), 8, lambda cell, p: put_percent(cell, p.row.gap_closure.percent))
    yield Column(
        say("目標達成に必要な年間の実績(増加量)"),
        13,
        lambda cell, p: put_need(cell, p.row.assessment.required_per_year.value),
    )
    if report.rulebook is not None:
        yield Column(
            say("評価({name})", name=report.rulebook.name), 12, text(lambda p: p.row.letter)
        )
    yield Column(say("注記"), 30, text(_notes))


def _notes(place: Place) -> str:
    """Why no pace is told first, then the notes."""
    row = place.row
    first = [row.path_reason] if row.status is Status.undecidable and row.path_reason else []
    ended = [say(row.lang, "取組終了")] if row.assessment.ended else []
    return "\n".join([*first, *ended, *row.notes, *row.fragile, *row.cautions])


def _year_columns(report: Report) -> Iterator[Column]:
    say = report.say
    yield Column("ID", 8, text(lambda p: p.row.indicator.id))
    yield Column(say("ページ"), 7, text(lambda p: p.row.indicator.page))
    yield Column(say("指標"), 26, text(lambda p: p.row.indicator.name))
    yield Column(say("基本目標"), 12, text(lambda p: p.goal.short))
    yield Column(say("事業"), 24, text(lambda p: p.project.title))
    yield Column(say("担当課"), 14, text(lambda p: side_by_side(report.lang, p.departments)))
    yield Column(say("印"), 12, text(lambda p: side_by_side(report.lang, p.row.indicator.flags)))
    yield Column(say("状態"), 14, lambda cell, p: put_status(cell, p.row.status, p.row.lang))
    yield Column(say("達成"), 9, text(lambda p: p.row.met))
    for column in report.columns:
        if column.role in ("baseline", "target"):
            yield year_column(report, column.label, lambda row, of=column.of: of(row.indicator))  # type: ignore[misc]
        if column.role == "interim":
            continue
        title = column.title if column.role == "actual" else column.label
        yield from printed_columns(
            report,
            title,
            lambda row, of=column.of: of(row.indicator),  # type: ignore[misc]
        )
        if column.role == "actual":
            yield Column(say("前年度から {year}", year=column.year_label), 13, _change(column.year))
    for i, label in enumerate(report.interim_labels):
        yield from _interim_columns(report, label, i)


def _change(year: Any) -> Any:
    def put(cell: Any, place: Place) -> None:
        told = place.row.changes.get(year)
        put_need(cell, None if told is None else told.change.value)

    return put


def _interim_columns(report: Report, label: str, i: int) -> Iterator[Column]:
    """An indicator's interim target of this number, with the actual of its year."""

    def judged(row: Row) -> JudgedTarget | None:
        return row.interim[i] if i < len(row.interim) else None

    def status(place: Place) -> str:
        of = judged(place.row)
        return "" if of is None else of.status.word(report.lang)

    yield year_column(report, label, lambda row: (of := judged(row)) and of.target)
    yield from printed_columns(report, label, lambda row: (of := judged(row)) and of.target)
    yield from printed_columns(
        report,
        report.say("{label}の実績", label=label),
        lambda row: (of := judged(row)) and of.actual,
    )
    yield Column(report.say("{label}の状態", label=label), 14, text(status))
