# SPDX-License-Identifier: BSL-1.0
"""An independent reading of the 新旧対照表 from which the embedded plan was taken.

The tests compare the embedded plan with the document itself. So this module
shares nothing with the library, knows the document only as text, and keeps
every value as the text that is printed: it reads no numbers and no units.

The document is a table with three columns, separated by tabs: 頁, 新, 旧.
A cell holds paragraphs of a little HTML, and is one of five things:

- a goal       基本目標N name, then a paragraph for each numeric target
- a measure    施策N name and its text; the one of p77~78 holds three projects
- a project    ■事業名・事業の内容 name【departments】flags, its text (often
               left out), ■重要業績評価指標(KPI), then its indicators
- a marker     ~事業の新規追加~, ~施策の新規追加~: this side has nothing here
- plan text    the rows of pages 33, 34 and 36

What misleads a reader, and is therefore handled here by name: in 旧 the label
実績値 stands before the *baseline*; footnotes repeat the labels of values; the
mark ※ stands in four different places about a label; a value may contain
parentheses and is not always followed by a space or a tag.

    document = read(text)
    document.new.projects[0].indicators[0].readings
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FLAGS = ("新規施策", "新規事業", "事業内容変更", "KPI変更", "数値目標変更", "取組終了")
DASHES = ("\u30fc", "-", "\uff0d")  # KATAKANA PROLONGED SOUND MARK, HYPHEN-MINUS, FULLWIDTH


class SeedError(Exception):
    """The text is not the document that this module was written for."""


@dataclass(frozen=True)
class Row:
    """One row of the table, as it stands in the file."""

    page: str
    new: str
    old: str


@dataclass(frozen=True)
class Reading:
    """One labelled value: 基準値(平成30年度):46人."""

    label: str
    year: str
    text: str
    marked: bool  # ※ stands at the label
    noted: bool  # a footnote speaks of it, marked or not
    spaced: bool  # a space stands between colon and value


@dataclass(frozen=True)
class Indicator:
    """A numeric target of a goal, or a KPI of a project."""

    name: str
    scale: str  # 5段階評価, or ""
    flags: tuple[str, ...]  # its own; those of a project's KPI stand at the project
    defined: bool  # a footnote says what is counted
    readings: tuple[Reading, ...]

    def reading(self, label: str) -> Reading | None:
        """The value under *label*, or None where the side prints no such label."""
        return next((reading for reading in self.readings if reading.label == label), None)


@dataclass(frozen=True)
class Goal:
    number: int
    page: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Measure:
    mark: str  # as printed; two of the five marks are misprinted
    page: str
    name: str
    goal: int
    description: str  # with its tags


@dataclass(frozen=True)
class Project:
    number: int  # its place among the projects of 新, the same on both sides
    page: str
    name: str
    goal: int
    in_measure: bool  # stands inside the cell of a measure
    departments: tuple[str, ...]
    flags: tuple[str, ...]
    description: str  # with its tags
    indicators: tuple[Indicator, ...]

    def indicator(self, name: str) -> Indicator | None:
        return next((each for each in self.indicators if each.name == name), None)


@dataclass(frozen=True)
class Side:
    """All that one column of the table says."""

    goals: tuple[Goal, ...]
    measures: tuple[Measure, ...]
    projects: tuple[Project, ...]

    def indicators(self) -> Iterator[tuple[Goal | Project, Indicator]]:
        """Every indicator with the goal or project that it belongs to."""
        owners: tuple[Goal | Project, ...] = (*self.goals, *self.projects)
        for owner in owners:
            for indicator in owner.indicators:
                yield owner, indicator

    def readings(self) -> Iterator[Reading]:
        for _, indicator in self.indicators():
            yield from indicator.readings


@dataclass(frozen=True)
class Document:
    rows: tuple[Row, ...]
    new: Side
    old: Side
    stated: dict[str, int]  # the counts that page 36 claims, by its own words

    def pairs(self) -> Iterator[tuple[Project, Project]]:
        """The projects that both sides have, as (new, old): those of one row."""
        old = {project.number: project for project in self.old.projects}
        for project in self.new.projects:
            if project.number in old:
                yield project, old[project.number]


def read(text: str) -> Document:
    """Reads the whole document."""
    rows = tuple(_rows(text))
    stated = {
        words: int(count)
        for row in rows
        if row.page == "36"
        for words, count in re.findall(r"・(\S+) (\d+)項目", _plain(row.new))
    }
    return Document(rows, _side(rows, "new"), _side(rows, "old"), stated)


def fingerprint(description: str) -> str:
    """FNV-1a (64 bit) over a description without tags and white space; "" for none.

    <主な事業> looks like a tag and is text.
    """
    text = re.sub(r"[ \t\n\v\f\r\u3000]", "", _TAG.sub("", description))
    if not text:
        return ""
    digest = 0xCBF29CE484222325
    for byte in text.encode():
        digest = (digest ^ byte) * 0x100000001B3 % 2**64
    return f"{digest:016x}"


# Rows and cells

_TAG = re.compile(r"</?p>|</?u>|<ul[^>]*>|</ul>|<li>|<br>")
_KPI_HEADING = "■重要業績評価指標(KPI)"
_PROJECT_HEADING = "■事業名・事業の内容"


def _rows(text: str) -> Iterator[Row]:
    for line in text.split("\n"):
        cells = line.split("\t")
        # Titles have one cell. The header is repeated on every sheet.
        if len(cells) == 3 and cells[0] != "頁":
            yield Row(*cells)


def _side(rows: tuple[Row, ...], column: str) -> Side:
    goals: list[Goal] = []
    measures: list[Measure] = []
    projects: list[Project] = []
    first_number = 1  # of the projects in the row at hand
    for row in rows:
        cell: str = getattr(row, column)
        plain = _plain(cell)
        if plain.startswith("基本目標"):
            goals.append(_goal(row.page, cell))
        elif re.match(r"施策[①-⑳]", plain):
            measures.append(_measure(row.page, cell, goals[-1].number))
        for place, part in enumerate(_project_parts(cell)):
            projects.append(_project(first_number + place, row.page, part, goals[-1].number))
        # Counted in 新 for both sides: it has all the projects that 旧 has.
        first_number += len(_project_parts(row.new))
    return Side(tuple(goals), tuple(measures), tuple(projects))


def _goal(page: str, cell: str) -> Goal:
    heading, *targets = [part for part in cell.split("</p>") if _plain(part).strip()]
    match = re.match(r"基本目標(\d) (.+)", _plain(heading))
    if match is None:
        raise SeedError(f"p{page}: not the heading of a goal: {_plain(heading)[:40]}")
    indicators = tuple(_indicator(page, target) for target in targets)
    return Goal(int(match[1]), page, match[2].strip(), indicators)


def _measure(page: str, cell: str, goal: int) -> Measure:
    heading, _, text = cell.partition("</p>")
    match = re.match(r"施策(.) (.+)", _plain(heading))
    if match is None:
        raise SeedError(f"p{page}: not the heading of a measure: {_plain(heading)[:40]}")
    description, _, _ = text.partition(_PROJECT_HEADING)
    return Measure(match[1], page, match[2].strip(), goal, description)


@dataclass(frozen=True)
class _ProjectPart:
    heading: str
    description: str
    indicators: str
    in_measure: bool


def _project_parts(cell: str) -> list[_ProjectPart]:
    parts: list[_ProjectPart] = []
    if _plain(cell).startswith(_PROJECT_HEADING):
        heading, _, rest = cell.partition("</p>")
        description, _, indicators = rest.partition(_KPI_HEADING)
        heading = _plain(heading).removeprefix(_PROJECT_HEADING)
        parts.append(_ProjectPart(heading, description, indicators, in_measure=False))
    # p77~78: the cell of a measure with projects in it, which have no KPI heading.
    for part in cell.split("事業名：")[1:]:
        heading, bracket, rest = part.partition("】")
        description, label, indicators = rest.partition("指標名")
        parts.append(
            _ProjectPart(
                _plain(heading + bracket), description, label + indicators, in_measure=True
            )
        )
    return parts


def _project(number: int, page: str, part: _ProjectPart, goal: int) -> Project:
    brackets = re.search(r"【([^】]*)】", part.heading)
    if brackets is None:
        raise SeedError(f"p{page}: a project without departments: {part.heading[:40]}")
    # Flags stand behind the name, before or after the departments.
    words = part.heading.replace(brackets[0], " ").split()
    flags = tuple(word for word in words if word in FLAGS)
    indicators = re.split(r"指標名[:：]", part.indicators)[1:]
    return Project(
        number=number,
        page=page,
        name=" ".join(word for word in words if word not in FLAGS),
        goal=goal,
        in_measure=part.in_measure,
        departments=tuple(brackets[1].split("／")),
        flags=flags,
        description=part.description,
        indicators=tuple(_indicator(page, indicator) for indicator in indicators),
    )


# Indicators and values

# A label that follows ※ begins a footnote. A value ends where the next label,
# a footnote or the paragraph does.
_READING = re.compile(
    r"""(?<!※)
        (?P<label>基準値|実績値|目標値)
        \( (?P<mark1>※?) (?P<year>(?:平成|令和)\d+年度) \)
        (?P<mark2>※?) [:：] (?: (?P<mark3>※) [:：] )?
        (?P<space>[ ]?)
        (?P<text>[^※\n]+?)
        \s* (?= (?:基準値|実績値|目標値)\( | ※ | \n | $ )
    """,
    re.VERBOSE,
)

# Some footnotes name no year, and one names its indicator in brackets; the
# indicator is then the one that it stands at all the same.
_FOOTNOTE = re.compile(
    r"""※ (?: (?P<label>基準値|実績値|目標値) (?:\([^)]*\))? (?:【[^】]*】)? [:：] )?
        [^※\n]+
    """,
    re.VERBOSE,
)


def _indicator(page: str, source: str) -> Indicator:
    text = _plain(source)
    matches = list(_READING.finditer(text))
    if not matches:
        raise SeedError(f"p{page}: an indicator without values: {text[:40]}")
    # Footnotes follow the last value; before it stand only the marks for them.
    footnotes = list(_FOOTNOTE.finditer(text, matches[-1].end()))
    noted = {footnote["label"] for footnote in footnotes}

    head = text[: matches[0].start()].replace("■数値目標", "").replace("※", "")
    scale = re.search(r"【(.*?)】", head)
    if scale is not None:
        head = head.replace(scale[0], "")
    words = head.split()
    return Indicator(
        name=" ".join(word for word in words if word not in FLAGS),
        scale=scale[1] if scale is not None else "",
        flags=tuple(word for word in words if word in FLAGS),
        defined=None in noted,
        readings=tuple(
            Reading(
                label=match["label"],
                year=match["year"],
                text=match["text"],
                marked=any(match[mark] for mark in ("mark1", "mark2", "mark3")),
                noted=match["label"] in noted,
                spaced=bool(match["space"]),
            )
            for match in matches
        ),
    )


def _plain(source: str) -> str:
    """Text without tags, a paragraph a line. <u> splits words, so nothing takes its place."""
    return _TAG.sub("", source.replace("</p>", "\n")).strip(" ")
