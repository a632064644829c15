# SPDX-License-Identifier: BSL-1.0
"""Every class of the package, and objects of each: found by walking, so that none is forgotten."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import FunctionType, MethodType, ModuleType
from typing import Any

import tomakomai_kpi as tk
from tomakomai_kpi import batches
from tomakomai_kpi.files.limits import limits_now
from tomakomai_kpi.files.reasons import reason_of
from tomakomai_kpi.frames import Form
from tomakomai_kpi.pandas.dtype import KpiDtype
from tomakomai_kpi.reports import audit as audit_report
from tomakomai_kpi.reports import progress, rulebooks
from tomakomai_kpi.reports import review as review_report

TABLE = (
    "頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n11\t基本目標1 はたらく\t\n"
    "12\t■事業名・事業の内容 船事業【港湾課】 乗る ■重要業績評価指標(KPI) "
    "指標名:数 実績値(令和3年度)※:0社 ※実績値(令和3年度):中止\t"
)
SHEET = (
    "指標名\t単位\tR3実績\tR6目標\t達成率\t評価\t要因\n参加者数\t人\t46\t60\t76.7%\tB\t雨が多かった\n"
    "電話\t本\t1O\t9\t\t\t"
)
NEXT = (
    "指標名\t単位\tR3実績\tR4実績\tR6目標\n参加者の数\t人\t46\t52\t60\n新しい数\t人\t1\t2\t3\n"
    "電話\t本\t8\t7\t9"
)

# What holds a thing that is open, or is of a call under way, or draws and is no result.
NOT_KEPT = {
    "polars.ExpressionNamespace": "what .kpi is of an expression",
    "polars.SeriesNamespace": "what .kpi is of a series",
    "pandas.accessor.KpiAccessor": "what .kpi is of a pandas Series",
    "pandas.stored.StoredRows": "what KpiArray is made of: pandas' own tests hold KpiArray",
    "pandas.array.KpiArray": "an array: == answers row by row (test_pandas_extension.py)",
    "pandas.dtype.UnlikeDtype": "pandas' name for columns that cannot be one",
}


# Parts of what reports, tables and commands are made of: they come and go with their whole.
OF_A_WHOLE = ("reports.", "show.", "tables.", "files.", "commands.")
WHOLES = {
    "reports.progress.model.Report",
    "reports.review.model.ReviewReport",
    "reports.audit.model.AuditReport",
    "reports.rulebooks.RulebookReport",
    "tables.mapped.TableMapping",
    "tables.mapped.TableReading",
    "files.limits.Limits",
}


def modules() -> Iterator[ModuleType]:
    """All modules of the package that can be imported here."""
    yield tk
    for found in pkgutil.walk_packages(tk.__path__, "tomakomai_kpi."):
        if found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ModuleNotFoundError:  # an engine that is not installed
            continue


def classes() -> dict[str, type]:
    """Public classes by module and name, those of the compiled part too."""
    out = {}
    for module in modules():
        for name, cls in vars(module).items():
            own = inspect.isclass(cls) and cls.__module__ == module.__name__
            if own and not name.startswith("_"):
                out[f"{module.__name__}.{name}".removeprefix("tomakomai_kpi.")] = cls
    return out


@cache
def roots() -> tuple[object, ...]:
    """What the functions of the package give."""
    plan = tk.plans.tomakomai()
    indicator = plan.find(id="G1-1")
    rate = plan.find(name="リピーター率")
    reading = tk.read_table(SHEET)
    table = tk.read_comparison_table(TABLE)
    column = tk.column(["累計45人", "-", "累計1人"])
    book = tk.Rulebook("わが市", [("○", "path >= 100%"), ("×", "path < 100%")])
    made = tk.Indicator("数", unit=tk.unit("皿"), actuals={"R3": 1}, target={"R6": 2})
    dish = tk.unit("ダース", ["打"], of="個", size=12)
    return (
        plan, table, reading, made, column, book, dish, tk.unit("個人", product=("個", "人")),
        tk.merge(reading.plan, tk.read_table(NEXT)),
        *(tk.assess(i) for i in plan.indicators()[:12]),
        tk.assess(indicator, clock="R3-R6"), plan.assess(),
        tk.review(plan), tk.compare(plan, table), tk.audit(plan), *tk.audit_rules(),
        *tk.methods(), *(tk.compute(m.name, rate) for m in tk.methods()),
        tk.robustness(rate), tk.stands_for("148万人"),
        *tk.explain_published("129.0%", None, "5,163人", "4,000人"),
        tk.check_published(reading.plan), tk.examine_targets(plan), tk.summarise(plan),
        tk.year_on_year(rate), tk.infer_direction(rate), tk.infer_aggregation(rate),
        tk.with_inferred(reading.plan), tk.relative_change(tk.parse("45人"), tk.parse("40人")),
        *tk.rulebooks.presets(), *(b.judge(rate) for b in (book, *tk.rulebooks.presets())),
        column.total(by={"町": ["a", "b", "a"]}), column.states(by={"町": ["a", "b", "a"]}),
        column.reason, column.met(column), column.attainment(column),
        plan.to_frame(), tk.Frame({"a": "number"}, [(Fraction(1, 3),)]),
        *table.texts(), *reading.plan.indicators()[0].published,
        tk.Indicator("数", unit="人", actuals={"R3": 1}, comments={"要因": "雨"}).comments,
        batches.Of("人", "annual", 0), batches.Judge("a", "t", {"unit": "人"}, 1, 5),
        tk.merge(reading.plan, tk.read_table("指標名\tR3実績\nほかの数\t9本")).unmatched,
        *(limits_now(), reason_of(OSError(2, "no")), Form(), KpiDtype("人")),
        tk.build_config(), tk.FiscalYear("R3"), tk.FiscalPeriod("R2", "R6"),
        *(tk.parse(t) for t in ("10～15人", "-", "16,034千t", "約5人以上", "100%(6隊)", "3%減")),
        progress.build(plan), audit_report.build(plan), review_report.of_review(plan),
        rulebooks.build(plan),
    )  # fmt: skip


def parts_of(thing: object) -> Iterator[object]:
    """What is to be had from an object without arguments."""
    if isinstance(thing, dict):
        yield from thing.keys()
        yield from thing.values()
        return
    if isinstance(thing, tuple | list | frozenset | set):
        yield from list(thing)[:60]
    if not type(thing).__module__.startswith("tomakomai_kpi"):
        return
    for name in dir(type(thing)):
        if name.startswith("_"):
            continue
        try:
            part = getattr(thing, name)
            if isinstance(part, MethodType) and name in METHODS:
                part = part()
        except (tk.KpiError, AttributeError):
            continue
        if not callable(part) and not isinstance(part, FunctionType | MethodType):
            yield part


METHODS = {"goals", "measures", "projects", "indicators", "texts", "marks", "unread"}


def found(start: Iterable[object]) -> dict[type, list[Any]]:
    """Objects by their classes, up to twelve of each, in the order they are met."""
    out: dict[type, list[Any]] = {}
    waiting = list(start)
    seen: set[int] = set()
    kept = []
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, str | int | Path):
            continue
        seen.add(id(thing))
        kept.append(thing)  # ids stay those of objects
        of_class = out.setdefault(type(thing), [])
        if len(of_class) < 12 or isinstance(thing, tuple | list | dict):
            of_class.append(thing)
            waiting.extend(parts_of(thing))
    return {cls: things[:12] for cls, things in out.items()}


@cache
def examples() -> dict[type, list[Any]]:
    """Objects of each class that the results of the package hold."""
    return found(roots())
