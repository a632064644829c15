# SPDX-License-Identifier: BSL-1.0
"""Small readings of the real document's text, for the tests of it alone."""

import re
from collections.abc import Iterator
from fractions import Fraction

import seed_document
import tomakomai_kpi as tk
from seed_document import DASHES, Document, Goal, Project, Side

# In 旧 the label 実績値 stands before the baseline.
ROLES = {
    "new": {"基準値": "baseline", "実績値": "actual", "目標値": "target"},
    "old": {"実績値": "baseline", "目標値": "target"},
}

# Indicators have no key of their own in the document: 就職者数 stands in three projects.
Key = tuple[str, str]


def side(document: Document, revision: str) -> Side:
    return document.new if revision == "new" else document.old


def number(text: str) -> Fraction:
    """The first number of a value; values of one indicator share unit and multiplier."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    assert match is not None, text
    return Fraction(match[0].replace(",", ""))


def basis(text: str) -> str:
    """C for 累計, - for a dash, else A."""
    return "C" if text.startswith("累計") else "-" if text in DASHES else "A"


def text(indicator: seed_document.Indicator, label: str) -> str:
    reading = indicator.reading(label)
    assert reading is not None, (indicator.name, label)
    return reading.text


def target_change(old: tuple[str, str], new: tuple[str, str]) -> str:
    """How a (baseline, target) changed, "" where the target did not."""
    if old[1] == new[1]:
        return ""
    if basis(old[1]) != basis(new[1]):
        return "basis"
    if basis(old[0]) != basis(new[0]):
        return "rebased"
    if number(old[1]) == number(new[1]):
        return ""
    return "raised" if number(old[1]) < number(new[1]) else "lowered"


def value_pairs(document: Document) -> Iterator[tuple[str, str]]:
    """Baselines and targets of indicators that have one name on both sides, as (old, new)."""
    old = {
        (owner_id(owner), indicator.name): indicator
        for owner, indicator in document.old.indicators()
    }
    for owner, indicator in document.new.indicators():
        before = old.get((owner_id(owner), indicator.name))
        if before is not None:
            yield text(before, "実績値"), text(indicator, "基準値")
            yield text(before, "目標値"), text(indicator, "目標値")


def owner_id(owner: Goal | Project) -> str:
    return f"G{owner.number}" if isinstance(owner, Goal) else f"P{owner.number:02d}"


def key(owner: Goal | Project, name: str) -> Key:
    return (f"基本目標{owner.number}" if isinstance(owner, Goal) else owner.name, name)


def key_of(indicator: tk.Indicator) -> Key:
    project = indicator.project
    return (project if project is not None else f"基本目標{indicator.goal}", indicator.name)


def observations(indicator: tk.Indicator) -> Iterator[tuple[str, tk.Observation]]:
    """The observations of an indicator in the order in which they are printed."""
    if indicator.baseline is not None:
        yield "baseline", indicator.baseline
    for actual in indicator.actuals:
        yield "actual", actual
    if indicator.target is not None:
        yield "target", indicator.target
