# SPDX-License-Identifier: BSL-1.0
"""The report for terminals: a table where the window has room for one, else a few lines a row."""

from collections.abc import Iterator, Sequence
from functools import partial

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.terminal import grid, line, printed
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES, Counted, Group
from tomakomai_kpi.reports.progress.legend import LEGEND
from tomakomai_kpi.reports.progress.model import ProjectPart, Report
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import SIGNS, Share

STYLES = {
    Status.achieved: "bold green",
    Status.missed: "red",
    Status.on_path: "green",
    Status.regressed: "bold red",
    Status.behind_path: "yellow",
}


def to_text(report: Report, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    return printed(partial(_text_parts, report), width, color=color)


def _text_parts(report: Report, width: int) -> Iterator[RenderableType]:
    yield line(report.title, "bold")
    if report.unread:
        yield line(report.unread.line, "bold red")
    yield grid([8, width - 9], report.facts)
    yield line("")
    yield grid([8, width - 9], LEGEND)
    yield line("")
    yield Padding(_totals_grid(report))
    columns = _table_columns(report, width)
    for goal in report.goals:
        yield line("")
        yield line(goal.title, "bold")
        yield Rule(characters="━", style="none")
        yield _table_header(report, columns) if columns else _lines_header(report)
        for project in goal.projects:
            yield line(_project_text(project, width), "bold")
            for row in project.rows:
                yield (
                    _table_row(report, row, columns) if columns else _row_lines(report, row, width)
                )
                yield from (line(f"※ {n}", indent=7) for n in (*row.notes, *row.fragile))
                if row.cautions:
                    yield line(f"※ 評価 {row.letter} への注意: {'、'.join(row.cautions)}", indent=7)
    if report.reasons:
        yield line("")
        yield Padding(_reasons_grid(report, width))
    for by, groups in report.shown_groups.items():
        yield line("")
        yield line(f"集計: {TITLES[by]}ごと", "bold")
        yield Padding(_groups_grid(report, groups, width))
        if BY_NOTES[by]:
            yield line(BY_NOTES[by], indent=2)
    if report.shown_groups:
        yield line("")
        yield from (line(note, indent=2) for note in NOTES)


def _totals_grid(report: Report) -> Table:
    goals = [goal.short for goal in report.goals]
    counts = [report.totals, *(goal.totals for goal in report.goals)]
    rows: list[list[str | Text]] = [["状態", "全体", *goals]]
    rows += [[_status_text(s), *(str(each[s]) for each in counts)] for s in Status]
    rows += [["計", *(str(sum(each.values())) for each in counts)]]
    return grid([18, 8, *(12 for _ in goals)], rows, numbers=len(counts))


def _reasons_grid(report: Report, width: int) -> Table:
    header = ("算出できない理由", *(f"{label}なし" for label in ("達成率", "進捗率", "目標ペース")))
    rows = [(reason, *map(str, counts)) for reason, counts in report.reasons.items()]
    return grid([min(width - 33, 86), 10, 10, 10], [header, *rows], numbers=3)


def _groups_grid(report: Report, groups: Sequence[Group], width: int) -> Table:
    """A line a group, statuses by their signs; the plan as a whole below."""
    lines = [(group.short, group) for group in groups]
    if report.whole is not None:
        lines.append(("計画全体", report.whole))
    rows = [
        (label, str(g.summary.indicators), _flagged(g.met, g), _flagged(g.any_met, g), _signs(g))
        for label, g in lines
    ]
    header = ("", "指標", "指標の達成", "一つ以上達成した事業", "状態の内訳")
    room = width - 4 - 16 - 16 - 4
    signs = room // 2
    return grid([room - signs, 4, 16, 16, signs], [header, *rows])


def _flagged(counted: Counted, group: Group) -> str:
    return f"{counted.text} {group.caution}".strip()


def _signs(group: Group) -> str:
    return " ".join(f"{SIGNS[status]}{count}" for status, count in group.statuses)


def _project_text(project: ProjectPart, width: int) -> str:
    """The project's title, ruled to the right edge where it leaves room."""
    departments = f"〔{'／'.join(project.departments)}〕" if project.departments else ""
    rows = "" if project.rows else "指標なし"
    title = " ".join(filter(None, ["─", project.title, departments, *project.flags, rows])) + " "
    return title + "─" * (width - cell_len(title))


def _status_text(status: Status, line_break: str = "") -> Text:
    words = status.japanese.replace("(", line_break + "(")
    return Text(f"{set_cell_size(SIGNS[status], 2)} {words}", STYLES.get(status, ""))


def _marked_status(row: Row, line_break: str = "") -> Text:
    """Status, 取組終了 and the letter of a rulebook."""
    text = _status_text(row.status, line_break)
    if row.assessment.ended:
        text.append(f"{line_break or ' '}取組終了", "bold")
    if row.letter:
        letter = one_line(row.letter)
        text.append(f"{line_break or ' '}{letter}{'※' if row.cautions else ''}")
    return text


def _bar(rate: Share, width: int) -> str:
    return f"{rate.bar(width - 9)}{rate.text:>8}"


# A table: PAGE NAME 基準値 実績値 目標値 RATES PATH STATUS


def _table_columns(report: Report, width: int) -> list[int] | None:
    """Widths of the columns, one cell apart; None where there is no room for them."""
    lines = [
        [line for row in report.rows for line in _value_lines(report, row)[i]] for i in range(3)
    ]
    values = [max(10, *map(cell_len, each), 0) for each in lines]
    room = width - 6 - sum(values) - 20 - 13 - 7
    rates = max(23, room // 2)
    return [6, room - rates, *values, rates, 20, 13] if room - rates >= 14 else None


def _table_header(report: Report, columns: list[int]) -> Table:
    labels, years = zip(*report.columns, strict=True)
    first = ["ページ", "指標", *labels, "達成率・進捗率", "目標ペース", "状態"]
    second = ["", "", *years, "", "必要な年間の実績", ""]
    return grid(columns, [first, second])


def _table_row(report: Report, row: Row, columns: list[int]) -> Table:
    cells: list[str | Text] = [
        row.indicator.page.replace(" ", ""),
        row.indicator.name,
        *(Text("\n".join(lines)) for lines in _value_lines(report, row)),
        Text("\n".join(_rate_lines(row, columns))),
        Text("\n".join(filter(None, [row.path, row.need]))),
        _marked_status(row, line_break="\n   "),
    ]
    return grid(columns, [cells])


def _value_lines(report: Report, row: Row) -> list[list[str]]:
    return [
        [one_line(text), f"({year})"] if year else [one_line(text)]
        for text, year in report.values(row)
    ]


def _rate_lines(row: Row, columns: list[int]) -> Iterator[str]:
    """The bar, the rate that it shows, and the other one; reasons in full where there is no bar."""
    if row.drawn is None:
        yield from (f"{label}なし: {reason}" for label, reason in row.missing_rates)
        return
    yield _bar(row.drawn, columns[5])
    yield f"{row.drawn.label} {row.drawn.value}"
    for rate in row.rates:
        if rate.value is None:
            label, code = f"{rate.label}なし", f"[{rate.of.undefined}]"
            yield label + code if cell_len(label + code) <= columns[5] else f"{label} {code}"
        elif rate != row.drawn:
            yield f"{rate.label} {rate.text} {rate.value}"


# Lines, where the window is narrow


def _lines_header(report: Report) -> Padding:
    values = " → ".join(f"{label}({year})" if year else label for label, year in report.columns)
    return line(f"ページ 状態 指標 / {values}")


def _row_lines(report: Report, row: Row, width: int) -> Table:
    values = [f"{text}({year})" if year else text or "なし" for text, year in report.values(row)]
    lines = [
        _marked_status(row).append(f"  {one_line(row.indicator.name)}", "bold"),
        one_line(" → ".join(values)),
        *(f"{r.label} {_bar(r, 32)} {r.value}" for r in row.rates if r == row.drawn),
        *(
            f"{r.label} {r.text} {r.value}"
            for r in row.rates
            if r.value is not None and r != row.drawn
        ),
        *(f"{label}なし: {reason}" for label, reason in row.missing_rates),
        f"目標ペース: {row.path}  目標達成に必要な年間の実績: {row.need or 'なし'}",
    ]
    page = row.indicator.page.replace(" ", "")
    return grid([6, width - 7], [[page, Text("\n").join(Text() + line for line in lines)]])
