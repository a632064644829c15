# SPDX-License-Identifier: BSL-1.0
"""What callers give as rows of a column."""

from typing import Any

import numpy as np
import pandas as pd

from tomakomai_kpi._core import Column, Value, _column


def is_na(item: object) -> bool:
    """None, NaN and pandas' own; a missing Value says something."""
    return (
        item is None
        or item is pd.NA
        or item is pd.NaT
        or (isinstance(item, float) and item != item)
    )


def items_of(data: Any) -> list[Any]:
    """Scalars as a list, in which nothing is None."""
    listed = data.tolist() if hasattr(data, "tolist") else list(data)
    return [None if is_na(item) else item for item in listed]


def in_every_row(value: Value | str, rows: int) -> Column:
    """A column that says the same in every row."""
    one = _column([value], None, None, None, [], False)
    return one.take(np.zeros(rows, dtype=np.int64))
