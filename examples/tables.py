# SPDX-License-Identifier: BSL-1.0
"""自分の市の表: 公表される形の三つの表を読み、評価し、報告します。数値はすべて見本です。

Any office's table: three tables as they are published, read, judged and reported. All figures are
invented.

    python examples/tables.py 書き出し先のフォルダー
"""

import sys
from pathlib import Path

import tomakomai_kpi as tk
from tomakomai_kpi.reports import progress, render

TABLES = Path(__file__).parent / "tables"


def office_sheet(out: Path) -> tk.TableReading:
    """An office's sheet: stacked and merged headers, rates, marks, men and women in one cell."""
    up = {"direction": "up"}
    names = {
        "事故": "down",
        "率": {"aggregation": "ratio", **up},
        "数": {"aggregation": "flow", **up},
    }
    reading = tk.read_table(TABLES / "進捗管理表.xlsx", parts=["男", "女"], names=names)
    (out / "進捗管理表.html").write_text(render(progress.build(reading.plan), "html"), "utf-8")
    return reading


def web_page(out: Path) -> tk.TableReading:
    """A page with a row of targets and one of actuals for each indicator."""
    reading = tk.read_table(TABLES / "指標の推移.html", names={"ごみ": "down", "数": "flow"})
    (out / "指標の推移.csv").write_text(render(progress.build(reading.plan), "csv"), "utf-8")
    return reading


def text_of_a_pdf(out: Path) -> tk.TableReading:
    """The text of a PDF, read by what a line looks like."""
    reading = tk.read_table(
        TABLES / "成果指標.txt",
        rows=r"^\((?P<番号>\d+)\) (?P<指標>\S+) (?P<現状値>\S+) (?P<実績値>\S+) (?P<目標値>\S+)$",
        header_row=3,
        target_year="R5",
        repairs=["middle_dot"],
        words={"なし": "missing", "全店舗": "310店"},
    )
    (out / "成果指標.md").write_text(render(progress.build(reading.plan), "markdown"), "utf-8")
    return reading


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    for read in (office_sheet, web_page, text_of_a_pdf):
        print(read(folder).explain(), end="\n\n")
