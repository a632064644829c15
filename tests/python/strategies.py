# SPDX-License-Identifier: BSL-1.0
"""Values and numbers for property tests, with the edges of 64 and 128 bits drawn on purpose."""

from fractions import Fraction

import tomakomai_kpi as tk
from hypothesis import strategies as st

EDGES = [
    sign * (base + step)
    for base in (0, 2**31, 2**32, 3037000499, 2**63, 2**64, 2**127, 10**40)
    for step in (-1, 0, 1)
    for sign in (1, -1)
]

integers = st.sampled_from(EDGES) | st.integers(-1000, 1000) | st.integers()
fractions = st.builds(Fraction, integers, integers.filter(bool)) | st.fractions()

COUNTERS = ("人", "件", "社", "円", "t", "千人", "万円", "千t")
MAKERS = (tk.annual, tk.cumulative, tk.level)


@st.composite
def values(draw: st.DrawFn, unit: str = "人") -> tk.Value:
    """A value of one unit on any basis."""
    return draw(st.sampled_from(MAKERS))(draw(fractions), unit)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[tk.Value, tk.Value]:
    """Two values of one basis, whose units convert into each other."""
    make = draw(st.sampled_from(MAKERS))
    units = draw(st.sampled_from((("人", "人"), ("千t", "t"), ("t", "kg"), ("円", "百万円"))))
    return make(draw(fractions), units[0]), make(draw(fractions), units[1])
