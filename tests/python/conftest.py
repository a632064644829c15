# SPDX-License-Identifier: BSL-1.0
"""What the tests share: the real document where it is at hand, and the embedded plan."""

import os
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from command_runs import Run, runner
from hypothesis import settings

PROJECT = Path(__file__).parents[2]

# Speed is measured, never asserted: a machine with other work fails no law.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")


# Tests that need what may not be there: their marker, whether it is, and the line that says so.
NEEDED = {
    "seed": (
        bool(os.environ.get("KPI_SEED")),
        "KPI_SEED がないので、原典を読む試験 {} 件は選びません (the real document is not there)",
    ),
    "extension": (
        tk.duckdb.EXTENSION.exists(),
        "DuckDBの拡張がないので、その試験 {} 件は選びません (DuckDB's extension is not built)",
    ),
}


# Japanese first, English in brackets, the code last; a file's many errors have a line each.
READS_ALIKE = re.compile(r".*[ぁ-んァ-ヶ一-龠].*\([!-~].*\) \[[a-z_]+\]", re.DOTALL)
READ_OTHERWISE: list[str] = []


# What would move a terminal or turn the text around; line breaks part a file's many errors.
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _note_how_it_reads(error: tk.KpiError, message: str, code: str, **facts: Any) -> None:
    _made(error, message, code, **facts)
    if not READS_ALIKE.fullmatch(message) or HIDDEN.search(str(error)):
        READ_OTHERWISE.append(message)


_made = tk.KpiError.__init__
tk.KpiError.__init__ = _note_how_it_reads  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Whatever a test is about: each error that it meets reads as all do."""
    READ_OTHERWISE.clear()
    try:
        return (yield)
    finally:
        assert READ_OTHERWISE == []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without what they need, tests are deselected, and one line says so."""
    said = config.stash.setdefault(DESELECTED, [])
    for marker, (is_there, line) in NEEDED.items():
        needing = [item for item in items if item.get_closest_marker(marker)]
        if needing and not is_there:
            config.hook.pytest_deselected(items=needing)
            items[:] = [item for item in items if item not in needing]
            said.append(line.format(len(needing)))


DESELECTED = pytest.StashKey[list[str]]()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for line in config.stash.get(DESELECTED, []):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The text of the real document, at the path that KPI_SEED gives."""
    return Path(os.environ["KPI_SEED"]).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def plan() -> tk.Plan:
    """The embedded plan."""
    return tk.plans.tomakomai()


@pytest.fixture(scope="session")
def plan_csv() -> str:
    """The text of the embedded plan's CSV."""
    return (PROJECT / "src/document/plans/tomakomai.csv").read_text(encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the installed command in an empty folder, without a terminal."""
    return runner(tmp_path)
