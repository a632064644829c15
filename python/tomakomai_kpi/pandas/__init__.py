# SPDX-License-Identifier: BSL-1.0
"""Columns of pandas that know their unit and basis: the dtype ``kpi[人]``, ``kpi[累計千t]``.

Importing this module makes the dtype known by name, and gives Series of it the accessor ``.kpi``;
``import tomakomai_kpi`` alone does not load pandas. ``Column.to_pandas()`` imports it.

>>> import pandas as pd, tomakomai_kpi.pandas
>>> pd.Series(["46人", "1,234人", "集計中"], dtype="kpi[人]").sum()
parse('1,280人')
"""

from contextlib import suppress

from tomakomai_kpi.arrow_type import make_known
from tomakomai_kpi.files.extras import needing

with needing("pandas", "pandas"):
    import pandas as _pandas

from tomakomai_kpi.pandas.accessor import KpiAccessor
from tomakomai_kpi.pandas.array import KpiArray
from tomakomai_kpi.pandas.dtype import KpiDtype

_pandas.api.extensions.register_extension_dtype(KpiDtype)
if not hasattr(_pandas.Series, "kpi"):
    _pandas.api.extensions.register_series_accessor("kpi")(KpiAccessor)

with suppress(ImportError):  # Parquet and feather alone need it
    import pyarrow as _pyarrow  # noqa: F401
make_known()

__all__ = ["KpiAccessor", "KpiArray", "KpiDtype"]
