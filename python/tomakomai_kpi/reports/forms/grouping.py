# SPDX-License-Identifier: BSL-1.0
"""Many that say one thing are told together, few one by one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from tomakomai_kpi.language import Lang, say

T = TypeVar("T")

MANY = 5
"""So many of one kind say one thing."""


def parted(
    told: Iterable[T], kind: Callable[[T], str]
) -> tuple[dict[str, tuple[T, ...]], tuple[T, ...]]:
    """Those of kinds that are told MANY times, by kind, the longest first; and the others.

    Both stay in their order.
    """
    by_kind: dict[str, list[T]] = defaultdict(list)
    everything = list(told)
    for each in everything:
        by_kind[kind(each)].append(each)
    many = {name: tuple(those) for name, those in by_kind.items() if len(those) >= MANY}
    few = tuple(each for each in everything if kind(each) not in many)
    return dict(sorted(many.items(), key=lambda item: -len(item[1]))), few


def without_empty(
    header: list[str], rows: Iterable[list[str]]
) -> tuple[list[str], list[list[str]]]:
    """A table without the columns in which no row says anything."""
    all_rows = list(rows)
    used = [n for n in range(len(header)) if any(row[n] for row in all_rows)]
    return [header[n] for n in used], [[row[n] for n in used] for row in all_rows]


def page_title(page: str, lang: Lang) -> str:
    """46ページ; ページなし for what stands on no page."""
    return say(lang, "{page}ページ", page=page) if page else say(lang, "ページなし")
