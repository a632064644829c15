# SPDX-License-Identifier: BSL-1.0
"""The workbook of a report, read back by openpyxl: every figure as printed, every text as text."""

import io
import re
import shutil
import sys
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import tomakomai_kpi as tk
from command_runs import run_program
from openpyxl.styles.numbers import is_builtin
from own_reports import HOSTILE, kpi, own_plan, would_run
from tomakomai_kpi import rulebooks
from tomakomai_kpi.cli import main
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports.forms.workbook import put_value
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS

SHEETS = ["概要", "一覧", "年度別", "集計", "根拠", "説明"]


def read(shown: report.Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(report.to_excel(shown)))


def parts_of(workbook: bytes) -> list[bytes]:
    """The sheets in an .xlsx file; a formula is an element f in one of them."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return [parts.read(name) for name in parts.namelist() if "/worksheets/" in name]


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The cells of each row by the heads above them."""
    heads, *rows = sheet.iter_rows()
    return [{head.value: cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def printed(cell: Any) -> str:
    """What a spreadsheet shows: literals in quotation marks, digits by the pattern between them."""
    if cell.value is None or isinstance(cell.value, str):
        return cell.value or ""
    shown = ""
    plus, _, minus = cell.number_format.partition(";")
    number = Decimal(str(cell.value))
    for literal, escaped, pattern in re.findall(
        r'"([^"]*)"|\\(.)|([#,0.]+)', minus if number < 0 else plus
    ):
        decimals = len(pattern.partition(".")[2])
        grouped = "," if "," in pattern else ""
        shown += literal or escaped or f"{abs(number):{grouped}.{decimals}f}"
    return shown


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> report.Report:
    return report.build(plan, rulebook=rulebooks.preset("交付金"))


@pytest.fixture(scope="module")
def book(shown: report.Report) -> Any:
    return read(shown)


def test_figures_print_as_the_document_has_them(shown: report.Report, book: Any) -> None:
    for name, heads in (
        ("一覧", ("基準値", "実績値", "目標値")),
        ("年度別", ("基準値", "実績値 令和3年度", "目標値")),
    ):
        rows = rows_of(book[name])
        assert [row["ID"].value for row in rows] == [row.indicator.id for row in shown.rows]
        numbers = 0
        for cells, row in zip(rows, shown.rows, strict=True):
            for label, observation in zip(heads, row.observations, strict=True):
                cell = cells[label]
                assert printed(cell) == ("" if observation is None else str(observation))
                if observation is not None and not isinstance(cell.value, str):
                    numbers += 1
                    assert Fraction(str(cell.value)) == observation.value.number
        assert numbers > 270


def test_the_list_fits_across_a4(shown: report.Report, book: Any) -> None:
    sheet = book["一覧"]
    without_a_rulebook = read(report.build(shown.plan))["一覧"]
    assert without_a_rulebook.max_column == 12
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.auto_filter.ref == sheet.dimensions
    for row in rows_of(sheet):
        status = next(s for s in tk.Status if row["状態"].value.endswith(s.japanese))
        assert row["状態"].value == f"{SIGNS[status]} {status.japanese}"


def test_computed_figures_are_rounded_numbers_and_exact_with_the_grounds(
    shown: report.Report, book: Any
) -> None:
    exact = {(r["ID"].value, r["数"].value): r for r in rows_of(book["根拠"])}
    for cells, row in zip(rows_of(book["一覧"]), shown.rows, strict=True):
        for rate in row.rates:
            grounds, percent = exact[row.indicator.id, rate.label], cells[f"{rate.label}(%)"]
            assert grounds["コード"].value == rate.of.undefined
            if rate.value is None:
                assert (grounds["正確な値"].value, percent.value) == (None, None)
                continue
            assert grounds["正確な値"].value == str(rate.value)  # text in every row
            assert Decimal(str(percent.value)) == rate.percent
        need = row.assessment.required_per_year.value
        head = "目標達成に必要な年間の実績(増加量)"
        assert (exact[row.indicator.id, head]["正確な値"].value or "") == str(need or "")
        ends = need is None or "/" not in str(need)
        wanted = "" if need is None else str(need if ends else round(need, 1))
        assert printed(cells[head]) == wanted
        assert need is None or not isinstance(cells[head].value, str)
    jobs = exact["G1-1", "達成率"]
    assert (jobs["正確な値"].value, printed(jobs["値"])) == ("9/46", "19.6%")
    assert exact["G1-1", "経過"]["正確な値"].value == "2/5"


def test_verdicts_letters_and_departments_stand_there(shown: report.Report, book: Any) -> None:
    for cells, row in zip(rows_of(book["一覧"]), shown.rows, strict=True):
        assert cells["指標"].value == row.indicator.name
        assert (cells["担当課"].value or "") == "／".join(row.indicator.departments)
        assert (cells["評価(交付金)"].value or "") == row.letter
        for note in row.notes:
            assert note in cells["注記"].value


def test_the_overview_is_one_page_with_a_chart_of_the_counts(
    shown: report.Report, book: Any
) -> None:
    sheet = book["概要"]
    words = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert shown.title in words
    assert shown.lead in words
    for row in shown.first_looks:
        assert row.indicator.name in words
    for concern in shown.concerns:
        assert f"・{concern.sentence}" in words
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 1)
    (chart,) = sheet._charts
    counted = [s for s in GOOD_TO_BAD if shown.totals[s]]
    assert len(chart.series) == len(counted)
    for status, series in zip(counted, chart.series, strict=True):
        _, place = series.val.numRef.f.split("!")
        values = [cell.value for (cell,) in sheet[place.replace("$", "")]]
        assert values == [goal.totals[status] for goal in shown.goals]


def test_all_years_stand_side_by_side_as_numbers() -> None:
    rows = kpi("数", "8人", "12人", "20人")
    rows.insert(3, {"role": "actual", "id": "P1-1", "name": "数", "year": "R2", "value": "10人"})
    sheet = read(report.build(own_plan(*rows)))["年度別"]
    (cells,) = rows_of(sheet)
    assert [printed(cells[f"実績値 令和{n}年度"]) for n in (2, 3)] == ["10人", "12人"]
    assert cells["実績値 令和2年度"].value == 10
    assert printed(cells["前年度から 令和3年度"]) == "+2人"


def test_libreoffice_opens_it(shown: report.Report, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOfficeがありません (no LibreOffice)")
    (tmp_path / "r.xlsx").write_bytes(report.to_excel(shown))
    for form in ("pdf", "xlsx:Calc MS Excel 2007 XML"):
        run_program(
            [
                *(soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
                *("--convert-to", form, "--outdir", tmp_path / "out", tmp_path / "r.xlsx"),
            ],
            seconds=180,
        )
    assert (tmp_path / "out/r.pdf").read_bytes().startswith(b"%PDF")
    again = openpyxl.load_workbook(tmp_path / "out/r.xlsx")
    assert again.sheetnames == SHEETS
    assert len(again["概要"]._charts) == 1
    first = next(again["一覧"].iter_rows(min_row=2, max_row=2, values_only=True))
    assert first[:3] == ("G1-1", "△ 遅れ", "新規雇用創出数")


def test_counts_are_those_of_the_report(shown: report.Report, book: Any) -> None:
    rows = rows_of(book["集計"])
    assert shown.whole is not None
    groups = [shown.whole, *(g for groups in shown.groups.values() for g in groups)]
    assert len(rows) == len(groups)
    for cells, group in zip(rows, groups, strict=True):
        assert cells["名称"].value == group.label
        assert cells["指標の達成"].value == group.summary.met
        assert cells["指標の達成: 判定できた数"].value == group.summary.judged
        assert cells["一つ以上達成した事業"].value == group.summary.projects_any_met
        assert {s: cells[s.japanese].value for s in tk.Status if cells[s.japanese].value} == dict(
            group.statuses
        )
        assert bool(cells["注意"].value) == group.summary.is_small


def test_every_figure_has_its_grounds_and_the_rules_are_told(
    shown: report.Report, book: Any
) -> None:
    grounds = {(r["ID"].value, r["数"].value): r["根拠"].value for r in rows_of(book["根拠"])}
    for row in shown.rows:
        assert grounds[row.indicator.id, "進捗率"] == row.assessment.gap_closure.explain()
        assert grounds[row.indicator.id, "目標ペース"] == row.assessment.on_path.explain()
    told = [(r["項目"].value, r["説明"].value) for r in rows_of(book["説明"])]
    for fact in shown.facts:
        assert fact in told
    assert any(item.startswith("交付金") for item, _ in told)


def test_heads_stay_in_view_and_cells_wrap(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in sheet[1])
    for sheet in book:
        said = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.font.scheme for cell in said} == {"minor"}
        if sheet.title != "概要":
            assert all(cell.alignment.wrap_text for cell in said)
        assert sheet.oddFooter.right.text == "&P / &N"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    held = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda c: chr(0x2400 + ord(c[0])), name)
    shown = report.build(own_plan(*kpi(name, "1人", "2人", "4人")))
    assert not any(b"<f>" in part for part in parts_of(report.to_excel(shown)))
    workbook = read(shown)
    (cells,) = rows_of(workbook["年度別"])
    for head in ("指標", "事業", "担当課", "印"):
        assert cells[head].value == held
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and would_run(cell.value):
                    assert cell.quotePrefix


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("46人", 46, '0"人"'),
        ("累計1,627件", 1627, '"累計"#,##0"件"'),
        ("16,034千t", 16034, '#,##0"千t"'),
        ("50.0%", 50, '0.0"%"'),
        ("100%(6隊)", 100, '0"%(6隊)"'),
        ("123,456,789,012,345人", 123_456_789_012_345, '#,##0"人"'),
        ("1,123,456,789,012,345人", "1,123,456,789,012,345人", "General"),
        ("△5人", -5, '0"人";"△"0"人"'),
        ("▲1,045人", -1045, '#,##0"人";"▲"#,##0"人"'),
        ("-0.8%", Decimal("-0.8"), '0.0"%";"-"0.0"%"'),
        ("ー", "ー", "General"),
    ],
)
def test_a_number_is_one_where_the_cell_prints_it_as_the_document(
    text: str, value: object, shown: str
) -> None:
    sheet: Any = openpyxl.Workbook().active
    put_value(sheet["A1"], tk.parse(text))
    assert (sheet["A1"].value, sheet["A1"].number_format) == (value, shown)
    assert printed(sheet["A1"]) == text
    assert shown == "General" or not is_builtin(shown)


@pytest.mark.parametrize(
    ("text", "value", "shown", "format_"),
    [
        ("2万5千円", 25_000, "25,000円", '#,##0"円"'),
        ("2億396万円", 203_960_000, "203,960,000円", '#,##0"円"'),
        ("約累計2億396万円", 203_960_000, "約累計203,960,000円", '"約累計"#,##0"円"'),
        ("2億396万円以上", 203_960_000, "203,960,000円以上", '#,##0"円以上"'),
        ("△2億5百万円", -205_000_000, "-205,000,000円", '#,##0"円";"-"#,##0"円"'),
        ("1時間30分", 90, "90分", '0"分"'),
        ("3割5分", Decimal("3.5"), "3.5割", '0.0"割"'),
        ("12万3,456人", 123_456, "123,456人", '#,##0"人"'),
        ("４６人", 46, "46人", '0"人"'),
    ],
)
def test_what_prints_as_no_single_number_is_one_beside_its_text(
    text: str, value: object, shown: str, format_: str
) -> None:
    parsed = tk.parse(text)
    sheet: Any = openpyxl.Workbook().active
    put_value(sheet["A1"], parsed)
    assert (sheet["A1"].value, sheet["A1"].number_format) == (value, format_)
    assert printed(sheet["A1"]) == shown
    assert tk.parse(shown) == parsed  # what the cell shows says the same

    (cells,) = rows_of(read(report.build(own_plan(*kpi("額", "1円", text, "4円"))))["一覧"])
    assert printed(cells["実績値"]) == shown
    assert cells["実績値(記載)"].value == text
    assert "目標値(記載)" not in cells


@pytest.mark.parametrize("text", ["1,234兆5,678億9,012万3,456円", "10～20人", "3分の385人", "継続"])
def test_what_a_cell_cannot_hold_stays_text(text: str) -> None:
    sheet: Any = openpyxl.Workbook().active
    put_value(sheet["A1"], tk.parse(text))
    assert sheet["A1"].value == text


@pytest.mark.parametrize("revision", ["new", "old"])
def test_the_command_writes_it_by_suffix_and_by_name(
    tmp_path: Path, plan: tk.Plan, revision: str
) -> None:
    for arguments in (["-o", "a.xlsx"], ["--format", "xlsx", "--output", "b"]):
        path = tmp_path / arguments[-1]
        assert main(["report", "--revision", revision, *arguments[:-1], str(path)]) == 0
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["一覧"]
        assert sheet.max_row == 1 + len(plan.indicators(revision))


def test_without_openpyxl_the_extra_is_named(
    shown: report.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(tk.MissingExtraError, match=r"pip install 'tomakomai-kpi\[tables\]'"):
        report.to_excel(shown)
