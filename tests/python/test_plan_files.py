# SPDX-License-Identifier: BSL-1.0
"""Plan files: encodings in and out, round trips, atomic writing, broken files, `convert`."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_files import EMBEDDED, ENCODINGS, SMALL, facts, read, written
from tomakomai_kpi import _core
from tomakomai_kpi.files.encoding import encode

# Round trips


def test_the_embedded_plan_comes_out_as_it_went_in(tmp_path: Path) -> None:
    data = EMBEDDED.read_bytes()
    assert written(tmp_path, tk.read_plan(EMBEDDED)) == data
    assert written(tmp_path, tk.plans.tomakomai()) == data
    assert _core.tidy_plan_csv(tk.plans.tomakomai()).encode() == data


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "style",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + ",,,,,,,,,,,\n",
        lambda text: "".join(line + ",,\n" for line in text.splitlines()),
        lambda text: "".join(line.rstrip(",") + "\n" for line in text.splitlines()),
        lambda text: requoted(text, csv.QUOTE_ALL),
    ],
    ids=["plain", "crlf", "empty row", "empty columns", "no empty ends", "quotes"],
)
def test_whatever_a_spreadsheet_made_of_it_comes_out_as_it_went_in(
    tmp_path: Path, style: Callable[[str], str], encoding: str
) -> None:
    data = style(SMALL).encode(encoding)
    plan = read(tmp_path, data)
    assert written(tmp_path, plan, encoding) == data
    if encoding.startswith("utf-8"):
        assert written(tmp_path, plan) == data
    assert facts(plan) == facts(_core.read_plan_csv(SMALL))


def requoted(text: str, quoting: int) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=quoting).writerows(csv.reader(io.StringIO(text)))  # type: ignore[arg-type]
    return out.getvalue()


def test_utf_16_is_read_in_either_order_and_with_tabs(tmp_path: Path) -> None:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        for text in (SMALL, SMALL.replace(",", "\t")):
            assert facts(read(tmp_path, mark + text.encode(codec))) == facts(
                _core.read_plan_csv(SMALL)
            )


CP932 = "".join(
    c for c in map(chr, range(1, 0x10000)) if c.encode("cp932", "ignore").decode("cp932") == c
)
CELLS = {
    "cp932": st.text(st.sampled_from(CP932.replace("\r", "").replace("\n", ""))),
    "utf-8": st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n")),
}
STARTS = st.sampled_from(
    ["", "=", "+", "-", "@", "'", "''=", "'-", "\t", "＝", "－", " =", '"', ","]
)


def cell_texts(encoding: str) -> st.SearchStrategy[str]:
    text = CELLS["cp932" if encoding == "cp932" else "utf-8"]
    return st.builds(lambda start, rest: start + rest, STARTS, text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_text_in_a_cell_comes_back(encoding: str, tmp_path: Path) -> None:
    @settings(
        max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(cell_texts(encoding).filter(bool), st.lists(cell_texts(encoding).filter(bool)))
    def check(name: str, notes: list[str]) -> None:
        out = io.StringIO()
        rows = list(csv.reader(io.StringIO(SMALL)))
        rows[5][5] = rows[6][5] = "'" + name if runs(name) else name
        joined = "\n".join(notes)
        rows[5][11] = "'" + joined if runs(joined) else joined
        csv.writer(out, lineterminator="\n").writerows(rows)
        plan = _core.read_plan_csv(out.getvalue())
        assert plan.find(id="A-1").name == name
        assert list(plan.find(id="A-1").notes) == notes
        tidy = _core.read_plan_csv(_core.tidy_plan_csv(plan))
        again = read(tmp_path, written(tmp_path, tidy, encoding), encoding)
        assert again.find(id="A-1").name == name
        assert list(again.find(id="A-1").notes) == notes
        assert _core.tidy_plan_csv(again) == _core.tidy_plan_csv(plan)

    check()


def runs(cell: str) -> bool:
    """The rule of the guard, written a second time."""
    text = cell.lstrip("'").lstrip(" \u3000")
    if text[:1] in ("-", "－"):
        half = text.translate(str.maketrans("０１２３４５６７８９．，％", "0123456789.,%"))
        return bool(text.strip(text[0])) and bool(half[1:].strip("0123456789.,%‰"))
    return text[:1] in {"=", "+", "@", "\t", "\r", "\n", "＝", "＋", "＠"}


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_rows_in_any_order_that_reads_give_an_equal_plan(source: random.Random) -> None:
    """Hand editing moves rows about; what reads is written, read and written alike."""
    header, *rows = EMBEDDED.read_text(encoding="utf-8").splitlines(keepends=True)
    facts_of = [row for row in rows if row.split(",")[1] not in ("direction", "aggregation")]
    declared = [row for row in rows if row not in set(facts_of)]
    source.shuffle(declared)
    by_role: dict[str, list[str]] = {}
    for row in facts_of:
        by_role.setdefault(row.split(",")[1], []).append(row)
    order = ["plan", "revision", "goal", "measure", "project", "indicator"]
    rest = [row for role, many in by_role.items() if role not in order for row in many]
    source.shuffle(by_role["indicator"])
    source.shuffle(rest)
    moved = [*(row for role in order for row in by_role[role]), *rest]
    at = source.randrange(len(moved))
    plan = _core.read_plan_csv("".join([header, *moved[:at], *declared, *moved[at:]]))
    tidy = _core.tidy_plan_csv(plan)
    again = _core.read_plan_csv(tidy)
    assert _core.tidy_plan_csv(again) == tidy
    assert facts(again) == facts(plan)


# Encodings


def test_cp932_in_a_file_that_nobody_declared(tmp_path: Path) -> None:
    assert read(tmp_path, SMALL.encode("cp932")).name == "総合戦略"


def test_a_damaged_utf_8_file_is_not_taken_for_cp932(tmp_path: Path) -> None:
    data = SMALL.encode()
    at = data.index("しごと".encode())
    for damaged in (data[:at] + data[at + 1 :], data[: at + 1] + data[at + 2 :]):
        with pytest.raises(tk.PlanFileError, match=r"4行目.*バイト目.*UTF-8") as refused:
            read(tmp_path, damaged)
        assert refused.value.line == 4
        assert refused.value.code == "unreadable_file"


@pytest.mark.parametrize("wrong", ["cp932", "utf-16", "utf-8"])
def test_the_encoding_that_is_given_decides(tmp_path: Path, wrong: str) -> None:
    right = "utf-8" if wrong != "utf-8" else "cp932"
    with pytest.raises((tk.PlanFileError, tk.PlanError)):
        read(tmp_path, (SMALL + "§é\n" if right == "utf-8" else SMALL).encode(right), wrong)
    assert read(tmp_path, SMALL.encode(right), right).name == "総合戦略"


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(tk.KpiError, match="koi8") as refused:
        read(tmp_path, SMALL.encode(), "koi8")
    assert refused.value.code == "bad_argument"
    with pytest.raises(tk.KpiError, match="koi8"):
        written(tmp_path, tk.plans.tomakomai(), "koi8")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("character", ["₂", "é", "〜", "−", "‖", "¬", "—", "𠮷", "①\u0301"])
def test_what_cp932_lacks_is_named_with_its_cell_and_nothing_is_written(
    tmp_path: Path, character: str
) -> None:
    text = SMALL.replace(",出典", f',"出,典\n{character}"').replace("\nnew,goal", "\n\nnew,goal")
    plan = _core.read_plan_csv(text)
    out = tmp_path / "out.csv"
    out.write_bytes(b"before")
    with pytest.raises(tk.PlanFileError) as refused:
        tk.write_plan(plan, out, "cp932")
    error = refused.value
    assert (error.code, error.line, error.column) == ("unwritable_file", 3, 12)
    lacking = character[-1]
    for words in ("3行目", "note列", f"「{lacking}」", f"U+{ord(lacking):04X}", str(out)):
        assert words in str(error)
    assert out.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [out]


def test_what_cp932_has_stays(tmp_path: Path) -> None:
    text = SMALL.replace("出典", "～－∥①㎡髙﨑…―ｱ￢￠￡")
    plan = _core.read_plan_csv(text)
    data = written(tmp_path, plan, "cp932")
    assert data == text.encode("cp932").replace("髙﨑".encode("cp932"), b"\xfb\xfc\xfa\xb1")
    assert written(tmp_path, read(tmp_path, data)).decode() == text


@pytest.mark.parametrize("numbers", [b"\xfb\xfc\xfa\xb1", b"\xee\xe0\xed\x95", b"\x87\x9a\xfa\x5b"])
def test_cp932_keeps_the_number_of_a_character_that_has_two(tmp_path: Path, numbers: bytes) -> None:
    data = SMALL.encode("cp932").replace("出典".encode("cp932"), numbers + b"\xfb\xfc")
    assert written(tmp_path, read(tmp_path, data), "cp932") == data
    assert written(tmp_path, read(tmp_path, data, "cp932"), "cp932") == data
    assert written(tmp_path, read(tmp_path, data)) == data.decode("cp932").encode()


def test_every_character_of_cp932_is_written_by_the_number_that_windows_gives_it() -> None:
    for row in (*range(0x81, 0xA0), *range(0xE0, 0xFD)):
        for cell in range(0x40, 0xFD):
            try:
                character = bytes((row, cell)).decode("cp932")
            except UnicodeDecodeError:
                continue
            number = encode(character, "", "cp932")
            assert number.decode("cp932") == character
            assert number[0] not in (0xED, 0xEE)  # NEC's selection of what IBM has
            assert row >= 0xFA or 0xED <= row <= 0xEE or row == 0x87 or number == bytes((row, cell))
