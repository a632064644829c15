# SPDX-License-Identifier: BSL-1.0
"""The page that leads to the parts of a report, from templates/parts.html."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self
from urllib.parse import quote

from tomakomai_kpi.enums import Status
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.progress.groups import TITLES
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.selection import Split
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS


class Link(NamedTuple):
    """A part that has a page of its own."""

    name: str
    """Of its file, without the suffix."""
    label: str
    totals: Mapping[Status, int]

    @classmethod
    def to(cls, part: Report, name: str, by: Split) -> Self:
        """The link to a part whose file has this name."""
        label = part.goals[0].title if by == "goal" else part.selection.label(part.lang)
        return cls(name, label, part.totals)

    @property
    def href(self) -> str:
        """Where a page in the same folder finds it."""
        return quote(f"{self.name}.html")


def to_index(report: Report, by: Split, links: Sequence[Link]) -> str:
    """One self-contained page, but for its links to the parts beside it."""
    sizes = {n for link in links for n in link.totals.values() if n}
    return html_page(
        "parts.html",
        report.lang,
        report=report,
        by=report.say(TITLES[by]),
        links=links,
        signs=SIGNS,
        good_to_bad=GOOD_TO_BAD,
        stack_sizes=sorted(sizes),
    )
