# SPDX-License-Identifier: BSL-1.0
"""By what a page shows a part of its indicators, without scripts: classes, one a choice.

A goal, a part or a project has the classes of all its rows, so that one rule a choice hides each of
them that has nothing to show. Of two choices at once, each pair that there is has a class too.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.progress.parts import Place
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import GOOD_TO_BAD

Pair = tuple[Status, int]
"""A status, and the number of a department."""


class Filters:
    """The choices that a page of these places offers."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Of all places of a report."""
        self.departments = tuple(dict.fromkeys(d for p in places for d in p.departments))
        """The n-th is the department of number n, from 1 on."""
        numbers = {department: n for n, department in enumerate(self.departments, 1)}
        self._numbers = {p.row.indicator.id: [numbers[d] for d in p.departments] for p in places}
        self._status = {p.row.indicator.id: p.row.status for p in places}
        found = set(self._status.values())
        self.statuses = tuple(status for status in GOOD_TO_BAD if status in found)

    @cached_property
    def pairs(self) -> dict[Pair, str]:
        """The class of each pair that an indicator has."""
        found = {pair: None for id_ in self._status for pair in self._pairs(id_)}
        return {pair: f"p{n}" for n, pair in enumerate(found, 1)}

    @property
    def no_pairs(self) -> dict[Status, list[int]]:
        """Of each status the departments that have none of it."""
        every = range(1, len(self.departments) + 1)
        lacking = {s: [d for d in every if (s, d) not in self.pairs] for s in self.statuses}
        return {status: numbers for status, numbers in lacking.items() if numbers}

    def classes(self, rows: Iterable[Row]) -> str:
        """The classes of what holds these rows, or of one row."""
        ids = [row.indicator.id for row in rows]
        found = [str(self._status[id_]) for id_ in ids]
        found += [f"d{number}" for id_ in ids for number in self._numbers[id_]]
        if len(self.departments) > 1:
            found += [self.pairs[pair] for id_ in ids for pair in self._pairs(id_)]
        return " ".join(("f", *dict.fromkeys(found)))

    def _pairs(self, id_: str) -> list[Pair]:
        return [(self._status[id_], number) for number in self._numbers[id_]]
