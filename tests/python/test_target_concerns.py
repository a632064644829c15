# SPDX-License-Identifier: BSL-1.0
"""What to ask of targets, as data: C++ decides, here it is shown."""

import json
import pickle

import pytest
import tomakomai_kpi as tk


def test_concerns_of_the_embedded_plan() -> None:
    examined = tk.examine_targets(tk.plans.tomakomai())
    assert examined.counts["baseline_pace"] == (15, 22)
    assert examined.counts["met_when_raised"] == (6, 7)
    assert len(examined.concerns) == sum(found for found, _ in examined.counts.values())
    first = examined.concerns[0]
    assert (first.kind, first.id, first.name) == ("baseline_pace", "G1-1", "新規雇用創出数")
    assert str(first) == first.explain()
    assert "5年続くだけで累計230人" in first.explain()
    assert pickle.loads(pickle.dumps(first)) == first


def test_they_are_a_list_and_a_table() -> None:
    concerns = tk.examine_targets(tk.plans.tomakomai()).concerns
    assert isinstance(concerns, tk.TargetConcerns)
    records = json.loads(json.dumps(concerns.to_records(numbers="text")))
    assert records[0]["explanation"] == concerns[0].explain()
    assert "基準年度の実績が続いた場合に届く目標" in concerns._repr_html_()


def test_a_revision_that_is_not_there() -> None:
    with pytest.raises(tk.PlanError, match="unknown_name"):
        tk.examine_targets(tk.plans.tomakomai(), "future")


def test_published_rates_that_nothing_gives() -> None:
    table = "指標名\tR3実績\tR6目標\t達成率\n参加者数\t46人\t60人\t76.7%\n来館者数\t50人\t60人\t99%"
    examined = tk.examine_targets(tk.read_table(table).plan)
    assert examined.counts["published_unexplained"] == (1, 2)
    (concern,) = (c for c in examined.concerns if c.kind == "published_unexplained")
    assert (concern.name, "99%" in concern.explain()) == ("来館者数", True)
