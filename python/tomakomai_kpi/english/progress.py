# SPDX-License-Identifier: BSL-1.0
"""What the report of a plan's progress says."""

_FIGURES = {
    "達成": "Achieved",
    "達成率": "Attainment",
    "進捗率": "Gap closure",
    "率": "Rate",
    "目標ペース": "Pace",
    "目標達成に必要な年間の実績": "Needed per year",
    "目標達成に必要な年間の実績(増加量)": "Needed per year (+ is a rise)",
    "必要な年間の実績": "Needed per year",
    "現時点の目安": "Expected by now",
    "翌年度に必要な実績": "Needed next year",
    "逆数の達成率": "Inverse attainment",
    "折返しの達成率": "Reflected attainment",
    "期待値に対する達成率": "Attainment of what is expected",
    "期待増分に対する達成率": "Attainment of the rise that is expected",
    "経過との比較": "Against the elapsed time",
    "累計のペース": "Pace of a total",
    "基準年度の実績が続いた場合": "Business as usual",
    "直線の見通し": "Linear projection",
    "等比の目標ペース": "Geometric pace",
    "年平均の増減": "Mean annual change",
    "目標ペースからの遅れ": "Gap to the pace",
}

_FORMULAS = {
    "aがtに達している": "a reaches t",
    "n ÷ N": "n ÷ N",
    "この指標には当てはまらない": "it does not apply to this indicator",
    "(a − b) ÷ (t − b) ≥ n ÷ N、累計は a ≥ t × n ÷ N": (
        "(a − b) ÷ (t − b) ≥ n ÷ N; of a total a ≥ t × n ÷ N"
    ),
    "b + (t − b) × n ÷ N、累計は t × n ÷ N": "b + (t − b) × n ÷ N; of a total t × n ÷ N",
    "翌年度の b + (t − b) × n ÷ N、累計は t × n ÷ N": (
        "next year's b + (t − b) × n ÷ N; of a total t × n ÷ N"
    ),
    "b × 年数 ÷ t": "b × years ÷ t",
    "(t − a) ÷ 残り年数": "(t − a) ÷ years left",
    "a + (a − b) ÷ bからの年数 × 残り年数、累計は a × 目標までの年数 ÷ 過ぎた年数": (
        "a + (a − b) ÷ years since b × years left; of a total a × years to the target ÷ years gone"
    ),
    "(a − b) ÷ bからの年数": "(a − b) ÷ years since b",
    "n ÷ N − (a − b) ÷ (t − b)、累計は n ÷ N − a ÷ t": (
        "n ÷ N − (a − b) ÷ (t − b); of a total n ÷ N − a ÷ t"
    ),
    **{
        same: same
        for same in (
            *("a ÷ t", "t ÷ a", "2 − a ÷ t", "(a − b) ÷ (t − b)", "a ÷ e"),
            *("(a − b) ÷ (e − b)", "(a − b) ÷ (t − b) ≥ n ÷ N", "a ÷ (t × n ÷ N)"),
            "(a ÷ b)^N ≥ (t ÷ b)^n",
        )
    },
}

_TOP = {
    "{plan} 進捗報告": "{plan}: progress report",
    "計画期間 {period}": "Plan of {period}",
    "{words}の{gone}年目／{of}年": "{words}, year {gone} of {of}",
    "計画の指紋 {of}": "fingerprint of the plan {of}",
    "指標がありません。": "There are no indicators.",
    "{whole}指標のうち、達成か順調・遅れを判定できたのは{judged}。": (
        "Of {whole} indicator{whole_s}, {judged} could be judged against target or pace."
    ),
    "達成・順調 {good}": "achieved or on track {good}",
    "{parts}。": " Of these: {parts}.",
    "残る{n}指標の内訳は、{words}。": " The other {n}: {words}.",
    "実績なし・中止・未着手など": "no actual, suspended, not started etc.",
    "まず見るもの": "What to see first",
    "目標まで毎年": "Each year until the target",
    "目標達成には{when}{amount}の{what}が必要": "to reach the target: {what} of {amount} {when}",
    "毎年度": "each year",
    "に|年度": "",
    "増加": "an increase",
    "減少": "a decrease",
    "実績": "an actual",
    "この年度の分 {change}": "this year's part {change}",
    "中間目標": "interim target",
    "目標": "target",
    "速報": "provisional",
    "見込み": "estimated",
    "特殊要因": "special event",
    "定義変更": "break in series",
    "{ends}に収める": "kept within {ends}",
    "±{tolerance}で維持": "maintained within ±{tolerance}",
    "計画の説明": "What the plan says of it",
    "(よい方へ)": " (better)",
    "(悪い方へ)": " (worse)",
    "約{value}": "about {value}",
}

_TARGETS = {
    "目標そのものへの注意": "What to ask of the targets",
    "累計の目標{asked}のうち{found}は、基準年度と同じ実績が毎年続くだけで届きます。": (
        "{found} of {asked} cumulative targets would be reached by the baseline year's actual"
        " alone, year after year."
    ),
    "基準値と比べられる目標{asked}のうち{found}は、基準値より悪い側にあります。": (
        "{found} of {asked} targets that compare with their baseline are worse than it."
    ),
    "目標{asked}のうち{found}は基準値がなく、どれだけ変える目標かが分かりません。": (
        "{found} of {asked} targets have no baseline, so that nothing says where they start from."
    ),
    (
        "見直しで引き上げられ、前の目標に達していたかを判定できた目標{asked}のうち{found}は、"
        "すでに達していました。"
    ): (
        "{found} of {asked} targets that the revision raised, and of which it can be judged, had"
        " been met before."
    ),
    (
        "達成・未達成か目標ペースを判定できた{asked}指標のうち{found}は、"
        "記載の数を丸める前の値しだいで判定が変わります。"
    ): (
        "{found} of {asked} indicators that could be judged would be judged otherwise by values"
        " that round to the printed ones."
    ),
    "公表された達成率{asked}のうち{found}は、記載の値からどの計算方法と丸めでも得られません。": (
        "{found} of {asked} published rates follow from the printed values by no formula and no"
        " rounding."
    ),
    "基準年度の実績が続いた場合に届く目標": "reached by the baseline's pace",
    "基準値より悪い側にある目標": "on the worse side of the baseline",
    "基準値のない目標": "without a baseline",
    "引き上げの前に達成していた目標": "met when raised",
    "丸めで判定が変わる目標": "verdict hangs on rounding",
    "計算を確かめられない公表値": "published rate unexplained",
    (
        "達成状況とは別に、目標の立て方を確かめた結果です。"
        "目標の良し悪しを決めるものではありません。"
    ): (
        "Asked of the targets themselves, before asking whether they are met. It does not say that"
        " a target is good or bad."
    ),
    "注意の必要な目標は見つかりませんでした。": ("Nothing of what was asked holds of a target."),
}

_ROWS = {
    "全指標": "All indicators",
    "状態": "Status",
    "取組終了": "ended",
    "前年度から": "On the year before",
    "前年度から {change}": "on the year before {change}",
    "前年度から {year}": "On the year before {year}",
    "前年度からの増減": "Change on the year before",
    "棒": "Bar",
    "達成率・進捗率": "Attainment, gap closure",
    "実績値÷目標値": "actual ÷ target",
    "(実績値−基準値)÷(目標値−基準値)": "(actual − baseline) ÷ (target − baseline)",
    "(増加量)": " (+ is a rise)",
    "{label}なし: {reason}": "{label}: none. {reason}",
    "ページ 状態 指標 / 基準値 → 各年度の実績値 → 目標値": (
        "Page, status, indicator / baseline → actuals by year → target"
    ),
    "図の●は実績値、┃は現時点の目安、左右の端は基準値(累計は0)と目標値。": (
        "● is the actual, ┃ what is expected by now; the ends are the baseline (0 of a total) and"
        " the target."
    ),
    "評価 {letter}": "Grade {letter}",
    "※ 評価 {letter} への注意: {cautions}": "† Caution on grade {letter}: {cautions}",
    "中間目標{n}": "Interim target {n}",
    "中間目標({what}): {result}": "Interim target ({what}): {result}",
    "実績 {actual}": "actual {actual}",
    "公表の達成率 {rate}": "published rate {rate}",
    "公表の評価 {mark}": "published grade {mark}",
    "多いほどよい": "more is better",
    "少ないほどよい": "less is better",
    "保つ": "to be maintained",
    "範囲に収める": "to be kept within a range",
    "四捨五入": "rounded half up",
    "切り捨て": "cut off",
    "{words}された数なら{label}の判定は変わりうる({value}を境に)": (
        "if {words}, the verdict on “{label}” may be another (it turns at {value})"
    ),
    "丸め({words}): {label}": "If {words}: {label}",
    "変わらない": "the same for all that the printed values may stand for",
    "変わりうる": "may be another",
    "{value}で変わる": "turns at {value}",
    "はい": "yes",
    "いいえ": "no",
    "基準値 {value}({year})": "baseline {value} ({year})",
    "実績値 {value}({year})": "actual {value} ({year})",
    "目標値 {value}({year})": "target {value} ({year})",
    "現時点の目安は道のりの{pace}": "expected by now is {pace} of the way",
}

_TOTALS = {
    "全体": "All",
    "計画全体": "The whole plan",
    "集計: {title}ごと": "Totals by {title}",
    "単位": "By",
    "指標の達成": "Indicators achieved",
    "一つ以上達成した事業": "Projects with one achieved",
    "一つ以上": "Projects with",
    "達成した事業": "one achieved",
    "指標の達成と、達成した指標を持つ事業": (
        "Indicators achieved, and projects with an indicator achieved"
    ),
    "状態の内訳": "By status",
    "{label}: {n}指標、達成 {met}、{signs}": "{label}: {n} indicator{n_s}, achieved {met}, {signs}",
    "{label}: 判定できた数": "{label}: that could be judged",
    "{label}(正確な値)": "{label} (exact)",
    "注意": "Caution",
    "判定できた数が少ない": "few could be judged",
    (
        "指標の達成は、達成か未達成かを判定できた指標のうちの数です。"
        "目標ペースだけが判定できない指標もここに入ります。"
    ): (
        "Indicators achieved are counted of those that can be judged as achieved or not (share-of),"
        " also where their pace cannot be judged."
    ),
    "一つ以上達成した事業は、判定できた指標を持つ事業のうちの数です。": (
        "Projects with one achieved are counted of those with an indicator that can be judged"
        " (any-of)."
    ),
    "数え方の違う率を平均した値は出しません。": "Rates on different bases are never averaged.",
    "※ 判定できた指標が{small}に満たず、割合は目安にもなりません。": (
        "† Fewer than {small} could be judged, so that a share says nothing (small numbers)."
    ),
    "施策の名が記載されていない事業の指標は「不明」にまとめます。": (
        "Indicators of projects without a printed measure stand under “unknown”."
    ),
    "いくつかの課が受け持つ事業は、それぞれの課で数えます。": (
        "A project of several departments counts in each of them."
    ),
}

_CLOSING = {
    "根拠と見方": "Grounds, and how to read this",
    "この報告": "This report",
    "見方": "How to read it",
    "{years}(指標ごとに最新の実績)": "{years} (the newest actual of each indicator)",
    "実績なし": "no actuals",
    "経過の起点": "Elapsed time",
    "評価の内訳": "Grades",
    "計画の{among}指標のうち、{label}の{n}指標の報告です。": (
        "Of the plan's {among} indicator{among_s}, the {n} of: {label}. "
    ),
    "事業なし": "No project",
    "経過({n}指標)": "Elapsed ({n} indicator{n_s})",
    "事業の開始年度の宣言がない [no_amount]": "no start of the project is declared [no_amount]",
    "{year}は{of}年のうち{gone}年目まで {share} ({percent})": (
        "{year} is year {gone} of {of}: {share} ({percent})"
    ),
    "指標 {met}、一つ以上達成した事業 {any_met}。どちらも判定できたもののうち{few}": (
        "indicators {met}, projects with one achieved {any_met}, each of those that could be"
        " judged{few}"
    ),
    "(数が少なく、割合は目安にもなりません)": " (so few that a share says nothing)",
    "{name}。{source}。": "{name}. {source}. ",
    "経過は評価基準の起点から数え、根拠に示します。": (
        "Elapsed time is counted as the rulebook counts it, and stands with the grounds."
    ),
    "算出できない理由": "Why a figure cannot be computed",
    "理由ごとの指標数": "Indicators by reason",
    "達成率なし": "No attainment",
    "進捗率なし": "No gap closure",
    "目標ペースなし": "No pace",
    "指標ごとの根拠": "Grounds of each indicator",
    "表に戻る": "back to the table",
    (
        "指標が多いので、まず見るものの根拠だけを載せています。"
        "すべての根拠はxlsx、json、または担当課ごとの報告(--split)にあります。"
    ): (
        "There are many indicators: here are the grounds of what to see first. All stand in xlsx"
        " and json, and in the reports of each department (--split)."
    ),
}

_LEGEND = {
    (
        "達成は目標値に達したもの、順調は目標ペースに達しているもの、遅れは達していないもの、"
        "基準値より悪化は遅れのうち基準値より悪いもの、未達成は目標の年度が来て達していないもの。"
    ): (
        "Achieved: the target is reached. On track: the pace to the target is kept. Behind: it is"
        " not. Worse than baseline: behind, and worse than the baseline. Missed: the target's year"
        " has come, and it is not reached."
    ),
    (
        "今の時点で、目標に届くペースに達しているか。累計の目標は「実績≥目標×経過」、"
        "ほかは「進捗率≥経過」で順調。目標の年度から後と、目標値が基準値と同じもの、"
        "保つものは達成で順調。"
    ): (
        "Whether the actual keeps the pace that leads to the target. On track is: of a cumulative"
        " target, actual ≥ target × elapsed; of others, gap closure ≥ elapsed. From the target's"
        " year on, where the target equals the baseline, and where it is to be maintained:"
        " achieved."
    ),
    "経過をどこから数えるか。計画初年度、基準年度、事業開始、または決めた期間から。": (
        "Where elapsed time is counted from: the plan's first year, the baseline's year, the"
        " project's start, or within a given period."
    ),
    "実績値÷目標値。多いほどよく、比に意味のある指標で出します。": (
        "Actual ÷ target, where more is better and a ratio means something."
    ),
    ("(実績値−基準値)÷(目標値−基準値)。三つの値の数え方(単年度か累計か)がそろう指標で出します。"): (
        "(actual − baseline) ÷ (target − baseline), where all three are on one basis (annual or"
        " cumulative)."
    ),
    "残りの年度で毎年必要な量。＋は毎年の増加量。達成していれば0。": (
        "What each of the years left must bring; + is a rise each year. 0 where it is achieved."
    ),
    "一つ前の年度の値との差。累計は、その年度に増えた分です。": (
        "The difference to the year before; of a total, what that year added."
    ),
    "図": "Charts",
    (
        "左の線が基準値(累計の目標は0)、右の太い線が目標値、●が実績値、▼が現時点の目安。"
        "◀と▶は、図に入らないほど左右に離れているものです。"
    ): (
        "The line on the left is the baseline (0 of a cumulative target), the thick one on the"
        " right the target, ● the actual, ▼ what is expected by now. ◀ and ▶ lie beyond the chart."
    ),
    "文字の報告の棒は達成率、なければ進捗率。100%で止め、超えたものに▶を付けます。": (
        "Bars of the text report show the attainment, else the gap closure. They stop at 100%, and"
        " bear ▶ beyond it."
    ),
    "算出できない数を0や100で埋めず、理由を述べます。": (
        "What cannot be computed is not filled with 0 or 100; the reason is given."
    ),
    "丸め": "Rounding",
    "計算と判定は分数のまま。%と「約」は表示だけを小数1桁に四捨五入しています。": (
        "Computed and judged without rounding, in fractions. Only what is shown with % or “about”"
        " is rounded, half up, to one decimal."
    ),
    "丸めで判定が変わるか": "Whether rounding changes the verdict",
    (
        "記載の数が四捨五入か切り捨てられたものとして、"
        "元の数によって判定が変わりうる指標には※で書きます。"
    ): (
        "Where the printed values may have been rounded or cut off, and others that print alike"
        " would be judged otherwise, † says so."
    ),
}

_PAGE = {
    "目次": "Contents",
    "{title}ごとの報告": "Reports by {title}",
    "基本目標ごと": "By goal",
    "基準値より悪化、遅れ、未達成の計{whole}件から{n}件。": (
        "{n} of the {whole} that are worse than the baseline, behind or missed. "
    ),
    "基準値より悪化、遅れ、未達成の{whole}件すべて。": (
        "All {whole} that are worse than the baseline, behind or missed. "
    ),
    (
        "悪化したものを先に、それぞれ基準値から目標値までの幅に比べて"
        "目標ペースからの遅れが大きい順に並べています。"
    ): (
        "The worse ones come first, each kind by the gap to the pace as a share of the way from"
        " baseline to target."
    ),
    "必要な年間の実績(増加量)": "Needed each year",
    "({n}/{of})": " ({n}/{of})",
    "{whole}指標のすべてが「{status}」です。": "All {whole} indicators are “{status}”.",
    "全件は下にあります。": "All stand below.",
    "(リンク先。しぼり込みの条件の外)": "(linked to; not of this choice)",
    (
        "左の線は基準値(累計の目標は0)、右の太い線は目標値、●は実績値、"
        "▼は現時点の目安、◀ ▶は図に収まらないもの。"
    ): (
        "The line on the left is the baseline (0 of a cumulative target), the thick one on the"
        " right the target, ● the actual, ▼ what is expected by now, ◀ ▶ beyond the chart."
    ),
    "この条件に合う指標はありません。": "No indicator is of both.",
    "指標ごとの値、道のり、必要な実績": "Values, way and need of each indicator",
    "道のり": "Way",
    "これから": "From here",
    "図なし": "no chart",
    "しぼり込み": "Filters",
    "すべて": "All",
    "担当課でしぼる": "By department",
    "値と評価": "Values and verdicts",
}

_SHEETS = {
    "概要": "Overview",
    "一覧": "Indicators",
    "年度別": "By year",
    "未読": "Not read",
    "基本目標ごとの指標数": "Indicators by goal",
    "基本目標の名称": "Name of the goal",
    "達成率(%)": "Attainment (%)",
    "進捗率(%)": "Gap closure (%)",
    "{label}(分数)": "{label} (fraction)",
    "{label}のない理由": "{label}: why there is none",
    "{label}の年度": "{label}: year",
    "{label}の実績": "{label}: actual",
    "{label}の状態": "{label}: status",
    "{label}(記載)": "{label} (as printed)",
    "目標達成に必要な年間の実績(分数)": "Needed per year (fraction)",
    "必要な年間の実績を算出できない理由": "Needed per year: why there is none",
    "評価({name})": "Grade ({name})",
    "評価への注意": "Cautions on the grade",
    "丸めへの注意": "Cautions on rounding",
    "正確な値": "Exact value",
    "行": "Row",
    "列": "Column",
    "数字のセル": "Cells of numbers",
    (
        "記載のとおりに表示します。%や千などは表示だけにあり、セルの数には掛けていません"
        "(50.0%の数は50)。2億396万円や1時間30分は一つの数(203,960,000円、90分)とし、"
        "隣の「記載」に記載のままの文字を置いています。15桁を超える数は、セルが持てないので文字です。"
        "計算した割合と必要な年間の実績は小数1桁に丸めた数で、"
        "丸めないものはシート「根拠」の「正確な値」にあります。"
    ): (
        "They show what is printed. % and thousands are in the format alone, not in the number"
        " (50.0% holds 50). What is printed in several numbers stands in one, with its printed text"
        " in the column “as printed” beside it. What has more than 15 digits is text, as no cell"
        " holds it. Computed shares and needs are rounded to one decimal; unrounded they stand"
        " under “Exact value” in the sheet “Grounds”."
    ),
    (
        "記載の基準値と実績値が四捨五入または切り捨てられたものとして、"
        "元の値がどこにあっても判定が同じかどうか。"
    ): (
        "Whether the verdict is the same for all values that the printed baseline and actual may"
        " stand for, if they were rounded half up or cut off."
    ),
    "どの区分にも入らない場合": "case without a grade",
    "二つの区分に入る場合": "case of two grades",
}

WORDS = {
    **_FIGURES,
    **_FORMULAS,
    **_TOP,
    **_TARGETS,
    **_ROWS,
    **_TOTALS,
    **_CLOSING,
    **_LEGEND,
    **_PAGE,
    **_SHEETS,
}
