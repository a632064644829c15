# SPDX-License-Identifier: BSL-1.0
"""The report as Markdown."""

from collections.abc import Iterator

from tomakomai_kpi.language import say, side_by_side
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.progress.groups import TITLES, by_notes_in, notes_in
from tomakomai_kpi.reports.progress.legend import legend_in
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import GoalPart, ProjectPart
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.strip import strip_text
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS, reason_in_words


def to_markdown(report: Report) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from head(report.title, (), report.unread.line)
    yield escaped(report.origin_line)
    yield ""
    yield f"**{escaped(report.lead)}**"
    yield ""
    yield from _counts(report)
    yield from _first_looks(report)
    yield from _concerns(report)
    if report.rows:
        yield ""
        yield f"## {report.say('全指標')}"
        yield ""
        yield escaped(report.strip_note)
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
        [report.say("状態"), report.say("全体"), *goals],
        [
            *(
                [
                    f"{SIGNS[status]} {status.word(report.lang)}",
                    *(str(each[status]) for each in counts),
                ]
                for status in GOOD_TO_BAD
            ),
            [report.say("計"), *(str(sum(each.values())) for each in counts)],
        ],
    )


def _first_looks(report: Report) -> Iterator[str]:
    if not report.first_looks:
        return
    yield ""
    yield f"## {report.say('まず見るもの')}"
    yield ""
    yield escaped(report.looks_note)
    yield ""
    yield from table(
        [
            *map(
                report.say,
                ("状態", "指標", "値", "目標まで毎年", "前年度から", "計画の説明"),
            )
        ],
        [
            [
                f"{SIGNS[row.status]} {row.status.word(report.lang)}",
                escaped(f"{row.indicator.name} ({report.place_of(row).label})"),
                escaped(" → ".join(map(str, report.story(row)))),
                escaped(row.need),
                escaped(row.change),
                "<br>".join(map(escaped, row.remarks)),
            ]
            for row in report.first_looks
        ],
    )


def _concerns(report: Report) -> Iterator[str]:
    yield ""
    yield f"## {report.say('目標そのものへの注意')}"
    yield ""
    if not report.concerns:
        yield escaped(report.no_concern)
    for concern in report.concerns:
        names = report.listed(each.name for each in concern.each)
        yield f"- {escaped(concern.sentence)} {escaped(names)}"


def _goal(report: Report, goal: GoalPart) -> Iterator[str]:
    header = [
        *map(report.say, ("ページ", "事業", "指標")),
        *(column.title for column in report.columns),
        *map(
            report.say,
            (
                *("道のり", "達成率", "進捗率", "目標ペース", "目標達成に必要な年間の実績(増加量)"),
                *("前年度から", "状態"),
            ),
        ),
    ]
    yield from table(
        header,
        [
            cells
            for project in goal.projects
            for cells in (
                [_row(report, project, row) for row in project.rows]
                or [["", escaped(project.title), report.say("指標なし"), *[""] * (len(header) - 3)]]
            )
        ],
    )


def _closing(report: Report) -> Iterator[str]:
    yield ""
    yield f"## {report.say('根拠と見方')}"
    yield ""
    yield from (f"- {escaped(label)}: {escaped(fact)}" for label, fact in report.facts)
    yield from (f"- **{label}** {escaped(rule)}" for label, rule in legend_in(report.lang))
    if report.reasons:
        yield ""
        yield from table(
            [
                *map(
                    report.say,
                    ("算出できない理由", "達成率なし", "進捗率なし", "目標ペースなし", "コード"),
                )
            ],
            [
                [escaped(reason_in_words(code, report.lang)), *map(str, counts), f"`{code}`"]
                for code, counts in report.reasons.items()
            ],
        )


def _group_lines(report: Report) -> Iterator[str]:
    for by, groups in report.shown_groups.items():
        whole = (
            ()
            if report.whole is None
            else ((report.say("計" if report.selection else "計画全体"), report.whole),)
        )
        yield ""
        title = report.say(TITLES[by])
        yield f"## {report.say('集計: {title}ごと', title=title)}"
        yield ""
        yield from table(
            [
                title,
                *map(report.say, ("指標|n", "指標の達成", "一つ以上達成した事業", "状態の内訳")),
            ],
            [
                [
                    escaped(label),
                    str(group.summary.indicators),
                    f"{group.met.text} {group.caution}".strip(),
                    f"{group.any_met.text} {group.caution}".strip(),
                    report.listed(
                        f"{status.word(report.lang)} {count}" for status, count in group.statuses
                    ),
                ]
                for label, group in (*((g.label, g) for g in groups), *whole)
            ],
        )
        if note := by_notes_in(report.lang)[by]:
            yield ""
            yield note
    if report.shown_groups:
        yield ""
        yield from (f"- {note}" for note in notes_in(report.lang))


def _row(report: Report, project: ProjectPart, row: Row) -> list[str]:
    departments = side_by_side(report.lang, project.departments)
    names = [row.indicator.name, *row.asides]
    return [
        escaped(row.indicator.page),
        "<br>".join(map(escaped, filter(None, [project.title, departments, *project.flags]))),
        "<br>".join(map(escaped, names)),
        *(escaped(f"{text} ({year})" if year else text) for text, year in report.values(row)),
        _way(report, row),
        *(escaped(rate.reason or f"{rate.text} ({rate.value})") for rate in row.rates),
        escaped(row.path),
        escaped(row.need_reason or " ".join(filter(None, [row.need, row.exact_need]))),
        escaped(row.change),
        "<br>".join(_status(row)),
    ]


def _way(report: Report, row: Row) -> str:
    strip = row.strip
    if strip is None:
        return report.say("なし")
    return escaped(strip_text(strip, 22, report.say("｜")).strip())


def _status(row: Row) -> Iterator[str]:
    ended = f" {say(row.lang, '取組終了')}" if row.assessment.ended else ""
    yield f"{SIGNS[row.status]} {row.status.word(row.lang)}{ended}"
    if row.letter:
        yield escaped(say(row.lang, "評価 {letter}", letter=row.letter))
