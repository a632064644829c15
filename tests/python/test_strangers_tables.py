# SPDX-License-Identifier: BSL-1.0
"""What strangers' tables were misread by: the smallest of each kind. Figures are invented."""

import time
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from openpyxl import Workbook
from openpyxl.styles import Font
from test_mapping_language import facts

# what is in question: source, mapping, what is read
READ: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "the year of a header says nothing against the row's kind": (
        "指標名\t区分\t2020年度\n苦情（件）\t目標\t40\n\t実績\t61\n",
        {},
        ["苦情（件） | A2020 61件 | T2020 40件"],
    ),
    "one unknown word among the kinds": (
        "指標\t区分\tR2\na\t目標\t1人\n\t実績\t2人\n\t前年比\t3%\n",
        {},
        ["a | A2020 2人 | T2020 1人"],
    ),
    "a second table under another header": (
        (
            "指標\tH29基準値\tR4実績値\tR9目標値\n登録者\t10人\t12人\t20人\n"
            "指標\tH29基準値\tR9目標値\tR4実績値\n指導者\t153人\t300人\t201人\n"
        ),
        {},
        [
            "登録者 | B2017 10人 | A2022 12人 | T2027 20人",
            "指導者 | B2017 153人 | A2022 201人 | T2027 300人",
        ],
    ),
    "rows of a total are none of the indicator above": (
        "指標\t区分\tR2\tR3\n収納\t計画\t1円\t2円\n\t実績\t1円\t\n合計\t計画\t5円\t6円\n\t実績\t7円\t8円\n",
        {},
        ["収納 | A2020 1円 | T2020 1円 | T2021 2円"],
    ),
    "a heading ends the name that is carried down": (
        "指標\t区分\tR2\n収納\t計画\t1円\n■ひと\n\t実績\t7円\n",
        {},
        ["収納 | T2020 1円"],
    ),
    "years of what is no value of the plan": (
        "指標\tR3実績\tR4全国平均\tR5上半期実績\tR6計画\na\t1%\t2%\t9%\t3%\n",
        {},
        ["a | A2021 1% | T2024 3%"],
    ),
    "the lower of stacked headers": (
        "項目\t目標値(R7)\t進捗状況\t\n\t\tR3実績\tR4実績\n候補者\t35%\t18.0%\t19%\n",
        {},
        ["候補者 | A2021 18.0% | A2022 19% | T2025 35%"],
    ),
    "the year of a target in a column below it": (
        "項目\t目標\t\tR3実績\n\t値\t年度\t\n候補者\t35%\tR7\t19%\n",
        {},
        ["候補者 | A2021 19% | T2025 35%"],
    ),
    "a window in the cell": (
        "指標名\tR1実績\tR6目標\nd\t10件（H27～R1累計）\t15件（R2～R6累計）\n",
        {},
        ["d | A2019 10件（H27～R1累計） | T2024 15件（R2～R6累計）"],
    ),
    "a break within a cell": (
        '指標名\tR3実績\tR6目標\n率\t"12\n人"\t"5.0人\n以下"\n',
        {},
        ["率 | A2021 12人 | T2024 5.0人以下"],
    ),
    "the year of several parts": (
        "指標名\t現状\tR6目標\n率\t男性：7.6%、女性：1.9%（R3）\t男性：10%、女性：9%\n",
        {"parts": ["男性", "女性"]},
        ["率（男性） | B2021 7.6% | T2024 10%", "率（女性） | B2021 1.9%（R3） | T2024 9%"],
    ),
    "a unit line between rows": (
        "（単位：人）\n指標名\tR3実績\tR6目標\na\t1\t2\n（単位：％）\nb\t3\t4\n",
        {},
        ["a | A2021 1人 | T2024 2人", "b | A2021 3% | T2024 4%"],
    ),
    "a unit line directly above the header": (
        "\t\t\t（単位：千円）\nNo.\t指標名\tR2\t合計\n1\t収納額\t100\t300\n",
        {},
        ["収納額 | A2020 100千円"],
    ),
    "two states of affairs: the later is an actual": (
        "指標名\t策定時(H29)\t現状値(R4)\tR9目標\na\t1人\t2人\t3人\n",
        {},
        ["a | B2017 1人 | A2022 2人 | T2027 3人"],
    ),
    "projects with figures": (
        "事業名\tR3実績\tR6目標\n相談\t1人\t3人\n",
        {},
        ["相談 | A2021 1人 | T2024 3人"],
    ),
    "units that a value prints, in their column": (
        (
            "指標名\t単位\tR3実績\tR6目標\na\t人/年\t12,045\t13,000\nb\t円/㎥\t168\t160\n"
            "c\t世帯（延べ）\t46\t60\nd\t点（100点満点）\t70\t80\n"
        ),
        {},
        [
            "a | A2021 12,045人/年 | T2024 13,000人/年",
            "b | A2021 168円/㎥ | T2024 160円/㎥",
            "c | A2021 延べ46世帯 | T2024 延べ60世帯",
            "d | A2021 70点(100点満点) | T2024 80点(100点満点)",
        ],
    ),
    "a unit that a value prints, in the name": (
        "指標名\tR3実績\tR6目標\n給水原価(円/㎥)\t168\t160\n",
        {},
        ["給水原価(円/㎥) | A2021 168円/㎥ | T2024 160円/㎥"],
    ),
    "years that run down": (
        "年度\t死亡率（‰）\t医師数（人）\nH30実績\t1.9\t4,012\nR5目標\t1.5\t4,300\n",
        {"transposed": True, "columns": {"年度": "name"}},
        ["死亡率（‰） | A2018 1.9‰ | T2023 1.5‰", "医師数（人） | A2018 4,012人 | T2023 4,300人"],
    ),
    "what qualifies a year below it": (
        "指標名\t令和3年度\t\t令和4年度\t\n\t実績\t差\t実績\t差\n参加者数\t\t7人\t60人\t8人\n",
        {},
        ["参加者数 | A2022 60人"],
    ),
    "another body's values": (
        "指標\t国の目標(R6)\t市の目標(R6)\t市実績(R4)\t県実績(R4)\n甲\t15%\t12%\t\t8%\n",
        {},
        ["甲 | T2024 12%"],
    ),
    "kinds of other values": (
        "指標名\t区分\tR3\tR4\n甲（人）\t実績\t8\t9\n\t目標\t\t10\n\t目標比\t90\t91\n\t前年度実績\t7\t8\n",
        {},
        ["甲（人） | A2021 8人 | A2022 9人 | T2022 10人"],
    ),
    "values under the word for an assessment": (
        "指標名\t策定時(R2)\t中間評価(R5)\t目標(R8)\n欠食率\t5%\t6.1%\t0%\n",
        {},
        ["欠食率 | B2020 5% | A2023 6.1% | T2026 0%"],
    ),
    "years over roles": (
        "指標\tR1\tR3\tR7\n\t基準値\t実績値\t目標値\n収入\t5円\t6円\t10円\n",
        {},
        ["収入 | B2019 5円 | A2021 6円 | T2025 10円"],
    ),
    "one value of several parts": (
        "指標名\tR3実績\tR6目標\n割合\t女性31%／男性29%\t女性・男性とも75％\n",
        {"parts": ["女性", "男性"]},
        ["割合（女性） | A2021 31% | T2024 75％", "割合（男性） | A2021 29% | T2024 75％"],
    ),
    "brackets of a name that are no unit of its values": (
        "指標名\tR3実績\tR6目標\n共食の回数（週）\t9.8回\t11回\n",
        {},
        ["共食の回数（週） | A2021 9.8回 | T2024 11回"],
    ),
    "a table of bars, and one of commas": (
        "| 指標名 | R3実績 | R6目標 |\n|---|---|---|\n| a | 1人 | 2人 |\n",
        {},
        ["a | A2021 1人 | T2024 2人"],
    ),
    "commas": ("指標名,R3実績,R6目標\na,1人,2人\n", {}, ["a | A2021 1人 | T2024 2人"]),
}


@pytest.mark.parametrize("name", READ)
def test_what_strangers_print_is_read(name: str) -> None:
    text, mapping, expected = READ[name]
    assert facts(tk.read_table(text, mapping).plan) == expected


@pytest.mark.parametrize("name", READ)
def test_what_was_read_is_written_and_read_again(name: str, tmp_path: Path) -> None:
    text, mapping, _ = READ[name]
    plan = tk.read_table(text, mapping).plan
    tk.write_plan(plan, tmp_path / "計画.csv")
    again = tk.read_plan(tmp_path / "計画.csv")
    assert facts(again) == facts(plan)


# what is in question: source, mapping, the texts that are refused
REFUSED: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "cells that stand askew": (
        (
            "指標名      R3実績    R4実績    R6目標\n公園        5㎡      4㎡     6㎡\n"
            "広場        5㎡                 6㎡\n"
        ),
        {},
        ["広場        5㎡                 6㎡"],
    ),
    "a raised figure is no digit": (
        "<table><tr><th>指標<th>R3実績<th>R6目標<tr><td>a<td>2<sup>3</sup>人<td>4人</table>",
        {},
        ["2^3人"],
    ),
    "a value that is of one of several parts": (
        '指標名\tR1基準\tR3実績\n率\t"6.4%\n(R1)"\t男性：7.6%、女性：1.9%\n',
        {"parts": ["男性", "女性"]},
        ["6.4%\n(R1)"],
    ),
    "a number in brackets under a unit": (
        "指標名\t単位\tR3実績\tR6目標\n損益\t千円\t(10)\t15\n",
        {},
        ["(10)"],
    ),
    "a year of the calendar under another year": (
        "指標名\t基準値(R1)\tR3実績\t目標(R6)\n空き家率\t13.1%(H25年)\t14.6%(R3.10.1)\t10%\n",
        {},
        ["13.1%(H25年)"],
    ),
    "a contradictory year": ("指標\t2018年度(R1)実績\tR6目標\na\t1人\t2人\n", {}, ["1人"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_be_another_thing_is_refused(name: str) -> None:
    text, mapping, expected = REFUSED[name]
    assert [cell.text for cell in tk.read_table(text, mapping).unread] == expected


def test_a_value_of_no_known_year_stays_in_the_plan() -> None:
    reading = tk.read_table("指標名\tR3実績\t最新値\tR6目標\n率\t1%\t88.2%\t90%\n")
    assert [t.text for t in reading.plan.unread()] == ["実績値: 88.2%"]


def test_a_window_in_a_cell_is_that_of_its_total() -> None:
    text, mapping, _ = READ["a window in the cell"]
    (indicator,) = tk.read_table(text, mapping).plan.indicators()
    assert indicator.target is not None
    assert str(indicator.target.period) == "令和2年度～令和6年度"
    assert str(indicator.actuals[0].period) == "平成27年度～令和元年度"
    assert {str(o.value.basis) for o in (*indicator.actuals, indicator.target)} == {"cumulative"}
    counted = tk.read_table("指標名\tR1実績\tR6目標\na\t10人\t5年間累計250人\n")
    target = counted.plan.indicators()[0].target
    assert target is not None
    assert str(target.period) == "令和2年度～令和6年度"


def test_what_offices_note_can_be_written(tmp_path: Path) -> None:
    reading = tk.read_table(
        "事業\t指標名\t単位\tR3実績\tR6目標\t担当課\t備考\n"
        '相談\ta（累計）\t圏域\t1\t2\t福祉課、子育て課\t"一つ目\n二つ目／続き"\n'
        "相談\tb\t人\t1\t2\t\t\n"
    )
    first, second = reading.plan.indicators()
    assert first.notes == ("一つ目", "二つ目／続き")
    assert second.departments == ("福祉課", "子育て課")
    tk.write_plan(reading.plan, tmp_path / "計画.csv")
    again = tk.read_plan(tmp_path / "計画.csv")
    assert [i.notes for i in again.indicators()] == [first.notes, ()]
    assert str(again.indicators()[0].target) == str(first.target)


def test_reading_again_with_the_mapping_that_was_used_gives_the_same_plan() -> None:
    for text, mapping, _ in READ.values():
        reading = tk.read_table(text, mapping)
        assert tk.read_table(text, reading.mapping).plan == reading.plan


def test_words_of_a_cell_say_its_status() -> None:
    reading = tk.read_table(
        "指標名\tR3実績\tR4実績\tR6目標\na\t9件（見込）\t21件（速報値）\t30件\n"
    )
    (indicator,) = reading.plan.indicators()
    assert [o.status for o in indicator.actuals] == ["estimated", "provisional"]


def test_names_over_two_columns_have_parts() -> None:
    reading = tk.read_table(
        "<table><tr><th colspan=2>指標</th><th>R1基準</th><th>R6目標</th></tr>"
        "<tr><td rowspan=2>割合</td><td>小6</td><td>82%</td><td>90%</td></tr>"
        "<tr><td>中3</td><td>72%</td><td>80%</td></tr></table>"
    )
    assert [i.name for i in reading.plan.indicators()] == ["割合（小6）", "割合（中3）"]


def test_what_a_person_should_look_at_is_asked() -> None:
    reading = tk.read_table(
        "<table><tr><th>指標</th><th>R3実績</th><th>R6目標</th></tr>"
        "<tr><td>a</td><td>1人</td><td rowspan=2>9人</td></tr>"
        "<tr><td>a</td><td>2人</td></tr></table>"
    )
    asked = " ".join(reading.mapping.open)
    assert "結合したセルの「9人」" in asked
    assert "同じ名称の指標がある: a" in asked
    assert "令和3年度～令和6年度 とした" in asked


def test_a_struck_cell_and_hidden_rows_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["指標名", "R3実績", "R6目標"], ["a", "1人", "2人"], ["b", "3人", "4人"]):
        sheet.append(row)
    sheet["B2"].font = Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "t.xlsx")
    reading = tk.read_table(tmp_path / "t.xlsx")
    assert [cell.text for cell in reading.unread] == ["1人"]
    assert any("隠れた行 3" in question for question in reading.mapping.open)
    assert {cell.sheet for cell in reading.cells} == {"Sheet"}


def test_other_sheets_are_told_and_a_cover_is_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    cover: Any = book.active
    cover.title = "表紙"
    cover.append(["進捗管理表"])
    for n in (1, 2):
        sheet: Any = book.create_sheet(f"目標{n}")
        for row in (["指標", "R3実績", "R6目標"], [f"指標{n}", "1人", "2人"]):
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    reading = tk.read_table(tmp_path / "t.xlsx")
    assert facts(reading.plan) == ["指標1 | A2021 1人 | T2024 2人"]
    assert any("「目標2」" in question for question in reading.mapping.open)
    assert facts(tk.read_table(tmp_path / "t.xlsx", sheet="目標2").plan) == [
        "指標2 | A2021 1人 | T2024 2人"
    ]


@pytest.mark.parametrize(
    "form", ["#,##0_);(#,##0)", "#,##0_);[Red]\\(#,##0\\)", "#,##0;[Red]#,##0"]
)
def test_a_negative_number_keeps_its_sign(form: str, tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["指標名", "単位", "R3実績", "R6目標"], ["損益", "千円", -1234, 15]):
        sheet.append(row)
    sheet["C2"].number_format = form
    book.save(tmp_path / "t.xlsx")
    assert facts(tk.read_table(tmp_path / "t.xlsx").plan) == [
        "損益 | A2021 -1,234千円 | T2024 15千円"
    ]


def test_wide_merges_are_refused_before_they_are_spread(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["指標名", "R3実績", "R6目標"])
    book.save(tmp_path / "t.xlsx")
    import zipfile

    wide = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(tmp_path / "t.xlsx") as source, zipfile.ZipFile(wide, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name.startswith("xl/worksheets/"):
                merge = b'<mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
                text = text.replace(b"</sheetData>", b"</sheetData>" + merge)
            target.writestr(name, text)
    with pytest.raises(tk.PlanFileError, match="結合"):
        tk.read_table(wide)


def test_a_pattern_that_tries_all_ways_ends() -> None:
    start = time.monotonic()
    text = "指標名\tR3実績\tR6目標\n" + "a" * 40 + "!\t1人\t2人\n"
    tk.read_table(text, names={"/^(a+)+$/": "up"})
    assert time.monotonic() - start < 60  # else it would take years


def test_units_stay_with_the_mapping() -> None:
    text = "指標名\tR3実績\tR6目標\na\t1皿\t2皿\n"
    reading = tk.read_table(text, units=["皿"])
    assert "units = [" in reading.mapping.to_toml()
    assert facts(tk.read_table(text, reading.mapping).plan) == facts(reading.plan)
