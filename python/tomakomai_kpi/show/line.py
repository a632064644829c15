# SPDX-License-Identifier: BSL-1.0
"""How plans, indicators and assessments show themselves in a terminal, one line each."""

from tomakomai_kpi._core import Assessment, Indicator, Plan
from tomakomai_kpi.errors import visible


def plan_repr(plan: Plan) -> str:
    """Name, period and the size of each revision."""
    sizes = "、".join(
        f"{plan.revision_label(name) or name} [{name}] {len(plan.indicators(name))}指標"
        for name in plan.revisions
    )
    return visible(f"<Plan {plan.name} {plan.period}: {sizes}>")


def indicator_repr(indicator: Indicator) -> str:
    """Id, name and its values from baseline to target."""
    observations = [indicator.baseline, *indicator.actuals, *indicator.targets]
    values = " → ".join("なし" if o is None else str(o) for o in observations)
    return visible(f"<Indicator {indicator.id} {indicator.name}: {values}>")


def assessment_repr(assessment: Assessment) -> str:
    """Indicator, year and status."""
    year = "実績なし" if assessment.year is None else str(assessment.year)
    indicator = assessment.indicator
    return visible(
        f"<Assessment {indicator.id} {indicator.name} {year}: "
        f"{assessment.status.japanese} [{assessment.status}]>"
    )
