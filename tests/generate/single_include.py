# SPDX-License-Identifier: BSL-1.0
"""Prints the light floor as one header, which needs nothing beside it but, for big numbers, Boost.

It is header-only wherever it is included. Each header of ours stands where it is first included,
whole; those of the standard stay where they are.
"""

import re
import sys
from pathlib import Path

INCLUDE = Path(__file__).parents[2] / "include"
ROOTS = ("version.hpp", "value.hpp", "notation/literal.hpp")
OURS = re.compile(r"^#include <(tomakomai_kpi/[^>]+)>\n?", re.MULTILINE)
HEAD = """\
// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SINGLE_INCLUDE_HPP
#define TOMAKOMAI_KPI_SINGLE_INCLUDE_HPP

// Exact numbers, fiscal years, units, rules, typed quantities, observations, run-time values and
// literals of tomakomai_kpi in one header, made by tests/generate/single_include.py: the same as
// TOMAKOMAI_KPI_HEADER_ONLY, <tomakomai_kpi/value.hpp> and <tomakomai_kpi/notation/literal.hpp>.

#ifndef TOMAKOMAI_KPI_HEADER_ONLY
#define TOMAKOMAI_KPI_HEADER_ONLY
#endif

"""


def inlined(name: str, done: set[str]) -> str:
    """The header with what it includes, each once."""
    if name in done:
        return ""
    done.add(name)
    text = (INCLUDE / name).read_text(encoding="utf-8")
    text = text.removeprefix("// SPDX-License-Identifier: BSL-1.0\n")
    return OURS.sub(lambda found: inlined(found[1], done), text)


def main() -> None:
    """Print it."""
    done: set[str] = set()
    roots = "".join(inlined(f"tomakomai_kpi/{root}", done) for root in ROOTS)
    text = re.sub(r"\n{3,}", "\n\n", HEAD + roots + "\n#endif\n")
    sys.stdout.buffer.write(text.encode())


if __name__ == "__main__":
    main()
