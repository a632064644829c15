# SPDX-License-Identifier: BSL-1.0
"""The report of a plan's progress: one model that every form shows.

All was decided by ``Plan.assess``; here it is arranged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from tomakomai_kpi._core import (
    FiscalPeriod,
    FiscalYear,
    Plan,
    Rulebook,
    __version__,
    examine_targets,
)
from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import (
    Lang,
    clock_in,
    clock_name_in,
    date_in,
    listed,
    period_in,
    say,
    year_in,
)
from tomakomai_kpi.reports.forms.unread import Unread, unread_of
from tomakomai_kpi.reports.progress.concerns import Concern, concerns_of
from tomakomai_kpi.reports.progress.explained import values_in_english
from tomakomai_kpi.reports.progress.groups import BY, By, Group, groups_of
from tomakomai_kpi.reports.progress.head import Tile, asking, first_looks, lead, tiles
from tomakomai_kpi.reports.progress.legend import OWN_CLOCK
from tomakomai_kpi.reports.progress.parts import GoalPart, Place, totals_of
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.reports.progress.selection import (
    EVERYTHING,
    Selection,
)
from tomakomai_kpi.reports.progress.years import (
    Column,
    Step,
    beside_actual,
    columns_of,
    for_pages,
    story_of,
)

DEFAULT_BY: tuple[By, ...] = ("goal", "department")


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
    years: FiscalPeriod | None = None
    """Of which actuals stand side by side; None for all."""
    selection: Selection = EVERYTHING
    """What the indicators are of; the plan holds no others of the revision."""
    among: int = 0
    """Of how many indicators of the revision these were selected."""
    source: str = ""
    """Where the plan comes from, for people."""
    fingerprint: str = ""
    """The first characters of the SHA-256 of the plan's CSV; empty where no CSV can say it."""
    made: date | None = None
    lang: Lang = "ja"
    """Of all but names and what is printed."""

    @property
    def title(self) -> str:
        """The plan's name, 進捗報告 and the year; and what it is of, if not of all."""
        title = self.say("{plan} 進捗報告", plan=self.plan.name)
        judged = self.judged_year
        title = title if judged is None else f"{title} {year_in(self.lang, judged)}"
        return f"{title} ({self.selection.label(self.lang)})" if self.selection else title

    def say(self, words: str, /, **values: object) -> str:
        """A text of reports in the language of this one."""
        return say(self.lang, words, **values)

    def listed(self, parts: Iterable[str]) -> str:
        """One after another, as the language does."""
        return listed(self.lang, parts)

    @property
    def judged_year(self) -> FiscalYear | None:
        """The year asked for, or that of most actuals that were judged."""
        if self.year is not None:
            return self.year
        counted = Counter(r.assessment.year for r in self.rows if r.assessment.year is not None)
        return counted.most_common(1)[0][0] if counted else None

    @property
    def progress_of_plan(self) -> str:
        """計画期間 令和2年度～令和6年度の2年目／5年."""
        period, judged = self.plan.period, self.judged_year
        words = self.say("計画期間 {period}", period=period_in(self.lang, period))
        if judged is None or judged not in period:
            return words
        gone = judged.start_year - period.first.start_year + 1
        return self.say("{words}の{gone}年目／{of}年", words=words, gone=gone, of=period.years)

    @property
    def origin(self) -> tuple[str, ...]:
        """What the top says in one line: period, edition, source, date, plan and program."""
        return tuple(
            filter(
                None,
                (
                    self.progress_of_plan,
                    self._edition,
                    self.say("出典 {source}", source=self.source) if self.source else "",
                    "" if self.made is None else self.say("作成 {day}", day=self.made_on),
                    self.say("計画の指紋 {of}", of=self.fingerprint) if self.fingerprint else "",
                    f"tomakomai_kpi {__version__}",
                ),
            )
        )

    @property
    def _edition(self) -> str:
        """The revision's label, where there are others or it says more than that it is the plan."""
        label = self.plan.revision_label(self.revision)
        return label if len(self.plan.revisions) > 1 or label != "計画" else ""

    @property
    def origin_line(self) -> str:
        """All of it in one line."""
        return (" ／ " if self.lang == "ja" else " / ").join(self.origin)

    @property
    def made_on(self) -> str:
        """The date that it bears; empty for none."""
        return "" if self.made is None else date_in(self.lang, self.made)

    @property
    def lead(self) -> str:
        """One sentence with the result; of a part, first of how many it is."""
        told = lead(self.totals, self.lang)
        if not self.selection:
            return told
        of = self.say(
            "計画の{among}指標のうち、{label}の{n}指標の報告です。",
            among=self.among,
            label=self.selection.label(self.lang),
            n=len(self.rows),
        )
        return of + told if self.rows else of

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The counts of the lead; they add up to all."""
        return tiles(self.totals, self.lang)

    @cached_property
    def first_looks(self) -> tuple[Row, ...]:
        """What to look at first."""
        return first_looks(self.rows)

    @property
    def looks_note(self) -> str:
        """How they were chosen, and of how many."""
        whole, shown = asking(self.totals), len(self.first_looks)
        chosen = (
            self.say("基準値より悪化、遅れ、未達成の{whole}件すべて。", whole=whole)
            if shown == whole
            else self.say(
                "基準値より悪化、遅れ、未達成の計{whole}件から{n}件。", whole=whole, n=shown
            )
        )
        return chosen + self.say(
            "悪化したものを先に、それぞれ基準値から目標値までの幅に比べて"
            "目標ペースからの遅れが大きい順に並べています。"
        )

    @property
    def strip_note(self) -> str:
        """How the strips of texts are read."""
        return self.say("図の●は実績値、┃は現時点の目安、左右の端は基準値(累計は0)と目標値。")

    @cached_property
    def concerns(self) -> tuple[Concern, ...]:
        """What to ask of the targets themselves."""
        examined = examine_targets(self.plan, self.revision, self.clock)
        values = {}
        if self.lang == "en":
            values = {r.indicator.id: values_in_english(r.assessment) for r in self.rows}
        return tuple(concerns_of(examined, values, self.lang))

    @property
    def letters(self) -> tuple[tuple[str, int], ...]:
        """How many have which letter of the rulebook, in its order, and how many have none."""
        if self.rulebook is None:
            return ()
        counted = Counter("・".join(r.grading.labels) for r in self.rows if r.grading is not None)
        order = [letter for letter, _ in self.rulebook.grades]
        order += [letter for letter in counted if letter and letter not in order]
        none = [(self.say("区分なし"), counted[""])] if counted[""] else []
        return (*((letter, counted[letter]) for letter in order if counted[letter]), *none)

    @property
    def no_concern(self) -> str:
        """What stands in their place where there are none."""
        if not self.rows:
            return self.say("指標がありません。")
        return self.say("注意の必要な目標は見つかりませんでした。")

    @property
    def revision_label(self) -> str:
        """中間見直し後 [new]."""
        return f"{self.plan.revision_label(self.revision)} [{self.revision}]".strip()

    @property
    def year_label(self) -> str:
        """The years whose actuals were judged."""
        if self.year is not None:
            return year_in(self.lang, self.year)
        years = sorted({r.assessment.year for r in self.rows if r.assessment.year is not None})
        if not years:
            return self.say("実績なし" if self.rows else "指標なし")
        told = self.listed(year_in(self.lang, year) for year in years)
        return self.say("{years}(指標ごとに最新の実績)", years=told)

    @property
    def clock_label(self) -> str:
        """計画初年度から [plan]."""
        return f"{clock_in(self.lang, self.clock)} [{clock_name_in(self.lang, self.clock)}]"

    @property
    def elapsed(self) -> tuple[tuple[str, int], ...]:
        """What the clock says, each with how many indicators it says it of."""
        return tuple(Counter(_elapsed_words(row) for row in self.rows).most_common())

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
        return totals_of(self.rows)

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
        return groups_of(self.plan, by, self.revision, self.year, self.clock, self.lang)

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the revision."""
        return unread_of((self.plan, [self.revision]), lang=self.lang)

    @property
    def reasons(self) -> dict[str, tuple[int, ...]]:
        """Each reason's code, and how many attainments, gap closures and paths it leaves open."""
        named = ("attainment", "gap_closure", "on_path")
        said = [Counter(getattr(r.assessment, n).undefined for r in self.rows) for n in named]
        known = dict.fromkeys(code for counted in said for code in counted if code)
        return {code: tuple(counted[code] for counted in said) for code in known}

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All years side by side: baseline, actuals, interim targets, target."""
        indicators = [row.indicator for row in self.rows]
        judged = {row.assessment.year for row in self.rows}
        return columns_of(indicators, self.years, judged, self.lang)

    def story(self, row: Row) -> tuple[Step, ...]:
        """Baseline, actuals by year with their gaps, targets: 46人(平成30年度), ….

        >>> from tomakomai_kpi import plans
        >>> from tomakomai_kpi.reports import progress
        >>> report = progress.build(plans.tomakomai())
        >>> " → ".join(map(str, report.story(report.rows[0])))
        '46人(平成30年度) → 累計45人(令和3年度) → 目標 累計230人(令和6年度)'
        """
        return story_of(self.columns, row.indicator, row.assessment.year)

    def place_of(self, row: Row) -> Place:
        """Where a row stands."""
        return self._places[row.indicator.id]

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.row.indicator.id: place for place in self.places}

    def values(self, row: Row) -> tuple[tuple[str, str], ...]:
        """What is printed in each column, and its year where it is not the one of the head."""
        return tuple(column.text(row.indicator) for column in self.columns)

    @cached_property
    def page_columns(self) -> tuple[Column, ...]:
        """Those of them that a page has: interim targets stand with the actuals of their years."""
        return for_pages(self.columns)

    def page_values(self, row: Row) -> tuple[tuple[str, str, str], ...]:
        """What is printed in each column of a page, its year, and that year's interim target."""
        of = row.indicator
        return tuple((*c.text(of), beside_actual(c, of)) for c in self.page_columns)

    @property
    def actual_columns(self) -> tuple[Column, ...]:
        """The years that have actuals, where there are several: one alone is the judged one."""
        actual = tuple(column for column in self.columns if column.role == "actual")
        return actual if len(actual) > 1 else ()

    @cached_property
    def interim_labels(self) -> tuple[str, ...]:
        """中間目標1, 中間目標2, …: as many as an indicator has."""
        most = max((len(row.interim) for row in self.rows), default=0)
        return tuple(self.say("中間目標{n}", n=n) for n in range(1, most + 1))

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        facts = [
            (self.say("計画"), self.plan.name),
            (self.say("期間"), period_in(self.lang, self.plan.period)),
            (self.say("版"), self.revision_label),
            (self.say("年度"), self.year_label),
            (self.say("経過の起点"), self.clock_label),
            *self._elapsed_facts,
            (self.say("達成"), self._achievement),
        ]
        book = self.rulebook
        if book is not None:
            told = self.say("{name}。{source}。", name=book.name, source=book.source)
            facts.append((self.say("評価基準"), told + self.say(OWN_CLOCK)))
            facts.append((self.say("評価の内訳"), self.listed(f"{k} {n}" for k, n in self.letters)))
        return tuple(facts)

    @property
    def _elapsed_facts(self) -> Iterator[tuple[str, str]]:
        for words, count in self.elapsed:
            several = len(self.elapsed) > 1
            yield self.say("経過({n}指標)", n=count) if several else self.say("経過"), words

    @property
    def _achievement(self) -> str:
        if self.whole is None:
            return self.say("指標なし")
        few = self.say("(数が少なく、割合は目安にもなりません)") if self.whole.caution else ""
        return self.say(
            "指標 {met}、一つ以上達成した事業 {any_met}。どちらも判定できたもののうち{few}",
            met=self.whole.met.text,
            any_met=self.whole.any_met.text,
            few=few,
        )


def _elapsed_words(row: Row) -> str:
    """The years that went by, of how many, as `explain` words them, and their share."""
    elapsed, of = row.elapsed, row.assessment.elapsed
    if of.undefined == "no_amount":
        return say(row.lang, "事業の開始年度の宣言がない [no_amount]")
    if elapsed.value is None:
        return elapsed.reason or ""
    return say(
        row.lang,
        "{year}は{of}年のうち{gone}年目まで {share} ({percent})",
        year=year_in(row.lang, row.assessment.year),
        of=of.of_years,
        gone=of.years,
        share=elapsed.value,
        percent=elapsed.text,
    )
