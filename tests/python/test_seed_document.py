# SPDX-License-Identifier: BSL-1.0
"""The embedded plan against the document, value by value.

First the reader is held to the acceptance numbers of the document, which were
counted by hand and by other scripts; then the plan is held to the reader.
"""

import re
from collections import Counter
from fractions import Fraction

import pytest
import seed_document
import tomakomai_kpi as tk
from seed_document import DASHES, Document, fingerprint
from seed_readings import (
    basis,
    key,
    number,
    side,
    target_change,
    text,
    value_pairs,
)

REVISIONS = ("new", "old")


@pytest.fixture
def document(seed_text: str) -> Document:
    return seed_document.read(seed_text)


@pytest.fixture
def plan() -> tk.Plan:
    return tk.plans.tomakomai()


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
