# SPDX-License-Identifier: BSL-1.0
"""One word for one thing (docs/words.md): the words that were given up are gone."""

import re
from pathlib import Path

import pytest
from conftest import PROJECT

GIVEN_UP = (
    "経路",  # 目標ペース, 順調, 遅れ
    "時計",  # 経過の起点
    "判定不能",  # ペースを判定できない
    "基準以下",  # 基準値より悪化
    "必要量",  # 目標達成に必要な年間の実績
    "印字",  # 記載
    "出せない理由",  # 算出できない理由
    "基準の継続",  # 基準年度の実績が続いた場合
    "耐えるか",  # 丸めで判定が変わるか
    "算出不能",  # 算出できない
    "成り立たない",  # 目標に達していない, …ではない
)

SHOWN = ("src", "include", "python", "docs", "examples", "README.md", "CONTRIBUTING.md")
KINDS = {".cpp", ".hpp", ".py", ".pyi", ".html", ".md", ".ipynb", ".toml"}


def texts() -> list[Path]:
    found = []
    for name in SHOWN:
        at = PROJECT / name
        found += [at] if at.is_file() else [p for p in at.rglob("*") if p.suffix in KINDS]
    return found


@pytest.mark.parametrize("word", GIVEN_UP)
def test_a_word_that_was_given_up_is_gone(word: str) -> None:
    places = [
        f"{path.relative_to(PROJECT)}: {line.strip()}"
        for path in texts()
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(word, line)
    ]
    assert places == []
