# SPDX-License-Identifier: BSL-1.0
"""How values, indicators, plans and assessments show themselves in Jupyter."""

from collections.abc import Iterable
from functools import singledispatch
from html import escape
from typing import Any

from tomakomai_kpi._core import (
    Assessment,
    Indicator,
    Need,
    Observation,
    Plan,
    Rate,
    Value,
    Verdict,
    _basis_japanese,
)
from tomakomai_kpi.show.words import (
    SIGNS,
    Share,
    attainment_of,
    elapsed_of,
    gap_closure_of,
    met_in_words,
    need_in_words,
    notes_of,
    path_in_words,
    reason_of,
)


@singledispatch
def html_of(assessments: Any) -> str:
    """The HTML of a value, an indicator, a plan or an assessment; of several, a row for each."""
    rows = [
        [
            escape(assessment.indicator.page),
            escape(assessment.indicator.name),
            escape(f"{SIGNS[assessment.status]} {assessment.status.japanese}"),
            *(
                _reasoned(rate.of, _rate_text(rate))
                for rate in (attainment_of(assessment), gap_closure_of(assessment))
            ),
        ]
        for assessment in assessments
    ]
    return table_html("", ["頁", "指標", "状態", "達成率", "進捗率"], rows)


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
            hint += " (数えるものの端数: 平均や必要量)"
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
    return table_html(
        f"{escape(indicator.name)} <small>{escape(place)} [{escape(indicator.id)}]</small>",
        ["", "年度", "値", "注記"],
        rows,
    )


@html_of.register
def assessment_html(assessment: Assessment) -> str:
    """The status, and each figure or the reason why there is none, with its explanation."""
    figures: list[tuple[str, Rate | Verdict | Need, str]] = [
        ("達成", assessment.met, met_in_words(assessment)),
        *((rate.label, rate.of, _rate_text(rate)) for rate in _rates(assessment)),
        ("経路", assessment.on_path, path_in_words(assessment)),
        (
            "必要量",
            assessment.required_per_year,
            " ".join(filter(None, need_in_words(assessment.required_per_year.value))),
        ),
    ]
    year = "実績なし" if assessment.year is None else str(assessment.year)
    of = assessment.status
    status = f"{SIGNS[of]} {of.japanese} [{of}]"
    return table_html(
        f"{escape(assessment.indicator.name)} <small>{escape(year)}</small>"
        f" <strong>{escape(status)}</strong>",
        ["", "値", "根拠"],
        [
            *(
                [label, _reasoned(figure, text), escape(figure.explain())]
                for label, figure, text in figures
            ),
            *(["※", "", escape(note)] for note in notes_of(assessment)),
        ],
    )


@html_of.register
def plan_html(plan: Plan) -> str:
    """Name, period, and the size of each revision."""
    rows = [
        [
            escape(f"{plan.revision_label(name) or name} [{name}]"),
            str(len(plan.goals(name))),
            str(len(plan.projects(name))),
            str(len(plan.indicators(name))),
        ]
        for name in plan.revisions
    ]
    return table_html(
        f"{escape(plan.name)} <small>{escape(str(plan.period))}</small>",
        ["版", "基本目標", "事業", "指標"],
        rows,
    )


def _rates(assessment: Assessment) -> tuple[Share, Share, Share]:
    return attainment_of(assessment), gap_closure_of(assessment), elapsed_of(assessment)


def _rate_text(rate: Share) -> str:
    return f"{rate.text} ({rate.value})"


def _reasoned(figure: Rate | Verdict | Need, text: str) -> str:
    """What a figure says, or why it says nothing."""
    reason = reason_of(figure)
    return escape(text) if reason is None else f"<em>{escape(reason)}</em>"


def _observation_row(label: str, observation: Observation) -> list[str]:
    return [
        label,
        escape(str(observation.year)),
        value_html(observation.value),
        escape(" ".join(observation.notes)),
    ]


def table_html(caption: str, header: list[str], rows: Iterable[list[str]]) -> str:
    """A table of a caption, a header and rows, whose cells are HTML already."""
    head = "".join(f"<th>{escape(text)}</th>" for text in header)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return (
        "<table>"
        + (f"<caption>{caption}</caption>" if caption else "")
        + (f"<thead><tr>{head}</tr></thead>" if head else "")
        + f"<tbody>{body}</tbody></table>"
    )
