# SPDX-License-Identifier: BSL-1.0
"""The audit as a page."""

from datetime import date

from tomakomai_kpi.reports.audit.model import SEVERITIES, AuditReport
from tomakomai_kpi.reports.forms.grouping import page_title
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.paper import japanese_date


def to_html(report: AuditReport) -> str:
    """One self-contained page."""
    return html_page(
        "audit.html",
        report=report,
        severities=SEVERITIES,
        page_title=page_title,
        one_line=one_line,
        made=japanese_date(date.today()),
    )
