# SPDX-License-Identifier: BSL-1.0
"""自治体の計画の指標(KPI)を、丸めずに読み、計算し、評価する。

Exact values of public plans: amount, unit and basis (単年度・累計・時点) that cannot be mixed up,
the embedded plan of 苫小牧市, and progress with the rule used or the reason why there is none.

>>> import tomakomai_kpi as tk
>>> tk.parse("累計45人") / tk.parse("累計230人")
Fraction(9, 46)
>>> tk.assess(tk.plans.tomakomai().find(name="リピーター率")).gap_closure.value
Fraction(85, 112)
"""

from tomakomai_kpi import plans
from tomakomai_kpi._basis import Basis
from tomakomai_kpi._core import (
    Aggregation,
    Assessment,
    Direction,
    FiscalPeriod,
    FiscalYear,
    Goal,
    Indicator,
    Measure,
    Need,
    Observation,
    Plan,
    Project,
    Rate,
    RelativeChange,
    Unit,
    Value,
    Verdict,
    __version__,
    accumulate,
    annual,
    assess,
    change,
    cumulative,
    difference,
    extend,
    fingerprint,
    level,
    parse,
    parse_cell,
    relative_change,
    shares_of,
    unit,
    weighted_mean,
)
from tomakomai_kpi._records import Assessments
from tomakomai_kpi._status import Status
from tomakomai_kpi.errors import (
    AmountError,
    BasisError,
    DivisionError,
    KpiError,
    MissingExtraError,
    NotationError,
    NumberError,
    PeriodError,
    PlanError,
    PlanFileError,
    UnitError,
)
from tomakomai_kpi.plans import read_plan

__all__ = [
    "Aggregation",
    "AmountError",
    "Assessment",
    "Assessments",
    "Basis",
    "BasisError",
    "Direction",
    "DivisionError",
    "FiscalPeriod",
    "FiscalYear",
    "Goal",
    "Indicator",
    "KpiError",
    "Measure",
    "MissingExtraError",
    "Need",
    "NotationError",
    "NumberError",
    "Observation",
    "PeriodError",
    "Plan",
    "PlanError",
    "PlanFileError",
    "Project",
    "Rate",
    "RelativeChange",
    "Status",
    "Unit",
    "UnitError",
    "Value",
    "Verdict",
    "__version__",
    "accumulate",
    "annual",
    "assess",
    "change",
    "cumulative",
    "difference",
    "extend",
    "fingerprint",
    "level",
    "parse",
    "parse_cell",
    "plans",
    "read_plan",
    "relative_change",
    "shares_of",
    "unit",
    "weighted_mean",
]
