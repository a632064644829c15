# SPDX-License-Identifier: BSL-1.0
"""The reference of the C++ library, for docs/site.py: a page for each floor of the house.

A header says what it is for, an example and a synopsis, then ``///`` above what needs a word; that
is the page. Enums and structs without private members are shown whole: their lines are what a
program writes.
"""

import re
import textwrap
from pathlib import Path

INCLUDE = Path(__file__).parents[1] / "include"

FLOORS = {
    "value": "値  Values: exact numbers, years, units, rules, quantities",
    "notation": "表記  Notation: text and values",
    "plan": "計画  Plans: observations, indicators, plans",
    "progress": "進捗  Progress: figures, methods, rulebooks, verdicts",
    "column": "列  Columns: the same values over columns",
    "review": "見直し  Review: what a revision changed",
    "audit": "点検  Audit: what does not add up",
    "document": "文書  Documents: tables and files",
}

OPENS = re.compile(r"^\s*(?:template <.*>\s*)?(?:class|struct|enum class|namespace)\b")
WHOLE = re.compile(r"^(?:enum class|struct) \w+(?: : [\w ]+)? \{.*")


def _head(lines: list[str]) -> tuple[list[str], list[str], int]:
    """Purpose and synopsis of a header, and the line behind them."""
    at = next(i for i, line in enumerate(lines) if line.startswith("// ") and i > 2)
    purpose: list[str] = []
    synopsis: list[str] = []
    into = purpose
    while at < len(lines) and lines[at].startswith("//"):
        said = lines[at].removeprefix("//").removeprefix(" ")
        if said.rstrip(":") == "Synopsis":
            into = synopsis
        else:
            into.append(said)
        at += 1
    return purpose, synopsis, at


def _prose(lines: list[str]) -> list[str]:
    """Paragraphs as text, and what is indented (examples, tables of formulas) as code."""
    out: list[str] = []
    for paragraph in "\n".join(lines).strip("\n").split("\n\n"):
        block = paragraph.split("\n")
        code = [i for i, line in enumerate(block) if line.startswith("  ")]
        first = code[0] if code else len(block)
        out += [_escaped(line) for line in block[:first]]
        if code:
            out += ["", "```cpp", *textwrap.dedent("\n".join(block[first:])).split("\n"), "```"]
        out.append("")
    return out


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>\[\]|`])", r"\\\1", text)


def _declaration(lines: list[str], at: int) -> tuple[list[str], int]:
    """What stands below a ``///``: up to the body or the semicolon."""
    out: list[str] = []
    depth = 0
    while at < len(lines):
        line = lines[at]
        code = line.split("//")[0]
        out.append(line)
        depth += sum(map(code.count, "([")) - sum(map(code.count, ")]"))
        at += 1
        if depth <= 0 and (code.rstrip().endswith((";", "{", "}")) or "{" in code):
            break
    last = out[-1].split(" //")[0].rstrip()
    if "{" in last and not last.endswith(";"):
        last = re.sub(r"\s*\{[^{}]*\}?$", "", last)
        if not last.strip():
            return out[:-1], at
        out[-1] = last + ";"
    return out, at


def _whole(lines: list[str], at: int) -> tuple[list[str], int]:
    """All of an enum or a struct."""
    out: list[str] = []
    depth = 0
    while at < len(lines):
        out.append(lines[at])
        code = lines[at].split("//")[0]
        depth += code.count("{") - code.count("}")
        at += 1
        if depth == 0:
            break
    return out, at


def _shown(code: list[str]) -> list[str]:
    return ["```cpp", *textwrap.dedent("\n".join(code)).rstrip().split("\n"), "```", ""]


def _body(lines: list[str]) -> list[str]:
    """Declarations with their ``///``, in the order of the header."""
    out: list[str] = []
    hidden = 0  # how deep inside a namespace detail
    at = 0
    said: list[str] = []
    while at < len(lines):
        line = lines[at]
        code = line.split("//")[0]
        if hidden or re.match(r"(inline )?namespace detail\b", line):
            hidden += code.count("{") - code.count("}")
            at += 1
            continue
        stripped = line.strip()
        if stripped.startswith("///"):
            said.append(stripped.removeprefix("///").removeprefix(" "))
            at += 1
            continue
        if WHOLE.match(line):
            shown, at = _whole(lines, at)
        elif said and stripped:
            shown, at = _declaration(lines, at)
        else:
            at += 1
            continue
        out += [*_prose(said), ""] if said else []
        out += _shown(shown)
        said = []
    return out


def _header(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    purpose, synopsis, behind = _head(lines)
    name = path.relative_to(INCLUDE)
    out = [f"## `<{name}>`", "", *_prose(purpose)]
    if synopsis:
        out += _shown(synopsis)
    return out + _body(lines[behind:])


def pages() -> dict[str, str]:
    """The pages of the reference by their file in docs/reference."""
    made = {}
    for floor, title in FLOORS.items():
        out = [f"# {title}", "", f"`#include <tomakomai_kpi/{floor}.hpp>`", ""]
        for path in sorted((INCLUDE / "tomakomai_kpi" / floor).glob("*.hpp")):
            out += _header(path)
        made[f"cpp/{floor}.md"] = "\n".join(out)
    return made
