# SPDX-License-Identifier: BSL-1.0
"""The top of the report: what a reader of ten seconds takes with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tomakomai_kpi.enums import Status
from tomakomai_kpi.language import Lang, listed, say
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import GOOD_TO_BAD, JUDGED

FIRST_LOOKS = 10
"""How many indicators stand under まず見るもの."""


BEHIND = (Status.behind_path, Status.missed)
"""What is looked at next to what is worse than the baseline."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A status, or several that say the same to a reader in a hurry, and how many there are."""

    status: Status
    label: str
    count: int


def lead(totals: Mapping[Status, int], lang: Lang = "ja") -> str:
    """One sentence: how many could be judged, and what came of it; then what the rest is."""
    whole = sum(totals.values())
    judged = sum(totals[s] for s in JUDGED)
    if not whole:
        return say(lang, "指標がありません。")
    good = totals[Status.achieved] + totals[Status.on_path]
    parts = [say(lang, "達成・順調 {good}", good=good)]
    parts += [
        f"{s.word(lang)} {totals[s]}"
        for s in (Status.behind_path, Status.regressed, Status.missed)
        if totals[s] or s is not Status.missed
    ]
    said = say(
        lang,
        "{whole}指標のうち、達成か順調・遅れを判定できたのは{judged}。",
        whole=whole,
        judged=judged,
    )
    if judged:
        said += say(lang, "{parts}。", parts=listed(lang, parts))
    rest = [(s, totals[s]) for s in GOOD_TO_BAD if s not in JUDGED and totals[s]]
    if not rest:
        return said
    if len(rest) == 1 and not judged:
        return say(
            lang,
            "{whole}指標のすべてが「{status}」です。",
            whole=whole,
            status=rest[0][0].word(lang),
        )
    words = listed(lang, (f"{s.word(lang)} {count}" for s, count in rest))
    return said + say(lang, "残る{n}指標の内訳は、{words}。", n=whole - judged, words=words)


def tiles(totals: Mapping[Status, int], lang: Lang = "ja") -> tuple[Tile, ...]:
    """The judged statuses, those that no pace decides, and the rest as one: they add up to all."""
    always = {Status.achieved, Status.on_path, Status.behind_path, Status.regressed}
    shown = [s for s in JUDGED if s in always or totals[s]]
    rest = sum(n for s, n in totals.items() if s not in {*JUDGED, Status.undecidable})
    return (
        *(Tile(s, s.word(lang), totals[s]) for s in (*shown, Status.undecidable)),
        Tile(Status.not_recorded, say(lang, "実績なし・中止・未着手など"), rest),
    )


def first_looks(rows: Sequence[Row], most: int = FIRST_LOOKS) -> tuple[Row, ...]:
    """Worse than the baseline first, then behind or missed, each by the largest gap to the path.

    Half of the places are kept for each of the two, as far as both fill them.
    """
    worse = _by_gap(row for row in rows if row.status is Status.regressed)
    behind = _by_gap(row for row in rows if row.status in BEHIND)
    of_worse = max(most // 2, most - len(behind))
    worse = worse[:of_worse]
    return (*worse, *behind[: most - len(worse)])


def asking(totals: Mapping[Status, int]) -> int:
    """How many indicators the first looks are chosen from."""
    return sum(totals[s] for s in (Status.regressed, *BEHIND))


def _by_gap(rows: Iterable[Row]) -> list[Row]:
    """The largest gap first; those without one last, in the document's order."""

    def order(row: Row) -> tuple[bool, Fraction | int]:
        gap = row.gap
        return gap is None, -(gap or 0)

    return sorted(rows, key=order)
