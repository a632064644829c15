# SPDX-License-Identifier: BSL-1.0
"""What Python adds to ``_core``, which knows no module of Python by name.

Its classes get the methods that are Python's to write, and it is told which classes are Python's to
define: the enums, the exceptions and the lists. What stands in a module of its own is imported when
it is first asked for: whoever reads a value waits for no table.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import tomakomai_kpi._core as _core
import tomakomai_kpi.arrow_type as arrow_type
import tomakomai_kpi.errors as errors
import tomakomai_kpi.handed_in as handed_in
from tomakomai_kpi.enums import Basis, Status


def _imported(module: str, name: str) -> Any:
    return getattr(import_module(f"tomakomai_kpi.{module}"), name)


def _later(module: str, name: str) -> Callable[..., Any]:
    return lambda *given: _imported(module, name)(*given)


class _LaterModule:
    """A module of this package, imported when something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return _imported(self._name, name)


class _LaterMethod:
    """A method that takes its own place in its class once it is asked for."""

    def __init__(self, owner: type, name: str, place: str, kind: Any = None) -> None:
        self._owner, self._name, self._place, self._kind = owner, name, place, kind

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        module, _, function = self._place.rpartition(".")
        method = _imported(module, function)
        if self._kind is not None:
            method = self._kind(method)
        setattr(self._owner, self._name, method)
        return method.__get__(instance, cls)


class _LaterSignature:
    """How a class is called, read from the stub; a class of Python's below it says so itself."""

    def __init__(self, owner: type) -> None:
        self._owner = owner

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        told = instance is None and cls is self._owner
        found = _imported("signatures", "of_class")(self._owner.__name__) if told else None
        if found is None:
            raise AttributeError("__signature__")
        return found


class _Function:
    """A function of ``_core`` that can tell its signature: names, types, defaults.

    Each has a class of its own with that function for ``__call__``, so that no line of Python runs
    between caller and callee.
    """

    __slots__ = ()

    @property
    def __signature__(self) -> Any:
        return _imported("signatures", "of_function")(type(self).__name__)

    # inspect and pydoc take what has it for a function.
    def __get__(self, instance: object, cls: type | None = None) -> Any:
        return self

    def __repr__(self) -> str:
        return f"<function {type(self).__name__} of tomakomai_kpi>"

    def __reduce__(self) -> str:
        return type(self).__name__


def _told(name: str, function: Any) -> _Function:
    doc = function.__doc__.partition("\n\n")[2]  # behind the signature of pybind11's own
    said = {"__call__": function, "__name__": name, "__module__": "tomakomai_kpi"}
    # pydoc leaves out a text that is its class's too.
    said["__doc__"] = property(lambda _: doc)
    told: _Function = type(name, (_Function,), {**said, "__qualname__": name, "__slots__": ()})()
    return told


def functions(public: dict[str, Any]) -> dict[str, Any]:
    """Those of ``_core`` among public names, as functions that tell how they are called."""
    kind = type(_core.assess)
    return {name: _told(name, thing) for name, thing in public.items() if type(thing) is kind}


_METHODS: dict[type, dict[str, str]] = {
    _core.Value: {},
    _core.RateColumn: {},
    _core.VerdictColumn: {},
    _core.WordColumn: {},
    _core.Indicator: {
        "__init__": "building.indicator_init",
        "__repr__": "show.line.indicator_repr",
    },
    _core.Assessment: {
        "__repr__": "show.line.assessment_repr",
        "to_records": "records.assessment_records",
    },
    _core.Plan: {
        "__init__": "building.plan_init",
        "__repr__": "show.line.plan_repr",
        "assess": "assessments.assess_plan",
        "to_records": "records.plan_records",
        "to_frame": "records.plan_to_frame",
        "to_pandas": "records.plan_frame",
        "with_indicators": "building.with_indicators",
    },
    _core.Column: {
        "__iter__": "columns.column_iter",
        "total": "columns.column_total",
        "shares": "columns.column_shares",
        "states": "columns.column_states",
        "accumulate": "columns.column_accumulate",
        "attainment": "columns.column_attainment",
        "gap_closure": "columns.column_gap_closure",
        "met": "columns.column_met",
        "on_path": "columns.column_on_path",
        "status": "columns.column_status",
        "to_numpy": "columns.column_to_numpy",
        "to_pandas": "columns.column_to_pandas",
        "to_polars": "columns.column_to_polars",
    },
}

_SIGNATURE = "__signature__"

_CLASS_METHODS = {
    _core.Plan: {"from_records": "building.from_records", "from_pandas": "building.from_pandas"}
}


def to_core() -> None:
    """Hand in the classes and attach the methods, once, while the package is imported."""
    handed_in.hand_in(
        html_of=_later("show.html", "html_of"),
        altair_of=_later("show.altair", "altair_of"),
        kpi_dtype=_later("pandas.dtype", "KpiDtype"),
    )
    _core._hand_in(errors, Basis, Status, _LaterModule("listings"), arrow_type.make_known)
    for cls, methods in _METHODS.items():
        for name, place in {**methods, "_repr_html_": "handed_in.repr_html"}.items():
            setattr(cls, name, _LaterMethod(cls, name, place))
    for name, cls in vars(_core).items():  # but Value, which is no class of pybind11's
        if isinstance(cls, type(_core.Plan)) and not name.startswith("_"):
            setattr(cls, _SIGNATURE, _LaterSignature(cls))
    for cls, methods in _CLASS_METHODS.items():
        for name, place in methods.items():
            setattr(cls, name, _LaterMethod(cls, name, place, classmethod))
