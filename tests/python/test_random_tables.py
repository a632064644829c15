# SPDX-License-Identifier: BSL-1.0
"""Tables of nonsense, made of what real ones hold: whatever is read keeps the laws of readings."""

import tempfile
from pathlib import Path
from typing import Any

import tomakomai_kpi as tk
from hypothesis import given, settings
from hypothesis import strategies as st

HEADERS = (
    *("指標名", "指標", "KPI", "単位", "区分", "内訳", "R1基準値", "基準値", "R2実績", "R3実績"),
    *("R4", "令和5年度", "R6目標値", "目標", "目標年度", "基準年度", "達成率", "評価", "担当課"),
    *("備考", "要因", "施策", "基本目標", "事業", "", "2021年実績", "R2～R6累計", "年度", "値"),
    *("合計", "差", "方向", "集計", "実績", "目標値（人）", "（単位：人）", "中間評価(R5)"),
)
CELLS = (
    *("", "参加者数", "満足度", "a※1", "甲（人）", "男性", "女性", "目標", "実績", "達成率", "人"),
    *("件", "%", "千円", "人(累計)", "世帯（延べ）", "圏域", "40", "4６..", "1,234", "45.2%", "－"),
    *("集計中", "30件以上", "10%減", "男 40%／女 45%", "46人(R3)", "R3", "令和3年度", "2021年"),
    *("13.1%(H25年)", "(10)", "12\n人", "累計45人", "5年間累計250人", "↑", "減少", "単年度"),
    *("累計", "合計", "※1 速報値", "※注", "■見出し", "基本目標1 働く", "（単位：％）", "指標名"),
    *("R3実績", "女性・男性とも75％", "6.4%\n(R1)", "B", "◎", "0.95", "76.7%", "x" * 300),
    *("福祉課／子育て課", "一つ目\n二つ目", "1" * 60, "\u3000", "年間5件"),
)
MAPPINGS: tuple[dict[str, Any], ...] = (
    {},
    {"parts": ["男", "女"]},
    {"parts": "*"},
    {"default_era": "令和"},
    {"calendar_years": True},
    {"windows_are_totals": True},
    {"period": "R2-R6", "baseline_year": "R1", "target_year": "R6"},
    {"target_year": "none"},
    {"repairs": ["middle_dot", "minus", "brackets", "joined_lines", "reduction"]},
    {"names": {"数": {"aggregation": "flow", "basis": "cumulative"}, "率": "up"}},
    {"words": {"B": "missing"}},
    {"header_row": 1},
    {"header_row": 1, "header_rows": 2},
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows under a header that mostly names indicators and targets."""
    width = draw(st.integers(3, 7))
    header = draw(st.lists(st.sampled_from(HEADERS), min_size=width, max_size=width))
    header[draw(st.integers(0, 1))] = "指標名"
    header[-1] = draw(st.sampled_from(("R6目標値", "R3実績", "目標")))
    cells = st.lists(st.sampled_from(CELLS), min_size=width, max_size=width)
    return [header, *draw(st.lists(cells, max_size=8))]


def copied(rows: list[list[str]]) -> str:
    """As a spreadsheet copies them."""
    lines = [[f'"{cell}"' if "\n" in cell else cell for cell in row] for row in rows]
    return "".join("\t".join(line) + "\n" for line in lines)


def values(plan: tk.Plan) -> list[tuple[str, ...]]:
    return [
        (i.name, *map(str, (i.baseline, i.actuals, i.targets, i.published, i.notes)))
        for i in plan.indicators()
    ]


@given(tables(), st.sampled_from(MAPPINGS))
@settings(deadline=None, max_examples=300)
def test_whatever_is_read_keeps_the_laws(rows: list[list[str]], mapping: dict[str, Any]) -> None:
    text = copied(rows)
    try:
        reading = tk.read_table(text, mapping)
    except tk.KpiError:
        return
    filled = sum(bool(cell.strip()) for row in rows for cell in row)
    assert len(reading.cells) == sum(reading.counts.values()) == filled
    # Nothing that is refused is lost, and what was used reads the same again.
    assert tk.read_table(text, reading.mapping).plan == reading.plan
    # It is a plan like others.
    assert len(reading.plan.assess()) == len(reading.plan.indicators())
    tk.check_published(reading.plan).explain()
    tk.audit(reading.plan)
    assert reading.explain()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "計画.csv"
        tk.write_plan(reading.plan, file)
        assert values(tk.read_plan(file)) == values(reading.plan)
