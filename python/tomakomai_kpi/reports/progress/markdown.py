# SPDX-License-Identifier: BSL-1.0
"""Reports for files: CSV, Markdown and HTML."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.progress.bullet import KINDS
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES
from tomakomai_kpi.reports.progress.json import to_json
from tomakomai_kpi.reports.progress.model import LEGEND, GoalPart, ProjectPart, Report, one_line
from tomakomai_kpi.reports.progress.row import SIGNS, Row, Share

# CSV


def to_csv(report: Report) -> str:
    """A row an indicator, with a byte order mark, for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out)
    rows = [_csv_record(report, goal, project, row) for goal, project, row in _places(report)]
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_spreadsheet_cell(cell) for cell in record.values()] for record in rows)
    return "\ufeff" + out.getvalue()


def _places(report: Report) -> Iterator[tuple[GoalPart, ProjectPart, Row]]:
    for goal in report.goals:
        for project in goal.projects:
            for row in project.rows:
                yield goal, project, row


def _csv_record(
    report: Report, goal: GoalPart, project: ProjectPart, row: Row
) -> dict[str, str | int | Decimal | None]:
    record: dict[str, str | int | Decimal | None] = {
        "ID": row.indicator.id,
        "基本目標": goal.number,
        "基本目標の名称": goal.name,
        "事業": project.name,
        "担当課": "／".join(project.departments),
        "印": "／".join(row.indicator.flags),
        "頁": row.indicator.page,
        "指標": row.indicator.name,
    }
    for (label, _), observation in zip(report.columns, row.observations, strict=True):
        record[f"{label}の年度"] = None if observation is None else str(observation.year)
        record[label] = None if observation is None else str(observation)
    record |= {
        "状態": row.status.japanese,
        "取組終了": "取組終了" if row.assessment.ended else None,
        "達成": row.met,
    }
    for rate in (*row.rates, Share("経過", row.assessment.elapsed)):
        record[f"{rate.label}(%)"] = rate.percent
        record[f"{rate.label}(分数)"] = None if rate.value is None else str(rate.value)
        record[f"{rate.label}のない理由"] = rate.reason
    need = row.assessment.required_per_year.value
    return record | {
        "経路": row.path,
        "必要量(年あたり)": row.need,
        "必要量(分数)": None if need is None else str(need.number),
        "必要量のない理由": row.need_reason,
        **(
            {}
            if report.rulebook is None
            else {
                f"評価({report.rulebook.name})": row.letter,
                "評価への注意": " ".join(row.cautions),
            }
        ),
        "端数への注意": " ".join(row.fragile),
        "注記": " ".join(row.notes),
        "計画": report.plan.name,
        "版": report.revision,
        "時計": report.clock,
    }


def _spreadsheet_cell(cell: str | int | Decimal | None) -> str | int | Decimal | None:
    """Text that a spreadsheet would run as a formula, or read as a date, gets an apostrophe."""
    if isinstance(cell, str) and re.match(r"[=+\-@\t\r\n]|[＝＋－＠].|\d+/\d+$", cell):
        return "'" + cell
    return cell


# Markdown


def to_markdown(report: Report) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return "\n".join(_markdown_lines(report)) + "\n"


def _markdown_lines(report: Report) -> Iterator[str]:
    yield from _markdown_head(report.title, report.facts)
    yield from (f"- **{label}** {_markdown(rule)}" for label, rule in LEGEND)
    yield ""
    yield "## 状態ごとの指標数"
    yield ""
    goals = [f"基本目標{goal.number}" for goal in report.goals]
    counts = [report.totals, *(goal.totals for goal in report.goals)]
    yield from _markdown_table(
        ["状態", "全体", *goals],
        [
            *(
                [f"{SIGNS[status]} {status.japanese}", *(str(each[status]) for each in counts)]
                for status in Status
            ),
            ["計", *(str(sum(each.values())) for each in counts)],
        ],
    )
    header = ["頁", "事業", "指標", *(f"{label} {year}".strip() for label, year in report.columns)]
    header += ["棒", "達成率", "進捗率", "経路", "必要量(年あたり)", "状態"]
    for goal in report.goals:
        yield ""
        yield f"## {_markdown(goal.title)}"
        yield ""
        yield from _markdown_table(
            header,
            [
                cells
                for project in goal.projects
                for cells in (
                    [_markdown_row(report, project, row) for row in project.rows]
                    or [["", _markdown(project.title), "指標なし", *[""] * (len(header) - 3)]]
                )
            ],
        )
    yield from _markdown_groups(report)


def _markdown_groups(report: Report) -> Iterator[str]:
    for by, groups in report.shown_groups.items():
        whole = () if report.whole is None else (("計画全体", report.whole),)
        yield ""
        yield f"## 集計: {TITLES[by]}ごと"
        yield ""
        yield from _markdown_table(
            [TITLES[by], "指標", "指標の達成", "一つ以上達成した事業", "状態の内訳"],
            [
                [
                    _markdown(label),
                    str(group.summary.indicators),
                    f"{group.met.text} {group.caution}".strip(),
                    f"{group.any_met.text} {group.caution}".strip(),
                    "、".join(f"{status.japanese} {count}" for status, count in group.statuses),
                ]
                for label, group in (*((g.label, g) for g in groups), *whole)
            ],
        )
        if BY_NOTES[by]:
            yield ""
            yield BY_NOTES[by]
    if report.shown_groups:
        yield ""
        yield from (f"- {note}" for note in NOTES)


def _markdown_row(report: Report, project: ProjectPart, row: Row) -> list[str]:
    departments = "／".join(project.departments)
    names = [row.indicator.name, *(f"※ {note}" for note in row.notes)]
    return [
        _markdown(row.indicator.page),
        "<br>".join(map(_markdown, filter(None, [project.title, departments, *project.flags]))),
        "<br>".join(map(_markdown, names)),
        *(_markdown(f"{text} ({year})" if year else text) for text, year in report.values(row)),
        row.drawn.bar(10).strip() if row.drawn else "なし",
        *(_markdown(rate.reason or f"{rate.text} ({rate.value})") for rate in row.rates),
        _markdown(row.path),
        _markdown(row.need_reason or " ".join(filter(None, [row.need, row.exact_need]))),
        "<br>".join(_markdown_status(row)),
    ]


def _markdown_status(row: Row) -> Iterator[str]:
    yield f"{row.sign} {row.status.japanese}" + (" 取組終了" if row.assessment.ended else "")
    if row.letter:
        yield _markdown(f"評価 {row.letter}")
    yield from (_markdown(f"※ {caution}") for caution in (*row.cautions, *row.fragile))


def _markdown_head(title: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The heading, and what stands at the top of every report."""
    yield f"# {_markdown(title)}"
    yield ""
    yield from (f"- {_markdown(label)}: {_markdown(fact)}" for label, fact in facts)
    yield ""


def _markdown_table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Cells are markdown already."""
    for cells in (header, ["---"] * len(header), *rows):
        yield f"| {' | '.join(cells)} |"


def _markdown(text: str) -> str:
    """Text that markdown shows as it is."""
    safe = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", safe)


# HTML


def to_html(report: Report) -> str:
    """One self-contained page."""
    return html_page(
        "report.html",
        report=report,
        legend=LEGEND,
        signs=SIGNS,
        statuses=list(Status),
        group_titles=TITLES,
        group_notes=BY_NOTES,
        share_notes=NOTES,
        chart_marks=KINDS.items(),
    )


RENDERERS: dict[str, Callable[[Report], str]] = {
    "markdown": to_markdown,
    "html": to_html,
    "csv": to_csv,
    "json": to_json,
}
