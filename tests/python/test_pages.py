# SPDX-License-Identifier: BSL-1.0
"""HTML pages: each is one file that fetches nothing and runs nothing, whatever a plan says.

The pages are parsed by lxml as a browser would, then held to the rules.
"""

import re
from collections.abc import Callable
from itertools import pairwise

import lxml.html
import pytest
import tomakomai_kpi as tk
from own_reports import HOSTILE, kpi, own_plan
from tomakomai_kpi import rulebooks
from tomakomai_kpi.reports import audit as audit_report
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports import review as review_report
from tomakomai_kpi.reports import rulebooks as rulebook_report
from tomakomai_kpi.reports.forms.line import one_line

NAMES = (
    *HOSTILE,
    "]]><script>alert(1)</script><!--",
    "</title></style></svg><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)",
    "& < > \" '",
)

Show = Callable[[tk.Plan], str]


def progress(plan: tk.Plan) -> str:
    shown = report.build(
        plan,
        rulebook=rulebooks.preset("交付金"),
        by=("goal", "measure", "project", "department"),
    )
    return render(shown, "html")


def review(plan: tk.Plan) -> str:
    shown = review_report.of_comparison(tk.compare(plan, own_plan(*kpi("別", "1人", "3人", "9件"))))
    return render(shown, "html")


def audit(plan: tk.Plan) -> str:
    return render(audit_report.build(plan), "html")


def compared(plan: tk.Plan) -> str:
    return render(rulebook_report.build(plan), "html")


PAGES: tuple[Show, ...] = (progress, review, audit, compared)


def hostile_plan(name: str) -> tk.Plan:
    """The name as that of goal, project, department, flag, indicator and note, and in findings."""
    rows = kpi(name, "1人", "2人", "累計4人")
    goal = {"role": "goal", "id": "G2", "page": name, "name": name}
    return own_plan(
        goal, *({**row, "parent": "G2"} if row["role"] == "project" else row for row in rows)
    )


def shown_text(text: str) -> str:
    """A text without what only moves or turns writing, and with one space for many."""
    return re.sub(r"\s+", " ", one_line(text)).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_hostile_names_are_words(page: Show, name: str) -> None:
    text = page(hostile_plan(name))
    harmless(text)
    tree = lxml.html.document_fromstring(text)
    cells = {shown_text(cell.text_content()) for cell in tree.iter("th", "td")}
    assert any(shown_text(name) in cell for cell in cells)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_hostile_names_are_words_in_charts(name: str) -> None:
    plan = own_plan(*kpi(name, "1人", "2人", "4人"))
    tree = lxml.html.document_fromstring(progress(plan))
    charts = [svg for svg in tree.iter("svg") if svg.get("role") == "img"]
    assert charts
    for chart in charts:
        title, desc = chart.find("title"), chart.find("desc")
        assert shown_text(title.text_content()) == shown_text(name)
        assert "目標値 4人" in desc.text_content()
        assert set(chart.keys()) == {"class", "viewbox", "role"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_the_real_pages(plan: tk.Plan, page: Show) -> None:
    text = page(plan)
    harmless(text)
    tree = lxml.html.document_fromstring(text)
    assert tree.get("lang") == "ja"
    assert [len(list(tree.iter(landmark))) for landmark in ("header", "main", "h1")] == [1, 1, 1]
    assert tree.xpath("//meta[@name='viewport']/@content") == [
        "width=device-width, initial-scale=1"
    ]
    for table in tree.iter("table"):
        assert table.find("caption").text_content()
    for head in tree.iter("th"):
        assert head.get("scope") in {"col", "row", "rowgroup"}
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3")]
    assert all(below <= above + 1 for above, below in pairwise(levels))
    style = tree.findtext(".//style")
    assert style is not None
    for rule in ("size: A4", "break-inside: avoid", "table-header-group", "max-width: 56rem"):
        assert rule in style


def harmless(text: str) -> None:
    """No tag or attribute that runs or fetches anything, and no style but the page's own."""
    tree = lxml.html.document_fromstring(text)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "link", "iframe", "object", "embed", "img", "base", "form"}
    for element in tree.iter():
        for attribute in element.keys():  # noqa: SIM118  # of an element, not of a dict
            assert not attribute.startswith("on")
            assert attribute not in {"src", "xlink:href", "action", "style", "srcset"}
    targets = {element.get("id") for element in tree.iter() if element.get("id")}
    for link in tree.xpath("//*[@href]"):
        assert (link.tag, link.get("href")[0]) == ("a", "#")
        assert link.get("href")[1:] in targets
    assert len(list(tree.iter("style"))) == 1
    style = tree.findtext(".//style") or ""
    assert not re.search(r"@import|url\(|expression|</", style)


def test_a_name_that_turns_the_writing_round_turns_nothing_else() -> None:
    """Names of projects and indicators share a line with other words; bdi ends what they began."""
    tree = lxml.html.document_fromstring(progress(hostile_plan("\u202e名")))
    for element in tree.iter("th"):
        for text in (element.text or "", *(child.tail or "" for child in element)):
            assert "\u202e" not in text


def test_charts_say_in_words_what_they_draw(plan: tk.Plan) -> None:
    tree = lxml.html.document_fromstring(progress(plan))
    charts = tree.find_class("strip")
    assert len(charts) > 60
    for chart in charts:
        told = chart.findtext("desc") or ""
        assert "実績値" in told
        assert "目標値" in told
        assert ("現時点の目安" in told) == bool(chart.find_class("p"))
    key = " ".join(each.text_content() for each in tree.find_class("key"))
    for words in ("基準値", "実績値", "目標値", "現時点の目安", "◀ ▶"):
        assert words in key


def test_titles_in_the_margins_of_paper_end_no_style() -> None:
    for name in NAMES:
        text = progress(own_plan(*kpi(name, "1人", "2人", "4人"), name=name))
        style = text[text.index("<style>") : text.index("</style>")]
        margin = re.search(r'@top-left \{ content: "([^"]*)"', style)
        assert margin is not None
        read = re.sub(r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), margin[1])
        assert shown_text(read).startswith(shown_text(name))
