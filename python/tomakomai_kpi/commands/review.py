# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi review``: what a revision changed, and of which sort."""

import shutil
import sys
from typing import TYPE_CHECKING

from tomakomai_kpi import review_report
from tomakomai_kpi._core import review
from tomakomai_kpi._files import STDOUT, refuse_overwriting, write_output
from tomakomai_kpi.plans import read_any_plan, tomakomai

if TYPE_CHECKING:
    import click

NO_TERMINAL = (120, 24)


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "review",
        help="計画の見直しで変わったことを、種類ごとに根拠とともに報告します。"
        "PLANを省くと収録済みの苫小牧市の計画。\n\n"
        "Report every change between two revisions of a plan, with its kind and its reason.",
    )
    @click.argument("plan_file", metavar="[PLAN]", required=False)
    @click.option("--old", default="old", show_default=True, help="旧の版。(older revision)")
    @click.option("--new", default="new", show_default=True, help="新の版。(newer revision)")
    @click.option(
        "--format",
        "form",
        type=click.Choice(review_report.FORMATS),
        default="text",
        show_default=True,
        help="書式。(format)",
    )
    @click.option(
        "--output",
        default=STDOUT,
        metavar="FILE",
        help="書き出し先。省くか - なら標準出力。(default: stdout)",
    )
    def review_command(
        plan_file: str | None, old: str, new: str, form: review_report.Format, output: str
    ) -> None:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_any_plan(plan_file)
        write_report(review_report.of_review(review(plan, old, new), old, new), form, output)

    return review_command


def write_report(
    shown: review_report.ReviewReport, form: review_report.Format, output: str
) -> None:
    """To stdout, as wide as the terminal, or to a file."""
    width = shutil.get_terminal_size(NO_TERMINAL).columns
    color = output == STDOUT and sys.stdout.isatty()
    write_output(review_report.render(shown, form, width, color=color).encode(), output)
