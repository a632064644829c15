# SPDX-License-Identifier: BSL-1.0
r"""Compile time and run time of units libraries in C++, those that are here, beside this one.

Each peer is given with the flags that its headers need, and its own libraries at the end:

    python benchmarks/peers.py --compiler g++ \
        AU='-I au/code' MP_UNITS='-I mp-units/src/core/include -I mp-units/src/systems/include' \
        NHOLTHAUS_3='-std=c++23 -I nholthaus3/include' NHOLTHAUS_2='-I nholthaus2/include' \
        LLNL='-I llnl -L llnl/build -lunits'

So come the times in docs/comparison.md. The progress of integers is what their division gives:
0 or 1.
"""

import argparse
import resource
import shlex
import statistics
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "peers"
OURS = f"-I {HERE.parents[1] / 'include'}"


def milliseconds(*command: str | Path) -> float:
    """The processor time of a command that must succeed, as its children spend it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in command], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


def split(flags: str) -> tuple[list[str], list[str]]:
    """What a compiler takes, and what a linker takes behind the sources."""
    words = shlex.split(flags)
    libraries = [word for word in words if word.startswith(("-l", "-L"))]
    return [word for word in words if word not in libraries], libraries


def compile_times(compiler: str, level: str, flags: str, define: str, empty: Path) -> str:
    """Over an empty file, the median of seven: computing, and with printing."""
    taken, _ = split(flags)

    def median(source: Path, *more: str) -> float:
        command = (compiler, "-std=c++20", level, *taken, f"-DPEER_{define}", *more)
        return statistics.median(
            milliseconds(*command, "-c", source, "-o", empty.with_suffix(".o")) for _ in range(7)
        )

    nothing = median(empty)
    source = HERE / "compile_time.cpp"
    return "/".join(f"{median(source, *more) - nothing:.0f}" for more in ((), ("-DPRINT",)))


def run_times(compiler: str, flags: str, define: str, program: Path) -> dict[str, str]:
    """Nanoseconds an element of each job."""
    taken, libraries = split(flags)
    command = (compiler, "-std=c++20", "-O2", *taken, f"-DPEER_{define}")
    milliseconds(*command, HERE / "run_time.cpp", *libraries, "-o", program)
    printed = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return dict(line.split() for line in printed.splitlines())


def main() -> None:
    """Measures what is given, beside bare numbers and this library."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("peer", nargs="*", help="NAME=FLAGS")
    options = parser.parse_args()
    peers = {"INT64": "", "DOUBLE": "", "OURS": OURS}
    peers |= dict(peer.split("=", 1) for peer in options.peer)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.cpp"
        empty.touch()
        print(f"| {options.compiler} | {' | '.join(peers)} |\n|---|{'--:|' * len(peers)}")
        for level in ("-O0", "-O2"):
            cells = [
                compile_times(options.compiler, level, flags, define, empty)
                for define, flags in peers.items()
            ]
            print(f"| {level}, ms | {' | '.join(cells)} |")
        runs = [
            run_times(options.compiler, flags, define, empty.with_suffix(""))
            for define, flags in peers.items()
        ]
        for job in runs[0]:
            print(f"| {job} | {' | '.join(run[job] for run in runs)} |")


if __name__ == "__main__":
    main()
