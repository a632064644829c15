# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi audit``, also called ``check``: what does not add up in a plan."""

from functools import partial
from typing import TYPE_CHECKING

from tomakomai_kpi.commands._plan import open_plan, plan_argument
from tomakomai_kpi.commands._report import conclude, report_options, write_report
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.reports import render
from tomakomai_kpi.reports.audit import FORMATS, Format, build

if TYPE_CHECKING:
    import click

    from tomakomai_kpi.language import Lang


NAMES = ("audit", "check")
"""監査 is a word of the law, what this does is 記載の点検: either name does the same."""


def command(name: str = NAMES[0]) -> "click.Command":
    """The subcommand under one of its names; findings are no failure, its status is 0."""
    import click

    other = "、".join(each for each in NAMES if each != name)

    @click.command(
        name,
        help="記載の点検。計画の中の食い違いを、重さとページの順に、引用を付けて並べます。"
        f"直しはしません。{other} と同じ命令です。\n\n"
        "Show what does not add up in a plan, the gravest first, page by page. "
        "Nothing is repaired.",
    )
    @plan_argument
    @click.option(
        "--without",
        "without",
        multiple=True,
        metavar="RULE",
        help="使わない規則。繰り返せます。規則の一覧は docs/audit.md。(rule to switch off)",
    )
    @report_options(FORMATS)
    def audit_command(
        plan_file: str | None,
        without: tuple[str, ...],
        form: Format,
        lang: "Lang",
        output: str,
        strict: bool,
    ) -> int:
        plan = open_plan(plan_file)
        with waiting("点検しています", "checking"):
            shown = build(plan, without, lang)
        write_report(partial(render, shown, form), output)
        return conclude(shown.unread, form, output, strict=strict)

    return audit_command
