# SPDX-License-Identifier: BSL-1.0
"""集計: indicators counted by goal, measure, project and department."""

from collections.abc import Iterator
from typing import Any

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.workbook import head, put_percent, put_text
from tomakomai_kpi.reports.progress.groups import TITLES, Counted, Group
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.sheet_columns import lay_out


def put_counts(sheet: Any, report: Report) -> None:
    """A row a group, with both numbers of each share."""
    sheet.title = report.say("集計")
    say = report.say
    titles = [say("単位"), say("名称"), say("指標|n"), *(s.word(report.lang) for s in Status)]
    widths = [14, 40, 7, *(9 for _ in Status)]
    for label in (say("指標の達成"), say("一つ以上達成した事業")):
        titles += [
            label,
            say("{label}: 判定できた数", label=label),
            f"{label}(%)",
            say("{label}(正確な値)", label=label),
        ]
        widths += [9, 11, 9, 11]
    head(sheet, [*titles, say("注意")], [*widths, 16], "C2")
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
        if group.caution:
            put_text(sheet.cell(number, 11 + len(counts)), say("判定できた数が少ない"))
    lay_out(sheet)


def _groups(report: Report) -> Iterator[tuple[str, Group]]:
    if report.whole is not None:
        yield report.say("計" if report.selection else "計画全体"), report.whole
    for by, groups in report.groups.items():
        yield from ((report.say(TITLES[by]), group) for group in groups)


def _put_counted(sheet: Any, row: int, column: int, counted: Counted) -> None:
    sheet.cell(row, column).value = counted.part
    sheet.cell(row, column + 1).value = counted.whole
    put_percent(sheet.cell(row, column + 2), counted.percent)
    put_text(sheet.cell(row, column + 3), "" if counted.share is None else str(counted.share))
