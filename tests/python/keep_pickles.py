# SPDX-License-Identifier: BSL-1.0
"""Pickles of this release, for all later ones to read: ``python tests/python/keep_pickles.py``.

Made once for each release, as kept/VERSION.pickle: a dict of classes, each with how some objects
show themselves and their own pickles. It is never made anew; test_kept_pickles.py reads them all.
"""

import pickle
import sys
from pathlib import Path

KEPT = Path(__file__).with_name("kept")
LARGEST = 30_000  # of a pickle: plans and what holds them are the plan CSV, which has its own tests
OF_EACH = 4


def main() -> None:
    import tomakomai_kpi as tk
    from kept_objects import examples

    file = KEPT / f"{tk.__version__}.pickle"
    if file.exists():
        sys.exit(f"{file.name} is there already")
    kept: dict[str, list[tuple[str, bytes]]] = {}
    for cls, things in examples().items():
        if not cls.__module__.startswith("tomakomai_kpi"):
            continue
        for thing in things:
            held = pickle.dumps(thing, protocol=4)
            of_class = kept.setdefault(f"{cls.__module__}.{cls.__qualname__}", [])
            if len(held) <= LARGEST and len(of_class) < OF_EACH:
                of_class.append((repr(thing), held))
    KEPT.mkdir(exist_ok=True)
    file.write_bytes(pickle.dumps({name: of for name, of in kept.items() if of}, protocol=4))


if __name__ == "__main__":
    main()
