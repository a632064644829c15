# SPDX-License-Identifier: BSL-1.0
"""What was read in part says so: nothing of a table vanishes, and every report opens with it."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import example, given, settings
from hypothesis import strategies as st
from own_reports import csv_rows
from plan_facts import kept
from tomakomai_kpi.cli import main
from tomakomai_kpi.tables.number_format import UnknownFormatError, shown

PERIOD = "令和2年度から令和6年度まで"
UNREAD = "基準値:302人"
TABLE = (
    f"頁\t新\t旧\t備考\n1\t{PERIOD}\t\n2\t基本目標1 働く\t\n"
    "12\t<p>■事業名・事業の内容 船事業【港湾課】</p> <p>■重要業績評価指標(KPI) 指標名:乗船者数 "
    f"{UNREAD} 実績値(令和3年度):4人 目標値(令和6年度):9人</p>\t\t新しい事業\n"
)
REPORTS = ("report", "review", "audit", "rulebooks")


# The law: what looks like a value is a value or unread, and stays somewhere

LABELS = (
    *("基準値(平成30年度):", "実績値(令和3年度):", "目標値(令和6年度):", "現状値(2020年度)："),
    *("中間目標値(H20):", "最終目標値(R6):", "基準値:", "第1期目標値(令和4年度):", "R2:", "現況 "),
    *("目標値(令和6年度)", "参考値：", "(令和3年度):", "(R2)：", "目標 ", "令和3年度実績値:"),
)
NAMES = ("乗船者数", "満足度【5段階評価】", "空き家の数※", "65歳以上の割合", "働く 人の数", "")
JOINTS = (" ", "\n", "\u3000", "  ", "\u00a0")


@st.composite
def cells(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A cell of a goal or a project, with the numbers in it, each of which stands there once."""
    numbers: list[str] = []

    def value(label: str) -> str:
        numbers.append(str(7001 + len(numbers)))
        units = ["人", "%", "件 ", "人(延べ)"]
        if not label.isspace() and not label.endswith(" "):
            units.append("x人")  # a misprint is a value where one must stand
        return numbers[-1] + draw(st.sampled_from(units))

    parts = []
    for _ in range(draw(st.integers(1, 4))):
        parts.append(draw(st.sampled_from(NAMES)))
        for _ in range(draw(st.integers(0, 4))):
            label = draw(st.sampled_from((*LABELS, "\n", " ")))  # " ": a value in a name's line
            note = draw(st.sampled_from(("", "", "", "※注")))
            parts.append(label + value(label) + note + ("\n" if label == "\n" else ""))
    text = "".join(part + draw(st.sampled_from(JOINTS)) for part in parts)
    heading = draw(
        st.sampled_from(
            (
                *("基本目標1 働く\n", "基本目標1 働く ■数値目標 ", "基本目標1 "),
                "■事業名・事業の内容 船【課】\n■重要業績評価指標(KPI) 指標名:",
                *("■事業名・事業の内容 船【課】\n", "■事業名・事業の内容 船 "),
            )
        )
    )
    return heading + text, numbers


def paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.split("\n"))


@settings(deadline=None)
@given(cells())
@example(("基本目標1 乗船者数  7001人  7002人\n", ["7001", "7002"]))
def test_no_value_vanishes_or_becomes_a_name(cell: tuple[str, list[str]]) -> None:
    text, numbers = cell
    plan = tk.read_comparison_table(
        f"頁\t新\t旧\n1\t{PERIOD}\t\n2\t{paragraphs(text)}\t\n", overlay=None
    )
    indicators = plan.indicators()
    assert all(indicator.name for indicator in indicators)
    for indicator in indicators:
        assert not any(number in indicator.name for number in numbers), indicator.name
    headings = [each.name for each in (*plan.goals(), *plan.projects())]
    for name in headings:  # words among which a value may stand, but neither a label nor at the end
        assert not re.search(r"[:：]\s*\d|\d(人|%|件)$", name), name
    observed = [o for i in indicators for o in (i.baseline, *i.actuals, *i.targets) if o]
    # What was not read of an observation stands among the texts, as it is printed.
    said = [str(o) for o in observed if o.status != "unread"]
    said += [n for i in indicators for n in i.notes]
    said += [n for o in observed for n in o.notes]
    said += [*headings, *(t.text for t in plan.texts())]
    for number in numbers:
        assert sum(number in each for each in said) == 1, number


HEADS = (
    *(("新", "旧"), ("改正案", "現行"), ("変更後", "変更前"), ("見直し後", "見直し前")),
    *(("修正後", "修正前"), ("改定後(案)", "改定前"), ("改訂案", "現行計画")),
)


@settings(deadline=None)
@given(
    st.sampled_from(HEADS),
    st.permutations(["頁", "new", "old", "備考", "No."]),
    st.integers(0, 2),
    st.booleans(),
)
def test_a_table_says_the_same_in_any_shape(
    head: tuple[str, str], order: list[str], lacking: int, trimmed: bool
) -> None:
    held = [each for each in order if each not in ["備考", "頁"][:lacking]]
    words = dict(zip(("new", "old"), head, strict=True))
    rows = [
        {"頁": "1", "new": PERIOD, "old": "略", "備考": "期間", "No.": "1"},
        {"頁": "2", "new": "基本目標1 働く", "old": "基本目標1 動く", "備考": "", "No.": "2"},
        {"頁": "3", "new": "", "old": "本文", "備考": "削る", "No.": "3"},
    ]
    lines = ["\t".join(words.get(each, each) for each in held)]
    lines += ["\t".join(row[each] for each in held) for row in rows]
    text = "\n".join(line.rstrip("\t") if trimmed else line for line in lines) + "\n"
    plan = tk.read_comparison_table(text, overlay=None, name="例")
    assert [goal.name for goal in plan.goals()] == ["働く"]
    assert [goal.name for goal in plan.goals("old")] == ["動く"]
    assert kept(plan, "passage") == [PERIOD]
    assert kept(plan, "passage", "old") == ["略", "本文"]
    assert kept(plan, "unread") == kept(plan, "unread", "old") == []
    pages = ["2"] if "頁" in held else [""]
    assert [goal.page for goal in plan.goals()] == pages
    remarks = [
        w for each in ("備考", "No.") if each in held for w in (each, *(r[each] for r in rows))
    ]
    assert sorted(kept(plan, "remark")) == sorted(filter(None, remarks))
    for form in ("html", "xlsx", "tsv", "md"):
        assert tk.tables.render_comparison_table(plan, form)
    written = tk.tables.render_comparison_table(plan, "tsv").decode()
    again = tk.read_comparison_table(written, overlay=None, name="例")
    assert sorted(kept(again, "remark")) == sorted(kept(plan, "remark"))


def test_columns_are_named() -> None:
    text = f"箇所\t今回\t前回\n1\t{PERIOD}\t\n2\t基本目標1 甲\t基本目標1 乙\n"
    with pytest.raises(tk.PlanError, match="columns"):
        tk.read_comparison_table(text)
    named = {"page": "箇所", "new": "今回", "old": "前回"}
    plan = tk.read_comparison_table(text, overlay=None, columns=named)  # type: ignore[arg-type]
    assert [(g.page, g.name) for g in plan.goals("old")] == [("2", "乙")]
    with pytest.raises(tk.KpiError) as refused:
        tk.read_comparison_table(text, columns={"side": "今回"})  # type: ignore[dict-item]
    assert refused.value.code == "bad_argument"


# HTML to its end, or not at all


def page(cell: str, last: str = "基本目標2 乙") -> str:
    return (
        f"<table>\n<tr><th>頁<th>新<th>旧<tr><td>1<td>{PERIOD}<td>"
        f"<tr><td>2<td>{cell}<td>基本目標1 甲<tr><td>3<td>{last}<td></table>\n"
    )


@pytest.mark.parametrize("depth", [250, 260, 1000])
def test_deep_html_is_read_to_its_end(depth: int) -> None:
    cell = "<div>" * depth + "深い文" + "</div>" * depth
    plan = tk.read_comparison_table(page(cell), overlay=None)
    assert kept(plan, "passage") == [PERIOD, "深い文"]
    assert [goal.name for goal in plan.goals()] == ["乙"]


def test_long_html_is_read_to_its_end() -> None:
    image = f'<img src="data:image/png;base64,{"A" * 11_000_000}">本文'
    plan = tk.read_comparison_table(page(image), overlay=None)
    assert [goal.name for goal in plan.goals()] == ["乙"]
    long = "あ" * 3_600_000
    assert kept(tk.read_comparison_table(page(long), overlay=None), "passage") == [PERIOD, long]


def test_html_past_the_parsers_limit_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "deep.html"
    file.write_text(page("<div>" * 5000 + "深い文"), encoding="utf-8")
    with pytest.raises(tk.PlanFileError) as refused:
        tk.read_comparison_table(file)
    assert (refused.value.code, refused.value.line) == ("unreadable_file", 2)
    assert "deep.html" in str(refused.value)


def test_scripts_and_styles_are_no_content() -> None:
    cell = "<style>td{}</style>文<script>alert(1)</script>の続き<template>雛形</template>"
    assert kept(tk.read_comparison_table(page(cell), overlay=None), "passage") == [
        PERIOD,
        "文の続き",
    ]


# Workbooks as they are shown

ACCOUNTS = r'_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ '


def workbook(tmp_path: Path, cells: dict[str, Any], formats: dict[str, str]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    for row in (("頁", "新", "旧"), (1, PERIOD, None)):
        sheet.append(row)
    for where, value in cells.items():
        sheet[where] = value
    for where, code in formats.items():
        sheet[where].number_format = code
    path = tmp_path / "table.xlsx"
    book.save(path)
    return path


def test_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {"A3": 12, "B3": 0.455, "C3": 46, "B4": -1234, "C4": 0.1 + 0.2, "B5": True},
        {"B3": "0.0%", "C3": '0"人"', "B4": '#,##0;"▲"#,##0'},
    )
    plan = tk.read_comparison_table(path, overlay=None)
    assert kept(plan, "passage") == [PERIOD, "45.5%", "▲1,234", "TRUE"]
    assert kept(plan, "passage", "old") == ["46人", "0.3"]


@pytest.mark.parametrize(
    ("value", "code"), [(1.5, "# ?/?"), (1.5, "0.00E+00"), (1, "[>=100]0;0.0"), (1, "[DBNum1]0")]
)
def test_a_format_that_is_not_understood_is_refused(
    tmp_path: Path, value: float, code: str
) -> None:
    path = workbook(tmp_path, {"B3": value}, {"B3": code})
    with pytest.raises(tk.PlanFileError, match="B3") as refused:
        tk.read_comparison_table(path)
    assert code in str(refused.value)
    assert refused.value.code == "unreadable_file"


def test_a_formula_without_its_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(tk.PlanFileError, match="C4"):
        tk.read_comparison_table(workbook(tmp_path, {"C4": "=1+1"}, {}))


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.455, "0.0%", "45.5%"),
        (0.455, "0%", "46%"),
        (46, '0"人"', "46人"),
        (46, "0人", "46人"),
        (46, 'General"人"', "46人"),
        (12, '"累計"#,##0"人"', "累計12人"),
        (-1234, '#,##0;"▲"#,##0', "▲1,234"),
        (-1234, "#,##0;[Red]-#,##0", "-1,234"),
        (-3, "0", "-3"),
        (-0.4, "0", "0"),
        (1234567.5, "#,##0", "1,234,568"),
        (1234567.5, '#,##0,"千円"', "1,235千円"),
        (1.005, "0.00", "1.01"),
        (5.2, "0.0#", "5.2"),
        (0, "#", ""),
        (0, '0;-0;"－"', "－"),
        (1234, ACCOUNTS, " 1,234 "),
        (0, ACCOUNTS, " - "),
        (1234567, r"000\-0000", "123-4567"),
        (7, "000", "007"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (1234, "[$¥-411]#,##0", "¥1,234"),
        ("甲", "0", "甲"),
        ("甲", '@"様"', "甲様"),
        (True, "General", "TRUE"),
    ],
)  # fmt: skip
def test_number_formats(value: Any, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_date_formats() -> None:
    from datetime import datetime, time, timedelta

    for value, code, text in (
        (datetime(2021, 4, 1), "yyyy/m/d", "2021/4/1"),
        (datetime(2021, 4, 1), '[$-411]ggge"年"m"月"d"日"', "令和3年4月1日"),
        (datetime(2024, 4, 1), '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和6年4月1日"),
        (datetime(2019, 5, 1), '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和元年5月1日"),
        (1234, "[$-ja-JP]#,##0", "1,234"),
        (datetime(2019, 4, 30), "ge.m.d", "H31.4.30"),
        (datetime(2021, 4, 1, 9, 5), "yyyy/m/d h:mm", "2021/4/1 9:05"),
        (datetime(2021, 4, 1), "m/d(aaa)", "4/1(木)"),
        (time(13, 5), "h:mm AM/PM", "1:05 PM"),
    ):
        assert shown(value, code) == text
    with pytest.raises(UnknownFormatError):
        shown(timedelta(hours=30), "[h]:mm")


# Every report opens with what was not read


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def arguments(command: str, plan: Path) -> list[str]:
    return [command, str(plan)]


@pytest.mark.parametrize("command", REPORTS)
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_report_opens_with_what_was_not_read(
    table: Path, command: str, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([*arguments(command, table), "--format", form]) == 0
    text = capfdbinary.readouterr().out.decode()
    if form == "json":
        unread = json.loads(text)["unread"]
        assert unread["count"] == 1
        assert unread["texts"][0]["text"] == UNREAD
        assert (unread["texts"][0]["page"], unread["texts"][0]["row"]) == ("12", 4)
        return
    opening = text.split("<main>")[0] if form == "html" else "\n".join(text.split("\n")[:4])
    assert "読めなかった文が1か所あります" in opening
    assert UNREAD in opening
    assert "12ページ" in opening


@pytest.mark.parametrize("command", ["report", "rulebooks"])
def test_so_does_a_sheet(
    table: Path, tmp_path: Path, command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from openpyxl import load_workbook

    assert main([*arguments(command, table), "--format", "csv"]) == 0
    out, told = (text.decode() for text in capfdbinary.readouterr())
    rows = csv_rows(out)  # no line but the head and the rows
    assert [UNREAD in row["読めなかった文"] for row in rows] == [True]
    assert told.count("\n") == 1
    assert UNREAD in told
    if command == "report":
        file = tmp_path / "report.xlsx"
        assert main([*arguments(command, table), "-o", str(file)]) == 0
        sheet: Any = load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]
        assert sheet.title == "未読"
        why = "ラベルに年度がない (a label without a year)"
        assert [cell.value for cell in sheet[2]] == ["12", "4", "2", "P01-1", UNREAD, why]


@pytest.mark.parametrize("command", REPORTS)
def test_strict_tells_by_the_exit_status(
    table: Path, tmp_path: Path, command: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "out.json"
    assert main([*arguments(command, table), "--strict", "-o", str(out)]) == 3
    assert json.loads(out.read_text(encoding="utf-8"))["unread"]["count"] == 1
    assert main([command, "--strict", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["unread"] == {"count": 0, "texts": []}
    capfdbinary.readouterr()


def test_a_file_is_not_seen_so_stderr_tells(
    table: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([*arguments("review", table), "-o", str(tmp_path / "out.html")]) == 0
    assert UNREAD in capfdbinary.readouterr().err.decode()
    assert main([*arguments("review", table), "--format", "text"]) == 0  # which opens with it
    assert capfdbinary.readouterr().err == b""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("中間目標値:3人", "ラベルに年度がない"),
        ("中間目標値(R6):3人", "目標より前の年度の中間目標でない"),
        ("第1期目標値(R4):3人", "知らないラベル"),
        ("目標値(いつか):3人", "年度が読めない"),
        ("目標値(R6):3x人", "値として読めない"),
        ("46人", "ラベルのない値"),
        ("安心 雇用数 目標値(R6):3人", "どの指標の値か"),
        ("なにか", ""),
    ],
)
def test_an_unread_text_says_why(text: str, why: str) -> None:
    from tomakomai_kpi._core import _why_unread

    assert _why_unread(text).startswith(why)


def test_what_was_read_whole_says_nothing(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for command in REPORTS:
        assert main([command]) == 0
        out, told = (text.decode() for text in capfdbinary.readouterr())
        assert "読めなかった" not in out
        assert told == ""
