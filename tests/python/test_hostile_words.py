# SPDX-License-Identifier: BSL-1.0
"""No message and no repr moves a terminal, ends its line early or turns the text around."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from kept_objects import found
from own_reports import kpi, own_plan
from tomakomai_kpi.errors import visible

HOSTILE = "\x1b[2J\x07\x00行\n\t\r\x7f\x9b\u202e右\u2066\u2028\u200f"
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
IN_FILES = HOSTILE.replace("\x00", "").replace("\r", "")


def test_what_is_hidden_becomes_visible() -> None:
    assert visible("\x00\x1b\n\x7f\x85\u202e") == "␀␛␊␡U+0085U+202E"
    assert visible("一\n二\x07", keep_lines=True) == "一\n二␇"
    for plain in ("全角　空白", "－△▲♪", "a b", "\U0002000b", "é", "か\u3099"):
        assert visible(plain) == plain


REFUSALS: dict[str, Callable[[str], object]] = {
    "parse": tk.parse,
    "parse unit": lambda w: tk.parse("1" + w),
    "parse column": lambda w: tk.parse("1人", unit=w),
    "parse basis": lambda w: tk.parse("1人", basis=w),
    "annual": lambda w: tk.annual(1, w),
    "number": lambda w: tk.annual(w, "人"),
    "unit": tk.unit,
    "unit scale": lambda w: tk.unit("皿", scale=w),
    "to": lambda w: tk.parse("1人").to(w),
    "format": lambda w: format(tk.parse("1人"), w),
    "year": tk.FiscalYear,
    "period": tk.FiscalPeriod,
    "direction": tk.Direction,
    "rulebook": lambda w: tk.Rulebook(w, [("A", "path > 1")]),
    "grade": lambda w: tk.Rulebook("x", [(w, w)]),
    "grades": lambda w: tk.Rulebook("x", [(w, "path >= 1"), (w + "2", "path > 0")]),
    "find": lambda w: tk.plans.tomakomai().find(id=w),
    "find name": lambda w: tk.plans.tomakomai().find(name=w),
    "revision": lambda w: tk.plans.tomakomai().indicators(w),
    "clock": lambda w: tk.assess(tk.plans.tomakomai().find(id="G1-1"), clock=w),
    "method": lambda w: tk.compute(w, tk.plans.tomakomai().find(id="G1-1")),
    "rounding": lambda w: tk.stands_for("1人", w),
    "audit": lambda w: tk.audit(tk.plans.tomakomai(), without=[w]),
    "summarise": lambda w: tk.summarise(tk.plans.tomakomai(), w),
    "preset": tk.rulebooks.preset,
    "indicator": lambda w: tk.Indicator(w, unit=w, actuals={w: w}, target=w, direction=w),
    "plan": lambda w: tk.Plan(w, w, [tk.Indicator(w, actuals={"R3": 1}, goal=w)]),
    "with_actual": lambda w: tk.with_actual(tk.plans.tomakomai(), w, w, w),
    "with_actual value": lambda w: tk.with_actual(tk.plans.tomakomai(), "G1-1", w, "R4"),
    "frame": lambda w: tk.Frame({w: w}, []),  # type: ignore[dict-item]
    "column": lambda w: tk.column([w]),
    "column unit": lambda w: tk.column(["1人"], unit=w),
    "table": lambda w: tk.read_table("a\tb\n" + w + "\t1"),
    "mapping": lambda w: tk.read_table("指標名\tR3実績\n数\t1", **{w: w}),
    "merge": lambda w: tk.merge(tk.plans.tomakomai(), tk.plans.tomakomai(), renames={w: w}),
    "file": tk.read_plan,
    "comparison": lambda w: tk.read_comparison_table(Path(w)),
    "limits": lambda w: tk.limits(**{w: 1}).__enter__(),
    "write": lambda w: tk.write_plan(tk.plans.tomakomai(), f"/{w}/x.csv"),
}


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("words", [HOSTILE, "\x1b[2J", "a\nb", "\u202eb"], ids=ascii)
def test_messages_show_what_they_quote(refusal: str, words: str) -> None:
    with contextlib.suppress(TypeError, ValueError, LookupError):
        try:
            REFUSALS[refusal](words)
        except tk.KpiError as error:
            several = len(getattr(error, "errors", ())) > 1
            for line in str(error).splitlines() if several else [str(error)]:
                assert not HIDDEN.search(line), line
            for part in getattr(error, "errors", ()):
                assert not HIDDEN.search(part[3])


def test_messages_of_files_show_what_they_quote(tmp_path: Path) -> None:
    header = "revision,role,id,parent,page,name,departments,flags,year,value,status,note\n"
    for column in range(12):
        cells = ["new", "indicator", "I1", "G9", "1", "数", "", "", "", "", "", ""]
        cells[column] = '"' + IN_FILES + '"'
        file = tmp_path / f"plan{column}.csv"
        file.write_text(header + ",plan,x,,,計画,,,R2-R6,,,\n" + ",".join(cells) + "\n")
        with pytest.raises(tk.PlanError) as refused:
            tk.read_plan(file)
        for part in refused.value.errors:
            assert not HIDDEN.search(part[3])


def test_reprs_show_what_they_quote() -> None:
    plan = own_plan(*kpi(IN_FILES, "1人", "2人", "4人"), name=IN_FILES)
    (indicator,) = plan.indicators()
    reading = tk.read_table(f'指標名\tR3実績\tR6目標\n"{IN_FILES}"\tx\t5人', period="R2-R6")
    results = found(
        [
            plan, tk.assess(indicator), tk.audit(plan), tk.summarise(plan), plan.assess(),
            tk.compare(plan, tk.plans.tomakomai()), tk.compare(tk.plans.tomakomai(), plan),
            tk.examine_targets(plan), tk.year_on_year(indicator), tk.infer_direction(indicator),
            tk.with_inferred(plan), reading, tk.check_published(plan), plan.to_frame(),
            tk.Frame({HOSTILE: "text"}, [(HOSTILE,)]), tk.column(["1人"]).total(by={HOSTILE: [1]}),
            tk.Rulebook(HOSTILE, [("○", "path >= 1"), ("×", "path < 1")], source=HOSTILE),
            tk.Indicator(HOSTILE, unit="人", actuals={"R3": 1}),
        ]
    )  # fmt: skip
    seen = 0
    for cls, things in results.items():
        if not cls.__module__.startswith("tomakomai_kpi"):
            continue
        for thing in things:
            seen += 1
            lines = repr(thing).split("\n  ") if isinstance(thing, tk.Listing) else [repr(thing)]
            for line in lines:
                assert not HIDDEN.search(line), (cls, line)
    assert seen > 50
