# SPDX-License-Identifier: BSL-1.0
"""The report for spreadsheets: a row an indicator.

Interim targets are columns of their own (中間目標1 …), so that the rows are the indicators; so are
the actuals of each year, where there are several.
"""

from itertools import zip_longest

from tomakomai_kpi.language import clock_name_in, side_by_side, year_in
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
        return sheet(
            [["ID", report.say("指標"), report.say(UNREAD)]]
        )  # stderr says what was not read
    return sheet([records[0], *(record.values() for record in records)])


def _record(report: Report, place: Place) -> dict[str, SheetCell]:
    goal, project, row = place.goal, place.project, place.row
    say, lang = report.say, report.lang
    record: dict[str, SheetCell] = {
        "ID": row.indicator.id,
        say("基本目標"): goal.number,
        say("基本目標の名称"): goal.name,
        say("事業"): project.name,
        say("担当課"): side_by_side(lang, row.indicator.departments or project.departments),
        say("印"): side_by_side(lang, row.indicator.flags),
        say("ページ"): row.indicator.page,
        say("指標"): row.indicator.name,
    }
    for label, observation in zip(map(say, SIDES), row.observations, strict=True):
        year = None if observation is None else year_in(lang, observation.year)
        record[say("{label}の年度", label=label)] = year
        record[label] = None if observation is None else str(observation)
    for column in report.actual_columns:
        held = column.of(row.indicator)
        record[column.title] = None if held is None else str(held)
    for label, judged in zip_longest(report.interim_labels, row.interim):
        record |= _interim(report, label, judged)
    record |= {
        say("状態"): row.status.word(lang),
        say("取組終了"): say("取組終了") if row.assessment.ended else None,
        say("達成"): row.met,
    }
    for rate in (*row.rates, row.elapsed):
        exact = None if rate.value is None else str(rate.value)
        record[f"{rate.label}(%)"] = rate.percent
        record[say("{label}(分数)", label=rate.label)] = exact
        record[say("{label}のない理由", label=rate.label)] = coded(rate.of.undefined, rate.reason)
    need = row.assessment.required_per_year.value
    return record | {
        say("目標ペース"): row.path,
        say("目標達成に必要な年間の実績(増加量)"): row.need,
        say("目標達成に必要な年間の実績(分数)"): None if need is None else str(need.number),
        say("必要な年間の実績を算出できない理由"): coded(
            row.assessment.required_per_year.undefined, row.need_reason
        ),
        say("前年度からの増減"): row.change,
        **(
            {}
            if report.rulebook is None
            else {
                say("評価({name})", name=report.rulebook.name): row.letter,
                say("評価への注意"): " ".join(row.cautions),
            }
        ),
        say("丸めへの注意"): " ".join(row.fragile),
        say("注記"): " ".join(row.notes),
        say("計画"): report.plan.name,
        say("版"): report.revision,
        say("経過の起点"): clock_name_in(lang, report.clock),
        say(UNREAD): report.unread.line,
    }


def _interim(report: Report, label: str, judged: JudgedTarget | None) -> dict[str, SheetCell]:
    target, actual, status = judged or (None, None, None)
    say, lang = report.say, report.lang
    return {
        say("{label}の年度", label=label): None if target is None else year_in(lang, target.year),
        label: None if target is None else str(target),
        say("{label}の実績", label=label): None if actual is None else str(actual),
        say("{label}の状態", label=label): None if status is None else status.word(lang),
    }
