# SPDX-License-Identifier: BSL-1.0
"""概要: the top of the report on one page, with a chart of the spreadsheet's own."""

from typing import Any

from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang
from tomakomai_kpi.reports.forms.workbook import bold, put_text
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.sheet_columns import LINE, lines_of
from tomakomai_kpi.reports.progress.sheet_indicators import put_status
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS

CHART_COLOURS = {
    Status.achieved: "0B5D2B",
    Status.on_path: "8FD3A6",
    Status.behind_path: "F2C261",
    Status.regressed: "B3261E",
    Status.missed: "6F1410",
    Status.undecidable: "B9C2CE",
}
OTHER_COLOUR = "E4E8ED"

WIDTHS = (34, 9, 9, 9, 9, 9, 9, 9, 9)
CHART_ROWS = 14

LEAD_LINES: dict[Lang, int] = {"ja": 3, "en": 3}
"""Of the lead, and of the heads of the counts."""


def put_overview(sheet: Any, report: Report) -> None:
    """Title, result, counts by goal with their chart, what to see first, and the targets."""
    from openpyxl.utils import get_column_letter

    sheet.title = report.say("概要")
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    row = _words(sheet, 1, report.title, size=16)
    row = _words(sheet, row, report.origin_line, lines=2)
    row = _words(sheet, row, report.lead, size=12, lines=LEAD_LINES[report.lang])
    row = _counts(sheet, row + 1, report)
    row = _first_looks(sheet, row + 1, report)
    _concerns(sheet, row + 1, report)
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 1


def _words(sheet: Any, row: int, words: str, *, size: int = 10, lines: int = 1) -> int:
    """A line over the whole width; the row after it."""
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, 1)
    put_text(cell, words)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(
        name=cell.font.name, family=cell.font.family, scheme=cell.font.scheme, size=size,
        bold=size > 10,
    )  # fmt: skip
    sheet.row_dimensions[row].height = (size + 5) * lines
    return row + 1


def _heading(sheet: Any, row: int, words: str) -> int:
    put_text(sheet.cell(row, 1), words)
    sheet.cell(row, 1).font = bold(sheet.cell(row, 1).font)
    return row + 1


def _counts(sheet: Any, row: int, report: Report) -> int:
    """Goals by statuses, and below them the chart of these cells."""
    statuses = [status for status in GOOD_TO_BAD if report.totals[status]]
    if not statuses:
        return row
    row = _heading(sheet, row, report.say("基本目標ごとの指標数"))
    first = row
    for column, status in enumerate(statuses, 2):
        put_text(sheet.cell(row, column), f"{SIGNS[status]} {status.word(report.lang)}")
    for goal in report.goals:
        row += 1
        put_text(sheet.cell(row, 1), goal.title)
        for column, status in enumerate(statuses, 2):
            sheet.cell(row, column).value = goal.totals[status]
    _chart(sheet, first, row, statuses)
    row += 1
    put_text(sheet.cell(row, 1), report.say("計"))
    for column, status in enumerate(statuses, 2):
        sheet.cell(row, column).value = report.totals[status]
    _wrap(sheet, first, row)
    sheet.row_dimensions[first].height = LINE * LEAD_LINES[report.lang]
    return row + 2 + CHART_ROWS


def _chart(sheet: Any, first: int, last: int, statuses: list[Status]) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "percentStacked", 100
    data = Reference(sheet, min_col=2, max_col=1 + len(statuses), min_row=first, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    for status, series in zip(statuses, chart.series, strict=True):
        series.graphicalProperties.solidFill = CHART_COLOURS.get(status, OTHER_COLOUR)
        series.graphicalProperties.line.solidFill = "FFFFFF"
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.dataLabels.numFmt = "0;;;"  # no label where there is none
    for hidden in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, hidden, False)
    chart.y_axis.delete = True
    chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    chart.gapWidth = 40
    chart.width, chart.height = 19.5, 6.6
    sheet.add_chart(chart, f"A{last + 3}")


def _first_looks(sheet: Any, row: int, report: Report) -> int:
    if not report.first_looks:
        return row
    row = _heading(sheet, row, report.say("まず見るもの"))
    first = row
    for column, title in ((1, "指標"), (2, "状態"), (4, "値"), (8, "目標まで毎年")):
        put_text(sheet.cell(row, column), report.say(title))
    for each in report.first_looks:
        row += 1
        put_text(sheet.cell(row, 1), each.indicator.name)
        put_status(sheet.cell(row, 2), each.status, report.lang)
        put_text(sheet.cell(row, 4), " → ".join(map(str, report.story(each))))
        put_text(sheet.cell(row, 8), each.need)
    for number in range(first, row + 1):
        for start, end in ((2, 3), (4, 7), (8, 9)):
            sheet.merge_cells(start_row=number, end_row=number, start_column=start, end_column=end)
    _wrap(sheet, first, row)
    for number in range(first + 1, row + 1):
        told = lines_of(sheet.cell(number, 4).value or "", sum(WIDTHS[3:7]))
        sheet.row_dimensions[number].height = LINE * max(2, told)
    return row + 1


def _concerns(sheet: Any, row: int, report: Report) -> None:
    if not report.concerns:
        return
    row = _heading(sheet, row, report.say("目標そのものへの注意"))
    for concern in report.concerns:
        row = _words(sheet, row, report.say("・{sentence}", sentence=concern.sentence))


def _wrap(sheet: Any, first: int, last: int) -> None:
    """A head line and the rows below it."""
    from openpyxl.styles import Alignment, Border, Side

    for cells in sheet.iter_rows(min_row=first, max_row=last, max_col=len(WIDTHS)):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == first:
                cell.font = bold(cell.font)
                cell.border = Border(bottom=Side(style="thin"))
        sheet.row_dimensions[cells[0].row].height = LINE * 2
