# SPDX-License-Identifier: BSL-1.0
"""Changes as a page."""

from datetime import date
from functools import partial

from tomakomai_kpi.language import date_in, told_in
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.review.model import ReviewReport
from tomakomai_kpi.reports.review.text import met_new


def to_html(report: ReviewReport) -> str:
    """One self-contained page."""
    return html_page(
        "review.html",
        report.lang,
        report=report,
        told=partial(told_in, report.lang),
        met_new=partial(met_new, report.lang),
        made=date_in(report.lang, date.today()),
    )
