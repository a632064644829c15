# SPDX-License-Identifier: BSL-1.0
"""The house has floors: no include climbs, and none goes in a circle.

A floor is a folder of the same name in include/tomakomai_kpi, src and tests/cpp. It includes itself
and the floors below it. Its roof header, <tomakomai_kpi/value.hpp>, includes all of the floor's
headers and stands on that floor; <tomakomai_kpi.hpp> is the roof of the house, and fwd.hpp lies
under it. A header-only program gets a header's bodies at that header's end; they are what it calls,
not what it stands on. A test lies where what it tests lies, but stands outside: it may write its
values as text.
"""

import re
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

FLOORS = ("value", "notation", "plan", "progress", "column", "review", "audit", "document")
GROUND, ROOF = -1, len(FLOORS)
LEFT_OUT = {"value": {"exact_boost.hpp"}}  # a roof does not bring Boost

PROJECT = Path(__file__).parents[1]
ROOMS = (PROJECT / "include/tomakomai_kpi", PROJECT / "src")
PLACES = (PROJECT / "include", *ROOMS, PROJECT / "tests/cpp")


def floor_of(file: Path) -> int:
    """The place of a file's floor in FLOORS."""
    for room in ROOMS:
        if file.is_relative_to(room):
            name = file.relative_to(room).parts[0].removesuffix(".hpp")
            return FLOORS.index(name) if name in FLOORS else GROUND
    return ROOF


def included(file: Path) -> list[Path]:
    """The files of this project that *file* includes."""
    names = re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', file.read_text("utf-8"), re.MULTILINE)
    places = (file.parent, *PLACES)
    found = [next((p / name for p in places if (p / name).exists()), None) for name in names]
    return [path.resolve() for path in found if path is not None]


def climbs(graph: dict[Path, list[Path]]) -> list[str]:
    """Each include of a floor above the file's own."""
    return [
        f"{file.relative_to(PROJECT)} climbs to {target.relative_to(PROJECT)}"
        for file, targets in graph.items()
        for target in targets
        if floor_of(target) > floor_of(file)
    ]


def circles(graph: dict[Path, list[Path]]) -> list[str]:
    """The first circle of includes, if there is one."""
    standing = {f: [t for t in ts if t.parent.name != "bodies"] for f, ts in graph.items()}
    try:
        TopologicalSorter(standing).prepare()
    except CycleError as error:
        return ["a circle: " + " → ".join(str(p.relative_to(PROJECT)) for p in error.args[1])]
    return []


def holes(graph: dict[Path, list[Path]]) -> list[str]:
    """Public headers that their floor's roof leaves out."""
    public = PROJECT / "include/tomakomai_kpi"
    out = []
    for floor in FLOORS:
        left_out = LEFT_OUT.get(floor, set())
        wanted = {p for p in (public / floor).glob("*.hpp") if p.name not in left_out}
        missing = wanted - set(graph[public / f"{floor}.hpp"])
        out += [f"{floor}.hpp leaves out {path.name}" for path in sorted(missing)]
    return out


def unnamed() -> list[str]:
    """Public headers that the table of CONTRIBUTING does not name."""
    page = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    public = PROJECT / "include/tomakomai_kpi"
    headers = sorted(path for floor in FLOORS for path in (public / floor).glob("*.hpp"))
    return [
        f"CONTRIBUTING.md does not name {path.relative_to(PROJECT)}"
        for path in headers
        if f"`{path.stem}`" not in page
    ]


def left_out_of_module() -> list[str]:
    """Headers of the standard that public headers include and the module does not include first."""
    include = re.compile(r"^#include <([a-z_0-9]+)>", re.MULTILINE)
    module = (
        (PROJECT / "src/module/tomakomai_kpi.cppm").read_text("utf-8").partition("export module")
    )
    texts = [path.read_text("utf-8") for path in (PROJECT / "include").rglob("*.hpp")]
    wanted = {name for text in texts for name in include.findall(text)}
    missing = sorted(wanted - set(include.findall(module[0])))
    return [f"tomakomai_kpi.cppm leaves out <{name}>" for name in missing]


def main() -> None:
    """Print what is wrong, each on a line, and fail if anything is."""
    graph = {file: included(file) for place in PLACES for file in place.rglob("*.[ch]pp")}
    wrong = climbs(graph) + circles(graph) + holes(graph) + unnamed() + left_out_of_module()
    print("\n".join(wrong) or f"{len(graph)} files, {sum(map(len, graph.values()))} includes")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
