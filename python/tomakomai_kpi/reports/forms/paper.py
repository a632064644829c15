# SPDX-License-Identifier: BSL-1.0
"""What pages say on paper: the strings of their heads and feet."""


def css_string(text: str) -> str:
    """A string of CSS that shows the text, whatever is in it, and ends nothing around it."""
    return '"' + "".join(c if _is_plain(c) else f"\\{ord(c):x} " for c in text) + '"'


def _is_plain(character: str) -> bool:
    return character.isalnum() or (character.isprintable() and not character.isascii())
