# SPDX-License-Identifier: BSL-1.0
"""How a value adds up over time."""

from enum import StrEnum


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
