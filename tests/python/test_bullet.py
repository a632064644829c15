# SPDX-License-Identifier: BSL-1.0
"""Bullet charts: exact places on one scale, or no chart."""

from fractions import Fraction

import tomakomai_kpi as tk
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports.progress.bullet import WIDTH, bullet

PLAN = tk.plans.tomakomai()


def test_a_cumulative_target_shows_path_and_business_as_usual() -> None:
    indicator = PLAN.find(id="G1-1")  # 46人, 累計45人, 累計230人
    chart = bullet(indicator, indicator.actuals[-1], "plan")
    assert chart is not None
    assert chart.actual == 45 * WIDTH // 230
    places = {mark.kind: mark.place for mark in chart.marks}
    assert places == {"path": 92 * WIDTH // 230, "target": WIDTH, "usual": WIDTH}
    assert "累計92人" in chart.description
    assert "46人" in chart.description


def test_a_level_shows_its_baseline() -> None:
    indicator = PLAN.find(name="リピーター率")  # 18.8%, 27.3%, 30.0%
    chart = bullet(indicator, indicator.actuals[-1], "plan")
    assert chart is not None
    places = {mark.kind: mark.place for mark in chart.marks}
    assert places["baseline"] == int(Fraction(188, 300) * WIDTH)
    assert chart.outline[-1].kind == "target"


def test_every_chart_stays_in_its_frame() -> None:
    shown = report.build(PLAN)
    charts = [chart for chart in map(shown.bullet, shown.rows) if chart is not None]
    assert len(charts) > 60
    for chart in charts:
        assert all(0 <= place <= WIDTH for place in (chart.actual, *(m.place for m in chart.marks)))
        assert WIDTH in (chart.actual, *(mark.place for mark in chart.marks))


def test_scores_and_figures_of_two_bases_have_no_chart() -> None:
    score = PLAN.find(name="子育て環境や支援の満足度")
    assert bullet(score, score.baseline, "plan") is None
    shown = report.build(PLAN)
    for row in shown.rows:
        target = row.indicator.target
        if row.actual is None or target is None or row.actual.value.basis != target.value.basis:
            assert shown.bullet(row) is None
