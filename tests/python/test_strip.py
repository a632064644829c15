# SPDX-License-Identifier: BSL-1.0
"""Strips and lines of dots: exact places on one way, or no chart."""

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
import tomakomai_kpi as tk
from hypothesis import given
from hypothesis import strategies as st
from own_reports import kpi, own_plan
from tomakomai_kpi.show.series import series_of
from tomakomai_kpi.show.strip import Strip, strip_of
from tomakomai_kpi.show.svg import END, START, WIDTH, series_svg, strip_svg

PLAN = tk.plans.tomakomai()


def strip(baseline: str, actual: str, target: str) -> Strip | None:
    (indicator,) = own_plan(*kpi("数", baseline, actual, target)).indicators()
    return strip_of(tk.assess(indicator))


def test_a_total_starts_at_nothing_and_shows_its_path() -> None:
    jobs = strip_of(tk.assess(PLAN.find(id="G1-1")))  # 46人, 累計45人, 累計230人
    assert jobs is not None
    assert (jobs.start, jobs.end) == ("0", "累計230人")
    assert (jobs.covered, jobs.pace) == (Fraction(45, 230), Fraction(2, 5))
    for words in (
        "基準値 46人",
        "実績値 累計45人",
        "目標値 累計230人",
        "目安は道のりの2/5",
        "遅れ",
    ):
        assert words in jobs.description


def test_a_level_starts_at_its_baseline() -> None:
    rate = strip_of(tk.assess(PLAN.find(name="リピーター率")))  # 18.8%, 27.3%, 30.0%
    assert rate is not None
    assert (rate.start, rate.end) == ("18.8%", "30.0%")
    assert rate.covered == Fraction(273 - 188, 300 - 188)


@pytest.mark.parametrize(
    ("values", "shares"),
    [
        (("10人", "15人", "20人"), (Fraction(1, 2), Fraction(2, 5))),
        (("10人", "5人", "20人"), (Fraction(-1, 2), Fraction(2, 5))),
        (("-", "5人", "20人"), (Fraction(1, 4), None)),  # no path without a baseline
        (("4人", "累計10人", "累計20人"), (Fraction(1, 2), Fraction(2, 5))),
        (("20人", "15人", "10人"), None),  # the target is on the wrong side
        (("10人", "10人", "10人"), None),  # no way to go
        (("10人", "5件", "20人"), None),
        (("10人", "累計5人", "20人"), None),
        (("10人", "-", "20人"), None),
        (("10人", "15人", "20人以上"), (Fraction(1, 2), Fraction(2, 5))),
    ],
)
def test_shares_of_the_way(
    values: tuple[str, str, str], shares: tuple[Fraction, Fraction | None] | None
) -> None:
    drawn = strip(*values)
    assert (None if drawn is None else (drawn.covered, drawn.pace)) == shares


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_an_actual_is_a_dot_within_the_frame_and_an_arrow_beyond_it(way: int, over: int) -> None:
    covered = Fraction(way, over)
    drawn = strip_svg(Strip("0", "9", covered, None, "説明"), "名", tk.Status.on_path)
    tree = ElementTree.fromstring(drawn)
    marks = [each for each in tree if each.get("class") == "a"]
    at = START + covered * (END - START)
    if 16 <= at <= WIDTH - 16:
        assert marks[-1].tag == "circle"
        assert marks[-1].get("cx") == str(int(at // 1))
    else:
        assert (marks[-1].get("d") or "").startswith("M4 " if at < 16 else "M296 ")
    for number in re.findall(r'(?:d="[ML]|cx=")(\d+)', drawn):
        assert 0 <= int(number) <= WIDTH


def test_every_strip_of_the_plan_says_where_it_starts_and_ends() -> None:
    strips = [s for s in map(strip_of, PLAN.assess()) if s is not None]
    assert len(strips) > 60
    for each in strips:
        tree = ElementTree.fromstring(strip_svg(each, "a<b&c", tk.Status.behind_path))
        labels = [text.text or "" for text in tree.iter("text")]
        assert len(labels) == 2
        for label, whole in zip(labels, (each.start, each.end), strict=True):
            assert label == whole or (label.endswith("…") and whole.startswith(label[:-1]))
        assert tree.findtext("title") == "a<b&c"
        assert tree.findtext("desc") == each.description


def test_two_actuals_make_a_line_and_one_does_not() -> None:
    assert all(series_of(i) is None for i in PLAN.indicators())
    more = tk.with_actual(PLAN, "G1-1", tk.parse("累計20人"), tk.FiscalYear("R2"))
    line = series_of(more.find(id="G1-1"))
    assert line is not None
    assert line.points == ((0, Fraction(20)), (1, Fraction(45)))
    assert line.description == "令和2年度 累計20人、令和3年度 累計45人"
    ElementTree.fromstring(series_svg(line, "名"))
    other = tk.with_actual(PLAN, "G1-1", tk.parse("20件"), tk.FiscalYear("R2"))
    assert series_of(other.find(id="G1-1")) is None
