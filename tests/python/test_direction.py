# SPDX-License-Identifier: BSL-1.0
"""Directions: declared with their limits, set by an analyst, and inferred from evidence."""

import pickle
from fractions import Fraction

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from tomakomai_kpi._core import read_plan_csv, tidy_plan_csv


def test_a_direction_says_its_limits() -> None:
    steady = tk.Direction("maintain", tolerance="5ポイント", provenance="declared: 調査の誤差")
    assert steady == "maintain"
    assert (steady.kind, str(steady)) == ("maintain", "maintain ±5ポイント")
    assert steady.tolerance == tk.parse("+5ポイント")
    assert steady == tk.Direction("maintain ±5ポイント")
    assert steady != tk.Direction("maintain")
    assert hash(steady) == hash("maintain")
    between = tk.Direction("range", low=tk.parse("10人"), high="20人未満")
    assert (between.low, str(between)) == (tk.parse("10人"), "range 10人～20人未満")
    for each in (steady, between, tk.Direction("up")):
        again = pickle.loads(pickle.dumps(each))
        assert (again, again.provenance) == (each, each.provenance)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"kind": "sideways"}, "unknown_name"),
        ({"kind": "up", "tolerance": "5人"}, "bad_format"),
        ({"kind": "up", "low": "5人"}, "bad_format"),
        ({"kind": "maintain", "tolerance": "5%"}, "unit_mismatch"),
        ({"kind": "maintain", "tolerance": "-5人"}, "bad_number"),
        ({"kind": "range", "low": "20人", "high": "10人"}, "bad_number"),
        ({"kind": "range", "low": "10人", "high": "20件"}, "unit_mismatch"),
    ],
)
def test_what_is_no_direction_is_refused(arguments: dict[str, str], code: str) -> None:
    with pytest.raises(tk.KpiError) as refused:
        tk.Direction(**arguments)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_an_analyst_sets_a_direction(plan: tk.Plan) -> None:
    schools = tk.with_direction(plan, "P19-1", "range 10施設～12施設")
    judged = tk.assess(schools.find(id="P19-1"))
    assert (judged.met.value, judged.on_path.value, judged.status) == (True, True, "achieved")
    assert (judged.attainment.undefined, judged.gap_closure.undefined) == ("no_amount", "no_amount")
    assert plan.find(id="P19-1").direction == "up"

    steady = tk.Direction("maintain", tolerance="3ポイント", provenance="declared: 誤差の範囲")
    shares = tk.with_direction(plan, "P18-1", steady)
    judged = tk.assess(shares.find(id="P18-1"))  # 97.7% of 100%
    assert judged.met.value is True
    assert "97% ≤ 実績 97.7% ≤ 103%" in judged.met.explain()
    assert judged.attainment.undefined == "not_applicable"

    again = read_plan_csv(tidy_plan_csv(shares)).find(id="P18-1").direction
    assert (again, again.provenance) == (steady, steady.provenance)
    with pytest.raises(tk.PlanError):
        tk.with_direction(plan, "P99-1", "up")


PEOPLE = st.integers(0, 60)


def plan_with(direction: str, baseline: int, actual: int, target: int) -> tk.Indicator:
    """One annual indicator in year 2 of 5, with the words of its direction."""
    rows = (
        "revision,role,id,parent,page,name,departments,flags,year,value,status,note",
        ",plan,P,,,計画,,,令和2年度～令和6年度,,,",
        "new,revision,,,,新,,,,,,",
        "new,goal,G1,,,目標,,,,,,",
        "new,indicator,G1-1,G1,,人数,,,,,,",
        f"new,baseline,G1-1,,,人数,,,平成30年度,{baseline}人,,",
        f"new,actual,G1-1,,,人数,,,令和3年度,{actual}人,,",
        f"new,target,G1-1,,,人数,,,令和6年度,{target}人,,",
        f",direction,G1-1,,,,,,,{direction},,試験",
    )
    return read_plan_csv("\n".join(rows) + "\n").find(id="G1-1")


def outside(x: int, low: int, high: int) -> int:
    return max(low - x, x - high, 0)


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE, st.booleans(), st.booleans())
def test_a_range_against_plain_comparisons(
    baseline: int, actual: int, low: int, width: int, above: bool, below: bool
) -> None:
    high = low + width + 1
    words = f"range {low}人{'超' if above else ''}～{high}人{'未満' if below else ''}"
    indicator = plan_with(words, baseline, actual, 1)
    assert str(indicator.direction) == words
    a = tk.assess(indicator)
    met = (actual > low if above else actual >= low) and (
        actual < high if below else actual <= high
    )
    assert (a.met.value, a.on_path.value) == (met, met)
    if met:
        assert a.status == "achieved"
        return
    worse = outside(actual, low, high) > outside(baseline, low, high)
    assert a.status == ("regressed" if worse else "behind_path")
    nearest = low if actual <= low else high
    need = a.required_per_year.value
    assert need is not None
    assert need.amount == Fraction(nearest - actual, 3)
    assert need.bound == (
        (above and nearest == low and "超") or (below and nearest == high and "未満") or None
    )


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_maintaining_against_plain_comparisons(
    baseline: int, actual: int, target: int, tolerance: int
) -> None:
    a = tk.assess(plan_with(f"maintain ±{tolerance}人", baseline, actual, target))
    met = abs(actual - target) <= tolerance
    assert (a.met.value, a.on_path.value) == (met, met)
    survives = tk.robustness(a.indicator).met
    assert (survives.verdict, survives.survives) == (met, True)  # counts are printed in full
    if not met:
        limits = target - tolerance, target + tolerance
        worse = outside(actual, *limits) > outside(baseline, *limits)
        assert a.status == ("regressed" if worse else "behind_path")


def test_needs_of_a_range_lead_to_its_nearest_limit(plan: tk.Plan) -> None:
    schools = tk.with_direction(plan, "P19-1", "range 14施設以上")
    assert tk.assess(schools.find(id="P19-1")).required_per_year.value == tk.parse("+1施設")


def test_evidence_says_from_what(plan: tk.Plan) -> None:
    waiting = tk.direction_evidence(plan.find(id="P21-1"))
    assert [(e.source, e.kind, e.strength) for e in waiting] == [
        ("name", "down", "strong"),
        ("target_side", "down", "weak"),
        ("history", "down", "weak"),
    ]
    assert "待機児童" in waiting[0].explain()

    saved = plan.find(id="P16-1")
    old = plan.find(id="P16-1", revision="old")
    sources = [(e.source, e.kind) for e in tk.direction_evidence(saved, old)]
    assert ("revision", "up") in sources
    assert ("revision", "up") not in [(e.source, e.kind) for e in tk.direction_evidence(saved)]


def test_inference_never_overrides_a_declaration(plan: tk.Plan) -> None:
    declared = tk.with_direction(plan, "P21-1", tk.Direction("up", provenance="declared: 試験"))
    inferred = tk.infer_direction(declared.find(id="P21-1"))
    assert (inferred.direction.kind, inferred.direction.provenance) == ("up", "declared: 試験")


def test_inference_decides_conflicts_or_does_not_know(plan: tk.Plan) -> None:
    unknown = {i.id: tk.with_direction(plan, i.id, "unknown") for i in plan.indicators()[:12]}
    results = {key: tk.infer_direction(p.find(id=key)) for key, p in unknown.items()}
    known = {key: r.direction.kind for key, r in results.items() if r.undefined is None}
    assert set(known.values()) == {"up"}
    assert {r.undefined for r in results.values()} == {None, "direction_unknown"}
    jobs = results["G1-1"]
    assert jobs.direction.provenance.startswith("inferred: 名称の「雇用創出」")
    assert tk.assess(unknown["G1-1"].find(id="G1-1")).met.undefined == "direction_unknown"
    set_by_hand = tk.with_direction(unknown["G1-1"], "G1-1", jobs.direction)
    assert tk.assess(set_by_hand.find(id="G1-1")).attainment.value == Fraction(9, 46)
