# SPDX-License-Identifier: BSL-1.0
"""The report as a page, from templates/report.html: one file that fetches and runs nothing."""

from typing import Any

from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.progress.filters import Filters
from tomakomai_kpi.reports.progress.groups import TITLES, by_notes_in, notes_in
from tomakomai_kpi.reports.progress.legend import legend_in
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.svg import series_svg, strip_svg
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS, reason_in_words

MOST_GROUNDS = 300
"""Indicators up to which a page has all grounds; a longer one has those of what to see first."""

OPEN_ROWS = 12
"""Indicators up to which a page has nothing to open."""


def to_html(report: Report) -> str:
    """One self-contained page."""
    rows = report.rows
    filters = Filters(report.places)
    grounded = rows if len(rows) <= MOST_GROUNDS else report.first_looks
    return html_page(
        "report.html",
        report.lang,
        report=report,
        legend=legend_in(report.lang),
        signs=SIGNS,
        good_to_bad=GOOD_TO_BAD,
        filters=filters,
        labels=_labels(report),
        outside=report.say("(リンク先。しぼり込みの条件の外)"),
        anchors={row.indicator.id: f"i{n}" for n, row in enumerate(rows, 1)},
        strips={row.indicator.id: _strip(row) for row in rows},
        lines={row.indicator.id: _line(row) for row in rows},
        grounds={row.indicator.id: row for row in grounded},
        concerns=report.concerns,
        stack_sizes=sorted({n for goal in report.goals for n in goal.totals.values() if n}),
        group_titles={by: report.say(title) for by, title in TITLES.items()},
        group_notes=by_notes_in(report.lang),
        share_notes=notes_in(report.lang),
        reason_in_words=reason_in_words,
        open_rows=OPEN_ROWS,
        made=report.say("{day} 作成", day=report.made_on) if report.made_on else "",
        source=report.say("出典: {source}", source=report.source) if report.source else "",
    )


def _labels(report: Report) -> tuple[str, ...]:
    """What stands before each cell where a window is too narrow for the table's head."""
    rest = ("道のり", "達成率・進捗率", "必要な年間の実績(増加量)")
    return (*(column.title for column in report.page_columns), *map(report.say, rest))


def _strip(row: Row) -> Any:
    from markupsafe import Markup

    strip = row.strip
    return (
        ""
        if strip is None
        else Markup(strip_svg(strip, row.indicator.name, row.status, inked=False))
    )


def _line(row: Row) -> Any:
    from markupsafe import Markup

    series = row.series
    return "" if series is None else Markup(series_svg(series, row.indicator.name, inked=False))
