# SPDX-License-Identifier: BSL-1.0
"""Indicators counted by goal, measure, project or department, as lines of a report.

``summarise`` counted them. Each share stands with both its numbers; rates are never averaged.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from tomakomai_kpi._core import FiscalYear, Plan, Summary, _small_group, summarise
from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, percent_in, say
from tomakomai_kpi.show.words import GOOD_TO_BAD, percent_of

By = Literal["goal", "measure", "project", "department"]

BY: tuple[By, ...] = get_args(By)

TITLES: dict[By, str] = {
    "goal": "基本目標",
    "measure": "施策",
    "project": "事業",
    "department": "担当課",
}

NOTES = (
    (
        "指標の達成は、達成か未達成かを判定できた指標のうちの数です。"
        "目標ペースだけが判定できない指標もここに入ります。"
    ),
    "一つ以上達成した事業は、判定できた指標を持つ事業のうちの数です。",
    "数え方の違う率を平均した値は出しません。",
    "※ 判定できた指標が{small}に満たず、割合は目安にもなりません。",
)

BY_NOTES: dict[By, str] = {
    "goal": "",
    "measure": "施策の名が記載されていない事業の指標は「不明」にまとめます。",
    "project": "",
    "department": "いくつかの課が受け持つ事業は、それぞれの課で数えます。",
}


def notes_in(lang: Lang) -> tuple[str, ...]:
    """What is to be known of all groups."""
    return tuple(say(lang, note, small=_small_group) for note in NOTES)


def by_notes_in(lang: Lang) -> dict[By, str]:
    """What is to be known of the groups of one kind; empty for nothing."""
    return {by: note and say(lang, note) for by, note in BY_NOTES.items()}


NAMELESS = ("", "不明")
"""The keys of groups whose labels are no names."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a whole, with both numbers."""

    part: int
    whole: int
    share: Fraction | None
    lang: Lang

    @property
    def percent(self) -> Decimal | None:
        """The share as a percentage with one decimal; None of nothing."""
        return percent_of(self.share)

    @property
    def text(self) -> str:
        """3/94 (3.2%); 0/0 without a percentage."""
        counted = f"{self.part}/{self.whole}"
        return counted if self.share is None else f"{counted} ({percent_in(self.lang, self.share)})"


@dataclass(frozen=True, slots=True)
class Group:
    """One line: how many indicators of the group are what."""

    summary: Summary
    goal: int | None = None
    """Its number, for a goal."""
    lang: Lang = "ja"

    @property
    def short(self) -> str:
        """基本目標1 without its name, which stands above its indicators."""
        if self.goal is None:
            return self.label
        return say(self.lang, "基本目標{number}", number=self.goal)

    @property
    def label(self) -> str:
        """The name, after 基本目標1 for a goal."""
        of = self.summary
        if self.goal is not None:
            return f"{self.short} {of.label}"
        return say(self.lang, of.label) if of.key in NAMELESS else of.label

    @property
    def met(self) -> Counted:
        """Indicators met, of those judged (share-of)."""
        s = self.summary
        return Counted(s.met, s.judged, s.share_met, self.lang)

    @property
    def any_met(self) -> Counted:
        """Projects with an indicator met, of those with one judged (any-of)."""
        s = self.summary
        return Counted(s.projects_any_met, s.projects, s.any_met, self.lang)

    @property
    def caution(self) -> str:
        """※ where too few were judged for a share to say anything."""
        return say(self.lang, "※") if self.summary.is_small else ""

    @property
    def statuses(self) -> tuple[tuple[Status, int], ...]:
        """The statuses that occur, from good to bad."""
        counts = self.summary.counts
        return tuple((status, counts[status]) for status in GOOD_TO_BAD if counts.get(status))


def groups_of(
    plan: Plan,
    by: By | Literal["plan"],
    revision: str,
    year: FiscalYear | None,
    clock: str,
    lang: Lang,
) -> tuple[Group, ...]:
    """The groups in the order of the document."""
    numbers = {goal.id: goal.number for goal in plan.goals(revision)} if by == "goal" else {}
    counted = summarise(plan, by, revision, year, clock)
    return tuple(Group(summary, numbers.get(summary.key), lang) for summary in counted)
