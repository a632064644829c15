# SPDX-License-Identifier: BSL-1.0
"""What commands say to people: how they refuse, what may have been meant, that work goes on."""

import io
import os
import re
import subprocess
import sys
import sysconfig
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import tomakomai_kpi as tk
from plan_files import EMBEDDED
from tomakomai_kpi import cli
from tomakomai_kpi._core import _near_words, _nearest_names, _no_such_name
from tomakomai_kpi.commands import _waiting

COMMAND = Path(sysconfig.get_path("scripts")) / "tomakomai-kpi"

# Japanese first, English in brackets, the code last.
LINE = re.compile(r"(?P<japanese>.*[ぁ-ん].*) \([A-Za-z-][^()]*\) \[[a-z_]+\]")
NAMES = re.compile(r"「[^」]*」|使い方は tomakomai-kpi ?[a-z]* --help")
ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+")

Told = Callable[..., str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """What a refused command says, in its one line."""

    def run(*arguments: str) -> str:
        assert cli.main(arguments) == 2
        out, err = capsys.readouterr()
        (line,) = err.splitlines()
        assert out == ""
        return line

    return run


# One order of languages


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["compare", "a"],
            "引数 B がありません。使い方は tomakomai-kpi compare --help (argument B is missing)",
        ),
        (["declare", "x"], "--output がありません。"),
        (["read"], "引数 TABLE がありません。"),
        (["report", "--colour"], "オプション「--colour」はありません。使い方は"),
        (
            ["report", "--revisoin", "x"],
            "オプション「--revisoin」はありません。近いもの: --revision",
        ),
        (["report", "--year"], "--year には値が要ります。"),
        (["report", "--strict=1"], "--strict に値は要りません。"),
        (
            ["report", "--format", "pdf"],
            "--format に「pdf」は選べません。選べるのは text、markdown",
        ),
        (["report", "--format", "jsno"], "--format に「jsno」は選べません。近いもの: json。"),
        (["report", "--by", "ｇoal"], "近いもの: goal"),
        (["convert", "a", "b", "--encoding", "sjis"], "選べるのは utf-8、"),
        (["report", "-", "extra"], "余分な引数「extra」があります。"),
        (["reprot"], "命令「reprot」はありません。近いもの: report。使い方は tomakomai-kpi --help"),
        (["x" * 100_000], "x…」はありません。"),
        (
            ["report", "ない.csv"],
            "ファイル「ない.csv」を読めません: ファイルかフォルダーがありません",
        ),
        (["report", "."], "フォルダーです (cannot read the file: Is a directory)"),
        (
            ["report", "-o", "ない/r.txt"],
            "ない/r.txt」に書けません: ファイルかフォルダーがありません",
        ),
        (["report", "--revision", "nwe"], "版「nwe」はありません。近いもの: new"),
        (["report", "--rulebook", "茨木県"], "評価基準「茨木県」はありません。近いもの: 茨城県"),
        (["report", "--clock", "basline"], "経過の起点「basline」はありません。近いもの: baseline"),
        (
            ["audit", "--without", "kpi_change_unflaged"],
            "点検の規則「kpi_change_unflaged」はありません。近いもの: kpi_change_unflagged",
        ),
        (["review", "--old", "odl"], "版「odl」はありません。近いもの: old"),
        (["compare", "-", "-"], "標準入力から読める計画は一つだけです"),
        (["report", "--open", "--format", "json"], "--open で開けるのは書式 html だけです"),
        (
            ["report", "--open", "-o", "r.txt"],
            "--open で開けるのは書式 html だけです。text は開けません",
        ),
    ],
)
def test_every_refusal_is_japanese_then_english_then_the_code(
    told: Told, arguments: list[str], says: str
) -> None:
    line = told(*arguments)
    assert says in line
    found = LINE.fullmatch(line)
    assert found, line
    assert not ENGLISH.search(NAMES.sub("", found["japanese"])), line
    assert len(line) < 300


# What may have been meant: one answer in C++, in Python and in the commands


def test_python_asks_what_cpp_answers() -> None:
    assert _nearest_names("reprot", ["read", "report"]) == ["report"]
    assert _near_words("旧版", ["new", "old"]) == ("", "")
    assert _no_such_name("版", "nwe", ["new"], "unknown") == (
        "版「nwe」はありません。近いもの: new (unknown; did you mean new?)"
    )


def test_a_plan_says_what_was_meant() -> None:
    plan = tk.plans.tomakomai()
    with pytest.raises(
        tk.PlanError, match=r"「新規雇用」の指標はありません。近いもの: 新規雇用創出数"
    ):
        plan.find(name="新規雇用")
    with pytest.raises(tk.PlanError, match=r"近いもの: G1-1 "):
        plan.find(id="G11")
    with pytest.raises(tk.PlanError, match=r"指標「G11」はありません。近いもの: G1-1 "):
        tk.with_direction(plan, "G11", "up")
    with pytest.raises(tk.NotationError, match="近いもの: attainment") as refused:
        tk.compute("atainment", plan.find(id="G1-1"))
    assert refused.value.nearest == "attainment"
    with pytest.raises(tk.KpiError, match="近いもの: status"):
        plan.assess().to_frame().column("statsu")


def test_where_nothing_is_near_nothing_is_suggested() -> None:
    with pytest.raises(tk.PlanError) as refused:
        tk.plans.tomakomai().find(name="まったく別の指標")
    assert "近い" not in str(refused.value)
    assert "did you mean" not in str(refused.value)


def test_hostile_names_are_answered() -> None:
    plan = tk.plans.tomakomai()
    for name in ("あ" * 100_000, "a" * 100_000, "\0" * 50, "", "🏯" * 50):
        with pytest.raises(tk.PlanError) as refused:
            plan.find(name=name)
        assert len(str(refused.value)) < 1000
        assert _nearest_names(name, [name[:50], "あ" * 100_000, "new"]) in ([], [name[:50]])
    assert _nearest_names("\ud800", ["new"]) == []


# A plan as an argument, from a file or from standard input


@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        ("report", ".xlsx"),
        ("review", ".xlsx"),
        ("audit", ".txt"),
        ("rulebooks", ".csv"),
        ("table", ".html"),
        ("convert", ".csv"),
    ],
)
def test_standard_input_is_a_plan_like_any_file(tmp_path: Path, command: str, suffix: str) -> None:
    path = tmp_path / f"計画{suffix}"
    plan = tk.plans.tomakomai()
    if suffix in (".txt", ".html"):
        tk.write_comparison_table(plan, path)
    else:
        tk.write_plan(plan, path)
    data = path.read_bytes()
    piped = subprocess.run([COMMAND, command, "-"], input=data, capture_output=True, check=False)
    named = subprocess.run([COMMAND, command, path], capture_output=True, check=False)
    assert (piped.returncode, piped.stderr) == (0, b"")
    origins = (f"出典 {path.name}".encode(), "出典 標準入力".encode())
    told = named.stdout.replace(*origins) if command == "report" else named.stdout
    assert re.sub(rb"\s+", b"", piped.stdout) == re.sub(rb"\s+", b"", told)


def test_a_table_and_one_of_two_plans_come_from_standard_input(tmp_path: Path) -> None:
    table = "指標名\tR3実績\tR6目標\n参加者数\t46人\t60人\n".encode()
    done = subprocess.run([COMMAND, "read", "-"], input=table, capture_output=True, check=True)
    assert "参加者数" in done.stdout.decode()
    data = EMBEDDED.read_bytes()
    same = subprocess.run(
        [COMMAND, "compare", "-", EMBEDDED], input=data, capture_output=True, check=True
    )
    assert same.stderr == b""
    again = tmp_path / "again.csv"
    subprocess.run([COMMAND, "declare", "-", "-o", again], input=data, check=True)
    assert tk.read_plan(again).name == tk.plans.tomakomai().name


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe", b"<", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_what_is_no_plan_is_refused_by_the_name_of_standard_input(data: bytes) -> None:
    done = subprocess.run([COMMAND, "report", "-"], input=data, capture_output=True, check=False)
    assert done.returncode == 2
    assert "標準入力" in done.stderr.decode()


# --open


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was to show."""
    shown: list[str] = []

    def show(url: str) -> bool:
        shown.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    return shown


def file_of(url: str) -> Path:
    assert url.startswith("file:///")
    return Path(unquote(urlsplit(url).path))


@pytest.mark.parametrize(
    "command",
    [["report"], ["review"], ["audit"], ["rulebooks"], ["compare", str(EMBEDDED), str(EMBEDDED)]],
)
def test_every_report_opens_as_a_page(
    browser: list[str], capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert cli.main([*command, "--open"]) == 0
    page = file_of(browser[0])
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"ページ: {page} (the page)\n")
    page.unlink()
    page.parent.rmdir()


def test_a_named_page_is_written_and_opened(
    browser: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "報告 R6#1.html"
    assert cli.main(["report", "--open", "-o", str(path)]) == 0
    assert file_of(browser[0]) == path
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("wrong", [["--format", "json"], ["-o", "r.md"], ["--revision", "x"]])
def test_what_is_refused_opens_nothing(browser: list[str], wrong: list[str]) -> None:
    assert cli.main(["report", "--open", *wrong]) == 2
    assert browser == []


def test_without_a_browser_the_file_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    path = tmp_path / "r.html"
    assert cli.main(["report", "--open", "-o", str(path)]) == 0
    assert f"ブラウザーを開けません。「{path}」を開いてください" in capsys.readouterr().err


# Long work


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_who_waits_on_a_terminal_is_told_and_nothing_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(_waiting, "PATIENCE", 0.01)
    with _waiting.waiting("計画を読んでいます", "reading the plan"):
        time.sleep(0.1)
    assert "計画を読んでいます… 0秒 (reading the plan)" in screen.getvalue()
    assert screen.getvalue().endswith(_waiting.ERASE)


@pytest.mark.parametrize("watched", [True, False])
def test_short_work_and_pipes_are_told_nothing(
    monkeypatch: pytest.MonkeyPatch, watched: bool
) -> None:
    screen = Terminal() if watched else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    if not watched:
        monkeypatch.setattr(_waiting, "PATIENCE", 0.01)
    with _waiting.waiting("計画を読んでいます", "reading the plan"):
        time.sleep(0 if watched else 0.1)
    assert screen.getvalue() == ""


LONG = """
import sys, time
from tomakomai_kpi import cli
from tomakomai_kpi.commands import _plan
read = _plan.read_plan
def slowly(*arguments):
    time.sleep(1.5)
    return read(*arguments)
_plan.read_plan = slowly
sys.exit(cli.main(["report", sys.argv[1], "--format", "json"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_long_work_is_shown_on_a_terminal_alone() -> None:
    import pty

    ours, its = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", LONG, EMBEDDED], stdout=subprocess.PIPE, stderr=its, check=True
    )
    os.close(its)
    told = b""
    while b"reading" not in told or not told.endswith(_waiting.ERASE.encode()):
        told += os.read(ours, 4096)
    os.close(ours)
    assert "計画を読んでいます… 1秒 (reading the plan)" in told.decode()
    assert (
        done.stdout
        == subprocess.run(
            [COMMAND, "report", EMBEDDED, "--format", "json"], capture_output=True, check=True
        ).stdout
    )
    piped = subprocess.run([sys.executable, "-c", LONG, EMBEDDED], capture_output=True, check=True)
    assert piped.stderr == b""
