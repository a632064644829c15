# SPDX-License-Identifier: BSL-1.0
"""Whole plans of many indicators, one project each, in two revisions: seconds, and how they grow.

`python benchmarks/scale.py [FEW MANY]`. An operation whose time goes with the number of
indicators has the exponent 1; with its square, 2.
"""

import csv
import gc
import io
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tomakomai_kpi as tk
from tomakomai_kpi.reports import audit, progress, render, review

SIZES = (12_500, 50_000)
PAGES = (1_000, 4_000)
"""Of the reports, which are for people."""

HEADER = (
    *("revision", "role", "id", "parent", "page", "name", "departments", "flags"),
    *("year", "value", "status", "note"),
)
UNITS = (("人", ""), ("件", "累計"), ("%", ""))


def row(revision: str, role: str, **cells: str) -> list[str]:
    """A row of a plan file with these cells, and no others."""
    return [{"revision": revision, "role": role, **cells}.get(name, "") for name in HEADER]


def rows(indicators: int) -> Iterator[list[str]]:
    """A plan file: what each indicator was, is, and shall be, in both revisions."""
    yield row("", "plan", id="P", name="大きな市の計画", year="令和2年度～令和6年度")
    for revision, label in (("new", "見直し後"), ("old", "見直し前")):
        yield row(revision, "revision", name=label)
        for n in range(indicators):
            goal, page = f"G{n // 500}", str(1 + n // 5)
            if n % 500 == 0:
                yield row(revision, "goal", id=goal, page=page, name=f"目標その{goal}")
            project, name, departments = f"J{n}", f"指標その{n}", f"第{n % 60}政策課"
            of = {"id": f"J{n}-1", "name": name}
            yield row(
                *(revision, "project"),
                id=project,
                parent=goal,
                page=page,
                name=f"事業その{n}",
                departments=departments,
            )
            yield row(revision, "indicator", **of, parent=project, page=page)
            unit, basis = UNITS[n % 3]
            base = 20 + n % 41
            actual = 2 * base - 15 + n % 29
            aim = (5 * base if basis else base + 10) + (revision == "new") * (n % 3)
            for role, year, value in (
                ("baseline", "平成30年度", f"{base}{unit}"),
                ("actual", "令和3年度", f"{basis}{actual}{unit}"),
                ("target", "令和6年度", f"{basis}{aim}{unit}"),
            ):
                yield row(revision, role, **of, year=year, value=value)


def written(indicators: int, folder: Path) -> Path:
    """The plan as a file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER, *rows(indicators)])
    path = folder / f"{indicators}.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def times(indicators: int, folder: Path) -> dict[str, float]:
    """Processor seconds of each operation, once."""
    path = written(indicators, folder)
    spent: dict[str, float] = {}

    def timed(name: str, deed: Callable[[], Any]) -> Any:
        gc.collect()
        start = time.process_time()
        made = deed()
        spent[name] = time.process_time() - start
        return made

    plan = timed("read_plan", lambda: tk.read_plan(path))
    timed("write_plan", lambda: tk.write_plan(plan, folder / "again.csv"))
    keys = [f"J{n}-1" for n in range(0, indicators, max(1, indicators // 1000))]
    timed("find(id=…), 1,000 times", lambda: [plan.find(id=key) for key in keys])
    timed("assess", plan.assess)
    timed("summarise by project", lambda: tk.summarise(plan, "project"))
    timed("summarise by department", lambda: tk.summarise(plan, "department"))
    timed("examine_targets", lambda: tk.examine_targets(plan))
    timed("audit", lambda: tk.audit(plan))
    timed("review", lambda: tk.review(plan))
    timed("compare", lambda: tk.compare(plan, plan))
    timed("to_records", plan.to_records)
    timed("to_frame", plan.to_frame)
    table = folder / "table.txt"
    timed("write_comparison_table", lambda: tk.write_comparison_table(plan, table))
    text = table.read_text(encoding="utf-8")
    timed("read_comparison_table", lambda: tk.read_comparison_table(text))
    if indicators > max(PAGES):
        return spent
    timed("report, text", lambda: render(progress.build(plan), "text"))
    timed("report, HTML", lambda: render(progress.build(plan), "html"))
    timed("report, xlsx", lambda: progress.to_excel(progress.build(plan)))
    timed("review's report", lambda: render(review.of_review(tk.review(plan)), "html"))
    timed("audit's report", lambda: render(audit.build(plan), "html"))
    return spent


def show(few: int, many: int) -> None:
    """One table."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (times(size, Path(folder)) for size in (few, many))
    print(f"| s | {few:,} | {many:,} | exponent |\n|---|---:|---:|---:|")
    for name, long in large.items():
        short = small[name]
        grows = math.log(max(long, 1e-3) / max(short, 1e-3)) / math.log(many / few)
        print(f"| {name} | {short:.2f} | {long:.2f} | {grows:.2f} |")


def main() -> None:
    """Print the tables."""
    if len(sys.argv) > 2:
        show(int(sys.argv[1]), int(sys.argv[2]))
    else:
        show(*SIZES)
        print()
        show(*PAGES)


if __name__ == "__main__":
    main()
