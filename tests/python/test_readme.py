# SPDX-License-Identifier: BSL-1.0
"""The Python of pages runs and prints what they say; the README's C++ is an example for CTest."""

import contextlib
import io
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def blocks(page: str, language: str) -> list[tuple[str, str]]:
    """Code of a language, each with the output printed below it."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n((?:(?!```).)*)```\n\n```text\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize(
    ("page", "code", "output"),
    [
        (page, *block)
        for page in (
            "README.md",
            "docs/columns.md",
            "docs/duckdb.md",
            "docs/frames.md",
            "docs/polars.md",
            "docs/review.md",
            "docs/six_jobs.md",
        )
        for block in blocks(page, "python")
    ],
)
def test_python_prints_what_the_page_says(
    page: str, code: str, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, page, "exec"), {})
    assert printed.getvalue() == output


def test_cpp_is_the_example() -> None:
    ((code, _),) = blocks("README.md", "cpp")
    example = (PROJECT / "examples/first_steps.cpp").read_text(encoding="utf-8")
    assert example == "// SPDX-License-Identifier: BSL-1.0\n" + code
