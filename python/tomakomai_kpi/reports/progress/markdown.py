# SPDX-License-Identifier: BSL-1.0
"""The report as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES
from tomakomai_kpi.reports.progress.legend import LEGEND
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import GoalPart, ProjectPart
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS, reason_in_words


def to_markdown(report: Report) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from head(report.title, (), report.unread.line)
    yield escaped(" ／ ".join(report.origin))
    yield ""
    yield f"**{escaped(report.lead)}**"
    yield ""
    yield from _counts(report)
    yield from _first_looks(report)
    yield from _concerns(report)
    for goal in report.goals:
        yield ""
        yield f"## {escaped(goal.title)}"
        yield ""
        yield from _goal(report, goal)
    yield from _group_lines(report)
    yield from _closing(report)


def _counts(report: Report) -> Iterator[str]:
    goals = [goal.short for goal in report.goals]
    counts = [report.totals, *(goal.totals for goal in report.goals)]
    yield from table(
        ["状態", "全体", *goals],
        [
            *(
                [f"{SIGNS[status]} {status.japanese}", *(str(each[status]) for each in counts)]
                for status in GOOD_TO_BAD
            ),
            ["計", *(str(sum(each.values())) for each in counts)],
        ],
    )


def _first_looks(report: Report) -> Iterator[str]:
    if not report.first_looks:
        return
    yield ""
    yield "## まず見るもの"
    yield ""
    yield from table(
        ["状態", "指標", "値", "目標まで毎年", "前年度から", "計画の説明"],
        [
            [
                f"{SIGNS[row.status]} {row.status.japanese}",
                escaped(row.indicator.name),
                escaped(" → ".join(text for text, _ in report.values(row) if text)),
                escaped(row.need),
                escaped(row.change),
                "<br>".join(map(escaped, row.remarks)),
            ]
            for row in report.first_looks
        ],
    )


def _concerns(report: Report) -> Iterator[str]:
    if not report.concerns:
        return
    yield ""
    yield "## 目標そのものへの注意"
    yield ""
    for concern in report.concerns:
        names = "、".join(each.name for each in concern.each)
        yield f"- {escaped(concern.sentence)} {escaped(names)}"


def _goal(report: Report, goal: GoalPart) -> Iterator[str]:
    header = [
        *("ページ", "事業", "指標"),
        *(column.title for column in report.columns),
        *("棒", "達成率", "進捗率", "目標ペース", "目標達成に必要な年間の実績(増加量)"),
        *("前年度から", "状態"),
    ]
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


def _closing(report: Report) -> Iterator[str]:
    yield ""
    yield "## 根拠と見方"
    yield ""
    yield from (f"- {escaped(label)}: {escaped(fact)}" for label, fact in report.facts)
    yield from (f"- **{label}** {escaped(rule)}" for label, rule in LEGEND)
    if report.reasons:
        yield ""
        yield from table(
            ["算出できない理由", "達成率なし", "進捗率なし", "目標ペースなし", "コード"],
            [
                [escaped(reason_in_words(code)), *map(str, counts), f"`{code}`"]
                for code, counts in report.reasons.items()
            ],
        )


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
        escaped(row.change),
        "<br>".join(_status(row)),
    ]


def _status(row: Row) -> Iterator[str]:
    ended = " 取組終了" if row.assessment.ended else ""
    yield f"{SIGNS[row.status]} {row.status.japanese}{ended}"
    if row.letter:
        yield escaped(f"評価 {row.letter}")
    yield from (escaped(f"※ {caution}") for caution in (*row.cautions, *row.fragile))
