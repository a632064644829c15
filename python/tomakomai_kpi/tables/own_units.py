# SPDX-License-Identifier: BSL-1.0
"""Units of a document's own (皿), as every reader of tables and frames takes them."""

from collections.abc import Iterable

from tomakomai_kpi._core import Unit, unit


def own_units(declared: Iterable[Unit | str] | str) -> list[Unit]:
    """Made by unit(), or by their symbol, of one alone too."""
    every = (declared,) if isinstance(declared, str) else declared
    return [unit(each) if isinstance(each, str) else each for each in every]
