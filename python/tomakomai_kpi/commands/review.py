# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi review``: what a revision changed, and of which sort."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi._core import review
from tomakomai_kpi.commands._plan import open_plan, plan_argument, require_two
from tomakomai_kpi.commands._report import conclude, report_options, write_report
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.review import FORMATS, Format, of_review

if TYPE_CHECKING:
    import click

    from tomakomai_kpi.language import Lang


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "review",
        help="計画の見直しで変わったことを、種類ごとに根拠とともに報告します。"
        "PLANを省くと収録済みの苫小牧市の計画。\n\n"
        "Report every change between two revisions of a plan, with its kind and its reason.",
    )
    @plan_argument
    @click.option("--old", default="old", show_default=True, help="旧の版。(older revision)")
    @click.option("--new", default="new", show_default=True, help="新の版。(newer revision)")
    @report_options(FORMATS)
    def review_command(
        plan_file: str | None,
        old: str,
        new: str,
        form: Format,
        lang: "Lang",
        output: str,
        strict: bool,
    ) -> int:
        plan = open_plan(plan_file)
        require_two(plan, old)
        with waiting("見直しを調べています", "reviewing"):
            shown = of_review(review(plan, old, new), old, new, lang)
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return review_command
