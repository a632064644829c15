# SPDX-License-Identifier: BSL-1.0
"""Why a figure is undefined, in a sentence for citizens; tests/cpp/progress/reason.cpp has more."""

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi._core import _reason_sentence
from tomakomai_kpi.figures import FIGURES

ALL = (*FIGURES, "status")


def code_of(assessment: tk.Assessment, figure: str) -> str | None:
    if figure == "status":
        return assessment.status_reason
    code: str | None = getattr(assessment, figure).undefined
    return code


@pytest.mark.parametrize("clock", ["plan", "baseline", "project"])
@pytest.mark.parametrize("revision", ["new", "old"])
def test_a_figure_has_a_value_or_a_sentence(clock: str, revision: str) -> None:
    for assessment in tk.plans.tomakomai().assess(revision, clock=clock):
        for figure in ALL:
            japanese = assessment.reason(figure)  # type: ignore[arg-type]
            english = assessment.reason(figure, lang="en")  # type: ignore[arg-type]
            assert (code_of(assessment, figure) is None) == (japanese is None)
            assert (japanese is None) == (english is None)
            if japanese is not None and english is not None:
                assert japanese.endswith("できません。")
                assert english.endswith(".")
                assert not {"[", "_"} & {*japanese, *english}


def test_what_is_specific_is_said() -> None:
    plan = tk.plans.tomakomai()
    jobs = tk.assess(plan.find(id="G1-1"))
    assert jobs.reason("gap_closure") == "基準値は単年度、目標値は累計のため、差を計算できません。"
    assert jobs.reason("gap_closure", "en") == (
        "The difference cannot be computed: the baseline is annual and the target cumulative."
    )
    assert jobs.reason("met") is None
    people = tk.Indicator(
        "参加者数", unit="人", actuals={"R3": 40}, target=60, direction="up", targets={"R4": "継続"}
    )
    interim = tk.assess(tk.Plan("計画", "R2-R6", [people]).indicators()[0]).interim[0]
    assert (
        interim.reason("met")
        == "令和4年度は実績の記載がないため、達成したかどうかを判定できません。"
    )


def test_the_words_of_the_stub_are_those_that_are_known() -> None:
    jobs = tk.assess(tk.plans.tomakomai().find(id="G1-1"))
    for figure in ALL:
        jobs.reason(figure)  # type: ignore[arg-type]
    with pytest.raises(tk.NotationError, match="近いもの: gap_closure") as refused:
        jobs.reason("gap_closur")  # type: ignore[arg-type]
    assert refused.value.code == "unknown_name"
    assert isinstance(refused.value, ValueError)
    with pytest.raises(tk.NotationError, match="ja, en"):
        jobs.reason("met", "fr")  # type: ignore[arg-type]


def test_reasons_that_are_counted_have_a_sentence() -> None:
    assert _reason_sentence("no_baseline") == "基準値の記載がないため、計算や判定ができません。"
    assert _reason_sentence("no_baseline", "en") == (
        "It cannot be computed or judged: no baseline is given."
    )
    with pytest.raises(tk.NotationError, match="近いもの: no_baseline"):
        _reason_sentence("no_basline")
