# SPDX-License-Identifier: BSL-1.0
"""The JSON of every report follows its published schema, which lets nothing else pass."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import jsonschema
import pytest
import tomakomai_kpi as tk
from own_reports import HOSTILE, kpi, own_plan
from tomakomai_kpi import rulebooks, schemas
from tomakomai_kpi.reports import audit as audit_report
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports import review as review_report
from tomakomai_kpi.reports import rulebooks as rulebook_report


def validator(name: schemas.Name) -> jsonschema.Draft202012Validator:
    schema = schemas.read(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def report_of(plan: tk.Plan, **options: Any) -> Any:
    return json.loads(render(report.build(plan, **options), "json"))


@pytest.mark.parametrize("revision", ["new", "old"])
@pytest.mark.parametrize("book", [None, "茨城県", "いの町"])
@pytest.mark.parametrize("clock", ["plan", "baseline", "project", "R4-R6"])
def test_reports_follow_the_schema(
    plan: tk.Plan, revision: str, book: str | None, clock: str
) -> None:
    rulebook = None if book is None else rulebooks.preset(book)
    document = report_of(plan, revision=revision, rulebook=rulebook, clock=clock)
    validator("report").validate(document)


@pytest.mark.parametrize("name", HOSTILE)
def test_so_do_those_of_other_plans(name: str) -> None:
    validator("report").validate(report_of(own_plan(*kpi(name, "1人", "2人", "4人"))))


def test_so_does_that_of_an_empty_plan() -> None:
    project = {"role": "project", "id": "P1", "parent": "G1", "page": "1", "name": "事業だけ"}
    validator("report").validate(report_of(own_plan(project)))


def test_the_other_reports_follow_theirs(plan: tk.Plan) -> None:
    other = own_plan(*kpi("別", "1人", "2人", "4人"))
    for shown in (
        review_report.of_review(tk.review(plan)),
        review_report.of_comparison(tk.compare(plan, other)),
    ):
        validator("review").validate(json.loads(render(shown, "json")))
    compared = render(rulebook_report.build(plan), "json")
    validator("rulebooks").validate(json.loads(compared))
    validator("audit").validate(json.loads(render(audit_report.build(plan), "json")))


def first_indicator(document: Any) -> Any:
    return document["goals"][0]["projects"][0]["indicators"][0]


def without(key: str) -> Callable[[Any], object]:
    return lambda document: document.pop(key)


def indicator_with(**changed: Any) -> Callable[[Any], object]:
    return lambda document: first_indicator(document).update(changed)


@pytest.mark.parametrize(
    "change",
    [
        without("clock"),
        without("summaries"),
        lambda d: d.update(more=1),
        lambda d: d.update(format="tomakomai-kpi/report/2"),
        lambda d: d["totals"].pop("achieved"),
        lambda d: d["totals"].update(achieved=-1),
        lambda d: d["summaries"]["plan"][0].update(share_met=0.03),
        lambda d: d["summaries"]["plan"][0].pop("judged"),
        lambda d: first_indicator(d).pop("inputs"),
        lambda d: first_indicator(d)["inputs"][0].update(basis="yearly"),
        lambda d: first_indicator(d)["inputs"][0].update(amount=46),
        lambda d: first_indicator(d)["methods"].pop("gap_closure"),
        lambda d: first_indicator(d)["methods"]["gap_closure"].update(undefined=None),
        lambda d: first_indicator(d)["robustness"]["half_up"]["met"].update(survives=None),
        indicator_with(more=1),
        indicator_with(status="good"),
        indicator_with(attainment=0.19),
        indicator_with(attainment="0.19"),
        indicator_with(attainment="9/046"),
        indicator_with(attainment="9/0"),
        indicator_with(attainment_percent="19.57"),
        indicator_with(attainment=None),
        indicator_with(attainment_undefined="mixed_basis"),
        indicator_with(gap_closure="0"),
        indicator_with(gap_closure_undefined="理由"),
    ],
)
def test_changed_reports_are_refused(plan: tk.Plan, change: Callable[[Any], object]) -> None:
    changed = deepcopy(report_of(plan))
    change(changed)
    assert not validator("report").is_valid(changed)


def test_every_object_of_every_schema_is_closed() -> None:
    def objects(part: Any) -> Any:
        if isinstance(part, dict):
            if part.get("type") == "object":
                yield part
            for inner in part.values():
                yield from objects(inner)
        if isinstance(part, list):
            for inner in part:
                yield from objects(inner)

    for name in schemas.NAMES:
        found = list(objects(schemas.read(name)))
        assert found
        for schema in found:
            assert schema["additionalProperties"] is False or isinstance(
                schema["additionalProperties"], dict
            )


def test_the_schema_knows_every_status_and_method() -> None:
    defined = schemas.read("report")["$defs"]
    assert defined["counts"]["required"] == [str(status) for status in tk.Status]
    assert defined["indicator"]["properties"]["methods"]["required"] == [
        method.name for method in tk.methods()
    ]
