# SPDX-License-Identifier: BSL-1.0
"""The strips as an Altair chart, which anyone may change further."""

import sys

import altair as alt
import pytest
import tomakomai_kpi as tk
from tomakomai_kpi.show.strip import strip_of

PLAN = tk.plans.tomakomai()


def test_a_row_for_each_strip_with_its_words() -> None:
    assessments = PLAN.assess()
    spec = assessments.to_altair().to_dict()
    (rows,) = spec["datasets"].values()
    strips = {f"{a.indicator.id} {a.indicator.name}": strip_of(a) for a in assessments}
    drawn = {name: strip for name, strip in strips.items() if strip is not None}
    assert [row["indicator"] for row in rows] == list(drawn)
    for row in rows:
        strip = drawn[row["indicator"]]
        assert row["words"] == strip.description
        assert row["covered"] == pytest.approx(float(strip.covered))


def test_it_is_a_chart_that_can_be_changed() -> None:
    chart = PLAN.assess()[:5].to_altair().properties(width=300, title="進捗")
    assert isinstance(chart, alt.LayerChart)
    assert chart.to_dict()["title"] == "進捗"


def test_statuses_differ_by_shape_too() -> None:
    spec = PLAN.assess().to_altair().to_dict()
    shape = next(
        layer["encoding"]["shape"]["scale"]
        for layer in spec["layer"]
        if "shape" in layer["encoding"]
    )
    judged = dict(zip(shape["domain"], shape["range"], strict=True))
    assert judged["△ 遅れ"] != judged["○ 順調"] != judged["× 基準値より悪化"]


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(tk.MissingExtraError, match=r"pip install 'tomakomai-kpi\[altair\]'"):
        PLAN.assess().to_altair()
