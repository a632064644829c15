# SPDX-License-Identifier: BSL-1.0
"""The report of a plan's progress: one model that every form shows.

All was decided by ``Plan.assess``; here it is arranged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from tomakomai_kpi._core import FiscalYear, Plan, Rulebook, _clock_japanese, _parse_clock
from tomakomai_kpi.assessments import Assessments, Clock, assess_plan
from tomakomai_kpi.enums import Status
from tomakomai_kpi.errors import PlanError
from tomakomai_kpi.reports.forms.unread import Unread, unread_of
from tomakomai_kpi.reports.progress.bullet import Bullet, bullet
from tomakomai_kpi.reports.progress.groups import BY, By, Group, groups_of
from tomakomai_kpi.reports.progress.legend import OWN_CLOCK
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import reason_of

DEFAULT_BY: tuple[By, ...] = ("goal", "department")


@dataclass(frozen=True, slots=True)
class ProjectPart:
    """A project with its rows; the goal's own targets (数値目標) have no project."""

    name: str | None
    departments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The name, or 数値目標."""
        return self.name or "数値目標"


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal with its projects, or what belongs to no goal: no number, no name."""

    number: int | None
    name: str
    projects: tuple[ProjectPart, ...]

    @property
    def short(self) -> str:
        """基本目標1."""
        return "基本目標なし" if self.number is None else f"基本目標{self.number}"

    @property
    def title(self) -> str:
        """基本目標1 and the name."""
        return f"{self.short} {self.name}".rstrip()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for project in self.projects for row in project.rows)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence."""
        return _totals(self.rows)


class Place(NamedTuple):
    """A row where it belongs."""

    goal: GoalPart
    project: ProjectPart
    row: Row


@dataclass(frozen=True)
class Report:
    """All that a report shows."""

    plan: Plan
    revision: str
    year: FiscalYear | None
    """The year asked for; None for the newest actual of each indicator."""
    clock: str
    """plan, baseline, project, or the period of a clock of one's own."""
    goals: tuple[GoalPart, ...]
    rulebook: Rulebook | None = None
    """Whose letters stand beside the statuses."""
    by: tuple[By, ...] = DEFAULT_BY
    """What pages and texts count by; files for programs count by all."""

    @property
    def title(self) -> str:
        """The plan's name and 進捗報告."""
        return f"{self.plan.name} 進捗報告"

    @property
    def revision_label(self) -> str:
        """中間見直し後 [new]."""
        return f"{self.plan.revision_label(self.revision)} [{self.revision}]".strip()

    @property
    def year_label(self) -> str:
        """The years whose actuals were judged."""
        if self.year is not None:
            return str(self.year)
        years = sorted({r.assessment.year for r in self.rows if r.assessment.year is not None})
        return f"{'、'.join(map(str, years))}(指標ごとに最新の実績)" if years else "実績なし"

    @property
    def clock_label(self) -> str:
        """計画初年度から [plan]."""
        return f"{_clock_japanese(self.clock)} [{self.clock}]"

    @property
    def elapsed(self) -> tuple[str, ...]:
        """What the clock says, and for how many indicators where they differ."""
        said = Counter(_elapsed_words(row) for row in self.rows)
        if len(said) == 1:
            return tuple(said)
        return tuple(f"{words}: {count}指標" for words, count in said.most_common())

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All rows in the document's order, with their goals and projects."""
        return tuple(
            Place(goal, project, row)
            for goal in self.goals
            for project in goal.projects
            for row in project.rows
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(place.row for place in self.places)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence."""
        return _totals(self.rows)

    @cached_property
    def whole(self) -> Group | None:
        """All indicators as one group; None where there are none."""
        return next(iter(self._groups("plan")), None)

    @cached_property
    def groups(self) -> dict[By, tuple[Group, ...]]:
        """The groups by goal, measure, project and department."""
        return {by: self._groups(by) for by in BY}

    @property
    def shown_groups(self) -> dict[By, tuple[Group, ...]]:
        """Those of them that pages and texts show."""
        return {by: self.groups[by] for by in self.by if self.groups[by]}

    def _groups(self, by: By | Literal["plan"]) -> tuple[Group, ...]:
        return groups_of(self.plan, by, self.revision, self.year, self.clock)

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the revision."""
        return unread_of((self.plan, [self.revision]))

    @property
    def reasons(self) -> dict[str, tuple[int, ...]]:
        """Each reason, and how many attainments, gap closures and paths it leaves undefined."""
        named = ("attainment", "gap_closure", "on_path")
        said = [Counter(reason_of(getattr(r.assessment, n)) for r in self.rows) for n in named]
        known = dict.fromkeys(reason for counted in said for reason in counted if reason)
        return {reason: tuple(counted[reason] for counted in said) for reason in known}

    @cached_property
    def common_years(self) -> tuple[FiscalYear | None, ...]:
        """The years of most baselines, actuals and targets: those in the header."""
        columns = zip(*(row.observations for row in self.rows), strict=True)
        counted = (Counter(o.year for o in column if o is not None) for column in columns)
        return tuple(years.most_common(1)[0][0] if years else None for years in counted)

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """基準値, 実績値 and 目標値, each with the year of its header."""
        years = self.common_years or (None, None, None)
        return tuple(
            (label, "" if year is None else str(year))
            for label, year in zip(("基準値", "実績値", "目標値"), years, strict=True)
        )

    @cached_property
    def interim_labels(self) -> tuple[str, ...]:
        """中間目標1, 中間目標2, …: as many as an indicator has."""
        most = max((len(row.interim) for row in self.rows), default=0)
        return tuple(f"中間目標{n}" for n in range(1, most + 1))

    def values(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Each printed value of a row, with its year where it is not the one of the header."""
        return tuple(
            ("", "") if o is None else (str(o), "" if o.year == common else str(o.year))
            for o, common in zip(row.observations, self.common_years, strict=True)
        )

    def bullet(self, row: Row) -> Bullet | None:
        """The bullet chart of a row, None where its figures share no scale."""
        return bullet(row.indicator, row.actual, self.clock)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        facts = (
            ("計画", self.plan.name),
            ("期間", str(self.plan.period)),
            ("版", self.revision_label),
            ("年度", self.year_label),
            ("経過の起点", self.clock_label),
            ("経過", " / ".join(self.elapsed)),
            ("達成", self._achievement),
        )
        book = self.rulebook
        if book is None:
            return facts
        return (*facts, ("評価基準", f"{book.name}。{book.source}。{OWN_CLOCK}"))

    @property
    def _achievement(self) -> str:
        if self.whole is None:
            return "指標なし"
        met, any_met = self.whole.met.text, self.whole.any_met.text
        few = "(数が少なく、割合は目安にもなりません)" if self.whole.caution else ""
        return f"指標 {met}、一つ以上達成した事業 {any_met}。どちらも判定できたもののうち{few}"


def build(
    plan: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    clock: Clock = "plan",
    rulebook: Rulebook | None = None,
    by: Sequence[By] = DEFAULT_BY,
) -> Report:
    """The report of one revision of a plan.

    Args:
        plan: a Plan.
        revision: the name of one of its revisions.
        year: whose actuals are judged; by default the newest actual of each indicator.
        clock: ``plan``, ``baseline``, ``project``, or a period: ``R4-R6``.
        rulebook: whose letters to print beside the statuses.
        by: what pages and texts count the indicators by: goal, measure, project, department.

    Raises:
        PlanError: the year is outside the plan and no actual is of it (code ``unknown_year``), no
            indicator has an actual of it (code ``not_recorded``), or there is no such revision or
            nothing of this name to count by (code ``unknown_name``).
    """
    for wanted in by:
        if wanted not in BY:
            raise PlanError(
                f"集計の単位「{wanted}」はありません。単位は {'、'.join(BY)}"
                " (nothing to count by) [unknown_name]",
                "unknown_name",
            )
    judged_year = None if year is None else FiscalYear(year)
    if judged_year is not None:
        _require_actuals(plan, revision, judged_year)
    assessments = assess_plan(plan, revision, judged_year, clock)
    rows = [Row.of(assessment, rulebook) for assessment in assessments]
    goals = tuple(_goals(plan, revision, rows))
    return Report(plan, revision, judged_year, _parse_clock(clock), goals, rulebook, tuple(by))


def _require_actuals(plan: Plan, revision: str, year: FiscalYear) -> None:
    indicators = plan.indicators(revision)
    measured = sorted({actual.year for i in indicators for actual in i.actuals})
    if year not in plan.period and year not in measured:
        raise PlanError(
            f"年度「{year}」は計画の期間({plan.period})にありません"
            " (outside the plan's period) [unknown_year]",
            "unknown_year",
        )
    if year not in measured:
        there = "、".join(map(str, measured)) or "なし"
        raise PlanError(
            f"版「{revision}」に{year}の実績はありません。実績のある年度: {there}"
            " (no actual of this year) [not_recorded]",
            "not_recorded",
        )


def _goals(plan: Plan, revision: str, rows: Iterable[Row]) -> Iterator[GoalPart]:
    """Each row in one goal and one project, what belongs to no goal last."""
    names = {goal.number: goal.name for goal in reversed(plan.goals(revision))}
    parts: dict[int | None, dict[str | None, ProjectPart]] = {
        number: {None: ProjectPart(None)} for number in [*reversed(names), None]
    }
    for project in plan.projects(revision):
        of_goal = parts[project.goal if project.goal in names else None]
        of_goal[project.id] = ProjectPart(project.name, project.departments, project.flags)
    for row in rows:
        goal = row.indicator.goal
        of_goal = parts[goal if goal in names else None]
        of_goal[row.indicator.project_id].rows.append(row)
    for number, projects in parts.items():
        if not projects[None].rows:
            del projects[None]
        if number is not None or projects:
            yield GoalPart(number, names.get(number or 0, ""), tuple(projects.values()))


def _totals(rows: Iterable[Row]) -> dict[Status, int]:
    return Assessments(row.assessment for row in rows).totals()


def _elapsed_words(row: Row) -> str:
    """The years that went by, of how many, as `explain` words them, and their share."""
    elapsed, of = row.elapsed, row.assessment.elapsed
    if of.undefined == "no_amount":
        return "事業の開始年度の宣言がない [no_amount]"
    if elapsed.value is None:
        return elapsed.reason or ""
    year = row.assessment.year
    return f"{year}は{of.of_years}年のうち{of.years}年目まで {elapsed.value} ({elapsed.text})"
