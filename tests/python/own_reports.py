# SPDX-License-Identifier: BSL-1.0
"""What tests of reports share: small plans, hostile names, readers of what was written."""

import csv
import io
import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser

import tomakomai_kpi as tk
from tomakomai_kpi._core import read_plan_csv

HEADER = (
    "revision,role,id,parent,page,name,departments,flags,year,value,status,note"  # plan_csv.hpp
)
VOID = {"meta", "col", "br", "wbr", "input"}

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "a|b",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "一行目\n## 二行目\n| 三 |",
    "\x1b[2J消去\x07",
    "[bold]太字[/bold] :smile:",
    "{{ 7 * 7 }}{% raw %}",
    "**強調** `code` [a](http://example.com) $x$ ~~x~~ \\",
    '"引用",',
    "&amp;",
    "\u202e右から左へ\u2066",
)


def would_run(cell: str) -> bool:
    """What a spreadsheet runs, told without the library; dashes and negative numbers stay text."""
    return bool(re.match(r"[=+@\t\r\n＝＋＠]|[-－](?![-－]*$|[0-9.,%]*$)", cell))


def own_plan(*rows: dict[str, str], name: str = "計画") -> tk.Plan:
    """A plan of a goal, a project, and these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER.split(","))
    writer.writeheader()
    writer.writerow({"role": "plan", "id": "x", "name": name, "year": "令和2年度～令和6年度"})
    writer.writerow({"revision": "new", "role": "revision", "name": "版"})
    writer.writerow({"revision": "new", "role": "goal", "id": "G1", "page": "1", "name": "目標"})
    writer.writerows({"revision": "new"} | row for row in rows)
    return read_plan_csv(text.getvalue())


def kpi(name: str, baseline: str, actual: str, target: str, **more: str) -> list[dict[str, str]]:
    """A project of the same name with one indicator that is better higher."""
    values = [("baseline", "H30", baseline), ("actual", "R3", actual), ("target", "R6", target)]
    project = {"role": "project", "id": "P1", "parent": "G1", "page": "1", "name": name}
    return [
        project | {"departments": name, "flags": name},
        {"role": "indicator", "id": "P1-1", "parent": "P1", "page": "1", "name": name} | more,
        *(
            {"role": role, "id": "P1-1", "name": name, "year": year, "value": value, "note": name}
            for role, year, value in values
        ),
        {"revision": "", "role": "direction", "id": "P1-1", "value": "up"},
        {"revision": "", "role": "aggregation", "id": "P1-1", "value": "flow"},
    ]


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def markdown_tables(text: str) -> Iterable[list[str]]:
    """The cells of each line of a table, as GitHub splits them."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def json_indicators(text: str) -> Iterable[dict[str, object]]:
    for goal in json.loads(text)["goals"]:
        for project in goal["projects"]:
            yield from project["indicators"]


class Page(HTMLParser):
    """Holds a page to the rules: every tag is closed, and nothing comes from outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]
