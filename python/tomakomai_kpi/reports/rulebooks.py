# SPDX-License-Identifier: BSL-1.0
"""Several rulebooks on one plan: a row an indicator, a column a rulebook, a letter or a reason.

All was decided by ``Rulebook.judge``; here it is arranged. No published rulebook is sensible on
every row, which is seen only where they stand side by side.

>>> from tomakomai_kpi import plans
>>> from tomakomai_kpi.reports import rulebooks
>>> shown = rulebooks.build(plans.tomakomai())
>>> [shown.text(cell) for cell in shown.rows[0].cells][:3]
['なし①', 'なし①', 'C']
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from tomakomai_kpi._core import FiscalYear, Grading, Indicator, Plan, Rulebook
from tomakomai_kpi.language import Lang, listed, period_in, say, year_in
from tomakomai_kpi.reports.forms.json import grading_record, json_text, rulebook_record
from tomakomai_kpi.reports.forms.line import one_line
from tomakomai_kpi.reports.forms.markdown import document, escaped, head, table
from tomakomai_kpi.reports.forms.page import html_page
from tomakomai_kpi.reports.forms.sheet import SheetCell, sheet
from tomakomai_kpi.reports.forms.unread import UNREAD, Unread, unread_of
from tomakomai_kpi.rulebooks import presets
from tomakomai_kpi.show.words import (
    caution_in_words,
    letter_of,
    missing_code,
    missing_in_words,
)

Format = Literal["text", "markdown", "html", "csv", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)

OWN_CLOCKS = (
    "経過は評価基準ごとの起点から数えます。式・数・起点は report --rulebook の根拠に出ます。"
)
NONE_AND_CAUTION = (
    "「なし」は区分が付かないもの、番号はその理由です。区分に付く番号は、区分についての注意です。"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one rulebook says of one indicator."""

    grading: Grading
    ends: tuple[str, str]
    """The first and the last letter that its rulebook has for figures."""
    lang: Lang = "ja"

    @property
    def letter(self) -> str:
        """The letter, or why there is none."""
        return letter_of(self.grading, self.lang)

    @property
    def missing(self) -> tuple[str, ...]:
        """The code why there is no letter."""
        return () if self.grading.labels else (missing_code(self.grading),)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What speaks against the figures behind the letter."""
        return tuple(caution_in_words(code, self.lang) for code in self.grading.cautions)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Code and words of each caution on the letter, or of why there is none."""
        if self.missing:
            return tuple((code, missing_in_words(self.grading, self.lang)) for code in self.missing)
        return tuple(zip(self.grading.cautions, self.cautions, strict=True))

    @property
    def is_best(self) -> bool:
        """Whether it is the first letter of its rulebook."""
        return self.grading.labels == (self.ends[0],)

    @property
    def is_worst(self) -> bool:
        """Whether it is the last one."""
        return self.grading.labels == (self.ends[1],)


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator under all rulebooks."""

    indicator: Indicator
    cells: tuple[Cell, ...]
    lang: Lang = "ja"

    @property
    def is_opposed(self) -> bool:
        """Whether one rulebook has its best letter for it and another its worst."""
        return any(c.is_best for c in self.cells) and any(c.is_worst for c in self.cells)

    @property
    def project(self) -> str:
        """Which of the indicators of one name it is; 数値目標 for a goal's own target."""
        return self.indicator.project or say(self.lang, "数値目標")

    @property
    def values(self) -> str:
        """46人 → 累計45人 → 累計230人."""
        of = self.indicator
        newest = next(reversed(of.actuals), None)
        none = say(self.lang, "なし")
        return " → ".join(none if o is None else str(o) for o in (of.baseline, newest, of.target))


@dataclass(frozen=True)
class RulebookReport:
    """All that a comparison shows."""

    plan: Plan
    revision: str
    year: FiscalYear | None
    books: tuple[Rulebook, ...]
    rows: tuple[Row, ...]
    lang: Lang = "ja"
    """Of all but names and what is printed."""

    def say(self, words: str, /, **values: object) -> str:
        """A text of reports in the language of this one."""
        return say(self.lang, words, **values)

    @property
    def title(self) -> str:
        """The plan's name and 評価基準の比較."""
        return self.say("{plan} 評価基準の比較", plan=self.plan.name)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the top."""
        label = f"{self.plan.revision_label(self.revision)} [{self.revision}]".strip()
        newest = self.say("指標ごとに最新の実績")
        return (
            (self.say("計画"), self.plan.name),
            (self.say("期間"), period_in(self.lang, self.plan.period)),
            (self.say("版"), label),
            (self.say("年度"), year_in(self.lang, self.year) or newest),
            (self.say("経過"), self.say(OWN_CLOCKS)),
            *((book.name, self._of(book)) for book in self.books),
        )

    def _of(self, book: Rulebook) -> str:
        """Where it comes from, and whether there are cases for which it has no grade."""
        none = "{source}(どの区分にも当てはまらない場合があります)"
        return self.say(none, source=book.source) if book.holes else book.source

    @cached_property
    def unread(self) -> Unread:
        """What was not read of the revision."""
        return unread_of((self.plan, [self.revision]), lang=self.lang)

    @property
    def lead(self) -> str:
        """How many letters there are, and for how many indicators rulebooks say the opposite."""
        whole, books = len(self.rows), len(self.books)
        lettered = [sum(1 for cell in row.cells if cell.grading.labels) for row in self.rows]
        said = self.say(
            "{whole}指標を{books}の評価基準で評価しました。すべての基準で区分が付くのは{all}指標、"
            "どの基準でも付かないのは{none}指標。",
            whole=whole,
            books=books,
            all=lettered.count(books),
            none=lettered.count(0),
        )
        if books < 2:
            return said
        opposed = sum(1 for row in self.rows if row.is_opposed)
        return said + self.say(
            "同じ実績に、ある基準では最初の(最もよい)区分が、"
            "別の基準では最後の区分が付くのは{n}指標です。",
            n=opposed,
        )

    def text(self, cell: Cell) -> str:
        """B+, B+② or なし①: the letter or none, and the numbers of what is to know of it."""
        letter = self.say("なし|区分") if cell.missing else cell.letter
        return letter + "".join(self.numbers[told] for told in cell.told)

    def letter_or_reason(self, cell: Cell) -> str:
        """B+ or なし①."""
        return self.text(cell) if cell.missing else cell.letter

    @cached_property
    def numbers(self) -> dict[tuple[str, str], str]:
        """What stands beside a letter or in its place, code and words, by its number: ①."""
        said = dict.fromkeys(t for row in self.rows for cell in row.cells for t in cell.told)
        return {told: _number(n) for n, told in enumerate(said, 1)}

    @property
    def notes(self) -> tuple[str, ...]:
        """What なし and the numbers mean."""
        reasons = (f"{number} {words} [{code}]" for (code, words), number in self.numbers.items())
        return self.say(NONE_AND_CAUTION), *reasons

    @property
    def subject(self) -> str:
        """基準値 → 実績値 → 目標値, the head of the values."""
        return " → ".join(map(self.say, ("基準値", "実績値", "目標値")))

    @cached_property
    def counts(self) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """Each rulebook's name, and how often it says what, the most frequent first."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return tuple(
            (book.name, tuple(Counter(map(self.letter_or_reason, cells)).most_common()))
            for book, cells in zip(self.books, columns, strict=False)
        )


def build(
    plan: Plan,
    revision: str = "new",
    year: FiscalYear | str | int | None = None,
    books: Sequence[Rulebook] = (),
    lang: Lang = "ja",
) -> RulebookReport:
    """Judge all indicators of a revision by several rulebooks.

    Args:
        plan: a Plan.
        revision: the name of one of its revisions.
        year: whose actuals are judged; by default the newest actual of each indicator.
        books: the rulebooks; by default all presets.
        lang: ja, or en for English; names, quotes and values stay as printed.

    Raises:
        PlanError: there is no such revision (code ``unknown_name``).
    """
    judging = tuple(books) or presets()
    wanted = None if year is None else FiscalYear(year)
    ends = [(book.grades[0][0], book.grades[-1][0]) for book in judging]
    rows = tuple(
        Row(
            indicator,
            tuple(
                Cell(book.judge(indicator, wanted), of, lang)
                for book, of in zip(judging, ends, strict=True)
            ),
            lang,
        )
        for indicator in plan.indicators(revision)
    )
    return RulebookReport(plan, revision, wanted, judging, rows, lang)


def _number(n: int) -> str:
    return chr(ord("①") + n - 1) if n <= MOST_CIRCLED else f"({n})"


MOST_CIRCLED = 20

# Text

PAGE = 6
LETTER = 14


def to_text(report: RulebookReport, width: int = 120, *, color: bool = False) -> str:
    """For a terminal so many columns wide, or for a file."""
    from rich.console import RenderableType
    from rich.text import Text

    from tomakomai_kpi.reports.forms.terminal import grid, line, printed

    def parts(width: int) -> Iterator[RenderableType]:
        yield line(report.title, "bold")
        if report.unread:
            yield line(report.unread.line, "bold red")
        yield line(report.lead, "bold")
        yield grid([8, width - 9], report.facts)
        yield line("")
        room = width - PAGE - 1 - len(report.books) * (LETTER + 1)
        if room >= 20:
            columns = [PAGE, room, *(LETTER for _ in report.books)]
            heads = [
                report.say("ページ"),
                report.say("指標"),
                *(book.name for book in report.books),
            ]
            yield grid(columns, [[Text(one_line(head), "bold") for head in heads]])
            for row in report.rows:
                named = [row.indicator.page.replace(" ", ""), row.indicator.name]
                yield grid(columns, [[*named, *map(report.text, row.cells)]])
        else:
            for row in report.rows:
                words = (
                    f"{book.name} {report.text(cell)}"
                    for book, cell in zip(report.books, row.cells, strict=True)
                )
                yield line(f"{row.indicator.page:<6} {row.indicator.name}", "bold")
                yield line(" / ".join(words), indent=PAGE + 1)
        yield line("")
        for name, counted in report.counts:
            yield line(f"{name}: {listed(report.lang, _tally(counted))}")
        yield line("")
        yield from (line(note) for note in report.notes)

    return printed(parts, width, color=color)


def _tally(counted: tuple[tuple[str, int], ...]) -> Iterator[str]:
    return (f"{letter} {n}" for letter, n in counted)


# Markdown


def to_markdown(report: RulebookReport) -> str:
    """Headings, lists and tables as GitHub reads them."""
    return document(_markdown_lines(report))


def _markdown_lines(report: RulebookReport) -> Iterator[str]:
    yield from head(report.title, report.facts, report.unread.line)
    yield from table(
        [
            *map(report.say, ("ページ", "事業", "指標")),
            report.subject,
            *(escaped(b.name) for b in report.books),
        ],
        [
            [
                escaped(row.indicator.page),
                escaped(row.project),
                escaped(row.indicator.name),
                escaped(row.values),
                *(escaped(report.text(cell)) for cell in row.cells),
            ]
            for row in report.rows
        ],
    )
    yield ""
    yield from (
        f"- {escaped(name)}: {escaped(listed(report.lang, _tally(counted)))}"
        for name, counted in report.counts
    )
    yield ""
    yield from (f"- {escaped(note)}" for note in report.notes)


# CSV


def to_csv(report: RulebookReport) -> str:
    """A row an indicator, with a byte order mark, for spreadsheets."""
    return sheet(_sheet_rows(report))


def _sheet_rows(report: RulebookReport) -> Iterator[list[SheetCell]]:
    names = [
        name
        for book in report.books
        for name in (book.name, report.say("{name}への注意", name=book.name))
    ]
    heads = map(report.say, ("ページ", "事業", "指標"))
    yield ["ID", *heads, report.subject, *names, report.say(UNREAD)]
    for row in report.rows:
        of = row.indicator
        said = [t for cell in row.cells for t in (cell.letter, " ".join(cell.cautions))]
        yield [of.id, of.page, row.project, of.name, row.values, *said, report.unread.line]


# JSON


def to_json(report: RulebookReport) -> str:
    """Everything, for programs; schemas/rulebooks.schema.json says how."""
    return json_text(
        {
            "format": "tomakomai-kpi/rulebooks/1",
            "plan": report.plan.name,
            "period": str(report.plan.period),
            "revision": report.revision,
            "year": None if report.year is None else str(report.year),
            "unread": report.unread.record(),
            "rulebooks": [rulebook_record(book) for book in report.books],
            "indicators": [
                {
                    "id": row.indicator.id,
                    "page": row.indicator.page,
                    "project": row.indicator.project,
                    "name": row.indicator.name,
                    "gradings": {
                        book.name: grading_record(cell.grading)
                        for book, cell in zip(report.books, row.cells, strict=True)
                    },
                }
                for row in report.rows
            ],
        }
    )


# HTML


def to_html(report: RulebookReport) -> str:
    """One self-contained page."""
    return html_page("rulebooks.html", report.lang, report=report)


RENDERERS: dict[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "csv": to_csv,
    "json": to_json,
}
