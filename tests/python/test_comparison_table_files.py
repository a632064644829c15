# SPDX-License-Identifier: BSL-1.0
"""Comparison tables in and out of their containers: HTML, workbooks, text in its encodings."""

import io
import time
import zipfile
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from plan_facts import facts
from tomakomai_kpi.tables import render_comparison_table

REVISIONS = ("new", "old")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "comparison_table.tsv"


@pytest.fixture
def plan() -> tk.Plan:
    return tk.read_comparison_table(FIXTURE)


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
@pytest.mark.parametrize(
    "part",
    [
        *(
            "<",
            "【",
            "、",
            "から",
            "<u>あ</u><p>",
            "・a 1項目",
            "※",
            "(",
            "：",
            "：1 ",
            "R2:5人 ",
            "年 ",
        ),
        *("目標値(令和6年度):3人 ", "目標 ", "目標値(", "乙 目標値(令和6年度):3人 "),
    ],
)
def test_reading_is_linear(heading: str, part: str) -> None:
    def seconds(times: int) -> float:
        cell = "</p><p>".join(f"{heading}{part * times}".split("\n"))
        text = f"頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n2\t<p>{cell}\t\n"
        start = time.process_time()
        tk.read_comparison_table(text)
        return time.process_time() - start

    assert seconds(40_000) < 10  # where it was quadratic: a minute


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


# Interim targets

INTERIM = (
    "例 新旧対照表\n頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n"
    "2\t基本目標1 働く\t基本目標1 働く\n"
    "12\t<p>■事業名・事業の内容 船【課】</p> <p>■重要業績評価指標(KPI) 指標名:乗船者数 "
    "基準値(平成30年度):5人 <u>中間目標値(R4)</u>※:70人 中間目標値(R3):6人 目標値(令和6年度)※:90人 "
    "※中間目標値(R4):船が変わる ※目標値(令和6年度):二隻</p>\t<p>■事業名・事業の内容 船【課】</p> "
    "<p>■重要業績評価指標(KPI) 指標名:乗船者数 実績値(平成30年度):5人 中間目標値(R3):6人 "
    "中間目標値(R4):60人 目標値(令和6年度):90人</p>\n"
)


@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_interim_targets_are_read_written_reviewed_and_audited(tmp_path: Path, form: str) -> None:
    plan = tk.read_comparison_table(INTERIM, name="例")
    (indicator,) = plan.indicators()
    assert [f"{o.year} {o}" for o in indicator.targets[:-1]] == [
        "令和3年度 6人",
        "令和4年度 70人",
    ]
    assert [o.notes for o in indicator.targets] == [(), ("船が変わる",), ("二隻",)]
    assert [m.text for m in plan.marks() if m.kind == "footnote"] == [
        "中間目標値(令和4年度)",
        "目標値",
    ]
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(plan, file)
    again = tk.read_comparison_table(file, name="例")
    assert facts(again) == facts(plan)
    assert tk.compare(plan, again).changes == []
    assert facts(tk._core.read_plan_csv(tk._core.tidy_plan_csv(plan))) == facts(plan)

    told = [change.explain() for change in tk.review(plan).changes]
    assert any("令和4年度の中間目標値: 60人 → 70人" in each for each in told), told
    rules = {finding.rule for finding in tk.audit(plan)}
    assert "kpi_change_unflagged" in rules
    assert not rules & {"mark_without_footnote", "footnote_without_mark"}


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
