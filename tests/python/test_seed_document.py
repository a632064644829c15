# SPDX-License-Identifier: BSL-1.0
"""The embedded plan against the document, value by value.

First the reader is held to the acceptance numbers of the document, which were
counted by hand and by other scripts; then the plan is held to the reader.
"""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import pytest
import seed_document
import tomakomai_kpi as tk
from seed_document import DASHES, Document, Goal, Project, Side, fingerprint

REVISIONS = ("new", "old")

# In 旧 the label 実績値 stands before the baseline.
ROLES = {
    "new": {"基準値": "baseline", "実績値": "actual", "目標値": "target"},
    "old": {"実績値": "baseline", "目標値": "target"},
}

# Indicators have no key of their own in the document: 就職者数 stands in three projects.
Key = tuple[str, str]


@pytest.fixture
def document(seed_text: str) -> Document:
    return seed_document.read(seed_text)


@pytest.fixture
def plan() -> tk.Plan:
    return tk.plans.tomakomai()


def side(document: Document, revision: str) -> Side:
    return document.new if revision == "new" else document.old


# What the document holds


@pytest.mark.seed
def test_reader_finds_every_row_and_part(document: Document) -> None:
    assert len(document.rows) == 84
    new, old = document.new, document.old
    assert (len(new.goals), len(old.goals)) == (4, 4)
    assert [measure.mark for measure in new.measures] == list("②⑩⑭⑩⑨")
    assert [measure.mark for measure in old.measures] == list("②⑩⑭⑩")
    assert (len(new.projects), len(old.projects)) == (75, 67)
    assert (len(list(new.indicators())), len(list(old.indicators()))) == (104, 95)
    assert sum(len(goal.indicators) for goal in new.goals) == 10
    assert sum(len(goal.indicators) for goal in old.goals) == 10
    assert sum(project.in_measure for project in new.projects) == 3


@pytest.mark.seed
@pytest.mark.parametrize("revision", REVISIONS)
def test_goal_or_project_and_name_are_a_key(document: Document, revision: str) -> None:
    keys = [key(owner, each.name) for owner, each in side(document, revision).indicators()]
    assert len(set(keys)) == len(keys)


@pytest.mark.seed
def test_labelled_values(document: Document) -> None:
    labels = {
        revision: Counter((r.label, r.year) for r in side(document, revision).readings())
        for revision in REVISIONS
    }
    assert labels == {
        "new": {
            ("基準値", "平成30年度"): 103,
            ("基準値", "平成29年度"): 1,
            ("実績値", "令和3年度"): 104,
            ("目標値", "令和6年度"): 104,
        },
        "old": {
            ("実績値", "平成30年度"): 94,
            ("実績値", "平成29年度"): 1,
            ("目標値", "令和6年度"): 95,
        },
    }
    assert sum(sum(counts.values()) for counts in labels.values()) == 502


@pytest.mark.seed
def test_patterns_of_baseline_actual_and_target(document: Document) -> None:
    def patterns(revision: str) -> Counter[str]:
        return Counter(
            "".join(basis(reading.text) for reading in indicator.readings)
            for _, indicator in side(document, revision).indicators()
        )

    assert patterns("new") == {
        "AAA": 51, "ACC": 22, "-AA": 13, "-CC": 9, "A-A": 3, "--C": 3, "--A": 3,
    }  # fmt: skip
    assert patterns("old") == {"AA": 58, "AC": 20, "-A": 12, "-C": 4, "CC": 1}


@pytest.mark.seed
def test_three_dashes_stand_for_a_missing_value(document: Document, seed_text: str) -> None:
    texts = Counter(
        reading.text for revision in REVISIONS for reading in side(document, revision).readings()
    )
    assert [texts[dash] for dash in DASHES] == [20, 17, 16]
    assert "\u2212" not in seed_text
    missing = [each for _, each in document.new.indicators() if text(each, "実績値") in DASHES]
    assert len(missing) == 9


@pytest.mark.seed
def test_marks_and_colons(document: Document, seed_text: str) -> None:
    readings = [*document.new.readings(), *document.old.readings()]
    assert sum(reading.spaced for reading in readings) == 89
    # With the footnote of p58, which repeats the label of a value.
    assert len(re.findall(r"値\([^)]*\)※?[:：] ", seed_text)) == 90
    assert seed_text.count("：") == 67
    assert seed_text.count("<u>") == seed_text.count("</u>") == 103
    assert sum("<u>" in row.new + row.old for row in document.rows) == 19
    assert [reading.text for reading in document.new.readings() if reading.marked] == [
        "0社", "0人", "0人", "0路線",
    ]  # fmt: skip
    assert [reading.text for reading in document.old.readings() if reading.marked] == [
        "8,969,733件"
    ]
    # Three footnotes of 新 have no mark at all, nor has the one of its baseline.
    assert sum(reading.noted for reading in document.new.readings()) == 8
    assert sum(reading.noted for reading in document.old.readings()) == 1


@pytest.mark.seed
def test_flags_and_stated_counts(document: Document) -> None:
    flags = Counter(flag for project in document.new.projects for flag in project.flags)
    assert flags == {"KPI変更": 27, "事業内容変更": 6, "新規事業": 5, "取組終了": 2}
    own = [(each.name, each.flags) for _, each in document.new.indicators() if each.flags]
    assert own == [("新規創業件数", ("数値目標変更",))]
    assert not any(project.flags for project in document.old.projects)
    assert document.stated == {
        "新たな施策の追加": 1,
        "新たな事業の追加": 5,
        "事業内容の変更": 6,
        "事業の終了": 2,
        "数値目標の変更": 1,
        "KPIの変更": 32,
    }


@pytest.mark.seed
def test_twice_as_many_projects_are_edited_as_flagged(document: Document) -> None:
    edited = [
        new.page
        for new, old in document.pairs()
        if fingerprint(new.description) != fingerprint(old.description)
    ]
    assert edited == ["40", "42", "52", "55", "59", "62", "64", "65", "71", "72", "75", "76"]


@pytest.mark.seed
def test_changes_of_indicators(document: Document) -> None:
    changed, unflagged, replaced, renamed, added = Counter[str](), 0, 0, 0, 0
    for new, old in document.pairs():
        flagged = "KPI変更" in new.flags
        lost = [each for each in old.indicators if new.indicator(each.name) is None]
        for indicator in new.indicators:
            before = old.indicator(indicator.name)
            if before is not None:
                kind = target_change(
                    (text(before, "実績値"), text(before, "目標値")),
                    (text(indicator, "基準値"), text(indicator, "目標値")),
                )
                if kind and flagged:
                    changed[kind] += 1
                elif kind:
                    unflagged += 1
            elif not lost:
                added += 1
            elif any(text(each, "目標値") == text(indicator, "目標値") for each in lost):
                renamed += 1
            else:
                replaced += 1
    assert changed == {"lowered": 16, "raised": 7, "basis": 1, "rebased": 1}
    assert (unflagged, replaced, renamed, added) == (1, 6, 1, 1)


@pytest.mark.seed
def test_four_values_are_only_written_anew(document: Document) -> None:
    rewritten = [
        (old, new)
        for old, new in value_pairs(document)
        if old != new and (basis(old), number(old)) == (basis(new), number(new))
    ]
    assert sorted(rewritten) == [
        ("30%", "30.0%"), ("40%", "40.0%"), ("50%", "50.0%"), ("50%", "50.0%"),
    ]  # fmt: skip
    # 4.82% became 4.8%, which is another value.
    assert ("4.82%", "4.8%") in list(value_pairs(document))


@pytest.mark.seed
def test_numbers_that_mislead(document: Document) -> None:
    triples = [
        (text(each, "基準値"), text(each, "実績値"), text(each, "目標値"))
        for _, each in document.new.indicators()
    ]
    annual = [t for t in triples if basis(t[0]) == basis(t[2]) == "A"]
    assert sum(number(b) > number(t) for b, _, t in annual) == 14

    mixed = [t for t in triples if (basis(t[0]), basis(t[2])) == ("A", "C")]
    assert len(mixed) == 22
    assert sum(number(t) / 5 < number(b) for b, _, t in mixed) == 10

    done = [number(a) / number(t) for _, a, t in triples if basis(a) == "C"]
    assert len(done) == 31
    assert sum(rate >= Fraction(2, 5) for rate in done) == 8
    assert done.count(Fraction(2, 5)) == 1

    alike = [(number(a), number(t)) for _, a, t in triples if basis(a) == basis(t)]
    assert len(alike) == 95
    assert [a - t for a, t in alike if a >= t] == [0, 0, 0]
    assert sum(a == 0 for a, _ in alike) == 11


@pytest.mark.seed
def test_targets_raised_after_they_were_met(document: Document) -> None:
    raised = []
    for new, old in document.pairs():
        for indicator in new.indicators:
            before = old.indicator(indicator.name)
            if before is None:
                continue
            texts = [text(before, "目標値"), text(indicator, "実績値"), text(indicator, "目標値")]
            if len({basis(each) for each in texts}) == 1:
                was, reached, now = map(number, texts)
                if was <= reached and was < now:
                    raised.append(new.page)
    assert raised == ["45", "51", "51", "58", "64", "69"]


# The embedded plan


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


# Small readings of text, for these tests alone


def number(text: str) -> Fraction:
    """The first number of a value; values of one indicator share unit and multiplier."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    assert match is not None, text
    return Fraction(match[0].replace(",", ""))


def basis(text: str) -> str:
    """C for 累計, - for a dash, else A."""
    return "C" if text.startswith("累計") else "-" if text in DASHES else "A"


def text(indicator: seed_document.Indicator, label: str) -> str:
    reading = indicator.reading(label)
    assert reading is not None, (indicator.name, label)
    return reading.text


def target_change(old: tuple[str, str], new: tuple[str, str]) -> str:
    """How a (baseline, target) changed, "" where the target did not."""
    if old[1] == new[1]:
        return ""
    if basis(old[1]) != basis(new[1]):
        return "basis"
    if basis(old[0]) != basis(new[0]):
        return "rebased"
    if number(old[1]) == number(new[1]):
        return ""
    return "raised" if number(old[1]) < number(new[1]) else "lowered"


def value_pairs(document: Document) -> Iterator[tuple[str, str]]:
    """Baselines and targets of indicators that have one name on both sides, as (old, new)."""
    old = {
        (owner_id(owner), indicator.name): indicator
        for owner, indicator in document.old.indicators()
    }
    for owner, indicator in document.new.indicators():
        before = old.get((owner_id(owner), indicator.name))
        if before is not None:
            yield text(before, "実績値"), text(indicator, "基準値")
            yield text(before, "目標値"), text(indicator, "目標値")


def owner_id(owner: Goal | Project) -> str:
    return f"G{owner.number}" if isinstance(owner, Goal) else f"P{owner.number:02d}"


def key(owner: Goal | Project, name: str) -> Key:
    return (f"基本目標{owner.number}" if isinstance(owner, Goal) else owner.name, name)


def key_of(indicator: tk.Indicator) -> Key:
    project = indicator.project
    return (project if project is not None else f"基本目標{indicator.goal}", indicator.name)


def observations(indicator: tk.Indicator) -> Iterator[tuple[str, tk.Observation]]:
    """The observations of an indicator in the order in which they are printed."""
    if indicator.baseline is not None:
        yield "baseline", indicator.baseline
    for actual in indicator.actuals:
        yield "actual", actual
    if indicator.target is not None:
        yield "target", indicator.target
