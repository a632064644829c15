# SPDX-License-Identifier: BSL-1.0
"""Goals, measures and projects with the rows of their indicators."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tomakomai_kpi._core import Plan
from tomakomai_kpi.assessments import Assessments
from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, say, side_by_side
from tomakomai_kpi.reports.progress.row import Row


@dataclass(frozen=True, slots=True)
class ProjectPart:
    """A project with its rows; the goal's own targets (数値目標) have no project."""

    name: str | None
    departments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    measure: str = ""
    """The name of its measure, where one is printed."""
    rows: list[Row] = field(default_factory=list)
    lang: Lang = "ja"
    of_goal: bool = True
    """Whether it belongs to a goal: what has no project there is the goal's own target."""

    @property
    def title(self) -> str:
        """The name; 数値目標 of a goal's own targets, 事業なし of what belongs to nothing."""
        return self.name or say(self.lang, "数値目標" if self.of_goal else "事業なし")


@dataclass(frozen=True, slots=True)
class Part:
    """What a page opens and closes: a measure with its projects, or one project."""

    title: str
    projects: tuple[ProjectPart, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for project in self.projects for row in project.rows)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status."""
        return totals_of(self.rows)


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal with its projects, or what belongs to no goal: no number, no name."""

    number: int | None
    name: str
    projects: tuple[ProjectPart, ...]
    lang: Lang = "ja"

    @property
    def short(self) -> str:
        """基本目標1."""
        if self.number is None:
            return say(self.lang, "基本目標なし")
        return say(self.lang, "基本目標{number}", number=self.number)

    @property
    def title(self) -> str:
        """基本目標1 and the name, without the number where it begins with it too."""
        name = re.sub(rf"^{self.number}[\s.．、)]+", "", self.name)
        return f"{self.short} {name}".rstrip()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for project in self.projects for row in project.rows)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence."""
        return totals_of(self.rows)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The measures in the document's order, or the projects where no measure is printed."""
        out: dict[str, list[ProjectPart]] = {}
        for project in self.projects:
            out.setdefault(project.measure or project.title, []).append(project)
        return tuple(Part(title, tuple(projects)) for title, projects in out.items())


class Place(NamedTuple):
    """A row where it belongs."""

    goal: GoalPart
    project: ProjectPart
    row: Row

    @property
    def departments(self) -> tuple[str, ...]:
        """Those of the indicator, or else of its project."""
        return self.row.indicator.departments or self.project.departments

    @property
    def label(self) -> str:
        """The project and who is in charge: which of several indicators of one name it is."""
        return side_by_side(self.goal.lang, (self.project.title, *self.departments))


def goals_of(
    plan: Plan, revision: str, rows: Iterable[Row], lang: Lang = "ja"
) -> Iterator[GoalPart]:
    """Each row in one goal and one project, what belongs to no goal last."""
    names = {goal.number: goal.name for goal in reversed(plan.goals(revision))}
    measures = {measure.id: measure.name for measure in plan.measures(revision)}
    parts: dict[int | None, dict[str | None, ProjectPart]] = {
        number: {None: ProjectPart(None, lang=lang, of_goal=number is not None)}
        for number in [*reversed(names), None]
    }
    for project in plan.projects(revision):
        of_goal = parts[project.goal if project.goal in names else None]
        of_goal[project.id] = ProjectPart(
            project.name,
            project.departments,
            project.flags,
            measures.get(project.measure or "", ""),
            lang=lang,
        )
    for row in rows:
        goal = row.indicator.goal
        of_goal = parts[goal if goal in names else None]
        of_goal[row.indicator.project_id].rows.append(row)
    for number, projects in parts.items():
        if not projects[None].rows:
            del projects[None]
        if number is not None or projects:
            yield GoalPart(number, names.get(number or 0, ""), tuple(projects.values()), lang)


def totals_of(rows: Iterable[Row]) -> dict[Status, int]:
    """How many rows have each status, in the order of precedence."""
    return Assessments(row.assessment for row in rows).totals()
