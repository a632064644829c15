# SPDX-License-Identifier: BSL-1.0
"""Any office's table of 20 columns, read whole: time by its rows, beside pandas reading texts."""

import gc
import io
import timeit

import pandas as pd
import tomakomai_kpi as tk

HEADER = (
    *("基本目標", "施策", "番号", "指標名", "単位", "R1基準値"),
    *("R2実績", "R3実績", "R4実績", "R5実績", "R6実績", "R7見込", "R6目標値"),
    *("達成率", "評価", "担当課", "要因", "今後の対応", "備考", "頁"),
)
ROWS = (2_500, 5_000, 10_000)
ROUNDS = 3


def table(rows: int) -> str:
    """Tab-separated, as an office copies it."""
    lines = ["\t".join(HEADER)]
    for n in range(rows):
        values = [f"{1000 + n + year:,}" for year in range(6)]
        lines.append(
            "\t".join(
                [
                    f"目標{n % 5 + 1}",
                    f"施策{n % 100}",
                    str(n),
                    f"指標{n}",
                    "人",
                    str(40 + n % 9),
                    *values,
                    str(2000 + n),
                    "76.7%",
                    "B",
                    "企画課",
                    "天候",
                    "継続",
                    "略",
                    "1",
                ]
            )
        )
    return "\n".join(lines)


def seconds(text: str) -> tuple[float, float]:
    """The best of several runs: our reading, and that of pandas."""
    ours = min(timeit.repeat(lambda: tk.read_table(text), number=1, repeat=ROUNDS))
    theirs = min(
        timeit.repeat(
            lambda: pd.read_csv(io.StringIO(text), sep="\t", dtype=str), number=1, repeat=ROUNDS
        )
    )
    return ours, theirs


def main() -> None:
    """Print the table."""
    gc.collect()
    print("| rows × 20 columns | s | µs a cell | time ÷ `pandas.read_csv` (texts) |")
    print("|---|---:|---:|---:|")
    for rows in ROWS:
        ours, theirs = seconds(table(rows))
        cell = ours / (rows * len(HEADER)) * 1e6
        print(f"| {rows:,} | {ours:.2f} | {cell:.1f} | {ours / theirs:.1f} |")


if __name__ == "__main__":
    main()
