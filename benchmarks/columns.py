# SPDX-License-Identifier: BSL-1.0
"""Columns beside what analysts have: sums, groups, text, paths and percentages over 10⁷ rows.

CPU time of this process, the best of several runs, one thread; ratios are what to compare. Peers
that are not installed are left out. `python benchmarks/columns.py [ROWS]`.
"""

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

import numpy as np
import tomakomai_kpi as tk
from timing import wall

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
GROUPS = 1_000
TEXTS = max(ROWS // 10, 1)
RUNS = 5


def cpu(deed: Callable[[], Any], rows: int) -> float:
    """Nanoseconds of CPU a row, the best of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        deed()
        best = min(best, time.process_time() - start)
    return best / rows * 1e9


def of_two_threads(deed: Callable[[], Any]) -> None:
    """The same work twice, at one time."""
    both = [threading.Thread(target=deed) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()


def in_duckdb(query: str, native: bool, keys: Any, texts: list[str]) -> Callable[[], Any]:
    """A query over a table of keys and texts, in a database of its own, in one thread."""
    con = tk.duckdb.connect(native=native)
    con.execute("set threads = 1")
    con.register("given", {"k": keys, "x": np.array(texts, dtype=object)})
    con.execute("create table t as select k, x::varchar x from given")
    return lambda: con.execute(query).fetchall()


def jobs() -> dict[str, dict[str, tuple[Callable[[], Any], int]]]:
    """What is measured: ours first, then peers."""
    random = np.random.default_rng(20221124)
    amounts = random.integers(0, 100_000, ROWS)
    targets = random.integers(1, 100_000, ROWS)
    keys = random.integers(0, GROUPS, ROWS)
    of = tk.column(amounts, "人", "cumulative")
    wanted = tk.column(targets, "人", "cumulative")
    year = tk.column(amounts, "人", "annual")
    rates = of.attainment(wanted)
    printed = [f"{n:,}人" for n in amounts[:TEXTS]]
    few = [f"{n:,}人" for n in random.integers(0, 5_000, TEXTS)]
    found: dict[str, dict[str, tuple[Callable[[], Any], int]]] = {
        "exact total": {
            "Column": (year.total, ROWS),
            "numpy int64 (wraps)": (amounts.sum, ROWS),
        },
        f"sum by {GROUPS:,} integer keys": {"Column": (lambda: year.total(by=keys), ROWS)},
        "on the path, exact": {
            "Column": (lambda: of.on_path(wanted, elapsed=2, years=5), ROWS),
            "numpy float64": (lambda: amounts.astype(float) / targets >= 2 / 5, ROWS),
        },
        "percentage, half up": {
            "Column": (lambda: rates.percent(1), ROWS),
            "numpy float64 (rounds otherwise)": (
                lambda: np.round(amounts / targets * 100, 1),
                ROWS,
            ),
        },
        "text to amount": {},
        "text to amount, 5,000 distinct in a dictionary": {},
    }
    with suppress(ImportError):
        duckdb = import_module("duckdb")
        con = duckdb.connect()
        con.execute("set threads = 1")
        con.register("given", {"k": keys, "n": amounts})
        con.execute("create table t as select * from given")
        sum_by_key = "select k, sum(n) from t group by k"
        found[f"sum by {GROUPS:,} integer keys"]["DuckDB BIGINT"] = (
            lambda: con.execute(sum_by_key).fetchall(),
            ROWS,
        )
    if tk.duckdb.EXTENSION.exists():
        for job, query in {
            "DuckDB, text to amount": "select max(kpi_amount(x)) from t",
            f"DuckDB, sum of texts by {GROUPS:,} keys": "select k, kpi_sum(x) from t group by k",
        }.items():
            found[job] = {
                name: (in_duckdb(query, native, keys[:TEXTS], printed), TEXTS)
                for name, native in (("Column", True), ("its functions of Python", False))
            }
    with suppress(ImportError):
        pyarrow = import_module("pyarrow")
        texts = pyarrow.array(printed)
        coded = pyarrow.array(few).dictionary_encode()
        found["text to amount"]["Column"] = (lambda: tk.column(texts), TEXTS)
        found["text to amount, 5,000 distinct in a dictionary"]["Column"] = (
            lambda: tk.column(coded),
            TEXTS,
        )
    with suppress(ImportError):
        polars = import_module("polars")
        series = polars.Series(printed)
        found["text to amount"]["Polars, replace and cast, no unit"] = (
            lambda: (
                series.str.replace_all(",", "").str.strip_suffix("人").cast(polars.Decimal(38, 0))
            ),
            TEXTS,
        )
    found["text to amount"]["a loop of parse"] = (
        lambda: [tk.parse(text) for text in printed[: TEXTS // 10]],
        TEXTS // 10,
    )
    return found


def threads() -> str:
    """How much more two threads do than one, asked before peers have threads of their own."""
    amounts = np.random.default_rng(1).integers(0, 100_000, ROWS)
    of = tk.column(amounts, "人", "cumulative")

    def judge() -> None:
        for _ in range(4):
            of.on_path(of, elapsed=2, years=5)

    alone, both = wall(judge, RUNS), wall(lambda: of_two_threads(judge), RUNS)
    return f"Two threads do {2 * alone / both:.2f} times what one does (wall time)."


def main() -> None:
    """Print a table of nanoseconds a row, and how ours compare."""
    of_threads = threads()
    print(f"| {ROWS:,} rows, CPU ns a row | ours | | ours ÷ it |")
    print("|---|---:|---|---:|")
    for job, ways in jobs().items():
        if "Column" not in ways:
            continue
        ours = cpu(*ways.pop("Column"))
        for name, way in ways.items() or [("", None)]:
            peer = cpu(*way) if way else None
            beside = f"{name}: {peer:.2f} | {ours / peer:.2f}" if peer else " | "
            print(f"| {job} | {ours:.2f} | {beside} |")
    print(f"\n{of_threads}")


if __name__ == "__main__":
    main()
