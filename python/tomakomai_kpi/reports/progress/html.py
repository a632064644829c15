# SPDX-License-Identifier: BSL-1.0
"""The report as a page, from templates/report.html."""

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.progress.bullet import KINDS
from tomakomai_kpi.reports.progress.groups import BY_NOTES, NOTES, TITLES
from tomakomai_kpi.reports.progress.legend import LEGEND
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.show.words import SIGNS


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
