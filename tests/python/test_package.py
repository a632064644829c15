# SPDX-License-Identifier: BSL-1.0
"""The package as a whole: docstrings hold, errors are what callers catch, imports are light."""

import doctest
import importlib
import inspect
import pickle
import pydoc
import re
import subprocess
import sys
from enum import StrEnum
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


def called(name: str) -> str:
    """How pybind11 says that a function of C++ is called."""
    return str(getattr(_core, name).__doc__).partition("\n")[0]


def test_all_that_is_public_says_how_it_is_called() -> None:
    for name in tk.__all__:
        item = getattr(tk, name)
        # Made as Python makes all lists, words and warnings.
        pythons = isinstance(item, type) and issubclass(item, tuple | StrEnum | Warning)
        if callable(item) and not pythons:
            said = inspect.signature(item)
            assert all(p.annotation is not p.empty for p in said.parameters.values()), name


def test_functions_of_cpp_take_what_their_signature_says() -> None:
    told = [n for n in tk.__all__ if inspect.isbuiltin(getattr(_core, n, None))]
    assert "assess" in told
    for name in told:
        function = getattr(tk, name)
        parameters = inspect.signature(function).parameters.values()
        assert [p.name for p in parameters] == re.findall(r"(\w+): ", called(name)), name
        for parameter in parameters:
            if isinstance(parameter.default, str | int):
                assert f"{parameter.name}: " in called(name)
                assert f" = {parameter.default!r}" in called(name), name
        assert inspect.isroutine(function)
        assert function.__doc__ in getattr(_core, name).__doc__
        assert pickle.loads(pickle.dumps(function)) is function


def test_help_has_names_types_defaults_and_what_it_does() -> None:
    told = pydoc.render_doc(tk.assess, renderer=pydoc.plaintext)
    assert "assess(indicator: 'Indicator', year: 'FiscalYear | str | int | None' = None" in told
    assert "Judges the actual of one year" in told


def test_a_class_of_pythons_says_itself_how_it_is_made() -> None:
    class Own(tk.Observation):
        def __init__(self, text: str) -> None:
            super().__init__(tk.parse(text), "R3")

    assert str(inspect.signature(Own)) == "(text: str) -> None"
    assert "period" in inspect.signature(tk.Observation).parameters


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
