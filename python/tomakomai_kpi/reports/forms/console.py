# SPDX-License-Identifier: BSL-1.0
"""The console that texts are printed on: nothing in them is markup, a link or an emoji of rich."""

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console


def console_into(out: TextIO, *, color: bool, width: int | None = None) -> "Console":
    """A console that writes into a text, in the terminal's colours where they are asked for."""
    from rich.console import Console

    return Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="auto" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
