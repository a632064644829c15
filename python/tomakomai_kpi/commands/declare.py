# SPDX-License-Identifier: BSL-1.0
"""``tomakomai-kpi declare``: what strong evidence says of a plan, written as declarations."""

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tomakomai_kpi._core import InferredFact, with_inferred
from tomakomai_kpi.commands._plan import force_option, open_plan
from tomakomai_kpi.files.output import STDOUT
from tomakomai_kpi.plans import write_plan

if TYPE_CHECKING:
    import click

CHOICES = {
    "direction": "up, down, maintain, range, unknown",
    "aggregation": "flow, stock, ratio, score, unknown",
}


def command() -> "click.Command":
    """The subcommand."""
    import click

    @click.command(
        "declare",
        help="名称・単位・記載の強い証拠から、指標の方向と集計の種類を宣言に加えた計画を書きます。"
        "すでにある宣言は変えません。"
        "人が決めるものは、value を埋めて足す行として標準出力に並べます。\n\n"
        "Write the plan with what strong evidence declares of directions and aggregations; what a "
        "person must decide is listed as rows to fill in.",
    )
    @click.argument("source", metavar="PLAN")
    @click.option(
        "-o",
        "--output",
        required=True,
        metavar="PLAN2.csv",
        help="書き出し先。(plan CSV with the declarations)",
    )
    @force_option
    def declare(source: str, output: str) -> None:
        plan, declared, undecided = with_inferred(open_plan(source))
        write_plan(plan, output)
        lines = [_summary(declared, undecided), *_rows(undecided)]
        for line in lines:
            click.echo(line, err=output == STDOUT)

    return declare


def _summary(declared: Sequence[InferredFact], undecided: Sequence[InferredFact]) -> str:
    return (
        f"# 宣言に加えたもの {len(declared)}、人が決めるもの {len(undecided)}"
        f" (declared {len(declared)}, undecided {len(undecided)})"
    )


def _rows(undecided: Sequence[InferredFact]) -> list[str]:
    """Rows of a plan CSV whose value is to be filled in; the note says what was seen."""
    out = []
    for what, choices in CHOICES.items():
        facts = [fact for fact in undecided if fact.what == what]
        if facts:
            out.append(f"# {what}: {choices}")
        for fact in facts:
            text = io.StringIO()
            note = f"{fact.name}: {fact.why}"
            csv.writer(text, lineterminator="").writerow(
                ["", what, fact.id, "", "", "", "", "", "", "", "", note]
            )
            out.append(text.getvalue())
    return out
