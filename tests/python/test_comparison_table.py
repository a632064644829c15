# SPDX-License-Identifier: BSL-1.0
"""Reading and writing comparison tables, in every container.

The fixture is ours: invented sentences, with every trap of the real document.
The real document, where it is at hand, is held to the embedded plan.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from plan_facts import facts, kept
from tomakomai_kpi._core import _comparison_grid, _table_rows
from tomakomai_kpi.tables import render_comparison_table

REVISIONS = ("new", "old")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "comparison_table.tsv"


@pytest.fixture
def plan() -> tk.Plan:
    return tk.read_comparison_table(FIXTURE)


# The real document


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_the_document_says_what_the_embedded_plan_says(seed_text: str, revision: str) -> None:
    embedded = tk.plans.tomakomai()
    read = tk.read_comparison_table(seed_text, overlay=embedded)
    ours = facts(read, notes=False, marks=False)[revision]
    theirs = facts(embedded, notes=False, marks=False)[revision]
    for part in ("goals", "measures", "projects", "order", "counts"):
        assert ours[part] == theirs[part], part
    for each, said in theirs["indicators"].items():
        assert ours["indicators"][each] == said, each
    assert read.period == embedded.period
    assert read.id == embedded.id
    assert read.name == embedded.name


@pytest.mark.seed
def test_nothing_of_the_document_is_unread(seed_text: str) -> None:
    read = tk.read_comparison_table(seed_text)
    for revision in REVISIONS:
        assert kept(read, "unread", revision) == []
    assert len(kept(read, "title")) == 19
    assert kept(read, "marker") == []
    assert len(kept(read, "marker", "old")) == 7


@pytest.mark.seed
def test_statuses_that_the_document_determines_need_no_overlay(seed_text: str) -> None:
    read = tk.read_comparison_table(seed_text, overlay=None)
    embedded = tk.plans.tomakomai()
    for revision in REVISIONS:
        special = {
            i.id
            for p in (read, embedded)
            for i in p.indicators(revision)
            if any(str(a.status) == "special_event" for a in i.actuals)
        }
        for each in special:
            found = read.find(id=each, revision=revision)
            assert [str(a.status) for a in found.actuals] == ["special_event"]
    assert {str(i.direction) for i in read.indicators("new")} == {"unknown"}


@pytest.mark.seed
@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_the_document_is_written_and_read_again(seed_text: str, tmp_path: Path, form: str) -> None:
    read = tk.read_comparison_table(seed_text)
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(read, file)
    again = tk.read_comparison_table(file)
    assert facts(again) == facts(read)
    for revision in REVISIONS:
        for kind in ("content", "passage", "marker", "title", "unread"):
            assert kept(again, kind, revision) == kept(read, kind, revision)
        assert [t.underlines for t in again.texts(revision)] == [
            t.underlines for t in read.texts(revision)
        ]


@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_the_embedded_plan_is_written_and_read_again(tmp_path: Path, form: str) -> None:
    embedded = tk.plans.tomakomai()
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(embedded, file)
    again = tk.read_comparison_table(file, overlay=embedded)
    assert facts(again, marks=False) == facts(embedded, marks=False)
    assert (again.id, again.name) == (embedded.id, embedded.name)
    assert tk.compare(embedded, again).changes == []
    assert timeless(render_comparison_table(again, form)) == timeless(
        render_comparison_table(embedded, form)
    )


def timeless(written: bytes) -> object:
    """What is written, of a workbook its parts: the file itself bears the second of its making."""
    if not written.startswith(b"PK"):
        return written
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if "docProps" not in name}


@pytest.mark.parametrize("form", ["tsv", "html", "md"])
def test_what_differs_is_underlined(form: str) -> None:
    """Where the document underlined nothing; of names the words, of values all."""
    written = render_comparison_table(tk.plans.tomakomai(), form).decode().replace("\\", "")
    for told in (
        "<u>目標値(令和6年度):累計890人</u>",
        "<u>目標値(令和6年度):累計1,450人</u>",
        "小規模保育施設の<u>設置数</u>",
        "<u>氷都とまこまい体感プログラム</u>",
    ):
        assert told in written
    assert "<u>基準値(平成30年度):46人</u>" not in written


# Lost nothing: the cells written from a plan are the cells it was read from


def folded(text: str) -> str:
    """A cell without what is layout: spaces, ※, width of signs, the heads of footnotes, and
    whether a flag stands before or behind the departments.
    """
    text = text.translate(str.maketrans("（）：", "():"))
    text = re.sub(r"※(基準値|実績値|目標値)(\([^)]*\))?(【[^】]*】)?:", r"※\1:", text)
    text = re.sub(r"[ \n\u3000※]", "", text).replace("::", ":")
    return re.sub(r"(KPI変更)(【[^】]*】)", r"\2\1", text)


def cells(rows: list[Any]) -> list[list[str]]:
    return [
        [folded("".join(text for text, _ in cell)) for cell in row]
        for _, row in rows
        if any(row) and len(row) == 3
    ]


def assert_nothing_is_lost(text: str) -> None:
    read = tk.read_comparison_table(text)
    before, after = cells(_table_rows(text)), cells(_comparison_grid(read))
    assert after == before


@pytest.mark.seed
def test_nothing_of_the_document_is_lost(seed_text: str) -> None:
    assert_nothing_is_lost(seed_text)


def test_nothing_of_the_fixture_is_lost() -> None:
    assert_nothing_is_lost(FIXTURE.read_text())


# The fixture, trap by trap


def test_periods_name_and_counts(plan: tk.Plan) -> None:
    assert plan.period == tk.FiscalPeriod("令和2年度", "令和6年度")
    assert plan.name == "第1期みなと市総合戦略"
    assert plan.stated_counts() == {"measures": 3, "measures_added": 1, "kpis_changed": 2}
    assert plan.stated_counts("old") == {"measures": 2}
    assert kept(plan, "unread") == kept(plan, "unread", "old") == []


def test_ids_pages_and_measures(plan: tk.Plan) -> None:
    assert [(p.id, p.page, p.measure) for p in plan.projects()] == [
        ("P01", "12", None),
        ("P02", "13", None),
        ("P03", "13", None),
        ("P04", "13", None),
        ("P05", "14 ～ 15", "M14"),
        ("P06", "14 ～ 15", "M14"),
    ]
    assert [(m.id, m.mark, m.name) for m in plan.measures()] == [
        ("M12", "②", "港のしごとを知る"),
        ("M14", "⑨", "風の港"),
    ]
    assert [i.id for i in plan.indicators("old")] == [
        "G1-1", "G1-2", "G1-3-old", "P01-1", "P02-1", "P02-2-old1", "P02-2-old2", "P03-1",
    ]  # fmt: skip


def test_departments_and_flags_stand_in_either_order(plan: tk.Plan) -> None:
    assert [(p.name, p.departments, p.flags) for p in plan.projects()] == [
        ("船めぐり事業", ("港湾課", "NPO 連携室"), ("事業内容変更", "KPI変更")),
        ("保育の部屋事業", ("こども課", "福祉課"), ("KPI変更",)),
        ("広報事業", ("広報課",), ("取組終了",)),
        ("海の学校～みなとで学ぶ～", ("こども課",), ("新規事業",)),
        ("風車見学事業", ("環境課",), ()),
        ("屋根の光事業", ("環境課", "住宅課"), ()),
    ]
    assert plan.find(id="P03-1").ended


def test_targets_of_a_goal(plan: tk.Plan) -> None:
    score, founded = plan.find(id="G1-2"), plan.find(id="G1-3")
    assert (score.name, score.scale) == ("満足度", "5段階評価")
    assert founded.flags == ("数値目標変更",)
    assert founded.notes == ("講座を出た人の分だけを数える",)
    named = [m for m in plan.marks() if m.id == "G1-3" and m.role == "name"]
    assert [m.kind for m in named] == ["footnote"]


def test_footnotes_are_bound_to_indicator_and_role(plan: tk.Plan) -> None:
    def noted(wanted: str, revision: str = "new") -> list[int]:
        i = plan.find(id=wanted, revision=revision)
        return [len(o.notes) for o in (i.baseline, *i.actuals, i.target) if o is not None]

    assert noted("P01-1") == [0, 1, 0]
    assert noted("P02-1") == [0, 0, 0]
    assert noted("P02-2") == [0, 1, 0]
    assert noted("P03-1") == [1, 0, 0]
    assert noted("P03-1", "old") == [1, 0]
    assert str(plan.find(id="P01-1").actuals[0].status) == "special_event"
    assert {(m.id, m.role) for m in plan.marks() if m.kind == "footnote"} == {
        ("G1-3", "name"),
        ("P01-1", "actual"),
        ("P02-2", "actual"),
    }
    old = {(m.id, m.role) for m in plan.marks("old") if m.kind == "footnote"}
    assert old == {("G1-3-old", "name"), ("P03-1", "baseline")}


def test_contents_keep_their_underlines_and_literal_brackets(plan: tk.Plan) -> None:
    contents = {t.id: t for t in plan.texts() if t.kind == "content"}
    assert contents["P03"].text == "<主な事業> 1 冊子 2 放送(朝と夜"
    assert contents["P03"].underlines == ("冊子",)
    assert contents["M12"].text == "■施策概要 ～略～ 船を見る会を開く。"
    assert contents["P01"].text == "船に乗り、港をめぐる。\n1 朝の便 2 夜の便"
    assert plan.projects()[0].fingerprint == tk.fingerprint(contents["P01"].text)
    assert contents["P05"].text == "風車を見に行く。"


def test_everything_has_its_place(plan: tk.Plan) -> None:
    lines = FIXTURE.read_text().split("\n")
    for revision, column in (("new", 2), ("old", 3)):
        for item in (
            *plan.goals(revision), *plan.measures(revision),
            *plan.projects(revision), *plan.indicators(revision),
        ):  # fmt: skip
            assert item.at is not None
            row, at_column, _ = item.at
            assert at_column == column
            assert lines[row - 1].startswith(item.page + "\t")
    assert tk.plans.tomakomai().goals()[0].at is None


# Changed documents are read as they are


@pytest.mark.parametrize(
    ("was", "becomes", "changed_id", "read"),
    [
        ("累計45人", "累計46人", "G1-1", ("46人", "累計46人", "累計230人")),
        ("(令和3年度):累計45人", "(令和3年度):45人", "G1-1", ("46人", "45人", "累計230人")),
        ("目標値(令和6年度): 2,000人", "目標値(令和6年度): 2,000社", "P01-1",
         ("1,234人", "0人", "2,000社")),
        ("累計1,644件", "1,644件", "P06-1", ("－", "累計308件", "1,644件")),
    ],
)  # fmt: skip
def test_a_changed_value_changes_that_value_alone(
    plan: tk.Plan, was: str, becomes: str, changed_id: str, read: tuple[str, ...]
) -> None:
    text = FIXTURE.read_text()
    assert text.count(was) == 1
    changed = tk.read_comparison_table(text.replace(was, becomes))
    i = changed.find(id=changed_id)
    observations = (i.baseline, *i.actuals, i.target)
    assert tuple(str(o.value) for o in observations if o is not None) == read
    before, after = facts(plan, marks=False), facts(changed, marks=False)
    before["new"]["indicators"].pop(changed_id)
    after["new"]["indicators"].pop(changed_id)
    assert after == before


def test_a_changed_year_flag_or_department_is_read(plan: tk.Plan) -> None:
    text = FIXTURE.read_text()
    moved = text.replace("実績値(令和3年度):11施設", "実績値(令和4年度):11施設")
    changed = tk.read_comparison_table(moved)
    assert [str(o.year) for o in changed.find(id="P02-1").actuals] == ["令和4年度"]
    assert facts(changed)["old"] == facts(plan)["old"]
    unflagged = tk.read_comparison_table(text.replace("【こども課】 新規事業", "【こども課】"))
    assert unflagged.projects()[3].flags == ()
    misspelt = tk.read_comparison_table(text.replace("こども課／福祉課", "子供課／福祉課"))
    assert misspelt.projects()[1].departments == ("子供課", "福祉課")


@pytest.mark.parametrize(
    ("was", "becomes", "unread"),
    [
        ("累計1,644件", "累計1,6x4件", "目標値(令和6年度)：累計1,6x4件"),
        ("実績値(令和3年度):11施設", "実績値(令和年度):11施設", "実績値(令和年度):11施設"),
        ("風の港</u></p>", "風の港</u></p> ", ""),
        ("指標名:部屋の設置数 ", "指標名:部屋の設置数 基準値(令和2年度):7施設 ",
         "基準値(平成30年度):6施設"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_and_written_again(was: str, becomes: str, unread: str) -> None:
    text = FIXTURE.read_text().replace(was, becomes)
    read = tk.read_comparison_table(text)
    assert kept(read, "unread") == ([unread] if unread else [])
    assert all(t.at is not None for t in read.texts())
    again = tk.read_comparison_table(render_comparison_table(read, "tsv").decode())
    assert kept(again, "unread") == kept(read, "unread")


@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_the_fixture_is_written_and_read_again(plan: tk.Plan, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(plan, file)
    again = tk.read_comparison_table(file)
    assert facts(again) == facts(plan)
    assert render_comparison_table(again, "tsv") == render_comparison_table(plan, "tsv")


# Own units

HEADING = "<p>■事業名・事業の内容 給食事業【港湾課】</p> <p>■重要業績評価指標(KPI) 指標名:献立数 "
OWN = (
    "頁\t新\t旧\n1\t令和2年度から令和6年度まで\t令和2年度から令和6年度まで\n"
    f"2\t{HEADING}基準値(H30):累計50皿 目標値(R6):累計60皿</p>"
    f"\t{HEADING}実績値(H30):累計50皿 目標値(R6):累計55皿</p>\n"
)


@pytest.mark.parametrize("units", [[tk.unit("皿")], ["皿"], "皿"])
def test_own_units_are_read_and_written(units: Any) -> None:
    read = tk.read_comparison_table(OWN, name="例", units=units)
    [i] = read.indicators("new")
    assert i.target is not None
    assert i.target.value == tk.parse("累計60皿", units=[tk.unit("皿")])
    again = tk.read_comparison_table(
        render_comparison_table(read, "tsv").decode(), overlay=read, units=units
    )
    assert facts(again, marks=False) == facts(read, marks=False)


def test_a_unit_that_nobody_knows_leaves_its_value_unread() -> None:
    read = tk.read_comparison_table(OWN, name="例")
    assert [i.target.value.reason for i in read.indicators("new") if i.target] == ["unread"]
