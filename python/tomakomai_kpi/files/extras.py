# SPDX-License-Identifier: BSL-1.0
"""What to say where a library of an extra is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from tomakomai_kpi.errors import MissingExtraError


@contextmanager
def needing(extra: str, package: str | None = None, purpose: str = "") -> Iterator[None]:
    """What cannot be imported inside is an error that names it and the line that installs it.

    Args:
        extra: of this package, which brings the library.
        package: the library; by default the module that cannot be imported.
        purpose: what it is needed for, as in ``Excelで書くには``.

    Raises:
        MissingExtraError: in place of an ImportError.
    """
    try:
        yield
    except ImportError as error:
        absent = package or error.name
        needed = f"{purpose} {absent} が要ります" if purpose else f"{absent}がありません"
        raise MissingExtraError(
            f"{needed}: pip install 'tomakomai-kpi[{extra}]' で入ります"
            f" ({absent} is not installed) [missing_extra]",
            "missing_extra",
        ) from error
