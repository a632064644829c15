# SPDX-License-Identifier: BSL-1.0
"""The report of a review or a comparison: one list of changes that every format shows.

All was decided by ``review`` and ``compare``; here it is arranged: what happened in a sentence, the
counts, targets that were raised once they were met, and the changes by what they are of, many of
one kind told together.

>>> import tomakomai_kpi as tk
>>> from tomakomai_kpi.reports import render, review
>>> shown = review.of_review(tk.review(tk.plans.tomakomai()))
>>> render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 見直しの報告'
"""

from collections.abc import Callable
from typing import Literal, get_args

from tomakomai_kpi.reports.review.html import to_html
from tomakomai_kpi.reports.review.json import to_json
from tomakomai_kpi.reports.review.markdown import to_markdown
from tomakomai_kpi.reports.review.model import (
    Group,
    ReviewReport,
    Section,
    of_comparison,
    of_review,
)
from tomakomai_kpi.reports.review.text import to_text

__all__ = [
    "FORMATS",
    "RENDERERS",
    "Format",
    "Group",
    "ReviewReport",
    "Section",
    "of_comparison",
    "of_review",
]

Format = Literal["text", "markdown", "html", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": to_json,
}
