# SPDX-License-Identifier: BSL-1.0
"""The notebook of the examples runs from top to bottom, and is kept without what it printed."""

from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples/walk_through.ipynb"


@pytest.fixture(scope="module")
def notebook() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_is_kept_without_outputs(notebook: Any) -> None:
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.metadata == {}
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


def test_it_runs_and_says_what_it_is_to_show(notebook: Any, tmp_path: Path) -> None:
    client = nbclient.NotebookClient(
        notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    printed = "".join(
        output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ())
    )
    for words in (
        "basis_mismatch",
        "累計230人",
        "9/46",
        "mixed_basis",
        "順調",
        "rule_hole",
        "148万人",
        "attainment half_up",
        "累計138人",
        "targets_lowered 16",
        "report.html",
    ):
        assert words in printed, words
