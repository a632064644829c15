# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi compare``: every difference of two plans."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi._core import compare
from tomakomai_kpi.commands._plan import STDIN, open_plan
from tomakomai_kpi.commands._report import conclude, report_options, write_report
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.review import FORMATS, Format, of_comparison

if TYPE_CHECKING:
    import click

    from tomakomai_kpi.language import Lang


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
    def compare_command(
        plan_a: str, plan_b: str, form: Format, lang: "Lang", output: str, strict: bool
    ) -> int:
        if plan_a == plan_b == STDIN:
            raise KpiError(
                "標準入力から読める計画は一つだけです (stdin holds one plan) [bad_argument]",
                "bad_argument",
            )
        a, b = open_plan(plan_a), open_plan(plan_b)
        with waiting("比べています", "comparing"):
            shown = of_comparison(compare(a, b), lang)
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return compare_command
