# SPDX-License-Identifier: BSL-1.0
"""What the tests share: the real document where it is at hand, and the embedded plan."""

import os
from pathlib import Path

import pytest
import tomakomai_kpi as tk
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
