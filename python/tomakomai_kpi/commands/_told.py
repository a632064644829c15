# SPDX-License-Identifier: BSL-1.0
"""Lines for people beside a command's output: on stderr, or nowhere where that is closed."""

import sys
from contextlib import suppress

from tomakomai_kpi.commands._waiting import erase
from tomakomai_kpi.reports.forms.line import one_line


def tell(text: str) -> None:
    """One line; print() would take a closed stderr for stdout."""
    if sys.stderr is None:
        return
    erase()
    with suppress(OSError, ValueError):
        print(one_line(text), file=sys.stderr)
