# SPDX-License-Identifier: BSL-1.0
"""The report as a workbook: 概要, 一覧, 年度別, 集計, 根拠 and 説明.

概要 is one page with a chart, 一覧 what fits across A4, 年度別 all years as numbers. Printed
figures print as in the document and are numbers where a cell holds them exactly, else text; those
that a cell shows in one number (2億396万円, 1時間30分) have their printed text in the next column.
Computed ones are rounded numbers; 根拠 has the exact ones: 19.6% and 9/46.
Needs openpyxl (extra: ``tables``).
"""

from io import BytesIO

from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.sheet_counts import put_counts
from tomakomai_kpi.reports.progress.sheet_grounds import put_grounds, put_rules, put_unread
from tomakomai_kpi.reports.progress.sheet_indicators import put_indicators, put_years
from tomakomai_kpi.reports.progress.sheet_overview import put_overview

SHEETS = (put_overview, put_indicators, put_years, put_counts, put_grounds, put_rules)


def to_excel(report: Report) -> bytes:
    """The workbook, as the bytes of an .xlsx file.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    with needing("tables", "openpyxl", "Excelで書くには"):
        from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for put in (*((put_unread,) if report.unread else ()), *SHEETS):
        sheet = book.create_sheet()
        put(sheet, report)
        sheet.oddFooter.left.text = _footer(report)
        sheet.oddFooter.right.text = "&P / &N"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _footer(report: Report) -> str:
    """Title and date; & begins a code there, so that one of the text is doubled."""
    made = report.say("{day} 作成", day=report.made_on) if report.made_on else ""
    return f"{report.title} {made}".rstrip().replace("&", "&&")
