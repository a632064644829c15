# SPDX-License-Identifier: BSL-1.0
"""The README's Python runs and prints what it says; its C++ is an example that CTest compares."""

import contextlib
import io
import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    """Code of a language, each with the output printed below it."""
    return re.findall(rf"```{language}\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("code", "output"), blocks("python"))
def test_python_prints_what_the_readme_says(code: str, output: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == output


def test_cpp_is_the_example() -> None:
    ((code, _),) = blocks("cpp")
    example = (Path(__file__).parents[2] / "examples/first_steps.cpp").read_text(encoding="utf-8")
    assert example == "// SPDX-License-Identifier: BSL-1.0\n" + code
