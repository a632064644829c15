# SPDX-License-Identifier: BSL-1.0
"""What to ask of the targets themselves, as sentences with their counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tomakomai_kpi._core import TargetConcern, TargetExamination
from tomakomai_kpi.language import Lang, say

SENTENCES = {
    "baseline_pace": (
        "累計の目標{asked}のうち{found}は、基準年度と同じ実績が毎年続くだけで届きます。"
    ),
    "wrong_side": ("基準値と比べられる目標{asked}のうち{found}は、基準値より悪い側にあります。"),
    "no_baseline": "目標{asked}のうち{found}は基準値がなく、どれだけ変える目標かが分かりません。",
    "met_when_raised": (
        "見直しで引き上げられ、前の目標に達していたかを判定できた目標{asked}のうち{found}は、すでに達していました。"
    ),
    "hangs_on_rounding": (
        "達成・未達成か目標ペースを判定できた{asked}指標のうち{found}は、"
        "記載の数を丸める前の値しだいで判定が変わります。"
    ),
    "published_unexplained": (
        "公表された達成率{asked}のうち{found}は、記載の値からどの計算方法と丸めでも得られません。"
    ),
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One kind: the sentence, and the indicators of which it is so."""

    kind: str
    sentence: str
    found: int
    asked: int
    each: tuple[TargetConcern, ...]
    values: Mapping[str, str]
    """The values of an indicator in English, by its id."""
    lang: Lang

    @property
    def short(self) -> str:
        """The kind in a few words."""
        return say(self.lang, self.each[0].japanese)

    def explained(self, one: TargetConcern) -> str:
        """Why it is so of one of them; in English by its values."""
        return one.explain() if self.lang == "ja" else self.values.get(one.id, self.short)


def concerns_of(
    examination: TargetExamination, values: Mapping[str, str], lang: Lang
) -> Iterator[Concern]:
    """The kinds that occur, in the order of asking; the values are those of Concern."""
    for kind, (found, asked) in examination.counts.items():
        if found:
            sentence = say(lang, SENTENCES[kind], found=found, asked=asked)
            each = tuple(c for c in examination.concerns if c.kind == kind)
            yield Concern(kind, sentence, found, asked, each, values, lang)
