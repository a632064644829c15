# SPDX-License-Identifier: BSL-1.0
"""The status that sums up an assessment."""

from enum import StrEnum


class Status(StrEnum):
    """Achievement and trajectory in one word; a member equals its name as a str.

    >>> Status.achieved == "achieved", Status.achieved.japanese
    (True, '達成')
    """

    not_started = "not_started"
    suspended = "suspended"
    not_measured = "not_measured"
    pending = "pending"
    achieved = "achieved"
    undecidable = "undecidable"
    on_path = "on_path"
    regressed = "regressed"
    behind_path = "behind_path"

    @property
    def japanese(self) -> str:
        """The word that documents have for it."""
        from tomakomai_kpi._core import _status_japanese

        return _status_japanese(self.value)
