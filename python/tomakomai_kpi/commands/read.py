# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi read``: any office's table, written as a plan, with what was understood of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from tomakomai_kpi.commands._plan import STDIN, force_option
from tomakomai_kpi.commands._report import READ_IN_PART
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.files.input import StandardInput
from tomakomai_kpi.files.output import STDOUT, write_output
from tomakomai_kpi.plans import write_plan
from tomakomai_kpi.tables.mapped import read_table

if TYPE_CHECKING:
    import click


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "read",
        help="進捗管理表のような表(.xlsx .csv .tsv .txt .html)を計画として読み、"
        "列の役割とその理由、確かめること、読めないセルを述べます。\n\n"
        "Read any office's table of indicators into a plan, and say what was understood.",
    )
    @click.argument("source", metavar="TABLE")
    @click.option("-o", "--output", metavar="PLAN", help="計画の書き出し先(.csv .xlsx)。(the plan)")
    @click.option(
        "--mapping",
        metavar="TOML",
        help="見出しだけでは分からないことを書いた対応のファイル。(what the header does not say)",
    )
    @click.option(
        "--save-mapping",
        "saved",
        metavar="TOML",
        help="使った対応の書き出し先。直して次の年に使えます。(the mapping that was used)",
    )
    @click.option("--sheet", help="Excelのシートの名前。省くと最初。(of a workbook)")
    @click.option(
        "--strict",
        is_flag=True,
        help="読めないセルがあれば、終了コードを3にします。(status 3 for refused cells)",
    )
    @force_option
    def read(
        source: str,
        output: str | None,
        mapping: str | None,
        saved: str | None,
        sheet: str | None,
        strict: bool,
    ) -> int:
        table = StandardInput() if source == STDIN else Path(source)
        with waiting("表を読んでいます", "reading the table"):
            reading = read_table(table, mapping, sheet=sheet)
        click.echo(reading.explain(), err=STDOUT in (output, saved))
        if saved is not None:
            write_output(reading.mapping.to_toml().encode(), saved)
        if output is not None:
            write_plan(reading.plan, output)
        return READ_IN_PART if strict and reading.unread else 0

    return read
