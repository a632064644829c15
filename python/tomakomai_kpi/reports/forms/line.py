# SPDX-License-Identifier: BSL-1.0
"""Text on one line, whatever a document has in it."""

# What would move a terminal's cursor, end the line it stands in, or turn the rest of it round.
_CONTROLS = dict.fromkeys(
    [
        *(*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C),
    ],
    " ",
)


def one_line(text: str) -> str:
    """The text with a space in place of line breaks, control characters and turns of writing."""
    return text.translate(_CONTROLS)
