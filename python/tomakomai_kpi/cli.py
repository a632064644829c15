# SPDX-License-Identifier: BSL-1.0
"""The command ``tomakomai-kpi``: a plan in, a report out.

Whatever is wrong with the input is said in one line on stderr, with its code, and the exit status
is 2. Needs the extra ``cli``.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, Literal

from tomakomai_kpi import rulebooks
from tomakomai_kpi._core import __version__
from tomakomai_kpi.commands import audit, compare, convert, review, table
from tomakomai_kpi.commands import rulebooks as rulebooks_command
from tomakomai_kpi.commands._report import default_revision, report_options, write_report
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.files.extras import needing
from tomakomai_kpi.files.output import refuse_overwriting, write_output
from tomakomai_kpi.plans import read_plan, tomakomai
from tomakomai_kpi.reports.progress import model as report
from tomakomai_kpi.reports.progress.groups import BY, By

if TYPE_CHECKING:
    import click

NAME = "tomakomai-kpi"
BAD_INPUT = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    if sys.stdout is None:
        return _fail("標準出力が閉じています (stdout is closed)", "unwritable_file")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except KpiError as error:
        return _fail(str(error), error.code)
    except OSError as error:
        _forget_unwritten()
        return _fail(f"書き出せません: {error.strerror} (cannot write)", "unwritable_file")


def _forget_unwritten() -> None:
    """Let what stdout could not take go, or Python would try again at its end and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    with needing("cli"):
        import click
    try:
        status = command().main(arguments, NAME, standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        hint = f"使い方は {ctx.command_path if ctx else NAME} --help (usage)"
        return _fail(f"引数の誤り: {error.format_message()} {hint}", "bad_argument")
    return int(status or 0)


def _fail(message: str, code: str) -> int:
    mark = f"[{code}]"
    print(report.one_line(message if mark in message else f"{message} {mark}"), file=sys.stderr)
    return BAD_INPUT


def command() -> "click.Group":
    """The command with its subcommands."""
    import click

    @click.group(
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="自治体の計画の指標(KPI)の進捗を、丸めずに評価します。\n\n"
        "Exact progress of the indicators of a public plan.",
    )
    @click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
    @click.pass_context
    def group(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    group.add_command(_report_command())
    group.add_command(rulebooks_command.command())
    group.add_command(review.command())
    group.add_command(audit.command())
    group.add_command(compare.command())
    group.add_command(table.command())
    group.add_command(convert.command())
    return group


def _report_command() -> "click.Command":
    import click

    @click.command(
        "report",
        help="計画の全指標の進捗を報告します。率を出せない指標には理由を示します。\n\n"
        "Report every indicator with its rate, or the reason why it has none.",
    )
    @click.option(
        "--plan",
        "plan_file",
        metavar="FILE.csv",
        help="計画のCSV。省くと収録済みの苫小牧市の計画。(plan CSV; default: the embedded plan)",
    )
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
        type=click.Choice(BY),
        multiple=True,
        default=report.DEFAULT_BY,
        show_default=True,
        help="集計の単位。繰り返せます。基本目標、施策、事業、担当課。(groups that are counted)",
    )
    @report_options((*report.FORMATS, "xlsx"))
    def report_command(
        plan_file: str | None,
        revision: str | None,
        year: str | None,
        clock: str,
        rulebook: str | None,
        by: tuple[By, ...],
        form: report.Format | Literal["xlsx"],
        output: str,
    ) -> None:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_plan(plan_file)
        book = None if rulebook is None else rulebooks.find(rulebook)
        shown = report.build(plan, revision or default_revision(plan), year, clock, book, by)
        if form == "xlsx":
            write_output(report.to_excel(shown), output)
        else:
            write_report(partial(report.render, shown, form), output)

    return report_command
