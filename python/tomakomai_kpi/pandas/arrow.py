# SPDX-License-Identifier: BSL-1.0
"""The type in pyarrow, by which Parquet and feather keep unit and basis.

pyarrow is handed in, or imported by who has an object of it.
"""

import json
from contextlib import suppress
from types import ModuleType
from typing import Any

from tomakomai_kpi._core import Column, _ColumnType, _missing_rows
from tomakomai_kpi.errors import AmountError, UnitError
from tomakomai_kpi.pandas.dtype import KpiDtype

_NAME = "tomakomai_kpi.column"


def register(pyarrow: ModuleType) -> None:
    """Make the extension type known to pyarrow, once."""

    class KpiType(pyarrow.ExtensionType):  # type: ignore[misc,name-defined]
        """A column's unit and basis over decimals."""

        def __init__(self, storage: Any, said: bytes) -> None:
            self._said = said
            super().__init__(storage, _NAME)

        def __arrow_ext_serialize__(self) -> bytes:
            return self._said

        @classmethod
        def __arrow_ext_deserialize__(cls, storage: Any, serialized: bytes) -> Any:
            return cls(storage, serialized)

        def __eq__(self, other: object) -> bool:
            # by default unlike parameters are equal, and concat relabels
            if not isinstance(other, KpiType):
                return False
            return bool(self.storage_type == other.storage_type) and self._said == other._said

        def __ne__(self, other: object) -> bool:
            return not self == other

        def __hash__(self) -> int:
            return hash((self.storage_type, self._said))

        def to_pandas_dtype(self) -> KpiDtype:
            said = json.loads(self._said)
            return KpiDtype(said["unit"], said["basis"])

    storage = pyarrow.decimal128(38, 0)
    said = json.dumps({"v": 1, "unit": "人", "basis": "annual", "period": None})
    with suppress(pyarrow.ArrowKeyError):  # an earlier import of this module did
        pyarrow.register_extension_type(KpiType(storage, said.encode()))


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
