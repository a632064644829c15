# SPDX-License-Identifier: BSL-1.0
"""What pandas asks of columns of numbers, and amounts with a unit do not do."""


def unsupported(dtype: object, name: str) -> TypeError:
    """A TypeError that pandas knows by its words."""
    return TypeError(
        f"「{name}」は {dtype} の列にはありません"
        f" (dtype '{dtype}' does not support operation '{name}')"
    )
