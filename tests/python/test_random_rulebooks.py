# SPDX-License-Identifier: BSL-1.0
"""Random rulebooks on random plans against the independent computation of their scores."""

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import tomakomai_kpi as tk
from independent_assessment import (
    BOUNDS,
    SCORES,
    Case,
    is_open_for_a_tolerance,
    read,
    scores,
)
from test_random_plans import HEAD, PLAN_START, drawn_case, rows_of

Condition = tuple[str, str, Fraction]
Clauses = dict[str, list[Condition]]
"""Conditions for up, down, cumulative or provisional, and for all others under ""."""

THRESHOLDS = [Fraction(n, 10) for n in (-5, 0, 5, 8, 10, 12)]


def drawn_condition(dice: random.Random) -> Condition:
    score = dice.choice(SCORES)
    return (
        score,
        dice.choice([">=", ">", "<", "<="]),
        (Fraction(0) if score == "excess" else dice.choice(THRESHOLDS)),
    )


def drawn_clauses(dice: random.Random) -> Clauses:
    words = dice.choice([[""], [""], ["up", "down"], ["up"], ["down", ""], ["cumulative", ""]])
    return {w: [drawn_condition(dice) for _ in range(dice.choice([1, 1, 2]))] for w in words}


def text_of(clauses: Clauses) -> str:
    return "; ".join(
        (f"{word}: " if word else "") + " and ".join(f"{s} {sign} {x}" for s, sign, x in all_of)
        for word, all_of in clauses.items()
    )


def applying(clauses: Clauses, case: Case) -> list[list[Condition]]:
    target = case.target
    is_sum = target is not None and target.cumulative
    own = [
        c for word, c in clauses.items() if word == case.way or (word == "cumulative" and is_sum)
    ]
    return own or [c for word, c in clauses.items() if not word]


def holds(clauses: Clauses, case: Case, known: dict[str, Fraction | None]) -> bool | None:
    """Whether a grade holds; None where a score that it needs is not there."""
    answers: list[bool | None] = []
    for conditions in applying(clauses, case):
        told = [
            None
            if (value := known[score]) is None
            else {">=": value >= x, ">": value > x, "<": value < x, "<=": value <= x}[sign]
            for score, sign, x in conditions
        ]
        answers.append(False if False in told else None if None in told else True)
    return True if True in answers else None if None in answers else False


def expected_letters(
    grades: list[tuple[str, Clauses]], case: Case, *, first_match: bool
) -> tuple[str, ...]:
    if is_open_for_a_tolerance(case):
        return ()
    known = scores(case)
    letters: list[str] = []
    for label, clauses in grades:
        answer = holds(clauses, case, known)
        if answer:
            letters.append(label)
        if first_match and answer is not False:
            break
    return tuple(letters)


def test_random_rulebooks(tmp_path: Path) -> None:
    dice = random.Random("12.8")
    cases = []
    for _ in range(400):
        case, texts = drawn_case(dice)
        if texts["actual"] and dice.random() < 0.1:
            texts["actual"] += dice.choice(BOUNDS)
            texts["status"] = ""
            case = Case(**{**vars(case), "actual": read(texts["actual"]), "actual_status": ""})
        cases.append((case, texts))
    rows = [HEAD, f",plan,p,,,計画,,,{PLAN_START}年度～2024年度,,,", "new,revision,,,,新,,,,,,"]
    rows.append("new,goal,G1,,1,目標,,,,,,")
    for number, (case, texts) in enumerate(cases):
        rows += rows_of(number, case, texts)
    path = tmp_path / "random.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    plan = tk.read_plan(path)
    indicators = [plan.find(id=f"I{number}") for number in range(len(cases))]

    seen: Counter[str] = Counter()
    for _ in range(60):
        grades = [(label, drawn_clauses(dice)) for label in "ABC"]
        first_match = dice.random() < 0.5
        book = tk.Rulebook(
            "試し",
            [(label, text_of(clauses)) for label, clauses in grades],
            as_published=True,
            first_match=first_match,
        )
        again = tk.Rulebook("試し", book.grades, as_published=True, first_match=first_match)
        assert (again.grades, again.holes, again.overlaps) == (
            book.grades,
            book.holes,
            book.overlaps,
        )
        for indicator, (case, texts) in zip(indicators, cases, strict=True):
            grading = book.judge(indicator, f"{case.actual_year}年度")
            letters = expected_letters(grades, case, first_match=first_match)
            assert grading.labels == letters, (texts, case, book.grades, grading.explain())
            if case.actual is None or case.actual.bound:
                assert grading.undefined is not None
            if letters:
                assert grading.undefined is None
            seen["letter" if letters else str(grading.undefined)] += 1
    for reason in ("letter", "None", "no_amount", "no_baseline", "mixed_basis", "basis_unclear"):
        assert seen[reason] > 100, seen
    assert seen["not_recorded"] > 100
    assert seen["direction_unknown"] > 10
