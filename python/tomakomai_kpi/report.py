# SPDX-License-Identifier: BSL-1.0
"""The report of a plan: one model that every format shows.

All was decided by ``Plan.assess``; here it is arranged, and figures are rounded for display only.

>>> from tomakomai_kpi import plans, report
>>> shown = report.build(plans.tomakomai(), year="R3")
>>> len(shown.rows), shown.rows[0].attainment.text
(104, '19.6%')
>>> report.render(shown, "markdown").splitlines()[0]
'# 第2期苫小牧市総合戦略 進捗報告'
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, Self, get_args

from tomakomai_kpi._bullet import Bullet, bullet
from tomakomai_kpi._core import (
    Assessment,
    FiscalYear,
    Grading,
    Indicator,
    Measured,
    Need,
    Observation,
    Plan,
    Rate,
    RobustVerdict,
    RobustVerdicts,
    Rulebook,
    Verdict,
    _clock_japanese,
    _parse_clock,
    _reason_japanese,
    compute,
    expected_now,
    level,
    methods,
    needed_next_year,
    robustness,
)
from tomakomai_kpi._extras import missing
from tomakomai_kpi._groups import BY, By, Group, groups_of
from tomakomai_kpi._records import FIGURES, Assessments, Clock
from tomakomai_kpi._status import Status
from tomakomai_kpi.errors import MissingExtraError, PlanError

Format = Literal["text", "markdown", "html", "csv", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

DEFAULT_BY: tuple[By, ...] = ("goal", "department")

Rounding = Literal["half_up", "truncate"]

ROUNDINGS: dict[Rounding, str] = {"half_up": "四捨五入", "truncate": "切り捨て"}
"""How the document may have rounded its figures."""

FIGURE_WORDS = {
    "met": "達成",
    "attainment": "達成率",
    "gap_closure": "進捗率",
    "elapsed": "経過",
    "on_path": "経路",
    "required_per_year": "必要量(年あたり)",
    "expected_now": "今の経路の値",
    "needed_next_year": "翌年度に要る実績",
}

SIGNS = {
    Status.not_started: "・",
    Status.suspended: "■",
    Status.not_measured: "－",
    Status.pending: "…",
    Status.achieved: "◎",
    Status.undecidable: "？",
    Status.on_path: "○",
    Status.regressed: "×",
    Status.behind_path: "△",
}

LEGEND = (
    ("達成率", "実績÷目標。多いほどよく、比に意味のある指標で出します。"),
    (
        "進捗率",
        "(実績−基準)÷(目標−基準)。三つの値の数え方(単年度か累計か)がそろう指標で出します。",
    ),
    (
        "経路",
        (
            "今の時点で目標への道筋に乗っているか。累計の目標は「実績≥目標×経過」、"
            "ほかは「進捗率≥経過」で経路以上(目標が基準と同じなら達成で経路以上)。"
        ),
    ),
    ("必要量", "残りの年度で毎年要る量。＋は毎年の増分。達成していれば0。"),
    ("棒", "達成率、なければ進捗率。100%で止め、超えたものに▶を付けます。"),
    (
        "図",
        (
            "HTMLでは青い帯が実績値、黒い線が目標値、灰色が基準値、橙が今の経路、"
            "紫が基準値をそのまま続けたときの累計。左端が0、右端が最大の値です。"
        ),
    ),
    ("状態", "表の順に、先に当てはまるもの一つ。基準以下は、経路未満のうち基準値より悪いもの。"),
    ("理由", "出せない率は0や100で埋めず、理由とそのコードを示します。"),
    ("端数", "計算と判定は分数のまま。%と「約」は表示だけを小数1桁に四捨五入しています。"),
    (
        "印字",
        (
            "印字された数が四捨五入か切り捨てられたものとして、"
            "元の数によって判定が変わりうる指標には※で書きます。"
        ),
    ),
)


def reason_of(figure: Rate | Verdict | Need) -> str | None:
    """Why a figure is undefined, in words and as a code; None where it is defined."""
    return None if figure.undefined is None else reason_in_words(figure.undefined)


def reason_in_words(code: str) -> str:
    """The code of a reason after its words."""
    return f"{_reason_japanese(code)} [{code}]"


def letter_of(grading: Grading) -> str:
    """What a rulebook prints: B+, or why it prints nothing."""
    return "・".join(grading.labels) or f"区分なし [{grading.undefined or 'rule_hole'}]"


@dataclass(frozen=True, slots=True)
class Share:
    """A rate under its Japanese label: exact, and as a percentage with one decimal."""

    label: str
    of: Rate

    @property
    def value(self) -> Fraction | None:
        """The exact share."""
        return self.of.value

    @property
    def reason(self) -> str | None:
        """Why there is none."""
        return reason_of(self.of)

    @property
    def percent(self) -> Decimal | None:
        """19.6 of 9/46, rounded half up."""
        return None if self.value is None else _one_decimal(self.value * 100)

    @property
    def text(self) -> str:
        """The percentage; empty where there is none."""
        return "" if self.percent is None else f"{self.percent}%"

    @property
    def exceeds(self) -> bool:
        """Whether it is more than the whole."""
        return self.value is not None and self.value > 1

    def cells(self, width: int) -> int:
        """How many of a bar's cells are full: none below 0, all from 100 % on."""
        share = min(max(self.value or Fraction(0), Fraction(0)), Fraction(1))
        return share.numerator * width // share.denominator

    def bar(self, width: int) -> str:
        """A bar of block characters, and a mark where it is cut."""
        full = self.cells(width)
        return "█" * full + "░" * (width - full) + ("▶" if self.exceeds else " ")


@dataclass(frozen=True, slots=True)
class Ground:
    """One figure and where it comes from."""

    label: str
    figure: Verdict | Rate | Need | Measured | RobustVerdict | Grading

    @property
    def is_defined(self) -> bool:
        """Whether there is a figure; else the text is the reason."""
        return self.figure.undefined is None

    @property
    def text(self) -> str:
        """Rule, inputs and result, or the reason."""
        return self.figure.explain()


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its assessment, as a line of the report."""

    assessment: Assessment
    attainment: Share
    """達成率."""
    gap_closure: Share
    """進捗率."""
    grading: Grading | None = None
    """What the report's rulebook says, None where it has none."""

    @classmethod
    def of(cls, assessment: Assessment, rulebook: Rulebook | None = None) -> Self:
        """The row of an assessment, with the letter of a rulebook."""
        return cls(
            assessment,
            Share("達成率", assessment.attainment),
            Share("進捗率", assessment.gap_closure),
            None if rulebook is None else rulebook.judge(assessment.indicator, assessment.year),
        )

    @property
    def indicator(self) -> Indicator:
        """What is judged."""
        return self.assessment.indicator

    @property
    def actual(self) -> Observation | None:
        """The actual that was judged."""
        year = self.assessment.year
        return next((o for o in self.indicator.actuals if o.year == year), None)

    @property
    def observations(self) -> tuple[Observation | None, Observation | None, Observation | None]:
        """Baseline, actual and target."""
        return self.indicator.baseline, self.actual, self.indicator.target

    @property
    def rates(self) -> tuple[Share, Share]:
        """Both rates."""
        return self.attainment, self.gap_closure

    @property
    def drawn(self) -> Share | None:
        """The rate that the bar shows: attainment, else gap closure, else none."""
        return next((rate for rate in self.rates if rate.value is not None), None)

    @property
    def missing_rates(self) -> tuple[tuple[str, str], ...]:
        """Label and reason of each rate that is not defined; one entry where the reasons agree."""
        missing = [(rate.label, rate.reason) for rate in self.rates if rate.reason is not None]
        if len({reason for _, reason in missing}) < len(missing):
            return (("率", missing[0][1]),)
        return tuple(missing)

    def robust(self, rounding: Rounding) -> RobustVerdicts:
        """Whether the verdicts hold for all that the printed figures may stand for."""
        judged = self.assessment
        return robustness(judged.indicator, rounding, judged.year, judged.clock)

    @property
    def fragile(self) -> tuple[str, ...]:
        """Which verdicts the rounding of the printed figures may have made, and where they turn."""
        return tuple(
            f"{words}された数なら{label}の判定は変わりうる({verdict.flips_at}を境に)"
            for rounding, words in ROUNDINGS.items()
            for label, verdict in self._verdicts(rounding)
            if verdict.verdict is not None and not verdict.survives
        )

    @property
    def told_grounds(self) -> tuple[Ground, ...]:
        """The grounds without those of further methods that give no figure."""
        always = {*FIGURE_WORDS.values(), "評価"}
        return tuple(g for g in self.grounds if g.is_defined or g.label in always)

    @property
    def expected(self) -> Need:
        """What the path holds for the year of the newest actual."""
        return expected_now(self.indicator, self.assessment.clock)

    @property
    def next_year(self) -> Need:
        """The actual of the next year that would be on the path then."""
        return needed_next_year(self.indicator, self.assessment.clock)

    def _verdicts(self, rounding: Rounding) -> tuple[tuple[str, RobustVerdict], ...]:
        verdicts = self.robust(rounding)
        return ("達成", verdicts.met), ("経路", verdicts.on_path)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Each figure with its rule, inputs and clock, or the reason why there is none."""
        judged, of = self.assessment, self.indicator
        figures = {name: getattr(judged, name) for name in FIGURES}
        figures |= {"expected_now": self.expected, "needed_next_year": self.next_year}
        others = [method for method in methods() if method.name not in figures]
        grounds = [Ground(FIGURE_WORDS[name], f) for name, f in figures.items()]
        grounds += [
            Ground(m.japanese, compute(m.name, of, judged.year, judged.clock)) for m in others
        ]
        grounds += [
            Ground(f"端数({words}): {label}", verdict)
            for rounding, words in ROUNDINGS.items()
            for label, verdict in self._verdicts(rounding)
        ]
        if self.grading is not None:
            grounds.append(Ground("評価", self.grading))
        return tuple(grounds)

    @property
    def met(self) -> str:
        """達成, 未達成, or nothing where it cannot be said."""
        met = self.assessment.met.value
        return "" if met is None else "達成" if met else "未達成"

    @property
    def path(self) -> str:
        """経路以上, 経路未満, or the reason why neither can be said."""
        on_path = self.assessment.on_path
        if on_path.value is None:
            return reason_of(on_path) or ""
        return (Status.on_path if on_path.value else Status.behind_path).japanese

    @property
    def need(self) -> str:
        """What is needed per year, 約 where it was rounded; empty where it cannot be said."""
        need = self.assessment.required_per_year.value
        if need is None or need.number is None:
            return ""
        exact = str(need)
        fraction = re.match(r"(\+?)-?[\d,]+/[\d,]+", exact)
        if fraction is None:
            return exact
        return f"約{fraction[1]}{_one_decimal(need.number):,}{exact[fraction.end() :]}"

    @property
    def exact_need(self) -> str:
        """The exact amount where `need` was rounded, else empty."""
        need = str(self.assessment.required_per_year.value)
        return need if self.need.startswith("約") else ""

    @property
    def need_reason(self) -> str | None:
        """Why nothing can be said about what is needed."""
        return reason_of(self.assessment.required_per_year)

    @property
    def status(self) -> Status:
        """What sums it up."""
        return self.assessment.status

    @property
    def sign(self) -> str:
        """The status without words."""
        return SIGNS[self.status]

    @property
    def letter(self) -> str:
        """What the rulebook prints: B+, or why it prints nothing; empty without a rulebook."""
        return "" if self.grading is None else letter_of(self.grading)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What speaks against the figures behind the letter, in words and as codes."""
        codes = () if self.grading is None else self.grading.cautions
        return tuple(map(reason_in_words, codes))

    @property
    def notes(self) -> tuple[str, ...]:
        """Footnotes of the indicator, then of its baseline and actual."""
        baseline = self.indicator.baseline
        return (
            *self.indicator.notes,
            *(() if baseline is None else baseline.notes),
            *self.assessment.notes,
        )


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
    """A goal with its projects."""

    number: int
    name: str
    projects: tuple[ProjectPart, ...]

    @property
    def title(self) -> str:
        """基本目標1 and the name."""
        return f"基本目標{self.number} {self.name}"

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for project in self.projects for row in project.rows)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence."""
        return _totals(self.rows)


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
        """計画の時計 [plan]."""
        return f"{_clock_japanese(self.clock)} [{self.clock}]"

    @property
    def elapsed(self) -> tuple[str, ...]:
        """What the clock says, and for how many indicators where they differ."""
        said = Counter(_elapsed_words(row) for row in self.rows)
        if len(said) == 1:
            return tuple(said)
        return tuple(f"{words}: {count}指標" for words, count in said.most_common())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for goal in self.goals for row in goal.rows)

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
            ("時計", self.clock_label),
            ("経過", " / ".join(self.elapsed)),
        )
        book = self.rulebook
        return facts if book is None else (*facts, ("評価基準", f"{book.name}。{book.source}"))


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
        PlanError: the year is outside the plan (code ``unknown_year``), no indicator has an actual
            of it (code ``not_measured``), or there is no such revision or nothing of this name to
            count by (code ``unknown_name``).
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
    assessments = plan.assess(revision, year=judged_year, clock=clock)
    goals = tuple(_goals(plan, revision, assessments, rulebook))
    return Report(plan, revision, judged_year, _parse_clock(clock), goals, rulebook, tuple(by))


def _require_actuals(plan: Plan, revision: str, year: FiscalYear) -> None:
    indicators = plan.indicators(revision)
    if year not in plan.period:
        raise PlanError(
            f"年度「{year}」は計画の期間({plan.period})にありません"
            " (outside the plan's period) [unknown_year]",
            "unknown_year",
        )
    measured = sorted({actual.year for i in indicators for actual in i.actuals})
    if year not in measured:
        there = "、".join(map(str, measured)) or "なし"
        raise PlanError(
            f"版「{revision}」に{year}の実績はありません。実績のある年度: {there}"
            " (no actual of this year) [not_measured]",
            "not_measured",
        )


def _goals(
    plan: Plan, revision: str, assessments: Assessments, rulebook: Rulebook | None
) -> Iterator[GoalPart]:
    for goal in plan.goals(revision):
        parts: dict[str | None, ProjectPart] = {None: ProjectPart(None)}
        for project in plan.projects(revision):
            if project.goal == goal.number:
                parts[project.id] = ProjectPart(project.name, project.departments, project.flags)
        for assessment in assessments:
            if assessment.indicator.goal == goal.number:
                parts[assessment.indicator.project_id].rows.append(Row.of(assessment, rulebook))
        if not parts[None].rows:
            del parts[None]
        yield GoalPart(goal.number, goal.name, tuple(parts.values()))


def _totals(rows: Iterable[Row]) -> dict[Status, int]:
    return Assessments(row.assessment for row in rows).totals()


def _elapsed_words(row: Row) -> str:
    elapsed = Share("経過", row.assessment.elapsed)
    if elapsed.of.undefined == "no_amount":
        return "事業の開始年度の宣言がない [no_amount]"
    if elapsed.value is None:
        return elapsed.reason or ""
    counted = elapsed.of.explain().split(" = ")[1]
    return f"{counted} {elapsed.value} ({elapsed.text})"


def _one_decimal(number: Fraction) -> Decimal:
    return level(number).decimal(1)


# What would move a terminal's cursor, end the line it stands in, or turn the rest of it round.
_CONTROLS = dict.fromkeys(
    [
        *(*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C),
    ],
    " ",
)


def one_line(text: str) -> str:
    """The text with a space in place of line breaks, control characters and turns of writing."""
    return text.translate(_CONTROLS)


def render(report: Report, form: Format, width: int = 120, *, color: bool = False) -> str:
    """The report in one of the FORMATS.

    Args:
        report: made by build().
        form: text, markdown, html, csv (for spreadsheets) or json.
        width: columns of a text.
        color: whether a text has the control codes of a terminal.

    Raises:
        MissingExtraError: a library of the extra ``cli`` is missing: rich (text), Jinja2 (html).
    """
    try:
        if form == "text":
            from tomakomai_kpi._render_text import to_text

            return to_text(report, width, color=color)
        from tomakomai_kpi._render import RENDERERS

        return RENDERERS[form](report)
    except ImportError as error:
        raise missing_extra(error) from error


def to_excel(report: Report) -> bytes:
    """The report as an .xlsx file: 一覧, 集計, 根拠 and 説明.

    Raises:
        MissingExtraError: openpyxl (extra ``tables``) is not installed.
    """
    from tomakomai_kpi._render_excel import to_excel

    return to_excel(report)


def missing_extra(error: ImportError) -> MissingExtraError:
    """What to say where a library of the extra ``cli`` cannot be imported."""
    return missing(error.name, "cli")
