# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi compare``: every difference of two plans."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi._core import compare
from tomakomai_kpi.commands._report import conclude, report_options, write_report
from tomakomai_kpi.files.output import refuse_overwriting
from tomakomai_kpi.plans import read_plan
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.review import FORMATS, Format, of_comparison

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "compare",
        help="二つの計画の違いを、すべての版について、ページと種類とともに報告します。\n\n"
        "Report every difference of two plans, in all their revisions.",
    )
    @click.argument("plan_a", metavar="A")
    @click.argument("plan_b", metavar="B")
    @report_options(FORMATS)
    def compare_command(plan_a: str, plan_b: str, form: Format, output: str, strict: bool) -> int:
        for plan_file in (plan_a, plan_b):
            refuse_overwriting(plan_file, output)
        shown = of_comparison(compare(read_plan(plan_a), read_plan(plan_b)))
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return compare_command
