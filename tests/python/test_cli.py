# SPDX-License-Identifier: BSL-1.0
"""The command line: reports out, and for bad input one line on stderr, status 2, no traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from click.testing import CliRunner
from command_runs import COMMAND, Run, refused
from plan_files import EMBEDDED
from rich.cells import cell_len
from tomakomai_kpi import __version__, cli
from tomakomai_kpi.reports import progress as report


@pytest.fixture
def write_plan(tmp_path: Path, plan_csv: str) -> Callable[[str, str], Path]:
    """The embedded plan's CSV with one text in place of another."""

    def write(old: str, new: str) -> Path:
        assert old in plan_csv
        path = tmp_path / "計画 案.csv"
        path.write_text(plan_csv.replace(old, new, 1), encoding="utf-8")
        return path

    return write


# Reports


@pytest.mark.parametrize("form", report.FORMATS)
def test_every_format(form: str) -> None:
    done = CliRunner().invoke(cli.command(), ["report", "--format", form])
    assert done.exit_code == 0
    assert done.stdout.count("就職者数") >= 3
    assert "9/46" in done.stdout


@pytest.mark.parametrize("command", ["report", "rulebooks", "review", "audit"])
def test_the_suffix_of_the_output_tells_the_format(tmp_path: Path, command: str) -> None:
    for suffix, begins in ((".html", "<!doctype html>"), (".json", "{"), (".md", "# 第2期")):
        path = tmp_path / f"out{suffix}"
        assert cli.main([command, "-o", str(path)]) == 0
        assert path.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("command", ["report", "audit", "review", "rulebooks", "table", "convert"])
@pytest.mark.parametrize(
    "name", ["out.docx", "out.pdf", "out.xls", "out.log", "out.csv.gz", "out.7z"]
)
def test_a_file_is_what_its_name_says(run: Run, tmp_path: Path, command: str, name: str) -> None:
    arguments = [str(EMBEDDED)] if command == "convert" else ["-o"]
    done = run(command, *arguments, str(tmp_path / name))
    refused(done, Path(name).suffix, "書ける拡張子は", "bad_format")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["audit", "review", "rulebooks"])
def test_a_suffix_that_is_no_format_of_the_command_is_refused(run: Run, command: str) -> None:
    refused(run(command, "-o", "out.xlsx"), ".xlsx", ".txt .md .html .htm", "bad_format")


@pytest.mark.parametrize("arguments", [("report", "--format", "json"), ("table", "--format", "md")])
def test_a_suffix_of_another_format_than_the_chosen_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    refused(run(*arguments, "-o", str(tmp_path / "out.html")), "html", arguments[-1], "bad_format")


@pytest.mark.parametrize("name", ["報告", "報告.令和6年度", "R6.3", "REPORT.TXT"])
def test_a_name_that_says_nothing_gives_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert cli.main(["report", "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith("第2期苫小牧市総合戦略 進捗報告")


def test_text_is_the_default_and_120_wide_without_a_terminal(run: Run) -> None:
    done = run("report")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(cell_len(line) for line in done.stdout.splitlines()) == 120
    assert "\x1b" not in done.stdout


def test_columns_sets_the_width(run: Run) -> None:
    done = run("report", COLUMNS="80")
    assert max(cell_len(line) for line in done.stdout.splitlines()) == 80


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_summary_is_one_screen_of_text(run: Run, columns: int) -> None:
    done = run("report", "--summary", COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) <= 24
    refused(run("report", "--summary", "--format", "html"), "--summary", "[bad_argument]")


def test_a_report_of_a_part(run: Run) -> None:
    done = run("report", "--goal", "2", "--status", "behind_path", "--format", "json")
    document = json.loads(done.stdout)
    assert document["selection"] == {"goals": ["2"], "departments": [], "statuses": ["behind_path"]}
    assert document["totals"]["behind_path"] == 4
    refused(run("report", "--department", "こども育成"), "近いもの: こども育成課", "[unknown_name]")


def test_years_are_chosen(run: Run) -> None:
    done = run("report", "--years", "R4-R5", "--format", "markdown")
    assert done.returncode == 0
    assert "実績値 令和3年度" not in done.stdout.split("## 基本目標")[1].split("|")[:8]
    refused(run("report", "--years", "R5-R4"), "[bad_period]")


def test_what_is_empty_is_no_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("\n", encoding="utf-8")
    refused(run("report", "empty.csv"), "empty.csv", "空です", "[unreadable_file]")


@pytest.mark.parametrize("command", ["review", "table"])
def test_a_plan_that_was_never_reviewed_has_no_changes(
    command: str, run: Run, tmp_path: Path
) -> None:
    tk.write_plan(tk.Plan("計画", "R2-R6", [tk.Indicator("件数")]), tmp_path / "one.csv")
    refused(run(command, "one.csv"), "見直しの前後がありません", "compare A B", "[unknown_name]")


def test_no_control_codes_without_a_terminal_whatever_is_forced(run: Run) -> None:
    done = run("report", FORCE_COLOR="1", TERM="xterm-256color", TTY_COMPATIBLE="1")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "R3"], "令和3年度は5年のうち2年目まで 2/5 (40.0%)"),
        (["--year", "令和3年度"], "進捗報告 令和3年度\n"),
        (["--year", "2021年度", "--clock", "baseline"], "6年のうち3年目まで 1/2 (50.0%)"),
        (["--clock", "plan"], "計画初年度から [plan]"),
        (["--clock", "R3-R4"], "令和3年度～令和4年度の期間で"),
        (["--clock", "project"], "経過(99指標)         事業の開始年度の宣言がない [no_amount]"),
        (["--revision", "old"], "中間見直し前 [old]"),
        (["--revision", "new"], "中間見直し後 [new]"),
    ],
)
def test_options_choose_what_is_judged(run: Run, arguments: list[str], words: str) -> None:
    done = run("report", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_embedded_plan_and_its_csv_give_one_report(
    run: Run, write_plan: Callable[[str, str], Path]
) -> None:
    path = write_plan("revision", "revision")
    for form in report.FORMATS:
        read = run("report", path, "--format", form)
        told = re.sub(r"\s", "", read.stdout)
        for name in ("計画案.csv", r"計画\20案\2ecsv"):
            told = told.replace(name, "収録済みの計画")
        assert told == re.sub(r"\s", "", run("report", "--format", form).stdout)
        assert read.returncode == 0


def test_a_plan_of_one_revision_needs_no_name(
    run: Run, write_plan: Callable[[str, str], Path]
) -> None:
    path = write_plan("revision", "revision")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("old,") and "-old" not in line]
    path.write_text("".join(kept).replace("\nnew,", "\n第3期,"), encoding="utf-8")
    done = run("report", path)
    assert "中間見直し後 [第3期]" in done.stdout, done.stderr


def test_a_new_actual_in_the_csv_is_judged(
    run: Run, write_plan: Callable[[str, str], Path]
) -> None:
    row = "new,actual,G1-1,,,新規雇用創出数,,,令和3年度,累計45人,,\n"
    path = write_plan(row, row + row.replace("令和3", "令和4").replace("45", "138"))
    newest = run("report", path)
    assert "令和3年度、令和4年度(指標ごとに最新の実績)" in newest.stdout
    assert "60.0%" in newest.stdout
    judged = json.loads(run("report", path, "--year", "R4", "--format", "json").stdout)
    assert judged["totals"]["not_recorded"] == 103
    assert judged["goals"][0]["projects"][0]["indicators"][0]["attainment"] == "3/5"


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_output_is_utf8_in_every_locale(run: Run, locale: dict[str, str]) -> None:
    done = run("report", **locale)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("report", LC_ALL="C.UTF-8").stdout
    refused(run("report", "--year", "R9", **locale), "計画の期間")


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"tomakomai-kpi {__version__}\n"
    for arguments in ([], ["--help"], ["report", "--help"], ["report", "-h"]):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Usage: tomakomai-kpi" in done.stdout
        assert "進捗" in done.stdout


# Files


def test_output_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    done = run("report", "--format", "html", "--output", "報告.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "報告.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["報告.html"]
    assert run("report", "--output", "-").stdout == run("report").stdout


def test_csv_file_has_one_byte_order_mark_and_its_line_ends(run: Run, tmp_path: Path) -> None:
    run("report", "--format", "csv", "--output", "r.csv")
    data = (tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfID,")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\r\n") == data.count(b"\n") == 105


def test_a_replaced_file_keeps_its_mode_and_links(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("old")
    kept.chmod(0o640)
    (tmp_path / "link").symlink_to(kept)
    assert run("report", "--output", "link").returncode == 0
    assert "進捗報告" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link").is_symlink()


def test_a_device_is_written_to_and_stays(run: Run) -> None:
    assert "進捗報告" in run("report", "--output", "/dev/stdout").stdout
    assert run("report", "--output", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()


def test_a_file_is_whole_or_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "r.txt"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert cli.main(["report", "--output", str(target)]) == 2
    assert "No space left" in capsys.readouterr().err
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_plan_itself_is_never_overwritten(
    run: Run, write_plan: Callable[[str, str], Path]
) -> None:
    path = write_plan("revision", "revision")
    before = path.read_bytes()
    refused(run("report", path, "--output", path.name), path.name, "unwritable_file")
    assert path.read_bytes() == before


@pytest.mark.parametrize("output", ["missing/r.txt", ".", ""])
def test_unwritable_files_are_named(run: Run, output: str) -> None:
    refused(run("report", "--output", output), f"「{output}」", "unwritable_file")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [COMMAND, "report", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(2) == b"{\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["report"], ["--help"]])
def test_a_full_disk_is_said_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "[unwritable_file]" in done.stderr


# Bad input


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "平成なん年"], ["平成なん年", "unknown_year"]),
        (["--year", ""], ["unknown_year"]),
        (["--year", "R1"], ["令和元年度", "令和2年度～令和6年度", "unknown_year"]),
        (["--year", "R7"], ["令和7年度", "unknown_year"]),
        (["--year", "R5"], ["令和5年度", "令和3年度", "not_recorded"]),
        (["--year", "R3", "--revision", "old"], ["old", "令和3年度", "not_recorded"]),
        (["--revision", "旧版"], ["旧版", "new, old", "unknown_name"]),
        (["--clock", "時"], ["時", "plan, baseline", "unknown_name"]),
        (["--format", "pdf"], ["pdf", "markdown", "bad_argument"]),
        (["--colour"], ["--colour", "bad_argument"]),
        (["--year"], ["--year", "bad_argument"]),
        (["-", "extra"], ["extra", "bad_argument"]),
        (["ない.csv"], ["ない.csv", "ファイルかフォルダーがありません", "unreadable_file"]),
        (["."], ["「.」", "フォルダーです", "unreadable_file"]),
        (["a\nb"], ["unreadable_file"]),
    ],
)
def test_bad_arguments(run: Run, arguments: list[str], words: list[str]) -> None:
    refused(run("report", *arguments), *words)


def test_bad_commands(run: Run) -> None:
    refused(run("reprot"), "reprot", "tomakomai-kpi --help", "bad_argument")
    refused(run("review", "--format", "xlsx"), "tomakomai-kpi review --help", "bad_argument")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("平成30年度,46人,,", '平成30年度,"4億3,0000万円",,', ["7行目", "4億3,0000万円"]),
        ("平成30年度,46人,,", "平成30年度,46ポンド,,", ["7行目", "46ポンド", "unknown_unit"]),
        ("平成30年度,46人,,", "平成30年度,46人,,,x", ["7行目", "13列目", "「x」", "bad_csv"]),
        ("平成30年度,46人,,", "平成30年度,1,644件", ["7行目", "status列", "「644件」"]),
        ("平成30年度,46人,,", '平成30年度,"46"人,,', ["7行目", "bad_csv"]),
        ("平成30年度,46人,,", "平成X年度,46人,,", ["7行目", "平成X年度", "unknown_year"]),
        ("new,baseline,G1-1", "new,baseline,G9-9", ["7行目", "G9-9"]),
        ("new,baseline,G1-1", "new,base\x1b[2Jline,G1-1", ["7行目"]),
        ("revision,role", "版面,role", ["1行目", "1列目", "「版面」", "bad_csv"]),
    ],
)
def test_bad_rows_of_a_plan(
    run: Run, write_plan: Callable[[str, str], Path], old: str, new: str, words: list[str]
) -> None:
    done = run("report", write_plan(old, new))
    refused(done, "計画 案.csv", *words)
    assert done.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00", b"\n\n\n"])
def test_files_that_are_no_plan(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    refused(run("report", "x.csv"), "x.csv")


# Without the extra


@pytest.mark.parametrize(
    ("library", "arguments"),
    [
        ("click", ["--version"]),
        ("click", ["report"]),
        ("rich", ["report"]),
        ("jinja2", ["report", "--format", "html"]),
    ],
)
def test_a_missing_library_is_named_with_the_line_that_installs_it(
    library: str, arguments: list[str]
) -> None:
    code = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"from tomakomai_kpi.cli import main; sys.exit(main({arguments!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    refused(done, library, "pip install 'tomakomai-kpi[cli]'", "missing_extra")


def test_csv_and_json_need_neither_rich_nor_jinja2() -> None:
    code = (
        "import sys; sys.modules['rich'] = sys.modules['jinja2'] = None\n"
        "from tomakomai_kpi.cli import main; sys.exit(main(['report', '--format', sys.argv[1]]))"
    )
    for form in ("csv", "json", "markdown"):
        done = subprocess.run([sys.executable, "-c", code, form], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_importing_the_command_loads_no_library_of_the_extra() -> None:
    code = (
        "import sys, tomakomai_kpi.cli\n"
        "print(sorted({'click', 'rich', 'jinja2', 'pandas', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"[]"]
