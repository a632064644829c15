# SPDX-License-Identifier: BSL-1.0
"""The package as a whole: docstrings hold, errors are what callers catch, imports are light."""

import doctest
import importlib
import inspect
import subprocess
import sys
from fractions import Fraction
from types import ModuleType

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi import _core, enums, errors, plans


@pytest.mark.parametrize("module", [tk, _core, enums, errors, plans])
def test_examples_in_docstrings(module: ModuleType) -> None:
    names = {**vars(_core), **dict(inspect.getmembers(tk)), "Fraction": Fraction}
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner()
    for name, item in [(module.__name__, module), *inspect.getmembers(module)]:
        if name.startswith("__") or (item is not module and inspect.ismodule(item)):
            continue
        for example in finder.find(item, name, module=False, globs=dict(names)):
            runner.run(example)
    assert runner.summarize(verbose=False).failed == 0


def test_docstrings_have_examples() -> None:
    assert sum((item.__doc__ or "").count(">>>") for _, item in inspect.getmembers(_core)) > 10


def test_errors_derive_from_what_callers_catch() -> None:
    classes = [
        c for _, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == errors.__name__
    ]
    assert all(issubclass(c, tk.KpiError | Warning) for c in classes)
    assert issubclass(tk.NotationError, ValueError)
    assert issubclass(tk.UnitError, TypeError)
    assert issubclass(tk.BasisError, TypeError)
    assert issubclass(tk.DivisionError, ZeroDivisionError)
    assert {c.__name__ for c in classes} <= set(tk.__all__)


def test_public_names_exist_and_are_documented() -> None:
    for name in tk.__all__:
        item = getattr(tk, name)
        if name != "__version__":
            assert inspect.getdoc(item), name


def test_importing_stays_light() -> None:
    heavy = ("numpy", "pandas", "polars", "pyarrow", "rich", "click", "jinja2")
    heavy += ("dataclasses", "html", "csv", "tomllib", "tomakomai_kpi.tables")  # the half of it
    code = f"import sys, tomakomai_kpi; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_imported_later_is_there_as_all_else() -> None:
    assert set(tk.__all__) <= set(dir(tk))
    assert tk.polars.__name__ == "tomakomai_kpi.polars"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tk.nothing  # type: ignore[attr-defined]
    assert "records" in inspect.signature(tk.Plan.from_records).parameters
    assert tk.Plan.from_records.__self__ is tk.Plan
    assert "elapsed" in inspect.signature(tk.Column.status).parameters


def test_version_is_that_of_the_distribution() -> None:
    metadata = importlib.import_module("importlib.metadata")
    assert tk.__version__ == metadata.version("tomakomai-kpi")
