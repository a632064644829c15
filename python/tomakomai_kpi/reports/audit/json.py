# SPDX-License-Identifier: BSL-1.0
"""The audit for programs."""

from dataclasses import replace

from tomakomai_kpi.reports.audit.model import AuditReport
from tomakomai_kpi.reports.forms.json import json_text


def to_json(report: AuditReport) -> str:
    """Everything, for programs, the same in all languages; schemas/audit.schema.json says how."""
    report = replace(report, lang="ja")
    return json_text(
        {
            "format": "tomakomai-kpi/audit/1",
            "plan": report.plan.name,
            "period": str(report.plan.period),
            "unread": report.unread.record(),
            "without": list(report.without),
            "lead": report.lead,
            "totals": report.totals,
            "findings": [
                {
                    "rule": f.rule,
                    "severity": f.severity,
                    "revision": f.revision,
                    "also_in": list(f.also_in),
                    "id": f.id,
                    "name": report.name(f),
                    "page": f.page,
                    "row": f.row,
                    "quote": f.quote,
                    "against": f.against,
                    "message": f.message,
                    "explanation": f.explain(),
                }
                for f in report.findings
            ],
        }
    )
