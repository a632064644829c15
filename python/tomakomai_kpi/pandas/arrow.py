# SPDX-License-Identifier: BSL-1.0
"""Columns for pyarrow, as pandas hands them to Parquet and feather."""

from typing import Any

from tomakomai_kpi._core import Column, _ColumnType, _missing_rows
from tomakomai_kpi.errors import AmountError, UnitError


def to_pyarrow(column: Column, wanted: Any) -> Any:
    """The column as a pyarrow array; rows that say nothing are null.

    Raises:
        AmountError: a row says something that is no amount (100人以上), which decimals would lose.
        UnitError: another type is wanted.
    """
    import pyarrow

    absent = _missing_rows(column)
    reasons = enumerate(column.reason) if column.missing else ()
    lost = [row for row, why in reasons if why is not None and not absent[row]]
    if lost:
        raise AmountError(
            f"{lost[0] + 1}行目「{column.text[lost[0]]}」は数になりません。文字の列(.kpi.text)に"
            "してから書いてください (no amount: write the texts) [no_amount]",
            "no_amount",
        )
    array = pyarrow.array(column)
    if wanted is not None and wanted != array.type:
        raise UnitError(
            f"列の型 {_ColumnType.of(column).name} は {wanted} になりません"
            " (not of this type) [unit_mismatch]",
            "unit_mismatch",
            left=_ColumnType.of(column).name,
            right=str(wanted),
        )
    return array
