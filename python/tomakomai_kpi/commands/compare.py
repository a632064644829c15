# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi compare``: every difference of two plans."""

from typing import TYPE_CHECKING

from tomakomai_kpi import review_report
from tomakomai_kpi._core import compare
from tomakomai_kpi._files import STDOUT, refuse_overwriting, write_output
from tomakomai_kpi.commands._output import output_options, terminal
from tomakomai_kpi.plans import read_any_plan

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand; differences are no failure, its status is 0."""
    import click

    @click.command(
        "compare",
        help="二つの計画の違いをすべて並べます。\n\nShow every difference of two plans.",
    )
    @click.argument("plan_a", metavar="A")
    @click.argument("plan_b", metavar="B")
    @output_options(review_report.FORMATS)
    def compare_command(plan_a: str, plan_b: str, form: review_report.Format, output: str) -> None:
        refuse_overwriting(plan_a, output)
        refuse_overwriting(plan_b, output)
        a, b = read_any_plan(plan_a), read_any_plan(plan_b)
        shown = review_report.ReviewReport(b.name, (plan_a, plan_b), compare(a, b))
        width, color = terminal(to_stdout=output == STDOUT)
        write_output(review_report.render(shown, form, width, color=color).encode(), output)

    return compare_command
