# SPDX-License-Identifier: BSL-1.0
"""The one place where commands take a plan, and open it: a file, ``-``, or the embedded plan."""

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from tomakomai_kpi._core import Plan
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.errors import PlanError
from tomakomai_kpi.files.guard import force
from tomakomai_kpi.files.input import StandardInput
from tomakomai_kpi.language import Lang, say
from tomakomai_kpi.plans import read_plan, tomakomai

STDIN = "-"

Command = TypeVar("Command", bound=Callable[..., Any])


def plan_argument(command: Command) -> Command:
    """The argument PLAN (``plan_file``): a file, ``-`` for stdin, or none for the embedded plan."""
    import click

    return click.argument("plan_file", metavar="[PLAN]", required=False)(command)


def force_option(command: Command) -> Command:
    """--force: files that their modes protect are replaced too."""
    import click

    def forced(_: click.Context, __: click.Parameter, wanted: bool) -> None:
        if wanted:
            force()

    return click.option(
        "--force",
        is_flag=True,
        expose_value=False,
        callback=forced,
        help="書き込みを許さないファイルも置き換えます。(replace read-only files too)",
    )(command)


def source_of(file: str) -> str | PathLike[str]:
    """The file, or all of standard input in its place."""
    return StandardInput() if file == STDIN else file


def source_in_words(file: str | None, lang: Lang) -> str:
    """Where the plan comes from, as a report says it."""
    if file is None:
        return say(lang, "収録済みの計画")
    return say(lang, "標準入力") if file == STDIN else Path(file).name


def require_two(plan: Plan, old: str = "old") -> None:
    """Refuse to look for what a review changed in a plan that was never reviewed."""
    if len(plan.revisions) == 1 and old not in plan.revisions:
        raise PlanError(
            f"この計画の版は {plan.revisions[0]} だけで、見直しの前後がありません。"
            "2つの計画を比べるのは compare A B です"
            " (only one revision; compare A B takes two plans) [unknown_name]",
            "unknown_name",
        )


def open_plan(file: str | None, encoding: str | None = None) -> Plan:
    """The plan that a command is given.

    Args:
        file: its name, ``-`` for standard input, None for the embedded plan.
        encoding: of a CSV, as for read_plan().
    """
    if file is None:
        return tomakomai()
    with waiting("計画を読んでいます", "reading the plan"):
        return read_plan(source_of(file), encoding)
