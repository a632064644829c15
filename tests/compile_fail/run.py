# SPDX-License-Identifier: BSL-1.0
"""Compiles every mistake twice: left out it must succeed, made it must fail and say why.

A case is a file: the words that its message must hold (`// expect: …`, the code first), what was
meant in one line of Japanese, and the mistake inside `#ifdef MISTAKE`. The message names no Boost
and is short. Then the rule table is walked: every cell of tests/vectors/rules.txt that is refused
must be refused under its code, naming both types, and every other cell must compile.

--docs FILE writes the cases with their messages for readers (docs/errors.md).
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
RULES = HERE.parent / "vectors/rules.txt"
MOST_LINES = {"g++": 12, "clang++": 16}


@dataclass(frozen=True)
class Compiler:
    """A compiler that reads sources and makes nothing."""

    path: str
    include: str

    @property
    def name(self) -> str:
        """Its family: g++ or clang++."""
        return "clang++" if "clang" in Path(self.path).name else "g++"

    def run(self, *arguments: str, source: str | None = None) -> subprocess.CompletedProcess[str]:
        """Compile a file, or `source`. In the C locale g++ would print 人 as <U+4EBA>."""
        command = [self.path, "-std=c++20", "-Wall", "-fsyntax-only", f"-I{self.include}"]
        return subprocess.run(
            [*command, *arguments],
            input=source,
            cwd=HERE,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )


@dataclass(frozen=True)
class Case:
    """One mistake."""

    name: str
    words: tuple[str, ...]
    meaning: str
    mistake: str

    @classmethod
    def read(cls, file: Path) -> "Case":
        """The case of a file; exits where it is not laid out as a case."""
        text = file.read_text(encoding="utf-8")
        parts = re.match(
            r"// expect: (?P<words>.+)\n// (?P<meaning>.+)\n(?:.*\n)*"
            r"#ifdef MISTAKE\n(?P<mistake>(?:.*\n)+?)#endif\n",
            text,
        )
        if parts is None:
            sys.exit(f"{file}: not laid out as a case")
        return cls(file.name, tuple(parts["words"].split()), parts["meaning"], parts["mistake"])


@dataclass(frozen=True)
class Outcome:
    """What the compiler made of a case or a walk; `faults` is empty where all is well."""

    name: str
    faults: tuple[str, ...]
    message: str = ""


def own_lines(message: str) -> list[str]:
    """The message up to what the standard library's headers add to it: all that << can write."""
    lines = message.splitlines()
    added = (i for i, line in enumerate(lines) if re.match(r"/usr/\S+:\d+:(\d+:)? note: ", line))
    return lines[: next(added, len(lines))]


def outcome_of(case: Case, compiler: Compiler) -> Outcome:
    """Compile a case without and with its mistake."""
    faults = []
    without = compiler.run(case.name)
    if without.returncode != 0 or without.stderr:
        faults.append(f"does not compile cleanly without the mistake:\n{without.stderr}")
    made = compiler.run("-DMISTAKE", case.name)
    lines = own_lines(made.stderr)
    if made.returncode == 0:
        faults.append("compiles with the mistake")
    said = "\n".join(lines)
    faults += [f"the message lacks {word}" for word in case.words if word not in said]
    if "boost" in made.stderr.lower():
        faults.append("the message names Boost")
    most = MOST_LINES[compiler.name]
    if len(lines) > most:
        faults.append(f"the message has {len(lines)} lines, more than {most}")
    return Outcome(f"{case.name} ({len(lines)} lines)", tuple(faults), made.stderr)


# Unit types whose symbol is no identifier.
UNITS = {"円/人": "円毎人", "%": "percent", "‰": "permille"}
SIGNS = ("+", "-", "/", "*", "<")
NAMED = {
    "scale": "{a}{{}} * 2",
    "over": "over({a}{{}}, 5)",
    "per_year": "per_year({a}{{}}, 5)",
    "accumulate": "accumulate(observed{{{a}{{}}, fiscal_year{{2021}}}})",
    "carry": "{a}{{}}",
}


@dataclass(frozen=True)
class Cell:
    """A cell of the rule table as an expression, with the code that refuses it, if one does."""

    operation: str
    expression: str
    types: tuple[str, ...]
    refused: str | None


def type_of(symbol: str, basis: str) -> str:
    """The quantity of a unit on a basis, as a program spells it."""
    unit = f"units::{UNITS.get(symbol, symbol)}"
    of, is_change, _ = basis.partition("_change")
    return f"change<{of}<{unit}>>" if is_change else f"{of}<{unit}>"


def code_in(answer: str) -> str | None:
    """The code of a refusal; a result is `number`, or a unit and a basis."""
    return None if answer == "number" or " " in answer else answer


def cells() -> Iterator[Cell]:
    """Every cell of the table."""
    for line in RULES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        operation, *rest = line.split("\t")
        if operation == "carry" and rest[1].endswith("_change"):
            continue  # there is no type for what it would be a change of
        a = type_of(*rest[:2])
        if operation == "pair":
            b = type_of(*rest[2:4])
            order = rest[4 + SIGNS.index("<")]  # what has none is not equal either
            for sign, answer in zip((*SIGNS, "=="), (*rest[4:], order), strict=True):
                yield Cell(sign, f"{a}{{}} {sign} {b}{{}}", (a, b), code_in(answer))
        else:
            expression = NAMED[operation].format(a=a)
            yield Cell(operation, expression, (a,), code_in(rest[2]))


def spelled(type_name: str, *, whole: bool) -> list[str]:
    """A type as compilers print it; where it has not come to be, the names of its parts."""
    plain = type_name.replace("units::", "")
    return [plain] if whole else plain.rstrip(">").split("<")


def blocks(message: str) -> dict[int, str]:
    """The message by the source line that it is about: from one `error:` to the next."""
    found: dict[int, str] = {}
    for block in re.split(r"^(?=<stdin>:\d+:(?:\d+:)? error: )", message, flags=re.MULTILINE):
        if at := re.match(r"<stdin>:(\d+):", block):
            found.setdefault(int(at[1]), block)
    return found


def walk(operation: str, compiler: Compiler) -> Outcome:
    """Compile all cells of an operation at once, those that are refused a line each."""
    of_operation = [c for c in cells() if c.operation == operation]
    head = "#include <tomakomai_kpi/value/observed.hpp>\nusing namespace tomakomai_kpi;\n"
    options = ["-x", "c++", "-fno-diagnostics-show-caret", "-Wno-unused"]
    if compiler.name == "clang++":
        options = ["-x", "c++", "-fno-caret-diagnostics", "-ferror-limit=0", "-Wno-unused"]

    def compile_all(chosen: list[Cell]) -> str:
        body = "".join(f"auto x{i} = {c.expression};\n" for i, c in enumerate(chosen))
        return compiler.run(*options, "-", source=head + body).stderr

    faults = []
    allowed = [c for c in of_operation if c.refused is None]
    if message := compile_all(allowed):
        faults.append(f"what the table allows does not compile:\n{message[:2_000]}")
    refused = [c for c in of_operation if c.refused is not None]
    said = blocks(compile_all(refused))
    for line, cell in enumerate(refused, start=3):
        block = said.get(line, "")
        plain = re.sub(r"(tomakomai_kpi|units)::| (?=>)", "", block)
        names = [name for t in cell.types for name in spelled(t, whole=operation != "carry")]
        lacking = [word for word in (str(cell.refused), *names) if word not in plain]
        if not block:
            faults.append(f"compiles: {cell.expression}")
        elif lacking:
            faults.append(f"{cell.expression}: the message lacks {lacking}\n{block}")
    name = f"table {operation} ({len(allowed)} allowed, {len(refused)} refused)"
    return Outcome(name, tuple(faults))


def in_short(message: str) -> str:
    """The first two lines that say something, without places and source excerpts."""
    said = re.findall(r"^\S+?:\d+:(?:\d+:)? ((?:error|note): .*)$", message, re.MULTILINE)
    return "\n".join(said[:2])


HEAD = """<!-- Made by tests/compile_fail/run.py --docs: do not edit. -->
# コンパイルできない間違い  Mistakes that do not compile

足せないものを足す式はコンパイルされず、メッセージにコードと両方の型が出ます。
以下は{compiler}のメッセージの初めの2行です。
What may not meet does not compile, and the message names the code and both types.
These are the first two lines of {compiler}.
"""


def docs(cases: list[Case], outcomes: list[Outcome], compiler: Compiler) -> str:
    """The cases by code, as a page."""
    version = compiler.run("-dumpversion").stdout.strip().split(".")[0]
    text = HEAD.format(compiler=f"{compiler.name} {version}")
    pairs = sorted(zip(cases, outcomes, strict=True), key=lambda p: (p[0].words[0], p[0].name))
    for code, of_code in groupby(pairs, key=lambda p: p[0].words[0]):
        text += f"\n## {code}\n"
        for case, outcome in of_code:
            text += f"\n**{case.meaning}**\n\n```cpp\n{case.mistake}```\n"
            text += f"```text\n{in_short(outcome.message)}\n```\n"
    return text


def main() -> int:
    """Run everything and say what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--include", required=True, type=Path)
    parser.add_argument("--docs", type=Path, metavar="FILE")
    options = parser.parse_args()
    compiler = Compiler(options.compiler, str(options.include.resolve()))
    cases = [Case.read(file) for file in sorted(HERE.glob("*.cpp"))]
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(partial(outcome_of, compiler=compiler), cases))
        walks = list(pool.map(partial(walk, compiler=compiler), (*SIGNS, "==", *NAMED)))
    failed = 0
    for outcome in (*outcomes, *walks):
        failed += bool(outcome.faults)
        print(f"{'failed' if outcome.faults else 'passed'} {outcome.name}")
        for fault in outcome.faults[:5]:
            print("  " + fault.replace("\n", "\n    "))
    print(f"{len(cases) + len(walks) - failed} passed, {failed} failed")
    if options.docs:
        options.docs.write_text(docs(cases, outcomes, compiler), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
