# SPDX-License-Identifier: BSL-1.0
"""The report as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES
from tomakomai_kpi.reports.progress.legend import LEGEND
from tomakomai_kpi.reports.progress.model import ProjectPart, Report
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import SIGNS


def to_markdown(report: Report) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line)
    yield from (f"- **{label}** {escaped(rule)}" for label, rule in LEGEND)
    yield ""
    yield "## 状態ごとの指標数"
    yield ""
    goals = [goal.short for goal in report.goals]
    counts = [report.totals, *(goal.totals for goal in report.goals)]
    yield from table(
        ["状態", "全体", *goals],
        [
            *(
                [f"{SIGNS[status]} {status.japanese}", *(str(each[status]) for each in counts)]
                for status in Status
            ),
            ["計", *(str(sum(each.values())) for each in counts)],
        ],
    )
    header = [
        "ページ",
        "事業",
        "指標",
        *(f"{label} {year}".strip() for label, year in report.columns),
    ]
    header += ["棒", "達成率", "進捗率", "目標ペース", "目標達成に必要な年間の実績(増加量)", "状態"]
    for goal in report.goals:
        yield ""
        yield f"## {escaped(goal.title)}"
        yield ""
        yield from table(
            header,
            [
                cells
                for project in goal.projects
                for cells in (
                    [_row(report, project, row) for row in project.rows]
                    or [["", escaped(project.title), "指標なし", *[""] * (len(header) - 3)]]
                )
            ],
        )
    yield from _group_lines(report)


def _group_lines(report: Report) -> Iterator[str]:
    for by, groups in report.shown_groups.items():
        whole = () if report.whole is None else (("計画全体", report.whole),)
        yield ""
        yield f"## 集計: {TITLES[by]}ごと"
        yield ""
        yield from table(
            [TITLES[by], "指標", "指標の達成", "一つ以上達成した事業", "状態の内訳"],
            [
                [
                    escaped(label),
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


def _row(report: Report, project: ProjectPart, row: Row) -> list[str]:
    departments = "／".join(project.departments)
    names = [row.indicator.name, *(f"※ {note}" for note in row.notes)]
    return [
        escaped(row.indicator.page),
        "<br>".join(map(escaped, filter(None, [project.title, departments, *project.flags]))),
        "<br>".join(map(escaped, names)),
        *(escaped(f"{text} ({year})" if year else text) for text, year in report.values(row)),
        row.drawn.bar(10).strip() if row.drawn else "なし",
        *(escaped(rate.reason or f"{rate.text} ({rate.value})") for rate in row.rates),
        escaped(row.path),
        escaped(row.need_reason or " ".join(filter(None, [row.need, row.exact_need]))),
        "<br>".join(_status(row)),
    ]


def _status(row: Row) -> Iterator[str]:
    ended = " 取組終了" if row.assessment.ended else ""
    yield f"{SIGNS[row.status]} {row.status.japanese}{ended}"
    if row.letter:
        yield escaped(f"評価 {row.letter}")
    yield from (escaped(f"※ {caution}") for caution in (*row.cautions, *row.fragile))
