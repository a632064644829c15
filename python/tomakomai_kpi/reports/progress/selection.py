# SPDX-License-Identifier: BSL-1.0
"""Which indicators a report is of: those of a goal, a department, a status, or all."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from tomakomai_kpi._core import Plan, _no_such_name
from tomakomai_kpi.enums import Status
from tomakomai_kpi.errors import PlanError
from tomakomai_kpi.language import Lang, listed, say
from tomakomai_kpi.reports.progress.parts import GoalPart, Place


@dataclass(frozen=True, slots=True)
class Selection:
    """What an indicator must be of; of several names of one kind, any."""

    goals: tuple[str, ...] = ()
    """Numbers or names of goals."""
    departments: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    """Words or names: 遅れ, behind, behind_path."""

    def __bool__(self) -> bool:
        """Whether anything is selected."""
        return bool(self.goals or self.departments or self.statuses)

    def label(self, lang: Lang = "ja") -> str:
        """基本目標1、企画課、遅れ: what the report's title says it is of."""
        goals = (
            say(lang, "基本目標{number}", number=g) if g.isdecimal() else g for g in self.goals
        )
        departments = (say(lang, d) if d == NO_DEPARTMENT else d for d in self.departments)
        statuses = (_status(text).word(lang) for text in self.statuses)
        return listed(lang, (*goals, *departments, *statuses))

    def of(self, places: Sequence[Place], goals: Sequence[GoalPart]) -> list[Place]:
        """The places that fit.

        Raises:
            PlanError: no goal, department or status has such a name (code ``unknown_name``).
        """
        wanted = {goal.number for name in self.goals for goal in _goals(name, goals)}
        known = {department for place in places for department in _departments(place)}
        _require(self.departments, known, "担当課", "unknown department")
        statuses = {_status(text) for text in self.statuses}
        return [
            place
            for place in places
            if (not wanted or place.goal.number in wanted)
            and (not self.departments or set(self.departments) & set(_departments(place)))
            and (not statuses or place.row.status in statuses)
        ]


Split = Literal["department", "goal"]

SPLITS: tuple[Split, ...] = get_args(Split)
"""What a report is split by."""

NO_DEPARTMENT = "担当課なし"
"""Where nobody is said to be in charge."""

LONGEST_NAME = 40
"""Characters of a file's name that tell its part: 120 bytes at most."""

INDEX = "index"
"""The name of the file that leads to the parts."""

EVERYTHING = Selection()
"""All indicators."""


def parts_of(places: Sequence[Place], by: Split, lang: Lang) -> dict[str, Selection]:
    """The selection of each part in the document's order, by a name that files can have."""
    if by == "goal":
        named = {p.goal.title: Selection(goals=(p.goal.short,)) for p in places}
    else:
        parts = (Selection(departments=(d,)) for p in places for d in _departments(p))
        named = {part.label(lang): part for part in parts}
    return dict(zip(_file_names(named), named.values(), strict=True))


def _departments(place: Place) -> tuple[str, ...]:
    return place.departments or (NO_DEPARTMENT,)


def _file_names(titles: Iterable[str]) -> Iterator[str]:
    """Each title as a file is named, whether or not capitals count; those alike by numbers."""
    taken = {INDEX}
    for title in titles:
        name = alone = re.sub(r"\W+", "_", title).strip("_")[:LONGEST_NAME] or "_"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{alone}_{number}"
        taken.add(name.casefold())
        yield name


def with_only(
    plan: Plan, records: Iterable[Mapping[str, Any]], revision: str, ids: Iterable[str]
) -> Plan:
    """The plan whose revision has these indicators alone, and the projects that they are of.

    *records* are what the plan's to_records() gives, asked once for many parts.
    """
    kept = set(ids)
    indicators = plan.indicators(revision)
    gone = {i.id for i in indicators} - kept
    gone |= {p.id for p in plan.projects(revision)}
    gone -= {i.project_id for i in indicators if i.id in kept}
    others = [name for name in plan.revisions if name != revision]
    nowhere = gone - {each.id for name in others for each in plan.indicators(name)}
    nowhere -= {each.id for name in others for each in plan.projects(name)}

    def stays(record: Mapping[str, Any]) -> bool:
        of = record.get("revision")
        return record.get("id") not in (nowhere if of is None else gone if of == revision else ())

    return Plan.from_records(record for record in records if stays(record))


def _goals(name: str, goals: Sequence[GoalPart]) -> list[GoalPart]:
    found = [g for g in goals if name in (str(g.number), g.short, g.name, g.title)]
    if not found:
        _require((name,), {str(g.number) for g in goals if g.number}, "基本目標", "unknown goal")
    return found


def _status(text: str) -> Status:
    for status in Status:
        if text in (status.value, status.japanese, status.english):
            return status
    words = {status.japanese for status in Status}
    _require((text,), words, "状態", "unknown status")
    raise AssertionError(text)


def _require(names: Iterable[str], known: Iterable[str], what: str, english: str) -> None:
    there = sorted(known)
    for name in names:
        if name not in there:
            said = _no_such_name(what, name, there, english, "")
            raise PlanError(f"{said} [unknown_name]", "unknown_name")
