# SPDX-License-Identifier: BSL-1.0
"""Reading and writing comparison tables, in every container.

The fixture is ours: invented sentences, with every trap of the real document.
The real document, where it is at hand, is held to the embedded plan.
"""

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from tomakomai_kpi._core import _comparison_grid, _table_rows
from tomakomai_kpi.tables import render_comparison_table

REVISIONS = ("new", "old")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "comparison_table.tsv"


@pytest.fixture
def plan() -> tk.Plan:
    return tk.read_comparison_table(FIXTURE)


# What a plan says, as plain data that compares


def facts(plan: tk.Plan, *, notes: bool = True, marks: bool = True) -> dict[str, Any]:
    said: dict[str, Any] = {"period": str(plan.period)}
    for revision in REVISIONS:
        said[revision] = {
            "goals": [(g.id, g.number, g.name, g.page) for g in plan.goals(revision)],
            "measures": [
                (m.id, m.goal, m.name, m.page, m.mark, m.fingerprint)
                for m in plan.measures(revision)
            ],
            "projects": [
                (p.id, p.goal, p.measure, p.name, p.page, p.departments, p.flags, p.fingerprint)
                for p in plan.projects(revision)
            ],
            "indicators": {
                i.id: indicator_facts(i, notes=notes) for i in plan.indicators(revision)
            },
            "order": [i.id for i in plan.indicators(revision)],
            "counts": plan.stated_counts(revision),
        }
        if marks:
            said[revision]["marks"] = sorted(
                (str(m.id), m.role, m.kind, m.page, m.text) for m in plan.marks(revision)
            )
    return said


def indicator_facts(indicator: tk.Indicator, *, notes: bool) -> tuple[Any, ...]:
    observations = [indicator.baseline, *indicator.actuals, indicator.target]
    return (
        indicator.name,
        indicator.scale,
        str(indicator.kind),
        indicator.goal,
        indicator.page,
        indicator.project,
        indicator.project_id,
        indicator.departments,
        indicator.flags,
        indicator.notes if notes else bool(indicator.notes),
        str(indicator.direction),
        str(indicator.aggregation),
        [observation_facts(each, notes=notes) for each in observations],
    )


def observation_facts(observation: tk.Observation | None, *, notes: bool) -> tuple[Any, ...] | None:
    if observation is None:
        return None
    return (
        str(observation.value),
        observation.value.basis,
        str(observation.period),
        str(observation.status),
        observation.notes if notes else bool(observation.notes),
    )


def kept(plan: tk.Plan, kind: str, revision: str = "new") -> list[str]:
    return [each.text for each in plan.texts(revision) if each.kind == kind]


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
    assert render_comparison_table(again, "tsv") == render_comparison_table(
        tk.read_comparison_table(file, overlay=embedded), "tsv"
    )


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


# Containers


def test_foreign_html_is_read(plan: tk.Plan) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>"
        for line in FIXTURE.read_text().replace("<主な事業>", "&lt;主な事業&gt;").split("\n")
        if line.count("\t") == 2
    )
    rows = rows.replace("<u>", '<span style="text-decoration: underline">')
    rows = rows.replace("</u>", "</span>")
    page = f"<html><h1>【第1期】みなと市総合戦略 新旧対照表</h1><table>{rows}"
    read = tk.read_comparison_table(page + "</table></html>\n")
    assert facts(read) == facts(plan)


def test_spanned_cells_keep_their_columns() -> None:
    read = tk.read_comparison_table(
        "<table>\n<tr><th>頁<th>新<th>旧</tr>"
        "<tr><td rowspan=2>3<td>令和2年度から令和6年度まで<td>甲</tr>"
        "<tr><td>基本目標1 乙<td>基本目標1 丙</tr></table>"
    )
    assert [(g.page, g.name) for g in read.goals("old")] == [("3", "丙")]


def test_excel_runs_nothing_and_keeps_underlines(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    text = FIXTURE.read_text().replace("戦略は3の", "=1+1の戦略は3の")
    file = tmp_path / "table.xlsx"
    tk.write_comparison_table(tk.read_comparison_table(text), file)
    sheet = load_workbook(file, rich_text=True).active
    values = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in values} == {"s"}
    assert any(str(cell.value).startswith("=1+1") for cell in values)
    underlined = [
        part.text
        for cell in values
        if isinstance(cell.value, list)
        for part in cell.value
        if getattr(part, "font", None) is not None and part.font.u
    ]
    assert "冊子" in underlined


def test_html_and_markdown_escape_what_the_document_says(plan: tk.Plan) -> None:
    text = FIXTURE.read_text().replace("戦略は3の", "<script>alert(1)</script>|3の")
    read = tk.read_comparison_table(text)
    for form in ("html", "md"):
        written = render_comparison_table(read, form).decode()
        assert "<script>" not in written
        assert "<u>" in written
    assert "\\|3の" in render_comparison_table(read, "md").decode()
    assert "<主な事業>" not in render_comparison_table(plan, "html").decode()


@pytest.mark.parametrize("text", ["\n", "なにか\n", "頁\t新\n1\t2", "頁\t新\t旧\n", "<p>\n</p>"])
def test_what_is_no_comparison_table_is_refused(text: str) -> None:
    with pytest.raises(tk.PlanError) as refused:
        tk.read_comparison_table(text)
    assert refused.value.code == "bad_row"


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    (tmp_path / "latin.txt").write_bytes(b"\xff\xfe\xfd")
    for name in ("missing.tsv", "broken.xlsx", "latin.txt"):
        with pytest.raises(tk.PlanFileError) as refused:
            tk.read_comparison_table(tmp_path / name)
        assert refused.value.code == "unreadable_file"
    with pytest.raises(tk.PlanFileError) as refused:
        tk.write_comparison_table(tk.plans.tomakomai(), tmp_path / "table.doc")
    assert refused.value.code == "bad_format"


def test_a_plan_that_came_through_a_file_is_written_with_all_its_titles() -> None:
    sheet = "第1期見本 新旧対照表\n頁\t新\t旧\n{}\t{}\t\n"
    text = sheet.format(1, "令和2年度から令和6年度まで") + "".join(
        sheet.format(n, f"<p>■事業名・事業の内容 事業{n}【課】</p>") for n in range(3, 9)
    )
    text = text.replace("3\t", "2\t<p>基本目標1 目標</p>\t\n3\t", 1)
    read = tk.read_comparison_table(text)
    through_file = tk._core.read_plan_csv(tk._core.tidy_plan_csv(read))
    written = render_comparison_table(through_file, "tsv").decode()
    assert written.count("第1期見本 新旧対照表\n頁\t新\t旧\n") == 7
    assert tk.compare(through_file, tk.read_comparison_table(written)).changes == []


def test_what_a_file_says_at_its_end_stands_where_it_belongs(plan: tk.Plan) -> None:
    first = plan.projects()[0]
    added = (
        f"new,project,P99,G{first.goal},{first.page},新しい事業,雇用課,新規事業,,,,\n"
        f"new,indicator,P99-1,P99,{first.page},新しい指標,,,,,,\n"
        'new,target,P99-1,,,新しい指標,,,令和6年度,"累計1,200人",,\n'
    )
    longer = tk._core.read_plan_csv(tk._core.tidy_plan_csv(plan) + added)
    again = tk.read_comparison_table(render_comparison_table(longer, "tsv").decode(), longer)
    assert again.find(name="新しい指標").project == "新しい事業"
    assert again.find(name="新しい指標").goal == first.goal


def damaged(workbook: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something replaced in one of its parts; the whole part for old = b""."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w") as into:
        for name in source.namelist():
            data = source.read(name)
            if part in name:
                data = data.replace(old, new) if old else new
            into.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("sheet1.xml", b"", b"<worksheet"),
        ("sheet1.xml", b"<row", b"<rwo"),
        ("sheet1.xml", b' s="', b' s="9999'),
        ("sheet1.xml", b'r="A1"', b'r="ZZZZZ99999999"'),
        ("styles.xml", b"", b""),
    ],
)
def test_a_damaged_workbook_is_refused(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    good = render_comparison_table(tk.plans.tomakomai(), "xlsx")
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(damaged(good, part, old, new))
    with pytest.raises((tk.PlanFileError, tk.PlanError)):
        tk.read_comparison_table(path)
    path.write_bytes(good[: len(good) // 2])
    with pytest.raises(tk.PlanFileError):
        tk.read_comparison_table(path)


@pytest.mark.parametrize("name", ["a\0b.tsv", "x" * 5000 + ".tsv", "", ".", "none/x.html"])
def test_a_name_that_no_file_has_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(tk.PlanFileError) as refused:
        tk.read_comparison_table(name)
    assert refused.value.code == "unreadable_file"
    for arguments in (["review", name], ["table", name, "-o", "x.tsv"], ["compare", name, name]):
        assert run(*arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16"])
def test_text_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    text = FIXTURE.read_text(encoding="utf-8").encode("cp932", "ignore").decode("cp932")
    (tmp_path / "table.txt").write_text(text, encoding=encoding)
    assert facts(tk.read_comparison_table(tmp_path / "table.txt")) == facts(
        tk.read_comparison_table(text)
    )


@pytest.mark.parametrize(
    "heading", ["", "■事業名・事業の内容 a【b課】\n■重要業績評価指標(KPI) 指標名:"]
)
@pytest.mark.parametrize("part", ["<", "【", "、", "から", "<u>あ</u><p>", "・a 1項目", "※"])
def test_reading_is_linear(heading: str, part: str) -> None:
    def seconds(times: int) -> float:
        cell = "</p><p>".join(f"{heading}{part * times}".split("\n"))
        text = f"頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n2\t<p>{cell}\t\n"
        start = time.process_time()
        tk.read_comparison_table(text)
        return time.process_time() - start

    assert seconds(40_000) < 2.0  # where it was quadratic: a minute


def written_or_refused(plan: tk.Plan) -> str | None:
    try:
        return render_comparison_table(plan, "tsv").decode()
    except tk.PlanError as refused:
        if refused.code != "unwritable_file":
            raise
        return None


@given(
    st.text(
        alphabet="頁新旧\t\n<pu>/ 基本目標1施策②■事業名：【】※実績値(令和3年度):累計4人",
        max_size=300,
    )
)
def test_any_text_is_a_plan_or_refused(text: str) -> None:
    table = "頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n2\t" + text
    read = tk.read_comparison_table(table)
    written = written_or_refused(read)
    if written is None:
        return
    again = tk.read_comparison_table(written, overlay=read)
    lost = [change for change in tk.compare(read, again).changes if change.old is not None]
    assert [change for change in lost if change.subject != "revision"] == []


# The command


def run(*arguments: str) -> int:
    from tomakomai_kpi.cli import main

    return main(arguments)


def test_command_refuses_a_suffix_it_cannot_write(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("table", "-o", str(tmp_path / "table.doc")) == 2
    assert b"bad_format" in capfdbinary.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_command_writes_a_table(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("table") == 0
    text = capfdbinary.readouterr().out.decode()
    embedded = tk.plans.tomakomai()
    assert facts(tk.read_comparison_table(text, overlay=embedded), marks=False) == facts(
        embedded, marks=False
    )
    for suffix in ("html", "xlsx", "md", "tsv"):
        assert run("table", str(FIXTURE), "-o", str(tmp_path / f"t.{suffix}")) == 0
    assert facts(tk.read_comparison_table(tmp_path / "t.xlsx")) == facts(
        tk.read_comparison_table(FIXTURE)
    )
    assert run("table", str(tmp_path / "none.tsv")) == 2
