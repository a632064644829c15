# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi rulebooks``: what each published rulebook would say of a plan, side by side."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi.commands._plan import open_plan, plan_argument
from tomakomai_kpi.commands._report import conclude, default_revision, report_options, write_report
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.rulebooks import FORMATS, Format, build
from tomakomai_kpi.rulebooks import find

if TYPE_CHECKING:
    import click

    from tomakomai_kpi.language import Lang


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "rulebooks",
        help="公表されたすべての評価基準を一つの計画に当て、区分を並べます。"
        "PLANを省くと収録済みの苫小牧市の計画。\n\n"
        "Judge one plan by every published rulebook, side by side.",
    )
    @plan_argument
    @click.option("--revision", metavar="NAME", help="計画の版。省くとnew。(default: new)")
    @click.option("--year", metavar="YEAR", help="実績の年度。省くと最新。(year of the actuals)")
    @click.option(
        "--rulebook",
        "books",
        multiple=True,
        metavar="NAME|FILE.toml",
        help="評価基準。何度でも指定できます。省くと公表されたものすべて。(default: all presets)",
    )
    @report_options(FORMATS)
    def rulebooks_command(
        plan_file: str | None,
        revision: str | None,
        year: str | None,
        books: tuple[str, ...],
        form: Format,
        lang: "Lang",
        output: str,
        strict: bool,
    ) -> int:
        plan = open_plan(plan_file)
        chosen = [find(book) for book in books]
        with waiting("評価しています", "assessing"):
            shown = build(plan, revision or default_revision(plan), year, chosen, lang)
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return rulebooks_command
