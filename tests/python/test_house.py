# SPDX-License-Identifier: BSL-1.0
"""The package's rooms: who may import whom, read from every import wherever it stands.

Imports at the top, inside functions and for types only all count, as each of them lets one module
know another. Stubs do not: ``_core.pyi`` says what attach.py has put there.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROJECT

PACKAGE = PROJECT / "python/tomakomai_kpi"

# From the top down; a line is a floor. A module knows the floors below its own, and within its room
# those below it there.
FLOORS = (
    ("__init__", "__main__"),
    ("cli",),
    ("commands",),
    ("reports.__init__",),
    ("reports.audit", "reports.progress", "reports.review", "reports.rulebooks"),
    ("attach", "duckdb", "plans", "rulebooks", "spark"),
    ("arrow_functions", "batches"),
    ("building", "columns", "merging"),
    ("signatures", "totals"),
    ("pandas", "polars"),
    ("arrow_type",),
    ("tables",),
    ("reports.forms", "show"),
    ("assessments", "schemas"),
    ("listings", "records"),
    ("frames",),
    ("files.encoding", "files.extras", "files.input", "files.output", "files.__init__"),
    ("files.guard", "files.limits", "files.reasons"),
    ("build_info", "enums", "figures", "handed_in"),
    ("language",),
    ("english", "errors"),
    ("_core",),
)

# Within a room, too, a line is a floor.
ROOMS = {
    "commands": (
        ("__init__",),
        (
            "audit",
            "compare",
            "convert",
            "declare",
            "progress",
            "read",
            "review",
            "rulebooks",
            "table",
        ),
        ("_report",),
        ("_plan", "_told"),
        ("_refused", "_waiting"),
    ),
    "reports.audit": (("__init__",), ("html", "json", "markdown", "text"), ("model",)),
    "reports.review": (
        ("__init__",),
        ("html", "json", "markdown"),
        ("text",),
        ("model",),
        ("words",),
    ),
    "reports.progress": (
        ("__init__",),
        ("csv", "html", "index", "json", "markdown", "text", "workbook"),
        ("sheet_counts", "sheet_grounds", "sheet_overview", "text_rows"),
        ("sheet_indicators",),
        ("sheet_columns",),
        ("making",),
        ("model",),
        ("filters", "head", "selection"),
        ("parts",),
        ("concerns", "groups", "legend", "row", "years"),
        ("explained",),
    ),
    "reports.forms": (
        ("__init__",),
        ("json", "markdown", "page", "sheet", "terminal", "unread", "workbook"),
        ("prose",),
        ("console", "grouping", "names", "paper"),
        ("line",),
    ),
    "english": (("__init__",), ("changes", "progress", "shared")),
    "pandas": (
        ("__init__",),
        ("accessor",),
        ("array",),
        ("groups",),
        ("reductions",),
        ("stored",),
        ("arrow", "rows"),
        ("dtype",),
        ("refusals",),
    ),
    "show": (
        ("__init__",),
        ("altair", "html", "line"),
        ("svg",),
        ("series", "strip"),
        ("changes", "words"),
    ),
    "tables": (
        ("__init__",),
        ("mapped", "plan_table"),
        ("mapping", "sources"),
        ("html", "markdown", "workbook"),
        ("cells", "number_format", "own_units"),
    ),
    "schemas": (("__init__",),),
}


def floor_of(module: str, floors: tuple[tuple[str, ...], ...]) -> int | None:
    """Which floor, counted from the top; the name or the room of it stands there."""
    for number, names in enumerate(floors):
        if any(module == name or module.startswith(name + ".") for name in names):
            return number
    return None


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if module.startswith(room + ".")), None)


def modules(package: Path) -> dict[str, Path]:
    """Each module by its name in the package; a folder's own is its __init__."""
    found = {
        ".".join(path.relative_to(package).with_suffix("").parts): path
        for path in package.rglob("*.py")
    }
    return found | {"_core": package / "_core.pyi"}


def imports(source: str, known: set[str]) -> Iterator[str]:
    """The modules of the package that a source imports, wherever in it."""

    def resolved(name: str) -> Iterator[str]:
        inside = name.removeprefix("tomakomai_kpi").removeprefix(".")
        if inside in known:
            yield inside
        elif (own := f"{inside}.__init__".removeprefix(".")) in known:
            yield own

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "tomakomai_kpi":
                    yield from resolved(alias.name)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say the whole name"
            if node.module is None or node.module.split(".")[0] != "tomakomai_kpi":
                continue
            for alias in node.names:
                below = list(resolved(f"{node.module}.{alias.name}"))
                yield from below or resolved(node.module)


def edges(package: Path) -> dict[str, set[str]]:
    """Who imports whom."""
    found = modules(package)
    return {
        name: set(imports(path.read_text(encoding="utf-8"), set(found)))
        if name != "_core"
        else set()
        for name, path in found.items()
    }


def climbs(graph: dict[str, set[str]]) -> list[str]:
    """Imports of a higher floor, or of another room on the same one; and what stands nowhere."""
    wrong = []
    for module, imported in graph.items():
        own = floor_of(module, FLOORS)
        if own is None:
            wrong.append(f"{module} stands on no floor")
            continue
        for other in imported:
            floor = floor_of(other, FLOORS)
            if floor is None or floor > own:
                continue
            room = room_of(module)
            if floor == own and room is not None and room == room_of(other):
                inside = ROOMS[room]
                here = floor_of(module.removeprefix(room + "."), inside)
                there = floor_of(other.removeprefix(room + "."), inside)
                if here is not None and there is not None and there > here:
                    continue
            wrong.append(f"{module} imports {other}")
    return wrong


def circle(graph: dict[str, set[str]]) -> list[str]:
    """A way from a module back to itself; empty where there is none."""
    done: set[str] = set()

    def search(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return []
        for other in graph.get(module, ()):
            if found := search(other, [*way, module]):
                return found
        done.add(module)
        return []

    return next((found for module in graph if (found := search(module, []))), [])


GRAPH = edges(PACKAGE)


def test_no_import_climbs() -> None:
    assert climbs(GRAPH) == []


def test_no_circle_of_imports() -> None:
    assert circle(GRAPH) == []


def test_every_room_is_known() -> None:
    for room, floors in ROOMS.items():
        inside = {name.removeprefix(room + ".") for name in GRAPH if name.startswith(room + ".")}
        assert inside == {name for names in floors for name in names}, room


@pytest.mark.parametrize(
    "line",
    [
        "from tomakomai_kpi.reports import render",
        "def later():\n    from tomakomai_kpi.building import with_indicators",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import tomakomai_kpi.assessments",
    ],
)
def test_a_climb_is_found_wherever_it_stands(line: str) -> None:
    climbing = GRAPH | {"records": GRAPH["records"] | set(imports(line, set(GRAPH)))}
    assert len(climbs(climbing)) == 1
    assert climbs(climbing)[0].startswith("records imports ")
    assert circle(climbing)


def test_core_knows_no_module_of_python() -> None:
    for path in (PROJECT / "python/src").glob("*.[ch]pp"):
        assert 'import("tomakomai_kpi' not in path.read_text(encoding="utf-8"), path.name


def test_no_file_is_long() -> None:
    """What is longer than 450 lines is more than one idea."""
    for folder in ("python/tomakomai_kpi", "python/src", "tests/python"):
        for path in (PROJECT / folder).rglob("*.[pch][yp]*"):
            if path.suffix in {".py", ".cpp", ".hpp"}:
                assert len(path.read_text(encoding="utf-8").splitlines()) <= 450, path
