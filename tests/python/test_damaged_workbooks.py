# SPDX-License-Identifier: BSL-1.0
"""A workbook that is damaged anywhere is read, or refused in one line, by whoever reads it."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from command_runs import Run, refused
from kept_objects import TABLE
from openpyxl import Workbook
from own_reports import kpi, own_plan
from tomakomai_kpi.tables import render_comparison_table
from tomakomai_kpi.tables.plan_table import plan_to_excel

Parts = dict[str, bytes]


def sheet() -> bytes:
    book = Workbook()
    rows = (
        ["指標名", "単位", "R3実績", "R6目標"],
        ["参加者数", "人", 46, 60],
        ["率", "%", 0.5, 0.75],
    )
    for row in rows:
        book.active.append(row)
    book.active["C3"].number_format = book.active["D3"].number_format = "0.0%"
    book.active.merge_cells("A5:B6")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


GOOD = {
    "plan": plan_to_excel(own_plan(*kpi("数", "1人", "2人", "4人")), "plan.xlsx"),
    "sheet": sheet(),
    "table": render_comparison_table(tk.read_comparison_table(TABLE), "xlsx"),
}
READ: dict[str, Callable[[Path], object]] = {
    "plan": tk.read_plan,
    "sheet": tk.read_table,
    "table": tk.read_comparison_table,
}


def parts_of(workbook: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: Parts) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return data.getvalue()


def with_sheet(find: bytes, put: bytes) -> Callable[[Parts], Parts]:
    """The same, with what a pattern finds in the sheet otherwise."""

    def change(parts: Parts) -> Parts:
        name = "xl/worksheets/sheet1.xml"
        changed = re.sub(find, put, parts[name])
        assert changed != parts[name]
        return parts | {name: changed}

    return change


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {n: text for n, text in parts.items() if n != name}


def with_part(name: str, text: bytes) -> Callable[[Parts], Parts]:
    return lambda parts: parts | {name: text}


TEXT = rb't="(inlineStr|s)"><(is|v)>.*?</(is|v)>'

DAMAGES: dict[str, Callable[[Parts], Parts]] = {
    "style": with_sheet(b"<c r=", b'<c s="99999" r='),
    "string": with_sheet(TEXT, b't="s"><v>99999</v>'),
    "negative string": with_sheet(TEXT, b't="s"><v>-99999</v>'),
    "no number": with_sheet(TEXT, b't="n"><v>x</v>'),
    "no such type": with_sheet(TEXT, b't="zzz"><v>1</v>'),
    "a date beyond all": with_sheet(TEXT, b't="d"><v>99999-99-99</v>'),
    "no cell": with_sheet(b'r="A1"', b'r="1A"'),
    "unclosed": with_sheet(b"</sheetData>", b""),
    "entities": with_sheet(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    ),
    "no styles": without("xl/styles.xml"),
    "no strings": without("xl/sharedStrings.xml"),
    "no sheet": without("xl/worksheets/sheet1.xml"),
    "no relations": without("xl/_rels/workbook.xml.rels"),
    "no workbook": without("xl/workbook.xml"),
    "no types": without("[Content_Types].xml"),
    "empty styles": with_part("xl/styles.xml", b""),
    "other styles": with_part("xl/styles.xml", b"<styleSheet/>"),
    "no XML": with_part("xl/workbook.xml", b"\xff\xfe\0"),
}
EXCEL_SHEETS = ["sheet", "plan", "table"]


def read_or_refused(kind: str, file: Path) -> bool:
    """Whether it is read; all that may come instead is an error of the package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", tk.PlanFileWarning)
        try:
            READ[kind](file)
        except (tk.PlanFileError, tk.PlanError):
            return False
    return True


@pytest.mark.parametrize("kind", EXCEL_SHEETS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_told_or_does_no_harm(kind: str, damage: str, tmp_path: Path) -> None:
    file = tmp_path / "damaged.xlsx"
    file.write_bytes(packed(DAMAGES[damage](parts_of(GOOD[kind]))))
    read = read_or_refused(kind, file)
    assert not (read and damage in {"no sheet", "no workbook", "no XML", "unclosed"})


@pytest.mark.parametrize("kind", ["sheet", "plan"])
def test_bytes_changed_anywhere_are_told_or_do_no_harm(kind: str, tmp_path: Path) -> None:
    chance = random.Random(17)
    file = tmp_path / "damaged.xlsx"
    good = parts_of(GOOD[kind])
    for _ in range(250):
        name = chance.choice([n for n in good if good[n]])
        text = bytearray(good[name])
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text))
            to = chance.randrange(at, min(len(text), at + chance.choice((1, 2, 40))) + 1)
            text[at:to] = chance.choice(
                (b"", b"0", b"-1", b"99999999999", b"<", b">", b'"', b"&", b"\xff", b"x", b"\0")
            )
        file.write_bytes(packed(good | {name: bytes(text)}))
        read_or_refused(kind, file)


@pytest.mark.parametrize("kind", EXCEL_SHEETS)
def test_a_zip_that_ends_early_or_is_torn_is_told(kind: str, tmp_path: Path) -> None:
    chance = random.Random(17)
    file = tmp_path / "damaged.xlsx"
    good = GOOD[kind]
    for size in (1, 10, 100, len(good) // 2, len(good) - 1):
        file.write_bytes(good[:size])
        assert not read_or_refused(kind, file)
    for _ in range(40):
        torn = bytearray(good)
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
        file.write_bytes(torn)
        read_or_refused(kind, file)


@pytest.mark.parametrize("damage", ["style", "no XML", "string"])
@pytest.mark.parametrize(
    "command",
    [("report",), ("audit",), ("convert",), ("review",), ("rulebooks",), ("table",), ("read",)],
    ids=lambda c: c[0],
)
def test_every_command_says_it_in_one_line(
    run: Run, tmp_path: Path, command: tuple[str, ...], damage: str
) -> None:
    kind = "table" if command[0] == "review" else "sheet" if command[0] == "read" else "plan"
    (tmp_path / "damaged.xlsx").write_bytes(packed(DAMAGES[damage](parts_of(GOOD[kind]))))
    refused(run(*command, "damaged.xlsx"), "damaged.xlsx")
