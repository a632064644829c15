# SPDX-License-Identifier: BSL-1.0
"""Figures in words: percentages, verdicts, needs, and the reasons why there are none.

All was decided in C++; here it is worded, and rounded for display only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from tomakomai_kpi._core import (
    Assessment,
    Grading,
    Observation,
    Rate,
    Value,
    _decimals,
    _percent,
    _reason_sentence,
    compute,
)
from tomakomai_kpi.enums import Status
from tomakomai_kpi.figures import FIGURE_WORDS, decimals_of_need
from tomakomai_kpi.language import Lang, listed, percent_in, say, year_in

SIGNS = {
    Status.not_recorded: "□",
    Status.not_started: "・",
    Status.suspended: "■",
    Status.not_measured: "－",
    Status.pending: "…",
    Status.achieved: "◎",
    Status.missed: "●",
    Status.undecidable: "？",
    Status.on_path: "○",
    Status.regressed: "×",
    Status.behind_path: "△",
}
"""Each status without words."""

JUDGED = (
    Status.achieved,
    Status.on_path,
    Status.behind_path,
    Status.regressed,
    Status.missed,
)
"""What says how an indicator stands to its target or its path, from good to bad."""

GOOD_TO_BAD = (
    *JUDGED,
    Status.undecidable,
    Status.pending,
    Status.not_measured,
    Status.suspended,
    Status.not_started,
    Status.not_recorded,
)
"""All statuses: the judged ones from good to bad, then those that say why nothing can be said."""


def reason_in_words(code: str, lang: Lang = "ja") -> str:
    """What a reason says of any indicator; its code stands with the grounds."""
    return _reason_sentence(code, lang)


def actual_of(judged: Assessment) -> Observation | None:
    """The actual that was judged."""
    return next((o for o in judged.indicator.actuals if o.year == judged.year), None)


def gap_of(judged: Assessment) -> Fraction | None:
    """How far it is behind its path, as a share of the whole way; below 0 ahead of it."""
    gap = compute("path_gap", judged.indicator, judged.year, judged.clock).value
    return gap if isinstance(gap, Fraction) else None


def coded(code: str | None, reason: str | None) -> str | None:
    """A reason with its code, for tables that programs read."""
    return None if code is None else f"{reason} [{code}]"


CAUTIONS = {
    "not_applicable": (
        "評価基準の式が想定していない指標(目標値が累計でない、保つ、範囲に収める)のため、"
        "区分は参考です。"
    ),
    "suspended": "特殊な事情で中止した年度の実績による区分です。",
    "direction_conflict": "目標値が基準値より悪い側にあるため、区分は参考です。",
    "direction_unknown": "多いほどよいのか少ないほどよいのかが示されていないため、区分は参考です。",
    "lower_is_better": "少ないほどよい指標を多いほどよいものとして数える式のため、区分は参考です。",
    "baseline_equals_target": "目標値が基準値と同じで近づく幅がないため、区分は参考です。",
}
"""What speaks against the figures behind a letter, which is computed all the same."""


def caution_in_words(code: str, lang: Lang) -> str:
    """What a caution says of a letter."""
    return say(lang, CAUTIONS[code]) if code in CAUTIONS else reason_in_words(code, lang)


NOT_TOLD = "評価基準が、このような指標(少ないほどよい、保つ、範囲に収める)の扱いを述べていません。"


def missing_in_words(grading: Grading, lang: Lang) -> str:
    """Why a rulebook prints nothing."""
    code = missing_code(grading)
    return say(lang, NOT_TOLD) if code == "not_applicable" else reason_in_words(code, lang)


def letter_of(grading: Grading, lang: Lang = "ja") -> str:
    """What a rulebook prints: B+, or why it prints nothing."""
    none = f"{say(lang, '区分なし')} [{missing_code(grading)}]"
    return _labels(grading, lang) or none


def letter_in_words(grading: Grading, lang: Lang = "ja") -> str:
    """What a rulebook prints: B+, or in words why it prints nothing."""
    none = f"{say(lang, '区分なし')}: {missing_in_words(grading, lang)}"
    return _labels(grading, lang) or none


def _labels(grading: Grading, lang: Lang) -> str:
    return ("・" if lang == "ja" else " / ").join(grading.labels)


def missing_code(grading: Grading) -> str:
    """The code of the reason why a rulebook prints nothing."""
    return grading.undefined or "rule_hole"


def percent_of(share: Fraction | None) -> Decimal | None:
    """19.6 of 9/46, half up, but not onto 0 or 100 (99.9 of 1999/2000); None of no share."""
    return None if share is None else _percent(share)


def percent_text(share: Fraction | None) -> str:
    """19.6% of 9/46, 99.9%台 of 1999/2000; empty of no share."""
    return percent_in("ja", share)


@dataclass(frozen=True, slots=True)
class Share:
    """A rate under its label: exact, and as a percentage with one decimal."""

    label: str
    of: Rate
    reason: str | None = None
    """Why there is none, in a sentence."""
    lang: Lang = "ja"

    @property
    def value(self) -> Fraction | None:
        """The exact share."""
        return self.of.value

    @property
    def percent(self) -> Decimal | None:
        """19.6 of 9/46, the number of the text."""
        return percent_of(self.value)

    @property
    def text(self) -> str:
        """The percentage; empty where there is none."""
        return percent_in(self.lang, self.value)

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


def _share(
    assessment: Assessment, name: Literal["attainment", "gap_closure", "elapsed"], lang: Lang
) -> Share:
    label, reason = say(lang, FIGURE_WORDS[name]), assessment.reason(name, lang)
    return Share(label, getattr(assessment, name), reason, lang)


def attainment_of(assessment: Assessment, lang: Lang = "ja") -> Share:
    """達成率."""
    return _share(assessment, "attainment", lang)


def gap_closure_of(assessment: Assessment, lang: Lang = "ja") -> Share:
    """進捗率."""
    return _share(assessment, "gap_closure", lang)


def elapsed_of(assessment: Assessment, lang: Lang = "ja") -> Share:
    """経過."""
    return _share(assessment, "elapsed", lang)


def met_in_words(assessment: Assessment, lang: Lang = "ja") -> str:
    """達成, 未達成, or nothing where it cannot be said."""
    met = assessment.met.value
    return "" if met is None else (Status.achieved if met else Status.missed).word(lang)


def path_in_words(assessment: Assessment, lang: Lang = "ja") -> str:
    """順調, 遅れ, or the reason why neither can be said."""
    on_path = assessment.on_path
    if on_path.value is None:
        return assessment.reason("on_path", lang) or ""
    return (Status.on_path if on_path.value else Status.behind_path).word(lang)


class NeedInWords(NamedTuple):
    """What is needed per year, as people read it, and exactly where that was rounded."""

    shown: str
    """約 where it was rounded; empty where nothing can be said."""
    exact: str
    """Empty where `shown` is exact."""


def need_in_words(value: Value | None, lang: Lang = "ja") -> NeedInWords:
    """約61.7人 and 185/3人: what does not end as a decimal is rounded for people, never to 0."""
    if value is None or value.number is None:
        return NeedInWords("", "")
    exact = str(value)
    if _decimals(value.number) >= 0:
        return NeedInWords(exact, "")
    rounded = format(value, f",.{decimals_of_need(value.number)}")
    return NeedInWords(say(lang, "約{value}", value=rounded), exact)


def notes_of(assessment: Assessment, lang: Lang = "ja") -> tuple[str, ...]:
    """Interim targets, footnotes, what was published of the year, and what its owner says."""
    indicator = assessment.indicator
    baseline = indicator.baseline
    return (
        *(_interim_in_words(judged, lang) for judged in interim_of(assessment)),
        *indicator.notes,
        *(() if baseline is None else baseline.notes),
        *assessment.notes,
        *_published_in_words(assessment, lang),
        *remarks_of(assessment),
    )


def remarks_of(assessment: Assessment) -> tuple[str, ...]:
    """What the plan itself says of the result: 要因, 今後の対応."""
    return tuple(
        f"{comment.kind}: {comment.text}"
        for comment in assessment.indicator.comments
        if comment.year in (None, assessment.year)
    )


def _published_in_words(assessment: Assessment, lang: Lang) -> Iterator[str]:
    for result in assessment.indicator.published:
        if result.year == assessment.year:
            if result.rate is not None:
                yield say(lang, "公表の達成率 {rate}", rate=result.rate)
            if result.mark is not None:
                yield say(lang, "公表の評価 {mark}", mark=result.mark)


class JudgedTarget(NamedTuple):
    """An interim target with the actual of its year, and what that makes of it."""

    target: Observation
    actual: Observation | None
    status: Status


def interim_of(assessment: Assessment) -> tuple[JudgedTarget, ...]:
    """The interim targets in the order of years."""
    actuals = {actual.year: actual for actual in assessment.indicator.actuals}
    return tuple(
        JudgedTarget(each.target, actuals.get(each.target.year), each.status)
        for each in assessment.interim
        if each.target is not None
    )


def _interim_in_words(judged: JudgedTarget, lang: Lang) -> str:
    """中間目標(令和4年度、50人): 実績 48人、未達成."""
    target, actual, status = judged
    came = [] if actual is None else [say(lang, "実績 {actual}", actual=actual)]
    what = listed(lang, [year_in(lang, target.year), str(target)])
    result = listed(lang, [*came, status.word(lang)])
    return say(lang, "中間目標({what}): {result}", what=what, result=result)
