# SPDX-License-Identifier: BSL-1.0
"""How long a deed takes."""

import time
from collections.abc import Callable
from typing import Any


def wall(deed: Callable[[], Any], runs: int) -> float:
    """Seconds that pass, the best of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        deed()
        best = min(best, time.perf_counter() - start)
    return best
