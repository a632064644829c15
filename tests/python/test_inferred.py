# SPDX-License-Identifier: BSL-1.0
"""Aggregations and directions inferred from evidence, and the command that declares them."""

import csv
from pathlib import Path

import pytest
import tomakomai_kpi as tk
from click.testing import CliRunner
from plan_files import EMBEDDED
from tomakomai_kpi import cli

SMALL = """\
revision,role,id,parent,page,name,departments,flags,year,value,status,note
,plan,x,,,計画,,,R2-R6,,,
new,revision,,,,新,,,,,,
new,indicator,A,,,施設数,,,,,,
new,target,A,,,施設数,,,R6,12施設,,
new,indicator,B,,,参加者数,,,,,,
new,target,B,,,参加者数,,,R6,12人,,
new,indicator,C,,,団体数,,,,,,
new,target,C,,,団体数,,,R6,12団体,,
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "計画.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_an_aggregation_is_inferred_from_evidence(small: Path) -> None:
    plan = tk.read_plan(small)
    facilities = tk.infer_aggregation(plan.find(id="A"))
    assert (facilities.aggregation.kind, facilities.undefined) == ("stock", None)
    assert facilities.aggregation.provenance.startswith("inferred: 名称の「施設」")
    assert [(e.source, e.kind, e.strength) for e in facilities.evidence] == [
        ("name", "stock", "strong")
    ]
    unknown = tk.infer_aggregation(plan.find(id="C"))
    assert (unknown.aggregation.kind, unknown.undefined) == ("unknown", "aggregation_unknown")
    beside = tk.aggregation_evidence(
        plan.find(id="C"), [tk.plans.tomakomai().find(id="P23-3"), plan.find(id="A")]
    )
    assert [(e.source, e.kind, e.strength) for e in beside] == [
        ("name", "stock", "weak"),
        ("neighbours", "stock", "weak"),
    ]


def test_a_declaration_stands(plan: tk.Plan) -> None:
    assert tk.infer_aggregation(plan.find(id="P03-1")).aggregation.kind == "flow"
    assert tk.with_inferred(plan)[1:] == ((), ())


def test_declare_writes_evidence_and_lists_what_is_open(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "計画2.csv"
    done = CliRunner().invoke(cli.command(), ["declare", str(small), "-o", str(out)])
    assert done.exit_code == 0
    declared = tk.read_plan(out)
    assert declared.find(id="A").target is not None
    assert str(declared.find(id="A").target.value.basis) == "level"  # type: ignore[union-attr]
    assert declared.find(id="A").aggregation.provenance.startswith("inferred: ")
    assert declared.find(id="B").direction == "up"

    head, *lines = done.stdout.splitlines()
    assert "宣言に加えたもの 3、人が決めるもの 3" in head
    rows = [row for row in csv.reader(lines) if not row[0].startswith("#")]
    assert [(row[1], row[2]) for row in rows] == [
        ("direction", "A"),
        ("direction", "C"),
        ("aggregation", "C"),
    ]
    # Filled in, they are rows of the plan.
    for row in rows:
        row[9] = "up" if row[1] == "direction" else "stock"
    text = out.read_text("utf-8") + "\n".join(f"{','.join(row)}" for row in rows) + "\n"
    filled = tmp_path / "計画3.csv"
    filled.write_text(text, encoding="utf-8")
    assert tk.read_plan(filled).find(id="C").aggregation.kind == "stock"
    assert tk.with_inferred(tk.read_plan(filled))[1:] == ((), ())


def test_declare_leaves_a_declared_plan_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "計画.csv"
    done = CliRunner().invoke(cli.command(), ["declare", str(EMBEDDED), "-o", str(out)])
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1)
    before = {i.id: (i.direction, i.aggregation.kind) for i in tk.plans.tomakomai().indicators()}
    after = {i.id: (i.direction, i.aggregation.kind) for i in tk.read_plan(out).indicators()}
    assert after == before


def test_declare_overwrites_no_input(small: Path) -> None:
    with pytest.raises(tk.PlanFileError):
        CliRunner().invoke(
            cli.command(), ["declare", str(small), "-o", str(small)], catch_exceptions=False
        )
    assert small.read_text("utf-8") == SMALL
