# SPDX-License-Identifier: BSL-1.0
"""Whoever follows a page from its top meets no error, and sees what the page says."""

from pathlib import Path

import page_blocks
import pytest


@pytest.mark.parametrize(
    "page", page_blocks.pages(), ids=lambda page: str(page.relative_to(page_blocks.PROJECT))
)
def test_a_page_runs_and_prints_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for block, printed in page_blocks.Reader(tmp_path).follow(page):
        if printed is None:
            continue
        if block.language != "sh" or block.output is not None:
            assert printed == (block.output or ""), f"{page.name}:{block.line}"
