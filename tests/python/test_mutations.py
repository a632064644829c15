# SPDX-License-Identifier: BSL-1.0
"""One slip in a document shows on its own page, whatever it is a slip of, and nowhere else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi._core import _comparison_text

TEXT = re.sub("</?u>", "", _comparison_text(tk.plans.tomakomai()))
TITLES = "".join(f"第2期苫小牧市総合戦略 新旧対照表\n頁\t新\t旧\n{line}\n" for line in
                 TEXT.splitlines()[2:])  # fmt: skip


def changes(edit: Callable[[str], str], text: str = TEXT) -> list[tk.Change]:
    edited = edit(text)
    assert edited != text
    return tk.compare(tk.read_comparison_table(text), tk.read_comparison_table(edited)).changes


def pages(found: list[tk.Change]) -> set[str]:
    return {each.page for each in found}


@pytest.mark.parametrize("other", "235")
def test_a_goal_of_another_number_is_told_at_the_goal(other: str) -> None:
    def edit(text: str) -> str:
        return text.replace("基本目標1", f"基本目標{other}", 1)

    [change, *others] = changes(edit)
    assert (change.subject, change.kind, change.page) == ("goal", "mark_changed", "38")
    assert (change.old, change.new) == ("1", other)
    assert pages(others) <= {"38"}
    review = tk.review(tk.read_comparison_table(edit(TEXT)))
    assert "moved" not in {each.kind for each in review.changes}


@pytest.mark.parametrize("page", ["38", "47", "57", "68"])
def test_a_goal_that_is_gone_is_told_at_the_goal(page: str) -> None:
    found = changes(lambda text: re.sub(rf"(?m)^{page}\t.*\n", "", text))
    assert pages(found) == {page}
    assert {each.kind for each in found} >= {"removed"}


def test_indicators_in_another_order() -> None:
    def edit(text: str) -> str:
        return re.sub(r"(?m)^(51\t<p>[^\t]*?<p>[^<]*KPI\) )(指標名[^<]*)(</p> <p>)(指標名[^<]*)",
                      r"\1\4\3\2", text, count=1)  # fmt: skip

    found = changes(edit)
    assert pages(found) == {"51"}
    assert {each.kind for each in found} == {"moved"}
    assert all("順序" in each.explain() for each in found)


def test_projects_in_another_order() -> None:
    lines = TEXT.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("45\t"))
    lines[at : at + 2] = reversed(lines[at : at + 2])
    found = changes(lambda _: "".join(lines))
    assert {(each.kind, each.subject, each.page) for each in found} == {("moved", "project", "45")}
    assert len(found) == 2  # in the new revision and the old


@pytest.mark.parametrize("name", ["令和3年度から", "令和元年度から"])
def test_another_period_is_told_on_its_page(name: str) -> None:
    text = TEXT.replace("\n\t<p>推進期間", "\n33\t<p>推進期間")
    found = changes(lambda t: t.replace("令和2年度から", name, 1), text)
    assert pages(found) == {"33"}
    assert {each.kind for each in found} == {"period_changed", "text_changed"}


def test_another_end_of_the_period_is_told_on_its_page() -> None:
    text = TEXT.replace("\n\t<p>推進期間", "\n33\t<p>推進期間")
    edited = tk.read_comparison_table(text.replace("令和6年度まで", "令和7年度まで", 1))
    told = [each.page for each in tk.audit(edited) if each.rule == "plan_period"]
    assert told == ["33"]


def test_a_document_without_its_period_is_still_that_plan() -> None:
    text = re.sub(r"(?m)^\t<p>推進期間.*\n", "", TEXT)
    assert str(tk.read_comparison_table(text).period) == "令和2年度～令和6年度"


def test_one_misprinted_title_of_many_names_no_other_plan() -> None:
    found = changes(lambda text: text.replace("総合戦略", "総合戦術", 1), TITLES)
    assert pages(found) == {""}
    assert {each.kind for each in found} == {"text_changed"}


def test_an_underline_that_covers_other_words() -> None:
    value = "目標値(令和6年度):累計890人"
    assert value in TEXT
    before, after = f"<u>{value}</u>", f"<u>{value[:-2]}</u>{value[-2:]}"
    found = changes(lambda text: text.replace(before, after), TEXT.replace(value, before))
    assert [(each.kind, each.page) for each in found] == [("mark_changed", "41")]
    assert (found[0].old, found[0].new) == (value, value[:-2])


def test_two_copies_of_a_document_do_not_differ(tmp_path: Path) -> None:
    for name in ("one.tsv", "two.tsv"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    one, two = (tk.read_comparison_table(tmp_path / name) for name in ("one.tsv", "two.tsv"))
    assert tk.compare(one, two).changes == []
