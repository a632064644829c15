# SPDX-License-Identifier: BSL-1.0
"""How the package was built, and where it cannot be loaded."""

import re
import subprocess
import sys

import pytest
import tomakomai_kpi as tk

SUBINTERPRETER = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
other = interpreters.create()
said = interpreters.run_string(other, '''
try:
    import tomakomai_kpi._core
except ImportError as error:
    print(error)
else:
    print("loaded")
''')
"""


def test_it_tells_how_it_was_built() -> None:
    built = tk.build_config()
    assert built.version == tk.__version__
    assert re.fullmatch(r"(g\+\+|clang|MSVC) [\d.]+", built.compiler)
    assert built.standard in {"C++20", "C++23"}
    assert re.fullmatch(r"1\.\d+\.\d+", built.boost)
    assert re.fullmatch(r"\d+\.\d+", built.pybind11)
    assert "\n" not in built.flags
    assert built.duckdb_extension == tk.duckdb.EXTENSION.exists()


@pytest.mark.parametrize("first", ["import tomakomai_kpi", ""], ids=["loaded before", "alone"])
def test_a_subinterpreter_gets_an_import_error(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", first + SUBINTERPRETER],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert re.search("サブインタープリター|subinterpreter", done.stdout), done.stderr[-800:]
    assert "loaded" not in done.stdout
