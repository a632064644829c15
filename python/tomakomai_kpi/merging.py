# SPDX-License-Identifier: BSL-1.0
"""Next year's sheet put into the plan that is there; C++ decides, here it is shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Literal

from tomakomai_kpi._core import FiscalYear, Indicator, Plan, _merge
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.frames import type_of_record
from tomakomai_kpi.listings import Changes
from tomakomai_kpi.show.html import table_html
from tomakomai_kpi.tables.mapped import TableReading


@dataclass(frozen=True, slots=True)
class AddedFact:
    """What an indicator of the plan did not have."""

    id: str
    name: str
    project: str
    role: str
    """baseline, actual, target, direction, comment …; name of one that was renamed."""
    year: FiscalYear | None
    text: str
    before: str
    """What said that there is none (``-``, 集計中), or the old name; else empty."""


@dataclass(frozen=True, slots=True)
class ProposedRename:
    """Perhaps one indicator under two names: ``renames={name: new_name}`` says that it is."""

    id: str
    """In the plan."""
    name: str
    project: str
    new_id: str
    """In the reading."""
    new_name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class UnmatchedIndicator:
    """An indicator of one side that is none on the other, or nobody can say which."""

    side: Literal["plan", "reading"]
    id: str
    name: str
    project: str
    why: str


@dataclass(frozen=True, slots=True)
class Merge:
    """A plan with a reading in it, and all that a person should look at."""

    plan: Plan
    added: tuple[AddedFact, ...]
    """New values, and what else the plan lacked."""
    new_indicators: tuple[Indicator, ...]
    """As they stand in the plan."""
    conflicts: Changes
    """What both say otherwise, as compare() tells it: old is the plan's word, new the reading's."""
    proposed_renames: tuple[ProposedRename, ...]
    """Not merged, until ``renames`` says so."""
    unmatched: tuple[UnmatchedIndicator, ...]
    _said: str = field(repr=False)

    def explain(self) -> str:
        """All of it in words, a line each."""
        return self._said

    def to_records(self) -> list[type_of_record]:
        """A plain dict for each line of explain(); ``what`` says of which list it is."""
        return [
            *({"what": "added", **asdict(a), "year": _text(a.year)} for a in self.added),
            *(
                {"what": "new_indicator", "id": i.id, "name": i.name, "project": i.project or ""}
                for i in self.new_indicators
            ),
            *(
                {
                    "what": "conflict",
                    "id": c.id,
                    "name": c.name,
                    "kind": c.kind,
                    "old": c.old,
                    "new": c.new,
                    "why": c.explain(),
                }
                for c in self.conflicts
            ),
            *({"what": "proposed_rename", **asdict(r)} for r in self.proposed_renames),
            *({"what": "unmatched", **asdict(u)} for u in self.unmatched),
        ]

    def _repr_html_(self) -> str:
        rows = [
            *(
                ["加えた", a.id, a.name, f"{a.role} {a.year or ''}", a.before, a.text]
                for a in self.added
            ),
            *(
                ["新しい指標", i.id, i.name, "", "", str(i.target or "")]
                for i in self.new_indicators
            ),
            *(
                ["食い違い", c.id or "", c.name, c.japanese, c.old or "", c.new or ""]
                for c in self.conflicts
            ),
            *(
                ["改名か", r.id, r.name, r.evidence, r.name, r.new_name]
                for r in self.proposed_renames
            ),
            *(
                ["計画だけ" if u.side == "plan" else "表だけ", u.id, u.name, u.why, "", ""]
                for u in self.unmatched
            ),
        ]
        return table_html(
            escape(self.plan.name),
            ["", "id", "指標", "何", "計画", "読んだ表"],
            [[escape(text) for text in row] for row in rows],
        )


def _text(year: FiscalYear | None) -> str | None:
    return None if year is None else str(year)


def merge(
    plan: Plan,
    reading: Plan | TableReading,
    *,
    renames: Mapping[str, str] | None = None,
    prefer: Literal["plan", "reading"] = "plan",
    revision: str = "new",
) -> Merge:
    r"""Put next year's sheet into a plan, which itself stays as it is.

    An indicator of the reading is the plan's by its id, else by its name within its project, else
    by its name alone where it is the only one on either side. What the plan lacks is added. Nothing
    is overwritten or renamed silently, and nothing of the reading's indicators is lost: it is in
    the plan, or in ``conflicts``, ``proposed_renames`` or ``unmatched``.

    Args:
        plan: a Plan.
        reading: what read_table() gives, or a Plan.
        renames: indicators of the plan by name or id, and which of the reading they are now.
        prefer: whose word the merged plan has where both say something: ``"plan"``, or
            ``"reading"``.
        revision: of both.

    Raises:
        PlanError: no such revision (``unknown_name``), a rename of what is not there
            (``unknown_id``) or of one of several (``ambiguous``).
        NotationError: no such preference (``unknown_name``).

    >>> first = read_table("指標名\t単位\tR3実績\tR6目標\n参加者数\t人\t46\t60")
    >>> then = read_table("指標名\t単位\tR3実績\tR4実績\tR6目標\n参加者数\t人\t47\t52\t60")
    >>> m = merge(first.plan, then)
    >>> [(a.role, str(a.year), a.text) for a in m.added]
    [('actual', '令和4年度', '52人')]
    >>> [(c.kind, c.old, c.new) for c in m.conflicts]
    [('actual_changed', '46人', '47人')]
    """
    read = reading.plan if isinstance(reading, TableReading) else reading
    if not isinstance(read, Plan):
        raise KpiError(
            f"merge() に足せるのは計画か read_table() の結果です: {type(read).__name__}"
            " (neither a plan nor a reading) [bad_argument]",
            "bad_argument",
        )
    merged, added, fresh, conflicts, proposed, unmatched, said = _merge(
        plan, read, revision, prefer, dict(renames or {})
    )
    return Merge(
        merged,
        tuple(AddedFact(*each) for each in added),
        tuple(fresh),
        Changes(conflicts),
        tuple(ProposedRename(*each) for each in proposed),
        tuple(UnmatchedIndicator(*each) for each in unmatched),
        said,
    )
