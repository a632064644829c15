# SPDX-License-Identifier: BSL-1.0
"""How the package was built, for whoever must tell one installation from another."""

from dataclasses import dataclass
from pathlib import Path

from tomakomai_kpi import _core


@dataclass(frozen=True, slots=True)
class BuildConfig:
    """What the compiled part was made of; of ``build_config()``."""

    version: str
    """Of this package."""
    compiler: str
    """As ``g++ 12.2.0``."""
    standard: str
    """Of C++: ``C++20``."""
    flags: str
    """That the compiler was given by CMake's build type and by whoever built it."""
    boost: str
    """Version of the Boost headers that it was compiled with."""
    pybind11: str
    """Version of pybind11."""
    duckdb_extension: bool
    """Whether DuckDB's functions are those of the extension, which then lies beside the module."""


def build_config() -> BuildConfig:
    """Tell how the installed package was built.

    >>> build_config().standard
    'C++20'
    """
    extension = Path(_core.__file__).with_name("tomakomai_kpi.duckdb_extension")
    return BuildConfig(_core.__version__, **_core._build(), duckdb_extension=extension.exists())
