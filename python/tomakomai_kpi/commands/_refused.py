# SPDX-License-Identifier: BSL-1.0
"""What click says of a wrong argument, as all our errors are said: Japanese, English, the code."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tomakomai_kpi._core import _near_words

if TYPE_CHECKING:
    import click


LONGEST = 40
"""Characters of what was typed that a message repeats."""


class Words(NamedTuple):
    """One thing in both languages."""

    japanese: str
    english: str


def refusal(error: "click.ClickException", program: str) -> str:
    """The line for people: what is wrong, what may have been meant, and who tells the usage."""
    said = _words(error)
    context = getattr(error, "ctx", None)
    asked = context.command_path if context is not None else program
    return f"{said.japanese}。使い方は {asked} --help ({said.english}) [bad_argument]"


def _words(error: "click.ClickException") -> Words:
    import click

    match error:
        case click.NoSuchOption():
            return _no_such("オプション", "option", error.option_name, _options(error.ctx))
        case click.BadOptionUsage():
            return _misused(error)
        case click.MissingParameter():
            return _missing(error.param)
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices))):
            return _no_choice(error, choices)
        case click.UsageError() if found := re.fullmatch(
            r"No such command '(.*)'\..*", error.message, re.DOTALL
        ):
            group = error.ctx.command if error.ctx is not None else None
            known = list(group.commands) if isinstance(group, click.Group) else []
            return _no_such("命令", "command", found[1], known)
        case click.UsageError() if found := re.fullmatch(
            r"Got unexpected extra arguments? \((.*)\)", error.message, re.DOTALL
        ):
            return Words(f"余分な引数{_quoted(found[1])}があります", "an unexpected argument")
    return Words("引数が違います", error.format_message().rstrip("."))


def _no_such(what: str, english: str, typed: str, known: list[str]) -> Words:
    near = _near_words(typed, known)
    return Words(f"{what}{_quoted(typed)}はありません{near[0]}", f"no such {english}{near[1]}")


def _quoted(text: str) -> str:
    return f"「{text[:LONGEST]}…」" if len(text) > LONGEST else f"「{text}」"


def _options(context: "click.Context | None") -> list[str]:
    params = [] if context is None else context.command.get_params(context)
    return [name for param in params for name in param.opts if name.startswith("--")]


def _misused(error: "click.BadOptionUsage") -> Words:
    name = error.option_name
    if "does not take" in error.message:
        return Words(f"{name} に値は要りません", f"{name} takes no value")
    return Words(f"{name} には値が要ります", f"{name} takes a value")


def _missing(param: "click.Parameter | None") -> Words:
    import click

    if param is None:
        return Words("引数が足りません", "a missing argument")
    if isinstance(param, click.Option):
        return Words(f"{param.opts[-1]} がありません", f"{param.opts[-1]} is missing")
    name = param.human_readable_name
    return Words(f"引数 {name} がありません", f"argument {name} is missing")


def _no_choice(error: "click.BadParameter", choices: Sequence[str]) -> Words:
    assert error.param is not None
    found = re.match(r"(['\"])(.*)\1 is not ", error.message, re.DOTALL)
    typed = found[2] if found else ""
    near = _near_words(typed, choices)
    there = near[0] or f"。選べるのは {'、'.join(choices)}"
    name = error.param.opts[-1]
    return Words(f"{name} に{_quoted(typed)}は選べません{there}", f"no such choice{near[1]}")
