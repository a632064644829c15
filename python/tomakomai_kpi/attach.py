# SPDX-License-Identifier: BSL-1.0
"""What Python adds to ``_core``, which knows no module of Python by name.

Its classes get the methods that are Python's to write, and it is told which classes are Python's to
define: the enums, the exceptions and the lists.
"""

from typing import Any

import tomakomai_kpi._core as _core
import tomakomai_kpi.errors as errors
import tomakomai_kpi.listings as listings
from tomakomai_kpi.assessments import assess_plan
from tomakomai_kpi.building import (
    from_pandas,
    from_records,
    indicator_init,
    plan_init,
    with_indicators,
)
from tomakomai_kpi.columns import (
    column_accumulate,
    column_attainment,
    column_gap_closure,
    column_iter,
    column_met,
    column_on_path,
    column_shares,
    column_states,
    column_status,
    column_to_numpy,
    column_to_pandas,
    column_to_polars,
    column_total,
)
from tomakomai_kpi.enums import Basis, Status
from tomakomai_kpi.frames import Frame
from tomakomai_kpi.records import assessment_records, plan_frame, plan_records, plan_to_frame
from tomakomai_kpi.show.line import assessment_repr, indicator_repr, plan_repr


def _repr_html_(self: Any) -> str:
    """It as HTML, for Jupyter."""
    from tomakomai_kpi.show.html import html_of  # brings html's table of entities

    return html_of(self)


_METHODS: dict[type, dict[str, Any]] = {
    _core.Value: {},
    _core.Indicator: {"__init__": indicator_init, "__repr__": indicator_repr},
    _core.Assessment: {"__repr__": assessment_repr, "to_records": assessment_records},
    _core.Plan: {
        "__init__": plan_init,
        "__repr__": plan_repr,
        "assess": assess_plan,
        "to_records": plan_records,
        "to_frame": plan_to_frame,
        "to_pandas": plan_frame,
        "from_records": classmethod(from_records),
        "from_pandas": classmethod(from_pandas),
        "with_indicators": with_indicators,
    },
    _core.Column: {
        "__iter__": column_iter,
        "total": column_total,
        "shares": column_shares,
        "states": column_states,
        "accumulate": column_accumulate,
        "attainment": column_attainment,
        "gap_closure": column_gap_closure,
        "met": column_met,
        "on_path": column_on_path,
        "status": column_status,
        "to_numpy": column_to_numpy,
        "to_pandas": column_to_pandas,
        "to_polars": column_to_polars,
    },
    Frame: {},
    listings.Listing: {},
}


def to_core() -> None:
    """Hand in the classes and attach the methods, once, while the package is imported."""
    _core._hand_in(errors, Basis, Status, listings)
    for cls, methods in _METHODS.items():
        for name, method in {**methods, "_repr_html_": _repr_html_}.items():
            setattr(cls, name, method)
