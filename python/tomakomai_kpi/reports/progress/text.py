# SPDX-License-Identifier: BSL-1.0
"""The report for terminals: what matters first, then every indicator.

A table where the window has room for one, else a few lines a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import side_by_side
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.terminal import grid, line, printed
from tomakomai_kpi.reports.progress.groups import TITLES, Counted, Group, by_notes_in, notes_in
from tomakomai_kpi.reports.progress.head import asking
from tomakomai_kpi.reports.progress.legend import legend_in
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import ProjectPart
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.reports.progress.text_rows import (
    STYLES,
    lines_header,
    row_lines,
    status_text,
    table_columns,
    table_header,
    table_row,
)
from tomakomai_kpi.show.strip import strip_text
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS, reason_in_words

WIDE = 80
"""Columns from which a name and its figures stand in one line."""

SUMMARY_LOOKS = 4
"""Indicators to see first that fit on one screen."""


def to_text(report: Report, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    return printed(partial(_parts, report), width, color=color)


def to_summary(report: Report, width: int = 120, *, color: bool = False) -> str:
    """One screen: the result, the goals, and what to look at first."""
    return printed(partial(_summary, report), width, color=color)


def _summary(report: Report, width: int) -> Iterator[RenderableType]:
    yield from _top(report, width, brief=width < WIDE)
    if report.first_looks:
        looks = report.first_looks[: SUMMARY_LOOKS if width >= WIDE else SUMMARY_LOOKS // 4]
        asked = asking(report.totals)
        few = report.say("({n}/{of})", n=len(looks), of=asked) if len(looks) < asked else ""
        yield line(f"{report.say('まず見るもの')}{few}", "bold")
        for row in looks:
            yield Text.assemble(
                status_text(row.status, report.lang),
                " ",
                one_line(f"{row.indicator.name}  "),
                _story(report, row, years=False),
            )
    if report.rulebook is not None:
        told = report.listed(f"{letter} {n}" for letter, n in report.letters)
        yield line(f"{report.say('評価')} {report.rulebook.name}: {told}")
    if report.concerns:
        told = report.listed(f"{c.short} {c.found}/{c.asked}" for c in report.concerns)
        yield line(f"{report.say('目標そのものへの注意')}: {told}")


def _parts(report: Report, width: int) -> Iterator[RenderableType]:
    yield from _top(report, width)
    if report.first_looks:
        yield line("")
        yield line(report.say("まず見るもの"), "bold")
        yield line(report.looks_note)
        yield line(report.strip_note)
        for row in report.first_looks:
            yield from _look(report, row, width)
    yield line("")
    yield line(report.say("目標そのものへの注意"), "bold")
    if not report.concerns:
        yield line(report.no_concern)
    for concern in report.concerns:
        yield line(report.say("・{sentence}", sentence=concern.sentence))
        yield line(report.listed(each.name for each in concern.each), indent=4)
    yield from _all(report, width)
    yield from _counted(report, width)
    yield from _closing(report, width)


def _top(report: Report, width: int, *, brief: bool = False) -> Iterator[RenderableType]:
    yield line(report.title, "bold")
    if report.unread:
        yield line(report.unread.line, "bold red")
    if not brief:
        yield line(" / ".join(report.origin))
    yield line(report.lead, "bold")
    if not report.rows:
        return
    room = min(40, width // 3)
    bar = width - room - 6
    whole = ((report.say("計"), report.totals),) if len(report.goals) > 1 else ()
    goals = ((g.short if brief else g.title, g.totals) for g in report.goals)
    for title, totals in (*goals, *whole):
        counts = Text.assemble(_stack(totals, bar), f" {sum(totals.values())}")
        if brief:
            yield Text.assemble(one_line(title), " ", counts)
        elif width < WIDE:
            yield line(title)
            yield Padding(counts, (0, 0, 0, 2))
        else:
            yield Text.assemble(set_cell_size(one_line(title), room), " ", counts)


def _stack(totals: dict[Status, int], width: int) -> Text:
    """The statuses from good to bad as parts of a bar, each under its sign, then their numbers."""
    shown = [(s, totals[s]) for s in GOOD_TO_BAD if totals[s]]
    words = Text(" ").join(Text(f"{SIGNS[s]}{n}", STYLES.get(s, "")) for s, n in shown)
    room = width - words.cell_len - 1
    whole = sum(totals.values())
    if room < 10 or not whole:
        return words
    bar = Text()
    gone = 0
    for status, n in shown:
        cells = (gone + n) * room // whole - gone * room // whole
        gone += n
        fill = FILLS.get(status, "·")
        bar.append(fill * cells, STYLES.get(status, ""))
    return bar.append(" ").append_text(words)


FILLS = {
    Status.achieved: "█",
    Status.on_path: "▓",
    Status.behind_path: "▒",
    Status.regressed: "░",
    Status.missed: "░",
}
"""Shades of a bar, so that it is read without colours."""


def _story(report: Report, row: Row, *, years: bool) -> str:
    """46人(平成30年度) → … → 目標 累計230人(令和6年度), and what is needed a year."""
    steps = (str(step) if years else step.text for step in report.story(row))
    return f"{one_line(' → '.join(steps))}  {row.need_told}".rstrip()


def _look(report: Report, row: Row, width: int) -> Iterator[RenderableType]:
    yield status_text(row.status, report.lang).append(f"  {one_line(row.indicator.name)}", "bold")
    yield line(report.place_of(row).label, indent=3)
    yield line(f"{_story(report, row, years=True)}  {row.direction}".rstrip(), indent=3)
    if row.strip is not None:
        drawn = strip_text(row.strip, min(width - 4, 48), report.say("｜"))
        yield Padding(Text(drawn), (0, 0, 0, 3))
    if row.change:
        yield line(row.change_told, indent=3)
    yield from (line(row.noted(remark), indent=3) for remark in row.remarks)


# Every indicator


def _all(report: Report, width: int) -> Iterator[RenderableType]:
    columns = table_columns(report, width)
    for goal in report.goals:
        yield line("")
        yield line(goal.title, "bold")
        yield Rule(characters="━", style="none")
        yield table_header(report, columns) if columns else lines_header(report)
        for project in goal.projects:
            yield line(_project_text(report, project, width), "bold")
            for row in project.rows:
                yield (
                    table_row(report, row, columns) if columns else row_lines(report, row, width)
                )
                yield from (line(row.noted(n), indent=7) for n in (*row.notes, *row.fragile))
                if row.cautions:
                    cautions = report.listed(row.cautions)
                    yield line(
                        report.say(
                            "※ 評価 {letter} への注意: {cautions}",
                            letter=row.letter,
                            cautions=cautions,
                        ),
                        indent=7,
                    )


def _counted(report: Report, width: int) -> Iterator[RenderableType]:
    for by, groups in report.shown_groups.items():
        yield line("")
        yield line(report.say("集計: {title}ごと", title=report.say(TITLES[by])), "bold")
        yield from _groups(report, groups, width)
        if note := by_notes_in(report.lang)[by]:
            yield line(note, indent=2)
    if report.shown_groups:
        yield line("")
        yield from (line(note, indent=2) for note in notes_in(report.lang))


def _closing(report: Report, width: int) -> Iterator[RenderableType]:
    yield line("")
    yield line(report.say("根拠と見方"), "bold")
    yield from _facts(report.facts, width)
    yield line("")
    yield from _facts(legend_in(report.lang, bars=True), width)
    if report.reasons:
        yield line("")
        yield from _reasons(report)


def _facts(facts: Iterable[tuple[str, str]], width: int) -> Iterator[RenderableType]:
    if width < WIDE:
        yield from (line(f"{label}: {fact}") for label, fact in facts)
    else:
        yield grid([20, width - 21], facts)


def _reasons(report: Report) -> Iterator[RenderableType]:
    labels = [report.say(label) for label in ("達成率", "進捗率", "目標ペース")]
    for code, counts in report.reasons.items():
        said = report.listed(f"{label} {n}" for label, n in zip(labels, counts, strict=True) if n)
        yield line(f"{reason_in_words(code, report.lang)} [{code}]: {said}")


def _groups(report: Report, groups: Sequence[Group], width: int) -> Iterator[RenderableType]:
    """A line a group, statuses by their signs; the plan as a whole below."""
    lines = [(group.short, group) for group in groups]
    if report.whole is not None:
        lines.append((report.say("計" if report.selection else "計画全体"), report.whole))
    if width < WIDE:
        for label, g in lines:
            yield line(
                report.say(
                    "{label}: {n}指標、達成 {met}、{signs}",
                    label=label,
                    n=g.summary.indicators,
                    met=_flagged(g.met, g),
                    signs=_signs(g),
                )
            )
        return
    rows = [
        (label, str(g.summary.indicators), _flagged(g.met, g), _flagged(g.any_met, g), _signs(g))
        for label, g in lines
    ]
    header = ["", *map(report.say, ("指標|n", "指標の達成", "一つ以上達成した事業", "状態の内訳"))]
    count = cell_len(header[1])
    room = width - count - 16 - 16 - 4
    signs = room // 2
    yield Padding(grid([room - signs, count, 16, 16, signs], [header, *rows]))


def _flagged(counted: Counted, group: Group) -> str:
    return f"{counted.text} {group.caution}".strip()


def _signs(group: Group) -> str:
    return " ".join(f"{SIGNS[status]}{count}" for status, count in group.statuses)


def _project_text(report: Report, project: ProjectPart, width: int) -> str:
    """The project's title, ruled to the right edge where it leaves room."""
    names = side_by_side(report.lang, project.departments)
    departments = report.say("〔{names}〕", names=names) if names else ""
    rows = "" if project.rows else report.say("指標なし")
    title = " ".join(filter(None, ["─", project.title, departments, *project.flags, rows])) + " "
    return title + "─" * (width - cell_len(title))
