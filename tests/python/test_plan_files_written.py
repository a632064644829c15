# SPDX-License-Identifier: BSL-1.0
"""Files are whole or not there; what is broken is refused; the command and the docs do as told."""

import copy
import csv
import os
import pickle
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_files import EMBEDDED, ENCODINGS, PROJECT, SMALL, facts, read
from tomakomai_kpi import _core, cli

# Writing


@pytest.mark.parametrize(
    ("owner", "step"),
    [(os, "fsync"), (Path, "replace"), (Path, "chmod"), (os, "open")],
)
@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_whatever_fails_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    step: str,
    error: BaseException,
) -> None:
    out = tmp_path / "plan.csv"
    out.write_bytes(b"before")

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, fail)
        with pytest.raises((tk.PlanFileError, KeyboardInterrupt)):
            tk.write_plan(tk.plans.tomakomai(), out)
    assert out.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [out]
    tk.write_plan(tk.plans.tomakomai(), out)
    assert out.read_bytes() == EMBEDDED.read_bytes()


def test_a_process_killed_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    out.write_bytes(b"before")
    script = (
        "import os, signal, tomakomai_kpi as tk\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"tk.write_plan(tk.plans.tomakomai(), {str(out)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode != 0
    assert out.read_bytes() == b"before"
    tk.write_plan(tk.plans.tomakomai(), out)  # what the killed one left is not in the way
    assert out.read_bytes() == EMBEDDED.read_bytes()


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    out.write_bytes(b"before")
    out.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(out)
    tk.write_plan(tk.plans.tomakomai(), link)
    assert link.is_symlink()
    assert out.read_bytes() == EMBEDDED.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.parametrize("where", ["no/such/plan.csv", ".", "x\0y.csv"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, where: str) -> None:
    with pytest.raises(tk.PlanFileError) as refused:
        tk.write_plan(tk.plans.tomakomai(), tmp_path / where)
    assert refused.value.code == "unwritable_file"


# Broken files


BROKEN = {
    "empty": b"",
    "blank": b"\n\r\n\n",
    "only a mark": b"\xef\xbb\xbf",
    "only a header": SMALL.splitlines()[0].encode(),
    "wrong header": SMALL.replace("parent", "above", 1).encode(),
    "no header": SMALL.split("\n", 1)[1].encode(),
    "semicolons": SMALL.replace(",", ";").encode(),
    "unclosed quote": SMALL.replace("しごと", '"しごと').encode(),
    "quote inside": SMALL.replace("しごと", 'し"ごと').encode(),
    "text after quote": SMALL.replace("しごと", '"しごと"x').encode(),
    "NUL": SMALL.replace("しごと", "し\0ごと").encode(),
    "NUL bytes": bytes(1000),
    "cut in a row": SMALL.rstrip(",\n").encode(),
    "cut in a name": SMALL[: SMALL.index("参加者数") + 2].encode(),
    "many columns": SMALL.replace("しごと,,,,,,", "しごと,,,,,,,x").encode(),
    "lone carriage returns": SMALL.replace("\n", "\r").encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a zip": b"PK\x03\x04" + bytes(range(255, -1, -1)),
    "half of UTF-16": SMALL.encode("utf-16")[:-1],
    "UTF-16 without mark": SMALL.encode("utf-16-le"),
    "UTF-32": SMALL.encode("utf-32"),
    "cut in a character": SMALL.encode()[: SMALL.encode().index("しごと".encode()) + 1],
    "twice": (SMALL + SMALL.split("\n", 1)[1]).encode(),
    "a huge cell": SMALL.replace("累計60人", "9" * 1_000_000 + "皿").encode(),
    "a huge name": SMALL.replace("new,target,A-1", "new,target," + "A" * 1_000_000).encode(),
    "a date that a spreadsheet made": SMALL.replace("累計60人", "1月2日").encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, data: bytes) -> None:
    with pytest.raises((tk.PlanError, tk.PlanFileError)) as refused:
        read(tmp_path, data)
    error = refused.value
    assert error.file == str(tmp_path / "in.csv")
    assert error.line >= 1
    assert len(str(error)) < 1000
    if isinstance(error, tk.PlanError):
        assert error.column >= 1


@given(st.binary(max_size=200), st.integers(0, len(SMALL.encode())), st.integers(0, 20))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_is_an_error_or_a_plan_that_writes(
    tmp_path: Path, noise: bytes, at: int, cut: int
) -> None:
    data = SMALL.encode()
    try:
        with warnings.catch_warnings():  # a column whose name is damaged is none of ours
            warnings.simplefilter("ignore", tk.PlanFileWarning)
            plan = read(tmp_path, data[:at] + noise + data[at + cut :])
    except (tk.PlanError, tk.PlanFileError):
        return
    tidy = _core.tidy_plan_csv(plan)
    assert _core.tidy_plan_csv(_core.read_plan_csv(tidy)) == tidy


@pytest.mark.parametrize(
    ("broken", "line", "column", "words"),
    [
        (
            SMALL.replace("parent", "ｐａｒｅｎｔ", 1),
            1,
            4,
            "parent.*の列がありません.*「ｐａｒｅｎｔ」",
        ),
        (SMALL.replace("status,", "", 1), 3, 12, "「出典」"),
        (SMALL.replace("status", "value", 1), 1, 11, "「value」は10列目の「value」と同じ列"),
        (SMALL.replace(",", ";"), 1, 1, "「revision;role;id"),
        (SMALL.replace("\n", "\r"), 1, 12, "CR"),
        (SMALL + "new,stated_count,kpi_changes,,36,,,,,1,644,\n", 8, 11, "「644」.*使わない列"),
        (SMALL + "new,stated_count,kpi_changes,,36,,,,,1,644,,\n", 8, 11, "「644」.*1,644件"),
        (SMALL.replace("A-1,,,参加者数", "A-1,,40,参加者数"), 7, 5, "「40」.*使わない列"),
        (SMALL.replace("しごと,,,,,,", "しごと,,,,,,,余り"), 4, 13, "「余り」.*引用符"),
    ],
)
def test_what_no_column_can_say_is_refused_with_its_text(
    tmp_path: Path, broken: str, line: int, column: int, words: str
) -> None:
    with pytest.raises(tk.PlanError, match=words) as refused:
        read(tmp_path, broken.encode())
    assert (refused.value.line, refused.value.column) == (line, column)


def test_mixed_line_ends_are_read(tmp_path: Path) -> None:
    lines = SMALL.splitlines()
    mixed = "".join(line + ("\r\n" if i % 2 else "\n") for i, line in enumerate(lines))
    assert facts(read(tmp_path, mixed.encode())) == facts(_core.read_plan_csv(SMALL))


# Pickles and the command


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda p: pickle.loads(pickle.dumps(p))]
)
def test_plans_pickle_and_copy(again: Callable[[tk.Plan], tk.Plan]) -> None:
    plan = tk.plans.tomakomai()
    other = again(plan)
    assert facts(other) == facts(plan)
    assert _core.write_plan_csv(other) == _core.write_plan_csv(plan)


def test_convert_goes_there_and_back(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(SMALL, encoding="utf-8")
    source = str(tmp_path / "in.csv")
    for encoding in ENCODINGS:
        out = str(tmp_path / f"{encoding}.csv")
        assert cli.main(["convert", source, out, "--encoding", encoding]) == 0
        assert Path(out).read_bytes() == SMALL.encode(encoding)
        back = str(tmp_path / "back.csv")
        assert cli.main(["convert", out, back, "--encoding", "utf-8"]) == 0
        assert Path(back).read_text(encoding="utf-8") == SMALL
    assert cli.main(["convert", source, source, "--encoding", "cp932"]) == 0  # in place
    assert Path(source).read_bytes() == SMALL.encode("cp932")


def test_convert_says_in_one_line_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(SMALL.replace("出典", "CO₂"), encoding="utf-8")
    assert cli.main(["convert", str(source), str(out), "--encoding", "cp932"]) == cli.BAD_INPUT
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "[unwritable_file]" in said
    assert "「₂」" in said
    assert not out.exists()
    assert cli.main(["convert", str(tmp_path / "none.csv"), str(out)]) == cli.BAD_INPUT
    assert "[unreadable_file]" in capsys.readouterr().err


# The documented way of work


def test_the_example_adds_next_years_sample_actuals(tmp_path: Path) -> None:
    example = PROJECT / "examples" / "actuals_2022_sample.py"
    out = tmp_path / "計画.csv"
    done = subprocess.run(
        [sys.executable, str(example), str(out)], check=True, capture_output=True, encoding="utf-8"
    )
    plan = tk.read_plan(out)
    before, after = EMBEDDED.read_bytes(), out.read_bytes()
    assert after.startswith(before)
    added = after[len(before) :].decode().splitlines()
    assert added
    for row in csv.reader(added):
        assert row[:2] == ["new", "actual"]
        assert row[8] == "令和4年度"
        assert row[11] == "見本の値"
        observed = plan.find(id=row[2]).actuals[-1]
        assert str(observed.value) == row[9]
        assert observed.notes == ("見本の値",)
        assert f"{row[5]}: {row[9]}" in done.stdout
    assert "見本の値" in done.stdout


def test_the_page_on_plan_files_shows_rows_that_read(tmp_path: Path) -> None:
    page = (PROJECT / "docs" / "plan_files.md").read_text(encoding="utf-8")
    shown = page.split("```csv\n")[1].split("```")[0]
    assert facts(read(tmp_path, shown.encode()))
    for encoding in ENCODINGS:
        assert f"`{encoding}`" in page


def test_a_comparison_table_is_a_plan_too(tmp_path: Path) -> None:
    embedded = tk.plans.tomakomai()
    for name in ("table.txt", "table.html", "table.xlsx"):
        tk.write_comparison_table(embedded, tmp_path / name)
        read = tk.read_plan(tmp_path / name)
        assert [i.id for i in read.indicators()] == [i.id for i in embedded.indicators()]
    tk.write_plan(embedded, tmp_path / "plan.txt")
    assert tk.compare(embedded, tk.read_plan(tmp_path / "plan.txt")).changes == []
