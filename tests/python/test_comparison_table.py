# SPDX-License-Identifier: BSL-1.0
"""Reading and writing comparison tables, in every container.

The fixture is ours: invented sentences, with every trap of the real document.
The real document, where it is at hand, is held to the embedded plan.
"""

from pathlib import Path
from typing import Any

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi._tables import render_comparison_table

REVISIONS = ("new", "old")
FIXTURE = Path(__file__).parents[1] / "fixtures" / "comparison_table.tsv"


@pytest.fixture
def plan() -> tk.Plan:
    return tk.read_comparison_table(FIXTURE)


# What a plan says, as plain data that compares


def facts(plan: tk.Plan, *, notes: bool = True, marks: bool = True) -> dict[str, Any]:
    said: dict[str, Any] = {"period": str(plan.period)}
    for revision in REVISIONS:
        said[revision] = {
            "goals": [(g.id, g.number, g.name, g.page) for g in plan.goals(revision)],
            "measures": [
                (m.id, m.goal, m.name, m.page, m.mark, m.fingerprint)
                for m in plan.measures(revision)
            ],
            "projects": [
                (p.id, p.goal, p.measure, p.name, p.page, p.departments, p.flags, p.fingerprint)
                for p in plan.projects(revision)
            ],
            "indicators": {
                i.id: indicator_facts(i, notes=notes) for i in plan.indicators(revision)
            },
            "order": [i.id for i in plan.indicators(revision)],
            "counts": plan.stated_counts(revision),
        }
        if marks:
            said[revision]["marks"] = sorted(
                (str(m.id), m.role, m.kind, m.page, m.text) for m in plan.marks(revision)
            )
    return said


def indicator_facts(indicator: tk.Indicator, *, notes: bool) -> tuple[Any, ...]:
    observations = [indicator.baseline, *indicator.actuals, indicator.target]
    return (
        indicator.name,
        indicator.scale,
        str(indicator.kind),
        indicator.goal,
        indicator.page,
        indicator.project,
        indicator.project_id,
        indicator.departments,
        indicator.flags,
        indicator.notes if notes else bool(indicator.notes),
        str(indicator.direction),
        str(indicator.aggregation),
        [observation_facts(each, notes=notes) for each in observations],
    )


def observation_facts(observation: tk.Observation | None, *, notes: bool) -> tuple[Any, ...] | None:
    if observation is None:
        return None
    return (
        str(observation.value),
        observation.value.basis,
        str(observation.period),
        str(observation.status),
        observation.notes if notes else bool(observation.notes),
    )


def kept(plan: tk.Plan, kind: str, revision: str = "new") -> list[str]:
    return [each.text for each in plan.texts(revision) if each.kind == kind]


# The real document


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_the_document_says_what_the_embedded_plan_says(seed_text: str, revision: str) -> None:
    embedded = tk.plans.tomakomai()
    read = tk.read_comparison_table(seed_text, overlay=embedded)
    ours = facts(read, notes=False, marks=False)[revision]
    theirs = facts(embedded, notes=False, marks=False)[revision]
    for part in ("goals", "measures", "projects", "order", "counts"):
        assert ours[part] == theirs[part], part
    for id, said in theirs["indicators"].items():
        assert ours["indicators"][id] == said, id
    assert read.period == embedded.period
    assert read.id == embedded.id
    assert read.name == embedded.name


@pytest.mark.seed
def test_nothing_of_the_document_is_unread(seed_text: str) -> None:
    read = tk.read_comparison_table(seed_text)
    for revision in REVISIONS:
        assert kept(read, "unread", revision) == []
    assert len(kept(read, "title")) == 19
    assert kept(read, "marker") == []
    assert len(kept(read, "marker", "old")) == 7


@pytest.mark.seed
def test_statuses_that_the_document_determines_need_no_overlay(seed_text: str) -> None:
    read = tk.read_comparison_table(seed_text)
    embedded = tk.plans.tomakomai()
    for revision in REVISIONS:
        special = {
            i.id
            for p in (read, embedded)
            for i in p.indicators(revision)
            if any(str(a.status) == "special_event" for a in i.actuals)
        }
        for id in special:
            assert [str(a.status) for a in read.find(id=id, revision=revision).actuals] == [
                "special_event"
            ]
    assert {str(i.direction) for i in read.indicators("new")} == {"unknown"}


@pytest.mark.seed
@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_the_document_is_written_and_read_again(
    seed_text: str, tmp_path: Path, form: str
) -> None:
    read = tk.read_comparison_table(seed_text)
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(read, file)
    again = tk.read_comparison_table(file)
    assert facts(again) == facts(read)
    for revision in REVISIONS:
        for kind in ("content", "passage", "marker", "title", "unread"):
            assert kept(again, kind, revision) == kept(read, kind, revision)
        assert [t.underlines for t in again.texts(revision)] == [
            t.underlines for t in read.texts(revision)
        ]


@pytest.mark.parametrize("form", ["tsv", "html", "xlsx"])
def test_the_embedded_plan_is_written_and_read_again(tmp_path: Path, form: str) -> None:
    embedded = tk.plans.tomakomai()
    file = tmp_path / f"table.{form}"
    tk.write_comparison_table(embedded, file)
    again = tk.read_comparison_table(file, overlay=embedded)
    assert facts(again, marks=False) == facts(embedded, marks=False)
    assert (again.id, again.name) == (embedded.id, embedded.name)
    assert render_comparison_table(again, "tsv") == render_comparison_table(
        tk.read_comparison_table(file, overlay=embedded), "tsv"
    )
