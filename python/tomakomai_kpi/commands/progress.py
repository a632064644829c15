# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi report``: every indicator of a plan with its progress, or why it has none."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tomakomai_kpi.commands._plan import open_plan, plan_argument, source_in_words
from tomakomai_kpi.commands._report import (
    PAGE,
    SUFFIXES,
    conclude,
    default_revision,
    report_options,
    write_report,
)
from tomakomai_kpi.commands._told import tell
from tomakomai_kpi.commands._waiting import waiting
from tomakomai_kpi.errors import KpiError
from tomakomai_kpi.files.output import STDOUT, write_output
from tomakomai_kpi.reports import progress, render
from tomakomai_kpi.rulebooks import find

if TYPE_CHECKING:
    import click

    from tomakomai_kpi.language import Lang

Form = progress.Format | Literal["xlsx"]

SUFFIX = {"text": "txt", "markdown": "md"}
"""Of the files of --split, where it is not the format's name."""

MOST_TOLD = 5
"""Names that one line says."""


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "report",
        help="計画の全指標の進捗を報告します。率を算出できない指標には理由を示します。"
        "PLANは計画のファイル、- は標準入力、省くと収録済みの苫小牧市の計画。\n\n"
        "Report every indicator with its rate, or the reason why it has none.",
    )
    @plan_argument
    @click.option(
        "--revision",
        metavar="NAME",
        help="計画の版。new(見直し後)、old(見直し前)など。省くとnew。(revision; default: new)",
    )
    @click.option(
        "--year",
        metavar="YEAR",
        help="実績の年度。R3、令和3年度、2021年度。省くと指標ごとに最新。(year of the actuals)",
    )
    @click.option(
        "--years",
        metavar="R2-R5",
        help="並べて示す実績の年度。省くとすべて。(years side by side; default: all)",
    )
    @click.option(
        "--clock",
        default="plan",
        show_default=True,
        metavar="plan|baseline|project|R4-R6",
        help="経過の起点。計画初年度、基準年度、事業開始から、または期間。"
        "(from where the elapsed share counts, or a period)",
    )
    @click.option(
        "--rulebook",
        metavar="NAME|FILE.toml",
        help="評価基準。茨城県などの公表されたもの、または自前のTOML。(letters of a rulebook)",
    )
    @click.option(
        "--by",
        "by",
        type=click.Choice(progress.BY),
        multiple=True,
        default=progress.DEFAULT_BY,
        show_default=True,
        help="集計の単位。基本目標、施策、事業、担当課。何度でも指定できます。"
        "(groups that are counted)",
    )
    @click.option(
        "--goal",
        "goals",
        multiple=True,
        metavar="NUMBER|NAME",
        help="この基本目標の指標だけ。何度でも指定できます。(indicators of this goal alone)",
    )
    @click.option(
        "--department",
        "departments",
        multiple=True,
        metavar="NAME",
        help="この担当課の指標だけ。何度でも指定できます。(of this department alone)",
    )
    @click.option(
        "--status",
        "statuses",
        multiple=True,
        metavar="WORD",
        help="この状態の指標だけ。遅れ、behind_path など。何度でも指定できます。"
        "(of this status alone)",
    )
    @click.option(
        "--split",
        type=click.Choice(progress.SPLITS),
        is_eager=True,
        help="担当課か基本目標ごとのファイルを、-o のフォルダーに書く。"
        "(a file for each, into the folder of -o)",
    )
    @click.option(
        "--summary",
        is_flag=True,
        is_eager=True,
        help="端末の一画面に収まる要約だけ。(one screen of a terminal)",
    )
    @report_options((*progress.FORMATS, "xlsx"))
    def report_command(
        plan_file: str | None,
        revision: str | None,
        year: str | None,
        years: str | None,
        clock: str,
        rulebook: str | None,
        by: tuple[progress.By, ...],
        goals: tuple[str, ...],
        departments: tuple[str, ...],
        statuses: tuple[str, ...],
        split: progress.Split | None,
        summary: bool,
        form: Form,
        lang: "Lang",
        output: str,
        strict: bool,
    ) -> int:
        plan = open_plan(plan_file)
        book = None if rulebook is None else find(rulebook)
        with waiting("評価しています", "assessing"):
            shown = progress.build(
                plan,
                revision or default_revision(plan),
                year,
                clock,
                book,
                by,
                years=years,
                selection=progress.Selection(goals, departments, statuses),
                source=source_in_words(plan_file, lang),
                lang=lang,
            )
        if summary:
            _require_text(form)
        if split is None:
            _write(shown, form, output, summary=summary)
        else:
            _write_parts(shown, split, form, output, summary=summary)
        return conclude(shown.unread, form, output, strict=strict)

    return report_command


def _write(shown: progress.Report, form: Form, output: str, *, summary: bool) -> None:
    if summary:
        write_report(partial(progress.to_summary, shown), output)
    elif form == "xlsx":
        with waiting("報告を書いています", "writing the report"):
            sheets = progress.to_excel(shown)
        write_output(sheets, output)
    else:
        write_report(partial(render, shown, form), output)


def _write_parts(
    shown: progress.Report, split: progress.Split, form: Form, output: str, *, summary: bool
) -> None:
    """A file for each part, by its name, in a folder that is made if need be; an index of pages."""
    folder = _folder(output)
    suffix = SUFFIX.get(form, form)
    links = []
    for name, part in progress.split(shown, split):
        _write(part, form, str(folder / f"{name}.{suffix}"), summary=summary)
        links.append(progress.Link.to(part, name, split))
    names = {link.name for link in links}
    if form == PAGE:
        page = progress.to_index(shown, split, links)
        write_output(page.encode(), str(folder / f"{progress.INDEX}.{suffix}"))
        names.add(progress.INDEX)
    _tell_others(folder, suffix, names)


def _folder(output: str) -> Path:
    if output == STDOUT:
        raise _bad("--split には書き出し先のフォルダー(-o DIR)が要ります", "--split needs a folder")
    folder = Path(output)
    if folder.suffix in SUFFIXES or (folder.exists() and not folder.is_dir()):
        raise _bad(f"-o の「{output}」はフォルダーではありません", "--split needs a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise _bad(f"-o の「{output}」の途中にファイルがあります", "not a folder") from None
    return folder


def _tell_others(folder: Path, suffix: str, written: set[str]) -> None:
    """Say which files of the folder are of an earlier time: a department that is no more."""
    others = sorted(path.name for path in folder.glob(f"*.{suffix}") if path.stem not in written)
    if others:
        told = "、".join(others[:MOST_TOLD]) + ("など" if len(others) > MOST_TOLD else "")
        said = f"フォルダー「{folder}」には今回書いていないファイルが{len(others)}あります: {told}"
        tell(f"{said} (files that were there before)")


def _require_text(form: Form) -> None:
    if form != "text":
        raise _bad(f"--summary は端末の文字だけで、{form} では書けません", "a summary is text")


def _bad(said: str, english: str) -> KpiError:
    return KpiError(f"{said} ({english}) [bad_argument]", "bad_argument")
