# SPDX-License-Identifier: BSL-1.0
"""The four reports, progress, review, audit and rulebooks, and one way to write them all.

Each has a model, made by ``build`` (``of_review`` and ``of_comparison`` for changes), and a table
of its writers, RENDERERS, by the names of its FORMATS.

>>> from tomakomai_kpi import plans
>>> from tomakomai_kpi.reports import audit, render
>>> render(audit.build(plans.tomakomai()), "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 記載の点検'
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.reports import audit, progress, review, rulebooks

AnyReport: TypeAlias = (
    progress.Report | review.ReviewReport | audit.AuditReport | rulebooks.RulebookReport
)

_RENDERERS: dict[type, Mapping[str, Callable[..., str]]] = {
    progress.Report: progress.RENDERERS,
    review.ReviewReport: review.RENDERERS,
    audit.AuditReport: audit.RENDERERS,
    rulebooks.RulebookReport: rulebooks.RENDERERS,
}


def render(report: AnyReport, form: str, width: int = 120, *, color: bool = False) -> str:
    """A report in one of its FORMATS, in the language it was built in; JSON is the same in all.

    Args:
        report: any of the four.
        form: text, markdown, html or json; csv (for spreadsheets) of progress and rulebooks.
        width: columns of a text.
        color: whether a text has the control codes of a terminal.

    Raises:
        MissingExtraError: a library of the extra ``cli`` is missing: rich (text), Jinja2 (html).
    """
    with needing("cli"):
        write = _RENDERERS[type(report)][form]
        return write(report, width, color=color) if form == "text" else write(report)
