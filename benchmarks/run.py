# SPDX-License-Identifier: BSL-1.0
"""Builds and runs every benchmark and prints the tables, all ratios from this one run.

`./dev bench` calls this; `./dev bench --write` puts the tables into docs/performance.md and
docs/comparison.md, between their markers.
"""

import argparse
import json
import platform
import re
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
BUILD = PROJECT / "build/bench"

COMPILERS = ("c++", "clang++-14")

Rows = list[dict[str, Any]]
Times = dict[str, dict[str, float]]  # ns of each operation, in each place of the heap

RATIOS = (
    ("add: exact ÷ pair of int64, checked", "add/exact", "add/pair of int64, checked"),
    ("add: exact ÷ int128, checked", "add/exact", "add/int128, checked"),
    ("add: exact ÷ int64, checked", "add/exact", "add/int64, checked"),
    ("add: exact ÷ int64", "add/exact", "add/int64"),
    ("add: cpp_rational ÷ exact", "add/cpp_rational", "add/exact"),
    ("add: annual<人> ÷ exact", "add/annual<人>", "add/exact"),
    ("running sum: annual<人> ÷ exact", "running sum/annual<人>", "running sum/exact"),
    ("gap closure: cpp_rational ÷ exact", "gap closure/cpp_rational", "gap closure/exact"),
)


COLUMN_RATIOS = tuple(
    (f"{job}: column<annual<人>> ÷ {peer}", f"{job}/column<annual<人>>", f"{job}/{peer}")
    for job, peer in (
        ("add", "int64, checked"),
        ("compare", "int64"),
        ("sum", "int64, checked"),
        ("on the path", "double"),
        ("gap closure", "double"),
    )
)


def run(*command: str | Path) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(
        [str(part) for part in command], check=True, cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def python(script: str) -> str:
    """The tables that another benchmark prints."""
    return run(sys.executable, PROJECT / "benchmarks" / script).strip()


def version(compiler: str) -> str:
    """g++ and clang say their names in different words: the name and the last number."""
    first = run(compiler, "--version").splitlines()[0]
    name = "clang" if "clang" in first else "g++"
    return f"{name} {re.findall(r'[0-9]+[.][0-9.]+[0-9]', first)[-1]}"


def measured(target: str, compiler: str = "c++") -> Rows:
    """What a benchmark in C++ measures, five times each, in an order of chance."""
    boost = import_module("libboost_headers").get_include()
    build = BUILD / compiler
    run(
        *("cmake", "--preset", "bench", "-B", build),
        *(f"-DCMAKE_CXX_COMPILER={compiler}", f"-DBoost_INCLUDE_DIR={boost}"),
    )
    run("cmake", "--build", build, "--target", target)
    report = json.loads(
        run(
            build / "benchmarks" / target,
            "--benchmark_format=json",
            "--benchmark_min_time=0.1",
            "--benchmark_repetitions=5",
            "--benchmark_enable_random_interleaving=true",
        )
    )
    return [row for row in report["benchmarks"] if row["run_type"] == "iteration"]


def times(rows: Rows) -> Times:
    """The median of the runs of each operation in each place; where it has one place, each run."""
    runs: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["family_index"]):
        name, _, place = row["run_name"].rpartition("/")
        if not place.isdecimal():
            name, place = row["run_name"], str(row["repetition_index"])
        runs[name, place].append(1e9 / row["items_per_second"])
    out: Times = defaultdict(dict)
    for (name, place), each in runs.items():
        out[name][place] = statistics.median(each)
    return out


def spread(of: list[float]) -> str:
    """The median, and from where to where."""
    return f"{statistics.median(of):.2f} ({min(of):.2f}～{max(of):.2f})"


def with_ratios(target: str, ratios: tuple[tuple[str, str, str], ...]) -> str:
    """Nanoseconds an operation and their ratios by each compiler, over the places of the heap."""
    by = {
        version(compiler): times(measured(target, compiler))
        for compiler in COMPILERS
        if shutil.which(compiler)
    }
    rule = "|---|" + "---:|" * len(by)
    lines = [f"| ns | {' | '.join(by)} |", rule]
    for name in next(iter(by.values())):
        cells = " | ".join(spread([*each[name].values()]) for each in by.values())
        lines.append(f"| {name} | {cells} |")
    lines += ["", f"| ÷ | {' | '.join(by)} |", rule]
    for title, a, b in ratios:
        cells = " | ".join(
            spread([each[a][place] / each[b][place] for place in each[a]]) for each in by.values()
        )
        lines.append(f"| {title} | {cells} |")
    return "\n".join(lines)


def reading() -> str:
    """Megabytes of value text a second, beside what any reader must do, and their ratios."""
    speed: dict[str, float] = {}
    each: dict[str, float] = {}
    for row in measured("bench_reading"):
        name = row["run_name"].removeprefix("reading/")
        speed[name] = max(row["bytes_per_second"] / 1e6, speed.get(name, 0))
        each[name] = min(1e9 / row["items_per_second"], each.get(name, float("inf")))
    lines = ["| reading | MB/s | ns a value | time ÷ `parse` |", "|---|---:|---:|---:|"]
    lines += [
        f"| {name} | {speed[name]:.0f} | {each[name]:.1f} | {each[name] / each['parse']:.2f} |"
        for name in speed
    ]
    return "\n".join(lines)


def machine() -> str:
    """What the figures were measured on."""
    cpu = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    compiler = run("c++", "--version").splitlines()[0]
    name = cpu[1] if cpu else platform.machine()
    return f"{name}; {compiler}; Python {platform.python_version()}."


def write(path: Path, tables: dict[str, str]) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end -->` of the document."""
    text = path.read_text(encoding="utf-8")
    for name, table in tables.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda found, table=table: f"{found[1]}{table}\n{found[2]}",
            text,
            flags=re.DOTALL,
        )
    path.write_text(text, encoding="utf-8")


DOCUMENTS: dict[str, dict[str, Callable[[], str]]] = {
    "performance.md": {
        "machine": machine,
        "exact": lambda: with_ratios("bench_exact", RATIOS),
        "reading": reading,
        "tables": lambda: python("tables.py"),
        "columns": lambda: python("columns.py"),
        "typed_columns": lambda: with_ratios("bench_column", COLUMN_RATIOS),
        "values": lambda: python("values.py"),
        "headers": lambda: python("headers.py"),
    },
    "comparison.md": {"mistakes": lambda: python("mistakes.py")},
}


def main() -> None:
    """Run all, print all, and write the documents if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="update the documents in docs/")
    parser.add_argument("--only", help="measure this table alone, as exact or columns")
    options = parser.parse_args()
    for document, jobs in DOCUMENTS.items():
        tables = {name: job() for name, job in jobs.items() if options.only in {None, name}}
        for name, table in tables.items():
            print(f"\n## {name}\n\n{table}")
        if options.write:
            write(PROJECT / "docs" / document, tables)


if __name__ == "__main__":
    main()
