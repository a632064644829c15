# SPDX-License-Identifier: BSL-1.0
"""How values, indicators, plans and assessments show themselves in Jupyter."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from tomakomai_kpi._core import Assessment, Indicator, Observation, Plan, Value

if TYPE_CHECKING:
    from tomakomai_kpi._records import Assessments

BASIS_WORDS = {"annual": "単年度", "cumulative": "累計", "level": "時点", "change": "増減"}


def value_html(value: Value) -> str:
    """The printed text; its basis and exact amount when pointed at."""
    if value.is_missing:
        hint = f"値なし ({value.reason})"
    else:
        hint = f"{BASIS_WORDS[str(value.basis)]} {value.amount} {value.unit}"
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
    """The status and a row for each figure with its explanation."""
    from tomakomai_kpi._records import FIGURES

    rows = [
        [escape(line) for line in getattr(assessment, name).explain().split(": ", 1)]
        if ": " in getattr(assessment, name).explain()
        else ["", escape(getattr(assessment, name).explain())]
        for name in FIGURES
    ]
    status = f"{assessment.status.japanese} [{assessment.status}]"
    return _table(
        f"{escape(assessment.indicator.name)} <strong>{escape(status)}</strong>", [], rows
    )


def assessments_html(assessments: "Assessments") -> str:
    """A row for each indicator."""
    rows = [
        [
            escape(a.indicator.page),
            escape(a.indicator.name),
            escape(a.status.japanese),
            _rate_text(a.attainment.value, a.attainment.undefined),
            _rate_text(a.gap_closure.value, a.gap_closure.undefined),
        ]
        for a in assessments
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


def _rate_text(rate: object, undefined: str | None) -> str:
    return escape(str(rate)) if undefined is None else f"<em>{escape(undefined)}</em>"


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
