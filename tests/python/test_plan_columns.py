# SPDX-License-Identifier: BSL-1.0
"""Plan files as people keep them: headers of theirs, all errors at once, workbooks, comments."""

import copy
import csv
import io
import pickle
import warnings
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from openpyxl import Workbook, load_workbook
from plan_files import EMBEDDED, ENCODINGS, PROJECT, SMALL, facts, read, written
from tomakomai_kpi import _core, cli

JAPANESE = "版,種別,識別子,上位,頁,名称,部署,表示,年度,値,状態,注\n" + SMALL.split("\n", 1)[1]


OF_VALUES = ("normal", "provisional", "estimated", "special_event", "break")


def reordered(text: str, order: list[int], extra: str = "") -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, row in enumerate(csv.reader(io.StringIO(text))):
        more = [extra if number == 0 else f"{extra}{number}"] if extra else []
        writer.writerow([row[at] for at in order] + more)
    return out.getvalue()


def commented() -> str:
    return SMALL + (
        "new,comment,A-1,,,要因,,,令和3年度,,,大雨で中止\n"
        "new,comment,A-1,,,今後の対応,,,,,,屋内で行う\n"
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_japanese_header_in_another_order_reads_and_comes_back(
    tmp_path: Path, encoding: str
) -> None:
    text = reordered(JAPANESE, [11, 9, 8, 10, 2, 1, 0, 5, 4, 3, 7, 6])
    data = text.encode(encoding)
    plan = read(tmp_path, data)
    assert facts(plan) == facts(_core.read_plan_csv(SMALL))
    assert written(tmp_path, plan, encoding) == data


def test_extra_columns_are_told_in_one_line_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(reordered(SMALL, [*range(12)], "担当者"), encoding="utf-8")
    with pytest.warns(tk.PlanFileWarning, match="「担当者」") as told:
        plan = tk.read_plan(path)
    assert len(told) == 1
    assert Path(told[0].filename) == Path(__file__)
    assert written(tmp_path, plan) == path.read_bytes()
    assert cli.main(["convert", str(path), str(tmp_path / "out.csv")]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "「担当者」" in said
    assert (tmp_path / "out.csv").read_bytes() == path.read_bytes()


def test_the_embedded_plan_tells_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tk.read_plan(EMBEDDED)


def test_all_errors_come_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SMALL.replace("累計60人", "60皿").replace("G1,39,説明会事業", "G9,39,説明会事業")
    text += "new,goal,G2,,,x,,,,,,,余り\n"
    with pytest.raises(tk.PlanError) as refused:
        read(tmp_path, text.encode())
    error = refused.value
    assert [(line, column, code) for line, column, code, _ in error.errors] == [
        (5, 4, "unknown_id"),
        (7, 10, "unknown_unit"),
        (8, 13, "bad_csv"),
    ]
    assert error.error_count == 3
    assert (error.line, error.column, error.code) == (5, 4, "unknown_id")
    assert all(message in str(error) for *_, message in error.errors)
    again = pickle.loads(pickle.dumps(error))
    assert (again.errors, str(again)) == (error.errors, str(error))

    assert cli.main(["convert", str(tmp_path / "in.csv")]) == cli.BAD_INPUT
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4
    assert "5行目" in lines[0]
    assert "[unknown_unit]" in lines[1]
    assert "3件" in lines[3]


def test_one_error_alone_has_itself_as_its_only_part(tmp_path: Path) -> None:
    with pytest.raises(tk.PlanError) as refused:
        read(tmp_path, SMALL.replace("累計60人", "60皿").encode())
    error = refused.value
    assert "\n" not in str(error)
    ((line, column, code, message),) = error.errors
    assert (line, column, code) == (error.line, error.column, error.code)
    assert str(error) == f"{message} [{code}]"


@pytest.mark.parametrize("text", [SMALL, JAPANESE, commented()], ids=["small", "japanese", "more"])
def test_a_workbook_goes_there_and_back(tmp_path: Path, text: str) -> None:
    plan = _core.read_plan_csv(text)
    book = tmp_path / "計画.xlsx"
    tk.write_plan(plan, book)
    again = tk.read_plan(book)
    assert facts(again) == facts(plan)
    assert [i.comments for i in again.indicators()] == [i.comments for i in plan.indicators()]
    assert written(tmp_path, again).decode() == text
    tk.write_plan(again, tmp_path / "二.xlsx")
    assert facts(tk.read_plan(tmp_path / "二.xlsx")) == facts(plan)


def test_the_embedded_plan_goes_through_a_workbook(tmp_path: Path) -> None:
    book, back = tmp_path / "a.xlsx", tmp_path / "b.csv"
    assert cli.main(["convert", str(EMBEDDED), str(book)]) == 0
    assert cli.main(["convert", str(book), str(back)]) == 0
    assert back.read_bytes() == EMBEDDED.read_bytes()


def test_the_sheet_has_text_cells_under_a_frozen_header(tmp_path: Path) -> None:
    text = SMALL.replace("説明会事業", '"\'=1+1"').replace("出典", '"一行目\n\n 三行目 "')
    plan = _core.read_plan_csv(text)
    tk.write_plan(plan, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.freeze_panes == "A2"
    cell = sheet["F5"]
    assert (cell.value, cell.data_type, cell.number_format) == ("=1+1", "s", "@")
    assert facts(tk.read_plan(tmp_path / "a.xlsx")) == facts(plan)


def test_numbers_are_read_as_shown_and_errors_name_the_row_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["メモ"])
    sheet = book.create_sheet("計画")
    sheet.append([])
    for row in csv.reader(io.StringIO(SMALL)):
        sheet.append([None if cell == "" else cell for cell in row])
    sheet["E5"] = 34
    sheet["J8"] = 0.605
    sheet["J8"].number_format = "0.0%"
    path = tmp_path / "a.xlsx"
    book.save(path)
    plan = tk.read_plan(path, sheet="計画")
    assert plan.goals()[0].page == "34"
    assert str(plan.find(id="A-1").target) == "60.5%"
    sheet["J8"] = "60皿"
    book.save(path)
    with pytest.raises(tk.PlanError, match="8行目 value列") as refused:
        tk.read_plan(path, sheet="計画")
    assert (refused.value.line, refused.value.column) == (8, 10)
    with pytest.raises(tk.PlanFileError, match="「計画」") as lacking:
        tk.read_plan(path, sheet="実績")
    assert lacking.value.code == "unreadable_file"


def test_what_a_workbook_is_not_for_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(SMALL, encoding="utf-8")
    for call in (
        lambda: tk.read_plan(tmp_path / "in.csv", sheet="計画"),
        lambda: tk.write_plan(tk.plans.tomakomai(), tmp_path / "a.xlsx", "cp932"),
    ):
        with pytest.raises(tk.KpiError) as refused:
            call()
        assert refused.value.code == "bad_argument"
    held = _core.read_plan_csv(SMALL.replace("出典", "出\x01典"))
    with pytest.raises(tk.PlanFileError, match="L3") as unheld:
        tk.write_plan(held, tmp_path / "a.xlsx")
    assert unheld.value.code == "unwritable_file"
    assert not (tmp_path / "a.xlsx").exists()
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(tk.PlanFileError, match="Excel"):
        tk.read_plan(tmp_path / "b.xlsx")


def test_comments_are_records_pickle_and_compare() -> None:
    plan = _core.read_plan_csv(commented())
    indicator = plan.find(id="A-1")
    first, second = indicator.comments
    assert (first.kind, str(first.year), first.text) == ("要因", "令和3年度", "大雨で中止")
    assert (second.kind, second.year, str(second)) == ("今後の対応", None, "屋内で行う")
    assert "要因(令和3年度)" in repr(first)
    assert plan.to_records("new")[0]["comments"] == (
        ("要因", "令和3年度", "大雨で中止"),
        ("今後の対応", None, "屋内で行う"),
    )
    for again in (pickle.loads(pickle.dumps(indicator)), copy.deepcopy(indicator)):
        assert again == indicator
        assert again.comments == indicator.comments
    assert pickle.loads(pickle.dumps(first)) == first
    assert hash(first) != hash(second)
    other = _core.read_plan_csv(commented().replace("大雨", "強風"))
    assert other.find(id="A-1") != indicator
    told = [change.explain() for change in tk.compare(plan, other).changes]
    assert len(told) == 1
    assert "コメント" in told[0]
    assert "強風で中止" in told[0]


def test_an_indicator_may_have_departments_of_its_own(tmp_path: Path) -> None:
    text = SMALL.replace("A,39,参加者数,", "A,39,参加者数,港湾課")
    plan = read(tmp_path, text.encode())
    assert plan.find(id="A-1").departments == ("港湾課",)
    assert "A,39,参加者数,港湾課" in _core.tidy_plan_csv(plan)
    changes = tk.compare(_core.read_plan_csv(SMALL), plan).changes
    assert [change.kind for change in changes] == ["department_changed"]


def test_statuses_in_japanese(tmp_path: Path) -> None:
    row = "new,actual,A-1,,,参加者数,,,令和3年度,累計45人,速報,\n"
    plan = read(tmp_path, (SMALL + row).encode())
    assert plan.find(id="A-1").actuals[0].status == "provisional"
    assert "累計45人,provisional," in _core.tidy_plan_csv(plan)
    page = (PROJECT / "docs/plan_files.md").read_text(encoding="utf-8")
    table = page.split("| status | 日本語 |\n|---|---|\n")[1].split("\n\n")[0]
    for line in table.splitlines():
        status, words = (part.strip(" `") for part in line.strip("|").split("|"))
        for word in words.removesuffix("(空でもよい)").split("、"):
            if status == "unread":
                continue  # goes with a text that is no value
            value = tk.parse("45人") if status in OF_VALUES else tk.parse("-")
            assert tk.Observation(value, tk.FiscalYear("R3"), word).status == status


def test_the_page_names_the_columns_as_they_are_read() -> None:
    page = (PROJECT / "docs/plan_files.md").read_text(encoding="utf-8")
    table = page.split("|---|---|---|---|\n")[1].split("\n\n")[0]
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines()
    ]
    assert [row[0] for row in rows] == SMALL.split("\n", 1)[0].split(",")
    for at, (_, japanese, others, _) in enumerate(rows):
        for name in (japanese, *others.strip("()").split("、")):
            header = SMALL.split("\n", 1)[0].split(",")
            header[at] = name
            renamed = ",".join(header) + "\n" + SMALL.split("\n", 1)[1]
            plan = _core.read_plan_csv(renamed)
            assert _core._extra_columns(plan) == []
            assert facts(plan) == facts(_core.read_plan_csv(SMALL))
