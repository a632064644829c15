# SPDX-License-Identifier: BSL-1.0
"""The languages of reports: Japanese, and English beside it.

A Japanese text is its own key, as in gettext; ``english`` has the same in English. What follows a
``|`` in a key only tells two uses of one text apart. Names, quotes and values stay as printed.

>>> say("ja", "{n}指標", n=1), say("en", "{n}指標", n=1), say("en", "{n}指標", n=2)
('1指標', '1 indicator', '2 indicators')
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from tomakomai_kpi._core import (
    FiscalPeriod,
    FiscalYear,
    _clock_japanese,
    _percent_text,
    _why_unread,
)
from tomakomai_kpi.english import ENGLISH
from tomakomai_kpi.errors import KpiError

Lang = Literal["ja", "en"]

LANGUAGES: tuple[Lang, ...] = get_args(Lang)


def say(lang: Lang, words: str, /, **values: object) -> str:
    """A text of reports, with the values in their places.

    An English text has ``{n_s}`` for the s of what there are ``n`` of.

    Raises:
        KeyError: there is no English for it.
    """
    text = words.partition("|")[0] if lang == "ja" else ENGLISH[words]
    return text.format_map({**values, **_plurals(values)}) if values else text


def _plurals(values: Mapping[str, object]) -> dict[str, str]:
    return {f"{name}_s": "" if value == 1 else "s" for name, value in values.items()}


def listed(lang: Lang, parts: Iterable[str]) -> str:
    """一つ、二つ: the parts one after another."""
    return ("、" if lang == "ja" else ", ").join(parts)


def side_by_side(lang: Lang, parts: Iterable[str]) -> str:
    """企画課／商業振興課: names that go together."""
    return ("／" if lang == "ja" else " / ").join(parts)


def quoted(lang: Lang, text: str) -> str:
    """「累計1式」: what a document prints."""
    return f"{say(lang, '「')}{text}{say(lang, '」')}"


def year_in(lang: Lang, year: FiscalYear | None) -> str:
    """令和3年度, FY2021; empty for none."""
    if year is None:
        return ""
    return str(year) if lang == "ja" else f"FY{year.start_year}"


def told_in(lang: Lang, text: str) -> str:
    """A text that is a fiscal year or a period, in the language; any other as it is."""
    if lang == "ja":
        return text
    try:
        return period_in(lang, FiscalPeriod(text))
    except KpiError:
        return text


def period_in(lang: Lang, period: FiscalPeriod) -> str:
    """令和2年度～令和6年度, FY2020–FY2024."""
    if lang == "ja":
        return str(period)
    first, last = year_in(lang, period.first), year_in(lang, period.last)
    return first if first == last else f"{first}–{last}"


def date_in(lang: Lang, day: date) -> str:
    """2026年11月27日, 2026-11-27."""
    return f"{day.year}年{day.month}月{day.day}日" if lang == "ja" else day.isoformat()


def clock_in(lang: Lang, clock: str) -> str:
    """計画初年度から, from the plan's first year; a clock of one's own by its years."""
    japanese = _clock_japanese(clock)
    if lang == "ja" or japanese in ENGLISH:
        return say(lang, japanese)
    return say(lang, "{period}の期間で", period=clock_name_in(lang, clock))


def clock_name_in(lang: Lang, clock: str) -> str:
    """plan, baseline, project; a clock of one's own by its years: FY2022–FY2024."""
    if lang == "ja" or _clock_japanese(clock) in ENGLISH:
        return clock
    return period_in(lang, FiscalPeriod(clock))


def percent_in(lang: Lang, share: Fraction | None) -> str:
    """19.6% of 9/46; 99.9%台, just above 99.9%, of 1999/2000; empty of no share."""
    text = "" if share is None else _percent_text(share)
    shown, percent, beyond = text.partition("%")
    if lang == "ja" or not beyond:
        return text
    return say(lang, _BEYOND[beyond], percent=shown + percent)


_BEYOND = {"台": "{percent}台", "未満": "{percent}未満", "超": "{percent}超"}


def unread_in(lang: Lang, text: str) -> str:
    """Why a text of a document was not read; empty where that is not known."""
    said = _why_unread(text)
    return said if lang == "ja" else said.partition(" (")[2].removesuffix(")")
