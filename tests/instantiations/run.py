# SPDX-License-Identifier: BSL-1.0
"""Counts the templates that clang instantiates for a typical program, against a recorded count.

A growth above 3 % fails and lists the templates that grew; --record accepts the counts of now.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
EVENTS = ("InstantiateClass", "InstantiateFunction")


def count(compiler: str, include: str) -> Counter[str]:
    """How often each template is instantiated, by its name without arguments."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "typical.o"
        command = [compiler, "-std=c++20", "-c", "-ftime-trace", "-ftime-trace-granularity=0"]
        command += [f"-I{include}", str(HERE / "typical.cpp"), "-o", str(output)]
        subprocess.run(command, check=True)
        trace = json.loads(output.with_suffix(".json").read_text(encoding="utf-8"))
    names = (e["args"]["detail"] for e in trace["traceEvents"] if e["name"] in EVENTS)
    return Counter(re.split(r"[<(]", name, maxsplit=1)[0] for name in names)


def main() -> int:
    """Compare, or record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--include", required=True)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    now = count(options.compiler, options.include)
    if options.record:
        RECORDED.write_text(
            json.dumps(dict(sorted(now.items())), indent=1) + "\n", encoding="utf-8"
        )
        return 0
    before = Counter(json.loads(RECORDED.read_text(encoding="utf-8")))
    print(f"instantiations: {now.total()}, recorded {before.total()}")
    if now.total() * 100 <= before.total() * 103:
        print("1 passed, 0 failed")
        return 0
    for name, more in (now - before).most_common(20):
        print(f"  {name}: {before[name]} -> {before[name] + more}")
    print("0 passed, 1 failed")
    return 1


if __name__ == "__main__":
    sys.exit(main())
