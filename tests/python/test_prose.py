# SPDX-License-Identifier: BSL-1.0
"""Japanese prose folded for terminals."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.prose import folded

TEXTS = st.text(st.sampled_from("あ漢カー、。「」()1,234%abc -\n\tＡ"), max_size=120)


@given(TEXTS, st.integers(20, 60), st.sampled_from(["", "  ", "規則1 "]))
def test_lines_keep_to_the_width_and_lose_nothing(text: str, width: int, first: str) -> None:
    lines = folded(text, width, first, "    ")
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)
    said = "".join(lines).replace(" ", "")
    assert said == (first + one_line(text)).replace(" ", "")


@given(TEXTS, st.integers(2, 19))
def test_narrow_cells_hold_all_of_a_text_too(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


def test_numbers_and_signs_stay_with_their_words() -> None:
    text = "目標値は累計1,234人、実績値は567人です。"
    for width in range(20, 44):
        lines = folded(text, width)
        assert not any(line[0] in "、。)」" for line in lines)
        assert any("1,234人" in line for line in lines)
        assert any("567人" in line for line in lines)
