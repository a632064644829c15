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

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tomakomai_kpi import attach
from tomakomai_kpi._core import (
    Aggregation,
    AggregationEvidence,
    Assessment,
    AuditRule,
    Change,
    Column,
    Comment,
    Direction,
    DirectionEvidence,
    Elapsed,
    Finding,
    FiscalPeriod,
    FiscalYear,
    Goal,
    Grading,
    Indicator,
    InferredAggregation,
    InferredDirection,
    InferredFact,
    KeptText,
    MarkRange,
    Measure,
    Measured,
    Method,
    Need,
    Observation,
    Plan,
    PrintedInterval,
    PrintedMark,
    Project,
    PublishedCheck,
    PublishedFindings,
    PublishedFormula,
    PublishedResult,
    PublishedRule,
    Rate,
    RateColumn,
    RelativeChange,
    Review,
    RobustVerdict,
    RobustVerdicts,
    Rulebook,
    Summary,
    TableCell,
    TwiceJudged,
    Unit,
    Value,
    Verdict,
    VerdictColumn,
    WordColumn,
    __version__,
    accumulate,
    aggregation_evidence,
    annual,
    assess,
    assess_targets,
    at_current_pace,
    audit,
    audit_rules,
    change,
    check_published,
    compare,
    compute,
    cumulative,
    difference,
    direction_evidence,
    expected_now,
    explain_published,
    extend,
    fingerprint,
    infer_aggregation,
    infer_direction,
    level,
    methods,
    needed_next_year,
    parse,
    parse_cell,
    relative_change,
    review,
    robustness,
    shares_of,
    stands_for,
    summarise,
    try_parse,
    unit,
    weighted_mean,
    with_actual,
    with_direction,
    with_inferred,
    with_project_start,
)
from tomakomai_kpi.enums import Basis, Status
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
    PlanFileWarning,
    UnitError,
)

if TYPE_CHECKING:
    from tomakomai_kpi import batches, duckdb, pandas, plans, polars, rulebooks, spark  # noqa: F401
    from tomakomai_kpi.assessments import Assessments
    from tomakomai_kpi.columns import column, totals_of_states
    from tomakomai_kpi.frames import Frame
    from tomakomai_kpi.listings import Changes, Findings, Listing, Summaries
    from tomakomai_kpi.merging import AddedFact, Merge, ProposedRename, UnmatchedIndicator, merge
    from tomakomai_kpi.plans import read_plan, write_plan
    from tomakomai_kpi.tables import read_comparison_table, write_comparison_table
    from tomakomai_kpi.tables.mapped import TableMapping, TableReading, guess_mapping, read_table
    from tomakomai_kpi.totals import States, Totals

# What a program that reads a few values waits for is not the tables, lists and engines of others:
# they are imported when they are asked for (PEP 562).
_LATER = {
    "assessments": "Assessments",
    "columns": "column totals_of_states",
    "frames": "Frame",
    "listings": "Changes Findings Listing Summaries",
    "merging": "AddedFact Merge ProposedRename UnmatchedIndicator merge",
    "plans": "read_plan write_plan",
    "tables": "read_comparison_table write_comparison_table",
    "tables.mapped": "TableMapping TableReading guess_mapping read_table",
    "totals": "States Totals",
}
_MODULE_OF = {name: module for module, names in _LATER.items() for name in names.split()}
_MODULES = {"batches", "duckdb", "pandas", "plans", "polars", "rulebooks", "spark"}

attach.to_core()


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"tomakomai_kpi.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'tomakomai_kpi' has no attribute {name!r}", name=name)
    found = getattr(import_module(f"tomakomai_kpi.{_MODULE_OF[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "AddedFact",
    "Aggregation",
    "AggregationEvidence",
    "AmountError",
    "Assessment",
    "Assessments",
    "AuditRule",
    "Basis",
    "BasisError",
    "Change",
    "Changes",
    "Column",
    "Comment",
    "Direction",
    "DirectionEvidence",
    "DivisionError",
    "Elapsed",
    "Finding",
    "Findings",
    "FiscalPeriod",
    "FiscalYear",
    "Frame",
    "Goal",
    "Grading",
    "Indicator",
    "InferredAggregation",
    "InferredDirection",
    "InferredFact",
    "KeptText",
    "KpiError",
    "Listing",
    "MarkRange",
    "Measure",
    "Measured",
    "Merge",
    "Method",
    "MissingExtraError",
    "Need",
    "NotationError",
    "NumberError",
    "Observation",
    "PeriodError",
    "Plan",
    "PlanError",
    "PlanFileError",
    "PlanFileWarning",
    "PrintedInterval",
    "PrintedMark",
    "Project",
    "ProposedRename",
    "PublishedCheck",
    "PublishedFindings",
    "PublishedFormula",
    "PublishedResult",
    "PublishedRule",
    "Rate",
    "RateColumn",
    "RelativeChange",
    "Review",
    "RobustVerdict",
    "RobustVerdicts",
    "Rulebook",
    "States",
    "Status",
    "Summaries",
    "Summary",
    "TableCell",
    "TableMapping",
    "TableReading",
    "Totals",
    "TwiceJudged",
    "Unit",
    "UnitError",
    "UnmatchedIndicator",
    "Value",
    "Verdict",
    "VerdictColumn",
    "WordColumn",
    "__version__",
    "accumulate",
    "aggregation_evidence",
    "annual",
    "assess",
    "assess_targets",
    "at_current_pace",
    "audit",
    "audit_rules",
    "batches",
    "change",
    "check_published",
    "column",
    "compare",
    "compute",
    "cumulative",
    "difference",
    "direction_evidence",
    "duckdb",
    "expected_now",
    "explain_published",
    "extend",
    "fingerprint",
    "guess_mapping",
    "infer_aggregation",
    "infer_direction",
    "level",
    "merge",
    "methods",
    "needed_next_year",
    "parse",
    "parse_cell",
    "plans",
    "read_comparison_table",
    "read_plan",
    "read_table",
    "relative_change",
    "review",
    "robustness",
    "rulebooks",
    "shares_of",
    "spark",
    "stands_for",
    "summarise",
    "totals_of_states",
    "try_parse",
    "unit",
    "weighted_mean",
    "with_actual",
    "with_direction",
    "with_inferred",
    "with_project_start",
    "write_comparison_table",
    "write_plan",
]
