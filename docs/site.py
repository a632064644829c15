# SPDX-License-Identifier: BSL-1.0
"""Builds the site of the documentation: `./dev docs`, or `python docs/site.py`.

The pages lie in the repository as a code host shows them, with relative links between each other
and to sources. Here they are copied into one tree (build/docs/source), their links turned to where
things lie in it, the references beside them that are made of the package, the headers and the
command; then Sphinx builds build/docs/html, every warning an error, and each link of what it built
is followed.
"""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import reference_commands
import reference_cpp
import reference_python

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
SOURCE = PROJECT / "build/docs/source"
HTML = PROJECT / "build/docs/html"

# Pages that stand at the top of the repository, where people and hosts look for them.
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")

FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s#:]+)(#[^)\s]*)?(\))")


def place(path: Path) -> Path:
    """Where a file of the repository lies in the site."""
    if path.is_relative_to("docs"):
        return path.relative_to("docs")
    if str(path) in TOP:
        return Path("project", path.name.lower())
    return Path("files", path)


def turned(text: str, page: Path, wanted: set[Path]) -> str:
    """A page with its links where things lie in the site; `wanted` gets the files they name."""
    here = place(page).parent

    def turn(link: re.Match[str]) -> str:
        before, target, anchor, after = link.groups("")
        path = Path(os.path.normpath(page.parent / unquote(target)))
        if not (PROJECT / path).exists():
            raise SystemExit(f"{page}: リンク先がありません (dead link): {target}")
        if (PROJECT / path).is_dir():  # a host shows folders, a site has none
            path /= "README.md" if (PROJECT / path / "README.md").exists() else ""
        if place(path).parts[0] == "files":
            wanted.add(path)
        return before + os.path.relpath(place(path), here) + anchor + after

    parts = FENCE.split(text)
    return "".join(part if part.startswith("```") else LINK.sub(turn, part) for part in parts)


def contents(index: str) -> str:
    """The tree of pages that Sphinx wants: the sections of the first page, and the pages they link.

    So the first page is the only list of them, on a code host too, and a page that it does not
    name is an error.
    """
    trees = []
    named: set[str] = set()
    for section in re.split(r"^## ", index, flags=re.MULTILINE)[1:]:
        links = [link[1] for link in LINK.findall(section) if link[1].endswith(".md")]
        links = [link for link in dict.fromkeys(links) if link not in named]
        named.update(links)
        if links:
            title = section.splitlines()[0]
            trees.append(
                "\n".join(["```{toctree}", ":hidden:", f":caption: {title}", "", *links, "```"])
            )
    return index + "\n" + "\n\n".join(trees) + "\n"


def generated() -> dict[str, str]:
    """The pages of docs/reference that are made of the package, the headers and the command."""
    return reference_python.pages() | reference_cpp.pages() | reference_commands.pages()


def stage() -> None:
    """Puts all that Sphinx reads into one tree."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    made = generated()
    wanted: set[Path] = set()
    pages = [p.relative_to(PROJECT) for p in DOCS.rglob("*.md")] + [Path(p) for p in TOP]
    for page in pages:
        to = SOURCE / place(page)
        to.parent.mkdir(parents=True, exist_ok=True)
        text = (PROJECT / page).read_text("utf-8")
        text = turned(text, page, wanted)
        if page == Path("docs/index.md"):
            text = contents(text)
        to.write_text(text, "utf-8")
    shutil.copytree(DOCS / "images", SOURCE / "images")
    shutil.copy(DOCS / "conf.py", SOURCE)
    (SOURCE / "_static").mkdir()
    shutil.copy(DOCS / "site.css", SOURCE / "_static")
    for path in wanted:
        to = SOURCE / place(path)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / path, to)
    for name, text in made.items():
        to = SOURCE / "reference" / name
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, "utf-8")
    with (SOURCE / "reference/index.md").open("a", encoding="utf-8") as index:
        for title, folder in (
            ("Python", "python/"),
            ("C++", "cpp/"),
            ("命令  Commands", "commands"),
        ):
            names = [name for name in made if name.startswith(folder)]
            index.write(
                "\n".join([f"\n## {title}", "", "```{toctree}", ":maxdepth: 1", "", *names])
            )
            index.write("\n```\n")


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.links.add(value)


def dead_links() -> list[str]:
    """Links inside the site that lead nowhere."""
    pages = {path: _Page(path.read_text("utf-8")) for path in HTML.rglob("*.html")}
    dead = []
    for path, page in pages.items():
        for link in sorted(page.links):
            target = urlsplit(link)
            if target.scheme or target.netloc:
                continue
            there = (path.parent / unquote(target.path)).resolve() if target.path else path
            lost = not there.exists() or (
                target.fragment
                and there in pages
                and unquote(target.fragment) not in pages[there].ids
            )
            if lost:
                dead.append(f"{path.relative_to(HTML)}: {unquote(link)}")
    return dead


def main() -> None:
    """Build the site, or say what is wrong with it."""
    stage()
    shutil.rmtree(HTML, ignore_errors=True)
    build = ["-b", "html", "-W", "--keep-going", "-q", "-j", "auto"]
    made = subprocess.run(
        [sys.executable, "-m", "sphinx", *build, str(SOURCE), str(HTML)], check=False
    )
    if made.returncode:
        raise SystemExit(made.returncode)
    if dead := dead_links():
        raise SystemExit("リンク先がありません (dead links):\n" + "\n".join(dead))
    print(HTML / "index.html")


if __name__ == "__main__":
    main()
