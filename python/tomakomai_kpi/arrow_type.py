# SPDX-License-Identifier: BSL-1.0
"""The type of columns in pyarrow, by which it and Parquet keep unit and basis.

Without it pyarrow sees decimals with a note beside them, and puts 人 and 件 below each other. So
whatever leaves for Arrow makes it known first, where pyarrow is there; it is imported by nobody
here.
"""

import json
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

from tomakomai_kpi.handed_in import kpi_dtype

NAME = "tomakomai_kpi.column"


def without_type(array: Any) -> Any:
    """An array's decimals alone, whether or not pyarrow has been told of the type."""
    return getattr(array, "storage", array)


_known_to: list[ModuleType] = []


def make_known() -> None:
    """Make the type known to pyarrow, if that has been imported; once."""
    pyarrow = sys.modules.get("pyarrow")
    if pyarrow is None or _known_to or not hasattr(pyarrow, "register_extension_type"):
        return  # not imported, or while it is being imported
    _known_to.append(pyarrow)

    class KpiType(pyarrow.ExtensionType):  # type: ignore[misc,name-defined]
        """A column's unit and basis over decimals."""

        def __init__(self, storage: Any, said: bytes) -> None:
            self._said = said
            super().__init__(storage, NAME)

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

        def to_pandas_dtype(self) -> Any:
            said = json.loads(self._said)
            return kpi_dtype(said["unit"], said["basis"])

    storage = pyarrow.decimal128(38, 0)
    said = json.dumps({"v": 1, "unit": "人", "basis": "annual", "period": None})
    with suppress(pyarrow.ArrowKeyError):  # an earlier import of this module did
        pyarrow.register_extension_type(KpiType(storage, said.encode()))
