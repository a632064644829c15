# SPDX-License-Identifier: BSL-1.0
"""All that a report of changes shows, in the order in which it is shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tomakomai_kpi._core import Change, Plan, Review, TwiceJudged
from tomakomai_kpi.listings import Changes
from tomakomai_kpi.reports.forms.grouping import parted
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.names import Names
from tomakomai_kpi.reports.forms.unread import Unread, unread_of
from tomakomai_kpi.reports.review.words import (
    COUNT_GROUPS,
    HEADLINES,
    OTHERS,
    SUBJECTS,
    headline,
)
from tomakomai_kpi.show.changes import new_text, old_text

LONGEST = 120
"""Characters of an old or new text that are shown; whole sentences would drown the rest."""

Counted = tuple[str, tuple[tuple[str, int], ...]]
"""What is counted, and each count in words with its number."""


@dataclass(frozen=True)
class Group:
    """Many changes of one kind."""

    japanese: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Section:
    """The changes of one kind of subject."""

    subject: str
    word: str
    count: int
    single: tuple[Change, ...]
    """Those to be told one by one, page by page."""
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ReviewReport:
    """All that a report of changes shows."""

    title: str
    facts: tuple[tuple[str, str], ...]
    review: Review
    plans: tuple[Plan, ...]
    """Those that are compared, the newer one first; of a review there is one."""
    unread: Unread
    """What was not read of what is compared."""

    @property
    def source(self) -> str:
        """The plans that are compared, or the plan and its revisions."""
        return "、".join(fact for label, fact in self.facts if label != "期間")

    @property
    def changes(self) -> Changes:
        """In the order of the document."""
        return self.review.changes

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return self.review.counts()

    @property
    def lead(self) -> str:
        """How many changes, and what they do to the indicators."""
        if not self.changes:
            return "変わったところはありません。" if self.is_review else "違いはありません。"
        parts = [f"{word}{n}" for word, n in self.headlines]
        told = f": {'、'.join(parts)}" if parts else ""
        met = len(self.met_before)
        after = f"引き上げた指標のうち{met}は、旧目標を達成していました。" if met else ""
        what = "変更" if self.is_review else "違い"
        return f"{len(self.changes)}件の{what}があります{told}。{after}"

    @property
    def is_review(self) -> bool:
        """Whether two revisions of one plan are compared, and not two plans."""
        return len(self.plans) == 1

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The counts that are not 0, by what they are of."""
        return tuple(
            (group, those) for group, rows in self._all_counts() if (those := _without_zeros(rows))
        )

    @cached_property
    def zeros(self) -> tuple[str, ...]:
        """The words of the counts that are 0."""
        return tuple(words for _, rows in self._all_counts() for words, n in rows if not n)

    def _all_counts(self) -> Iterable[Counted]:
        if self.is_review:
            for group, words in COUNT_GROUPS.items():
                yield (
                    group,
                    tuple(
                        (words[name], self.counts[name]) for name in words if name in self.counts
                    ),
                )
            return
        for subject, word in SUBJECTS.items():
            kinds = Counter(c.japanese for c in self.changes if c.subject == subject)
            yield word, tuple(kinds.items())

    @cached_property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The kinds that were found and the counts, in words, each with its code."""
        kinds: dict[str, str] = {}
        for change in self.changes:
            kinds.setdefault(change.kind, change.japanese)
            for code, japanese in zip(change.also, change.also_japanese, strict=True):
                kinds.setdefault(code, japanese)
        counts = [
            (f"{group}: {words}", name)
            for group, rows in COUNT_GROUPS.items()
            for name, words in rows.items()
            if self.is_review and self.counts.get(name)
        ]
        return (*((f"種類: {word}", kind) for kind, word in kinds.items()), *counts)

    @property
    def met_before(self) -> list[TwiceJudged]:
        """Actuals that had met the old target when it was raised."""
        return [t for t in self.review.judged if t.raised and t.met_old.value]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The changes by what they are of, from the plan down to its indicators."""
        out = []
        for subject, word in SUBJECTS.items():
            those = [change for change in self.changes if change.subject == subject]
            many, single = parted(those, lambda change: change.japanese)
            groups = tuple(Group(japanese, each) for japanese, each in many.items())
            if those:
                out.append(Section(subject, word, len(those), single, groups))
        return tuple(out)

    @cached_property
    def _names(self) -> Names:
        return Names(*self.plans)

    @cached_property
    def _revisions(self) -> frozenset[str | None]:
        return frozenset(change.revision for change in self.changes if change.new is not None)

    def name(self, change: Change) -> str:
        """What is changed; of a whole plan or a part without a name, its kind."""
        return change.name or SUBJECTS[change.subject]

    def place(self, change: Change) -> str:
        """The project of an indicator, and the revision where changes are in several."""
        project = self._names.of(change.revision, change.project)
        several = len(self._revisions - {None}) > 1
        labels = [
            p.revision_label(change.revision) for p in self.plans if change.revision in p.revisions
        ]
        revision = (
            next(filter(None, labels), change.revision or "") if several and change.revision else ""
        )
        return "、".join(filter(None, ["" if project == change.name else project, revision]))

    def old(self, change: Change) -> str:
        """The old text on one line; empty where people read none, or the name says it."""
        return self._beside_name(change, old_text(change), change.new)

    def new(self, change: Change) -> str:
        """The new text likewise; empty where the name says it."""
        return self._beside_name(change, new_text(change), change.old)

    @staticmethod
    def _beside_name(change: Change, text: str, other: str | None) -> str:
        shown = _shown(text)
        return shown.removeprefix(change.name).strip() if other is None else shown

    def explanation(self, change: Change) -> str:
        """What a change says of itself, on one line; with the value of what came or went."""
        came_or_went = (change.old is None) != (change.new is None)
        value = f"({self.old(change) or self.new(change)})" if came_or_went else ""
        return one_line(change.explain()) + (value if value != "()" else "")

    def columns(self, changes: Iterable[Change]) -> frozenset[str]:
        """Of the columns 旧, 新 and 添え書き those that say something of these changes."""
        columns = {"旧": self.old, "新": self.new, "添え書き": self.remark}
        told = tuple(changes)
        return frozenset(name for name, text in columns.items() if any(map(text, told)))

    @property
    def headlines(self) -> tuple[tuple[str, int], ...]:
        """What happened to the indicators, in words, and how often, then all other changes."""
        counted = Counter(headline(change) for change in self.changes)
        told = tuple((word, counted[name]) for name, word in HEADLINES.items() if counted[name])
        return (*told, (OTHERS, counted[""])) if told and counted[""] else told

    def remark(self, change: Change) -> str:
        """What else is to be said of a change among others of its kind."""
        also = f"{'、'.join(change.also_japanese)}を伴う。" if change.also else ""
        return also + one_line(change.remark)


def of_review(review: Review, old: str = "old", new: str = "new") -> ReviewReport:
    """The report of what a revision changed.

    Args:
        review: made by ``review(plan, old, new)``.
        old: the name of the older revision.
        new: the name of the newer one.
    """
    plan = review.plan
    labels = (plan.revision_label(name) or name for name in (old, new))
    facts = (("計画", plan.name), ("期間", str(plan.period)), ("版", " → ".join(labels)))
    unread = unread_of((plan, (new, old)))
    return ReviewReport(f"{plan.name} 見直しの報告", facts, review, (plan,), unread)


def of_comparison(review: Review) -> ReviewReport:
    """The report of the differences of two plans, made by ``compare(plan_a, plan_b)``."""
    facts = (
        ("A", f"{review.old_plan.name} ({review.old_plan.period})"),
        ("B", f"{review.plan.name} ({review.plan.period})"),
    )
    plans = (review.plan, review.old_plan)
    unread = unread_of(*((plan, plan.revisions) for plan in reversed(plans)))
    return ReviewReport(f"{review.plan.name} 計画の比較", facts, review, plans, unread)


def _shown(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _without_zeros(rows: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((words, n) for words, n in rows if n)
