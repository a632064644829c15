# SPDX-License-Identifier: BSL-1.0
"""What a plan says, as plain data that compares."""

from typing import Any

import tomakomai_kpi as tk

REVISIONS = ("new", "old")


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
    targets = indicator.targets[:-1]
    observations = [indicator.baseline, *indicator.actuals, *targets, indicator.target]
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
