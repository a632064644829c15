# SPDX-License-Identifier: BSL-1.0
"""What tests of plan files share: a small plan, and ways to read and write through a file."""

from pathlib import Path

import tomakomai_kpi as tk
from tomakomai_kpi import _core

PROJECT = Path(__file__).parents[2]
EMBEDDED = PROJECT / "src/document/plans/tomakomai.csv"

SMALL = """\
revision,role,id,parent,page,name,departments,flags,year,value,status,note
,plan,P,,,総合戦略,,,令和2年度～令和6年度,,,
new,revision,,,,見直し後,,,,,,出典
new,goal,G1,,34,しごと,,,,,,
new,project,A,G1,39,説明会事業,雇用課／商工課,KPI変更,,,,
new,indicator,A-1,A,39,参加者数,,,,,,
new,target,A-1,,,参加者数,,,令和6年度,累計60人,,
"""

ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "utf-16"]


def read(tmp_path: Path, data: bytes, encoding: str | None = None) -> tk.Plan:
    path = tmp_path / "in.csv"
    path.write_bytes(data)
    return tk.read_plan(path, encoding)


def written(tmp_path: Path, plan: tk.Plan, encoding: str | None = None) -> bytes:
    path = tmp_path / "out.csv"
    tk.write_plan(plan, path, encoding)
    return path.read_bytes()


def facts(plan: tk.Plan) -> tuple[object, ...]:
    return (
        _core.tidy_plan_csv(plan),
        [plan.to_records(name) for name in plan.revisions],
        [(g.id, g.number) for name in plan.revisions for g in plan.goals(name)],
    )
