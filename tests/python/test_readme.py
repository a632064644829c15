# SPDX-License-Identifier: BSL-1.0
"""Whoever follows a page from its top meets no error, sees what the page says, and gets where its
links say; the references have a place for all that is public."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote

import page_blocks
import pytest
import tomakomai_kpi as tk
from page_blocks import PROJECT

ALL = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def named(page: Path) -> str:
    return str(page.relative_to(PROJECT))


@pytest.mark.parametrize("page", page_blocks.pages(), ids=named)
def test_a_page_runs_and_prints_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for block, printed in page_blocks.Reader(tmp_path).follow(page):
        if printed is None:
            continue
        if block.language != "sh" or block.output is not None:
            assert printed == (block.output or ""), f"{page.name}:{block.line}"


def anchors(page: Path) -> set[str]:
    """Of the headings, as code hosts and MyST make them."""
    titles = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", ALL, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        there = page.parent / path if path else page
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


def test_the_first_page_names_every_page() -> None:
    index = PROJECT / "docs/index.md"
    linked = {
        os.path.normpath(index.parent / unquote(link).partition("#")[0])
        for link in LINK.findall(index.read_text("utf-8"))
    }
    assert not {str(page) for page in ALL if page != index} - linked


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PROJECT / "docs"))


@pytest.mark.usefixtures("docs")
def test_references_have_all_that_is_public() -> None:
    import reference_commands
    import reference_cpp
    import reference_python
    from tomakomai_kpi.cli import command

    python = "\n".join(reference_python.pages().values())
    for name in tk.__all__:
        assert name.startswith("_") or re.search(rf"py:\w+:: (tomakomai_kpi\.)?{name}\b", python)
    (commands,) = reference_commands.pages().values()
    assert all(f"\n## {name}\n" in commands for name in command().commands)
    cpp = "\n".join(reference_cpp.pages().values())
    include = PROJECT / "include"
    for header in include.glob("tomakomai_kpi/*/*.hpp"):
        assert f"\n## `<{header.relative_to(include)}>`\n" in cpp
    sys.modules.pop("reference_python")


def test_pictures_are_small_enough_for_a_code_host() -> None:
    for picture in PROJECT.glob("docs/images/*.png"):
        assert picture.stat().st_size <= 150_000, picture.name
