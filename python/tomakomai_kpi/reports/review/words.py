# SPDX-License-Identifier: BSL-1.0
"""The words of changes and of their counts."""

from tomakomai_kpi._core import Change

SUBJECTS = {
    "plan": "計画",
    "revision": "版",
    "goal": "基本目標",
    "measure": "施策",
    "project": "事業",
    "indicator": "指標",
}

COUNT_GROUPS = {
    "計画(文書が自ら述べる数)": {
        "stated_measures": "施策の数",
        "stated_measures_added": "新たな施策",
        "stated_projects_added": "新たな事業",
        "stated_content_changed": "事業内容の変更",
        "stated_projects_ended": "事業の終了",
        "stated_targets_changed": "数値目標の変更",
        "stated_kpis_changed": "KPIの変更",
    },
    "施策": {
        "measures_added": "新しい施策",
        "measures_removed": "なくなった施策",
        "measures_content_changed": "内容が変わった施策",
    },
    "事業": {
        "projects_added": "新しい事業",
        "projects_added_flagged": "うち印「新規事業」のあるもの",
        "projects_added_in_new_measures": "うち新しい施策のもの",
        "projects_ended": "終了した事業",
        "projects_removed": "なくなった事業",
        "projects_renamed": "名称が変わった事業",
        "departments_changed": "担当課が変わった事業",
        "content_changed": "内容が変わった事業",
        "content_changed_flagged": "うち印「事業内容変更」のあるもの",
        "content_flagged": "印「事業内容変更」のある事業",
        "kpi_flagged": "印「KPI変更」のある事業",
    },
    "指標": {
        "ambition_raised": "目標を引き上げた指標(よい側へ)",
        "ambition_lowered": "目標を引き下げた指標(悪い側へ)",
        "met_old_then_raised": "旧目標を達成したのちに引き上げた指標",
        "indicators_added": "新しい指標",
        "indicators_removed": "なくなった指標",
        "indicators_renamed": "名称が変わった指標",
        "baselines_changed": "基準値が変わった指標",
        "reformatted": "表記だけ変わった指標",
        "indicators_same": "同じままの指標",
        "goal_targets_replaced": "差し替えられた数値目標",
        "goal_targets_changed": "目標が変わった数値目標",
    },
    "指標のうち印「KPI変更」のある事業のもの": {
        "kpi_changes": "すべての計",
        "target_changes": "目標の変更の計",
        "targets_lowered": "目標の数を下げた",
        "targets_raised": "目標の数を上げた",
        "bases_changed": "数え方を変えた",
        "rebased": "基準を置き直した",
        "targets_changed_otherwise": "ほかの目標の変更",
        "replacements": "差し替えた",
        "additions": "加えた",
        "kpi_changes_unflagged": "印のない事業での同じ変更",
    },
}
"""The counts of a review by what they are of, each in words; those of a comparison are kinds."""

_PLACED = ("added", "removed", "ended", "replaced", "split", "merged")

HEADLINES = {
    "raised": "目標を引き上げた指標",
    "lowered": "目標を引き下げた指標",
    "basis": "数え方を変えた指標",
    "replaced": "差し替えた指標",
    "added": "加えた指標",
    "removed": "なくした指標",
}
"""What is told of indicators at the top; each change is counted once, so that they add up."""

OTHERS = "そのほか"


def headline(change: Change) -> str:
    """Under which of HEADLINES a change is counted; empty for the others."""
    if change.subject != "indicator":
        return ""
    if change.kind in ("replaced", "split", "merged"):
        return "replaced"
    if change.kind in _PLACED:
        return change.kind if change.kind in HEADLINES else ""
    held = {change.kind, *change.also}
    for kind, name in (
        ("target_raised", "raised"),
        ("target_lowered", "lowered"),
        ("basis_changed", "basis"),
    ):
        if kind in held:
            return name
    return ""
