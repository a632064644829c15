# SPDX-License-Identifier: BSL-1.0
"""The words that are classes: how a value adds up over time, and the status of an assessment."""

from enum import StrEnum
from typing import Literal

from tomakomai_kpi._core import _status_japanese
from tomakomai_kpi.language import Lang

Better = Literal["up", "down"]
"""Which way is better, of the indicators of a whole column."""


class Basis(StrEnum):
    """The basis of a value; a member equals its name as a str.

    >>> Basis.annual == "annual"
    True
    """

    annual = "annual"
    """単年度: one fiscal year."""
    cumulative = "cumulative"
    """累計: several fiscal years added up."""
    level = "level"
    """時点: a state at a time; every ratio, score and rank."""
    change = "change"
    """増減: the difference of two values."""


class Status(StrEnum):
    """Achievement and trajectory in one word; a member equals its name as a str.

    >>> Status.achieved == "achieved", Status.achieved.japanese, Status.on_path.english
    (True, '達成', 'on track')
    """

    not_recorded = "not_recorded"
    not_started = "not_started"
    suspended = "suspended"
    not_measured = "not_measured"
    pending = "pending"
    achieved = "achieved"
    missed = "missed"
    undecidable = "undecidable"
    on_path = "on_path"
    regressed = "regressed"
    behind_path = "behind_path"

    @property
    def japanese(self) -> str:
        """The word that documents have for it."""
        return _status_japanese(self.value)

    @property
    def english(self) -> str:
        """The same in English."""
        return _ENGLISH[self]

    def word(self, lang: Lang) -> str:
        """The one or the other."""
        return self.japanese if lang == "ja" else self.english


_ENGLISH = {
    Status.not_recorded: "not recorded",
    Status.not_started: "not started",
    Status.suspended: "suspended",
    Status.not_measured: "not measured",
    Status.pending: "not yet published",
    Status.achieved: "achieved",
    Status.missed: "missed",
    Status.undecidable: "pace cannot be judged",
    Status.on_path: "on track",
    Status.regressed: "worse than baseline",
    Status.behind_path: "behind",
}
