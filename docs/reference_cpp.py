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

CLASS = re.compile(r"^class (\w+)(?: final)?(?: : .*)? \{$")
WHOLE = re.compile(r"^(?:enum class|struct) \w+(?: : [\w ]+)? \{.*")
# Neither a declaration nor its words.
SKIPPED = re.compile(r"$|//|#|\}|(inline )?namespace |template <[^()]*>$(?=\nclass)")


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
    """Text as Markdown shows it; what stands between `backticks` is code already."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(p if p.startswith("`") else re.sub(r"([*_<>\[\]|`])", r"\\\1", p) for p in parts)


def _statement(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines of one declaration with its body, and the line behind it."""
    start = at
    depth = 0
    while at < len(lines):
        code = lines[at].split("//")[0].rstrip()
        depth += sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))
        at += 1
        behind = lines[at].lstrip()[:1] if at < len(lines) else ""
        # A constructor that makes its members on a line of their own goes on below them.
        if depth == 0 and (
            code.endswith(";") or (code.endswith("}") and behind not in ("{", ":", ","))
        ):
            break
    return lines[start:at], at


def _without_body(statement: list[str]) -> list[str]:
    """A declaration as a program needs it: no body, no members made before it."""
    if WHOLE.match(statement[0]):
        return statement
    text = "\n".join(statement)
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        made = text.startswith((" : ", "\n        : "), at) and ")" in text[:at]
        if depth == 0 and (sign == "{" or made):
            return [*f"{text[:at].rstrip()};".split("\n")]
    return statement


def _shown(code: list[str]) -> list[str]:
    return ["```cpp", *textwrap.dedent("\n".join(code)).rstrip().split("\n"), "```", ""]


def _body(lines: list[str]) -> list[str]:
    """The public declarations in the order of the header, each below its ``///``."""
    out: list[str] = []
    said: list[str] = []
    owner = told = ""  # the class that members are of, and the one whose head stands above
    public = True
    plain = 0  # where a block without words ended
    at = 0
    while at < len(lines):
        line, stripped = lines[at], lines[at].strip()
        if re.match(r"(inline )?namespace detail\b", line):
            at = _statement(lines, at)[1]
        elif stripped.startswith("///"):
            said.append(stripped.removeprefix("///").removeprefix(" "))
            at += 1
        elif opened := CLASS.match(line):
            owner = told = opened[1]
            public = False
            out += [f"### `{owner}`", "", *_prose(said)]
            said = []
            at += 1
        elif stripped in ("public:", "private:", "protected:"):
            public = stripped == "public:"
            at += 1
        elif line == "};":
            owner, public = "", True
            at += 1
        elif SKIPPED.match(stripped):
            at += 1
        else:
            statement, at = _statement(lines, at)
            if public:
                if owner != told:
                    out += ["### 関数など  Functions and others", ""]
                    told = owner
                shown = _shown(_without_body(statement))
                if not said and plain == len(out):  # no word between them: one block
                    out[-2:] = shown[1:]
                else:
                    out += [*_prose(said), *shown]
                plain = 0 if said else len(out)
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
