# SPDX-License-Identifier: BSL-1.0
"""Arithmetic of whole values (amount, unit, basis, notation) beside bare numbers and Pint."""

import gc
import subprocess
import sys
import timeit
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any

import tomakomai_kpi as tk

OPERATIONS = ("a + b", "a - b", "a < b", "a == b", "hash(a)")
ROUNDS = 9


def peers() -> dict[str, Callable[[int], Any]]:
    """How each peer makes a number; those that are not installed are left out."""
    found: dict[str, Callable[[int], Any]] = {
        "tk.Value": lambda n: tk.parse(f"累計{n}件"),
        "Decimal": Decimal,
        "Fraction": Fraction,
    }
    with suppress(ImportError):
        found["gmpy2.mpq"] = import_module("gmpy2").mpq
    with suppress(ImportError):
        registry = import_module("pint").UnitRegistry(non_int_type=Fraction)
        registry.define("件 = [件]")
        found["Pint (Fraction)"] = lambda n: registry.Quantity(Fraction(n), "件")
    return found


def nanoseconds(operation: str, a: Any, b: Any) -> float:
    """The best of several runs, for one operation."""
    timer = timeit.Timer(operation, globals={"a": a, "b": b})
    count, _ = timer.autorange()
    return min(timer.repeat(ROUNDS, count)) / count * 1e9


def import_milliseconds(statement: str) -> float:
    """The best time of a fresh Python that runs the statement and stops."""
    command = [sys.executable, "-I", "-c", statement]
    run = timeit.Timer(lambda: subprocess.run(command, check=True))
    return min(run.repeat(15, 1)) * 1000


def main() -> None:
    """Print the tables."""
    gc.disable()
    made = {name: (make(1644), make(45)) for name, make in peers().items()}
    times = {
        name: [nanoseconds(operation, a, b) for operation in OPERATIONS]
        for name, (a, b) in made.items()
    }
    print("| ns | " + " | ".join(f"`{o}`" for o in OPERATIONS) + " |")
    print("|---|" + "---:|" * len(OPERATIONS))
    for name, row in times.items():
        print(f"| {name} | " + " | ".join(f"{t:.0f}" for t in row) + " |")
    print("\n| tk.Value ÷ peer | " + " | ".join(f"`{o}`" for o in OPERATIONS) + " |")
    print("|---|" + "---:|" * len(OPERATIONS))
    ours = times["tk.Value"]
    for name, row in times.items():
        if name != "tk.Value":
            ratios = (f"{a / b:.3f}" for a, b in zip(ours, row, strict=True))
            print(f"| {name} | " + " | ".join(ratios) + " |")
    bare = import_milliseconds("pass")
    ours_import = import_milliseconds("import tomakomai_kpi")
    print(
        f"\n`import tomakomai_kpi`: {ours_import - bare:.0f} ms over bare Python ({bare:.0f} ms)."
    )


if __name__ == "__main__":
    main()
