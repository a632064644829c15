# SPDX-License-Identifier: BSL-1.0
"""Rulebooks: those that public bodies published, and your own from a TOML file.

A file holds what ``Rulebook`` takes::

    name = "わが市"
    source = "わが市 総合計画 進行管理要領"
    absent = "−"

    [[grades]]
    label = "A"
    when = "path >= 100%"

    [[grades]]
    label = "B"
    when = "path < 100%"

``when`` may tell indicators apart: ``"up: attainment >= 100%; down: inverse_attainment >= 100%"``,
likewise ``cumulative:``, ``ratio:`` or ``provisional:`` (``Rulebook`` has all words). Beside the
texts, ``first_match = true`` reads the grades top down, ``untold = ["down"]`` names directions of
which the source does not tell, and ``as_published = true`` takes a rule with holes and overlaps.
"""

from os import PathLike
from typing import Any

from tomakomai_kpi._core import Rulebook, _near_words, _preset, _presets
from tomakomai_kpi.errors import PlanFileError
from tomakomai_kpi.files.input import cannot_read, opened, shown_name

__all__ = ["find", "preset", "presets", "read"]

_TEXTS = ("name", "source", "absent", "ended")
_FLAGS = ("as_published", "first_match")


def presets() -> tuple[Rulebook, ...]:
    """成長戦略, 交付金, 茨城県, 多摩市, 長与町 and いの町, each as its source publishes it.

    >>> [book.name for book in rulebooks.presets()]
    ['成長戦略', '交付金', '茨城県', '多摩市', '長与町', 'いの町']
    """
    return _presets()


def preset(name: str) -> Rulebook:
    """The published rulebook of this name.

    Raises:
        PlanError: there is none (code ``unknown_name``).

    >>> rulebooks.preset("茨城県").holes
    ('0.79 < path < 0.8', '0.99 < path < 1')
    """
    return _preset(name)


def find(wanted: str) -> Rulebook:
    """A file where the name looks like one (``.toml``), else the published rulebook."""
    return read(wanted) if wanted.endswith(".toml") else preset(wanted)


def read(path: str | PathLike[str]) -> Rulebook:
    """A rulebook from a TOML file.

    Raises:
        PlanFileError: the file cannot be read, or is no rulebook (``unreadable_file``,
            ``bad_format``).
        PlanError: its grades leave a case out or hold one twice (``rule_hole``, ``rule_overlap``).
        NotationError: a condition cannot be read.
    """
    import tomllib  # with its patterns and dates, which few programs need

    name = shown_name(path)
    try:
        with opened(path) as file:
            content = tomllib.loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        raise cannot_read(name, error) from error
    except UnicodeDecodeError as error:
        raise _no_rulebook(name, "UTF-8で保存してください") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_rulebook(name, "TOMLの書き方が違います", f": {error}") from error
    return _build(content, name)


def _build(content: dict[str, Any], file: str) -> Rulebook:
    entries = (*_TEXTS, *_FLAGS, "untold", "grades")
    if unknown := sorted(content.keys() - set(entries)):
        near, english = _near_words(unknown[0], entries)
        raise _no_rulebook(file, f"知らない項目 {', '.join(unknown)}{near}", english)
    texts = {key: content.get(key, "") for key in _TEXTS}
    flags = {key: content.get(key, False) for key in _FLAGS}
    untold = content.get("untold", [])
    grades = content.get("grades")
    whole = (
        all(isinstance(text, str) for text in texts.values())
        and texts["name"]
        and all(isinstance(flag, bool) for flag in flags.values())
        and isinstance(untold, list)
        and all(isinstance(way, str) for way in untold)
        and isinstance(grades, list)
        and all(
            isinstance(grade, dict)
            and grade.keys() == {"label", "when"}
            and all(isinstance(text, str) for text in grade.values())
            for grade in grades
        )
    )
    if not whole:
        raise _no_rulebook(
            file,
            "name と、label・when を持つ grades が要ります。as_published と first_match は true か"
            ' false、untold は ["down"] のような並びです',
        )
    assert isinstance(grades, list)
    return Rulebook(
        texts.pop("name"),
        [(grade["label"], grade["when"]) for grade in grades],
        untold=untold,
        **flags,
        **texts,
    )


def _no_rulebook(file: str, why: str, english: str = "") -> PlanFileError:
    return PlanFileError(
        f"ファイル「{file}」は評価基準として読めません: {why}"
        f" (not a rulebook{english}) [bad_format]",
        "bad_format",
        file=file,
    )
