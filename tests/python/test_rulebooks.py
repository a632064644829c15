# SPDX-License-Identifier: BSL-1.0
"""Published rulebooks and own ones, from Python and from files."""

from fractions import Fraction
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from tomakomai_kpi import rulebooks

OWN = """
name = "わが市"
source = "見本"
absent = "−"

[[grades]]
label = "A"
when = "path >= 100%"

[[grades]]
label = "B"
when = "path < 100%"
"""


def indicator(name: str, project: str | None = None) -> tk.Indicator:
    return tk.plans.tomakomai().find(name=name, project=project)


def test_every_preset_judges_every_indicator() -> None:
    for book in rulebooks.presets():
        assert book.source
        for each in tk.plans.tomakomai().indicators():
            grading = book.judge(each)
            if grading.labels:
                assert grading.undefined is None
            assert grading.explain().startswith(book.name)


def test_the_boundary_is_exact() -> None:
    """30 of 75 after two of five years is on the path, to the last digit."""
    care = indicator("就職者数", "介護人材確保支援事業")
    grading = rulebooks.preset("茨城県").judge(care)
    assert grading.labels == ("A",)
    assert grading.scores["path"].value == Fraction(1)


def test_a_letter_without_sense_comes_with_a_caution() -> None:
    grading = rulebooks.preset("成長戦略").judge(indicator("プレールーム利用数"))
    assert grading.labels == ("A",)
    assert grading.cautions == ("direction_conflict",)


def test_zero_targets_have_a_reason_not_a_rate() -> None:
    book = tk.Rulebook("率", [("○", "pace >= 1"), ("×", "pace < 1")])
    grading = book.judge(indicator("待機児童数"))
    assert grading.labels == ()
    assert grading.undefined == "target_zero"


def test_a_source_that_thinks_of_more_alone_does_not_tell_of_fewer() -> None:
    for book in rulebooks.presets():
        grading = book.judge(indicator("待機児童数"))
        if book.name in {"成長戦略", "交付金"}:
            assert book.untold == ()
            continue
        assert book.untold == ("down",)
        assert (grading.labels, grading.undefined) == ((), "not_applicable")
        assert "少ないほどよい指標の扱いを述べていない" in grading.explain()


@pytest.mark.parametrize(
    ("grades", "code", "case"),
    [
        ([("○", "path > 1"), ("×", "path < 1")], "rule_hole", "path = 1"),
        ([("○", "path >= 1"), ("×", "path <= 1")], "rule_overlap", "path = 1"),
    ],
)
def test_holes_and_overlaps_are_named(grades: list[tuple[str, str]], code: str, case: str) -> None:
    with pytest.raises(tk.PlanError, match=case) as caught:
        tk.Rulebook("試作", grades)
    assert caught.value.code == code
    assert tk.Rulebook("試作", grades, as_published=True).grades[0] == ("○", grades[0][1])


def test_own_rulebooks_come_from_files(tmp_path: Path) -> None:
    path = tmp_path / "規則.toml"
    path.write_text(OWN, encoding="utf-8")
    book = rulebooks.read(path)
    assert book.name == "わが市"
    assert book.judge(indicator("リピーター率")).labels == ("A",)
    assert book.judge(indicator("合計特殊出生率")).labels == ("−",)


def test_files_say_which_indicators_a_grade_is_for(tmp_path: Path) -> None:
    path = tmp_path / "方向.toml"
    path.write_text(
        OWN.replace("path >= 100%", "up: attainment >= 100%; down: inverse_attainment >= 100%")
        .replace("path < 100%", "attainment >= 0; down: inverse_attainment >= 0")
        .replace('absent = "−"', 'absent = "−"\nfirst_match = true\nas_published = true')
        + '[[grades]]\nlabel = "S"\nwhen = "provisional: required <= 0"\n',
        encoding="utf-8",
    )
    book = rulebooks.read(path)
    assert book.first_match
    assert book.grades[0] == ("A", "up: attainment >= 1; down: inverse_attainment >= 1")
    assert book.judge(indicator("リピーター率")).labels == ("B",)
    assert book.judge(indicator("待機児童数")).undefined == "zero_denominator"
    again = tk.Rulebook(book.name, book.grades, as_published=True, first_match=True)
    assert again.grades == book.grades
    path.write_text(OWN.replace('absent = "−"', 'untold = ["up"]'), encoding="utf-8")
    assert rulebooks.read(path).judge(indicator("リピーター率")).undefined == "not_applicable"
    path.write_text(OWN.replace('absent = "−"', 'untold = ["sideways"]'), encoding="utf-8")
    with pytest.raises(tk.NotationError) as refused:
        rulebooks.read(path)
    assert refused.value.code == "unknown_name"


def test_first_match_is_complete_or_refused() -> None:
    grades = [("A", "attainment >= 100%"), ("B", "attainment >= 80%"), ("C", "attainment < 80%")]
    with pytest.raises(tk.PlanError, match="first_match") as refused:
        tk.Rulebook("重なり", grades)
    assert refused.value.code == "rule_overlap"
    assert tk.Rulebook("上から", grades, first_match=True).overlaps == ()
    with pytest.raises(tk.PlanError, match=r"attainment = 0\.8") as refused:
        tk.Rulebook("穴", [*grades[:1], ("B", "attainment > 80%"), grades[2]], first_match=True)
    assert refused.value.code == "rule_hole"


def test_conditions_for_unknown_indicators_are_refused() -> None:
    with pytest.raises(tk.NotationError, match="sideways") as refused:
        tk.Rulebook("横", [("A", "sideways: pace >= 1")])
    assert refused.value.code == "unknown_name"
    assert "provisional" in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "name = 3",
        OWN.replace('absent = "−"', 'first_match = "yes"'),
        OWN.replace('absent = "−"', 'untold = "down"'),
        OWN.replace("when", "if"),
        OWN.replace('"わが市"', '""'),
        OWN + "colour = 1",
        "[[grades]",
        'name = "x"\ngrades = 3',
    ],
)
def test_files_that_hold_no_rulebook_are_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(tk.PlanFileError, match=r"broken\.toml") as caught:
        rulebooks.read(path)
    assert caught.value.code == "bad_format"


def test_files_of_a_windows_editor_are_read(tmp_path: Path) -> None:
    path = tmp_path / "bom.toml"
    path.write_text(OWN, encoding="utf-8-sig")
    assert rulebooks.read(path).name == "わが市"


def test_other_encodings_are_named_in_japanese(tmp_path: Path) -> None:
    path = tmp_path / "cp932.toml"
    path.write_text(OWN.replace("−", "-"), encoding="cp932")
    with pytest.raises(tk.PlanFileError, match="UTF-8で保存してください"):
        rulebooks.read(path)


def test_files_with_holes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hole.toml"
    path.write_text(OWN.replace("path < 100%", "path < 90%"), encoding="utf-8")
    with pytest.raises(tk.PlanError, match=r"path = 0\.9"):
        rulebooks.read(path)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(tk.PlanFileError, match=r"none\.toml"):
        rulebooks.read(tmp_path / "none.toml")
