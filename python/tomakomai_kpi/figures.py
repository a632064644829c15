# SPDX-License-Identifier: BSL-1.0
"""The figures of an assessment: which there are, what reports call them, and how far they round."""

from fractions import Fraction
from typing import Literal, get_args

FigureName = Literal["met", "attainment", "gap_closure", "elapsed", "on_path", "required_per_year"]

FIGURES: tuple[FigureName, ...] = get_args(FigureName)
"""The attributes of an Assessment, in the order in which they are told."""

FIGURE_WORDS = {
    "met": "達成",
    "attainment": "達成率",
    "gap_closure": "進捗率",
    "elapsed": "経過",
    "on_path": "目標ペース",
    "required_per_year": "目標達成に必要な年間の実績(増加量)",
    "expected_now": "現時点の目安",
    "needed_next_year": "翌年度に必要な実績",
}


def decimals_of_need(number: Fraction) -> int:
    """One, or as many as what is needed has to be seen: +1/300倍 is +0.003倍, not +0.0倍."""
    places = 1
    while number and abs(number) * 10**places < Fraction(1, 2):
        places += 1
    return places
