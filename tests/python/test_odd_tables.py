# SPDX-License-Identifier: BSL-1.0
"""Odd comparison tables: all that a cell holds is read, kept as text, or refused with its place."""

import io
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import openpyxl
import pytest
import tomakomai_kpi as tk
from hypothesis import example, given, settings
from hypothesis import strategies as st
from own_reports import csv_rows, json_indicators
from plan_facts import facts
from tomakomai_kpi.reports import progress, render
from tomakomai_kpi.tables import render_comparison_table

if TYPE_CHECKING:
    from collections.abc import Callable

Read = TypeVar("Read")
PERIOD = tk.FiscalPeriod("R2", "R6")
SIDES = (("新", "旧"), ("改正案", "現行"), ("変更後", "変更前"), ("旧", "新"))


class Words:
    """Words and numbers of which each stands in a table once."""

    def __init__(self) -> None:
        self.used: list[str] = []

    def __call__(self, word: str = "") -> str:
        self.used.append(f"{word}{7001 + len(self.used)}号" if word else str(7001 + len(self.used)))
        return self.used[-1]


@st.composite
def values(draw: st.DrawFn, words: Words) -> str:
    """What stands behind the name of an indicator."""
    kinds = draw(
        st.lists(
            st.sampled_from(
                (
                    *(
                        "基準値(平成30年度):{}人",
                        "実績値(令和3年度)※:{}人",
                        "目標値(令和6年度):{}人",
                    ),
                    *(
                        "中間目標値(R4):累計{}件",
                        "中間目標:{}人",
                        "最終目標値(R6)：{}",
                        "{}人",
                        "R2:{}人",
                    ),
                    *(
                        "参考値:{}人",
                        "目標値(R6):{}x人",
                        "※実績値(令和3年度):注{}",
                        "※注{}",
                        "{}人 見込み",
                    ),
                )
            ),
            max_size=4,
        )
    )
    joint = draw(st.sampled_from((" ", "\n", "\u3000")))
    return "".join(joint + kind.format(words()) for kind in kinds)


@st.composite
def contents(draw: st.DrawFn, words: Words) -> str:
    """A cell of a side: what it ought to hold, and what offices put there."""
    kind = draw(st.sampled_from(("goal", "measure", "project", "marker", "passage", "odd", "")))
    indicators = [
        words("指標")
        + draw(st.sampled_from(("", "【5段階評価】", "※", " KPI変更")))
        + draw(values(words))
        for _ in range(draw(st.integers(0, 2)))
    ]
    joint = draw(st.sampled_from(("\n", " ")))
    match kind:
        case "goal":
            heading = f"基本目標{draw(st.integers(1, 3))} {words('目標')}"
            return joint.join([heading, *indicators])
        case "measure":
            inner = [
                f"事業名：{words('事業')}【{words('課')}】",
                *(f"指標名:{i}" for i in indicators),
            ]
            return "\n".join([f"施策② {words('施策')}", words("本文"), *inner])
        case "project":
            named = draw(st.booleans())
            lines = [("指標名:" if named else "") + each for each in indicators]
            kpis = "■重要業績評価指標(KPI) " if draw(st.booleans()) and lines else ""
            heading = f"■事業名・事業の内容 {words('事業')}【{words('課')}】 新規事業"
            return "\n".join([heading, words("本文"), kpis + joint.join(lines)])
        case "marker":
            return f"～{words('印')}～"
        case "passage":
            return f"{words('本文')}\n{words('本文')}"
        case "odd":
            return joint.join([words("見出し"), *indicators])
        case _:
            return ""


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[str]]:
    """Rows of a table, and each word of its cells."""
    words = Words()
    fresh, former = draw(st.sampled_from(SIDES))
    beside = draw(st.lists(st.sampled_from(["頁", "備考", "No.", "", "理由"]), max_size=3))
    columns = draw(st.permutations([fresh, former, *beside]))
    fill: dict[str, Callable[[], str]] = {
        fresh: lambda: draw(contents(words)),
        former: lambda: draw(contents(words)),
    }
    body = [
        [fill.get(c, lambda: draw(st.sampled_from((words(), ""))))() for c in columns]
        for _ in range(draw(st.integers(1, 4)))
    ]
    for row in body:
        if draw(st.integers(0, 9)) == 0:
            row.append(words("余り"))
    rows: list[list[str]] = []
    match draw(st.sampled_from(("one", "upper", "title", "sub"))):
        case "upper":  # what stands beside the sides is merged over both rows
            rows.append([c if c not in (fresh, former) else words("上") for c in columns])
            rows.append([c if c in (fresh, former) else "" for c in columns])
        case "title":
            rows += [[words("表題") + " 新旧対照表"], [words("前書き"), words("日付")], columns]
        case "sub":
            below = draw(
                st.sampled_from((["No.", "内容"], ["事業", "指標"], ["頁", "本文", "備考"]))
            )
            wide: list[list[str]] = [[], []]
            for c in columns:
                side = c in (fresh, former)
                wide[0] += [c, *[""] * (len(below) - 1)] if side else [c]
                wide[1] += below if side else [""]
            rows += wide
            body = [[words() if cell else "" for cell in wide[0]] for _ in body]
        case _:
            rows.append(columns)
    rows += body
    there = "\n".join(cell for row in rows for cell in row)
    return rows, [word for word in words.used if word in there]


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty cells at the ends of rows, as editors leave them."""
    out = []
    for row in rows:
        cells = [*row]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        out.append(cells)
    return out


def file_of(rows: list[list[str]], form: str, folder: str) -> Path:
    file = Path(folder) / f"table.{form}"
    if form == "tsv":
        paragraphs = [
            ["".join(f"<p>{p}</p>" for p in c.split("\n")) if "\n" in c else c for c in row]
            for row in rows
        ]
        file.write_text("\n".join(map("\t".join, paragraphs)) + "\n", encoding="utf-8")
    elif form == "html":
        cells = ["".join(f"<td>{escape(c)}" for c in row).replace("\n", "<br>") for row in rows]
        file.write_text("<table><tr>" + "<tr>".join(cells) + "</table>\n", encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([cell or None for cell in row])
        book.save(file)
    return file


def read(source: str | Path) -> tk.Plan:
    return tk.read_comparison_table(source, overlay=None, name="例", period=PERIOD)


def or_refused(code: str, call: "Callable[[], Read]", lines: range | None = None) -> Read | None:
    """What the call gives; None where it is refused by this code, and with one of the lines."""
    try:
        return call()
    except tk.PlanError as refused:
        if refused.code != code or (lines is not None and refused.line not in lines):
            raise
        return None


def said(plan: tk.Plan) -> str:
    """All that is known of a plan, and all that was kept."""
    out: list[str] = [plan.name]
    for revision in plan.revisions:
        for goal in plan.goals(revision):
            out += [goal.name, goal.page]
        for measure in plan.measures(revision):
            out += [measure.name, measure.page]
        for project in plan.projects(revision):
            out += [project.name, project.page, *project.departments]
        for i in plan.indicators(revision):
            observed = [o for o in (i.baseline, *i.actuals, *i.targets) if o is not None]
            out += [i.name, i.page, *i.notes, *map(str, observed)]
            out += [note for o in observed for note in o.notes]
        for text in plan.texts(revision):
            out += [text.text, text.page]
    return "\n".join(out)


# Whose goal stands a row above where 旧 goes on with a text.
APART = (
    [["新", "旧"], ["", "基本目標1 甲"], ["基本目標1 乙", "本文丙\n本文丁"]],
    ["甲", "乙", "本文丙", "本文丁"],
)


@settings(deadline=None, max_examples=60)
@given(tables(), st.sampled_from(("tsv", "html", "xlsx")), st.booleans())
@example(APART, "tsv", False)
def test_nothing_is_lost(
    table: tuple[list[list[str]], list[str]], form: str, without_ends: bool
) -> None:
    rows, words = table
    with tempfile.TemporaryDirectory() as folder:
        file = file_of(trimmed(rows) if without_ends else rows, form, folder)
        plan = or_refused("bad_row", lambda: read(file), range(1, len(rows) + 1))
    if plan is None:
        return
    told = said(plan).replace(",", "")
    assert [word for word in words if word not in told] == []
    for revision in plan.revisions:
        names = [i.name for i in plan.indicators(revision)]
        shown = progress.build(plan, revision)
        for each in ("text", "markdown", "html"):
            page = render(shown, each)
            # A terminal breaks a name at its blanks.
            parts = [part for name in names for part in name.split()]
            assert [part for part in parts if escape(part) not in page and part not in page] == []
        ids = sorted(i.id for i in plan.indicators(revision))
        assert sorted(row["ID"] for row in csv_rows(render(shown, "csv"))) == ids
        assert sorted(str(i["id"]) for i in json_indicators(render(shown, "json"))) == ids
        sheet = openpyxl.load_workbook(io.BytesIO(progress.to_excel(shown)))["一覧"]
        assert [sheet.cell(n, 1).value for n in range(2, sheet.max_row + 1) if ids] == [
            row.indicator.id for row in shown.rows
        ]
    written = or_refused("unwritable_file", lambda: render_comparison_table(plan, "tsv").decode())
    if written is None:
        return
    told = said(read(written)).replace(",", "")
    assert [word for word in words if word not in told] == []


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["頁", "総合戦略", None, "備考"],
        [None, "新", "旧", None],
        [3, "基本目標1 甲", "基本目標1 乙", "理由"],
        [None, "基本目標2 丙", None, None],
    ):
        sheet.append(row)
    for cells in ("A1:A2", "B1:C1", "D1:D2", "A3:A4"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "table.xlsx")
    plan = read(tmp_path / "table.xlsx")
    assert [(g.page, g.name) for g in plan.goals()] == [("3", "甲"), ("3", "丙")]
    assert [(g.page, g.name) for g in plan.goals("old")] == [("3", "乙")]
    assert [t.text for t in plan.texts() if t.kind == "remark"] == ["総合戦略", "備考", "理由"]
    assert [t for t in plan.texts() if t.kind == "unread"] == []
    again = read(render_comparison_table(plan, "tsv").decode())
    assert facts(again, marks=False) == facts(plan, marks=False)


def test_the_columns_of_a_divided_side_are_paragraphs_of_one_cell() -> None:
    head = "頁\t新\t\t旧\t\n\t事業\t指標\t事業\t指標\n"
    projects = (
        "■事業名・事業の内容 交流事業【市民課】<p>集う",
        "■事業名・事業の内容 交流【市民課】",
    )
    values = (
        "■重要業績評価指標(KPI) 指標名:参加者数 基準値(H30):3人 目標値(令和6年度):<u>9人</u>",
        "■重要業績評価指標(KPI) 指標名:参加者数 実績値(H30):3人 目標値(令和6年度):8人",
    )
    period = "\t計画の期間は令和2年度から令和6年度までとします。\t\t\t\n"
    sides = "\t".join(part for side in zip(projects, values, strict=True) for part in side)
    divided = read(f"{head}1\t{sides}\n{period}")
    cells = "\t".join("<p>".join(side) for side in zip(projects, values, strict=True))
    whole = read(f"頁\t新\t旧\n1\t{cells}\n{period.replace(chr(9) * 3, chr(9))}")
    assert facts(divided) == facts(whole)
    assert str(divided.find(name="参加者数").target.value) == "9人"
    assert [t for t in divided.texts() if t.kind == "unread"] == []
    assert [(m.kind, m.role) for m in divided.marks()] == [(m.kind, m.role) for m in whole.marks()]


def test_a_side_divided_into_nothing_but_remarks_has_no_text() -> None:
    rows = "頁\t新\t\t旧\t\n\t備考\tNo.\t備考\tNo.\n1\tあ\tい\tう\tえ\n"
    with pytest.raises(tk.PlanError, match="新でどの列が旧か") as refused:
        read(rows)
    assert refused.value.line == 1


@pytest.mark.parametrize(
    ("line", "name", "unread"),
    [
        ("参加者数302人", "参加者数", "302人"),
        ("参加者数３０２人", "参加者数", "３０２人"),
        ("受診率45.3%", "受診率", "45.3%"),
        ("製造品出荷額等の出荷額約1,200億円", "製造品出荷額等の出荷額", "約1,200億円"),
        ("健康寿命79.5歳", "健康寿命", "79.5歳"),
        ("65歳以上人口5万3千人", "65歳以上人口", "5万3千人"),
        ("20歳以上の受診率", "20歳以上の受診率", None),
        ("65歳以上人口", "65歳以上人口", None),
        ("地域包括支援センター5圏域", "地域包括支援センター5圏域", None),
        ("英検3級以上の生徒の割合", "英検3級以上の生徒の割合", None),
        ("重点施策の指標数5", "重点施策の指標数5", None),
        ("1日1人当たりの排出量", "1日1人当たりの排出量", None),
        ("子育て講座10回", "子育て講座10回", None),
        ("満足度5段階", "満足度5段階", None),
    ],
)
def test_a_value_glued_to_its_quantity_is_no_part_of_the_name(
    line: str, name: str, unread: str | None
) -> None:
    values = "基準値(平成30年度):3人 目標値(令和6年度):9人"
    goal = f"基本目標1 くらし<p>■数値目標<p>{line}<p>{values}"
    period = "計画の期間は令和2年度から令和6年度までとします。"
    plan = read(f"頁\t新\t旧\n1\t{goal}\t\n\t{period}\t\n")
    assert [i.name for i in plan.indicators()] == [name]
    assert [t.text for t in plan.texts() if t.kind == "unread"] == [unread] * (unread is not None)
