# SPDX-License-Identifier: BSL-1.0
"""What a lower floor calls of a higher one: attach.py hands it in, as it does to ``_core``."""

from collections.abc import Callable
from typing import Any

_functions: dict[str, Callable[..., Any]] = {}


def hand_in(**functions: Callable[..., Any]) -> None:
    """Say what the functions below call."""
    _functions.update(functions)


def repr_html(self: Any) -> str:
    """It as HTML, for Jupyter."""
    html: str = _functions["html_of"](self)
    return html


def altair_of(assessments: Any) -> Any:
    """The chart of assessments."""
    return _functions["altair_of"](assessments)


def kpi_dtype(unit: str, basis: str) -> Any:
    """The dtype of pandas."""
    return _functions["kpi_dtype"](unit, basis)
