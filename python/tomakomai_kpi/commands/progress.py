# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi report``: every indicator of a plan with its progress, or why it has none."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from tomakomai_kpi.commands._plan import open_plan, plan_argument
from tomakomai_kpi.commands._report import conclude, default_revision, report_options, write_report
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.files.output import write_output
from tomakomai_kpi.reports import progress, render
from tomakomai_kpi.rulebooks import find

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "report",
        help="計画の全指標の進捗を報告します。率を算出できない指標には理由を示します。"
        "PLANは計画のファイル、- は標準入力、省くと収録済みの苫小牧市の計画。\n\n"
        "Report every indicator with its rate, or the reason why it has none.",
    )
    @plan_argument
    @click.option(
        "--revision",
        metavar="NAME",
        help="計画の版。new(見直し後)、old(見直し前)など。省くとnew。(revision; default: new)",
    )
    @click.option(
        "--year",
        metavar="YEAR",
        help="実績の年度。R3、令和3年度、2021年度。省くと指標ごとに最新。(year of the actuals)",
    )
    @click.option(
        "--clock",
        default="plan",
        show_default=True,
        metavar="plan|baseline|project|R4-R6",
        help="経過の数え方。計画の初年度、基準年度、事業の開始年度から、または期間。"
        "(from where the elapsed share counts, or a period)",
    )
    @click.option(
        "--rulebook",
        metavar="NAME|FILE.toml",
        help="評価基準。茨城県などの公表されたもの、または自前のTOML。(letters of a rulebook)",
    )
    @click.option(
        "--by",
        "by",
        type=click.Choice(progress.BY),
        multiple=True,
        default=progress.DEFAULT_BY,
        show_default=True,
        help="集計の単位。繰り返せます。基本目標、施策、事業、担当課。(groups that are counted)",
    )
    @report_options((*progress.FORMATS, "xlsx"))
    def report_command(
        plan_file: str | None,
        revision: str | None,
        year: str | None,
        clock: str,
        rulebook: str | None,
        by: tuple[progress.By, ...],
        form: progress.Format | Literal["xlsx"],
        output: str,
        strict: bool,
    ) -> int:
        plan = open_plan(plan_file, output)
        book = None if rulebook is None else find(rulebook)
        with waiting("評価しています", "assessing"):
            shown = progress.build(plan, revision or default_revision(plan), year, clock, book, by)
        if form == "xlsx":
            with waiting("報告を書いています", "writing the report"):
                book_of_sheets = progress.to_excel(shown)
            write_output(book_of_sheets, output)
        else:
            write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return report_command
