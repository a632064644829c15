# SPDX-License-Identifier: BSL-1.0
"""What a value says, in one line: how the vectors of the wide grammar write it.

The C++ tests describe values alike (tests/cpp/notation/printed.cpp).
"""

import tomakomai_kpi as tk


def describe(value: tk.Value) -> str:
    """The facts of a value: amount, unit, basis, movement, bound, [qualifiers], (parts)."""
    if value.is_missing:
        said = f"missing {value.reason}"
    elif value.words is not None:
        said = f"words {value.words}"
    elif value.low is not None and value.high is not None:
        said = f"{describe(value.low)} .. {describe(value.high)}"
    else:
        said = f"{value.amount} {value.unit} {value.basis}"
        said += f" {value.movement}" if value.movement else ""
    said += f" {value.bound}" if value.bound else ""
    said += f" [{' '.join(value.qualifiers)}]" if value.qualifiers else ""
    parts = "; ".join(describe(part) for part in value.parts)
    return said + (f" ({parts})" if parts else "")
