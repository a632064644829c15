# SPDX-License-Identifier: BSL-1.0
"""What is read, judged and found can be sent to another process, copied and compared."""

import copy
import pickle
from collections.abc import Callable

import pytest
import tomakomai_kpi as tk

PLAN = tk.plans.tomakomai()
INDICATOR = PLAN.find(id="G1-1")
TABLE = tk.read_comparison_table(
    "頁\t新\t旧\n1\t令和2年度から令和6年度まで\t\n11\t基本目標1 はたらく\t\n"
    "12\t■事業名・事業の内容 船事業【港湾課】 乗る ■重要業績評価指標(KPI) "
    "指標名:数 実績値(令和3年度)※:0社 ※実績値(令和3年度):中止\t"
)

KEPT = [
    INDICATOR,
    PLAN.find(id="P11-1"),
    INDICATOR.direction,
    INDICATOR.aggregation,
    INDICATOR.target,
    PLAN.goals()[0],
    PLAN.measures()[0],
    PLAN.projects()[0],
    *TABLE.texts(),
    *TABLE.marks(),
    tk.assess(INDICATOR),
    tk.assess(INDICATOR, clock="R3-R6"),
    tk.assess(INDICATOR).met,
    tk.assess(INDICATOR).elapsed,
    tk.assess(INDICATOR).gap_closure,
    tk.assess(INDICATOR).required_per_year,
    tk.review(PLAN).changes[0],
    tk.review(PLAN).judged[0],
    tk.audit(PLAN)[0],
]


@pytest.mark.parametrize("kept", KEPT, ids=repr)
@pytest.mark.parametrize(
    "again", [lambda o: pickle.loads(pickle.dumps(o)), copy.copy, copy.deepcopy]
)
def test_what_is_kept_comes_back_equal(kept: object, again: Callable[[object], object]) -> None:
    other = again(kept)
    assert other is not kept
    assert other == kept
    assert hash(other) == hash(kept)
    assert repr(other) == repr(kept)


def test_plans_and_reviews_come_back_whole() -> None:
    plan = pickle.loads(pickle.dumps(TABLE))
    assert tk.compare(TABLE, plan).changes == []
    review = pickle.loads(pickle.dumps(tk.review(PLAN)))
    assert review.counts() == tk.review(PLAN).counts()
    assert review.changes == tk.review(PLAN).changes


def test_different_things_are_unequal() -> None:
    assert PLAN.find(id="G1-2") != INDICATOR
    assert tk.assess(INDICATOR) != tk.assess(INDICATOR, clock="baseline")
    assert tk.audit(PLAN)[0] != tk.audit(PLAN)[1]
    assert INDICATOR != "G1-1"


def test_a_state_of_another_version_is_refused() -> None:
    text = pickle.dumps(tk.audit(PLAN)[0], protocol=2)
    version = b"K\x01"
    at = text.index(version)
    with pytest.raises(ValueError, match="別の版"):
        pickle.loads(text[:at] + b"K\x63" + text[at + len(version) :])
