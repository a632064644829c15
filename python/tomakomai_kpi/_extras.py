# SPDX-License-Identifier: BSL-1.0
"""What to say where a library of an extra is not installed."""

from tomakomai_kpi.errors import MissingExtraError


def missing(package: str | None, extra: str, purpose: str = "") -> MissingExtraError:
    """The error that names the package and the line that installs it.

    Args:
        package: the library that cannot be imported.
        extra: of this package, which brings the library.
        purpose: what it is needed for, as in ``Excelで書くには``.
    """
    needed = f"{purpose} {package} が要ります" if purpose else f"{package}がありません"
    return MissingExtraError(
        f"{needed}: pip install 'tomakomai-kpi[{extra}]' で入ります"
        f" ({package} is not installed) [missing_extra]",
        "missing_extra",
    )
