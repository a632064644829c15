# SPDX-License-Identifier: BSL-1.0
"""The report of an audit: every format tells every finding, its top answers, its sentences say."""

import json
import re
from html.parser import HTMLParser

import lxml.html
import pytest
import tomakomai_kpi as tk
from own_reports import kpi, own_plan
from rich.cells import cell_len
from tomakomai_kpi._core import read_plan_csv
from tomakomai_kpi.reports import audit as audit_report
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.forms.grouping import MANY

FOR_PEOPLE = ("text", "markdown", "html")
CLOSING = "規則とコード"


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> audit_report.AuditReport:
    return audit_report.build(plan)


class Words(HTMLParser):
    """The texts of a page, without its style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def words_of(text: str, form: str) -> str:
    return "".join(Words(text).texts) if form == "html" else text.replace("\\", "")


def test_totals_pages_and_sections_hold_every_finding(shown: audit_report.AuditReport) -> None:
    assert sum(shown.totals.values()) == len(shown.findings)
    assert sum(map(len, shown.pages.values())) == len(shown.findings)
    assert sum(count for _, count in shown.rules) == len(shown.findings)
    assert list(shown.totals) == ["error", "warning", "note"]
    told = [
        finding
        for section in shown.sections
        for part in (section.single, *(group.findings for group in section.groups))
        for finding in part
    ]
    assert sorted(map(hash, told)) == sorted(map(hash, shown.findings))
    assert [section.count for section in shown.sections] == list(shown.totals.values())


def test_many_of_one_rule_are_told_together(shown: audit_report.AuditReport) -> None:
    for section in shown.sections:
        for group in section.groups:
            assert len(group.findings) >= MANY
            assert {f.rule for f in group.findings} == {group.rule.id}
        rules = [f.rule for f in section.single]
        assert all(rules.count(rule) < MANY for rule in rules)
    together = {group.rule.id for section in shown.sections for group in section.groups}
    assert {"mixed_basis", "target_below_baseline", "decimals_differ"} <= together


def test_the_top_answers(shown: audit_report.AuditReport) -> None:
    counts = "、".join(f"{section.word}{section.count}件" for section in shown.sections)
    assert counts in shown.lead
    assert f"{len(shown.findings)}件" in shown.lead
    assert f"{len(shown.pages)}ページ" in shown.lead
    for form in FOR_PEOPLE:
        said = words_of(render(shown, form, 400), form)
        assert said.index(shown.lead) < said.index("計画")
        assert shown.lead in said


def test_nothing_found_is_said_plainly() -> None:
    clean = audit_report.build(own_plan(*kpi("客数", "1人", "2人", "4人")))
    assert clean.findings == ()
    for form in (*FOR_PEOPLE, "json"):
        assert "食い違いは見つかりませんでした。" in render(clean, form)


@pytest.mark.parametrize("form", audit_report.FORMATS)
def test_every_format_tells_every_finding(
    shown: audit_report.AuditReport, form: audit_report.Format
) -> None:
    read = words_of(render(shown, form, width=400), form)
    together = {
        finding: beyond
        for section in shown.sections
        for group in section.groups
        for finding, beyond in zip(group.findings, group.beyond, strict=True)
    }
    for finding in shown.findings:
        assert finding.rule in read
        assert finding.quote in read
        if finding in together and form != "json":
            assert together[finding] in read
            assert shown.name(finding) in read
        else:
            assert finding.message in read


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_codes_stand_in_the_closing_part_alone(plan: tk.Plan, form: str) -> None:
    shown = audit_report.build(plan, without=["mixed_basis"])
    body, _, closing = words_of(render(shown, form, 200), form).rpartition(CLOSING)
    assert not re.search(r"[a-z]+_[a-z]+|\[[a-z]+\]", body)
    for rule, _ in shown.rules:
        assert rule.id in closing
    assert "mixed_basis" in closing


def test_the_page_leads_from_each_finding_to_its_rule(shown: audit_report.AuditReport) -> None:
    tree = lxml.html.document_fromstring(render(shown, "html"))
    rules = {row.get("id") for row in tree.iter("tr") if row.get("id")}
    assert rules == {f"rule-{rule.id}" for rule, _ in shown.rules}
    links = [link.get("href")[1:] for link in tree.find_class("rule")]
    single = [f"rule-{f.rule}" for section in shown.sections for f in section.single]
    groups = [f"rule-{g.rule.id}" for section in shown.sections for g in section.groups]
    assert sorted(links) == sorted(single + groups)


def test_json_is_for_programs(shown: audit_report.AuditReport) -> None:
    document = json.loads(render(shown, "json"))
    assert [f["explanation"] for f in document["findings"]] == [f.explain() for f in shown.findings]
    assert document["totals"] == shown.totals


@pytest.mark.parametrize("width", [*range(40, 201, 8), 60, 80, 120])
def test_text_keeps_to_its_width(shown: audit_report.AuditReport, width: int) -> None:
    text = render(shown, "text", width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\x1b" not in text
    assert "\x1b" in render(shown, "text", width, color=True)


def test_whatever_a_plan_says_a_report_is_harmless(plan_csv: str) -> None:
    evil = "<script>alert(1)</script>|x|`\x1b[31m企業数"
    plan = read_plan_csv(plan_csv.replace("処遇改善企業数", evil))
    told = audit_report.build(plan)
    assert any(evil in f.quote for f in told.findings)
    page = render(told, "html")
    assert "<script>" not in page
    assert "\x1b" not in render(told, "text")
    tables = render(told, "markdown")
    assert "<script>" not in tables
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in tables.splitlines() if "|" in line}
    assert bars == {4, 6}


def test_a_title_ends_no_style_sheet() -> None:
    name = '"; } </style><script>alert(1)</script> \\"'
    plan = tk.Plan(name, "R2-R6", [tk.Indicator("客数", unit="人", target=9)])
    page = render(audit_report.build(plan), "html")
    assert page.count("</style>") == 1
    assert "<script>" not in page
