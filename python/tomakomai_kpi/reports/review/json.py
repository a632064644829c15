# SPDX-License-Identifier: BSL-1.0
"""Changes for programs."""

from dataclasses import replace
from typing import Any

from tomakomai_kpi._core import Change, TwiceJudged
from tomakomai_kpi.reports.forms.json import json_text
from tomakomai_kpi.reports.review.model import ReviewReport


def to_json(report: ReviewReport) -> str:
    """Everything, for programs, the same in all languages; schemas/review.schema.json says how."""
    report = replace(report, lang="ja")
    return json_text(
        {
            "format": "tomakomai-kpi/review/1",
            "title": report.title,
            "facts": dict(report.facts),
            "unread": report.unread.record(),
            "lead": report.lead,
            "counts": report.counts,
            "changes": [_change(change) for change in report.changes],
            "judged": [_judged(judged) for judged in report.review.judged],
        }
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "also": list(change.also),
        "subject": change.subject,
        "revision": change.revision,
        "page": change.page,
        "id": change.id,
        "name": change.name,
        "project": change.project,
        "old": change.old,
        "new": change.new,
        "explanation": change.explain(),
        "remark": change.remark,
    }


def _judged(judged: TwiceJudged) -> dict[str, Any]:
    return {
        "indicator": judged.indicator,
        "name": judged.name,
        "page": judged.page,
        "year": judged.year,
        "actual": judged.actual,
        "old_target": judged.old_target,
        "new_target": judged.new_target,
        "met_old": judged.met_old.value,
        "met_old_undefined": judged.met_old.undefined,
        "met_new": judged.met_new.value,
        "met_new_undefined": judged.met_new.undefined,
        "raised": judged.raised,
        "explanation": judged.explain(),
    }
