# SPDX-License-Identifier: BSL-1.0
"""翌年度の実績を足す見本: 計画のCSVに令和4年度の行を加え、進捗を報告します。

Adding next year's actuals: rows for 令和4 go behind the plan CSV, which is then read and judged.

    python examples/actuals_2022_sample.py 計画.csv

値はすべて「見本の値」で、苫小牧市の実績ではありません。
The values are samples made up for this example, and marked as such; they are nobody's actuals.
"""

import csv
import sys
from pathlib import Path

import tomakomai_kpi as tk

YEAR = "令和4年度"
NOTE = "見本の値"
SAMPLES = {
    "G1-1": "累計92人",
    "P01-1": "累計16人",
    "P05-1": "累計45人",
    "P07-1": "435社",
    "P09-1": "10社",
    "P11-1": "累計20人",
}


def main(path: Path) -> None:
    """Write the embedded plan to `path`, add the sample rows and report on them."""
    tk.write_plan(tk.plans.tomakomai(), path)

    # A new actual is a new row: in Excel, or as here.
    with path.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        for id_, value in SAMPLES.items():
            name = tk.plans.tomakomai().find(id=id_).name
            rows.writerow(["new", "actual", id_, "", "", name, "", "", YEAR, value, "", NOTE])

    plan = tk.read_plan(path)
    print(f"{plan.name} {YEAR} ({NOTE})")
    for id_ in SAMPLES:
        indicator = plan.find(id=id_)
        judged = tk.assess(indicator, YEAR)
        print(f"  {indicator.name}: {indicator.actuals[-1].value} … {judged.status}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "計画.csv"))
