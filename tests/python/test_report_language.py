# SPDX-License-Identifier: BSL-1.0
"""Reports in English: nothing Japanese but names and what is printed, and the same figures."""

import ast
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import tomakomai_kpi as tk
from click.testing import CliRunner
from conftest import PROJECT
from openpyxl import load_workbook
from own_reports import HEADER, HOSTILE, Page, csv_rows, kpi, markdown_tables, own_plan
from tomakomai_kpi import cli
from tomakomai_kpi._core import read_plan_csv
from tomakomai_kpi.english import ENGLISH
from tomakomai_kpi.language import Lang, clock_in, percent_in, say, told_in
from tomakomai_kpi.reports import AnyReport, audit, progress, render, review, rulebooks
from tomakomai_kpi.reports.progress.row import Row
from tomakomai_kpi.show.words import GOOD_TO_BAD, SIGNS

PACKAGE = PROJECT / "python/tomakomai_kpi"
JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef※]")

# All statuses, names in ASCII, and a unit that no language has to itself.
PLAIN = f"""{HEADER}
,plan,x,,,Plan A,,,R2～R6,,,
new,revision,,,,After,,,,,,
old,revision,,,,Before,,,,,,
new,goal,G1,,1,Goal A,,,,,,
new,goal,G2,,,Goal B,,,,,,
new,measure,M1,G1,1,Measure A,,,,,,
new,project,P1,M1,1,Project A,Office A／Office B,Flag A,,,,
new,project,P2,G2,,Project B,,,,,,
old,goal,G1,,1,Goal A,,,,,,
old,project,P1,G1,1,Project,Office A,,,,,
"""
ROWS = {  # baseline, actual of R3 and its status, target, its year
    "achieved": ("10%", "60%", "", "50%", "R6"),
    "on_path": ("10%", "45%", "", "50%", "R6"),
    "behind_path": ("10%", "11.3%", "", "50.0%", "R6"),
    "regressed": ("10%", "5%", "", "50%", "R6"),
    "missed": ("10%", "20%", "", "50%", "R3"),
    "undecidable": ("-", "20%", "", "50%", "R6"),
    "pending": ("10%", "-", "pending", "50%", "R6"),
    "not_measured": ("10%", "-", "not_measured", "50%", "R6"),
    "suspended": ("10%", "-", "special_event", "50%", "R6"),
    "not_started": ("10%", "-", "not_started", "50%", "R6"),
    "not_recorded": ("10%", "", "", "50%", "R6"),
}


def _plain_rows() -> Iterator[str]:
    for n, (name, (baseline, actual, status, target, year)) in enumerate(ROWS.items()):
        of, project = f"K{n}", "P1" if n < 8 else "P2"
        yield f"new,indicator,{of},{project},{n},{name},,,,,,"
        yield f"new,baseline,{of},,,{name},,,H30,{baseline},,"
        if name == "behind_path":
            yield f"new,actual,{of},,,{name},,,R2,12%,,"
            yield f"new,target,{of},,,{name},,,R3,30%,,"
            yield f"new,comment,{of},,,Cause,,,R3,,,for want of rain"
        if actual:
            yield f"new,actual,{of},,,{name},,,R3,{actual},{status},a footnote"
        yield f"new,target,{of},,,{name},,,{year},{target},,"
        yield f",direction,{of},,,,,,,up,,"
        yield f",aggregation,{of},,,,,,,ratio,,"
        if n < 8 and name != "missed":
            yield f"old,indicator,{of},P1,{n},{name},,,,,,"
            yield f"old,baseline,{of},,,{name},,,H30,10.0%,,"
            yield f"old,target,{of},,,{name},,,{year},{55 if n % 2 else 15}%,,"


@pytest.fixture(scope="module")
def plain() -> tk.Plan:
    return read_plan_csv(PLAIN + "\n".join(_plain_rows()) + "\n")


OWN = tk.Rulebook("Own", [("A", "path >= 100%"), ("B", "path < 100%")], source="Own rules")
OTHER = tk.Rulebook("Other", [("A", "gap_closure >= 50%"), ("B", "gap_closure < 50%")])

Build = Callable[[tk.Plan, Lang], AnyReport]
REPORTS: dict[str, Build] = {
    "progress": lambda plan, lang: progress.build(plan, lang=lang, source="plan.csv"),
    "all of progress": lambda plan, lang: progress.build(
        plan, year="R3", clock="R2-R6", rulebook=OWN, by=progress.BY, lang=lang
    ),
    "part": lambda plan, lang: progress.build(
        plan, selection=progress.Selection(("1",), (), ("behind", "順調")), lang=lang
    ),
    "review": lambda plan, lang: review.of_review(tk.review(plan), lang=lang),
    "comparison": lambda plan, lang: review.of_comparison(
        tk.compare(plan, read_plan_csv(PLAIN.replace("Office A", "Office C"))), lang=lang
    ),
    "no difference": lambda plan, lang: review.of_comparison(tk.compare(plan, plan), lang=lang),
    "audit": lambda plan, lang: audit.build(plan, lang=lang),
    "audit without a rule": lambda plan, lang: audit.build(plan, ["baseline_rounded"], lang=lang),
    "rulebooks": lambda plan, lang: rulebooks.build(plan, books=[OWN, OTHER], lang=lang),
}
every_report = pytest.mark.parametrize("report", REPORTS)


def forms(report: AnyReport) -> dict[str, str]:
    """The report in each form that it has; an .xlsx as the words of its cells."""
    told = {f"text of {width}": render(report, "text", width) for width in (40, 80, 120)}
    told |= {form: render(report, form) for form in ("markdown", "html")}
    if isinstance(report, progress.Report | rulebooks.RulebookReport):
        told["csv"] = render(report, "csv")
    if isinstance(report, progress.Report):
        told["summary"] = progress.to_summary(report)
        told["xlsx"] = "\n".join(_words(progress.to_excel(report)))
    return told


def _words(workbook: bytes) -> Iterator[str]:
    book = load_workbook(io.BytesIO(workbook))
    for sheet in book:
        yield sheet.title
        yield str(sheet.oddFooter.left.text)
        for cells in sheet.iter_rows():
            yield from (f"{c.value} {c.number_format}" for c in cells if c.value is not None)


def japanese(text: str) -> set[str]:
    """Pieces of Japanese in a text, but for the signs of statuses."""
    told = set(re.findall(f"{JAPANESE.pattern}+", text)) - set(SIGNS.values())
    return told - {"ポイント", "／"}  # the unit of 2% − 1%; between departments, as plan files do


@every_report
def test_a_plan_of_plain_names_has_no_japanese_in_english(plain: tk.Plan, report: str) -> None:
    for form, text in forms(REPORTS[report](plain, "en")).items():
        assert japanese(text) == set(), form


def test_the_plain_plan_has_every_status(plain: tk.Plan) -> None:
    shown = progress.build(plain, lang="en")
    assert {row.status for row in shown.rows} == set(tk.Status)
    for form, text in forms(shown).items():
        words = " ".join(text.split())
        for status in tk.Status:
            assert status.english in words or form in ("summary", "text of 40", "text of 80"), form


def _printed(plan: tk.Plan) -> list[str]:
    """All that a plan says: its cells, and the units; the longest first."""
    said = {cell for row in tk._core._plan_rows(plan) for cell in row}
    for record in plan.to_records():
        said |= {str(record.get("unit")), str(record.get("text"))}
    parts = {part for text in said for part in re.split(r"[／\n]", text)}
    units = {"累計", "人", "件", "円", "千", "万", "箇所", "隊"}
    return sorted(filter(None, {*said, *parts, *units}), key=len, reverse=True)


@pytest.mark.parametrize("report", ["progress", "part", "review", "audit"])
def test_only_names_and_printed_values_stay_japanese(plan: tk.Plan, report: str) -> None:
    """In forms that break no name."""
    printed = re.compile("|".join(map(re.escape, _printed(plan))))
    for form, text in forms(REPORTS[report](plan, "en")).items():
        if form.startswith("text") or form == "summary":
            continue
        page = Page(text) if form == "html" else None
        tags = () if page is None else (str(v) for _, tag in page.tags for v in tag.values())
        said = _unescaped(text) if page is None else " ".join([*page.words, *tags])
        said = re.sub(r"\\[0-9a-f]+ ", "", said)  # of strings in CSS
        rest = japanese(printed.sub(" ", " ".join(said.split())))
        assert rest - {"、"} == set(), form  # between indicators that were merged


@pytest.mark.parametrize("report", ["progress", "all of progress", "part", "rulebooks"])
def test_english_says_the_same_figures(plain: tk.Plan, report: str) -> None:
    """Every fraction, percentage and printed value, as often, wherever it stands."""
    shown = {lang: forms(REPORTS[report](plain, lang)) for lang in ("ja", "en")}
    for form in ("markdown", "csv"):
        figures = [
            sorted(re.findall(r"\d+/\d+|[\d.]+%", shown[lang][form])) for lang in ("ja", "en")
        ]
        assert figures[0] == figures[1], form
    tables = [
        [len(cells) for cells in markdown_tables(shown[lang]["markdown"])] for lang in ("ja", "en")
    ]
    assert tables[0] == tables[1]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_english_tells_every_change_and_finding(plan: tk.Plan, form: str) -> None:
    shown = review.of_review(tk.review(plan), lang="en")
    said = _unescaped(render(shown, form, 4000))
    assert {count for _, count in shown.headlines} <= {int(n) for n in re.findall(r"\d+", said)}
    for change in shown.changes:
        assert shown.name(change) in said
        assert all(text in said for text in (shown.old(change), shown.new(change)))
    checked = audit.build(plan, lang="en")
    said = _unescaped(render(checked, form, 4000))
    for finding in checked.findings:
        assert " ".join(checked.printed(finding).split()) in said
        assert next(r.english for r in tk.audit_rules() if r.id == finding.rule) in said


def _unescaped(text: str) -> str:
    return " ".join(unescape(re.sub(r"\\(?=[^\w\s])", "", text)).split())


@pytest.mark.parametrize("plan", [tk.plans.tomakomai(), None], ids=["embedded", "plain"])
def test_sheets_have_the_same_shape_and_numbers(plan: tk.Plan | None, plain: tk.Plan) -> None:
    of = plan or plain
    ja, en = (progress.build(of, rulebook=OWN, lang=lang) for lang in ("ja", "en"))
    for mine, theirs in zip(csv_rows(render(ja, "csv")), csv_rows(render(en, "csv")), strict=True):
        assert len(mine) == len(theirs)
        for cell, other in zip(mine.values(), theirs.values(), strict=True):
            assert bool(cell) == bool(other)
            assert cell == other or not re.fullmatch(r"[\d./]+", cell)
    books = [load_workbook(io.BytesIO(progress.to_excel(report))) for report in (ja, en)]
    for sheet, other in zip(*books, strict=True):
        assert (sheet.max_row, sheet.max_column) == (other.max_row, other.max_column)
        for cells, others in zip(sheet.iter_rows(), other.iter_rows(), strict=True):
            for cell, its in zip(cells, others, strict=True):
                assert _number(cell.value) == _number(its.value)


def _number(value: Any) -> Any:
    return value if isinstance(value, int | float) else None


@every_report
def test_json_is_the_same_in_all_languages(plain: tk.Plan, report: str) -> None:
    ja, en = (render(REPORTS[report](plain, lang), "json") for lang in ("ja", "en"))
    assert ja == en


@every_report
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_pages_say_their_language(plain: tk.Plan, report: str, lang: Lang) -> None:
    page = Page(render(REPORTS[report](plain, lang), "html"))
    assert page.named("html") == [{"lang": lang}]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_plain_words_in_english_too(name: str) -> None:
    plan = own_plan(*kpi(name, "1人", "2人", "4人"), name=name)
    for build in (REPORTS["progress"], REPORTS["audit"], REPORTS["rulebooks"]):
        shown = build(plan, "en")
        page = Page(render(shown, "html"))
        assert not page.named("script")
        assert not page.named("img")
        text = render(shown, "markdown")
        ja = render(build(plan, "ja"), "markdown")
        widths = [len(cells) for cells in markdown_tables(text)]
        assert widths == [len(cells) for cells in markdown_tables(ja)]
        assert not set(re.findall(r"<[^>]*>", text)) - {"<br>"}


def test_the_top_in_english(plain: tk.Plan) -> None:
    shown = progress.build(plain, made=date(2026, 11, 27), source="plan.csv", lang="en")
    assert shown.title == "Plan A: progress report FY2021"
    assert shown.origin[0] == "Plan of FY2020–FY2024, year 2 of 5"
    assert shown.origin[2:4] == ("source plan.csv", "made on 2026-11-27")
    assert shown.lead == (
        "Of 11 indicators, 5 could be judged against target or pace. Of these: achieved or"
        " on track 2, behind 1, worse than baseline 1, missed 1. The other 6: pace cannot be judged"
        " 1, not yet published 1, not measured 1, suspended 1, not started 1, not recorded 1."
    )
    behind = next(row for row in shown.rows if row.status == "behind_path")
    assert behind.need == "+12.9ポイント"
    assert behind.notes[0] == "Interim target (FY2021, 30%): actual 11.3%, missed"


def test_grounds_give_formula_inputs_and_result(plain: tk.Plan) -> None:
    rows = {row.indicator.name: row for row in progress.build(plain, lang="en").rows}
    said = {ground.name: ground.text for ground in rows["on_path"].grounds}
    assert said["gap_closure"] == (
        "Gap closure: (a − b) ÷ (t − b); b = 10% (FY2018), a = 45% (FY2021), t = 50% (FY2024)"
        " → 7/8 (87.5%)"
    )
    assert said["on_path"].endswith("n ÷ N = 2/5 counted from the plan's first year → yes")
    missing = {ground.name: ground.text for ground in rows["undecidable"].grounds}
    assert missing["gap_closure"].endswith("no baseline is given. [no_baseline]")


def test_every_ground_has_english() -> None:
    for row in progress.build(tk.plans.tomakomai(), rulebook=OWN, lang="en").rows:
        ja = Row.of(row.assessment, OWN)
        assert [g.is_defined for g in row.grounds] == [g.is_defined for g in ja.grounds]
        assert all(ground.text for ground in row.grounds)


# The catalog


def _sources() -> Iterator[str]:
    """All that the package and the core say in Japanese, in code and in pages."""
    for path in (*PACKAGE.rglob("*.py"), *(PROJECT / "src").rglob("*.cpp")):
        if path.parent.name != "english":
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".cpp":
                yield re.sub(r'"\s*\n\s*"', "", text)
                continue
            constants = (n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant))
            yield "\n".join(value for value in constants if isinstance(value, str))
    for path in (PACKAGE / "templates").glob("*.html"):
        yield path.read_text(encoding="utf-8")


def test_the_catalog_has_nothing_that_nothing_says() -> None:
    said = "\n".join(_sources())
    assert [key for key in ENGLISH if key not in said] == []


def test_english_has_the_places_of_the_japanese() -> None:
    for key, text in ENGLISH.items():
        mine = {name for _, name, _, _ in Formatter().parse(key) if name}
        its = {name.removesuffix("_s") for _, name, _, _ in Formatter().parse(text) if name}
        assert mine == its, key
        assert japanese(text) == set(), key


def test_pages_hold_no_words_of_their_own() -> None:
    for path in (PACKAGE / "templates").glob("*.html"):
        if path.name == "comparison_table.html":
            continue  # a Japanese form
        bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(encoding="utf-8"))
        assert japanese(bare) == set(), path.name


def test_what_has_no_english_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "まだない文")
    assert say("ja", "まだない文") == "まだない文"


@pytest.mark.parametrize(
    ("share", "text"),
    [("9/46", "19.6%"), ("1999/2000", "above 99.9%"), ("1/4000", "below 0.1%")],
)
def test_percentages_in_words(share: str, text: str) -> None:
    from fractions import Fraction

    assert percent_in("en", Fraction(share)) == text


def test_years_and_clocks_in_words() -> None:
    assert told_in("en", "令和3年度") == "FY2021"
    assert told_in("en", "令和2年度～令和6年度") == "FY2020–FY2024"
    assert told_in("en", "令和の鐘") == "令和の鐘"
    assert clock_in("en", "baseline") == "counted from the baseline's year"
    assert clock_in("en", "令和4年度～令和6年度") == "counted in FY2022–FY2024"


def test_statuses_have_one_word_each_in_english() -> None:
    assert len({status.english for status in GOOD_TO_BAD}) == len(tk.Status)
    glossary = (PROJECT / "docs/words.md").read_text(encoding="utf-8")
    assert [status for status in tk.Status if status.english not in glossary] == []


# The command


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["report"], "progress report FY2021"),
        (["report", "--summary"], "progress report FY2021"),
        (["review"], "report of the revision"),
        (["compare", "{csv}", "{csv}"], "comparison of plans"),
        (["audit"], "check of what is printed"),
        (["check"], "check of what is printed"),
        (["rulebooks"], "comparison of rulebooks"),
    ],
)
def test_commands_speak_english(arguments: list[str], title: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(tk._core.write_plan_csv(tk.plans.tomakomai()), encoding="utf-8")
    given = [each.format(csv=file) for each in arguments]
    said = CliRunner().invoke(cli.command(), [*given, "--lang", "en"]).output
    assert said.splitlines()[0] == f"第2期苫小牧市総合戦略: {title}"
    assert ": " not in CliRunner().invoke(cli.command(), given).output.splitlines()[0]


def test_a_sheet_and_files_of_parts_in_english(tmp_path: Path) -> None:
    book = tmp_path / "report.xlsx"
    assert cli.main(["report", "--lang", "en", "-o", str(book)]) == 0
    assert load_workbook(book).sheetnames == [
        *("Overview", "Indicators", "By year", "Totals", "Grounds", "Explanation"),
    ]
    parts = tmp_path / "parts"
    assert cli.main(["report", "--lang", "en", "--split", "goal", "-o", str(parts)]) == 0
    assert min(path.name for path in parts.iterdir()).startswith("Goal_1_")


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "--lang", "fr"]) == 2
    assert "--lang" in capsys.readouterr().err
