# SPDX-License-Identifier: BSL-1.0
"""Lists that people look at: sequences that show a line each, and become records and tables."""

import copy
import json
import pickle
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
import tomakomai_kpi as tk
from tomakomai_kpi.listings import MOST_SHOWN

PLAN = tk.plans.tomakomai()
LISTINGS: dict[str, Callable[[], Any]] = {
    "Assessments": PLAN.assess,
    "Changes": lambda: tk.review(PLAN).changes,
    "Findings": lambda: tk.audit(PLAN),
    "Summaries": lambda: tk.summarise(PLAN, "department"),
}


@pytest.fixture(params=LISTINGS, ids=str)
def listing(request: pytest.FixtureRequest) -> Any:
    return LISTINGS[request.param]()


def test_they_are_sequences(listing: Any) -> None:
    items = list(listing)
    assert isinstance(listing, Sequence)
    assert (len(listing), listing[0], listing[-1]) == (len(items), items[0], items[-1])
    assert items[3] in listing
    assert listing.index(items[3]) <= 3
    assert listing.count(items[3]) >= 1
    assert list(reversed(listing)) == items[::-1]
    with pytest.raises(IndexError):
        listing[len(listing)]


def test_a_part_is_of_the_same_kind(listing: Any) -> None:
    part = listing[1:4]
    assert type(part) is type(listing)
    assert list(part) == list(listing)[1:4]
    assert part.to_records() == listing.to_records()[1:4]
    assert list(listing[::-1]) == list(listing)[::-1]


def test_they_equal_what_holds_the_same(listing: Any) -> None:
    assert listing == list(listing)
    assert list(listing) == listing
    assert listing == tuple(listing)
    assert hash(listing) == hash(tuple(listing))
    assert listing != listing[1:]
    assert listing == listing[:]
    assert listing[:0] == []
    assert not listing[:0]
    assert listing != "text"


@pytest.mark.parametrize("again", [lambda o: pickle.loads(pickle.dumps(o)), copy.copy])
def test_they_travel(listing: Any, again: Callable[[Any], Any]) -> None:
    assert again(listing) == listing
    assert type(again(listing)) is type(listing)


def test_they_show_a_line_each_and_not_too_many(listing: Any) -> None:
    lines = repr(listing[:3]).splitlines()
    assert lines[0] == f"<{type(listing).__name__} 3"
    assert [line.strip() for line in lines[1:]] == [
        *(repr(item) for item in listing[:2]),
        repr(listing[2]) + ">",
    ]
    many = type(listing)([*listing] * 20)
    assert len(repr(many).splitlines()) == MOST_SHOWN + 2
    rest = len(many) - MOST_SHOWN
    assert repr(many).endswith(f"… ほかに{rest}件 ({rest} more)>")
    assert repr(listing[:0]) == f"<{type(listing).__name__} 0>"


def test_their_html_is_bounded_and_escaped(listing: Any) -> None:
    assert listing[:3]._repr_html_().count("<tr>") == 4
    many = type(listing)([*listing] * 20)._repr_html_()
    assert many.count("<tr>") == MOST_SHOWN + 2
    assert f"({len(listing) * 20 - MOST_SHOWN} more)" in many


def test_findings_and_changes_are_shown_to_people() -> None:
    """The gravest first, and neither codes nor fingerprints."""
    plan = tk.plans.tomakomai()
    found = tk.audit(plan)
    html: str = found._repr_html_()  # type: ignore[attr-defined]
    severities = re.findall(r"<tr><td>(不一致|要確認|参考)</td>", html)
    order = ["不一致", "要確認", "参考"]
    assert severities == sorted(severities, key=order.index)
    assert len(severities) == MOST_SHOWN
    changes: str = tk.review(plan).changes._repr_html_()  # type: ignore[attr-defined]
    for shown in (html, changes):
        assert not re.search(r"[a-z]+_[a-z]+|[0-9a-f]{16}", shown)
    assert "事業内容の本文が変わった(原典40ページ)" in changes


def test_html_is_escaped() -> None:
    plan = tk.Plan("p", "R2-R6", [tk.Indicator("<b>率", target={"R6": "5%"}, goal="<i>目標")])
    other = tk.Plan("p", "R2-R6", [tk.Indicator("<b>率", target={"R6": "6%"}, goal="<i>目標")])
    for shown in (
        plan.assess(),
        tk.summarise(plan),
        tk.compare(plan, other).changes,
        tk.audit(plan),
        plan.to_frame(),
    ):
        html: str = shown._repr_html_()  # type: ignore[union-attr]
        assert "<b>" not in html
        assert "<i>" not in html
    assert "&lt;b&gt;" in plan.assess()._repr_html_()  # type: ignore[attr-defined]


def test_records_of_text_are_json(listing: Any) -> None:
    records = listing.to_records(numbers="text")
    assert json.loads(json.dumps(records)) == records
    assert len(records) == len(listing)


def test_records_of_plans_and_assessments_are_json() -> None:
    for records in (
        PLAN.to_records(numbers="text"),
        PLAN.to_records("new", numbers="text"),
        tk.assess(PLAN.find(id="G1-1")).to_records(numbers="text"),
    ):
        json.dumps(records)
    again = json.loads(json.dumps(PLAN.to_records(numbers="text")))
    assert tk.Plan.from_records(again) == PLAN
    assert tk.Plan.from_records(PLAN.to_records(numbers="float")) == PLAN
    with pytest.raises(tk.KpiError, match="unknown_name"):
        PLAN.to_records(numbers="double")  # type: ignore[arg-type]


def test_records_are_exact_by_default() -> None:
    assert PLAN.to_records("new")[0]["amount"] == Fraction(46)
    assert PLAN.assess()[0:1].to_records()[0]["attainment"] == Fraction(9, 46)
    assert PLAN.assess()[0:1].to_records("text")[0]["attainment"] == "9/46"
    assert PLAN.assess()[0:1].to_records("float")[0]["attainment"] == 9 / 46
    with pytest.raises(tk.NumberError, match=r"\(G1-1\)の「attainment」"):
        PLAN.assess().to_records("decimal")
    (whole,) = tk.summarise(PLAN, "plan").to_records()
    assert whole["share_met"] == Fraction(whole["met"], whole["judged"])


def test_tables_have_a_row_for_each(listing: Any) -> None:
    frame = listing.to_frame()
    assert len(frame) == len(listing)
    assert pa.table(frame).num_rows == len(frame.to_pandas()) == len(listing)
    assert listing.to_frame(numbers="float").columns == frame.columns
    assert len(set(frame.kinds.values()) - {"text", "integer", "boolean", "decimal", "exact"}) == 0


def test_the_table_of_assessments() -> None:
    judged = PLAN.assess()
    frame = judged.to_frame()
    for assessment, row in zip(judged, frame.to_records("exact"), strict=True):
        (record,) = assessment.to_records()
        assert row["year_label"] == record["year"]
        assert row["year"] == (None if assessment.year is None else assessment.year.start_year)
        assert row["status_japanese"] == assessment.status.japanese
        assert row["attainment_percent"] == assessment.attainment.percent()
        for name in record.keys() - {"year"}:
            assert row[name] == record[name], name
        for name in ("met", "attainment", "gap_closure", "elapsed", "on_path", "required_per_year"):
            assert (row[name] is None) == (row[f"{name}_undefined"] is not None)
    assert frame.kinds["attainment"] == "exact"
    assert frame.kinds["attainment_percent"] == "decimal"
    rounded = judged.to_frame(numbers="decimal", places=4, rounding="half_up")
    assert str(rounded.column("attainment")[0]) == "0.1957"


def test_the_table_of_changes_and_findings() -> None:
    changes = tk.review(PLAN).changes
    for change, row in zip(changes, changes.to_records(), strict=True):
        assert row["explanation"] == change.explain()
        assert (row["kind"], row["old"], row["new"]) == (change.kind, change.old, change.new)
        assert row["also"] == "／".join(change.also)
    findings = tk.audit(PLAN)
    assert [row["rule"] for row in findings.to_records()] == [f.rule for f in findings]
    assert findings.to_frame().kinds["row"] == "integer"
    assert tk.merge(PLAN, PLAN).conflicts == []


def test_summaries_are_counted_by_status() -> None:
    for group, row in zip(tk.summarise(PLAN), tk.summarise(PLAN).to_records(), strict=True):
        assert {status: row[status] for status in tk.Status} == group.counts | {
            status: 0 for status in tk.Status if status not in group.counts
        }
        assert sum(row[status] for status in tk.Status) == row["indicators"]


def test_every_indicator_is_in_the_table_of_its_plan() -> None:
    plans = [PLAN, tk.Plan("p", "R2-R6", [tk.Indicator("何もない"), tk.Indicator("x", target=5)])]
    for plan in plans:
        for revision in plan.revisions:
            frame = plan.to_frame(revision)
            assert list(dict.fromkeys(frame.column("id"))) == [
                i.id for i in plan.indicators(revision)
            ]
            records = plan.to_records(revision)
            said = [row for row in frame.to_records("exact") if row["role"] is not None]
            assert [(r["id"], r["text"], r["number"], r["amount"]) for r in said] == [
                (r["id"], r["text"], r["number"], r["amount"]) for r in records
            ]
    assert plans[1].to_frame().column("role") == (None, "target")


def test_the_table_of_a_plan_names_years_bounds_and_reasons() -> None:
    plan = tk.Plan(
        "p",
        "R2-R6",
        [
            tk.Indicator(
                "x",
                unit="千人",
                baseline={"R1": "集計中"},
                actuals={"R2-R3": 12},
                targets={"R4": "50以上", "R6": 60},
            )
        ],
    )
    frame = plan.to_frame().to_pandas()
    assert frame["year"].tolist() == [2019, 2021, 2022, 2024]
    assert frame["year_label"].tolist()[0] == "令和元年度"
    assert [None if pd.isna(y) else y for y in frame["from_year"]] == [None, 2020, None, None]
    assert frame["interim"].tolist() == [False, False, True, False]
    assert [None if pd.isna(b) else b for b in frame["bound"]] == [None, None, "以上", None]
    assert frame["reason"].notna().tolist() == [True, False, False, False]
    assert [None if pd.isna(m) else m for m in frame["multiplier"]] == [None, 1000, 1000, 1000]
    assert plan.to_frame().column("amount") == (None, 12000, 50000, 60000)
