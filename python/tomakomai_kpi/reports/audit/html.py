# SPDX-License-Identifier: BSL-1.0
"""The audit as a page."""

from datetime import date

from tomakomai_kpi.language import date_in
from tomakomai_kpi.reports.audit.model import AuditReport
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.page import html_page


def to_html(report: AuditReport) -> str:
    """One self-contained page."""
    return html_page(
        "audit.html",
        report.lang,
        report=report,
        one_line=one_line,
        made=date_in(report.lang, date.today()),
    )
