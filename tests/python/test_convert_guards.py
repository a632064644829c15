# SPDX-License-Identifier: BSL-1.0
"""What a document says runs in no spreadsheet, and what a workbook cannot hold is said."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
import tomakomai_kpi as tk
from command_runs import Run, refused
from own_reports import HEADER, HOSTILE, kpi, own_plan, would_run
from tomakomai_kpi.reports import progress
from tomakomai_kpi.reports.forms.workbook import LONGEST_TEXT, allowed

NAMES = [name.replace("\x1b", "").replace("\x07", "") for name in HOSTILE]


def unguarded(divider: str, names: list[str]) -> str:
    """A plan file as another program writes it: names as they are."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=divider, lineterminator="\r\n")
    writer.writerow(HEADER.split(","))
    writer.writerow(["", "plan", "x", "", "", "計画", "", "", "R2-R6", "", "", ""])
    writer.writerow(["new", "revision", "", "", "", "版", *[""] * 6])
    writer.writerow(["new", "goal", "G1", "", "1", "目標", *[""] * 6])
    for n, name in enumerate(names):
        writer.writerow(["new", "indicator", f"I{n}", "G1", "1", name, "", "", "", "", "", name])
    return text.getvalue()


@pytest.mark.parametrize("divider", [",", "\t"])
def test_convert_guards_what_came_without_a_guard(run: Run, tmp_path: Path, divider: str) -> None:
    names = [n for n in NAMES if divider == "," or "\t" not in n]
    (tmp_path / "in.csv").write_text(unguarded(divider, names), encoding="utf-8", newline="")
    done = run("convert", "in.csv", "out.csv")
    assert (done.returncode, done.stderr) == (0, "")
    written = (tmp_path / "out.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=divider))
    assert not [cell for row in rows for cell in row if would_run(cell)]
    assert tk.read_plan(tmp_path / "out.csv") == tk.read_plan(tmp_path / "in.csv")
    assert written.count("\r\n") == unguarded(divider, names).count("\r\n")
    assert run("convert", "out.csv", "again.csv").returncode == 0
    assert (tmp_path / "again.csv").read_bytes().decode() == written


def test_what_needs_no_guard_goes_out_byte_for_byte(run: Run, tmp_path: Path) -> None:
    text = unguarded(",", ["参加者数", "'=1", "－", "-5", 'a"b'])
    (tmp_path / "in.csv").write_text(text, encoding="utf-8", newline="")
    assert run("convert", "in.csv", "out.csv").returncode == 0
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "in.csv").read_bytes()


def test_writing_a_plan_as_it_came_guards_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(unguarded(",", NAMES), encoding="utf-8", newline="")
    plan = tk.read_plan(tmp_path / "in.csv")
    tk.write_plan(plan, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "in.csv").read_bytes()


def test_convert_to_a_workbook_holds_texts_as_texts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(unguarded(",", NAMES), encoding="utf-8", newline="")
    done = run("convert", "in.csv", "out.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    for row in openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            if isinstance(cell.value, str) and would_run(cell.value):
                assert cell.quotePrefix


UNHELD = {"too long": "あ" * 32_768, "ESC": "消\x1b[2J", "BEL": "鳴\x07", "astral": "𠮷" * 16_384}


@pytest.mark.parametrize("what", UNHELD)
def test_plans_and_tables_that_a_workbook_cannot_hold_are_refused(
    run: Run, tmp_path: Path, what: str
) -> None:
    plan = own_plan(*kpi(UNHELD[what], "1人", "2人", "4人"))
    tk.write_plan(plan, tmp_path / "in.csv")
    refused(run("convert", "in.csv", "out.xlsx"), "Excelに入りません", "[unwritable_file]")
    assert not (tmp_path / "out.xlsx").exists()
    with pytest.raises(tk.PlanFileError, match="unwritable_file"):
        tk.write_plan(plan, tmp_path / "out.xlsx")


@pytest.mark.parametrize("what", UNHELD)
def test_reports_say_what_a_workbook_cannot_hold(what: str) -> None:
    held = allowed(UNHELD[what])
    assert len(held.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert held.endswith("cut）") or "␛" in held or "␇" in held
    plan = own_plan(*kpi(UNHELD[what], "1人", "2人", "4人"))
    data = progress.to_excel(progress.build(plan))
    texts = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert any(held in text for text in texts)
