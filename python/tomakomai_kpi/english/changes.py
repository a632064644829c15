# SPDX-License-Identifier: BSL-1.0
"""What the reports of findings, of changes and of rulebooks say."""

_LISTS = {
    "{word} {n}件": "{word}: {n}",
    "{word}{n}件": "{word} {n}",
    "{word} {n}件: {meaning}": "{word}: {n}. {meaning}",
    "{word}: {n}件 ({rule})": "{word}: {n} ({rule})",
    "件": "",
    "先頭へ": "to the top",
}

_AUDIT = {
    "{plan} 記載の点検": "{plan}: check of what is printed",
    "食い違いは見つかりませんでした。": "Nothing was found that does not add up.",
    "{n}件の食い違いや注意点があります: {counts}。{beside}": (
        "{n} finding{n_s}: {counts}.{beside}"
    ),
    "{pages}ページに{n}件の食い違いや注意点があります: {counts}。{beside}": (
        "{n} finding{n_s} on {pages} page{pages_s}: {counts}.{beside}"
    ),
    "うち{n}件はページの記載がありません。": " {n} of them without a page.",
    "不一致": "Errors",
    "要確認": "Warnings",
    "参考": "Notes",
    "文書の二か所が互いに合わない": "Two places of the document contradict each other",
    "どちらかがおそらく誤り": "One of them is probably wrong",
    "評価の前に知っておくこと": "To be known before judging",
    "重さ": "Severity",
    "件数": "Findings",
    "意味": "Meaning",
    "記載": "Printed",
    "内容": "What",
    "規則": "Rule",
    "規則{number}": "rule {number}",
    "規則とコード": "Rules and codes",
    "除いた規則": "Rules switched off",
    "除いた規則のコード": "Codes of the rules switched off",
    "比べたもの": "Against",
    "旧": "Before",
    "新": "After",
    "前の実績値": "the actual before",
    "多くの指標": "most indicators",
    "ほかの指標": "other indicators",
    "ほかの所": "elsewhere",
    "重さごと": "By severity",
    "重さと件数": "Severity and findings",
    "{word}のうち一つずつ見るもの": "{word}: those to be seen one by one",
    "何かを見つけた規則。コードは --without で規則を除くときに使う名": (
        "Rules that found something. The code is the name to switch a rule off by --without"
    ),
}

_REVIEW = {
    "{plan} 見直しの報告": "{plan}: report of the revision",
    "{plan} 計画の比較": "{plan}: comparison of plans",
    "変わったところはありません。": "Nothing has changed.",
    "違いはありません。": "There is no difference.",
    "{n}件の変更があります{told}。{after}": "{n} change{n_s}{told}.{after}",
    "{n}件の違いがあります{told}。{after}": "{n} difference{n_s}{told}.{after}",
    "引き上げた指標のうち{n}は、旧目標を達成していました。": (
        " Of those that were raised, {n} had met the old target."
    ),
    "{word}{n}": "{word} {n}",
    "旧目標を達成したのちに引き上げられた指標": (
        "Indicators whose target was raised once it was met"
    ),
    "達成したのちに引き上げた目標 {n}件": "Targets raised once they were met: {n}",
    "旧目標": "Old target",
    "実績": "Actual",
    "新目標": "New target",
    "新目標に対して": "Against the new target",
    "旧目標と実績と新目標": "Old target, actual and new target",
    "{page} {name}: 旧目標 {old}、{year}の実績 {actual}、新目標 {new}({met})": (
        "{page} {name}: old target {old}, actual {actual} ({year}), new target {new} ({met})"
    ),
    "判定できない": "cannot be judged",
    "変更の対象": "What the changes are of",
    "{word}の変更 {n}件": "{word}: {n} change{n_s}",
    "{word}の変更のうち一つずつ見るもの": "{word}: changes to be seen one by one",
    "{word}の{kind}": "{word}: {kind}",
    "旧: {text}": "before: {text}",
    "新: {text}": "after: {text}",
    "添え書き": "Remark",
    "新しい側だけにある": "only in the newer one",
    "古い側だけにある": "only in the older one",
    "内容の文が違う": "its printed text differs",
    "{kinds}を伴う。": "also {kinds}",
    "種類・集計とコード": "Kinds, counts and their codes",
    "ことば": "Words",
    "jsonとプログラムで使う名": "Names in json and in programs",
    "0件": "None",
    "うち": "of them ",
}

_HEADLINES = {
    "目標を引き上げた指標": "targets raised",
    "目標を引き下げた指標": "targets lowered",
    "数え方を変えた指標": "basis changed",
    "差し替えた指標": "indicators replaced",
    "加えた指標": "indicators added",
    "なくした指標": "indicators removed",
    "そのほか": "others",
}

_COUNTS = {
    "計画(文書が自ら述べる数)": "Plan (as the document itself counts)",
    "施策の数": "measures",
    "新たな施策": "measures added",
    "新たな事業": "projects added",
    "事業内容の変更": "projects whose content changed",
    "事業の終了": "projects ended",
    "数値目標の変更": "targets of goals changed",
    "KPIの変更": "KPIs changed",
    "新しい施策": "new measures",
    "なくなった施策": "measures that are gone",
    "内容が変わった施策": "measures whose content changed",
    "新しい事業": "new projects",
    "うち印「新規事業」のあるもの": "of them flagged as new",
    "うち新しい施策のもの": "of them in new measures",
    "終了した事業": "projects ended",
    "なくなった事業": "projects that are gone",
    "名称が変わった事業": "projects renamed",
    "担当課が変わった事業": "projects of another department",
    "内容が変わった事業": "projects whose content changed",
    "うち印「事業内容変更」のあるもの": "of them flagged as content changed",
    "印「事業内容変更」のある事業": "projects flagged as content changed",
    "印「KPI変更」のある事業": "projects flagged as KPI changed",
    "目標を引き上げた指標(よい側へ)": "targets raised (towards better)",
    "目標を引き下げた指標(悪い側へ)": "targets lowered (towards worse)",
    "旧目標を達成したのちに引き上げた指標": "targets raised once they were met",
    "新しい指標": "new indicators",
    "なくなった指標": "indicators that are gone",
    "名称が変わった指標": "indicators renamed",
    "基準値が変わった指標": "indicators whose baseline changed",
    "表記だけ変わった指標": "indicators reformatted only",
    "同じままの指標": "indicators unchanged",
    "差し替えられた数値目標": "targets of goals replaced",
    "目標が変わった数値目標": "targets of goals changed",
    "指標のうち印「KPI変更」のある事業のもの": "Indicators of projects flagged as KPI changed",
    "すべての計": "all together",
    "目標の変更の計": "changes of targets together",
    "目標の数を下げた": "lower number",
    "目標の数を上げた": "higher number",
    "数え方を変えた": "basis changed",
    "基準を置き直した": "baseline and target moved together",
    "ほかの目標の変更": "other changes of the target",
    "差し替えた": "replaced",
    "加えた": "added",
    "印のない事業での同じ変更": "the same in projects without the flag",
}

_RULEBOOKS = {
    "{plan} 評価基準の比較": "{plan}: comparison of rulebooks",
    "経過は評価基準ごとの起点から数えます。式・数・起点は report --rulebook の根拠に出ます。": (
        "Each rulebook counts elapsed time in its own way. Formulas, figures and elapsed time stand"
        " with the grounds of report --rulebook."
    ),
    (
        "「なし」は区分が付かないもの、番号はその理由です。"
        "区分に付く番号は、区分についての注意です。"
    ): "None: no grade, by the reason of the number. Numbers beside grades are cautions on them.",
    "なし|区分": "None",
    "評価基準が、このような指標(少ないほどよい、保つ、範囲に収める)の扱いを述べていません。": (
        "The rulebook does not say how to treat such indicators (less is better, kept, a range)."
    ),
    "{source}(どの区分にも当てはまらない場合があります)": (
        "{source} (there are cases for which it has no grade)"
    ),
    (
        "評価基準の式が想定していない指標(目標値が累計でない、保つ、範囲に収める)のため、"
        "区分は参考です。"
    ): (
        "The rulebook's formula does not mean such indicators (a target that is no total, is to be"
        " kept, or is a range): the grade is indicative."
    ),
    "特殊な事情で中止した年度の実績による区分です。": (
        "The grade is by the actual of a year in which special circumstances stopped it."
    ),
    "目標値が基準値より悪い側にあるため、区分は参考です。": (
        "The target is on the wrong side of the baseline: the grade is indicative."
    ),
    "多いほどよいのか少ないほどよいのかが示されていないため、区分は参考です。": (
        "Nobody says whether more or less is better: the grade is indicative."
    ),
    "少ないほどよい指標を多いほどよいものとして数える式のため、区分は参考です。": (
        "Less is better, but the formula counts more as better: the grade is indicative."
    ),
    "目標値が基準値と同じで近づく幅がないため、区分は参考です。": (
        "The target is the baseline, with no way to go: the grade is indicative."
    ),
    (
        "{whole}指標を{books}の評価基準で評価しました。すべての基準で区分が付くのは{all}指標、"
        "どの基準でも付かないのは{none}指標。"
    ): (
        "{whole} indicator{whole_s} by {books} rulebook{books_s}: {all} graded by every one,"
        " {none} by none."
    ),
    (
        "同じ実績に、ある基準では最初の(最もよい)区分が、"
        "別の基準では最後の区分が付くのは{n}指標です。"
    ): (
        " The same actuals get the first (best) grade of one rulebook and the last of another for"
        " {n} indicator{n_s}."
    ),
    "{name}への注意": "Cautions on {name}",
    "指標ごとの評価": "Grades of each indicator",
    "評価基準ごとの区分": "Grades by rulebook",
    "評価基準ごとの内訳": "Counts by rulebook",
    "区分ごとの指標数": "Indicators by grade",
    "区分と指標数": "Grades and indicators",
}

WORDS = {**_LISTS, **_AUDIT, **_REVIEW, **_HEADLINES, **_COUNTS, **_RULEBOOKS}
