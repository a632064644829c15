# SPDX-License-Identifier: BSL-1.0
"""The reference of the Python package, for docs/site.py.

Names, types and defaults come from the stubs (of ``_core``) and the sources (of all else), texts
from the docstrings of what is imported, so that a page says what ``help()`` says. Each public name
stands on one page; a name without a page, and a page with a name that is gone, are errors.
"""

import ast
import copy
import importlib
import inspect
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import tomakomai_kpi as tk

PACKAGE = Path(__file__).parents[1] / "python/tomakomai_kpi"

# page: its title, what it is for, and its names.
PAGES = {
    "values": (
        "値・単位・年度  Values, units and years",
        """parse try_parse parse_cell annual cumulative level change Value Unit unit Basis
        relative_change RelativeChange weighted_mean shares_of stands_for PrintedInterval
        FiscalYear FiscalPeriod Observation accumulate extend difference fingerprint""",
    ),
    "plans": (
        "計画と指標  Plans and indicators",
        """Plan Indicator Goal Measure Project Comment PublishedResult KeptText PrintedMark
        plans read_plan write_plan merge Merge AddedFact ProposedRename UnmatchedIndicator
        with_actual with_direction with_project_start with_inferred InferredFact Direction
        Aggregation infer_direction InferredDirection direction_evidence DirectionEvidence
        infer_aggregation InferredAggregation aggregation_evidence AggregationEvidence""",
    ),
    "progress": (
        "進捗と評価基準  Progress and rulebooks",
        """assess assess_targets Assessment Assessments Status Rate Verdict Need Elapsed compute
        methods Method Measured rulebooks Rulebook Grading expected_now needed_next_year
        at_current_pace year_on_year YearlyChange robustness RobustVerdict RobustVerdicts
        summarise Summary Summaries""",
    ),
    "review": (
        "見直しと点検  Review and audit",
        """review Review compare Change Changes TwiceJudged audit audit_rules AuditRule Finding
        Findings examine_targets TargetExamination TargetConcern TargetConcerns check_published
        explain_published PublishedFindings PublishedCheck PublishedFormula PublishedRule
        MarkRange Listing""",
    ),
    "tables": (
        "表の出入り  Tables in and out",
        """read_table guess_mapping TableReading TableMapping TableCell read_comparison_table
        write_comparison_table limits build_config BuildConfig""",
    ),
    "columns": (
        "列・表・ほかの道具  Columns, frames and other tools",
        """column Column RateColumn VerdictColumn WordColumn Totals States totals_of_states Frame
        batches duckdb spark""",
    ),
    "errors": (
        "例外  Errors",
        """KpiError NotationError NumberError UnitError BasisError PeriodError AmountError
        DivisionError ArgumentError PlanError PlanFileError PlanFileWarning MissingExtraError""",
    ),
}
MODULES = (
    "reports",
    *(f"reports.{n}" for n in ("progress", "review", "audit", "rulebooks")),
    "schemas",
)

# Sections of a docstring, and the fields that Sphinx has for them.
SECTIONS = {"Args:": "param", "Attributes:": "param", "Raises:": "raises", "Returns:": "returns"}
ITEM = re.compile(r"    \**([\w.]+(?:, [\w.]+)*): (.*)")


@cache
def _tree(module: str) -> ast.Module:
    """The definitions of a module: its stub, else its source."""
    if module == "tomakomai_kpi._core":
        return ast.parse((PACKAGE / "_core.pyi").read_text("utf-8"))
    return ast.parse(inspect.getsource(importlib.import_module(module)))


def _plain(annotated: str) -> str:
    """Types as a reader of the page looks them up: without the underscores of aliases."""
    return re.sub(r"\b_(?=[A-Z])", "", annotated)


def _signature(function: ast.FunctionDef, method: bool) -> str:
    arguments = copy.deepcopy(function.args)
    if method and not _is(function, "staticmethod"):
        del (arguments.posonlyargs or arguments.args)[:1]
    result = f" -> {_plain(ast.unparse(function.returns))}" if function.returns else ""
    return f"{function.name}({_plain(ast.unparse(arguments))}){result}"


def _is(function: ast.FunctionDef, mark: str) -> bool:
    return any(isinstance(d, ast.Name) and d.id == mark for d in function.decorator_list)


def _text(thing: Any, name: str) -> list[str]:
    """The docstring as reStructuredText, without the signatures that pybind11 puts in front."""
    doc = inspect.getdoc(thing) or ""
    lines = doc.splitlines()
    if lines and lines[0].startswith(f"{name}("):
        lines = lines[1:]
    if len(lines) > 1 and lines[0] == "Overloaded function.":
        lines = [line for line in lines[1:] if not re.match(rf"\d+\. {name}\(", line)]
    return _fields(inspect.cleandoc("\n".join(lines)).splitlines())


def _fields(lines: list[str]) -> list[str]:
    """Sections of Google's style as fields; what stands deeper stays with its field."""
    out: list[str] = []
    field = ""
    for line in lines:
        if line.rstrip() in SECTIONS:
            field = SECTIONS[line.rstrip()]
            if out and out[-1].strip():
                out.append("")
            first = True
        elif field and line.strip() and not line.startswith("    "):
            field = ""
            out.append(line)
        elif field and line.strip():
            item = ITEM.match(line) if field != "returns" else None
            if item:
                *more, name = item[1].split(", ")
                out += [f":{field} {other}:" for other in more]  # what follows is of all of them
                out.append(f":{field} {name}: {item[2]}")
            elif first and not line.startswith("     "):
                out.append(f":{field}: {line.strip()}")
            else:
                out.append(f"    {line.strip()}")
            first = False
        else:
            out.append(line)
    return out


def _block(kind: str, signatures: list[str], body: list[str], depth: int) -> list[str]:
    before = "   " * depth
    pad = " " * len(f".. py:{kind}:: ")
    out = [f"{before}.. py:{kind}:: {signatures[0]}"]
    out += [f"{before}{pad}{signature}" for signature in signatures[1:]]
    options = bool(body) and body[0].startswith(":type:")
    out += [
        *([] if options else [""]),
        *(f"{before}   {line}" if line.strip() else "" for line in body),
        "",
    ]
    return out


def _definitions(body: list[ast.stmt]) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in body:
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, []).append(node)
    return found


def _function(name: str, thing: Any, depth: int = 0) -> list[str]:
    home = "tomakomai_kpi._core" if thing.__module__ == "tomakomai_kpi" else thing.__module__
    nodes = _definitions(_tree(home).body)[thing.__name__]
    shown = [n for n in nodes if _is(n, "overload")] or nodes
    signatures = [_signature(n, method=False) for n in shown]
    return _block("function", signatures, _text(thing, name), depth)


def _members(cls: Any, node: ast.ClassDef) -> list[str]:
    out: list[str] = []
    for statement in node.body:  # fields of dataclasses, members of enums
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name, kind = statement.target.id, _plain(ast.unparse(statement.annotation))
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name, kind = statement.targets[0].id, "str"
        else:
            continue
        if not name.startswith("_"):
            out += _block("attribute", [name], [f":type: {kind}"], 1)
    for name, nodes in _definitions(node.body).items():
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(cls, name, None)
        described = getattr(cls, name, member)
        if _is(nodes[0], "property"):
            kind = _plain(ast.unparse(nodes[0].returns)) if nodes[0].returns else "Any"
            out += _block("property", [name], [f":type: {kind}", "", *_text(member, name)], 1)
            continue
        shown = [n for n in nodes if _is(n, "overload")] or nodes[:1]
        out += _block(
            "method", [_signature(n, method=True) for n in shown], _text(described, name), 1
        )
    return out


def _class(name: str, cls: type) -> list[str]:
    (node,) = (
        n for n in _tree(cls.__module__).body if isinstance(n, ast.ClassDef) and n.name == name
    )
    made = _definitions(node.body).get("__init__", [])
    signatures = [
        f"{name}{_signature(n, method=True).removeprefix('__init__').removesuffix(' -> None')}"
        for n in made
        if "Never" not in ast.unparse(n.args)
    ]
    bases = [b.__name__ for b in cls.__bases__ if b is not object and "pybind" not in b.__name__]
    body = _text(cls, name)
    if issubclass(cls, BaseException):
        body += ["", f"({', '.join(bases)})"]
        return _block("exception", [name], body, 0)
    return _block("class", signatures or [name], [*body, ""], 0) + _members(cls, node)


def _module(name: str, module: ModuleType) -> list[str]:
    out = [f".. py:module:: {module.__name__}", "", *_text(module, name), ""]
    tree = _tree(module.__name__)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            out += _function(node.name, getattr(module, node.name))
    return [*out, ".. py:currentmodule:: tomakomai_kpi", ""]


def _entry(name: str) -> list[str]:
    thing = getattr(tk, name)
    head = [f".. _tk-{name.lower()}-{'class' if isinstance(thing, type) else 'name'}:", ""]
    title = [name, "-" * len(name), ""]
    if isinstance(thing, ModuleType):
        return [*head, *title, *_module(name, thing)]
    body = _class(name, thing) if isinstance(thing, type) else _function(name, thing)
    return [*head, *title, *body]


def _title(text: str) -> list[str]:
    return [text, "=" * (2 * len(text)), ""]


def _aliases() -> list[str]:
    """What the names of types in signatures stand for."""
    out = [".. list-table::", ""]
    for node in _tree("tomakomai_kpi._core").body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            assert isinstance(node.target, ast.Name)
            assert node.value is not None
            out += [f"   * - ``{_plain(node.target.id)}``"]
            out += [f"     - ``{_plain(ast.unparse(node.value))}``"]
    return [*out, ""]


def pages() -> dict[str, str]:
    """The pages of the reference by their file in docs/reference."""
    placed = [name for _, names in PAGES.values() for name in names.split()]
    public = {name for name in tk.__all__ if not name.startswith("_")}
    if unlike := public.symmetric_difference(placed) | {n for n in placed if placed.count(n) > 1}:
        raise SystemExit(f"公開の名とページが合いません (names without one page): {sorted(unlike)}")
    made = {}
    for page, (title, names) in PAGES.items():
        out = [*_title(title), ".. py:currentmodule:: tomakomai_kpi", ""]
        for name in names.split():
            out += _entry(name)
        made[f"python/{page}.rst"] = "\n".join(out)
    out = _title("報告書のモジュール  Modules of reports")
    for name in MODULES:
        module = importlib.import_module(f"tomakomai_kpi.{name}")
        title = f"tomakomai_kpi.{name}"
        out += [title, "-" * len(title), "", *_public_module(module)]
    made["python/reports.rst"] = "\n".join(out)
    made["python/types.rst"] = "\n".join(
        [
            *_title("型の名  Names of types"),
            "署名に立つ型の短い名が、何を指すか。  What the short names in signatures stand for.",
            "",
            *_aliases(),
        ]
    )
    return made


def _public_module(module: ModuleType) -> list[str]:
    out = [f".. py:module:: {module.__name__}", "", *_text(module, ""), ""]
    own = [n for n, thing in vars(module).items() if _is_of(thing, module)]
    for name in getattr(module, "__all__", own):
        thing = getattr(module, name)
        if inspect.isfunction(thing) and not name.startswith("_"):
            out += _function(name, thing)
    return out


def _is_of(thing: Any, module: ModuleType) -> bool:
    return getattr(thing, "__module__", None) == module.__name__
