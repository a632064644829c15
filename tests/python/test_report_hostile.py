# SPDX-License-Identifier: BSL-1.0
"""Names that mean harm do none, in any form, nor in Jupyter."""

import re

import pytest
import tomakomai_kpi as tk
from own_reports import (
    HOSTILE,
    Page,
    csv_rows,
    json_indicators,
    kpi,
    markdown_tables,
    own_plan,
    would_run,
)
from rich.cells import cell_len
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> tuple[str, report.Report]:
    return request.param, report.build(own_plan(*kpi(request.param, "1人", "2人", "4人")))


def test_hostile_names_are_plain_words_in_html(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    text = render(shown, "html")
    page = Page(text)
    assert not page.named("script")
    assert not page.named("img")
    assert name.strip() in "".join(page.words)


def test_hostile_names_stay_in_their_markdown_cell(hostile: tuple[str, report.Report]) -> None:
    _, shown = hostile
    text = render(shown, "markdown")
    assert {len(cells) for cells in markdown_tables(text)} == {3, 5, 6, 13}
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert [head.split(" ")[0] for head in heads] == ["#", *["##"] * (len(heads) - 1)]
    assert not set(re.findall(r"<[^>]*>", text)) - {"<br>"}
    assert not re.search(r"(?<!\\)[`~$]|(?<!\\)\[", text.split("## 基本目標")[1])


def test_hostile_names_run_in_no_spreadsheet(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    (row,) = csv_rows(render(shown, "csv"))
    assert row["指標"] in {name, "'" + name}
    assert row["事業"] in {name, "'" + name}
    assert not would_run(row["指標"])


def test_hostile_names_move_no_cursor(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    for width in (80, 120):
        text = render(shown, "text", width)
        assert max(cell_len(line) for line in text.splitlines()) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if name.isprintable():
        assert name in re.sub(r"\s+", " ", text)


def test_hostile_names_come_back_from_json(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    (judged,) = json_indicators(render(shown, "json"))
    assert judged["name"] == name


# Jupyter


def test_assessment_shows_each_figure_or_its_reason(plan: tk.Plan) -> None:
    page = tk.assess(plan.find(id="G1-1"))._repr_html_()
    Page(page)
    for label in ("達成", "達成率", "進捗率", "経過", "目標ペース", "目標達成に必要な年間の実績"):
        assert f"<td>{label}</td>" in page
    assert "<td>19.6% (9/46)</td>" in page
    assert "<em>基準値は単年度、目標値は累計のため、差を計算できません。</em>" in page
    assert '<svg class="strip behind_path"' in page
    assert "約61.7人 185/3人" in page
    assert "累計45人 ÷ 累計230人" in page


def test_assessment_shows_its_footnotes(plan: tk.Plan) -> None:
    page = tk.assess(plan.find(name="参加企業・団体数"))._repr_html_()
    assert "新型コロナで中止" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_plain_words_in_jupyter(name: str) -> None:
    plan = own_plan(*kpi(name, "1人", "2人", "4人"))
    (indicator,) = plan.indicators()
    for shows in (plan, indicator, tk.assess(indicator), plan.assess()):
        page = Page(shows._repr_html_())
        assert not page.named("script")
        assert not page.named("img")
