# SPDX-License-Identifier: BSL-1.0
"""Files that are written: whose they are, who may read them, and what is never written over."""

import os
import shlex
import subprocess
import time
from pathlib import Path
from stat import S_IMODE

import pytest
import tomakomai_kpi as tk
from command_runs import COMMAND, Run, refused
from tomakomai_kpi.files.output import SCRATCH, write_file, write_output

PLAN = tk.Plan("計画", "R2-R6", [tk.Indicator("件数", actuals={"R3": 1}, target=2)])

RULEBOOK = """
name = "甲市"
source = "要綱"
grades = [
    {label = "達成", when = "attainment >= 1"},
    {label = "未達成", when = "attainment < 1"},
]
"""


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_of_a_replaced_file_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(b"new", path)
    assert (path.read_bytes(), S_IMODE(path.stat().st_mode)) == (b"new", mode)


def test_nobody_reads_the_new_bytes_before_they_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen: list[int] = []

    def fsync(descriptor: int) -> None:
        seen.append(S_IMODE(os.fstat(descriptor).st_mode))

    monkeypatch.setattr(os, "fsync", fsync)
    write_file(b"new", path)
    assert seen == [0o600]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_owner_of_a_replaced_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(b"old")
    os.chown(path, 65534, 65534)
    write_file(b"new", path)
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


def test_what_a_killed_process_left_is_swept_up(tmp_path: Path) -> None:
    gone, young, strange = (
        tmp_path / name
        for name in (
            f"{SCRATCH}4194999-00112233.tmp",
            f"{SCRATCH}4194999-00112244.tmp",
            f"{SCRATCH}x.tmp",
        )
    )
    alive = tmp_path / f"{SCRATCH}{os.getpid()}-00112255.tmp"
    for path in (gone, young, strange, alive):
        path.touch()
    before = time.time() - 2 * 3600
    for path in (gone, strange, alive):
        os.utime(path, (before, before))
    write_file(b"new", tmp_path / "r.txt")
    assert sorted(tmp_path.iterdir()) == sorted([young, strange, alive, tmp_path / "r.txt"])


def test_a_read_only_file_is_replaced_only_where_that_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "r.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o444)
    refused(run("report", "-o", "r.txt"), "--force", "[unwritable_file]")
    assert path.read_text(encoding="utf-8") == "old"
    assert run("report", "-o", "r.txt", "--force").returncode == 0
    assert S_IMODE(path.stat().st_mode) == 0o444
    with pytest.raises(tk.PlanFileError, match="書き込みを許さない"):
        write_output(b"new", str(path))


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "plan.csv", "-o", "plan.csv"),
        ("report", "plan.csv", "-o", "link.csv"),
        ("report", "plan.csv", "--rulebook", "r.toml", "-o", "r.toml.md", "--format", "markdown"),
        ("rulebooks", "plan.csv", "--rulebook", "r.toml", "-o", "r.toml.md"),
        ("declare", "plan.csv", "-o", "plan.csv"),
        ("compare", "plan.csv", "other.csv", "-o", "other.txt"),
    ],
)
def test_no_command_writes_over_what_it_reads(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    tk.write_plan(PLAN, tmp_path / "plan.csv")
    tk.write_plan(PLAN, tmp_path / "other.csv")
    (tmp_path / "r.toml").write_text(RULEBOOK, encoding="utf-8")
    os.link(tmp_path / "plan.csv", tmp_path / "link.csv")
    os.link(tmp_path / "other.csv", tmp_path / "other.txt")
    os.link(tmp_path / "r.toml", tmp_path / "r.toml.md")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    refused(run(*arguments), "読み込むファイル", "[unwritable_file]")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_program_may_write_a_plan_over_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    tk.write_plan(PLAN, path)
    tk.write_plan(tk.read_plan(path), path)
    assert tk.read_plan(path) == PLAN


@pytest.mark.parametrize("arguments", ["report nope.csv", "report --nope", "rulebooks nope.toml"])
def test_where_stderr_is_closed_errors_go_nowhere(tmp_path: Path, arguments: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{shlex.quote(str(COMMAND))} {arguments} 2>&-"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
