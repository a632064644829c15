# SPDX-License-Identifier: BSL-1.0
"""What each header costs to include, over an empty file, beside <string>: per compiler, one run."""

import argparse
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
COMPILERS = ("g++", "clang++-14")
LIGHT = (
    "fwd",
    "value/exact",
    "value/fiscal_year",
    "value/unit",
    "value/units",
    "value/rule",
    "value/quantity",
    "value/observed",
)
HEAVY = ("value/value", "notation/notation")
HEADERS = (*(f"tomakomai_kpi/{name}.hpp" for name in LIGHT + HEAVY), "tomakomai_kpi.hpp")
ROUNDS = 15


def cost(compiler: str, text: str, folder: Path) -> float:
    """The best time of several runs of the compiler's front end, in milliseconds."""
    source = folder / "included.cpp"
    source.write_text(text, encoding="utf-8")
    command = [compiler, "-std=c++20", "-fsyntax-only", f"-I{PROJECT / 'include'}", str(source)]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def measure(compiler: str) -> list[tuple[str, float]]:
    """Each header's milliseconds over an empty file; <string> first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = cost(compiler, "", folder)
        rows = [("<string>", cost(compiler, "#include <string>\n", folder) - empty)]
        rows += (
            (header, cost(compiler, f"#include <{header}>\n", folder) - empty) for header in HEADERS
        )
    return rows


def main() -> None:
    """Print a table for each compiler at hand."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    for compiler in filter(shutil.which, COMPILERS):
        rows = measure(compiler)
        string = rows[0][1]
        print(f"\n**{compiler}**\n\n| header | ms over an empty file | ÷ `<string>` |")
        print("|---|---:|---:|")
        for header, milliseconds in rows:
            print(f"| `{header}` | {milliseconds:.0f} | {milliseconds / string:.2f} |")


if __name__ == "__main__":
    main()
