# SPDX-License-Identifier: BSL-1.0
"""Builds and runs every benchmark and prints the tables, all ratios from this one run.

`./dev bench` calls this; `./dev bench --write` puts the tables into docs/performance.md and
docs/comparison.md, between their markers.
"""

import argparse
import json
import platform
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
BUILD = PROJECT / "build/bench"

Rows = list[dict[str, Any]]

RATIOS = (
    ("add: exact ÷ int64", "add/exact", "add/int64"),
    ("add: exact ÷ checked int128", "add/exact", "add/checked int128"),
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


def measured(target: str) -> Rows:
    """What a benchmark in C++ measures, five times each."""
    boost = import_module("libboost_headers").get_include()
    run("cmake", "--preset", "bench", f"-DBoost_INCLUDE_DIR={boost}")
    run("cmake", "--build", BUILD, "--target", target)
    report = json.loads(
        run(
            BUILD / "benchmarks" / target,
            "--benchmark_format=json",
            "--benchmark_min_time=0.3",
            "--benchmark_repetitions=5",
        )
    )
    return [row for row in report["benchmarks"] if row["run_type"] == "iteration"]


def with_ratios(rows: Rows, ratios: tuple[tuple[str, str, str], ...]) -> str:
    """Nanoseconds an operation, the best of the runs, and their ratios."""
    best: dict[str, float] = {}
    for row in rows:
        each = 1e9 / row["items_per_second"]
        best[row["run_name"]] = min(each, best.get(row["run_name"], each))
    lines = ["| operation | ns |", "|---|---:|"]
    lines += [f"| {name} | {each:.2f} |" for name, each in best.items()]
    lines += ["", "| ratio | |", "|---|---:|"]
    lines += [f"| {title} | {best[a] / best[b]:.2f} |" for title, a, b in ratios]
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


def main() -> None:
    """Run all, print all, and write the documents if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="update the documents in docs/")
    options = parser.parse_args()
    performance = {
        "machine": machine(),
        "exact": with_ratios(measured("bench_exact"), RATIOS),
        "reading": reading(),
        "tables": python("tables.py"),
        "columns": python("columns.py"),
        "typed_columns": with_ratios(measured("bench_column"), COLUMN_RATIOS),
        "values": python("values.py"),
        "headers": python("headers.py"),
    }
    comparison = {"mistakes": python("mistakes.py")}
    for name, table in {**performance, **comparison}.items():
        print(f"\n## {name}\n\n{table}")
    if options.write:
        write(PROJECT / "docs/performance.md", performance)
        write(PROJECT / "docs/comparison.md", comparison)


if __name__ == "__main__":
    main()
