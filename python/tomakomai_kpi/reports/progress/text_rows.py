# SPDX-License-Identifier: BSL-1.0
"""Indicators in a terminal: a row of a table where the window has room for one, else lines."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, say
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.terminal import Folded, grid, line
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import SIGNS, Share

STYLES = {
    Status.achieved: "bold green",
    Status.missed: "red",
    Status.on_path: "green",
    Status.regressed: "bold red",
    Status.behind_path: "yellow",
}


def status_text(status: Status, lang: Lang, line_break: str = "") -> Text:
    """The sign and the word, in its colour."""
    words = status.word(lang).replace("(", line_break + "(")
    return Text(f"{set_cell_size(SIGNS[status], 2)} {words}", STYLES.get(status, ""))


def _marked_status(row: Row, line_break: str = "") -> Text:
    """Status, 取組終了 and the letter of a rulebook."""
    text = status_text(row.status, row.lang, line_break)
    if row.assessment.ended:
        text.append(f"{line_break or ' '}{say(row.lang, '取組終了')}", "bold")
    if row.letter:
        letter = one_line(row.letter)
        mark = say(row.lang, "※") if row.cautions else ""
        text.append(f"{line_break or ' '}{letter}{mark}")
    return text


def _bar(rate: Share, width: int) -> str:
    return f"{rate.bar(width - 9)}{rate.text:>8}"


# A table: PAGE NAME 基準値 実績値 目標値 RATES PATH STATUS


def table_columns(report: Report, width: int) -> list[int] | None:
    """Widths of the columns, one cell apart; None where there is no room for them."""
    lines = [
        [line for row in report.rows for line in _value_lines(report, row)[i]]
        for i in range(len(report.columns))
    ]
    values = [max(10, *map(cell_len, each), 0) for each in lines]
    room = width - 6 - sum(values) - 20 - 13 - 4 - len(values)
    rates = max(23, room // 2)
    return [6, room - rates, *values, rates, 20, 13] if room - rates >= 14 else None


def table_header(report: Report, columns: list[int]) -> Table:
    """The heads, with the years below them."""
    labels = [column.label for column in report.columns]
    years = [column.year_label for column in report.columns]
    say = report.say
    last = (say("達成率・進捗率"), say("目標ペース"), say("状態"))
    first = [say("ページ"), say("指標"), *labels, *last]
    second = ["", "", *years, "", say("必要な年間の実績"), ""]
    return grid(columns, [first, second])


def table_row(report: Report, row: Row, columns: list[int]) -> Table:
    """An indicator in the columns."""
    cells: list[RenderableType] = [
        row.indicator.page.replace(" ", ""),
        row.indicator.name,
        *(_lines(lines) for lines in _value_lines(report, row)),
        _lines(_rate_lines(row, columns)),
        _lines(filter(None, [row.path, row.need, row.change_told])),
        _marked_status(row, line_break="\n   "),
    ]
    return grid(columns, [cells])


def _lines(lines: Iterable[str]) -> Group:
    return Group(*map(Folded, lines))


def _value_lines(report: Report, row: Row) -> list[list[str]]:
    return [
        [one_line(text), f"({year})"] if year else [one_line(text)]
        for text, year in report.values(row)
    ]


def _rate_lines(row: Row, columns: list[int]) -> Iterator[str]:
    """The bar, the rate that it shows, and the other one; reasons in full where there is no bar."""
    if row.drawn is None:
        yield from (_missing(row, label, reason) for label, reason in row.missing_rates)
        return
    yield _bar(row.drawn, columns[-3])
    yield f"{row.drawn.label} {row.drawn.value}"
    for rate in row.rates:
        if rate.value is None:
            yield _missing(row, rate.label, rate.reason or "")
        elif rate != row.drawn:
            yield f"{rate.label} {rate.text} {rate.value}"


def _missing(row: Row, label: str, reason: str) -> str:
    return say(row.lang, "{label}なし: {reason}", label=label, reason=reason)


# Lines, where the window is narrow


def lines_header(report: Report) -> Padding:
    """What the lines of an indicator say, in their order."""
    return line(report.say("ページ 状態 指標 / 基準値 → 各年度の実績値 → 目標値"))


def row_lines(report: Report, row: Row, width: int) -> Table:
    """An indicator in a few lines."""
    lines = [
        " → ".join(map(str, report.story(row))),
        *(
            f"{r.label} {_bar(r, min(32, width - 28))} {r.value}"
            for r in row.rates
            if r == row.drawn
        ),
        *(
            f"{r.label} {r.text} {r.value}"
            for r in row.rates
            if r.value is not None and r != row.drawn
        ),
        *(_missing(row, label, reason) for label, reason in row.missing_rates),
        f"{report.say('目標ペース')}: {row.path}",
        f"{report.say('目標達成に必要な年間の実績(増加量)')}: {row.need or row.need_reason or ''}",
        *([row.change_told] if row.change else []),
    ]
    page = row.indicator.page.replace(" ", "")
    head = _marked_status(row).append(f"  {one_line(row.indicator.name)}", "bold")
    return grid([6, width - 7], [[page, Group(head, *map(Folded, lines))]])
