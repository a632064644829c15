# SPDX-License-Identifier: BSL-1.0
"""Plans from what people already have: arguments, records, data frames.

What takes ``self`` or ``cls`` is a method of a class of ``_core``: attach.py puts it there. C++
reads what is given; here stands only how it is written in Python.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tomakomai_kpi._core import (
    Indicator,
    Plan,
    Unit,
    _extra_long_columns,
    _indicator_init,
    _is_long_header,
    _number_text,
    _plan_init,
    _plan_of_rows,
    _read_long_rows,
    _with_indicators,
)
from tomakomai_kpi.errors import KpiError, NumberError, PlanError, PlanFileWarning, unknown_name
from tomakomai_kpi.files.input import message_of
from tomakomai_kpi.frames import Frame, type_of_record
from tomakomai_kpi.records import OBSERVATIONS, ROW_COLUMNS
from tomakomai_kpi.tables.own_units import own_units
from tomakomai_kpi.tables.sources import frame_text

if TYPE_CHECKING:
    from tomakomai_kpi.tables.mapped import Declared, TableMapping

_Fault = tuple[int, str, NumberError]


def indicator_init(
    self: Indicator,
    name: str,
    *,
    unit: Any = None,
    baseline: Any = None,
    actuals: Any = None,
    target: Any = None,
    targets: Any = None,
    direction: Any = None,
    aggregation: Any = None,
    period: Any = None,
    id: str = "",
    goal: Any = None,
    project: Any = None,
    departments: Any = (),
    page: str = "",
    scale: str = "",
    flags: Any = (),
    notes: Any = (),
    comments: Any = (),
    units: Any = (),
) -> None:
    """Make one of what is known of it; the class says of what."""
    given = {key: _kept(value) for key, value in locals().items() if key != "self"}
    try:
        _indicator_init(self, given)
    except BaseException:
        del self  # nothing in it yet, which whoever shows the traceback must not look at
        raise
    if period is None:
        self.__dict__["_given"] = given  # its plan's period may say more


def _kept(given: Any) -> Any:
    """What the caller may change or use up later, as it is now."""
    if isinstance(given, Mapping):
        return dict(given)
    if isinstance(given, (list, Iterator, set, frozenset)):
        return list(given)
    return given


def plan_init(
    self: Plan,
    name: str,
    period: Any = None,
    indicators: Any = (),
    *,
    goals: Any = None,
    projects: Any = None,
    id: str = "",
) -> None:
    """Make one of Indicators; the class says how."""
    given = {
        "name": name,
        "period": period,
        "indicators": _waiting(indicators),
        "goals": goals,
        "projects": projects,
        "id": id,
    }
    try:
        _plan_init(self, given)
    except BaseException:
        del self  # as above
        raise


def with_indicators(self: Plan, indicators: Any, *, revision: str = "new") -> Plan:
    """Another plan, with more indicators behind those of a revision; this one stays as it is.

    Args:
        indicators: an Indicator or several, or dicts with their keyword arguments. Their goals and
            projects are those of the revision.
        revision: of the plan.

    Raises:
        PlanError: all that is wrong at once: an id that is taken (``duplicate_id``), a goal or a
            project that is not there (``unknown_id``), and the codes of values.

    >>> p = Plan("計画", "R2-R6").with_indicators(Indicator("来館者数", target={"R6": "10人"}))
    >>> p.indicators()[0].id
    'I1'
    """
    return _with_indicators(self, _waiting(indicators), revision)


def _waiting(indicators: Any) -> list[Any]:
    """Those that were made without a period as they were given, the others as they are."""
    if isinstance(indicators, (Indicator, Mapping)):
        indicators = [indicators]
    return [
        i.__dict__.get("_given", i) if isinstance(i, Indicator) else i for i in list(indicators)
    ]


def from_records(
    cls: type[Plan],
    records: Iterable[Mapping[str, Any]],
    *,
    name: str = "",
    period: Any = None,
    unit: str = "",
    units: Iterable[Unit | str] = (),
) -> Plan:
    """Make a plan of records: what to_records() gives, or dicts that are long or wide.

    Long records hold a value each: ``name`` (指標名), ``year`` (年度), ``value`` (値), and where
    there are such ``role`` (種別: baseline, actual, target), ``unit``, ``id``, ``project`` ….
    Without a role all are actuals. Wide ones hold an indicator each, under the headers that
    read_table() knows: 指標名, 単位, R3実績, R6目標 ….

    Args:
        records: dicts; values are texts, int, Decimal, Fraction, Values, or None for none.
        name: of the plan, by default 計画.
        period: of the plan, by default from the first year of its values to the last.
        unit: of values whose records say none.
        units: own units, made by unit() or by their symbol, beside the catalogue's.

    Raises:
        PlanError: all that is wrong at once, each by its record, from 1, and field.

    >>> p = Plan.from_records([{"name": "参加者数", "year": "R3", "value": 46, "unit": "人"}])
    >>> p.indicators()[0].actuals
    (Observation(parse('46人'), '令和3年度'),)
    """
    rows = [_record(number, record) for number, record in enumerate(records, 1)]
    if not rows:
        raise PlanError(
            "記録がありません (no records) [bad_row]", "bad_row", file="records", line=0, column=0
        )
    texts, faults = _texts(rows)
    said = {"name": name, "period": period, "unit": unit}
    try:
        plan = _from_texts(texts, {k: v for k, v in said.items() if v}, units)
    except PlanError as error:
        if not faults:
            raise
        raise _all(faults, error) from error
    if faults:
        raise _all(faults)
    return plan


def _record(number: int, record: Any) -> dict[str, Any]:
    if not isinstance(record, Mapping):
        raise KpiError(
            f"records の{number}番目 {record!r} は辞書ではありません (no dict) [bad_argument]",
            "bad_argument",
        )
    return dict(record)


def _from_texts(
    texts: list[dict[str, str]], said: dict[str, Any], units: Iterable[Unit | str]
) -> Plan:
    if any(row.get("role") == "plan" for row in texts):
        return _plan_of_rows(_own_rows(texts))
    header = list(dict.fromkeys(key for row in texts for key in row))
    cells = [[row.get(key, "") for key in header] for row in texts]
    return _from_table(header, cells, said, units, "records", 1)


def from_pandas(
    cls: type[Plan],
    frame: Any,
    mapping: "Declared | TableMapping | None" = None,
    *,
    units: Iterable[Unit | str] = (),
) -> Plan:
    """Make a plan of a data frame of pandas or Polars, long or wide as for from_records().

    Numbers are taken as the frame shows them, 46.0 as 46; columns of ``str``, ``object`` or
    ``Int64`` keep every digit.

    Args:
        frame: a data frame, or a Frame; an index with a name is a column too.
        mapping: what read_table() takes for a wide frame; for a long one ``name`` and ``period`` of
            the plan, ``unit`` of values without one, and ``columns``: which header is ``name``,
            ``year``, ``value``, ``role`` ….
        units: own units, made by unit() or by their symbol, beside the catalogue's.

    Raises:
        PlanError: all cells that cannot be read, at once.
        KpiError: there is no such entry in the mapping (``bad_argument``).
    """
    header, rows = _frame(frame)
    return _from_table(header, rows, mapping, units, "frame", 2)


class _Table:
    """Texts as read_table() takes data frames."""

    def __init__(self, header: list[str], rows: list[list[str]]) -> None:
        self.columns = header
        self._rows = rows

    def itertuples(self, **_: Any) -> Iterator[tuple[str, ...]]:
        return map(tuple, self._rows)


def _from_table(
    header: list[str],
    rows: list[list[str]],
    mapping: "Declared | TableMapping | None",
    units: Iterable[Unit | str],
    source: str,
    first: int,
) -> Plan:
    known = own_units(units)
    said = dict(mapping) if isinstance(mapping, Mapping) else {}
    columns = said.get("columns", {})
    wanted = [columns.get(title, title) for title in header]
    named = [each if isinstance(each, str) else "" for each in wanted]
    is_declared = mapping is None or isinstance(mapping, Mapping)
    if not is_declared or not _is_long_header(named):
        table = _Table(header, rows)
        from tomakomai_kpi.tables.mapped import read_table

        return read_table(table, mapping, units=known, strict=True).plan
    entries = ("columns", "name", "period", "unit")
    if unknown := sorted(set(said) - set(entries)):
        what = "長い表の対応の項目"
        raise unknown_name(what, unknown[0], entries, "no such entry of a mapping", "bad_argument")
    extra = [
        title
        for title in _extra_long_columns(named)
        if title not in _NOT_OF_LONG and any(row[named.index(title)] for row in rows)
    ]
    if extra:
        warnings.warn(
            f"列{''.join(f'「{title}」' for title in extra)}は読みません (columns not read)",
            PlanFileWarning,
            stacklevel=3,
        )
    lines = [(number, row) for number, row in enumerate(rows, first)]
    return _read_long_rows(
        [(first - 1, named), *lines],
        said.get("name", ""),
        said.get("period"),
        said.get("unit", ""),
        known,
        source,
    )


# Of records and frames of observations: what follows from their other fields.
_DERIVED = frozenset(
    ("kind", "number", "multiplier", "amount", "basis", "bound", "reason", "interim", "year_label")
)
# Likewise, where a long table says it otherwise or not at all.
_NOT_OF_LONG = _DERIVED | {"revision", "comments", "goal"}


def _own_rows(records: list[dict[str, str]]) -> list[tuple[int, list[str]]]:
    """The rows of a plan file that to_records() tells."""
    rows = [(0, list(ROW_COLUMNS))]
    for number, record in enumerate(records, 1):
        if record.get("role") in OBSERVATIONS:
            record = {
                **{key: record.get(key, "") for key in ("revision", "role", "id", "name")},
                "year": record.get("period") or record.get("year", ""),
                "value": record.get("value") or record.get("text", ""),
                "status": record.get("status", ""),
                "note": record.get("notes", ""),
            }
        rows.append((number, [record.get(column, "") for column in ROW_COLUMNS]))
    return rows


def _texts(records: list[type_of_record]) -> tuple[list[dict[str, str]], list[_Fault]]:
    """Every field as a text, and those that are none."""
    faults: list[_Fault] = []
    out = []
    for number, record in enumerate(records, 1):
        texts = {}
        for key, value in record.items():
            if key in _DERIVED or key == "comments":
                continue
            try:
                texts[str(key)] = _text(value, "\n" if key == "notes" else "／")
            except NumberError as error:
                faults.append((number, str(key), error))
        out.append(texts)
    return out, faults


def _text(value: Any, joint: str) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, (list, tuple)):
        return joint.join(_text(each, joint) for each in value)
    if isinstance(value, (bool, int, float, Decimal, Fraction)):
        return _number_text(value)
    return str(value)


def _all(faults: Sequence[_Fault], rest_of: PlanError | None = None) -> PlanError:
    """One error of all; of a record with a fault, what follows from it says no more."""
    parts = [
        (number, 0, error.code, f"records {number}行目 {key}: {message_of(error)}")
        for number, key, error in faults
    ]
    told = {number for number, *_ in parts}
    if rest_of is not None:
        told.add(0)  # of the whole, which lacks what is refused
        parts += [part for part in getattr(rest_of, "errors", ()) if part[0] not in told]
    parts.sort(key=lambda part: part[0])
    number, column, code, _ = parts[0]
    shown = parts[:_MOST]
    lines = [f"{message} [{its_code}]" for _, _, its_code, message in shown]
    if len(parts) > 1:
        here = f"、ここまでは先頭の{_MOST}件" if len(parts) > _MOST else ""
        lines.append(
            f"誤りは{len(parts)}件{here}です。コードは先頭のもの"
            f" ({len(parts)} errors; the first one's code) [{code}]"
        )
    return PlanError(
        "\n".join(lines),
        code,
        file="records",
        line=number,
        column=column,
        errors=tuple(shown),
        error_count=len(parts),
    )


_MOST = 20
"""Errors that are told; more nobody mends at once."""


def _frame(frame: Any) -> tuple[list[str], list[list[str]]]:
    """Names of columns, and cells as a frame shows them; what is missing is empty."""
    if isinstance(frame, Frame):
        header, rows = frame.columns, (record.values() for record in frame.to_records())
    elif hasattr(frame, "iter_rows"):  # Polars
        header, rows = frame.columns, frame.iter_rows()
    elif hasattr(frame, "itertuples"):
        if any(name is not None for name in frame.index.names):
            frame = frame.reset_index()
        header, rows = frame.columns, frame.itertuples(index=False, name=None)
    else:
        raise KpiError(
            f"「{type(frame).__name__}」は表ではありません。pandas か Polars の表か Frame を渡して"
            "ください (no data frame) [bad_argument]",
            "bad_argument",
        )
    titles = [
        " ".join(map(str, title)) if isinstance(title, tuple) else str(title) for title in header
    ]
    return titles, [[frame_text(cell) for cell in row] for row in rows]
