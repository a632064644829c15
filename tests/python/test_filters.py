# SPDX-License-Identifier: BSL-1.0
"""Filters of a page: whatever is chosen, what fits is shown, and nothing else."""

import re
from itertools import product
from typing import NamedTuple

import lxml.html
import pytest
import tomakomai_kpi as tk
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render

OWN = tk.Plan(
    "計画",
    "R2-R6",
    [
        tk.Indicator(
            "甲", baseline={"R1": 1}, actuals={"R3": 9}, target=9, direction="up", project="一"
        ),
        tk.Indicator(
            "乙",
            baseline={"R1": 5},
            actuals={"R3": 1},
            target=9,
            direction="up",
            project="一",
            departments=["総務課"],
        ),
        tk.Indicator("丙", actuals={"R3": 1}, project="二"),
        tk.Indicator("丁", actuals={"R3": 1}),
    ],
    projects=[
        {"name": "一", "departments": ["企画課", "財政課"]},
        {"name": "二", "departments": ["総務課"]},
    ],
)
"""Indicators of several departments, of one of their own, and of none."""

CHOICE = re.compile(r"#(s-\w+|d-\d+)")


@pytest.fixture(scope="module", params=["embedded", "own"])
def shown(request: pytest.FixtureRequest) -> report.Report:
    return report.build(tk.plans.tomakomai() if request.param == "embedded" else OWN)


class Rule(NamedTuple):
    """Hides what has not the spared class, or all, while one of each of the choices is on."""

    choices: tuple[frozenset[str], ...]
    spared: str | None


def rules_of(page: lxml.html.HtmlElement) -> list[Rule]:
    style = page.findtext(".//style") or ""
    hiding = re.findall(r"body:has\((#[^{}]*) \.f:not\(([^{}]*)\) \{ display: none", style)
    return [
        Rule(
            tuple(frozenset(CHOICE.findall(side)) for side in head.split(":has(")),
            None if kept.startswith(":target") else kept.split(",")[0].removeprefix("."),
        )
        for head, kept in hiding
    ]


def test_each_choice_shows_what_fits_and_all_that_holds_it(shown: report.Report) -> None:
    page = lxml.html.document_fromstring(render(shown, "html"))
    departments = list(dict.fromkeys(d for place in shown.places for d in place.departments))
    numbers = {department: f"d-{n}" for n, department in enumerate(departments, 1)}
    statuses = [status for status, count in shown.totals.items() if count]
    rows, parts, every = (page.find_class(name) for name in ("row", "part", "f"))
    classes = {each: each.get("class", "").split() for each in every}
    within = {part: set(part.iterdescendants()) for part in parts}
    rules = rules_of(page)
    for status, department in product([None, *statuses], [None, *departments]):
        chosen = {f"s-{status}"} if status else set()
        chosen |= {numbers[department]} if department else set()
        acting = [rule for rule in rules if all(side & chosen for side in rule.choices)]
        hidden = {each for each in every for rule in acting if rule.spared not in classes[each]}
        fitting = {
            row
            for place, row in zip(shown.places, rows, strict=True)
            if (not status or place.row.status == status)
            and (not department or department in place.departments)
        }
        assert set(rows) - hidden == fitting, (status, department)
        holding = {
            up for row in fitting for up in row.iterancestors() if "f" in up.get("class", "")
        }
        assert not holding & hidden
        for part in parts:
            assert (part in hidden) == bool(chosen and not fitting & within[part])
