# SPDX-License-Identifier: BSL-1.0
"""pandas' own suite of tests for extension arrays, run on the dtype ``kpi[…]``."""

import operator
from typing import Any

import pytest

pd = pytest.importorskip("pandas")
base = pytest.importorskip("pandas.tests.extension.base")

from tomakomai_kpi.pandas import KpiDtype  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # pandas' own warnings of its own tests


PANDAS_3 = int(pd.__version__.split(".")[0]) >= 3
ROWS = 10 if PANDAS_3 else 100  # as the suite of each wants them


@pytest.fixture
def dtype(request: Any) -> Any:
    return KpiDtype.construct_from_string(request.cls.name)


@pytest.fixture
def rows(dtype: Any) -> Any:
    return lambda *numbers: pd.array(list(numbers), dtype=dtype)


@pytest.fixture
def data(rows: Any) -> Any:
    return rows(*range(1, ROWS + 1))


@pytest.fixture
def data_for_twos(rows: Any) -> Any:
    return rows(*[2] * ROWS)


@pytest.fixture
def data_missing(rows: Any) -> Any:
    return rows(None, 1)


@pytest.fixture(params=["data", "data_missing"])
def all_data(request: Any, data: Any, data_missing: Any) -> Any:
    return data if request.param == "data" else data_missing


@pytest.fixture
def data_repeated(data: Any) -> Any:
    return lambda count: (data for _ in range(count))


@pytest.fixture
def data_for_sorting(rows: Any) -> Any:
    return rows(2, 3, 1)


@pytest.fixture
def data_missing_for_sorting(rows: Any) -> Any:
    return rows(2, None, 1)


@pytest.fixture
def data_for_grouping(rows: Any) -> Any:
    return rows(2, 2, None, None, 1, 1, 2, 3)


@pytest.fixture
def na_cmp() -> Any:
    return operator.is_


@pytest.fixture
def na_value(dtype: Any) -> Any:
    return dtype.na_value


@pytest.fixture
def invalid_scalar() -> Any:
    return object()


def choices(*values: Any) -> Any:
    return pytest.fixture(params=values)(lambda request: request.param)


box_in_series = choices(True, False)
as_frame = choices(True, False)
as_series = choices(True, False)
as_array = choices(True, False)
use_numpy = choices(True, False)
groupby_apply_op = choices(
    lambda x: 1,
    lambda x: [1] * len(x),
    lambda x: pd.Series([1] * len(x)),
    lambda x: x,
)
fillna_method = choices("ffill", "bfill")
using_nan_is_na = choices(False)
sort_by_key = choices(None, lambda x: x)
NUMERIC = ("sum", "max", "min", "mean", "prod", "std", "var", "median", "kurt", "skew", "sem")
all_reductions = choices(*NUMERIC, "count", "all", "any")
all_numeric_reductions = choices(*NUMERIC, "count")
all_boolean_reductions = choices("all", "any")
all_numeric_accumulations = choices("cumsum", "cumprod", "cummin", "cummax")
all_arithmetic_operators = choices(
    *(
        f"__{reflected}{name}__"
        for name in ("add", "sub", "mul", "floordiv", "truediv", "pow", "mod")
        for reflected in ("", "r")
    )
)
comparison_op = choices(
    operator.eq, operator.ne, operator.gt, operator.ge, operator.lt, operator.le
)


COMPARISONS = ("eq", "ne", "gt", "ge", "lt", "le")


class Amounts:
    """What adds, whose ratio is a number and whose product is none."""

    divmod_exc = TypeError

    def _get_expected_exception(self, op_name: str, obj: Any, other: Any) -> Any:
        name = op_name.strip("_").removeprefix("r")
        return None if name in ("add", "sub", "truediv") else TypeError

    def _cast_pointwise_result(self, op_name: str, obj: Any, other: Any, result: Any) -> Any:
        return result.astype("boolean") if op_name in COMPARISONS else result

    def check_reduce(self, ser: Any, op_name: str, skipna: bool) -> None:
        if op_name not in ("mean", "median"):
            super().check_reduce(ser, op_name, skipna)  # type: ignore[misc]
            return
        # of 1, 2, 3 … ; the suite's own way goes over floats, which Values refuse
        assert getattr(ser, op_name)(skipna=skipna) == (ser.iloc[0] + ser.iloc[-1]) / 2

    def _supports_reduction(self, ser: Any, op_name: str) -> bool:
        return op_name in ("sum", "min", "max", "mean", "median", "count")

    def _supports_accumulation(self, ser: Any, op_name: str) -> bool:
        if op_name == "cumsum":
            return bool(ser.kpi.basis == "cumulative")
        return op_name in ("cummin", "cummax")


class TestAnnual(Amounts, base.ExtensionTests):  # type: ignore[misc,name-defined]
    """All of the suite."""

    name = "kpi[人]"

    @pytest.mark.xfail(reason="sums of kpi columns are there though numeric_only leaves them out")
    def test_in_numeric_groupby(self, data_for_grouping: Any) -> None:
        super().test_in_numeric_groupby(data_for_grouping)

    @pytest.mark.xfail(not PANDAS_3, reason="numpy 2 asks who must copy to refuse copy=False")
    def test_array_interface_copy(self, data: Any) -> None:
        super().test_array_interface_copy(data)


class TestCumulative(
    Amounts,
    base.BaseAccumulateTests,  # type: ignore[misc,name-defined]
    base.BaseArithmeticOpsTests,  # type: ignore[misc,name-defined]
    base.BaseComparisonOpsTests,  # type: ignore[misc,name-defined]
    base.BaseMethodsTests,  # type: ignore[misc,name-defined]
    base.BaseReduceTests,  # type: ignore[misc,name-defined]
):
    """What reckons: a running sum is there, and amounts have a multiplier."""

    name = "kpi[累計千t]"
