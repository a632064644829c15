# SPDX-License-Identifier: BSL-1.0
"""The report of an audit (記載の点検): by severity, then page; many of one rule told together.

All was decided by ``audit``; here it is arranged.

>>> from tomakomai_kpi import plans
>>> from tomakomai_kpi.reports import audit, render
>>> shown = audit.build(plans.tomakomai(), without=["mixed_basis"])
>>> shown.pages["46"][0].quote
'累計1式'
>>> render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 記載の点検'
"""

from collections.abc import Callable
from typing import Literal, get_args

from tomakomai_kpi.reports.audit.html import to_html
from tomakomai_kpi.reports.audit.json import to_json
from tomakomai_kpi.reports.audit.markdown import to_markdown
from tomakomai_kpi.reports.audit.model import AuditReport, Group, Section, build
from tomakomai_kpi.reports.audit.text import to_text

__all__ = ["FORMATS", "RENDERERS", "AuditReport", "Format", "Group", "Section", "build"]

Format = Literal["text", "markdown", "html", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
