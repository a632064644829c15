# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi review``: what changed between two revisions of a plan."""

from typing import TYPE_CHECKING

from tomakomai_kpi import review_report
from tomakomai_kpi._core import review
from tomakomai_kpi._files import STDOUT, refuse_overwriting, write_output
from tomakomai_kpi.commands._output import output_options, terminal
from tomakomai_kpi.plans import read_any_plan, tomakomai

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand; changes are no failure, its status is 0."""
    import click

    @click.command(
        "review",
        help="計画の二つの版の違いを、種類を付けて頁ごとに並べます。\n\n"
        "Show what changed between two revisions of a plan, and of which sort.",
    )
    @click.argument("plan_file", metavar="[PLAN]", required=False)
    @click.option(
        "--old",
        default="old",
        show_default=True,
        metavar="NAME",
        help="前の版。(the earlier revision)",
    )
    @click.option(
        "--new",
        default="new",
        show_default=True,
        metavar="NAME",
        help="後の版。(the later revision)",
    )
    @output_options(review_report.FORMATS)
    def review_command(
        plan_file: str | None, old: str, new: str, form: review_report.Format, output: str
    ) -> None:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_any_plan(plan_file)
        shown = review_report.ReviewReport(
            plan.name,
            (f"{plan.revision_label(old)} [{old}]", f"{plan.revision_label(new)} [{new}]"),
            review(plan, old, new),
        )
        width, color = terminal(to_stdout=output == STDOUT)
        write_output(review_report.render(shown, form, width, color=color).encode(), output)

    return review_command
