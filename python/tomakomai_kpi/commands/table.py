# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi table``: the comparison table of a plan, in the form an office hands out."""

from typing import TYPE_CHECKING

from tomakomai_kpi.commands._plan import force_option, open_plan, plan_argument, require_two
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.files.output import STDOUT
from tomakomai_kpi.tables import FORMATS, write_comparison_table

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "table",
        help="計画の新旧対照表を書きます。PLANは計画のCSVか新旧対照表(.txt .tsv .html .xlsx)、"
        "省くと収録済みの苫小牧市の計画。\n\n"
        "Write the comparison table of a plan (CSV or comparison table; default: embedded).",
    )
    @plan_argument
    @click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="書式。省くと書き出し先の拡張子から、標準出力ならtsv。(default: by suffix)",
    )
    @click.option(
        "-o",
        "--output",
        default=STDOUT,
        metavar="FILE",
        help="書き出し先。省くか - なら標準出力。(default: stdout)",
    )
    @force_option
    def table(plan_file: str | None, form: str | None, output: str) -> None:
        plan = open_plan(plan_file)
        require_two(plan)
        with waiting("表を書いています", "writing the table"):
            write_comparison_table(plan, output, form or ("tsv" if output == STDOUT else None))

    return table
