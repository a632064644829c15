# SPDX-License-Identifier: BSL-1.0
"""All that a report of changes shows, in the order in which it is shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tomakomai_kpi._core import Change, Plan, Review, TwiceJudged
from tomakomai_kpi.language import Lang, listed, period_in, say, told_in
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

    word: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Section:
    """The changes of one kind of subject."""

    subject: str
    word: str
    title: str
    count: int
    single: tuple[Change, ...]
    """Those to be told one by one, page by page."""
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ReviewReport:
    """All that a report of changes shows."""

    review: Review
    editions: tuple[str, str] | None = None
    """The older and the newer revision of a review; None of a comparison."""
    lang: Lang = "ja"
    """Of all but names and what is printed."""

    def say(self, words: str, /, **values: object) -> str:
        """A text of reports in the language of this one."""
        return say(self.lang, words, **values)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Those that are compared, the newer one first; of a review there is one."""
        plan = self.review.plan
        return (plan,) if self.is_review else (plan, self.review.old_plan)

    @property
    def title(self) -> str:
        """The plan's name, and what is reported of it."""
        words = "{plan} 見直しの報告" if self.is_review else "{plan} 計画の比較"
        return self.say(words, plan=self.review.plan.name)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        if self.editions is None:
            return tuple(
                (side, f"{plan.name} ({period_in(self.lang, plan.period)})")
                for side, plan in zip("AB", reversed(self.plans), strict=True)
            )
        [plan] = self.plans
        return (
            (self.say("計画"), plan.name),
            (self.say("期間"), period_in(self.lang, plan.period)),
            (self.say("版"), self._labels),
        )

    @property
    def _labels(self) -> str:
        [plan] = self.plans
        return " → ".join(plan.revision_label(name) or name for name in self.editions or ())

    @property
    def source(self) -> str:
        """The plans that are compared, or the plan and its revisions."""
        if self.editions is None:
            return listed(self.lang, (fact for _, fact in self.facts))
        return listed(self.lang, (self.review.plan.name, self._labels))

    @cached_property
    def unread(self) -> Unread:
        """What was not read of what is compared."""
        if self.editions is None:
            both = ((plan, plan.revisions) for plan in reversed(self.plans))
            return unread_of(*both, lang=self.lang)
        return unread_of((self.review.plan, reversed(self.editions)), lang=self.lang)

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
            none = "変わったところはありません。" if self.is_review else "違いはありません。"
            return self.say(none)
        parts = [self.say("{word}{n}", word=word, n=n) for word, n in self.headlines]
        met = len(self.met_before)
        after = "引き上げた指標のうち{n}は、旧目標を達成していました。"
        return self.say(
            "{n}件の変更があります{told}。{after}"
            if self.is_review
            else "{n}件の違いがあります{told}。{after}",
            n=len(self.changes),
            told=f": {listed(self.lang, parts)}" if parts else "",
            after=self.say(after, n=met) if met else "",
        )

    @property
    def is_review(self) -> bool:
        """Whether two revisions of one plan are compared, and not two plans."""
        return self.editions is not None

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
                counted = (
                    (self.say(words[name]), self.counts[name])
                    for name in words
                    if name in self.counts
                )
                yield self.say(group), tuple(counted)
            return
        for subject, word in SUBJECTS.items():
            kinds = Counter(self.kind(c) for c in self.changes if c.subject == subject)
            yield self.say(word), tuple(kinds.items())

    def is_part(self, words: str) -> bool:
        """Whether a count is a part of the one before it."""
        return words.startswith(self.say("うち"))

    def kind(self, change: Change) -> str:
        """The primary kind in words."""
        return change.japanese if self.lang == "ja" else _in_english(change.kind)

    def _also(self, change: Change) -> tuple[str, ...]:
        """What else holds, in words."""
        return change.also_japanese if self.lang == "ja" else (*map(_in_english, change.also),)

    def kinds(self, change: Change) -> str:
        """The primary kind, and what else holds."""
        return listed(self.lang, (self.kind(change), *self._also(change)))

    @cached_property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The kinds that were found and the counts, in words, each with its code."""
        kinds: dict[str, str] = {}
        for change in self.changes:
            kinds.setdefault(change.kind, self.kind(change))
            for code, word in zip(change.also, self._also(change), strict=True):
                kinds.setdefault(code, word)
        counts = [
            (f"{self.say(group)}: {self.say(words)}", name)
            for group, rows in COUNT_GROUPS.items()
            for name, words in rows.items()
            if self.is_review and self.counts.get(name)
        ]
        return (*((f"{self.say('種類')}: {word}", kind) for kind, word in kinds.items()), *counts)

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
            many, single = parted(those, self.kind)
            groups = tuple(Group(kind, each) for kind, each in many.items())
            if those:
                word, n = self.say(word), len(those)
                title = self.say("{word}の変更 {n}件", word=word, n=n)
                out.append(Section(subject, word, title, n, single, groups))
        return tuple(out)

    @cached_property
    def _names(self) -> Names:
        return Names(*self.plans)

    @cached_property
    def _revisions(self) -> frozenset[str | None]:
        return frozenset(change.revision for change in self.changes if change.new is not None)

    def name(self, change: Change) -> str:
        """What is changed; of a whole plan or a part without a name, its kind."""
        return change.name or self.say(SUBJECTS[change.subject])

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
        parts = filter(None, ["" if project == change.name else project, revision])
        return listed(self.lang, parts)

    def name_in_place(self, change: Change) -> str:
        """The name, and behind it its place where there is one to tell."""
        place = self.place(change)
        return self.name(change) + (f"({place})" if place else "")

    def old(self, change: Change) -> str:
        """The old text on one line; empty where people read none, or the name says it."""
        return self._beside_name(change, told_in(self.lang, old_text(change)), change.new)

    def new(self, change: Change) -> str:
        """The new text likewise; empty where the name says it."""
        return self._beside_name(change, told_in(self.lang, new_text(change)), change.old)

    @staticmethod
    def _beside_name(change: Change, text: str, other: str | None) -> str:
        shown = _shown(text)
        return shown.removeprefix(change.name).strip() if other is None else shown

    def explanation(self, change: Change) -> str:
        """What a change says of itself, on one line; with the value of what came or went."""
        if self.lang == "en":
            return self._explained(change)
        came_or_went = (change.old is None) != (change.new is None)
        value = f"({self.old(change) or self.new(change)})" if came_or_went else ""
        return one_line(change.explain()) + (value if value != "()" else "")

    def _explained(self, change: Change) -> str:
        """What the texts say: before → after."""
        old, new = self.old(change), self.new(change)
        if old and new:
            return f"{old} → {new}"
        if old or new:
            return self.say("旧: {text}" if old else "新: {text}", text=old or new)
        if (change.old is None) != (change.new is None):
            return self.say("新しい側だけにある" if change.old is None else "古い側だけにある")
        if change.kind == "content_changed":
            return self.say("内容の文が違う")
        return self.kinds(change)

    def columns(self, changes: Iterable[Change]) -> frozenset[str]:
        """Of the columns 旧, 新 and 添え書き those that say something of these changes."""
        columns = {"旧": self.old, "新": self.new, "添え書き": self.remark}
        told = tuple(changes)
        return frozenset(name for name, text in columns.items() if any(map(text, told)))

    @property
    def headlines(self) -> tuple[tuple[str, int], ...]:
        """What happened to the indicators, in words, and how often, then all other changes."""
        counted = Counter(headline(change) for change in self.changes)
        told = tuple(
            (self.say(word), counted[name]) for name, word in HEADLINES.items() if counted[name]
        )
        return (*told, (self.say(OTHERS), counted[""])) if told and counted[""] else told

    def remark(self, change: Change) -> str:
        """What else is to be said of a change among others of its kind."""
        also = listed(self.lang, self._also(change))
        told = self.say("{kinds}を伴う。", kinds=also) if also else ""
        return told + one_line(change.remark) if self.lang == "ja" else told


def of_review(
    review: Review, old: str = "old", new: str = "new", lang: Lang = "ja"
) -> ReviewReport:
    """The report of what a revision changed.

    Args:
        review: made by ``review(plan, old, new)``.
        old: the name of the older revision.
        new: the name of the newer one.
        lang: ja, or en for English; names, quotes and values stay as printed.
    """
    return ReviewReport(review, (old, new), lang)


def of_comparison(review: Review, lang: Lang = "ja") -> ReviewReport:
    """The report of the differences of two plans, made by ``compare(plan_a, plan_b)``."""
    return ReviewReport(review, None, lang)


def _in_english(kind: str) -> str:
    return kind.replace("_", " ")


def _shown(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _without_zeros(rows: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((words, n) for words, n in rows if n)
