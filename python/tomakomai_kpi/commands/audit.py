# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi audit``: what does not add up in a plan."""

import shutil
import sys
from typing import TYPE_CHECKING

from tomakomai_kpi import audit_report
from tomakomai_kpi._files import STDOUT, refuse_overwriting, write_output
from tomakomai_kpi.plans import read_any_plan, tomakomai

if TYPE_CHECKING:
    import click

NO_TERMINAL = (120, 24)


def command() -> "click.Command":
    """The subcommand; findings are no failure, its status is 0."""
    import click

    @click.command(
        "audit",
        help="計画の中の食い違いを、頁と引用を付けて並べます。直しはしません。\n\n"
        "Show what does not add up in a plan, page by page. Nothing is repaired.",
    )
    @click.argument("plan_file", metavar="[PLAN.csv]", required=False)
    @click.option(
        "--without",
        "without",
        multiple=True,
        metavar="RULE",
        help="使わない規則。繰り返せます。規則の一覧は docs/audit.md。(rule to switch off)",
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(audit_report.FORMATS),
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
    def audit_command(
        plan_file: str | None,
        without: tuple[str, ...],
        form: audit_report.Format,
        output: str,
    ) -> None:
        refuse_overwriting(plan_file, output)
        plan = tomakomai() if plan_file is None else read_any_plan(plan_file)
        shown = audit_report.build(plan, without)
        width = shutil.get_terminal_size(NO_TERMINAL).columns
        color = output == STDOUT and sys.stdout.isatty()
        text = audit_report.render(shown, form, width, color=color)
        write_output(text.encode(), output)

    return audit_command
