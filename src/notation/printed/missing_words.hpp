// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_MISSING_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_MISSING_WORDS_HPP

// Why a value is not there, in words: what was to be done with the figure, and how
// far it came. 公表 and 集計 that are to come leave a value pending, 調査 and 測定 that
// were not done leave it unmeasured, and what has not begun has none.

#include <array>

#include <tomakomai_kpi/value/code.hpp>

#include "notation/printed/chain.hpp"

namespace tomakomai_kpi::detail {

// Words as common as these name other things elsewhere.
namespace missing_words {

// ——— What is done with a figure.

inline constexpr auto publications = words_named("publication", {"公表", "発表"});
inline constexpr auto reckonings = words_named("reckoning", {"集計", "算定", "算出", "確定"});
inline constexpr auto checks = words_named("check", {"確認", "精査"});
inline constexpr auto surveys = words_named("survey", {"調査", "測定", "計測", "把握"});
inline constexpr auto questionings = words_named("questioning", {"アンケート", "アンケート調査"});
inline constexpr auto settings = words_named("setting", {"設定", "検討"});
inline constexpr auto entries = words_named("entry", {"設定", "実施", "記入", "記載"});

// ——— How far it came.

inline constexpr auto not_yet = words_named("not yet", {"未"});
inline constexpr auto under_way = words_named("under way", {"中"});
inline constexpr auto planned = words_named("planned", {"予定"});
inline constexpr auto awaited = words_named("awaited", {"前", "待ち"});
inline constexpr auto later = words_named("later", {"今後", "後日", "別途"});
inline constexpr auto not_done =
    words_named("not done", {"なし", "無し", "未実施", "未実施のため", "実施なし", "実施せず",
                             "していない", "せず"});
inline constexpr auto survey_years =
    words_named("survey year", {"年", "年度", "対象年", "対象年度", "実施年", "実施年度"});
inline constexpr auto others = words_named("other", {"でない", "ではない", "外", "以外"});
inline constexpr auto alternate = words_named("alternate", {"隔年", "隔年度"});
inline constexpr auto impossible = words_named("impossible", {"不能", "不可"});

// ——— What the figure would be of.

inline constexpr auto projects = words_named("project", {"事業"});
inline constexpr auto starts = words_named("start", {"着手", "開始", "供用"});
inline constexpr auto beginnings =
    words_named("beginning", {"着手", "開始", "供用開始", "実施", "開設", "開館", "開業"});
inline constexpr auto before_it = words_named("ahead", {"前"});
inline constexpr auto news = words_named("new", {"新規"});
inline constexpr auto new_things = words_named("new thing", {"事業", "指標", "設定", "のためなし"});
inline constexpr auto figures = words_named("figure", {"数値", "実績値", "速報値", "確報値"});
inline constexpr auto contents =
    words_named("content", {"データ", "数値", "実績", "実績値", "記載", "設定", "目標", "目標値",
                            "目標設定", "基準値", "現状値"});
inline constexpr auto none_of_it = words_named("none", {"なし", "無し"});
inline constexpr auto subjects = words_named("subject", {"該当", "対象"});
inline constexpr auto none_at_all = words_named("none at all", {"なし", "無し", "無"});
inline constexpr auto events = words_named("event", {"事業", "開催"});
inline constexpr auto stops = words_named("stop", {"中止", "休止"});

// ——— What kept it from being done.

inline constexpr auto causes = words_named(
    "cause", {"コロナ", "コロナ禍", "新型コロナ", "新型コロナウイルス", "新型コロナウイルス感染症",
              "感染症", "台風", "災害", "地震", "大雨", "大雪", "荒天", "雨天", "悪天候"});
inline constexpr auto influences =
    words_named("influence", {"の影響", "拡大", "感染拡大", "の感染拡大", "の拡大", "拡大防止",
                              "感染拡大防止", "の感染拡大防止", "拡大の影響"});
inline constexpr auto links =
    words_named("link", {"により", "による", "で", "のため", "に伴い", "に伴う", "によって"});
inline constexpr auto undoings =
    words_named("undoing", {"中止", "休止", "未実施", "未開催", "開催中止", "事業中止", "開催せず",
                            "実施せず", "実施なし", "開催なし"});

// ——— What is no such phrase.

inline constexpr auto pending_words = words_named("pending word", {"未定"});
inline constexpr auto unstarted_words = words_named("unstarted word", {"事業未実施"});
inline constexpr auto inapplicable_words =
    words_named("inapplicable word", {"対象外", "非該当", "N/A", "n/a"});
inline constexpr auto unspecified_words =
    words_named("unspecified word",
                {"不明", "設定しない", "非公表", "NA", "n.a.", "ND", "N.D.", "/", "／", "＼"});

struct reason_chain {
    code reason;
    word_chain words;
};

inline constexpr auto reason_chains = std::to_array<reason_chain>({
    {code::pending, {maybe(figures), not_yet, publications}},
    {code::pending, {maybe(figures), not_yet, reckonings}},
    {code::pending, {reckonings, under_way}},
    {code::pending, {checks, under_way}},
    {code::pending, {surveys, under_way}},
    {code::pending, {publications, planned}},
    {code::pending, {reckonings, planned}},
    {code::pending, {surveys, planned}},
    {code::pending, {publications, awaited}},
    {code::pending, {reckonings, awaited}},
    {code::pending, {later, publications, maybe(planned)}},
    {code::pending, {later, reckonings, maybe(planned)}},
    {code::pending, {later, surveys, maybe(planned)}},
    {code::pending, {later, settings, maybe(planned)}},
    {code::pending, {pending_words}},
    {code::not_measured, {not_yet, surveys}},
    {code::not_measured, {surveys, not_done}},
    {code::not_measured, {questionings, not_done}},
    {code::not_measured, {surveys, impossible}},
    {code::not_measured, {surveys, survey_years, others}},
    {code::not_measured, {subjects, survey_years, others}},
    {code::not_measured, {alternate, surveys}},
    {code::not_measured, {alternate, entries}},
    {code::not_started, {maybe(projects), not_yet, starts}},
    {code::not_started, {maybe(projects), beginnings, before_it}},
    {code::not_started, {news, maybe(new_things)}},
    {code::not_started, {unstarted_words}},
    {code::not_applicable, {subjects, none_at_all}},
    {code::not_applicable, {inapplicable_words}},
    {code::unspecified, {maybe(contents), none_of_it}},
    {code::unspecified, {not_yet, entries}},
    {code::unspecified, {reckonings, impossible}},
    {code::suspended, {maybe(events), stops}},
    {code::suspended, {causes, maybe(influences), links, undoings}},
    {code::unspecified, {unspecified_words}},
});

}  // namespace missing_words

using missing_words::reason_chain;
using missing_words::reason_chains;

/// The reason that the longest phrase at the cursor says; none where there is none.
inline code take_reason(cursor& at)
{
    code reason = code::none;
    cursor end = at;
    for (reason_chain const& chain : reason_chains) {
        if (reaches_further(at, chain.words, end)) { reason = chain.reason; }
    }
    at = end;
    return reason;
}

}  // namespace tomakomai_kpi::detail

#endif
