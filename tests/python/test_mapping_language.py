# SPDX-License-Identifier: BSL-1.0
"""What a mapping can say, a small table for each. Figures are invented."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import tomakomai_kpi as tk
from click.testing import CliRunner
from tomakomai_kpi import cli


def facts(plan: tk.Plan) -> list[str]:
    """A line for each indicator: its name, and each value with its role and year."""
    out = []
    for i in plan.indicators():
        said = [i.name]
        if i.baseline:
            said.append(f"B{i.baseline.year.start_year} {i.baseline.value}")
        said += [f"A{o.year.start_year} {o.value}" for o in i.actuals]
        said += [f"T{o.year.start_year} {o.value}" for o in i.targets]
        out.append(" | ".join(said))
    return out


HEAD = "指標名\t単位\tR1基準値\tR3実績\tR6目標値\n"

# source, mapping, what is read
CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a role by the words of a header": (
        "名目\t単位\tR1基準値\t昨年度\tR6目標値\n参加者数\t人\t40\t46\t60\n",
        {"columns": {"名目": "name", "昨年度": {"role": "actual", "period": "R3"}}},
        ["参加者数 | B2019 40人 | A2021 46人 | T2024 60人"],
    ),
    "a role by a pattern, the year from the header": (
        "指標名\tR2年度（A）\tR3年度（A）\tR6（B）\n参加者数\t40人\t46人\t60人\n",
        {"columns": {"/\\(A\\)/": "actual", "/\\(B\\)/": "target"}},
        ["参加者数 | A2020 40人 | A2021 46人 | T2024 60人"],
    ),
    "a role by the number of its column, where nothing is a header": (
        "参加者数\t40人\t60人\n",
        {
            "header_row": 0,
            "columns": {
                1: "name",
                2: {"role": "actual", "period": "R3"},
                3: {"role": "target", "period": "R6"},
            },
        },
        ["参加者数 | A2021 40人 | T2024 60人"],
    ),
    "the year of a value in a column of its own": (
        (
            "指標名\t基準値\t基準年度\t目標値\t目標年度\tR3実績\n"
            "参加者数\t40人\tR1\t60人\tR6\t46人\n満足度\t50%\tH30\t70%\tR7\t55%\n"
        ),
        {},
        [
            "参加者数 | B2019 40人 | A2021 46人 | T2024 60人",
            "満足度 | B2018 50% | A2021 55% | T2025 70%",
        ],
    ),
    "the year of a value in its own cell goes before its header's": (
        '指標名\t基準値\tR3実績\t目標値\n参加者数\t40人（R1）\t46人（R2）\t"60人\n（R6）"\n',
        {},
        ["参加者数 | B2019 40人（R1） | A2020 46人（R2） | T2024 60人（R6）"],
    ),
    "a row for targets and one for actuals": (
        (
            "指標名\t単位\t区分\tR2\tR3\tR4\n参加者数\t人\t目標\t40\t50\t60\n\t\t実績\t38\t51\t\n"
            "満足度\t%\t目標\t50\t55\t60\n\t\t実績\t48.5\t54.0\t-\n"
        ),
        {},
        [
            "参加者数 | A2020 38人 | A2021 51人 | T2020 40人 | T2021 50人 | T2022 60人",
            "満足度 | A2020 48.5% | A2021 54.0% | A2022 - | T2020 50% | T2021 55% | T2022 60%",
        ],
    ),
    "a row for each year": (
        "指標名\t年度\t単位\t実績値\t目標値\n参加者数\tR2\t人\t38\t40\n参加者数\tR3\t人\t51\t50\n",
        {},
        ["参加者数 | A2020 38人 | A2021 51人 | T2020 40人 | T2021 50人"],
    ),
    "parts below a name": (
        "指標名\t内訳\t単位\tR3実績\tR6目標\n受診率\t男性\t%\t40.0\t50\n\t女性\t%\t45.0\t55\n",
        {},
        ["受診率（男性） | A2021 40.0% | T2024 50%", "受診率（女性） | A2021 45.0% | T2024 55%"],
    ),
    "a dash among the parts": (
        "指標名\t内訳\tR3実績\tR6目標\n受診率\t－\t40%\t50%\n",
        {},
        ["受診率 | A2021 40% | T2024 50%"],
    ),
    "several values in a cell": (
        "指標名\tR3実績\tR6目標\n平均寿命\t男 81.0年／女 87.1年\t男：82.0年、女：88.0年\n",
        {"parts": ["男", "女"]},
        [
            "平均寿命（男） | A2021 81.0年 | T2024 82.0年",
            "平均寿命（女） | A2021 87.1年 | T2024 88.0年",
        ],
    ),
    "several values in a cell, by their printed labels": (
        "指標名\tR3実績\tR6目標\n受診率\t上段:40%／下段:45%\t上段:50%／下段:55%\n",
        {"parts": "*"},
        ["受診率（上段） | A2021 40% | T2024 50%", "受診率（下段） | A2021 45% | T2024 55%"],
    ),
    "years without an era": (
        "指標名\t3年度実績\t6年度目標\n参加者数\t46人\t60人\n",
        {"default_era": "令和"},
        ["参加者数 | A2021 46人 | T2024 60人"],
    ),
    "years and dates of the calendar": (
        "指標名\t2021年実績\t令和4年3月末実績\t2024年目標\n人口\t46人\t47人\t60人\n",
        {"calendar_years": True, "columns": {"2021年実績": {"role": "actual", "period": "R2"}}},
        ["人口 | A2020 46人 | A2021 47人 | T2024 60人"],
    ),
    "windows of years": (
        "指標名\tR2～R3実績\tR2～R6目標\n移住者数\t46人\t60人\n",
        {"windows_are_totals": True},
        ["移住者数 | A2021 累計46人 | T2024 累計60人"],
    ),
    "the unit of a header, of the table and of the name": (
        "（単位：千円）\n指標名\tR3実績（人）\tR6目標（人）\n参加者数\t46\t60\n",
        {},
        ["参加者数 | A2021 46人 | T2024 60人"],
    ),
    "words of the table": (
        "指標名\t単位\tR1基準値\tR3実績\tR6目標値\n実施\t市町村\tなし\t全市町村\t1,741\n",
        {"words": {"全市町村": "1741市町村", "なし": "missing"}},
        ["実施 | B2019 － | A2021 1741市町村 | T2024 1,741市町村"],
    ),
    "misprints of the table": (
        HEAD + "利率\t%\t45・2\tー5\t(8.9)%\n",
        {"repairs": ["middle_dot", "minus", "brackets"]},
        ["利率 | B2019 45.2% | A2021 -5% | T2024 8.9%"],
    ),
    "a number over two lines": (
        HEAD + '参加者数\t人\t40\t"1,2\n34"\t2000\n',
        {"repairs": ["joined_lines"]},
        ["参加者数 | B2019 40人 | A2021 1,234人 | T2024 2000人"],
    ),
    "a target that is a share of the baseline": (
        "指標名\tR1基準値\tR3実績\tR6目標値\nごみの量\t200t\t190t\t10%減\n",
        {"repairs": ["reduction"]},
        ["ごみの量 | B2019 200t | A2021 190t | T2024 180t"],
    ),
    "footnotes": (
        HEAD + "参加者数※2\t人\t40\t46※1\t60\n※1 速報値\n※2 延べでない\n",
        {},
        ["参加者数 | B2019 40人 | A2021 46人 | T2024 60人"],
    ),
    "forecasts stand in for actuals": (
        "指標名\tR3実績\tR4見込\tR6目標\n参加者数\t46人\t50人\t60人\n",
        {},
        ["参加者数 | A2021 46人 | A2022 50人 | T2024 60人"],
    ),
    "own units": (
        HEAD + "給食\t皿\t40\t46\t60皿\n",
        {"units": ["皿"]},
        ["給食 | B2019 40皿 | A2021 46皿 | T2024 60皿"],
    ),
    "units that only the column of units knows": (
        HEAD + "医療圏\t圏域\t4\t5\t6圏域\n",
        {},
        ["医療圏 | B2019 4圏域 | A2021 5圏域 | T2024 6圏域"],
    ),
    "so many cells a row": (
        "指標名\n単位\nR3実績\nR6目標\n参加者数\n人\n46\n60\n満足度\n%\n50\n70\n",
        {"rows": 4},
        ["参加者数 | A2021 46人 | T2024 60人", "満足度 | A2021 50% | T2024 70%"],
    ),
    "lines that fit an expression": (
        "進捗\n1 参加者数 46 人 → 60 人\n2 満足度 50 % → 70 %\n以上\n",
        {
            "rows": r"(?P<指標名>\S+) (?P<R3実績>\S+ \S+) → (?P<R6目標>\S+ \S+)$",
        },
        ["参加者数 | A2021 46 人 | T2024 60 人", "満足度 | A2021 50 % | T2024 70 %"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_read_is_written_and_read_again(name: str, tmp_path: Path) -> None:
    text, mapping, _ = CASES[name]
    plan = tk.read_table(text, mapping).plan
    for suffix in ("csv", "xlsx"):
        tk.write_plan(plan, tmp_path / f"計画.{suffix}")
        assert facts(tk.read_plan(tmp_path / f"計画.{suffix}")) == facts(plan)


@pytest.mark.parametrize("name", CASES)
def test_a_mapping_says_what_the_header_does_not(name: str, tmp_path: Path) -> None:
    text, mapping, expected = CASES[name]
    reading = tk.read_table(text, mapping)
    refused = [f"{cell.text}: {cell.message}" for cell in reading.unread]
    alone = [line for line in refused if "lone text" not in line]
    assert alone == []
    assert facts(reading.plan) == expected
    # The same by keyword arguments, from a TOML file, and with the mapping that was used.
    assert facts(tk.read_table(text, **mapping).plan) == expected
    saved = tmp_path / "対応.toml"
    saved.write_text(reading.mapping.to_toml(), encoding="utf-8")
    assert facts(tk.read_table(text, saved).plan) == expected
    assert facts(tk.read_table(text, reading.mapping).plan) == expected


def test_a_footnote_is_kept_and_says_the_status() -> None:
    text, mapping, _ = CASES["footnotes"]
    (indicator,) = tk.read_table(text, mapping).plan.indicators()
    assert set(indicator.notes) == {"※1 速報値", "※2 延べでない"}
    assert indicator.actuals[0].status == "provisional"


def test_a_forecast_is_an_estimate() -> None:
    text, mapping, _ = CASES["forecasts stand in for actuals"]
    (indicator,) = tk.read_table(text, mapping).plan.indicators()
    assert [o.status for o in indicator.actuals] == ["normal", "estimated"]


def test_a_window_is_a_total() -> None:
    text, mapping, _ = CASES["windows of years"]
    (indicator,) = tk.read_table(text, mapping).plan.indicators()
    assert [str(o.value.basis) for o in (*indicator.actuals, indicator.target) if o] == [
        "cumulative",
        "cumulative",
    ]
    (unread, *_) = tk.read_table(text).unread
    assert "windows_are_totals" in unread.message


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        ("指標名\t単位\tR3実績\tR6目標\n移住者数\t人(累計)\t46\t60\n", {}),
        ("指標名\t単位\tR3実績\tR6目標\n移住者数（累計）\t人\t46\t60\n", {}),
        ("指標名\t単位\tR3実績（累計）\tR6目標（累計）\n移住者数\t人\t46\t60\n", {}),
        ("指標名\t単位\t集計\tR3実績\tR6目標\n移住者数\t人\t累計\t46\t60\n", {}),
        (
            "指標名\tR3実績\tR6目標\n移住者数\t46人\t60人\n",
            {"names": {"移住": {"basis": "cumulative"}}},
        ),
        (
            "指標名\tR3実績\tR6目標\n移住者数\t46人\t60人\n",
            {"columns": {"R3実績": {"role": "actual", "basis": "cumulative"}}},
        ),
    ],
)
def test_a_total_may_be_said_in_many_places(text: str, mapping: dict[str, Any]) -> None:
    reading = tk.read_table(text, mapping)
    (indicator,) = reading.plan.indicators()
    assert str(indicator.actuals[0].value.basis) == "cumulative"
    again = tk.read_table(text, reading.mapping).plan.indicators()[0]
    assert again.actuals[0].value == indicator.actuals[0].value


def test_years_of_the_calendar_are_no_fiscal_years_unless_declared() -> None:
    reading = tk.read_table("指標名\tR3実績\t2021年10月実績\tR6目標\n人口\t46人\t47人\t60人\n")
    assert any("calendar_years" in question for question in reading.mapping.open)
    assert [cell.text for cell in reading.unread] == ["47人"]


def test_names_declare_direction_and_aggregation() -> None:
    text = HEAD + "事故件数\t件\t9\t8\t5\n累計移住者数\t人\t1\t2\t3\n満足度\t%\t40\t50\t60\n"
    names = {"/件数$/": {"direction": "down", "aggregation": "flow"}, "満足": "up", "累計": "flow"}
    plan = tk.read_table(text, names=names).plan
    assert [(str(i.direction), str(i.aggregation)) for i in plan.indicators()] == [
        ("down", "flow"),
        ("unknown", "flow"),
        ("up", "unknown"),
    ]
    assert plan.indicators()[0].direction.provenance == "declared: 対応の/件数$/"


def test_what_nobody_declared_is_listed_with_its_evidence() -> None:
    reading = tk.read_table(HEAD + "就職者数\t人\t40\t46\t60\n")
    assert {fact.what for fact in reading.undeclared} == {"direction", "aggregation"}
    assert "宣言のないもの" in reading.explain()


def test_published_rates_and_marks_are_kept() -> None:
    text = (
        "指標名\tR3実績\tR6目標\t達成率（%）\t評価\n参加者数\t46人\t60人\t76.7\tＢ\n"
        "満足度\t－\t70%\t－\t\n"
    )
    reading = tk.read_table(text)
    first, second = reading.plan.indicators()
    (published,) = first.published
    assert (published.year.start_year, published.rate, published.mark) == (2021, "76.7%", "Ｂ")
    assert [p.rate for p in second.published] == ["－"]
    assert "ignored" not in reading.counts


def test_values_whose_part_nobody_knows_are_refused() -> None:
    reading = tk.read_table(
        "指標名\tR3実績\tR6目標\n受診率\t男 40%／女 45%\t50%\n", parts=["男", "女"]
    )
    assert [(c.text, c.code) for c in reading.unread] == [("50%", "ambiguous")]
    text = "指標名\tR3実績\tR6目標\n受診率\t男 40%／女 45%\t50%\n"
    assert "parts" in tk.read_table(text).unread[0].message


def test_a_missing_cell_of_a_frame_is_empty() -> None:
    frame = pd.DataFrame(
        {
            "指標名": ["a", "b"],
            "R3実績": pd.array([1, None], dtype="Int64"),
            "R4実績": [1.0, None],
            "R5実績": [Decimal("2.50"), pd.NaT],
            "R6目標": [2, 3],
        }
    )
    assert facts(tk.read_table(frame, unit="人").plan) == [
        "a | A2021 1人 | A2022 1人 | A2023 2.50人 | T2024 2人",
        "b | T2024 3人",
    ]


def test_a_frame_of_polars_is_read_too() -> None:
    frame = pl.DataFrame({"指標名": ["参加者数"], "R3実績": ["46人"], "R6目標": ["60人"]})
    assert facts(tk.read_table(frame).plan) == ["参加者数 | A2021 46人 | T2024 60人"]


@pytest.mark.parametrize(
    "mapping",
    [
        {"colums": {}},
        {"unit": 3},
        {"columns": {"単位": 3}},
        {"columns": {"単位": {"as": "name"}}},
        {"names": {"数": {}}},
        {"words": {"なし": 1.5}},
        {"rows": "(", "name": ""},
        {"rows": "no groups"},
        {"rows": 1},
        {"parts": "男"},
    ],
)
def test_what_is_no_mapping_is_refused_by_the_name_of_its_entry(mapping: dict[str, Any]) -> None:
    with pytest.raises(tk.KpiError) as error:
        tk.read_table(HEAD + "数\t人\t1\t2\t3\n", mapping)
    assert error.value.code == "bad_argument"
    assert next(iter(mapping)) in str(error.value)


@pytest.mark.parametrize(
    "mapping",
    [
        {"columns": {"無い列": "name"}},
        {"columns": {"単位": "names"}},
        {"columns": {"/(/": "name"}},
        {"repairs": ["all"]},
        {"baseline_year": "昨年"},
        {"names": {"数": "sideways"}},
    ],
)
def test_a_mapping_that_fits_nothing_is_refused(mapping: dict[str, Any]) -> None:
    with pytest.raises(tk.KpiError):
        tk.read_table(HEAD + "数\t人\t1\t2\t3\n", mapping)


def test_the_command_reads_tells_and_writes(tmp_path: Path) -> None:
    table, plan, saved = (tmp_path / name for name in ("表.tsv", "計画.csv", "対応.toml"))
    table.write_text(HEAD + "参加者数\t人\t40\t4６..\t60\n", encoding="utf-8")
    run = ["read", str(table), "-o", str(plan), "--save-mapping", str(saved)]
    done = CliRunner().invoke(cli.command(), run)
    assert done.exit_code == 0, done.output
    assert "R3実績" in done.output
    assert "bad_number" in done.output
    assert facts(tk.read_plan(plan)) == ["参加者数 | B2019 40人 | A2021 4６.. | T2024 60人"]
    again = ["read", str(table), "--mapping", str(saved), "--strict"]
    assert CliRunner().invoke(cli.command(), again, standalone_mode=False).return_value == 3
    with pytest.raises(tk.PlanFileError):
        CliRunner().invoke(
            cli.command(), ["read", str(table), "-o", str(table)], catch_exceptions=False
        )
    with pytest.raises(tk.PlanFileError):
        tk.read_table(table, tmp_path / "無い.toml")
