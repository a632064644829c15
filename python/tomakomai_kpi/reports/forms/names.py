# SPDX-License-Identifier: BSL-1.0
"""What the ids of plans are called."""

from collections.abc import Iterator

from tomakomai_kpi._core import Plan


class Names:
    """The names of goals, measures, projects and indicators, and the projects of the last."""

    def __init__(self, *plans: Plan) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._projects: dict[tuple[str, str], str] = {}
        for plan in plans:
            for revision in plan.revisions:
                for key, name, project in _named(plan, revision):
                    self._names.setdefault((revision, key), name)
                    self._projects.setdefault((revision, key), project)

    def of(self, revision: str | None, key: str | None) -> str:
        """What an id is called in a revision; empty for an id of no such thing."""
        return self._names.get((revision or "", key or ""), "")

    def project_of(self, revision: str | None, key: str | None) -> str:
        """The name of the project that an indicator belongs to; empty for none."""
        return self._projects.get((revision or "", key or ""), "")


def _named(plan: Plan, revision: str) -> Iterator[tuple[str, str, str]]:
    for things in (plan.goals(revision), plan.measures(revision), plan.projects(revision)):
        yield from ((thing.id, thing.name, "") for thing in things)
    yield from ((i.id, i.name, i.project or "") for i in plan.indicators(revision))
