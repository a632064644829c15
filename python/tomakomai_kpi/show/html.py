# SPDX-License-Identifier: BSL-1.0
"""How values, indicators, plans and assessments show themselves in Jupyter."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from tomakomai_kpi._core import (
    Assessment,
    Indicator,
    Need,
    Observation,
    Plan,
    Rate,
    Value,
    Verdict,
)
from tomakomai_kpi.reports.progress.row import Row, Share, reason_of

if TYPE_CHECKING:
    from tomakomai_kpi.records import Assessments

BASIS_WORDS = {"annual": "単年度", "cumulative": "累計", "level": "時点", "change": "増減"}


def value_html(value: Value) -> str:
    """The printed text; its basis and exact amount when pointed at."""
    if value.is_missing:
        hint = f"値なし ({value.reason})"
    else:
        hint = f"{BASIS_WORDS[str(value.basis)]} {value.amount} {value.unit}"
        if value.is_fractional_count:
            hint += " (数えるものの端数: 平均や必要量)"
    return f'<span title="{escape(hint)}">{escape(str(value))}</span>'


def indicator_html(indicator: Indicator) -> str:
    """Where it stands in the plan, and a row for each observation."""
    roles = [("基準値", indicator.baseline)]
    roles += [("実績値", actual) for actual in indicator.actuals]
    roles += [("目標値", indicator.target)]
    rows = [_observation_row(label, o) for label, o in roles if o is not None]
    place = " / ".join(filter(None, [f"p{indicator.page}", indicator.project]))
    return _table(
        f"{escape(indicator.name)} <small>{escape(place)} [{escape(indicator.id)}]</small>",
        ["", "年度", "値", "注記"],
        rows,
    )


def assessment_html(assessment: Assessment) -> str:
    """The status, and each figure or the reason why there is none, with its explanation."""
    row = Row.of(assessment)
    figures: list[tuple[str, Rate | Verdict | Need, str]] = [
        ("達成", assessment.met, row.met),
        ("達成率", assessment.attainment, _rate_text(row.attainment)),
        ("進捗率", assessment.gap_closure, _rate_text(row.gap_closure)),
        ("経過", assessment.elapsed, _rate_text(Share("経過", assessment.elapsed))),
        ("経路", assessment.on_path, row.path),
        (
            "必要量",
            assessment.required_per_year,
            " ".join(filter(None, [row.need, row.exact_need])),
        ),
    ]
    year = "実績なし" if assessment.year is None else str(assessment.year)
    status = f"{row.sign} {row.status.japanese} [{row.status}]"
    return _table(
        f"{escape(assessment.indicator.name)} <small>{escape(year)}</small>"
        f" <strong>{escape(status)}</strong>",
        ["", "値", "根拠"],
        [
            *([label, _reasoned(of, text), escape(of.explain())] for label, of, text in figures),
            *(["※", "", escape(note)] for note in row.notes),
        ],
    )


def assessments_html(assessments: "Assessments") -> str:
    """A row for each indicator."""
    rows = [
        [
            escape(row.indicator.page),
            escape(row.indicator.name),
            escape(f"{row.sign} {row.status.japanese}"),
            *(_reasoned(rate.of, _rate_text(rate)) for rate in row.rates),
        ]
        for row in map(Row.of, assessments)
    ]
    return _table("", ["頁", "指標", "状態", "達成率", "進捗率"], rows)


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
    return _table(
        f"{escape(plan.name)} <small>{escape(str(plan.period))}</small>",
        ["版", "基本目標", "事業", "指標"],
        rows,
    )


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


def _table(caption: str, header: list[str], rows: Iterable[list[str]]) -> str:
    """Cells and caption are HTML already."""
    head = "".join(f"<th>{escape(text)}</th>" for text in header)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return (
        "<table>"
        + (f"<caption>{caption}</caption>" if caption else "")
        + (f"<thead><tr>{head}</tr></thead>" if head else "")
        + f"<tbody>{body}</tbody></table>"
    )
