# SPDX-License-Identifier: BSL-1.0
"""The embedded plan holds what the real document prints."""

import pytest
import seed_document
import tomakomai_kpi as tk
from seed_document import DASHES, Document, Goal, fingerprint
from seed_readings import ROLES, key, key_of, observations, owner_id, side

REVISIONS = ("new", "old")


@pytest.fixture
def document(seed_text: str) -> Document:
    return seed_document.read(seed_text)


@pytest.fixture
def plan() -> tk.Plan:
    return tk.plans.tomakomai()


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_values(document: Document, plan: tk.Plan, revision: str) -> None:
    printed = {
        key(owner, each.name): [(ROLES[revision][r.label], r.year, r.text) for r in each.readings]
        for owner, each in side(document, revision).indicators()
    }
    embedded = {
        key_of(each): [(role, str(o.year), str(o.value)) for role, o in observations(each)]
        for each in plan.indicators(revision=revision)
    }
    assert embedded == printed
    assert len(plan.indicators(revision=revision)) == len(printed)


@pytest.mark.seed
def test_every_printed_value_is_read_and_printed_back(document: Document) -> None:
    texts = [
        reading.text for revision in REVISIONS for reading in side(document, revision).readings()
    ]
    assert len(texts) == 502
    assert [str(tk.parse(each)) for each in texts] == texts


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_basis_and_missing_are_as_printed(plan: tk.Plan, revision: str) -> None:
    for indicator in plan.indicators(revision=revision):
        for _, observation in observations(indicator):
            value = observation.value
            assert value.is_missing == (str(value) in DASHES), indicator.id
            cumulative = value.basis == tk.Basis.cumulative
            assert cumulative == str(value).startswith("累計"), indicator.id


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_where_indicators_stand(document: Document, plan: tk.Plan, revision: str) -> None:
    printed = {
        key(owner, each.name): (
            "target" if isinstance(owner, Goal) else "kpi",
            owner.number if isinstance(owner, Goal) else owner.goal,
            owner.page,
            () if isinstance(owner, Goal) else owner.departments,
            each.flags if isinstance(owner, Goal) else owner.flags,
        )
        for owner, each in side(document, revision).indicators()
    }
    embedded = {
        key_of(each): (str(each.kind), each.goal, each.page, each.departments, each.flags)
        for each in plan.indicators(revision=revision)
    }
    assert embedded == printed


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_footnotes(document: Document, plan: tk.Plan, revision: str) -> None:
    printed = {
        key(owner, each.name): (
            each.defined,
            [ROLES[revision][reading.label] for reading in each.readings if reading.noted],
        )
        for owner, each in side(document, revision).indicators()
    }
    embedded = {
        key_of(each): (
            bool(each.notes),
            [role for role, observation in observations(each) if observation.notes],
        )
        for each in plan.indicators(revision=revision)
    }
    assert embedded == printed


@pytest.mark.seed
def test_footnotes_are_not_the_sentences_of_the_document(seed_text: str, plan: tk.Plan) -> None:
    for revision in REVISIONS:
        for indicator in plan.indicators(revision=revision):
            notes = [*indicator.notes]
            for _, observation in observations(indicator):
                notes.extend(observation.notes)
            for note in notes:
                assert note not in seed_text


def test_zeros_of_cancelled_activities_are_special_events(plan: tk.Plan) -> None:
    special = {
        (indicator.page, indicator.name): str(observation.value)
        for revision in REVISIONS
        for indicator in plan.indicators(revision=revision)
        for _, observation in observations(indicator)
        if str(observation.status) == "special_event"
    }
    # Not 研修派遣者数 (p54): its course was held, online.
    assert special == {
        ("42", "参加企業・団体数"): "0社",
        ("54", "ワークショップ参加者数"): "0人",
        ("55", "研修参加延人数"): "0人",
        ("65", "参加人数"): "0人",
        ("66", "アイスホッケー事業参加人数"): "累計0人",
        ("71", "国外路線"): "0路線",
    }


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_projects(document: Document, plan: tk.Plan, revision: str) -> None:
    printed = [
        (
            f"P{project.number:02d}",
            project.name,
            project.page,
            project.goal,
            project.in_measure,
            project.departments,
            project.flags,
        )
        for project in side(document, revision).projects
    ]
    embedded = [
        (
            project.id,
            project.name,
            project.page,
            project.goal,
            bool(project.measure),
            project.departments,
            project.flags,
        )
        for project in plan.projects(revision=revision)
    ]
    assert embedded == printed


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_fingerprints(document: Document, plan: tk.Plan, revision: str) -> None:
    descriptions = [project.description for project in side(document, revision).projects]
    printed = [fingerprint(description) for description in descriptions]
    assert [project.fingerprint for project in plan.projects(revision=revision)] == printed
    assert [tk.fingerprint(each) for each in descriptions if fingerprint(each)] == [
        each for each in printed if each
    ]


def test_fingerprint_is_of_the_text_without_tags_and_white_space() -> None:
    # The published check value of FNV-1a (64 bit).
    assert fingerprint("foobar") == tk.fingerprint("foobar") == "85944171f73967e8"
    marked = '<p>foo <u>ba</u></p>\u3000<ul style="list-style-type: none"><li>r<br></ul>\n'
    assert fingerprint(marked) == tk.fingerprint(marked) == "85944171f73967e8"
    # In angle brackets, and text.
    assert fingerprint("<主な事業>") == tk.fingerprint("<主な事業>") != fingerprint("")


@pytest.mark.seed
def test_ids_are_stable_over_revisions(document: Document, plan: tk.Plan) -> None:
    ids = {
        revision: {key_of(each): each.id for each in plan.indicators(revision=revision)}
        for revision in REVISIONS
    }
    for owner, indicator in document.new.indicators():
        place = owner.indicators.index(indicator) + 1
        assert ids["new"][key(owner, indicator.name)] == f"{owner_id(owner)}-{place}"

    replaced = []
    for owner, indicator in document.old.indicators():
        own_id = ids["old"][key(owner, indicator.name)]
        same = next(
            (
                ids["new"][key(other, indicator.name)]
                for other, each in document.new.indicators()
                if owner_id(other) == owner_id(owner) and each.name == indicator.name
            ),
            None,
        )
        if same is not None:
            assert own_id == same
        elif indicator.name == "小規模保育施設の開設数":  # only renamed
            assert own_id == ids["new"]["小規模保育施設整備事業", "小規模保育施設の設置数"]
        else:
            replaced.append(own_id)
    assert replaced == [
        "G1-3-old", "P18-1-old", "P21-1-old1", "P21-1-old2",
        "P26-3-old", "P28-1-old", "P33-1-old", "P42-1-old",
    ]  # fmt: skip


def test_declarations(plan: tk.Plan) -> None:
    new = {each.id: each for each in plan.indicators(revision="new")}
    old = {each.id: each for each in plan.indicators(revision="old")}
    assert [each.name for each in new.values() if str(each.direction) != "up"] == ["待機児童数"]
    assert str(new["P21-1"].direction) == "down"
    assert str(old["P21-1-old1"].direction) == "unknown"
    assert str(old["P21-1-old2"].direction) == "maintain"

    for indicator in (*new.values(), *old.values()):
        texts = [str(observation.value) for _, observation in observations(indicator)]
        if any(each.startswith("累計") for each in texts):
            assert str(indicator.aggregation) == "flow", indicator.id
        if any("%" in each for each in texts):
            assert str(indicator.aggregation) == "ratio", indicator.id
    aggregations = {each.id: str(each.aggregation) for each in new.values()}
    assert aggregations["G2-1"] == "ratio"  # 合計特殊出生率 has no unit
    assert aggregations["G2-2"] == "score"
    assert [each for each, kind in aggregations.items() if kind == "unknown"] == ["G4-1"]
