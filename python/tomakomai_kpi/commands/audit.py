# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi audit``: what does not add up in a plan."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi.commands._report import conclude, report_options, write_report
from tomakomai_kpi.files.output import refuse_overwriting
from tomakomai_kpi.plans import read_plan, tomakomai
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.audit import FORMATS, Format, build

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand; findings are no failure, its status is 0."""
    import click

    @click.command(
        "audit",
        help="計画の中の食い違いを、ページと引用を付けて並べます。直しはしません。\n\n"
        "Show what does not add up in a plan, page by page. Nothing is repaired.",
    )
    @click.argument("plan_file", metavar="[PLAN.csv]", required=False)
    @click.option(
        "--without",
        "without",
        multiple=True,
        metavar="RULE",
        help="使わない規則。繰り返せます。規則の一覧は docs/audit.md。(rule to switch off)",
    )
    @report_options(FORMATS)
    def audit_command(
        plan_file: str | None,
        without: tuple[str, ...],
        form: Format,
        output: str,
        strict: bool,
    ) -> int:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_plan(plan_file)
        shown = build(plan, without)
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return audit_command
