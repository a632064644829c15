# SPDX-License-Identifier: BSL-1.0
"""All that the report of an audit shows, in the order in which it is shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tomakomai_kpi._core import AuditRule, Finding, Plan, _severities, audit, audit_rules
from tomakomai_kpi.reports.forms.grouping import page_title, parted
from tomakomai_kpi.reports.forms.names import Names
from tomakomai_kpi.reports.forms.unread import Unread, unread_of

_MEANINGS = {
    "error": "文書の二か所が互いに合わない",
    "warning": "どちらかがおそらく誤り",
    "note": "評価の前に知っておくこと",
}

SEVERITIES: dict[str, tuple[str, str]] = {
    name: (word, _MEANINGS[name]) for name, word in _severities.items()
}
"""Each severity in a word, and what it means."""


@dataclass(frozen=True)
class Group:
    """Many findings of one rule, under its sentence."""

    rule: AuditRule
    findings: tuple[Finding, ...]
    beyond: tuple[str, ...]
    """What each says that the sentence and its quote do not; empty where they say all."""


@dataclass(frozen=True)
class Section:
    """The findings of one severity."""

    severity: str
    word: str
    meaning: str
    count: int
    single: tuple[Finding, ...]
    """Those to be told one by one, page by page."""
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class AuditReport:
    """All that a report shows."""

    plan: Plan
    findings: tuple[Finding, ...]
    without: tuple[str, ...]
    """Ids of the rules that were switched off."""

    @property
    def title(self) -> str:
        """The plan's name and 記載の点検."""
        return f"{self.plan.name} 記載の点検"

    @property
    def lead(self) -> str:
        """How many findings of which severities, on how many pages."""
        if not self.findings:
            return "食い違いは見つかりませんでした。"
        counts = "、".join(f"{s.word}{s.count}件" for s in self.sections)
        pages = sum(1 for page in self.pages if page)
        nowhere = len(self.pages.get("", ()))
        where = f"{pages}ページに" if pages else ""
        beside = f"うち{nowhere}件はページの記載がありません。" if pages and nowhere else ""
        return f"{where}{len(self.findings)}件の食い違いや注意点があります: {counts}。{beside}"

    @property
    def source(self) -> str:
        """The plan and its revisions."""
        return f"{self.plan.name} {self._editions}"

    @property
    def _editions(self) -> str:
        return "、".join(self.plan.revision_label(r) or r for r in self.plan.revisions)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        known = {rule.id: rule.japanese for rule in audit_rules()}
        return (
            ("計画", self.plan.name),
            ("期間", str(self.plan.period)),
            ("版", self._editions),
            ("除いた規則", "、".join(known[rule] for rule in self.without) or "なし"),
        )

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the plan, in all its revisions."""
        return unread_of((self.plan, self.plan.revisions))

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many findings have each severity."""
        counted: Counter[str] = Counter(f.severity for f in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    @cached_property
    def pages(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each page, in the document's order."""
        pages: dict[str, list[Finding]] = {}
        for finding in self.findings:
            pages.setdefault(finding.page, []).append(finding)
        return {page: tuple(findings) for page, findings in pages.items()}

    @cached_property
    def rules(self) -> tuple[tuple[AuditRule, int], ...]:
        """The rules that found something, and how often."""
        counted = Counter(f.rule for f in self.findings)
        return tuple((rule, counted[rule.id]) for rule in audit_rules() if counted[rule.id])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The severities that were found, the gravest first."""
        rules = {rule.id: rule for rule, _ in self.rules}
        out = []
        for severity, (word, meaning) in SEVERITIES.items():
            found = [f for f in self.findings if f.severity == severity]
            many, single = parted(found, lambda f: f.rule)
            groups = tuple(
                Group(rules[rule], those, self._beyond(those)) for rule, those in many.items()
            )
            if found:
                out.append(Section(severity, word, meaning, len(found), single, groups))
        return tuple(out)

    def _beyond(self, findings: tuple[Finding, ...]) -> tuple[str, ...]:
        """What each of one rule holds against its quote; its message where it names nothing."""
        said = {f.message.replace(f"「{self.name(f)}」", "") for f in findings}
        return tuple(f.against if f.against or len(said) == 1 else f.message for f in findings)

    def number(self, rule: str) -> int:
        """The number of a rule in the closing part, from 1."""
        return next(n for n, (each, _) in enumerate(self.rules, 1) if each.id == rule)

    @cached_property
    def _names(self) -> Names:
        return Names(self.plan)

    def name(self, finding: Finding) -> str:
        """Of the goal, measure, project or indicator; empty for none."""
        return self._names.of(finding.revision, finding.id)

    def quote(self, finding: Finding) -> str:
        """What is printed; empty where that is the name, which stands beside it."""
        return "" if finding.quote == self.name(finding) else finding.quote

    def columns(self, group: Group) -> frozenset[str]:
        """Of the columns 名称, 記載, 比べたもの and 版 those that say something in a group."""
        columns = {
            "名称": map(self.name, group.findings),
            "記載": map(self.quote, group.findings),
            "比べたもの": group.beyond,
            "版": map(self.editions, group.findings),
        }
        return frozenset(name for name, texts in columns.items() if any(texts))

    def editions(self, finding: Finding) -> str:
        """The revisions that print it, where not all do."""
        printing = (finding.revision, *finding.also_in)
        if len(printing) == len(self.plan.revisions):
            return ""
        return "、".join(self.plan.revision_label(name) or name for name in printing)


def build(plan: Plan, without: Iterable[str] = ()) -> AuditReport:
    """Audit a plan for a report.

    Args:
        plan: a Plan.
        without: ids of rules that are switched off.

    Raises:
        NotationError: there is no such rule (code ``unknown_name``).
    """
    off = tuple(without)
    return AuditReport(plan, tuple(audit(plan, off)), off)


__all__ = ["SEVERITIES", "AuditReport", "Group", "Section", "build", "page_title"]
