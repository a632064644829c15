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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the document its tests are deselected, and one line says so."""
    if os.environ.get("KPI_SEED"):
        return
    reading = [item for item in items if item.get_closest_marker("seed")]
    if reading:
        config.hook.pytest_deselected(items=reading)
        items[:] = [item for item in items if item not in reading]
        config.stash[DESELECTED] = len(reading)


DESELECTED = pytest.StashKey[int]()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if count := config.stash.get(DESELECTED, 0):
        terminalreporter.write_line(
            f"KPI_SEED がないので、原典を読む試験 {count} 件は選びません"
            " (tests that read the real document are deselected)"
        )


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
