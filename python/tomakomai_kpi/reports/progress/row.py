# SPDX-License-Identifier: BSL-1.0
"""A line of the report: an indicator with its assessment, as words, bars and grounds.

All was decided by ``assess`` and its kin; here it is put into words, and rounded for display only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, Self, get_args

from tomakomai_kpi._core import (
    Assessment,
    FiscalYear,
    Grading,
    Indicator,
    Need,
    Observation,
    RobustVerdict,
    RobustVerdicts,
    Rulebook,
    YearlyChange,
    _rounding_japanese,
    compute,
    expected_now,
    methods,
    needed_next_year,
    robustness,
    year_on_year,
)
from tomakomai_kpi.enums import Status
from tomakomai_kpi.figures import FIGURE_WORDS, FIGURES
from tomakomai_kpi.language import Lang, say, year_in
from tomakomai_kpi.reports.progress.explained import Figure, explained
from tomakomai_kpi.show.series import Series, series_of
from tomakomai_kpi.show.strip import Strip, strip_of
from tomakomai_kpi.show.words import (
    JudgedTarget,
    Share,
    actual_of,
    attainment_of,
    caution_in_words,
    elapsed_of,
    gap_closure_of,
    gap_of,
    interim_of,
    letter_in_words,
    met_in_words,
    need_in_words,
    notes_of,
    path_in_words,
    reason_in_words,
    remarks_of,
)

Rounding = Literal["half_up", "truncate"]

ROUNDINGS: dict[Rounding, str] = {mode: _rounding_japanese(mode) for mode in get_args(Rounding)}
"""How the document may have rounded its figures."""


DIRECTIONS = {
    "up": "多いほどよい",
    "down": "少ないほどよい",
    "maintain": "保つ",
    "range": "範囲に収める",
}
"""What is better, in words."""

WAYS = {True: "(よい方へ)", False: "(悪い方へ)"}
"""Whether a change is for the better."""

GRADE = "grading"
"""The name of the ground that a rulebook's letter is."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One figure and where it comes from."""

    name: str
    """That of a figure or method; empty of what has none."""
    label: str
    figure: Figure
    judged: Assessment
    lang: Lang

    @property
    def is_defined(self) -> bool:
        """Whether there is a figure; else the text is the reason."""
        return self.figure.undefined is None

    @property
    def text(self) -> str:
        """Rule, inputs and result, or the reason."""
        if self.lang == "ja":
            return self.figure.explain()
        return explained(self.name, self.label, self.figure, self.judged)


@dataclass(frozen=True)
class Row:
    """An indicator with its assessment, as a line of the report."""

    assessment: Assessment
    grading: Grading | None = None
    """What the report's rulebook says, None where it has none."""
    lang: Lang = "ja"

    @classmethod
    def of(
        cls, assessment: Assessment, rulebook: Rulebook | None = None, lang: Lang = "ja"
    ) -> Self:
        """The row of an assessment, with the letter of a rulebook."""
        of = assessment.indicator
        return cls(
            assessment, None if rulebook is None else rulebook.judge(of, assessment.year), lang
        )

    @cached_property
    def attainment(self) -> Share:
        """達成率."""
        return attainment_of(self.assessment, self.lang)

    @cached_property
    def gap_closure(self) -> Share:
        """進捗率."""
        return gap_closure_of(self.assessment, self.lang)

    @property
    def indicator(self) -> Indicator:
        """What is judged."""
        return self.assessment.indicator

    @property
    def actual(self) -> Observation | None:
        """The actual that was judged."""
        return actual_of(self.assessment)

    @property
    def observations(self) -> tuple[Observation | None, Observation | None, Observation | None]:
        """Baseline, actual and target."""
        return self.indicator.baseline, self.actual, self.indicator.target

    @property
    def interim(self) -> tuple[JudgedTarget, ...]:
        """The interim targets, each with the actual of its year."""
        return interim_of(self.assessment)

    @property
    def rates(self) -> tuple[Share, Share]:
        """Both rates."""
        return self.attainment, self.gap_closure

    @property
    def elapsed(self) -> Share:
        """How much of the time has gone by."""
        return elapsed_of(self.assessment, self.lang)

    @property
    def drawn(self) -> Share | None:
        """The rate that the bar shows: attainment, else gap closure, else none."""
        return next((rate for rate in self.rates if rate.value is not None), None)

    @property
    def missing_rates(self) -> tuple[tuple[str, str], ...]:
        """Labels and reason of the rates that are not defined: 達成率・進捗率, ….

        Rates that one reason leaves open stand together.
        """
        return self._together(self._open_rates)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Of each figure that a row shows and that cannot be computed, why; each reason once."""
        judged = self.assessment
        path, need = judged.on_path, judged.required_per_year
        told = self._together(
            (
                *self._open_rates,
                (say(self.lang, "目標ペース"), path.undefined or "", self.path_reason),
                (say(self.lang, "必要な年間の実績"), need.undefined or "", self.need_reason),
            )
        )
        return tuple(
            say(self.lang, "{label}なし: {reason}", label=label, reason=reason)
            for label, reason in told
        )

    @property
    def _open_rates(self) -> list[tuple[str, str, str | None]]:
        """Label, code and reason of both rates; no reason of a defined one."""
        return [(r.label, r.of.undefined or "", r.reason) for r in self.rates]

    def _together(
        self, missing: Iterable[tuple[str, str, str | None]]
    ) -> tuple[tuple[str, str], ...]:
        """Those that have a reason, of one code as one, in words that hold for all of it."""
        labels: dict[str, list[str]] = {}
        alone: dict[str, str] = {}
        for label, code, reason in missing:
            if reason:
                labels.setdefault(code, []).append(label)
                alone.setdefault(code, reason)
        between = "・" if self.lang == "ja" else ", "
        return tuple(
            (between.join(of), alone[code] if len(of) == 1 else reason_in_words(code, self.lang))
            for code, of in labels.items()
        )

    def robust(self, rounding: Rounding) -> RobustVerdicts:
        """Whether the verdicts hold for all that the printed figures may stand for."""
        judged = self.assessment
        return robustness(judged.indicator, rounding, judged.year, judged.clock)

    @property
    def fragile(self) -> tuple[str, ...]:
        """Which verdicts the rounding of the printed figures may have made, and where they turn."""
        return tuple(
            say(
                self.lang,
                "{words}された数なら{label}の判定は変わりうる({value}を境に)",
                words=say(self.lang, words),
                label=label,
                value=verdict.flips_at,
            )
            for rounding, words in ROUNDINGS.items()
            for label, verdict in self._verdicts(rounding)
            if verdict.verdict is not None and not verdict.survives
        )

    @property
    def told_grounds(self) -> tuple[Ground, ...]:
        """The grounds without those of further methods that give no figure."""
        always = {*FIGURE_WORDS, GRADE}
        return tuple(g for g in self.grounds if g.is_defined or g.name in always)

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
        met, path = (say(self.lang, FIGURE_WORDS[name]) for name in ("met", "on_path"))
        return (met, verdicts.met), (path, verdicts.on_path)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Each figure with its rule, inputs and clock, or the reason why there is none."""
        judged, of = self.assessment, self.indicator
        figures: dict[str, Figure] = {name: getattr(judged, name) for name in FIGURES}
        figures |= {"expected_now": self.expected, "needed_next_year": self.next_year}
        others = [method for method in methods() if method.name not in figures]
        lang = self.lang

        def ground(name: str, words: str, figure: Figure, /, **values: str) -> Ground:
            return Ground(name, say(lang, words, **values), figure, judged, lang)

        grounds = [ground(name, FIGURE_WORDS[name], figure) for name, figure in figures.items()]
        grounds += [
            ground(m.name, m.japanese, compute(m.name, of, judged.year, judged.clock))
            for m in others
        ]
        grounds += [
            ground("", "丸め({words}): {label}", verdict, words=say(lang, words), label=label)
            for rounding, words in ROUNDINGS.items()
            for label, verdict in self._verdicts(rounding)
        ]
        if self.grading is not None:
            grounds.append(ground(GRADE, "評価", self.grading))
        return tuple(grounds)

    @property
    def met(self) -> str:
        """達成, 未達成, or nothing where it cannot be said."""
        return met_in_words(self.assessment, self.lang)

    @property
    def path(self) -> str:
        """順調, 遅れ, or the reason why neither can be said."""
        return path_in_words(self.assessment, self.lang)

    @property
    def gap(self) -> Fraction | None:
        """How far it is behind its path, as a share of the whole way; below 0 ahead of it."""
        return gap_of(self.assessment)

    @property
    def strip(self) -> Strip | None:
        """Its way from baseline to target; None where these share none."""
        return strip_of(self.assessment, self.lang)

    @property
    def series(self) -> Series | None:
        """Its actuals over the years; None of fewer than two."""
        return series_of(self.indicator, self.lang)

    @cached_property
    def changes(self) -> dict[FiscalYear, YearlyChange]:
        """Each actual against the year before it."""
        return {change.year: change for change in year_on_year(self.indicator)}

    @property
    def _newest_change(self) -> YearlyChange | None:
        year = self.assessment.year
        return None if year is None else self.changes.get(year)

    @property
    def change(self) -> str:
        """+3人(よい方へ): the judged actual against the year before; empty where it has none."""
        told = self._newest_change
        if told is None or (told.change.value is None and told.better is None):
            return ""
        way = "" if told.better is None else say(self.lang, WAYS[told.better])
        return f"{'' if told.change.value is None else told.change.value}{way}"

    @property
    def change_told(self) -> str:
        """前年度から +3人(よい方へ), or of a total this year's part of it: この年度の分 30人."""
        told = self._newest_change
        if not self.change or told is None:
            return ""
        value = told.change.value
        is_part = value is not None and not str(value.basis).endswith("change")
        words = "この年度の分 {change}" if is_part else "前年度から {change}"
        return say(self.lang, words, change=self.change)

    @property
    def path_reason(self) -> str | None:
        """Why it cannot be said whether it is on its path."""
        return self.assessment.reason("on_path", self.lang)

    @property
    def direction(self) -> str:
        """増やす目標, 減らす目標, …; empty where nobody said so."""
        words = DIRECTIONS.get(str(self.indicator.direction))
        return "" if words is None else say(self.lang, words)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the plan itself says of the result: 要因, 今後の対応."""
        return remarks_of(self.assessment)

    @property
    def need(self) -> str:
        """What is needed per year, 約 where it was rounded; empty where it cannot be said."""
        return need_in_words(self.assessment.required_per_year.value, self.lang).shown

    @property
    def need_told(self) -> str:
        """目標達成には毎年度8人の増加が必要, or …2人の実績が必要; empty where it cannot be said."""
        value, target = self.assessment.required_per_year.value, self.indicator.target
        judged = self.assessment.year
        if value is None or not value.number or target is None or judged is None:
            return ""
        what = "実績"
        if str(value.basis).endswith("change"):
            what = "増加" if value.number > 0 else "減少"
        last = target.year.start_year - judged.start_year == 1
        when = year_in(self.lang, target.year) + say(self.lang, "に|年度")
        return say(
            self.lang,
            "目標達成には{when}{amount}の{what}が必要",
            when=when if last else say(self.lang, "毎年度"),
            amount=re.sub("[-+−]", "", self.need),
            what=say(self.lang, what),
        )

    @property
    def exact_need(self) -> str:
        """The exact amount where `need` was rounded, else empty."""
        return need_in_words(self.assessment.required_per_year.value).exact

    @property
    def need_reason(self) -> str | None:
        """Why nothing can be said about what is needed."""
        return self.assessment.reason("required_per_year", self.lang)

    @property
    def status(self) -> Status:
        """What sums it up."""
        return self.assessment.status

    @property
    def letter(self) -> str:
        """What the rulebook prints: B+, or why it prints nothing; empty without a rulebook."""
        return "" if self.grading is None else letter_in_words(self.grading, self.lang)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What speaks against the figures behind the letter, in words."""
        codes = () if self.grading is None else self.grading.cautions
        return tuple(caution_in_words(code, self.lang) for code in codes)

    @property
    def notes(self) -> tuple[str, ...]:
        """Interim targets, footnotes, what was published of the year, and what its owner says."""
        return notes_of(self.assessment, self.lang)

    @property
    def asides(self) -> tuple[str, ...]:
        """The notes and what speaks against the verdicts, each after the sign of a note."""
        return tuple(self.noted(note) for note in (*self.notes, *self.cautions, *self.fragile))

    def noted(self, note: str) -> str:
        """※ and a note."""
        return f"{say(self.lang, '※')} {note}"
