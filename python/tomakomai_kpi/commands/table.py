# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi table``: the comparison table of a plan, in the form an office hands out."""

from typing import TYPE_CHECKING

from tomakomai_kpi.files.output import STDOUT, refuse_overwriting
from tomakomai_kpi.plans import read_plan, tomakomai
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
    @click.argument("plan_file", metavar="[PLAN]", required=False)
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
    def table(plan_file: str | None, form: str | None, output: str) -> None:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_plan(plan_file)
        write_comparison_table(plan, output, form or ("tsv" if output == STDOUT else None))

    return table
