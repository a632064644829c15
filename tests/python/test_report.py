# SPDX-License-Identifier: BSL-1.0
"""The report: one model, shown the same by every format, and harmless whatever the plan says."""

import csv
import io
import json
import re
from collections.abc import Iterable
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import pytest
import tomakomai_kpi as tk
from rich.cells import cell_len
from tomakomai_kpi._core import read_plan_csv
from tomakomai_kpi.reports.progress import model as report
from tomakomai_kpi.reports.progress.row import SIGNS

WIDTHS = (60, 80, 100, 119, 120, 160, 240)
VOID = {"meta", "col", "br", "wbr"}
HEADER = (
    "revision,role,id,parent,page,name,departments,flags,year,value,status,note"  # plan_csv.hpp
)


@pytest.fixture(scope="module")
def shown(plan: tk.Plan) -> report.Report:
    return report.build(plan)


def own_plan(*rows: dict[str, str]) -> tk.Plan:
    """A plan of a goal, a project, and these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER.split(","))
    writer.writeheader()
    writer.writerow({"role": "plan", "id": "x", "name": "計画", "year": "令和2年度～令和6年度"})
    writer.writerow({"revision": "new", "role": "revision", "name": "版"})
    writer.writerow({"revision": "new", "role": "goal", "id": "G1", "page": "1", "name": "目標"})
    writer.writerows({"revision": "new"} | row for row in rows)
    return read_plan_csv(text.getvalue())


def kpi(name: str, baseline: str, actual: str, target: str, **more: str) -> list[dict[str, str]]:
    """A project of the same name with one indicator that is better higher."""
    values = [("baseline", "H30", baseline), ("actual", "R3", actual), ("target", "R6", target)]
    project = {"role": "project", "id": "P1", "parent": "G1", "page": "1", "name": name}
    return [
        project | {"departments": name, "flags": name},
        {"role": "indicator", "id": "P1-1", "parent": "P1", "page": "1", "name": name} | more,
        *(
            {"role": role, "id": "P1-1", "name": name, "year": year, "value": value, "note": name}
            for role, year, value in values
        ),
        {"revision": "", "role": "direction", "id": "P1-1", "value": "up"},
        {"revision": "", "role": "aggregation", "id": "P1-1", "value": "flow"},
    ]


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# The model


def test_every_indicator_is_a_row_and_has_one_status(plan: tk.Plan, shown: report.Report) -> None:
    assert [row.indicator.id for row in shown.rows] == [i.id for i in plan.indicators()]
    assert sum(shown.totals.values()) == 104
    assert list(shown.totals) == list(tk.Status)
    assert shown.totals == plan.assess().totals()
    for status, count in shown.totals.items():
        assert count == sum(goal.totals[status] for goal in shown.goals)


def test_projects_keep_their_order_and_names(plan: tk.Plan, shown: report.Report) -> None:
    names = [part.name for goal in shown.goals for part in goal.projects if part.name]
    assert names == [project.name for project in plan.projects()]


def test_top_states_plan_revision_period_year_and_clock(shown: report.Report) -> None:
    assert dict(shown.facts) == {
        "計画": "第2期苫小牧市総合戦略",
        "期間": "令和2年度～令和6年度",
        "版": "中間見直し後 [new]",
        "年度": "令和3年度(指標ごとに最新の実績)",
        "時計": "計画の時計 [plan]",
        "経過": "令和3年度は5年のうち2年目まで 2/5 (40.0%)",
        "達成": "指標 3/94 (3.2%)、一つ以上達成した事業 3/70 (4.3%)。どちらも判定できたもののうち",
    }


def test_top_marks_shares_of_few(plan: tk.Plan) -> None:
    early = tk.with_actual(plan, "G1-1", tk.parse("累計20人"), tk.FiscalYear("R2"))
    told = dict(report.build(early, year="R2").facts)["達成"]
    assert told.startswith("指標 0/1 (0.0%)")
    assert told.endswith("(数が少なく、割合は目安にもなりません)")


def test_clock_of_the_baseline_differs_where_the_baseline_does(plan: tk.Plan) -> None:
    assert report.build(plan, clock="baseline").elapsed == (
        "令和3年度は6年のうち3年目まで 1/2 (50.0%): 103指標",
        "令和3年度は7年のうち4年目まで 4/7 (57.1%): 1指標",
    )


def test_bar_shows_attainment_else_gap_closure(plan: tk.Plan, shown: report.Report) -> None:
    rows = {row.indicator.id: row for row in shown.rows}
    jobs, waiting = rows["G1-1"], rows[plan.find(name="待機児童数").id]
    assert jobs.drawn == jobs.attainment
    assert waiting.attainment.value is None
    assert waiting.drawn == waiting.gap_closure


@pytest.mark.parametrize(
    ("actual", "bar", "text"),
    [
        ("0人", "░░░░░░░░░░ ", "0.0%"),
        ("99人", "█████████░ ", "99.0%"),
        ("100人", "██████████ ", "100.0%"),
        ("110人", "██████████▶", "110.0%"),
    ],
)
def test_bar_is_full_from_the_target_on_and_marks_more(actual: str, bar: str, text: str) -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", actual, "100人"))).rows
    assert (row.attainment.bar(10), row.attainment.text) == (bar, text)


@pytest.mark.parametrize(
    ("actual", "text"), [("1人", "12.5%"), ("3人", "37.5%"), ("8人", "100.0%"), ("12人", "150.0%")]
)
def test_percentages_of_eighths(actual: str, text: str) -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", actual, "8人"))).rows
    assert row.attainment.text == text


def test_percentages_round_half_up_at_the_exact_half() -> None:
    (row,) = report.build(own_plan(*kpi("数", "-", "1人", "2,000人"))).rows
    assert row.attainment.value == Fraction(1, 2000)  # 0.05 %, and 0.05000000000000000277 in binary
    assert row.attainment.text == "0.1%"


def test_negative_gap_closure_draws_nothing_below_zero(shown: report.Report) -> None:
    row = next(row for row in shown.rows if row.indicator.name == "参加企業・団体数")
    assert row.gap_closure.text == "-800.0%"
    assert row.gap_closure.bar(4) == "░░░░ "


def test_need_is_rounded_only_where_it_does_not_end(shown: report.Report) -> None:
    needs = {row.indicator.name: (row.need, row.exact_need) for row in shown.rows}
    assert needs["新規雇用創出数"] == ("約61.7人", "185/3人")
    assert needs["リピーター率"] == ("+0.9ポイント", "")
    assert needs["貨物取扱量(外貨)"] == ("約+2,036.7千t", "+6,110/3千t")


def test_reasons_are_counted_as_the_document_has_them(shown: report.Report) -> None:
    by_code = {reason.split("[")[1].rstrip("]"): n for reason, n in shown.reasons.items()}
    assert by_code["mixed_basis"] == (0, 22, 0)
    assert by_code["direction_conflict"] == (0, 13, 13)
    assert by_code["lower_is_better"] == (1, 0, 0)


def test_a_year_with_its_own_row_only_says_so(shown: report.Report) -> None:
    assert shown.columns == (
        ("基準値", "平成30年度"),
        ("実績値", "令和3年度"),
        ("目標値", "令和6年度"),
    )
    row = next(row for row in shown.rows if row.indicator.id == "P35-1")
    assert shown.values(row)[0] == ("8,969,733件", "平成29年度")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"year": "H30"}, "unknown_year"),
        ({"year": "R7"}, "unknown_year"),
        ({"year": "R4"}, "not_measured"),
        ({"year": "R3", "revision": "old"}, "not_measured"),
        ({"revision": "none"}, "unknown_name"),
        ({"by": ("mayor",)}, "unknown_name"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    plan: tk.Plan, options: dict[str, Any], code: str
) -> None:
    with pytest.raises(tk.PlanError) as refused:
        report.build(plan, **options)
    assert refused.value.code == code


def test_old_revision_has_no_actuals(plan: tk.Plan) -> None:
    shown = report.build(plan, "old")
    assert shown.totals[tk.Status.not_measured] == len(shown.rows) == 95
    assert dict(shown.facts)["年度"] == "実績なし"
    for form in report.FORMATS:
        assert report.render(shown, form)


# Grounds


def test_each_figure_has_its_grounds(shown: report.Report) -> None:
    jobs = shown.rows[0]
    grounds = {ground.label: ground for ground in jobs.grounds}
    assert {m.japanese for m in tk.methods()} <= {*grounds, "必要量"}
    assert grounds["翌年度に要る実績"].text.endswith("= 累計138人")
    assert grounds["基準の継続"].text.endswith("= 1 (100.0%)")
    told = {ground.label for ground in jobs.told_grounds}
    assert "進捗率" in told  # a reason is an answer
    assert "等比の経路" not in told  # but not to what nobody asked
    page = report.render(shown, "html")
    for ground in jobs.told_grounds:
        assert f"<li>{ground.text}</li>" in page.replace("&#34;", '"')


def test_only_a_verdict_that_hangs_on_a_rounding_says_so(shown: report.Report) -> None:
    """100% of 100% may have been 99.5%; every other verdict of the plan holds."""
    fragile = {row.indicator.id: row.fragile for row in shown.rows if row.fragile}
    assert fragile == {"P61-1": ("四捨五入された数なら達成の判定は変わりうる(100%を境に)",)}
    for row in shown.rows:
        met = tk.robustness(row.indicator, "half_up").met
        assert met.survives == (not row.fragile) or met.verdict is None
    for form in ("text", "markdown", "html", "csv"):
        text = report.render(shown, form, 240)  # type: ignore[arg-type]
        assert text.count("の判定は変わりうる") == 1, form


# Aggregates


def test_groups_are_those_of_summarise_with_both_numbers_of_each_share(
    plan: tk.Plan, shown: report.Report
) -> None:
    for by, groups in shown.groups.items():
        counted = tk.summarise(plan, by)
        assert [g.summary.key for g in groups] == [s.key for s in counted]
        for group, summary in zip(groups, counted, strict=True):
            assert group.met.text.startswith(f"{summary.met}/{summary.judged}")
            assert group.any_met.text.startswith(f"{summary.projects_any_met}/{summary.projects}")
            assert dict(group.statuses).items() <= summary.counts.items()
            assert sum(n for _, n in group.statuses) == summary.indicators
    assert shown.whole is not None
    assert (shown.whole.met.text, shown.whole.any_met.text) == ("3/94 (3.2%)", "3/70 (4.3%)")


def test_small_groups_are_marked_in_every_format(shown: report.Report) -> None:
    """介護福祉課 has two indicators judged; 0/2 is no 0 %."""
    assert next(g for g in shown.groups["department"] if g.label == "介護福祉課").caution == "※"
    assert re.search(r"介護福祉課 +2 +0/2 \(0.0%\) ※ +0/2 \(0.0%\) ※", report.render(shown, "text"))
    page = report.render(shown, "html")
    assert '<th scope="row"><bdi>介護福祉課</bdi></th>' in page
    assert "0/2 (0.0%) ※" in page
    assert "| 介護福祉課 | 2 | 0/2 (0.0%) ※ | 0/2 (0.0%) ※ |" in report.render(shown, "markdown")
    summaries = json.loads(report.render(shown, "json"))["summaries"]
    assert {s["key"]: s["is_small"] for s in summaries["department"]}["介護福祉課"]
    assert not summaries["plan"][0]["is_small"]


@pytest.mark.parametrize("by", ["goal", "measure", "project", "department"])
def test_pages_and_texts_count_by_what_is_wanted(plan: tk.Plan, by: str) -> None:
    wanted = report.build(plan, by=(by,))  # type: ignore[arg-type]
    for form in ("text", "markdown", "html"):
        text = report.render(wanted, form)  # type: ignore[arg-type]
        titles = {"goal": "基本目標", "measure": "施策", "project": "事業", "department": "担当課"}
        assert set(re.findall("集計: (.+?)ごと", text)) == {titles[by]}
    assert set(json.loads(report.render(wanted, "json"))["summaries"]) == {
        "plan", "goal", "measure", "project", "department",
    }  # fmt: skip


def test_a_share_of_nothing_has_no_percentage(plan: tk.Plan) -> None:
    before = report.build(plan, "old")
    assert before.whole is not None
    assert before.whole.met.text == "0/0"


# Every format


@pytest.mark.parametrize("form", report.FORMATS)
def test_every_format_has_every_indicator_and_the_exact_figures(
    shown: report.Report, form: report.Format
) -> None:
    text = report.render(shown, form, width=240)
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
    text = report.render(report.build(own_plan(project)), form)
    assert form == "csv" or "事業だけ" in text


def test_no_format_knows_more_than_the_others(shown: report.Report) -> None:
    """Names, statuses and percentages agree between JSON, CSV, HTML and Markdown."""
    judged = list(json_indicators(report.render(shown, "json")))
    in_csv = csv_rows(report.render(shown, "csv"))
    assert [j["id"] for j in judged] == [row["ID"] for row in in_csv]
    assert [j["attainment_percent"] or "" for j in judged] == [r["達成率(%)"] for r in in_csv]
    assert [j["gap_closure_percent"] or "" for j in judged] == [r["進捗率(%)"] for r in in_csv]
    page, markdown = report.render(shown, "html"), report.render(shown, "markdown")
    for share in (rate for row in shown.rows for rate in row.rates if rate.text):
        assert f"<b>{share.text}</b>" in page
        assert f"{share.text} ({share.value})" in markdown


# Text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("revision", ["new", "old"])
def test_every_line_of_a_text_is_as_wide_as_the_window(
    plan: tk.Plan, width: int, revision: str
) -> None:
    text = report.render(report.build(plan, revision), "text", width)
    assert {cell_len(line) for line in text.splitlines()} == {width}


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_start_where_their_heads_start(shown: report.Report, width: int) -> None:
    lines = report.render(shown, "text", width).splitlines()
    heads = [line for line in lines if line.startswith("頁") and "基準値 " in line]
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
    text = report.render(shown, "text", width)
    assert "...." not in text
    folded = re.sub(r"\s", "", text)
    for value in ("累計1,644件", "17,000,000件", "(平成29年度)", "取組終了"):
        assert value in folded


def test_every_row_of_a_text_has_a_bar_or_its_reason(shown: report.Report) -> None:
    text = report.render(shown, "text", 120)
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
    assert "\x1b" not in report.render(shown, "text")
    assert "\x1b" in report.render(shown, "text", color=True)


# HTML


class Page(HTMLParser):
    """Holds a page to the rules: every tag is closed, and nothing comes from outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_html_is_whole_and_self_contained(shown: report.Report) -> None:
    text = report.render(shown, "html")
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
    page = Page(report.render(shown, "html"))
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
    text = report.render(shown, "html")
    for status in tk.Status:
        sign = SIGNS[status]
        assert f'<span aria-hidden="true">{sign}</span> {status.japanese}</span>' in text
    assert len(set(SIGNS.values())) == len(tk.Status)


def test_html_colours_have_contrast(shown: report.Report) -> None:
    text = report.render(shown, "html")
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


def markdown_tables(text: str) -> Iterable[list[str]]:
    """The cells of each line of a table, as GitHub splits them."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def test_markdown_tables_have_one_number_of_cells(shown: report.Report) -> None:
    sizes = [len(cells) for cells in markdown_tables(report.render(shown, "markdown"))]
    groups = sum(len(shown.groups[by]) for by in shown.by)
    assert set(sizes) == {5, 6, 12}
    assert sizes.count(5) == groups + 3 * len(shown.by)
    assert sizes.count(12) == 104 + 2 * len(shown.goals)


# CSV


def test_csv_is_for_spreadsheets(shown: report.Report) -> None:
    text = report.render(shown, "csv")
    assert text.startswith("\ufeff")
    rows = csv_rows(text)
    assert len(rows) == 104
    assert all(None not in row and None not in row.values() for row in rows)
    jobs = rows[0]
    assert (jobs["達成率(%)"], jobs["達成率(分数)"]) == ("19.6", "'9/46")
    assert jobs["進捗率のない理由"] == "単年度の値と累計の値は一つの式に入らない [mixed_basis]"
    assert (jobs["経過(分数)"], jobs["経路"]) == ("'2/5", "経路未満")


def test_csv_has_no_cell_that_a_spreadsheet_would_run_or_take_for_a_date(
    shown: report.Report,
) -> None:
    for row in csv_rows(report.render(shown, "csv")):
        for head, cell in row.items():
            if not head.endswith("(%)"):
                assert not cell.startswith(("=", "+", "-", "@")), (head, cell)
                assert not re.fullmatch(r"\d+/\d+", cell), (head, cell)


# JSON


def json_indicators(text: str) -> Iterable[dict[str, object]]:
    for goal in json.loads(text)["goals"]:
        for project in goal["projects"]:
            yield from project["indicators"]


def test_json_gives_back_every_exact_figure(plan: tk.Plan, shown: report.Report) -> None:
    text = report.render(shown, "json")
    document = json.loads(text)
    assert json.dumps(document, ensure_ascii=False, indent=2) + "\n" == text
    assert document["totals"] == {str(s): n for s, n in plan.assess().totals().items()}
    for judged, record in zip(json_indicators(text), plan.assess().to_records(), strict=True):
        for key, value in record.items():
            read = judged[key]
            assert (Fraction(read) if isinstance(value, Fraction) else read) == value  # type: ignore[arg-type]


def test_json_has_no_binary_fractions_and_holds_the_inputs(shown: report.Report) -> None:
    text = report.render(shown, "json")

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


# Names that mean harm

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "a|b",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "一行目\n## 二行目\n| 三 |",
    "\x1b[2J消去\x07",
    "[bold]太字[/bold] :smile:",
    "{{ 7 * 7 }}{% raw %}",
    "**強調** `code` [a](http://example.com) $x$ ~~x~~ \\",
    '"引用",',
    "&amp;",
    "\u202e右から左へ\u2066",
)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> tuple[str, report.Report]:
    return request.param, report.build(own_plan(*kpi(request.param, "1人", "2人", "4人")))


def test_hostile_names_are_plain_words_in_html(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    text = report.render(shown, "html")
    page = Page(text)
    assert not page.named("script")
    assert not page.named("img")
    assert name.strip() in "".join(page.words)


def test_hostile_names_stay_in_their_markdown_cell(hostile: tuple[str, report.Report]) -> None:
    _, shown = hostile
    text = report.render(shown, "markdown")
    assert {len(cells) for cells in markdown_tables(text)} == {3, 5, 12}
    assert sum(line.startswith("#") for line in text.splitlines()) == 5
    assert not set(re.findall(r"<[^>]*>", text)) - {"<br>"}
    assert not re.search(r"(?<!\\)[`~$]|(?<!\\)\[", text.split("## 基本目標")[1])


def test_hostile_names_run_in_no_spreadsheet(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    (row,) = csv_rows(report.render(shown, "csv"))
    assert row["指標"] in {name, "'" + name}
    assert row["事業"] in {name, "'" + name}
    assert not row["指標"].startswith(
        ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    )


def test_hostile_names_move_no_cursor(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    for width in (80, 120):
        text = report.render(shown, "text", width)
        assert {cell_len(line) for line in text.splitlines()} == {width}
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if name.isprintable():
        assert name in re.sub(r"\s+", " ", text)


def test_hostile_names_come_back_from_json(hostile: tuple[str, report.Report]) -> None:
    name, shown = hostile
    (judged,) = json_indicators(report.render(shown, "json"))
    assert judged["name"] == name


# Jupyter


def test_assessment_shows_each_figure_or_its_reason(plan: tk.Plan) -> None:
    page = tk.assess(plan.find(id="G1-1"))._repr_html_()
    Page(page)
    for label in ("達成", "達成率", "進捗率", "経過", "経路", "必要量"):
        assert f"<td>{label}</td>" in page
    assert "<td>19.6% (9/46)</td>" in page
    assert "<em>単年度の値と累計の値は一つの式に入らない [mixed_basis]</em>" in page
    assert "約61.7人 185/3人" in page
    assert "累計45人 ÷ 累計230人" in page


def test_assessment_shows_its_footnotes(plan: tk.Plan) -> None:
    page = tk.assess(plan.find(name="参加企業・団体数"))._repr_html_()
    assert "新型コロナで中止" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_plain_words_in_jupyter(name: str) -> None:
    plan = own_plan(*kpi(name, "1人", "2人", "4人"))
    (indicator,) = plan.indicators()
    for shows in (plan, indicator, tk.assess(indicator), plan.assess()):
        page = Page(shows._repr_html_())
        assert not page.named("script")
        assert not page.named("img")
