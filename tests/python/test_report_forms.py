# SPDX-License-Identifier: BSL-1.0
"""Every form of the report shows the same, fit for its readers."""

import json
import re
from fractions import Fraction
from itertools import pairwise

import pytest
import tomakomai_kpi as tk
from own_reports import Page, csv_rows, json_indicators, own_plan, would_run
from rich.cells import cell_len
from tomakomai_kpi.reports import progress as report
from tomakomai_kpi.reports import render
from tomakomai_kpi.show.words import SIGNS

WIDTHS = (40, 60, 80, 100, 119, 120, 160, 240)


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
    assert form == "csv" or shown.lead in text.replace("\\", "")


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
    assert [j["status"] for j in judged] == [str(row.status) for row in shown.rows]


# Text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("revision", ["new", "old"])
def test_no_line_of_a_text_is_wider_than_the_window_or_ends_in_blanks(
    plan: tk.Plan, width: int, revision: str
) -> None:
    shown = report.build(plan, revision)
    for text in (render(shown, "text", width), report.to_summary(shown, width)):
        lines = text.splitlines()
        assert max(map(cell_len, lines)) <= width
        assert [line for line in lines if line != line.rstrip()] == []


def test_the_summary_fits_one_screen(shown: report.Report) -> None:
    for width in (80, 120):
        summary = report.to_summary(shown, width)
        assert len(summary.splitlines()) <= 24
        assert shown.lead[:20] in summary


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_start_where_their_heads_start(shown: report.Report, width: int) -> None:
    lines = render(shown, "text", width).splitlines()
    heads = [line for line in lines if line.startswith("ページ") and "基準値 " in line]
    if width < 120:  # no room: a few lines for each indicator
        assert len(set(heads)) <= 1
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
    assert len(bars) == sum(row.drawn is not None for row in shown.rows)
    for row in shown.rows:
        if row.drawn is None:
            assert all(reason for _, reason in row.missing_rates)


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


def test_html_tables_have_scoped_heads_and_strips_have_words(shown: report.Report) -> None:
    page = Page(render(shown, "html"))
    assert page.named("th")
    assert all(th.get("scope") in {"col", "row", "rowgroup"} for th in page.named("th"))
    strips = [svg for svg in page.named("svg") if (svg["class"] or "").startswith("strip")]
    again = sum(row.strip is not None for row in shown.first_looks)
    assert len(strips) == sum(row.strip is not None for row in shown.rows) + again
    assert all(svg["role"] == "img" for svg in page.named("svg"))
    rows = [body for body in page.named("tbody") if (body.get("class") or "").startswith("row ")]
    assert [body["id"] for body in rows] == [f"i{n}" for n in range(1, 105)]


def test_html_status_is_said_by_sign_and_word(shown: report.Report) -> None:
    text = render(shown, "html")
    for status, count in shown.totals.items():
        badge = f'<span aria-hidden="true">{SIGNS[status]}</span> {status.japanese}</span>'
        assert (badge in text) == bool(count)
    assert len(set(SIGNS.values())) == len(tk.Status)


def test_html_says_codes_only_with_the_grounds(shown: report.Report) -> None:
    """A citizen reads sentences; who wants the code follows the link to the grounds."""
    text = render(shown, "html")
    before, _, grounds = text[text.index("<body id") :].partition('<section id="grounds"')
    words = "".join(Page(f"{before}</main></body>").words)
    for code in shown.reasons:
        assert code not in words
        assert f"<code>{code}</code>" in grounds


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_html_colours_have_contrast(shown: report.Report, scheme: str) -> None:
    text = render(shown, "html")
    style = text[text.index("<style>") : text.index("</style>")]
    light, dark = re.findall(r":root \{([^}]*)\}", style)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", light))
    if scheme == "dark":
        colours |= dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", dark))
    for paper in ("paper", "soft"):
        for ink in ("ink", "quiet", "link", "good", "slow", "bad"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    fills = re.findall(r"--fill: (#[0-9a-f]{6}); --on: (#[0-9a-f]{3,6});", style)
    assert len(fills) >= 6
    for fill, on in fills:
        assert contrast(on, fill) >= 4.5, (on, fill)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Markdown


def test_markdown_tables_have_one_number_of_cells(shown: report.Report) -> None:
    """Each row of a table has as many cells as its head."""
    width = 0
    rows = 0
    for before, line in pairwise(render(shown, "markdown").splitlines()):
        if not line.startswith("|"):
            continue
        cells = len(re.split(r"(?<!\\)\|", line))
        width = width if before.startswith("|") else cells
        assert cells == width
        rows += 1
    assert rows > 104


# CSV


def test_csv_is_for_spreadsheets(shown: report.Report) -> None:
    text = render(shown, "csv")
    assert text.startswith("\ufeff")
    rows = csv_rows(text)
    assert len(rows) == 104
    assert all(None not in row and None not in row.values() for row in rows)
    jobs = rows[0]
    assert (jobs["達成率(%)"], jobs["達成率(分数)"]) == ("19.6", "'9/46")
    assert (
        jobs["進捗率のない理由"]
        == "基準値は単年度、目標値は累計のため、差を計算できません。 [mixed_basis]"
    )
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
