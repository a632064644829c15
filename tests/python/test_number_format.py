# SPDX-License-Identifier: BSL-1.0
"""Values by a specification; the vectors are the ones that the C++ tests read."""

from pathlib import Path

import pytest
import tomakomai_kpi as tk

VECTORS = Path(__file__).parents[1] / "vectors/formats.txt"

ROWS = [
    line.split("\t")
    for line in VECTORS.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(
    ("text", "spec", "wanted"), [row for row in ROWS if not row[2].startswith("!")]
)
def test_a_value_prints_by_its_specification(text: str, spec: str, wanted: str) -> None:
    assert format(tk.parse(text), spec) == wanted


@pytest.mark.parametrize(("text", "spec", "code"), [row for row in ROWS if row[2].startswith("!")])
def test_what_is_no_specification_is_refused(text: str, spec: str, code: str) -> None:
    with pytest.raises(tk.NotationError) as refused:
        format(tk.parse(text), spec)
    assert refused.value.code == code.removeprefix("!")
