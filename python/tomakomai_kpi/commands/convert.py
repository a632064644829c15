# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi convert``: a plan from one file to another, in the encoding that is wanted."""

from typing import TYPE_CHECKING

from tomakomai_kpi.commands._plan import force_option, open_plan
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.files.encoding import ENCODINGS
from tomakomai_kpi.files.guard import forget_read
from tomakomai_kpi.files.output import STDOUT
from tomakomai_kpi.plans import write_plan

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "convert",
        help="計画のファイルを計画のCSVかExcelの表(.xlsx)に書き直します。"
        "読めない計画は書きません。表計算ソフトが数式として実行するセルの前には「'」を付けます。\n\n"
        "Write a plan file anew as plan CSV, in another encoding, or as a workbook. "
        "Cells that a spreadsheet would run are guarded by an apostrophe.",
    )
    @click.argument("source", metavar="IN")
    @click.argument("output", metavar="OUT", default=STDOUT)
    @click.option(
        "--encoding",
        type=click.Choice(ENCODINGS),
        help="書くときの文字コード。省くとUTF-8。(encoding of OUT; default: UTF-8)",
    )
    @click.option(
        "--from",
        "read_as",
        type=click.Choice(ENCODINGS),
        help="読むときの文字コード。省くと中身から判断。(encoding of IN; default: detected)",
    )
    @force_option
    def convert(source: str, output: str, encoding: str | None, read_as: str | None) -> None:
        plan = open_plan(source, encoding=read_as)
        forget_read()  # both files are named: IN may be OUT
        with waiting("計画を書いています", "writing the plan"):
            write_plan(plan, output, encoding, guard=True)

    return convert
