# SPDX-License-Identifier: BSL-1.0
"""Changes and findings as people read them."""

from collections.abc import Iterable

from tomakomai_kpi._core import Change, Finding, _severities


def old_text(change: Change) -> str:
    """The old text; empty where there is none, or only the fingerprint of one."""
    return _readable(change, change.old)


def new_text(change: Change) -> str:
    """The new text likewise."""
    return _readable(change, change.new)


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, those of one severity in their order."""
    order = list(_severities)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _readable(change: Change, text: str | None) -> str:
    # Of a content that changed, a plan keeps no more than what tells it from another.
    return "" if text is None or change.kind == "content_changed" else text
