# SPDX-License-Identifier: BSL-1.0
"""How much of a plan's document was not read, and where: what every report opens with.

A plan keeps what its reader did not understand (``plan.unread``); a figure may be missing for that
reason alone, which nothing else in a report would say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tomakomai_kpi._core import KeptText, Plan, _why_unread
from tomakomai_kpi.language import Lang, listed, quoted, say, unread_in

UNREAD = "読めなかった文"
"""The column of sheets that holds the line: a line of its own would be no row of the table."""

# Places that the line names, and characters that it quotes of each.
PLACES = 3
QUOTED = 40


@dataclass(frozen=True, slots=True)
class Unread:
    """The unread texts of a report's plans, each with its revision."""

    texts: tuple[tuple[Plan, str, KeptText], ...]
    lang: Lang = "ja"

    def __len__(self) -> int:
        """How many there are."""
        return len(self.texts)

    @property
    def line(self) -> str:
        """How many and where, in one line; empty where all was read."""
        if not self.texts:
            return ""
        lang = self.lang
        shown = [_place(lang, *each) for each in self.texts[:PLACES]]
        more = len(self.texts) - PLACES
        rest = [say(lang, "ほか{n}か所", n=more)] if more > 0 else []
        return say(
            lang,
            "読めなかった文が{n}か所あります(unread): {shown}",
            n=len(self.texts),
            shown=listed(lang, [*shown, *rest]),
        )

    def record(self) -> dict[str, Any]:
        """For programs: the count and every text with its place."""
        return {
            "count": len(self.texts),
            "texts": [
                {
                    "revision": revision,
                    "id": text.id,
                    "page": text.page,
                    "row": None if text.at is None else text.at[0],
                    "column": None if text.at is None else text.at[1],
                    "text": text.text,
                    "reason": _why_unread(text.text),
                }
                for _, revision, text in self.texts
            ],
        }


def unread_of(*of: tuple[Plan, Iterable[str]], lang: Lang) -> Unread:
    """What was not read of these plans, in these of their revisions."""
    return Unread(
        tuple(
            (plan, revision, text)
            for plan, revisions in of
            for revision in revisions
            for text in plan.unread(revision)
        ),
        lang,
    )


def _place(lang: Lang, plan: Plan, revision: str, text: KeptText) -> str:
    said = " ".join(text.text.split())
    said = said if len(said) <= QUOTED else said[: QUOTED - 1] + "…"
    row = "" if text.at is None else say(lang, "{n}行目", n=text.at[0]) + " "
    where = say(lang, "{page}ページ", page=text.page) + " " if text.page else row
    said_by = plan.revision_label(revision) or revision
    why = unread_in(lang, text.text)
    if lang == "en":
        said_by, why = f"{said_by} ", why and f" ({why})"
    return f"{where}{said_by}{quoted(lang, said)}{why}"
