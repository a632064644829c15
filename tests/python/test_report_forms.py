# SPDX-License-Identifier: BSL-1.0
"""Every form of the report shows the same, fit for its readers."""

import json
import re
from fractions import Fraction

import pytest
import tomakomai_kpi as tk
from own_reports import Page, csv_rows, json_indicators, markdown_tables, own_plan, would_run
from rich.cells import cell_len
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.show.words import SIGNS

WIDTHS = (60, 80, 100, 119, 120, 160, 240)


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> report.Report:
    return report.build(plan)


# Every format


@pytest.mark.parametrize("form", report.FORMATS)
def test_every_format_has_every_indicator_and_the_exact_figures(
    shown: report.Report, form: report.Format
) -> None:
    text = render(shown, form, width=240)
    for row in shown.rows:
        name = row.indicator.name
        assert name in text.replace("\\", ""), name
    for figure in ("9/46", "19.6", "85/112", "75.9", "2/5", "40.0"):
        assert figure in text
    for words in ("第2期苫小牧市総合戦略", "mixed_basis", "新型コロナで中止", "取組終了"):
        assert words in text.replace("\\", "")
    assert form == "csv" or "5年のうち2年目" in text


@pytest.mark.parametrize("form", report.FORMATS)
def test_a_plan_without_indicators_is_reported(form: report.Format) -> None:
    project = {"role": "project", "id": "P1", "parent": "G1", "page": "1", "name": "事業だけ"}
    text = render(report.build(own_plan(project)), form)
    assert form == "csv" or "事業だけ" in text


def test_no_format_knows_more_than_the_others(shown: report.Report) -> None:
    """Names, statuses and percentages agree between JSON, CSV, HTML and Markdown."""
    judged = list(json_indicators(render(shown, "json")))
    in_csv = csv_rows(render(shown, "csv"))
    assert [j["id"] for j in judged] == [row["ID"] for row in in_csv]
    assert [j["attainment_percent"] or "" for j in judged] == [r["達成率(%)"] for r in in_csv]
    assert [j["gap_closure_percent"] or "" for j in judged] == [r["進捗率(%)"] for r in in_csv]
    page, markdown = render(shown, "html"), render(shown, "markdown")
    for share in (rate for row in shown.rows for rate in row.rates if rate.text):
        assert f"<b>{share.text}</b>" in page
        assert f"{share.text} ({share.value})" in markdown


# Text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("revision", ["new", "old"])
def test_every_line_of_a_text_is_as_wide_as_the_window(
    plan: tk.Plan, width: int, revision: str
) -> None:
    text = render(report.build(plan, revision), "text", width)
    assert {cell_len(line) for line in text.splitlines()} == {width}


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_start_where_their_heads_start(shown: report.Report, width: int) -> None:
    lines = render(shown, "text", width).splitlines()
    heads = [line for line in lines if line.startswith("ページ") and "基準値 " in line]
    if not heads:  # no room: a few lines for each indicator
        assert width < 120
        return
    assert len(set(heads)) == 1
    assert len(heads) == 4
    (line,) = (line for line in lines if "累計230人" in line)
    for head, cell in (("基準値", "46人"), ("実績値", "累計45人"), ("目標値", "累計230人")):
        assert cells_before(line, cell) == cells_before(heads[0], head)
    status = cells_before(heads[0], "状態")
    assert cells_before(line, "△") == status


def cells_before(line: str, text: str) -> int:
    return cell_len(line[: line.rindex(text)])


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_in_a_text(shown: report.Report, width: int) -> None:
    text = render(shown, "text", width)
    assert "...." not in text
    folded = re.sub(r"\s", "", text)
    for value in ("累計1,644件", "17,000,000件", "(平成29年度)", "取組終了"):
        assert value in folded


def test_every_row_of_a_text_has_a_bar_or_its_reason(shown: report.Report) -> None:
    text = render(shown, "text", 120)
    bars = re.findall(r"[█░]{14}[▶ ] +-?[\d.]+%", text)
    reasons = re.findall(r"率なし: ", text)
    assert len(bars) == sum(row.drawn is not None for row in shown.rows)
    assert len(reasons) == sum(row.drawn is None for row in shown.rows)
    assert len(bars) + len(reasons) == 104


def test_text_has_control_codes_only_when_asked(
    shown: report.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for variable in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.setenv(variable, "1")
    assert "\x1b" not in render(shown, "text")
    assert "\x1b" in render(shown, "text", color=True)


# HTML


def test_html_is_whole_and_self_contained(shown: report.Report) -> None:
    text = render(shown, "html")
    page = Page(text)
    assert text.startswith("<!doctype html>")
    assert page.named("html") == [{"lang": "ja"}]
    assert not page.named("script")
    assert not page.named("link")
    assert not re.search(r"https?://|//[a-z]|@import|url\(", text)
    for _, attributes in page.tags:
        assert not {"src", "style"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")  # to a place on the page
        assert not any(name.startswith("on") for name in attributes)
    assert "@media print" in text
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.named(
        "meta"
    )


def test_html_tables_have_scoped_heads_and_bars_have_text(shown: report.Report) -> None:
    page = Page(render(shown, "html"))
    assert page.named("th")
    assert all(th.get("scope") in {"col", "row", "rowgroup"} for th in page.named("th"))
    drawn = [row for row in shown.rows if row.drawn is not None or shown.bullet(row) is not None]
    charts = [svg for svg in page.named("svg") if svg["class"] == "chart"]
    assert len(charts) == len(drawn)
    for svg in page.named("svg"):
        assert svg.get("aria-hidden") == "true" or (svg["role"] == "img" and svg["aria-label"])
    ids = [attributes["id"] for attributes in page.named("tr") if "id" in attributes]
    assert ids == [row.indicator.id for row in shown.rows]


def test_html_status_is_said_by_sign_and_word(shown: report.Report) -> None:
    text = render(shown, "html")
    for status in tk.Status:
        sign = SIGNS[status]
        assert f'<span aria-hidden="true">{sign}</span> {status.japanese}</span>' in text
    assert len(set(SIGNS.values())) == len(tk.Status)


def test_html_colours_have_contrast(shown: report.Report) -> None:
    text = render(shown, "html")
    style = text[text.index("<style>") : text.index("</style>")]
    inks = re.findall(r"(?<![-\w])color: (#[0-9a-f]{3,6})", style)
    inks += re.findall(r"--quiet: (#[0-9a-f]{6})", style)
    assert len(inks) >= 5
    for paper in ("#ffffff", "#f3f5f8", "#e2f4e7"):
        for ink in inks:
            assert contrast(ink, paper) >= 4.5, (ink, paper)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Markdown


def test_markdown_tables_have_one_number_of_cells(shown: report.Report) -> None:
    sizes = [len(cells) for cells in markdown_tables(render(shown, "markdown"))]
    groups = sum(len(shown.groups[by]) for by in shown.by)
    assert set(sizes) == {5, 6, 12}
    assert sizes.count(5) == groups + 3 * len(shown.by)
    assert sizes.count(12) == 104 + 2 * len(shown.goals)


# CSV


def test_csv_is_for_spreadsheets(shown: report.Report) -> None:
    text = render(shown, "csv")
    assert text.startswith("\ufeff")
    rows = csv_rows(text)
    assert len(rows) == 104
    assert all(None not in row and None not in row.values() for row in rows)
    jobs = rows[0]
    assert (jobs["達成率(%)"], jobs["達成率(分数)"]) == ("19.6", "'9/46")
    assert jobs["進捗率のない理由"] == "単年度の値と累計の値は一つの式に入らない [mixed_basis]"
    assert (jobs["経過(分数)"], jobs["目標ペース"]) == ("'2/5", "遅れ")


def test_csv_has_no_cell_that_a_spreadsheet_would_run_or_take_for_a_date(
    shown: report.Report,
) -> None:
    for row in csv_rows(render(shown, "csv")):
        for head, cell in row.items():
            if not head.endswith("(%)"):
                assert not would_run(cell), (head, cell)
                assert not re.fullmatch(r"\d+/\d+", cell), (head, cell)


# JSON


def test_json_gives_back_every_exact_figure(plan: tk.Plan, shown: report.Report) -> None:
    text = render(shown, "json")
    document = json.loads(text)
    assert json.dumps(document, ensure_ascii=False, indent=2) + "\n" == text
    assert document["totals"] == {str(s): n for s, n in plan.assess().totals().items()}
    for judged, record in zip(json_indicators(text), plan.assess().to_records(), strict=True):
        for key, value in record.items():
            read = judged[key]
            assert (Fraction(read) if isinstance(value, Fraction) else read) == value  # type: ignore[arg-type]


def test_json_has_no_binary_fractions_and_holds_the_inputs(shown: report.Report) -> None:
    text = render(shown, "json")

    def refuse(number: str) -> object:
        pytest.fail(number)

    json.loads(text, parse_float=refuse)
    jobs = next(iter(json_indicators(text)))
    assert (jobs["elapsed_years"], jobs["elapsed_of_years"]) == (2, 5)
    assert [(i["role"], i["text"], i["amount"]) for i in jobs["inputs"]] == [  # type: ignore[attr-defined]
        ("baseline", "46人", "46"),
        ("actual", "累計45人", "45"),
        ("target", "累計230人", "230"),
    ]
