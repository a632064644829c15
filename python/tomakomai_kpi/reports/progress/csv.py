# SPDX-License-Identifier: BSL-1.0
"""The report for spreadsheets: a row an indicator.

Interim targets are columns of their own (中間目標1 …), so that the rows are the indicators; so are
the actuals of each year, where there are several.
"""

from itertools import zip_longest

from tomakomai_kpi.reports.forms.sheet import SheetCell, sheet
from tomakomai_kpi.reports.forms.unread import UNREAD
from tomakomai_kpi.reports.progress.model import Report
from tomakomai_kpi.reports.progress.parts import Place
from tomakomai_kpi.show.words import JudgedTarget, coded

SIDES = ("基準値", "実績値", "目標値")


def to_csv(report: Report) -> str:
    """A row an indicator, with a byte order mark."""
    records = [_record(report, place) for place in report.places]
    if not records:
        return sheet([["ID", "指標", UNREAD]])  # stderr says what was not read
    return sheet([records[0], *(record.values() for record in records)])


def _record(report: Report, place: Place) -> dict[str, SheetCell]:
    goal, project, row = place.goal, place.project, place.row
    record: dict[str, SheetCell] = {
        "ID": row.indicator.id,
        "基本目標": goal.number,
        "基本目標の名称": goal.name,
        "事業": project.name,
        "担当課": "／".join(row.indicator.departments or project.departments),
        "印": "／".join(row.indicator.flags),
        "ページ": row.indicator.page,
        "指標": row.indicator.name,
    }
    for label, observation in zip(SIDES, row.observations, strict=True):
        record[f"{label}の年度"] = None if observation is None else str(observation.year)
        record[label] = None if observation is None else str(observation)
    for column in report.actual_columns:
        held = column.of(row.indicator)
        record[column.title] = None if held is None else str(held)
    for label, judged in zip_longest(report.interim_labels, row.interim):
        record |= _interim(label, judged)
    record |= {
        "状態": row.status.japanese,
        "取組終了": "取組終了" if row.assessment.ended else None,
        "達成": row.met,
    }
    for rate in (*row.rates, row.elapsed):
        record[f"{rate.label}(%)"] = rate.percent
        record[f"{rate.label}(分数)"] = None if rate.value is None else str(rate.value)
        record[f"{rate.label}のない理由"] = coded(rate.of.undefined, rate.reason)
    need = row.assessment.required_per_year.value
    return record | {
        "目標ペース": row.path,
        "目標達成に必要な年間の実績(増加量)": row.need,
        "目標達成に必要な年間の実績(分数)": None if need is None else str(need.number),
        "必要な年間の実績を算出できない理由": coded(
            row.assessment.required_per_year.undefined, row.need_reason
        ),
        "前年度からの増減": row.change,
        **(
            {}
            if report.rulebook is None
            else {
                f"評価({report.rulebook.name})": row.letter,
                "評価への注意": " ".join(row.cautions),
            }
        ),
        "丸めへの注意": " ".join(row.fragile),
        "注記": " ".join(row.notes),
        "計画": report.plan.name,
        "版": report.revision,
        "経過の起点": report.clock,
        UNREAD: report.unread.line,
    }


def _interim(label: str, judged: JudgedTarget | None) -> dict[str, SheetCell]:
    target, actual, status = judged or (None, None, None)
    return {
        f"{label}の年度": None if target is None else str(target.year),
        label: None if target is None else str(target),
        f"{label}の実績": None if actual is None else str(actual),
        f"{label}の状態": None if status is None else status.japanese,
    }
