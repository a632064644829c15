# SPDX-License-Identifier: BSL-1.0
"""Typed loops compile to as many instructions as loops over the bare numbers they hold.

Compilers lay out branches and copies a little differently for the two, so the count may differ by
one in twenty; what the types could cost (a call, a conversion, a second check) is far more.
"""

import argparse
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

SOURCE = Path(__file__).with_name("loops.cpp")
LOOPS = ("add", "order")


def assembly(compiler: str, include: str) -> str:
    """What the compiler makes of the loops."""
    command = [compiler, "-std=c++20", "-O2", "-S", f"-I{include}", "-o", "-", str(SOURCE)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def mix(text: str, function: str) -> Counter[str]:
    """How often each instruction stands in a function, its cold part left out."""
    body = re.search(
        rf"^{function}:[^\n]*\n(.*?)^\s*\.size\s+{function},", text, re.DOTALL | re.MULTILINE
    )
    if body is None:
        sys.exit(f"{function}: not found")
    return Counter(re.findall(r"^\t([a-z][a-z0-9]*)(?=\s|$)", body[1], re.MULTILINE))


def main() -> int:
    """Compare the functions and say which differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--include", required=True)
    options = parser.parse_args()
    text = assembly(options.compiler, options.include)
    failed = 0
    for loop in LOOPS:
        bare, typed = mix(text, f"bare_{loop}"), mix(text, f"typed_{loop}")
        light = typed.total() * 20 <= bare.total() * 21
        failed += not light
        print(f"{loop}: bare {bare.total()} instructions, typed {typed.total()}")
        if not light:
            print(f"  typed has more: {typed - bare}")
    print(f"{len(LOOPS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
