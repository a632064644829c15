# SPDX-License-Identifier: BSL-1.0
"""The code of documentation pages, and what it does when a reader follows a page from its top.

- ```` ```python ```` runs, one block after the other in one namespace.
- ```` ```sh ```` runs as far as its lines are commands of ours; what else it holds (pip, cmake …)
  would change the machine, and is listed in FOREIGN.
- ```` ```cpp ```` with a main() compiles and runs where the headers alone will do; what needs the
  library is a file of examples/, which CTest builds and runs.
- ```` ```text ```` behind any of them is what it prints, to the letter; behind a block of shell
  that ends in ./program, what the program above it prints.
- A block below a line of nothing but `` `name`: `` is a file of that name.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]

BLOCK = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`:\n\n)?"
    r"^```(?P<language>[a-z]+)\n(?P<code>.*?)^```\n"
    r"(?:\n```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)

# errors.md is made by tests/compile_fail, which compiles its blocks; the code of engines.md is that
# of tests/engines, which have the engines that it needs.
RUN_ELSEWHERE = ("errors.md", "engines.md")

# What programs include that link the library: the roof, the floors above `value`, text.
LINKED = re.compile(r"#include <tomakomai_kpi(?!/value[/.]|/notation/literal)")

FOREIGN = (
    *("./dev", "python3", ".", "pip", "cmake", "conan", "vcpkg", "c++"),
    *("./program", "./build/program"),
)


@dataclass(frozen=True)
class Block:
    """Code of a page, the file it is, and what the page says that it prints (None: nothing)."""

    language: str
    code: str
    output: str | None
    file: str | None
    line: int


def pages() -> list[Path]:
    """Every page of the documentation, but for those that others run."""
    found = [PROJECT / "README.md", *sorted(PROJECT.glob("docs/**/*.md"))]
    return [page for page in found if page.name not in RUN_ELSEWHERE]


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [
        Block(m["language"], m["code"], m["output"], m["file"], text.count("\n", 0, m.start()) + 1)
        for m in BLOCK.finditer(text)
    ]


def commands(code: str) -> list[str]:
    """The lines of a block of shell that are commands of ours."""
    lines = [line for line in code.replace("\\\n", "").splitlines() if line.strip()]
    ours = []
    for line in lines:
        word = shlex.split(line, comments=True)[:1]
        if word == ["tomakomai-kpi"]:
            ours.append(line)
        else:
            assert not word or word[0] in FOREIGN, f"not a command that pages run: {line}"
    return ours


class Reader:
    """Who follows a page in a folder of their own, beside the sheets that the examples have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.printed: str | None = None  # by the last program in C++
        for sheet in PROJECT.glob("examples/tables/*"):
            shutil.copy(sheet, folder)
        for shared in ("tests", "examples"):
            (folder / shared).symlink_to(PROJECT / shared)

    def follow(self, page: Path) -> Iterator[tuple[Block, str | None]]:
        """Each block of a page, and what it printed (None: it is not for running)."""
        for block in blocks(page):
            if block.file and not (self.folder / block.file).exists():
                (self.folder / block.file).write_text(block.code, "utf-8")
            yield block, self._run(block, page)

    def _run(self, block: Block, page: Path) -> str | None:
        if block.language == "python":
            printed = io.StringIO()
            code = "\n" * block.line + block.code
            with contextlib.redirect_stdout(printed), contextlib.chdir(self.folder):
                exec(compile(code, str(page), "exec"), self.names)
            return printed.getvalue()
        if block.language == "sh":
            if ours := commands(block.code):
                return self._shell("set -euo pipefail\n" + "\n".join(ours))
            return self.printed if "./program\n" in block.code else None
        if block.language == "cpp" and "int main()" in block.code:
            self.printed = None
            if LINKED.search(block.code):
                assert block.code in examples(), "the program is no file of examples/"
            else:
                self.printed = self._compiled(block.code)
            return self.printed if block.output is not None else None
        return None

    def _shell(self, code: str) -> str:
        path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "COLUMNS": "100"}
        return self._told(["bash", "-c", code], environment)

    def _compiled(self, code: str) -> str | None:
        compiler = os.environ.get("CXX", "c++")
        if shutil.which(compiler) is None:
            return None
        (self.folder / "program.cpp").write_text(code, "utf-8")
        core = ["-std=c++20", "-DTOMAKOMAI_KPI_HEADER_ONLY", f"-I{PROJECT / 'include'}"]
        self._told([compiler, *core, "program.cpp", "-o", "program"])
        return self._told(["./program"])

    def _told(self, command: list[str], environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def examples() -> set[str]:
    """The programs of examples/, as pages show them."""
    head = "// SPDX-License-Identifier: BSL-1.0\n"
    return {p.read_text("utf-8").removeprefix(head) for p in PROJECT.glob("examples/*.cpp")}
