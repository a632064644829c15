# SPDX-License-Identifier: BSL-1.0
"""What all commands that report share: --format and --output, and where the text goes."""

import shutil
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Protocol

from tomakomai_kpi._core import Plan
from tomakomai_kpi.commands._plan import force_option
from tomakomai_kpi.commands._told import tell
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.files.output import STDOUT, form_of_name, write_output
from tomakomai_kpi.language import LANGUAGES
from tomakomai_kpi.reports.forms.unread import Unread

SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
    ".xlsx": "xlsx",
}

TABLES = ("csv", "json")
"""Formats for programs, which open with no line for people."""

PAGE = "html"
"""The format that browsers open."""

NO_TERMINAL = (120, 24)

READ_IN_PART = 3
"""The exit status of --strict where some of the document was not read."""

Command = Callable[..., int]


class Render(Protocol):
    """A report as text so many columns wide."""

    def __call__(self, width: int, *, color: bool) -> str: ...


def report_options(formats: Sequence[str]) -> Callable[[Command], Command]:
    """--format (``form``), --lang, --output, --strict and --open, which opens what was written.

    Without a format the output's suffix tells it; a page that is to be opened is HTML.
    """
    import click

    def told_by_output(context: click.Context, _: click.Parameter, chosen: str | None) -> str:
        written = {suffix: form for suffix, form in SUFFIXES.items() if form in formats}
        if not context.params["open_page"]:
            if context.params.get("split"):  # the output is a folder, whatever it is called
                return chosen or (formats[0] if context.params.get("summary") else PAGE)
            return form_of_name(context.params["output"], written, chosen, formats[0])
        form = form_of_name(context.params["output"], written, chosen, PAGE)
        if form != PAGE:
            raise KpiError(
                f"--open で開けるのは書式 {PAGE} だけです。{form} は開けません"
                " (only HTML can be opened) [bad_argument]",
                "bad_argument",
            )
        return form

    form = click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        callback=told_by_output,
        help=f"書式。省くと書き出し先の拡張子から、なければ{formats[0]}。(default: by suffix)",
    )
    output = click.option(
        "-o",
        "--output",
        is_eager=True,
        default=STDOUT,
        metavar="FILE",
        help="書き出し先。省くか - なら標準出力。(default: stdout)",
    )
    strict = click.option(
        "--strict",
        is_flag=True,
        help="文書に読めなかったところがあれば、報告を書いたうえで終了コードを3にします。"
        "(exit status 3 where some of the document was not read)",
    )
    open_page = click.option(
        "--open",
        "open_page",
        is_flag=True,
        is_eager=True,
        help="HTMLで書いてブラウザーで開きます。書き出し先を省くと一時ファイルに書きます。"
        "(show the page in a browser)",
    )
    lang = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=LANGUAGES[0],
        show_default=True,
        help="報告の言葉。名称、引用、値は記載のまま。(language; names and values stay as printed)",
    )
    return lambda command: form(lang(output(force_option(strict(open_page(_opening(command)))))))


def _opening(command: Command) -> Command:
    """The command, after which its page is shown where that is wanted."""

    @wraps(command)
    def opening(*, open_page: bool, output: str, **others: Any) -> int:
        if not open_page:
            return command(output=output, **others)
        if output == STDOUT:
            output = str(Path(mkdtemp(prefix="tomakomai-kpi-")) / "report.html")
            tell(f"ページ: {output} (the page)")
        status = command(output=output, **others)
        _show(Path(output))
        return status

    return opening


def _show(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        tell(f"ブラウザーを開けません。「{page}」を開いてください (no browser)")


def conclude(unread: Unread, form: str, output: str, *, strict: bool) -> int:
    """The exit status of a report that is written.

    What was not read is told on stderr too, where the report does not open with it on stdout: a
    table has no line for it (a comment is a broken row to readers of CSV), and a file is not seen.
    """
    if unread and (form in TABLES or output != STDOUT):
        tell(unread.line)
    return READ_IN_PART if strict and unread else 0


def default_revision(plan: Plan) -> str:
    """The only revision there is, else new."""
    return plan.revisions[0] if len(plan.revisions) == 1 else "new"


def write_report(render: Render, output: str) -> None:
    """To stdout, as wide as the terminal and in its colours, or to a file."""
    width = shutil.get_terminal_size(NO_TERMINAL).columns
    color = output == STDOUT and sys.stdout.isatty()
    with waiting("報告を書いています", "writing the report"):
        text = render(width, color=color)
    write_output(text.encode(), output)
