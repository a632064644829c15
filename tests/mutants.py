# SPDX-License-Identifier: BSL-1.0
"""Changes one operator of the library at a time, and tells which changes the C++ tests let pass.

`python tests/mutants.py [--count N] [--seed S] [--floors value plan …]`: coverage says what tests
reach, this what they notice. Each mutant is built in a copy of the tree (build/mutants) and tested;
those that no test kills are printed as they would stand in a diff. A mutant that does not compile
is none.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
WORK = PROJECT / "build/mutants"
FLOORS = ("value", "notation", "plan", "progress", "review")
LONGEST = 300
"""Seconds: a mutant whose tests do not end is killed."""

# Operators as clang-format leaves them: with blanks around them, which templates' < and > have not.
SWAPS = {
    " < ": (" <= ", " > "),
    " <= ": (" < ",),
    " > ": (" >= ", " < "),
    " >= ": (" > ",),
    " == ": (" != ",),
    " != ": (" == ",),
    " && ": (" || ",),
    " || ": (" && ",),
    " + ": (" - ",),
    " - ": (" + ",),
    " * ": (" / ",),
    "++": ("--",),
    "(!": ("(",),
    " !": (" ",),
    "true": ("false",),
    "false": ("true",),
    " 0": (" 1",),
    " 1": (" 2", " 0"),
}
# What is no code of a function: comments, texts, and lines that only declare.
LEFT_OUT = re.compile(
    r'//[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|^#[^\n]*|static_assert', re.MULTILINE
)


@dataclass(frozen=True)
class Mutant:
    """One operator of a file, put otherwise."""

    path: Path
    at: int
    old: str
    new: str

    def text(self) -> str:
        """The file with it."""
        text = (PROJECT / self.path).read_text(encoding="utf-8")
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    def told(self) -> str:
        """Its line, before and after."""
        before = (PROJECT / self.path).read_text(encoding="utf-8")
        line = before.count("\n", 0, self.at)
        lines = (before.splitlines()[line], self.text().splitlines()[line])
        return f"{self.path}:{line + 1}\n- {lines[0].strip()}\n+ {lines[1].strip()}"


def sources(floors: list[str]) -> list[Path]:
    """Where the floors do what they do; headers whose change builds all anew are left out."""
    found = [path for floor in floors for path in (PROJECT / "src" / floor).rglob("*.cpp")]
    if "value" in floors:
        found += (PROJECT / "include/tomakomai_kpi/value/bodies").glob("*.hpp")
    return sorted(path.relative_to(PROJECT) for path in found)


def mutants(floors: list[str]) -> list[Mutant]:
    """All that there are."""
    found: list[Mutant] = []
    for path in sources(floors):
        text = (PROJECT / path).read_text(encoding="utf-8")
        code = LEFT_OUT.sub(lambda gap: " " * len(gap[0]), text)
        for old, others in SWAPS.items():
            behind = r"\b" if old[-1].isalnum() else "(?!=)"
            for place in re.finditer(re.escape(old) + behind, code):
                found += [Mutant(path, place.start(), old, new) for new in others]
    return found


def run(*command: str | Path) -> bool:
    """Whether a command succeeds within its time; what it started ends with it."""
    with subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            return running.wait(LONGEST) == 0
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, 9)
            return False


def builds() -> bool:
    """The tests, in the copy."""
    return run("cmake", "--build", WORK / "built", "--target", "tomakomai_kpi_tests")


def passes() -> bool:
    """Whether all tests of the floors pass."""
    return run(
        *("ctest", "--test-dir", WORK / "built", "-j2", "--stop-on-failure"),
        *("-R", "^(value|notation|plan|progress|column|review|audit|document)/"),
    )


def copy_tree() -> None:
    """The tree as it stands, built once."""
    tree = WORK / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        to = tree / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if (PROJECT / name).exists():
            shutil.copy2(PROJECT / name, to)
    run(
        *("cmake", "-S", tree, "-B", WORK / "built", "-G", "Ninja"),
        *("-DCMAKE_BUILD_TYPE=Debug", "-DTOMAKOMAI_KPI_EXAMPLES=OFF"),
    )


def main() -> int:
    """Make, build, test, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--floors", nargs="+", choices=FLOORS, default=list(FLOORS))
    options = parser.parse_args()
    every = mutants(options.floors)
    chosen = random.Random(options.seed).sample(every, len(every))
    print(f"{len(every)} mutants, seed {options.seed}", flush=True)
    copy_tree()
    if not (builds() and passes()):
        print("the tests fail as the tree stands")
        return 2
    killed = lived = 0
    for mutant in chosen:
        if killed + lived == options.count:
            break
        place = WORK / "tree" / mutant.path
        place.write_text(mutant.text(), encoding="utf-8")
        if builds():
            if passes():
                lived += 1
                print(f"\n{mutant.told()}", flush=True)
            else:
                killed += 1
        shutil.copy2(PROJECT / mutant.path, place)
        os.utime(place)
    share = 100 * killed / max(1, killed + lived)
    print(f"\n{killed} of {killed + lived} killed: {share:.0f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
