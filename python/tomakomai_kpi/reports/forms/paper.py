# SPDX-License-Identifier: BSL-1.0
"""What pages say on paper: the strings of their heads and feet, and when they were made."""

from datetime import date


def css_string(text: str) -> str:
    """A string of CSS that shows the text, whatever is in it, and ends nothing around it."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def japanese_date(day: date) -> str:
    """2026年11月27日."""
    return f"{day.year}年{day.month}月{day.day}日"
