# SPDX-License-Identifier: BSL-1.0
"""Changes as a page."""

from datetime import date

from tomakomai_kpi.reports.forms.grouping import page_title
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.paper import japanese_date
from tomakomai_kpi.reports.review.model import ReviewReport
from tomakomai_kpi.reports.review.text import kinds, met_new


def to_html(report: ReviewReport) -> str:
    """One self-contained page."""
    return html_page(
        "review.html",
        report=report,
        kinds=kinds,
        met_new=met_new,
        page_title=page_title,
        made=japanese_date(date.today()),
    )
