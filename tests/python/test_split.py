# SPDX-License-Identifier: BSL-1.0
"""report --split: a file for each part, an index that leads to them, and what was there before."""

from pathlib import Path
from urllib.parse import quote

from command_runs import Run, refused


def test_a_file_for_each_part(run: Run, tmp_path: Path) -> None:
    done = run("report", "--split", "goal", "-o", "parts")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    *files, index = sorted(
        (tmp_path / "parts").iterdir(), key=lambda file: file.name == "index.html"
    )
    links = index.read_text(encoding="utf-8")
    assert len(files) == 4
    for number, file in enumerate(sorted(files), 1):
        assert file.name.startswith(f"基本目標{number}_")
        assert f"(基本目標{number})</title>" in file.read_text(encoding="utf-8")
        assert f'href="{quote(file.name)}"' in links
    refused(run("report", "--split", "goal"), "-o DIR", "[bad_argument]")
    (tmp_path / "file").touch()
    refused(run("report", "--split", "goal", "-o", "file"), "[bad_argument]")
    refused(run("report", "--split", "goal", "-o", "file.html"), "フォルダー", "[bad_argument]")


def test_files_of_an_earlier_split_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "もうない課.html").touch()
    done = run("report", "--split", "goal", "-o", "parts")
    assert done.returncode == 0
    assert "今回書いていないファイルが1あります: もうない課.html" in done.stderr


def test_a_summary_of_each_part(run: Run, tmp_path: Path) -> None:
    done = run("report", "--split", "goal", "--summary", "-o", "parts")
    assert (done.returncode, done.stderr) == (0, "")
    files = list((tmp_path / "parts").iterdir())
    assert {file.suffix for file in files} == {".txt"}
    assert all(len(file.read_text(encoding="utf-8").splitlines()) <= 24 for file in files)
