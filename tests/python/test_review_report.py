# SPDX-License-Identifier: BSL-1.0
"""The report of changes: every format tells each, its top answers, and no code is in a sentence."""

import json
import re

import pytest
import tomakomai_kpi as tk
from rich.cells import cell_len
from test_audit_report import words_of
from test_review import PROJECTS, edited
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports import review as review_report
from tomakomai_kpi.reports.forms.grouping import MANY
from tomakomai_kpi.reports.review.words import COUNT_GROUPS, headline

FOR_PEOPLE = ("text", "markdown", "html")
CLOSING = "種類・集計とコード"


@pytest.fixture(scope="module")
def shown() -> review_report.ReviewReport:
    return review_report.of_review(tk.review(tk.plans.tomakomai()))


def test_sections_hold_every_change(shown: review_report.ReviewReport) -> None:
    told = [
        change
        for section in shown.sections
        for part in (section.single, *(group.changes for group in section.groups))
        for change in part
    ]
    assert sorted(map(hash, told)) == sorted(map(hash, shown.changes))
    assert [s.word for s in shown.sections] == ["施策", "事業", "指標"]
    for section in shown.sections:
        assert all(len(group.changes) >= MANY for group in section.groups)
        assert all(change.subject == section.subject for change in section.single)


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_every_format_tells_every_change(shown: review_report.ReviewReport, form: str) -> None:
    read = words_of(render(shown, form, 400), form)
    for change in shown.changes:
        assert change.name in read
        assert shown.new(change) in read
        assert shown.old(change) in read
    for section in shown.sections:
        for change in section.single:
            assert shown.explanation(change) in read


def test_the_top_answers(shown: review_report.ReviewReport) -> None:
    counts = shown.counts
    assert f"{len(shown.changes)}件の変更があります" in shown.lead
    assert f"目標を引き上げた指標{counts['ambition_raised']}、" in shown.lead
    assert f"引き下げた指標{counts['ambition_lowered']}、" in shown.lead
    numbers = re.findall(r"\d+", shown.lead.split("。")[0].split(":")[1])
    assert sum(map(int, numbers)) == len(shown.changes)
    assert len([c for c in shown.changes if headline(c) == "added"]) == counts["indicators_added"]
    assert f"うち{counts['met_old_then_raised']}は" in shown.lead
    for form in FOR_PEOPLE:
        said = words_of(render(shown, form, 400), form)
        assert shown.lead in said
        assert said.index("達成したのちに") < said.index("集計")


def test_no_change_is_said_plainly() -> None:
    plan = tk.plans.tomakomai()
    same = review_report.of_comparison(tk.compare(plan, plan))
    for form in (*FOR_PEOPLE, "json"):
        assert "違いはありません。" in render(same, form)


def test_every_count_has_its_words_and_zeros_are_told_once(
    shown: review_report.ReviewReport,
) -> None:
    grouped = [name for rows in COUNT_GROUPS.values() for name in rows]
    assert sorted(grouped) == sorted(shown.counts)
    told = [n for _, rows in shown.counted for _, n in rows]
    assert all(told)
    assert len(told) + len(shown.zeros) == len(shown.counts)


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_codes_stand_in_the_closing_part_and_fingerprints_nowhere(
    shown: review_report.ReviewReport, form: str
) -> None:
    read = words_of(render(shown, form, 200), form)
    body, _, closing = read.rpartition(CLOSING)
    assert not re.search(r"[a-z]+_[a-z]+|\[[a-z]+\]|\bP\d\d", body)
    assert not re.search(r"[0-9a-f]{16}", read)
    assert "target_lowered" in closing
    assert "kpi_changes" in closing


def test_fingerprints_are_data_and_no_words(shown: review_report.ReviewReport) -> None:
    edits = [c for c in shown.changes if c.kind == "content_changed"]
    assert len(edits) > MANY
    for change in edits:
        assert re.fullmatch("[0-9a-f]{16}", change.new or "")
        assert not re.search("[0-9a-f]{16}", change.explain() + change.remark)
        assert f"本文が変わった(原典{change.page}ページ)。" in change.explain()
    told = json.loads(render(shown, "json"))["changes"]
    assert [c["new"] for c in told] == [c.new for c in shown.changes]


def test_a_remark_is_the_end_of_its_explanation(shown: review_report.ReviewReport) -> None:
    for change in shown.changes:
        assert change.explain().endswith(change.remark)


@pytest.mark.parametrize("width", range(40, 201, 8))
def test_text_keeps_to_its_width(shown: review_report.ReviewReport, width: int) -> None:
    text = render(shown, "text", width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\x1b" not in text
    assert "\x1b" in render(shown, "text", width, color=True)


def test_html_escapes_what_a_plan_says() -> None:
    other = edited(PROJECTS[0], "name", "<script>alert(1)</script>")
    page = render(review_report.of_comparison(tk.compare(tk.plans.tomakomai(), other)), "html")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
