# SPDX-License-Identifier: BSL-1.0
"""Does it still say the same? Review, its counts, the audit and a comparison give one answer."""

from pathlib import Path

import pytest
import tomakomai_kpi as tk

VECTORS = Path(__file__).parents[1] / "vectors/statements.txt"
PAIRS = [
    line.split("\t")
    for line in VECTORS.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
HEAD = "revision,role,id,parent,page,name,departments,flags,year,value,status,note"


def plan_of(folder: Path, editions: dict[str, str], flags: str = "") -> tk.Plan:
    """A plan with one indicator, whose target each edition prints so ("": not at all)."""
    rows = [HEAD, ",plan,x,,,計画,,,令和2年度～令和6年度,,,"]
    for name, text in editions.items():
        project_flags = flags if name == "new" else ""
        rows += [
            f"{name},revision,,,,{name},,,,,,",
            f"{name},goal,G1,,1,目標,,,,,,",
            f"{name},project,P1,G1,1,事業,,{project_flags},,,,",
            f"{name},indicator,P1-1,P1,1,指標,,,,,,",
        ]
        if text:
            rows.append(f'{name},target,P1-1,,,指標,,,令和6年度,"{text}",,')
    rows += [",direction,P1-1,,,,,,,up,,試験", ",aggregation,P1-1,,,,,,,unknown,,試験"]
    path = folder / f"{'-'.join(editions)}{flags}.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tk.read_plan(path)


@pytest.mark.parametrize(("before", "after", "kinds"), PAIRS)
def test_one_answer(before: str, after: str, kinds: str, tmp_path: Path) -> None:
    same = kinds in {"-", "reformatted"}
    flagged = plan_of(tmp_path, {"new": after, "old": before}, "KPI変更")
    unflagged = plan_of(tmp_path, {"new": after, "old": before})

    told = [c for c in tk.review(flagged).changes if c.subject == "indicator"]
    assert [" ".join([c.kind, *c.also]) for c in told] == ([] if kinds == "-" else [kinds])
    assert tk.review(flagged).counts()["kpi_changes"] == (0 if same else 1)
    assert tk.review(unflagged).counts()["kpi_changes_unflagged"] == (0 if same else 1)

    rules = {finding.rule for finding in tk.audit(unflagged)}
    assert ("kpi_change_unflagged" in rules) != same
    rules = {finding.rule for finding in tk.audit(flagged)}
    assert ("kpi_flag_unfounded" in rules) == same

    differences = tk.compare(
        plan_of(tmp_path, {"new": before}), plan_of(tmp_path, {"new": after})
    ).changes
    found = {c.kind for c in differences if c.subject == "indicator"}
    assert bool(found) == (before != after)
    assert (found <= {"reformatted"}) == same
