# SPDX-License-Identifier: BSL-1.0
"""How values, indicators, plans and assessments show themselves in Jupyter."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from html import escape
from typing import Any, TypeVar

from tomakomai_kpi._core import (
    Assessment,
    Column,
    Indicator,
    Need,
    Observation,
    Plan,
    Rate,
    RateColumn,
    Value,
    Verdict,
    VerdictColumn,
    WordColumn,
    _basis_japanese,
)
from tomakomai_kpi.assessments import Assessments, assess_plan
from tomakomai_kpi.frames import Frame
from tomakomai_kpi.listings import (
    MOST_SHOWN,
    Changes,
    Findings,
    Listing,
    Summaries,
    TargetConcerns,
    more_than,
)
from tomakomai_kpi.show.changes import by_severity, new_text, old_text
from tomakomai_kpi.show.series import series_of
from tomakomai_kpi.show.strip import strip_of
from tomakomai_kpi.show.svg import series_svg, strip_svg
from tomakomai_kpi.show.words import (
    GOOD_TO_BAD,
    SIGNS,
    Share,
    attainment_of,
    elapsed_of,
    gap_closure_of,
    met_in_words,
    need_in_words,
    notes_of,
    path_in_words,
    percent_text,
)

T = TypeVar("T")


@singledispatch
def html_of(shown: Any) -> str:
    """The HTML of a value, an indicator, a plan, an assessment, a list or a table."""
    raise TypeError(f"{type(shown).__name__} は表示できません (nothing to show)")


@html_of.register
def frame_html(frame: Frame) -> str:
    """The first rows of a table, under the names of its columns."""
    records = frame.to_records()[:MOST_SHOWN]
    return table_html(
        "",
        list(frame.columns),
        [[escape("" if cell is None else str(cell)) for cell in r.values()] for r in records],
        more_than(len(frame)),
    )


@html_of.register
def column_html(column: Column) -> str:
    """The first values of a column, under what they are of."""
    return table_html(
        "",
        [f"{column.unit_text} {_basis_japanese(column.basis)}".strip()],
        [[value_html(value)] for value in column[:MOST_SHOWN]],
        more_than(len(column)),
    )


@html_of.register(RateColumn)
@html_of.register(VerdictColumn)
@html_of.register(WordColumn)
def answers_html(answers: RateColumn | VerdictColumn | WordColumn) -> str:
    """The first answers of a column, or the reason for none."""
    reasons = getattr(answers, "reason", [None] * len(answers))
    rows = list(zip(answers, reasons, strict=True))[:MOST_SHOWN]
    return table_html(
        "",
        ["答え"],
        [[escape(str(answer) if why is None else f"なし: {why}")] for answer, why in rows],
        more_than(len(answers)),
    )


@html_of.register
def assessments_html(assessments: Assessments) -> str:
    """A row for each: where it stands, its status, its way from baseline to target, its rates."""
    return _listing_html(
        ["ページ", "指標", "状態", "道のり", "達成率", "進捗率"],
        assessments,
        lambda assessment: [
            escape(assessment.indicator.page),
            escape(assessment.indicator.name),
            escape(f"{SIGNS[assessment.status]} {assessment.status.japanese}"),
            _way(assessment),
            *(
                _reasoned(_rate_text(rate), rate.reason)
                for rate in (attainment_of(assessment), gap_closure_of(assessment))
            ),
        ],
    )


def _way(assessment: Assessment) -> str:
    """The strip of an assessment; nothing where it has none."""
    strip = strip_of(assessment)
    if strip is None:
        return ""
    return strip_svg(strip, assessment.indicator.name, assessment.status)


@html_of.register
def changes_html(changes: Changes) -> str:
    """A row for each: what changed, from what to what, and why it is told so."""
    return _listing_html(
        ["ページ", "種類", "名称", "旧", "新", "説明"],
        changes,
        lambda c: [
            escape(text)
            for text in (c.page, c.japanese, c.name, old_text(c), new_text(c), c.explain())
        ],
    )


@html_of.register
def target_concerns_html(concerns: TargetConcerns) -> str:
    """A row for each: of which kind, where it stands, and what to ask."""
    return _listing_html(
        ["種類", "ページ", "指標", "説明"],
        concerns,
        lambda c: [escape(text) for text in (c.japanese, c.page, c.name, c.explain())],
    )


@html_of.register
def findings_html(findings: Findings) -> str:
    """A row for each, the gravest first: where it stands, what is printed and what is wrong."""
    return _listing_html(
        ["重さ", "ページ", "記載", "所見"],
        type(findings)(by_severity(findings)),
        lambda f: [escape(text) for text in (f.severity_japanese, f.page, f.quote, f.message)],
    )


@html_of.register
def summaries_html(summaries: Summaries) -> str:
    """A row for each group: how many indicators, of how many judged how many are met."""
    return _listing_html(
        ["区分", "指標", "判定", "達成", "割合"],
        summaries,
        lambda s: [
            escape(s.label),
            *map(str, (s.indicators, s.judged, s.met)),
            escape(percent_text(s.share_met)),
        ],
    )


def _listing_html(header: list[str], listing: Listing[T], row: Callable[[T], list[str]]) -> str:
    return table_html("", header, map(row, listing[:MOST_SHOWN]), listing.more)


@html_of.register
def value_html(value: Value) -> str:
    """The printed text; its basis and exact amount when pointed at."""
    if value.is_missing:
        hint = f"値なし ({value.reason})"
    elif value.basis is None:
        hint = "語の目標 (words)"
    else:
        hint = f"{_basis_japanese(value.basis)} {value.amount} {value.unit}"
        if value.is_fractional_count:
            hint += " (数えるものの端数: 平均や必要な実績)"
    return f'<span title="{escape(hint)}">{escape(str(value))}</span>'


@html_of.register
def indicator_html(indicator: Indicator) -> str:
    """Where it stands in the plan, and a row for each observation."""
    roles = [("基準値", indicator.baseline)]
    roles += [("実績値", actual) for actual in indicator.actuals]
    roles += [
        ("目標値" if target == indicator.target else "中間目標値", target)
        for target in indicator.targets
    ]
    rows = [_observation_row(label, o) for label, o in roles if o is not None]
    place = " / ".join(filter(None, [f"p{indicator.page}", indicator.project]))
    series = series_of(indicator)
    line = "" if series is None else series_svg(series, indicator.name)
    return table_html(
        f"{escape(indicator.name)} <small>{escape(place)} [{escape(indicator.id)}]</small> {line}",
        ["", "年度", "値", "注記"],
        rows,
    )


@html_of.register
def assessment_html(assessment: Assessment) -> str:
    """The status, and each figure or the reason why there is none, with its explanation."""
    need = assessment.required_per_year
    figures: list[tuple[str, Rate | Verdict | Need, str, str | None]] = [
        ("達成", assessment.met, met_in_words(assessment), assessment.reason("met")),
        *((rate.label, rate.of, _rate_text(rate), rate.reason) for rate in _rates(assessment)),
        (
            "目標ペース",
            assessment.on_path,
            path_in_words(assessment),
            assessment.reason("on_path"),
        ),
        (
            "目標達成に必要な年間の実績",
            need,
            " ".join(filter(None, need_in_words(need.value))),
            assessment.reason("required_per_year"),
        ),
    ]
    year = "実績なし" if assessment.year is None else str(assessment.year)
    of = assessment.status
    status = f"{SIGNS[of]} {of.japanese} [{of}]"
    return table_html(
        f"{escape(assessment.indicator.name)} <small>{escape(year)}</small>"
        f" <strong>{escape(status)}</strong> {_way(assessment)}",
        ["", "値", "根拠"],
        [
            *(
                [label, _reasoned(text, reason), escape(figure.explain())]
                for label, figure, text, reason in figures
            ),
            *(["※", "", escape(note)] for note in notes_of(assessment)),
        ],
    )


@html_of.register
def plan_html(plan: Plan) -> str:
    """Name, period, the size of each revision, and how many of its indicators are what."""
    rows = [
        [
            escape(f"{plan.revision_label(name) or name} [{name}]"),
            str(len(plan.goals(name))),
            str(len(plan.projects(name))),
            str(len(plan.indicators(name))),
            escape(_statuses(plan, name)),
        ]
        for name in plan.revisions
    ]
    return table_html(
        f"{escape(plan.name)} <small>{escape(str(plan.period))}</small>",
        ["版", "基本目標", "事業", "指標", "状態"],
        rows,
    )


def _statuses(plan: Plan, revision: str) -> str:
    totals = assess_plan(plan, revision).totals()
    return " ".join(f"{SIGNS[s]}{totals[s]}" for s in GOOD_TO_BAD if totals[s])


def _rates(assessment: Assessment) -> tuple[Share, Share, Share]:
    return attainment_of(assessment), gap_closure_of(assessment), elapsed_of(assessment)


def _rate_text(rate: Share) -> str:
    return f"{rate.text} ({rate.value})"


def _reasoned(text: str, reason: str | None) -> str:
    """What a figure says, or why it says nothing."""
    return escape(text) if reason is None else f"<em>{escape(reason)}</em>"


def _observation_row(label: str, observation: Observation) -> list[str]:
    return [
        label,
        escape(str(observation.year)),
        value_html(observation.value),
        escape(" ".join(observation.notes)),
    ]


def table_html(caption: str, header: list[str], rows: Iterable[list[str]], more: str = "") -> str:
    """A table of a caption, a header and rows, whose cells are HTML already.

    *more* stands below: that there are rows which are not shown.
    """
    head = "".join(f"<th>{escape(text)}</th>" for text in header)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return (
        "<table>"
        + (f"<caption>{caption}</caption>" if caption else "")
        + (f"<thead><tr>{head}</tr></thead>" if head else "")
        + f"<tbody>{body}</tbody>"
        + (
            f'<tfoot><tr><td colspan="{len(header)}">{escape(more)}</td></tr></tfoot>'
            if more
            else ""
        )
        + "</table>"
    )
