# SPDX-License-Identifier: BSL-1.0
"""The exceptions of the library: one root, one class for each sort of mistake.

Each has a stable ``code`` and its facts as attributes, and pickles. Reading errors are ValueErrors
too, mixing errors TypeErrors, as callers expect.
"""

from collections.abc import Collection
from typing import Any, Self

from tomakomai_kpi._core import _no_such_name, _visible


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Show what would end a line, move a terminal or turn the text around: ␀ for NUL, U+202E."""
    if text.isprintable():
        return text
    known = text.encode("utf-8", "surrogatepass")
    return _visible(known, keep_lines).decode("utf-8", "surrogatepass")


class KpiError(Exception):
    """Root of all errors.

    Args:
        message: what was read, where, which rule refused it and what would do.
        code: the stable name of the rule.
        facts: more attributes.
    """

    code: str

    def __init__(self, message: str, code: str, **facts: Any) -> None:
        several = len(facts.get("errors", ())) > 1  # a line each
        super().__init__(visible(message, keep_lines=several))
        self.code = code
        self.__dict__.update(facts)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), dict(self.__dict__))

    @classmethod
    def _from_facts(cls, message: str, facts: dict[str, Any]) -> Self:
        return cls(message, **facts)


def _rebuild(cls: type[KpiError], message: str, facts: dict[str, Any]) -> KpiError:
    return cls._from_facts(message, facts)


class NotationError(KpiError, ValueError):
    """A text that cannot be read: ``text``, and ``position`` in its UTF-8 bytes.

    ``nearest`` is what may have been meant there (9,777,442 or 箇所), for people to judge; often
    empty.
    """

    text: str
    position: int
    nearest: str = ""


class NumberError(KpiError, TypeError, ValueError):
    """An object that is no exact number: a float, a bool, NaN."""


class UnitError(KpiError, TypeError):
    """Units that may not meet: ``left`` and ``right``."""

    left: str
    right: str


class BasisError(KpiError, TypeError):
    """Bases that may not meet: ``left`` and ``right``."""

    left: str
    right: str


class PeriodError(KpiError, TypeError, ValueError):
    """Fiscal periods that may not meet: ``left`` and ``right``."""

    left: str
    right: str


class AmountError(KpiError, TypeError):
    """An amount that arithmetic cannot take: a missing one, or a bound.

    No ValueError, which pandas would hide in one of its own.
    """


class ArgumentError(KpiError, TypeError, ValueError):
    """An argument that a function does not take: of another type, length or range."""


class DivisionError(KpiError, ZeroDivisionError):
    """Division by zero."""


class PlanError(KpiError, ValueError, LookupError):
    """A plan that is broken, or lacks what was asked (``file``, ``line``, ``column``).

    All errors of a file come at once: ``errors`` has the first of them in the order of places, each
    as (line, column, code, message), and ``error_count`` says how many there are. Code, line and
    column of the error itself are those of the first.
    """

    file: str
    line: int
    column: int
    errors: tuple[tuple[int, int, str, str], ...]
    error_count: int


class PlanFileError(KpiError, OSError):
    """A file that cannot be read or written: ``file``, and where known ``line`` and ``column``."""

    file: str
    line: int
    column: int


class PlanFileWarning(UserWarning):
    """Something in a plan's file that is kept there, and not read: columns that are not ours."""


class MissingExtraError(KpiError, ImportError):
    """A library of an extra is not installed; the message has the line that installs it."""


def unknown_name(
    what: str, text: object, known: Collection[str], in_english: str, code: str = "unknown_name"
) -> KpiError:
    """The error of a name that is none of the known ones: it says what is near, or all there are.

    >>> from tomakomai_kpi.errors import unknown_name
    >>> print(unknown_name("書式", "htm", ["html", "csv"], "no such format"))
    書式「htm」はありません。近いもの: html (no such format; did you mean html?) [unknown_name]
    """
    return KpiError(f"{_no_such_name(what, str(text), known, in_english)} [{code}]", code)
