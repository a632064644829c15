# SPDX-License-Identifier: BSL-1.0
"""The report of a plan: one model, and one renderer for each format.

What is shown was decided by ``Plan.assess``; here it is arranged, and figures are rounded for
display only. The renderers are functions of the model alone:

>>> from tomakomai_kpi import plans, report
>>> shown = report.build(plans.tomakomai(), year="R3")
>>> len(shown.rows), shown.rows[0].attainment.text
(104, '19.6%')
>>> report.to_csv(shown).splitlines()[1].split(",")[:4]
['G1-1', '1', '地元企業と学生との“つながり”を強化し、地元雇用の確保・拡大を実現', '']

text (extra ``cli``: rich), markdown, html (extra ``cli``: Jinja2), csv, json.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from tomakomai_kpi._core import (
    Assessment,
    FiscalYear,
    Indicator,
    Need,
    Observation,
    Plan,
    Rate,
    Verdict,
    _reason_japanese,
    level,
)
from tomakomai_kpi._records import FIGURES, Assessments
from tomakomai_kpi._status import Status
from tomakomai_kpi.errors import MissingExtraError, PlanError

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

type_of_record = dict[str, Any]

Clock = Literal["plan", "baseline"]

CLOCKS = {"plan": "計画の時計", "baseline": "基準年度からの時計"}

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
    ("達成率", "実績 ÷ 目標。多いほどよく、比に意味のある指標で出します。"),
    (
        "進捗率",
        "(実績 − 基準) ÷ (目標 − 基準)。三つの値の数え方(単年度か累計か)がそろう指標で出します。",
    ),
    (
        "経路",
        "今の時点で目標への道筋に乗っているか。累計の目標は 実績 ≥ 目標 × 経過、"
        "ほかは 進捗率 ≥ 経過 のとき経路以上(目標が基準と同じなら達成のとき)。",
    ),
    ("必要量", "目標に届くために残りの年度で毎年要る量。＋は毎年の増分。達成していれば0。"),
    ("棒", "達成率、なければ進捗率。100%で止め、超えたものに▶を付けます。"),
    ("状態", "表の順に、先に当てはまるもの一つ。基準以下は、経路未満のうち基準値より悪いもの。"),
    ("理由", "出せない率は0や100で埋めず、理由と符号 [code] を示します。"),
    ("端数", "計算と判定は分数のまま行い、%と「約」は表示だけを小数1桁に四捨五入しています。"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an assessment under its Japanese label."""

    label: str
    of: Rate | Verdict | Need

    @property
    def reason(self) -> str | None:
        """Why there is none, in words and as a code."""
        code = self.of.undefined
        return None if code is None else f"{_reason_japanese(code)} [{code}]"


@dataclass(frozen=True, slots=True)
class Share(Figure):
    """A rate: exact, and as a percentage with one decimal."""

    @property
    def value(self) -> Fraction | None:
        """The exact share."""
        value: Fraction | None = self.of.value
        return value

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
class Row:
    """An indicator with its assessment, as a line of the report."""

    assessment: Assessment

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
    def attainment(self) -> Share:
        """達成率."""
        return Share("達成率", self.assessment.attainment)

    @property
    def gap_closure(self) -> Share:
        """進捗率."""
        return Share("進捗率", self.assessment.gap_closure)

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

    @property
    def path(self) -> str:
        """経路以上, 経路未満, or the reason why neither can be said."""
        on_path = self.assessment.on_path
        if on_path.value is None:
            return Figure("経路", on_path).reason or ""
        return (Status.on_path if on_path.value else Status.behind_path).japanese

    @property
    def need(self) -> str:
        """What is needed per year, 約 where it was rounded; empty where it cannot be said."""
        need = self.assessment.required_per_year.value
        if need is None:
            return ""
        exact = str(need)
        if "/" not in exact:
            return exact
        unit = re.sub(r"^\D?[\d,/]+", "", exact)
        sign = "+" if exact.startswith("+") else ""
        return f"約{sign}{_one_decimal(need.number):,}{unit}"

    @property
    def exact_need(self) -> str:
        """The exact amount where `need` was rounded, else empty."""
        need = str(self.assessment.required_per_year.value)
        return need if self.need.startswith("約") else ""

    @property
    def need_reason(self) -> str | None:
        """Why nothing can be said about what is needed."""
        return Figure("必要量", self.assessment.required_per_year).reason

    @property
    def status(self) -> Status:
        """What sums it up."""
        return self.assessment.status

    @property
    def sign(self) -> str:
        """The status without words."""
        return SIGNS[self.status]

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


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report shows."""

    plan: Plan
    revision: str
    year: FiscalYear | None
    """The year asked for; None for the newest actual of each indicator."""
    clock: Clock
    goals: tuple[GoalPart, ...]

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
        return f"{'、'.join(map(str, years)) or '実績なし'}(指標ごとに最新の実績)"

    @property
    def clock_label(self) -> str:
        """計画の時計 [plan]."""
        return f"{CLOCKS[self.clock]} [{self.clock}]"

    @property
    def elapsed(self) -> tuple[str, ...]:
        """What the clock says, and for how many indicators where they differ."""
        said = Counter(_elapsed_words(row) for row in self.rows)
        if len(said) == 1:
            return tuple(said)
        return tuple(f"{words}: {count}指標" for words, count in said.most_common())

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the document's order."""
        return tuple(row for goal in self.goals for row in goal.rows)

    @property
    def totals(self) -> dict[Status, int]:
        """How many have each status, in the order of precedence."""
        return _totals(self.rows)

    @property
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

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        return (
            ("計画", self.plan.name),
            ("期間", str(self.plan.period)),
            ("版", self.revision_label),
            ("年度", self.year_label),
            ("時計", self.clock_label),
            ("経過", " / ".join(self.elapsed)),
        )


def build(
    plan: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    clock: Clock = "plan",
) -> Report:
    """The report of one revision of a plan.

    Args:
        plan: a Plan.
        revision: the name of one of its revisions.
        year: whose actuals are judged; by default the newest actual of each indicator.
        clock: ``plan`` or ``baseline``.

    Raises:
        PlanError: the year is outside the plan (code ``unknown_year``), no indicator has an actual
            of it (code ``not_measured``), or there is no such revision (code ``unknown_name``).
    """
    judged_year = None if year is None else FiscalYear(year)
    if judged_year is not None:
        _require_actuals(plan, revision, judged_year)
    assessments = plan.assess(revision, year=judged_year, clock=clock)
    return Report(plan, revision, judged_year, clock, tuple(_goals(plan, revision, assessments)))


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


def _goals(plan: Plan, revision: str, assessments: Assessments) -> Iterator[GoalPart]:
    for goal in plan.goals(revision):
        parts: dict[str | None, ProjectPart] = {None: ProjectPart(None)}
        for project in plan.projects(revision):
            if project.goal == goal.number:
                parts[project.name] = ProjectPart(project.name, project.departments, project.flags)
        for assessment in assessments:
            if assessment.indicator.goal == goal.number:
                parts[assessment.indicator.project].rows.append(Row(assessment))
        if not parts[None].rows:
            del parts[None]
        yield GoalPart(goal.number, goal.name, tuple(parts.values()))


def _totals(rows: Iterable[Row]) -> dict[Status, int]:
    return Assessments(row.assessment for row in rows).totals()


def _elapsed_words(row: Row) -> str:
    elapsed = Share("経過", row.assessment.elapsed)
    if elapsed.value is None:
        return elapsed.reason or ""
    counted = elapsed.of.explain().split(" = ")[1]
    return f"{counted} {elapsed.value} ({elapsed.text})"


def _one_decimal(number: Fraction) -> Decimal:
    rounded: Decimal = level(number).decimal(1)
    return rounded


# What would move a terminal's cursor, or end the line it stands in.
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")


def one_line(text: str) -> str:
    """The text with a space in place of line breaks and control characters."""
    return text.translate(_CONTROLS)


def _missing_extra(library: str) -> MissingExtraError:
    return MissingExtraError(
        f"{library}がありません: pip install 'tomakomai-kpi[cli]' で入ります"
        f" ({library} is not installed) [missing_extra]",
        "missing_extra",
    )


# JSON


def to_json(report: Report) -> str:
    """Everything, with its inputs; exact numbers are strings such as "9/46"."""
    return json.dumps(_document(report), ensure_ascii=False, indent=2) + "\n"


def _document(report: Report) -> type_of_record:
    inputs: dict[str, list[type_of_record]] = {}
    for record in report.plan.to_records(report.revision):
        inputs.setdefault(record["id"], []).append(_input(record))
    return {
        "plan": report.plan.name,
        "period": str(report.plan.period),
        "revision": report.revision,
        "revision_label": report.plan.revision_label(report.revision),
        "year": None if report.year is None else str(report.year),
        "clock": report.clock,
        "elapsed": list(report.elapsed),
        "totals": _named(report.totals),
        "goals": [
            {
                "number": goal.number,
                "name": goal.name,
                "totals": _named(goal.totals),
                "projects": [
                    {
                        "name": project.name,
                        "departments": list(project.departments),
                        "flags": list(project.flags),
                        "indicators": [
                            _judged(row) | {"inputs": inputs.get(row.indicator.id, [])}
                            for row in project.rows
                        ],
                    }
                    for project in goal.projects
                ],
            }
            for goal in report.goals
        ],
    }


def _named(totals: dict[Status, int]) -> dict[str, int]:
    return {str(status): count for status, count in totals.items()}


def _judged(row: Row) -> type_of_record:
    [record] = row.assessment.to_records()
    figures = {name: getattr(row.assessment, name) for name in FIGURES}
    return {
        **{key: _plain(value) for key, value in record.items()},
        "attainment_percent": _plain(row.attainment.percent),
        "gap_closure_percent": _plain(row.gap_closure.percent),
        "notes": list(row.notes),
        "explanations": {name: figure.explain() for name, figure in figures.items()},
    }


def _input(record: type_of_record) -> type_of_record:
    keys = ("role", "year", "text", "amount", "unit", "basis", "status", "reason", "notes")
    return {key: _plain(record[key]) for key in keys}


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction | Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


# CSV


def to_csv(report: Report) -> str:
    """A row an indicator, with a byte order mark, for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out)
    rows = [_csv_record(report, goal, project, row) for goal, project, row in _places(report)]
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_spreadsheet_cell(cell) for cell in record.values()] for record in rows)
    return "\ufeff" + out.getvalue()


def _places(report: Report) -> Iterator[tuple[GoalPart, ProjectPart, Row]]:
    for goal in report.goals:
        for project in goal.projects:
            for row in project.rows:
                yield goal, project, row


def _csv_record(
    report: Report, goal: GoalPart, project: ProjectPart, row: Row
) -> dict[str, str | int | Decimal | None]:
    record: dict[str, str | int | Decimal | None] = {
        "ID": row.indicator.id,
        "基本目標": goal.number,
        "基本目標の名称": goal.name,
        "事業": project.name,
        "担当課": "／".join(project.departments),
        "印": "／".join(row.indicator.flags),
        "頁": row.indicator.page,
        "指標": row.indicator.name,
    }
    for (label, _), observation in zip(report.columns, row.observations, strict=True):
        record[f"{label}の年度"] = None if observation is None else str(observation.year)
        record[label] = None if observation is None else str(observation)
    record |= {
        "状態": row.status.japanese,
        "取組終了": "取組終了" if row.assessment.ended else None,
        "達成": {True: "はい", False: "いいえ", None: None}[row.assessment.met.value],
    }
    for rate in (*row.rates, Share("経過", row.assessment.elapsed)):
        record[f"{rate.label}(%)"] = rate.percent
        record[f"{rate.label}(分数)"] = None if rate.value is None else str(rate.value)
        record[f"{rate.label}のない理由"] = rate.reason
    need = row.assessment.required_per_year.value
    return record | {
        "経路": row.path,
        "必要量(年あたり)": row.need,
        "必要量(分数)": None if need is None else str(need.number),
        "必要量のない理由": row.need_reason,
        "注記": " ".join(row.notes),
        "計画": report.plan.name,
        "版": report.revision,
        "時計": report.clock,
    }


def _spreadsheet_cell(cell: str | int | Decimal | None) -> str | int | Decimal | None:
    """Text that a spreadsheet would run as a formula, or read as a date, gets an apostrophe."""
    if isinstance(cell, str) and re.match(r"[=+\-@\t\r]|[＝＋－＠].|\d+/\d+$", cell):
        return "'" + cell
    return cell


# Markdown


def to_markdown(report: Report) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return "\n".join(_markdown_lines(report)) + "\n"


def _markdown_lines(report: Report) -> Iterator[str]:
    yield f"# {_markdown(report.plan.name)} 進捗報告"
    yield ""
    yield from (f"- {label}: {_markdown(fact)}" for label, fact in report.facts)
    yield ""
    yield from (f"- **{label}** {_markdown(rule)}" for label, rule in LEGEND)
    yield ""
    yield "## 状態ごとの指標数"
    yield ""
    goals = [f"基本目標{goal.number}" for goal in report.goals]
    counts = [report.totals, *(goal.totals for goal in report.goals)]
    yield from _markdown_table(
        ["状態", "全体", *goals],
        [
            *(
                [f"{SIGNS[status]} {status.japanese}", *(str(each[status]) for each in counts)]
                for status in Status
            ),
            ["計", *(str(sum(each.values())) for each in counts)],
        ],
    )
    header = ["頁", "事業", "指標", *(f"{label} {year}".strip() for label, year in report.columns)]
    header += ["棒", "達成率", "進捗率", "経路", "必要量(年あたり)", "状態"]
    for goal in report.goals:
        yield ""
        yield f"## {_markdown(goal.title)}"
        yield ""
        yield from _markdown_table(
            header,
            [
                _markdown_row(report, project, row)
                for project in goal.projects
                for row in project.rows
            ],
        )


def _markdown_row(report: Report, project: ProjectPart, row: Row) -> list[str]:
    departments = "／".join(project.departments)
    names = [row.indicator.name, *(f"※ {note}" for note in row.notes)]
    return [
        _markdown(row.indicator.page),
        "<br>".join(map(_markdown, filter(None, [project.title, departments, *project.flags]))),
        "<br>".join(map(_markdown, names)),
        *(_markdown(f"{text} ({year})" if year else text) for text, year in report.values(row)),
        row.drawn.bar(10).strip() if row.drawn else "なし",
        *(_markdown(rate.reason or f"{rate.text} ({rate.value})") for rate in row.rates),
        _markdown(row.path),
        _markdown(row.need_reason or " ".join(filter(None, [row.need, row.exact_need]))),
        f"{row.sign} {row.status.japanese}" + (" 取組終了" if row.assessment.ended else ""),
    ]


def _markdown_table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Cells are markdown already."""
    for cells in (header, ["---"] * len(header), *rows):
        yield f"| {' | '.join(cells)} |"


def _markdown(text: str) -> str:
    """Text that markdown shows as it is."""
    safe = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$#])", r"\\\1", safe)


# HTML


def to_html(report: Report) -> str:
    """One self-contained page.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise _missing_extra("Jinja2") from error
    templates = Environment(
        loader=PackageLoader("tomakomai_kpi"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template("report.html")
    return page.render(report=report, legend=LEGEND, signs=SIGNS, statuses=list(Status)) + "\n"


# Text

TABLE_WIDTH = 110
"""From this width on the report is a table; below, each indicator is a few lines."""

STYLES = {
    Status.achieved: "bold green",
    Status.on_path: "green",
    Status.regressed: "bold red",
    Status.behind_path: "yellow",
}


def to_text(report: Report, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file.

    Raises:
        MissingExtraError: rich is not installed.
    """
    try:
        from rich.console import Console
        from rich.rule import Rule
        from rich.text import Text
    except ImportError as error:
        raise _missing_extra("rich") from error
    console = Console(
        file=io.StringIO(),
        width=max(width, 60),
        force_terminal=color,
        color_system="auto" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    show = console.print
    show(Text(f"{one_line(report.plan.name)} 進捗報告", style="bold"))
    show(_pairs(report.facts), Text(), _pairs(LEGEND), Text(), _totals_table(report))
    in_table = console.width >= TABLE_WIDTH
    layout = _WideLayout(report) if in_table else _NarrowLayout(report)
    for goal in report.goals:
        show(Text(), Text(one_line(goal.title), style="bold"), Rule(characters="━", style=""))
        show(layout.header())
        for project in goal.projects:
            show(Rule(style="dim"), _project_line(project))
            show(layout.rows(project.rows) if project.rows else Text("     指標なし"))
    show(Text(), _reasons_table(report))
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue()
