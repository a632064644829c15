# SPDX-License-Identifier: BSL-1.0
"""All that the report of an audit shows, in the order in which it is shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tomakomai_kpi._core import AuditRule, Finding, Plan, _severities, audit, audit_rules
from tomakomai_kpi.language import Lang, listed, period_in, say, told_in
from tomakomai_kpi.reports.forms.grouping import parted
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
    title: str
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
    lang: Lang = "ja"
    """Of all but names and what is printed."""

    def say(self, words: str, /, **values: object) -> str:
        """A text of reports in the language of this one."""
        return say(self.lang, words, **values)

    @property
    def title(self) -> str:
        """The plan's name and 記載の点検."""
        return self.say("{plan} 記載の点検", plan=self.plan.name)

    def sentence(self, rule: AuditRule) -> str:
        """What a rule finds."""
        return rule.japanese if self.lang == "ja" else rule.english

    def severity(self, rule: AuditRule) -> str:
        """The severity of a rule, in a word."""
        return self.say(SEVERITIES[rule.severity][0])

    def message(self, finding: Finding) -> str:
        """What is wrong; in English the rule's sentence, of what, and what is held against it."""
        if self.lang == "ja":
            return finding.message
        name = self.name(finding)
        told = listed(
            "en", filter(None, ["" if name == finding.quote else name, self._against(finding)])
        )
        return ": ".join(filter(None, [_RULES[finding.rule].english, told]))

    def _against(self, finding: Finding) -> str:
        """目標値 累計230人: which value it is, and the value as printed."""
        if self.lang == "ja":
            return finding.against
        label, _, value = finding.against.partition(" ")
        value, _, year = value.partition("(")
        told = f"{value} ({told_in(self.lang, year.removesuffix(')'))})" if year else value
        return f"{self.say(label)} {told_in(self.lang, told)}" if label else ""

    @property
    def lead(self) -> str:
        """How many findings of which severities, on how many pages."""
        if not self.findings:
            return self.say("食い違いは見つかりませんでした。")
        counts = (self.say("{word}{n}件", word=s.word, n=s.count) for s in self.sections)
        pages = sum(1 for page in self.pages if page)
        nowhere = len(self.pages.get("", ()))
        beside = ""
        if pages and nowhere:
            beside = self.say("うち{n}件はページの記載がありません。", n=nowhere)
        return self.say(
            "{pages}ページに{n}件の食い違いや注意点があります: {counts}。{beside}"
            if pages
            else "{n}件の食い違いや注意点があります: {counts}。{beside}",
            pages=pages,
            n=len(self.findings),
            counts=listed(self.lang, counts),
            beside=beside,
        )

    @property
    def source(self) -> str:
        """The plan and its revisions."""
        return f"{self.plan.name} {self._editions}"

    @property
    def _editions(self) -> str:
        return listed(self.lang, (self.plan.revision_label(r) or r for r in self.plan.revisions))

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        off = listed(self.lang, (self.sentence(_RULES[rule]) for rule in self.without))
        return (
            (self.say("計画"), self.plan.name),
            (self.say("期間"), period_in(self.lang, self.plan.period)),
            (self.say("版"), self._editions),
            (self.say("除いた規則"), off or self.say("なし")),
        )

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the plan, in all its revisions."""
        return unread_of((self.plan, self.plan.revisions), lang=self.lang)

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
        out = []
        for severity, (word, meaning) in SEVERITIES.items():
            found = [f for f in self.findings if f.severity == severity]
            many, single = parted(found, lambda f: f.rule)
            groups = tuple(
                Group(_RULES[rule], self.sentence(_RULES[rule]), those, self._beyond(those))
                for rule, those in many.items()
            )
            if found:
                told = self.say(word), self.say(meaning)
                out.append(Section(severity, *told, len(found), single, groups))
        return tuple(out)

    def _beyond(self, findings: tuple[Finding, ...]) -> tuple[str, ...]:
        """What each of one rule holds against its quote; its message where it names nothing."""
        said = {f.message.replace(f"「{self.name(f)}」", "") for f in findings}
        if self.lang == "en":  # a rule's sentence stands above them
            return tuple(map(self._against, findings))
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
        return "" if finding.quote == self.name(finding) else self.printed(finding)

    def printed(self, finding: Finding) -> str:
        """What is quoted; a fiscal year in the language of the report."""
        return told_in(self.lang, finding.quote)

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
        return listed(self.lang, (self.plan.revision_label(name) or name for name in printing))


_RULES = {rule.id: rule for rule in audit_rules()}


def build(plan: Plan, without: Iterable[str] = (), lang: Lang = "ja") -> AuditReport:
    """Audit a plan for a report.

    Args:
        plan: a Plan.
        without: ids of rules that are switched off.
        lang: ja, or en for English; names, quotes and values stay as printed.

    Raises:
        NotationError: there is no such rule (code ``unknown_name``).
    """
    off = tuple(without)
    return AuditReport(plan, tuple(audit(plan, off)), off, lang)
