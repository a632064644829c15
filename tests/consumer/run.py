# SPDX-License-Identifier: BSL-1.0
"""Takes the library in, as a program of someone else's would, by one way or by all of them.

`run.py WAY --build BUILD …` is one test of CTest: the library as it was installed out of BUILD, or
the headers of this tree. `run.py matrix …` is for ./dev check --all: every way by every compiler
and dialect that is here, with the library built anew, archived and shared.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
COMPILERS = ("g++", "clang++-14", "clang++-16", "clang++-19", "clang++-22")
DIALECTS = ("20", "23", "26")


class Consumer:
    """One compiler, one dialect, and where the library is installed or built."""

    def __init__(self, options: argparse.Namespace, work: Path) -> None:
        self.options = options
        self.work = work
        self.prefix = options.work / "prefix"

    def run(self, *command: object, **environment: str) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        done = subprocess.run(
            words, text=True, capture_output=True, check=False, env={**os.environ, **environment}
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
        return done

    def compile(
        self, *words: object, source: str = "light_floor.cpp", name: str = "program"
    ) -> Path:
        """The program of a source in this folder."""
        self.work.mkdir(parents=True, exist_ok=True)
        program = self.work / name
        dialect = f"-std=c++{self.options.dialect}"
        self.run(self.options.compiler, dialect, *WARNINGS, HERE / source, *words, "-o", program)
        return program

    def cmake(self, way: str, part: str, *settings: str) -> Path:
        """Configures, builds and tests the project of this folder."""
        build = self.work / f"{way}-{part}"
        shutil.rmtree(build, ignore_errors=True)
        cmake = self.options.cmake
        self.run(
            *(cmake, "-S", HERE, "-B", build, "-G", self.options.generator),
            *(f"-DWAY={way}", f"-DPART={part}", f"-DSOURCE={PROJECT}"),
            f"-DCMAKE_CXX_COMPILER={self.options.compiler}",
            f"-DCMAKE_CXX_STANDARD={self.options.dialect}",
            f"-DCMAKE_PREFIX_PATH={self.prefix}",
            *settings,
        )
        self.run(cmake, "--build", build)
        self.run(Path(cmake).with_name("ctest"), "--test-dir", build, "--output-on-failure")
        return build


def install(c: Consumer) -> None:
    """The library built in BUILD, for the tests that find it."""
    shutil.rmtree(c.prefix, ignore_errors=True)
    c.run(c.options.cmake, "--install", c.options.build, "--prefix", c.prefix)


def find_package(c: Consumer) -> None:
    """The component `document`: a program that reads a plan, and one with header-only sources."""
    c.cmake("find_package", "document")


def find_core(c: Consumer) -> None:
    """The component `core` alone."""
    c.cmake("find_package", "core")


def find_module(c: Consumer) -> None:
    """The component `module`, where the compiler can."""
    if modules(c.options.compiler):
        c.cmake("find_package", "module", "-DCMAKE_CXX_EXTENSIONS=OFF")


def modules(compiler: str) -> bool:
    """Whether CMake can build modules by the compiler: clang from 16 on."""
    name, _, version = compiler.rpartition("-")
    return name == "clang++" and int(version) >= 16


def unknown_component(c: Consumer) -> None:
    """A component that there is not is named, with those that there are."""
    try:
        c.cmake("find_package", "charts")
    except SystemExit as refused:
        said = str(refused)
        assert 'no component "charts" here; installed: core;document' in said, said
    else:
        raise SystemExit("the component charts was found")


def add_subdirectory(c: Consumer) -> None:
    """The headers as a folder of another project."""
    c.cmake("add_subdirectory", "core", "-DTOMAKOMAI_KPI_DOCUMENT=OFF")


def fetch_content(c: Consumer) -> None:
    """The headers by FetchContent."""
    c.cmake("fetch_content", "core", "-DTOMAKOMAI_KPI_DOCUMENT=OFF")


def pkg_config(c: Consumer) -> None:
    """Both parts by pkg-config."""
    place = next(c.prefix.rglob("tomakomai_kpi.pc")).parent
    for part, more in (("tomakomai_kpi-core", []), ("tomakomai_kpi", ["-DLINKED"])):
        asked = c.run("pkg-config", "--cflags", "--libs", part, PKG_CONFIG_PATH=str(place))
        flags = asked.stdout.split()
        folders = [f"-Wl,-rpath,{f[2:]}" for f in flags if f.startswith("-L")]
        c.run(c.compile(*flags, *folders, *more, name=part))
    version = c.run(
        "pkg-config", "--modversion", "tomakomai_kpi", PKG_CONFIG_PATH=str(place)
    ).stdout
    header = (PROJECT / "include/tomakomai_kpi/version.hpp").read_text(encoding="utf-8")
    assert version.split() == [
        ".".join(re.findall(r"_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))
    ], version
    port = json.loads((PROJECT / "packaging/vcpkg/tomakomai-kpi/vcpkg.json").read_text("utf-8"))
    assert version.split() == [port["version"]], version


def shared(c: Consumer) -> None:
    """A shared library: what public headers declare is seen outside, and a program runs on it."""
    archive = next(c.prefix.rglob("libtomakomai_kpi.a"))
    c.work.mkdir(parents=True, exist_ok=True)
    library = c.work / "libtomakomai_kpi.so"
    whole = ("-Wl,--whole-archive", archive, "-Wl,--no-whole-archive")
    c.run(c.options.compiler, "-shared", *whole, "-o", library)

    def functions(*of: object) -> set[str]:
        lines = c.run("nm", "--demangle", "--defined-only", *of).stdout.splitlines()
        return {line.partition(" T ")[2] for line in lines if " T " in line}

    hidden = functions(archive) - functions("--dynamic", library)
    assert not [f for f in hidden if "tomakomai_kpi::detail::" not in f], hidden
    linked = ("-DLINKED", f"-I{c.prefix / 'include'}", library, f"-Wl,-rpath,{c.work}")
    c.run(c.compile("-fvisibility=hidden", *linked))


def headers_alone(c: Consumer) -> None:
    """-I and nothing else, with Boost's big numbers and without."""
    include = f"-I{PROJECT / 'include'}"
    c.run(c.compile(include, "-DTOMAKOMAI_KPI_HEADER_ONLY"))
    c.run(
        c.compile(include, "-DTOMAKOMAI_KPI_HEADER_ONLY", "-DTOMAKOMAI_KPI_NO_BOOST", "-fno-rtti")
    )


def without_exceptions(c: Consumer) -> None:
    """-fno-exceptions: the headers compile, and a refusal ends the program with its code."""
    flags = [
        f"-I{PROJECT / 'include'}",
        "-DTOMAKOMAI_KPI_HEADER_ONLY",
        "-fno-exceptions",
        "-fno-rtti",
    ]
    c.run(c.compile(*flags, "-DTOMAKOMAI_KPI_NO_BOOST"))
    roof = PROJECT / "include/tomakomai_kpi.hpp"
    c.run(c.options.compiler, "-std=c++20", *flags, "-fsyntax-only", "-x", "c++", roof)
    refusing = c.compile(*flags, "-DTOMAKOMAI_KPI_NO_BOOST", source="refused.cpp", name="refused")
    ended = subprocess.run([refusing], text=True, capture_output=True, check=False)
    assert ended.returncode < 0, ended
    assert ended.stderr.endswith("[zero_denominator]\n"), ended


def single_include(c: Consumer) -> None:
    """The one header, which nothing stands beside."""
    c.run(c.compile("-DSINGLE", f"-I{PROJECT / 'single_include'}"))


def portable(c: Consumer) -> None:
    """128-bit steps out of two words, as where the compiler has none of its own."""
    include = f"-I{PROJECT / 'include'}"
    c.run(c.compile(include, "-DTOMAKOMAI_KPI_HEADER_ONLY", "-DTOMAKOMAI_KPI_PORTABLE_WIDE"))


WAYS: dict[str, Callable[[Consumer], None]] = {
    f.__name__: f
    for f in (
        *(
            install,
            find_package,
            find_core,
            find_module,
            unknown_component,
            add_subdirectory,
            fetch_content,
        ),
        *(pkg_config, shared, headers_alone, without_exceptions, single_include, portable),
    )
}


def kits() -> Iterator[tuple[str, str]]:
    """The compilers that are here, each with the dialects that it knows."""
    for compiler in filter(shutil.which, COMPILERS):
        for dialect in DIALECTS:
            asked = [compiler, f"-std=c++{dialect}", "-fsyntax-only", "-x", "c++", os.devnull]
            if not subprocess.run(asked, capture_output=True, check=False).returncode:
                yield compiler, dialect


def matrix(options: argparse.Namespace) -> int:
    """Every way, by every compiler and dialect; the library built anew by each compiler."""
    failed = passed = 0
    for shared in ("OFF", "ON"):
        for compiler, dialect in kits():
            options.compiler, options.dialect = compiler, dialect
            options.work = options.build / f"{compiler}-{'shared' if shared == 'ON' else 'static'}"
            c = Consumer(options, options.work / dialect)
            if dialect == DIALECTS[0]:
                library = options.work / "library"
                c.run(
                    *(options.cmake, "-S", PROJECT, "-B", library, "-G", options.generator),
                    *(f"-DCMAKE_CXX_COMPILER={compiler}", f"-DBUILD_SHARED_LIBS={shared}"),
                    *("-DCMAKE_BUILD_TYPE=Release", "-DTOMAKOMAI_KPI_WERROR=ON"),
                    *("-DTOMAKOMAI_KPI_TESTS=OFF", "-DTOMAKOMAI_KPI_EXAMPLES=ON"),
                    f"-DTOMAKOMAI_KPI_MODULE={'ON' if modules(compiler) else 'OFF'}",
                )
                c.run(options.cmake, "--build", library)
                c.options.build = library
                install(c)
                options.build = library.parents[1]
            for name, way in WAYS.items():
                if name in {"install", "shared"} or (
                    shared == "ON" and "find" not in name and name != "pkg_config"
                ):
                    continue
                try:
                    way(c)
                    passed += 1
                except (SystemExit, AssertionError) as wrong:
                    print(f"{name}, {compiler}, C++{dialect}, shared {shared}:\n{wrong}")
                    failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main() -> int:
    """One way, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=[*WAYS, "matrix"])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--cmake", default=shutil.which("cmake"))
    parser.add_argument("--generator", default="Ninja")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--dialect", default="20")
    options = parser.parse_args()
    if options.way == "matrix":
        return matrix(options)
    WAYS[options.way](Consumer(options, options.work / options.way))
    return 0


if __name__ == "__main__":
    sys.exit(main())
