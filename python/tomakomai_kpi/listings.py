# SPDX-License-Identifier: BSL-1.0
"""Lists that people look at: sequences that show a line each, and become records and tables.

C++ fills them; attach.py hands their classes to it.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from tomakomai_kpi._core import Change, Finding, Summary, TargetConcern
from tomakomai_kpi.enums import Status
from tomakomai_kpi.frames import Frame, Kind, Numbers, Rounding, columns_of, type_of_record
from tomakomai_kpi.handed_in import repr_html

T = TypeVar("T")

MOST_SHOWN = 50
"""Lines of a list that are shown; nobody looks at more at once."""


def more_than(size: int) -> str:
    """That of so many more follow behind those that are shown; empty where all are."""
    rest = size - MOST_SHOWN
    return f"… ほかに{rest}件 ({rest} more)" if rest > 0 else ""


class Listing(tuple[T, ...], Generic[T]):
    """A sequence that does not change; a part of it is of its kind, and it equals a list alike."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]]

    def _record(self, item: T) -> type_of_record:
        """What is said of one, under the names of the columns."""
        return {name: _said(item, name) for name in self._columns}

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: SupportsIndex | slice) -> T | Self:
        if isinstance(at, slice):
            return type(self)(super().__getitem__(at))
        return super().__getitem__(at)

    def __eq__(self, other: object) -> bool:
        return super().__eq__(tuple(other) if isinstance(other, list) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = tuple.__hash__

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        lines = [f"<{type(self).__name__} {len(self)}", *map(repr, self[:MOST_SHOWN])]
        if more := self.more:
            lines.append(more)
        return "\n  ".join(lines) + ">"

    @property
    def more(self) -> str:
        """That more follows behind those that are shown; empty where all are."""
        return more_than(len(self))

    def to_frame(
        self,
        *,
        numbers: Numbers | None = None,
        places: int | None = None,
        rounding: Rounding | None = None,
    ) -> Frame:
        """A table with a row for each; the arguments and errors are those of Frame."""
        records = map(self._record, self)
        return Frame(
            self._columns,
            ([record[name] for name in self._columns] for record in records),
            numbers=numbers,
            places=places,
            rounding=rounding,
        )

    def to_records(self, numbers: Numbers = "exact") -> list[type_of_record]:
        """A plain dict for each.

        Args:
            numbers: in which form numbers are; with ``"text"`` the records are JSON.

        Raises:
            NumberError: a number that the form cannot say (``beyond_type``).
        """
        return self.to_frame(numbers=numbers).to_records()


def _said(item: Any, name: str) -> Any:
    """What the item says under a name; several texts as one, as plan files join them."""
    said = item.explain() if name == "explanation" else getattr(item, name)
    return "／".join(said) if isinstance(said, tuple) else said


class Changes(Listing[Change]):
    """What review() or compare() found, in the order of the document."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]] = {
        **columns_of("text", "kind japanese also subject revision page id name indicator project"),
        **columns_of("text", "old new explanation"),
    }


class Findings(Listing[Finding]):
    """What audit() found, in the order of the document."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]] = {
        **columns_of("text", "rule severity severity_japanese revision also_in id page quote"),
        **columns_of("text", "message"),
        **columns_of("integer", "row"),
    }

    def _record(self, item: Finding) -> type_of_record:
        return {**super()._record(item), "row": item.row or None}


class TargetConcerns(Listing[TargetConcern]):
    """What examine_targets() found, by kind, then in the plan's order."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]] = columns_of(
        "text", "kind japanese id page name explanation"
    )


class Summaries(Listing[Summary]):
    """The groups of summarise(), in the order of the document; a column for each Status."""

    __slots__ = ()

    _columns: ClassVar[Mapping[str, Kind]] = {
        **columns_of("text", "key label"),
        **columns_of("integer", "indicators judged met"),
        **columns_of("number", "share_met"),
        **columns_of("integer", "projects projects_any_met"),
        **columns_of("number", "any_met"),
        **columns_of("boolean", "is_small"),
        **columns_of("integer", " ".join(Status)),
    }

    def _record(self, item: Summary) -> type_of_record:
        counts = {str(status): item.counts.get(status, 0) for status in Status}
        return counts | {name: getattr(item, name) for name in self._columns if name not in counts}
