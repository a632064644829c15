# SPDX-License-Identifier: BSL-1.0
"""What pages say on paper: the strings of their heads and feet."""


def css_string(text: str) -> str:
    """A string of CSS that shows the text, whatever is in it, and ends nothing around it."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'
