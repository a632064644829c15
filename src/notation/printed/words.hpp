// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_WORDS_HPP

// The words that offices print in and for values: closed lists, since a word that
// is not known must be refused. docs/notation.md shows them with their meaning.

#include <array>
#include <string_view>

#include <tomakomai_kpi/value/code.hpp>
#include <tomakomai_kpi/value/value.hpp>

namespace tomakomai_kpi::detail {

using words_list = std::string_view const;

// ——— For a value that is not there.

struct reason_phrase {
    std::string_view text;
    code reason;
};

inline constexpr auto reason_phrases = std::to_array<reason_phrase>({
    {"今後算定", code::pending},
    {"今後設定", code::pending},
    {"今後検討", code::pending},
    {"未定", code::pending},
    {"集計中", code::pending},
    {"算定中", code::pending},
    {"算出中", code::pending},
    {"調査中", code::pending},
    {"確認中", code::pending},
    {"精査中", code::pending},
    {"後日公表", code::pending},
    {"今後公表", code::pending},
    {"公表待ち", code::pending},
    {"公表前", code::pending},
    {"未公表", code::pending},
    {"未集計", code::pending},
    {"未確定", code::pending},
    {"未算定", code::pending},
    {"未算出", code::pending},
    {"速報値未公表", code::pending},
    {"数値未確定", code::pending},
    {"未発表", code::pending},
    {"今後調査", code::pending},
    {"確定前", code::pending},
    {"調査予定", code::pending},
    {"公表予定", code::pending},
    {"別途設定", code::pending},
    {"調査実施せず", code::not_measured},
    {"測定不能", code::not_measured},
    {"新規のためなし", code::not_started},
    {"目標設定なし", code::unspecified},
    {"設定しない", code::unspecified},
    {"実績値なし", code::unspecified},
    {"実績値無し", code::unspecified},
    {"調査未実施", code::not_measured},
    {"調査実施なし", code::not_measured},
    {"未調査", code::not_measured},
    {"未測定", code::not_measured},
    {"未計測", code::not_measured},
    {"未把握", code::not_measured},
    {"調査なし", code::not_measured},
    {"調査無し", code::not_measured},
    {"測定なし", code::not_measured},
    {"計測なし", code::not_measured},
    {"アンケート未実施", code::not_measured},
    {"調査未実施のため", code::not_measured},
    {"調査年度ではない", code::not_measured},
    {"調査対象年度外", code::not_measured},
    {"未着手", code::not_started},
    {"未開始", code::not_started},
    {"開始前", code::not_started},
    {"事業開始前", code::not_started},
    {"新規", code::not_started},
    {"新規事業", code::not_started},
    {"新規指標", code::not_started},
    {"新規設定", code::not_started},
    {"事業未実施", code::not_started},
    {"事業未着手", code::not_started},
    {"未供用", code::not_started},
    {"開設前", code::not_started},
    {"供用開始前", code::not_started},
    {"実施前", code::not_started},
    {"該当なし", code::not_applicable},
    {"該当無し", code::not_applicable},
    {"該当無", code::not_applicable},
    {"対象外", code::not_applicable},
    {"非該当", code::not_applicable},
    {"対象なし", code::not_applicable},
    {"N/A", code::not_applicable},
    {"中止", code::unspecified},
    {"事業中止", code::unspecified},
    {"開催中止", code::unspecified},
    {"休止", code::unspecified},
    {"算出不可", code::unspecified},
    {"NA", code::unspecified},
    {"n.a.", code::unspecified},
    {"n/a", code::not_applicable},
    {"なし", code::unspecified},
    {"無し", code::unspecified},
    {"不明", code::unspecified},
    {"データなし", code::unspecified},
    {"データ無し", code::unspecified},
    {"数値なし", code::unspecified},
    {"実績なし", code::unspecified},
    {"実績無し", code::unspecified},
    {"記載なし", code::unspecified},
    {"設定なし", code::unspecified},
    {"未設定", code::unspecified},
    {"未実施", code::unspecified},
    {"未記入", code::unspecified},
    {"未記載", code::unspecified},
    {"目標値なし", code::unspecified},
    {"基準値なし", code::unspecified},
    {"現状値なし", code::unspecified},
    {"目標なし", code::unspecified},
    {"把握していない", code::not_measured},
});

inline constexpr auto long_dashes = std::to_array<words_list>(
    {"ー", "―", "—", "–", "─", "−", "‐", "ｰ", "‑", "‒", "━", "﹣", "…", "‥", "...", "・・・"});

// A reason may say of which year it speaks: R6調査未実施.
inline constexpr auto year_links = std::to_array<words_list>({"は", "に", "までに", "の"});

// ——— For a target in words.

inline constexpr auto word_openings = std::to_array<words_list>(
    {"毎年度",   "毎年",     "毎月", "全校", "全校で",     "全地区で",   "順次",
     "現状",     "随時",     "通年", "事業", "計画",       "適宜",       "早期",
     "新規",     "取組",     "制度", "条例", "施設",       "体制",       "方針",
     "ビジョン", "システム", "施策", "調査", "基準値から", "現状値から", "現状から"});

inline constexpr auto target_words = std::to_array<words_list>({
    "継続",
    "継続実施",
    "継続中",
    "倍増",
    "減",
    "済",
    "済み",
    "半減",
    "増",
    "策定",
    "策定済",
    "策定済み",
    "改定",
    "改訂",
    "見直し",
    "実施",
    "実施済",
    "実施済み",
    "実施中",
    "維持",
    "現状維持",
    "現状値維持",
    "基準値維持",
    "検討開始",
    "全小学校",
    "全中学校",
    "全戸",
    "対前年度増",
    "対前年増",
    "増加",
    "減少",
    "向上",
    "完了",
    "検討",
    "検討中",
    "策定中",
    "検討・実施",
    "策定・実施",
    "検討・策定",
    "継続的に実施",
    "着実に実施",
    "作成中",
    "設置",
    "設置済",
    "設置済み",
    "拡充",
    "拡大",
    "充実",
    "推進",
    "強化",
    "改善",
    "整備",
    "整備済",
    "整備済み",
    "整備中",
    "整備完了",
    "整備推進",
    "導入",
    "導入済",
    "導入済み",
    "運用",
    "運用開始",
    "開始",
    "開設",
    "開催",
    "公表",
    "制定",
    "締結",
    "構築",
    "作成",
    "作成済",
    "作成済み",
    "達成",
    "低減",
    "削減",
    "抑制",
    "上昇",
    "低下",
    "縮小",
    "縮減",
    "短縮",
    "移行",
    "廃止",
    "終了",
    "着手",
    "供用開始",
    "竣工",
    "完成",
    "開館",
    "開業",
    "認定",
    "取得",
    "登録",
    "指定",
    "確立",
    "解消",
    "定着",
    "促進",
    "普及",
    "確保",
    "活用",
    "支援",
    "試行",
    "本格実施",
    "検証",
    "準備",
    "準備中",
    "研究",
    "全校実施",
    "全校",
    "全地区",
    "全域",
    "全市",
    "市内全域",
    "前年度以上",
    "前年以上",
    "前年度以下",
    "前年以下",
    "前年度並み",
    "前年並み",
    "現状以上",
    "現状以下",
    "現状値以上",
    "現状値以下",
    "基準値以上",
    "基準値以下",
    "前年度比増",
    "前年度比減",
    "前年比増",
    "前年比減",
    "現状より増加",
    "現状より減少",
    "現状値より増加",
    "現状値より減少",
    "現状値より向上",
    "現状より向上",
    "前年度より増加",
    "前年度より減少",
    "前年度より向上",
    "前年より増加",
    "前年より減少",
    "全国平均以上",
    "全国平均以下",
    "全国平均並み",
    "全国平均",
    "県平均以上",
    "県平均以下",
    "全道平均以上",
    "全道平均以下",
    "道平均以上",
    "国平均以上",
    "増やす",
    "減らす",
    "高める",
    "維持向上",
    "維持・向上",
    "維持または向上",
    "維持・拡大",
    "維持・増加",
    "維持または増加",
    "増加傾向",
    "減少傾向",
    "横ばい",
    "未策定",
    "未設置",
    "未整備",
    "未導入",
    "未作成",
    "未達成",
    "達成済",
    "達成済み",
    "策定予定",
    "実施予定",
    "整備予定",
    "減少傾向へ",
    "増加傾向へ",
    "全小中学校",
    "全件",
    "延伸",
    "黒字",
    "黒字化",
    "均衡",
    "社会増",
    "転入超過",
    "随時",
    "通年",
    "環境基準達成",
    "市町村平均以上",
    "国・道平均以上",
    "国平均以下",
    "全国平均値以上",
    "全国平均値以下",
    "前年度実績以上",
    "前年度実績以下",
    "前年度値以上",
    "前年度値以下",
    "前年値以上",
    "前年値以下",
    "良好",
    "順調",
    "あり",
    "有り",
});

inline constexpr auto word_endings = std::to_array<words_list>(
    {"する", "を維持", "を継続", "を目指す", "すること", "させる", "を図る", "を実施"});

// ——— Before the number.

enum class prefix_kind : unsigned char {
    cumulative,
    annual,
    about,
    roughly,
    gross,
    said,
    at_least,
    at_most,
    at_least_sign,
    at_most_sign,
    per,
    a_month,
    rank,
    move,
};

struct prefix_word {
    std::string_view text;
    prefix_kind kind;
};

inline constexpr auto prefix_words = std::to_array<prefix_word>({
    {"累計", prefix_kind::cumulative},
    {"累計で", prefix_kind::cumulative},
    {"累計:", prefix_kind::cumulative},
    {"累積", prefix_kind::cumulative},
    {"通算", prefix_kind::cumulative},
    {"期間累計", prefix_kind::cumulative},
    {"計画期間累計", prefix_kind::cumulative},
    {"計画期間内累計", prefix_kind::cumulative},
    {"計画期間中累計", prefix_kind::cumulative},
    {"期間中累計", prefix_kind::cumulative},
    {"期間内累計", prefix_kind::cumulative},
    {"計画期間中に", prefix_kind::cumulative},
    {"計画期間内に", prefix_kind::cumulative},
    {"計画期間中で", prefix_kind::cumulative},
    {"計画期間内で", prefix_kind::cumulative},
    {"年間", prefix_kind::annual},
    {"毎年", prefix_kind::annual},
    {"毎年度", prefix_kind::annual},
    {"各年", prefix_kind::annual},
    {"各年度", prefix_kind::annual},
    {"単年度", prefix_kind::annual},
    {"単年", prefix_kind::annual},
    {"年平均", prefix_kind::annual},
    {"約", prefix_kind::about},
    {"概ね", prefix_kind::roughly},
    {"おおむね", prefix_kind::roughly},
    {"延べ", prefix_kind::gross},
    {"延べ人数", prefix_kind::gross},
    {"延", prefix_kind::gross},
    {"のべ", prefix_kind::gross},
    {"およそ", prefix_kind::said},
    {"おおよそ", prefix_kind::said},
    {"ほぼ", prefix_kind::said},
    {"速報値", prefix_kind::said},
    {"速報", prefix_kind::said},
    {"見込み", prefix_kind::said},
    {"見込", prefix_kind::said},
    {"見込値", prefix_kind::said},
    {"推計", prefix_kind::said},
    {"推計値", prefix_kind::said},
    {"暫定値", prefix_kind::said},
    {"概算", prefix_kind::said},
    {"平均", prefix_kind::said},
    {"年率", prefix_kind::said},
    {"≧", prefix_kind::at_least_sign},
    {"≥", prefix_kind::at_least_sign},
    {"≦", prefix_kind::at_most_sign},
    {"≤", prefix_kind::at_most_sign},
    {"最低", prefix_kind::at_least},
    {"最低でも", prefix_kind::at_least},
    {"少なくとも", prefix_kind::at_least},
    {"最大", prefix_kind::at_most},
    {"最大で", prefix_kind::at_most},
    {"最高", prefix_kind::at_most},
    {"1人1日", prefix_kind::per},
    {"一人一日", prefix_kind::per},
    {"市民1人1日", prefix_kind::per},
    {"1人", prefix_kind::per},
    {"一人", prefix_kind::per},
    {"市民1人", prefix_kind::per},
    {"市民一人", prefix_kind::per},
    {"1世帯", prefix_kind::per},
    {"一世帯", prefix_kind::per},
    {"1日", prefix_kind::per},
    {"一日", prefix_kind::per},
    {"日", prefix_kind::per},
    {"1か月", prefix_kind::per},
    {"1ヶ月", prefix_kind::per},
    {"1カ月", prefix_kind::per},
    {"月", prefix_kind::per},
    {"1回", prefix_kind::per},
    {"一回", prefix_kind::per},
    {"1件", prefix_kind::per},
    {"1戸", prefix_kind::per},
    {"1台", prefix_kind::per},
    {"1便", prefix_kind::per},
    {"1時間", prefix_kind::per},
    {"毎月", prefix_kind::a_month},
    {"週", prefix_kind::a_month},
    {"毎週", prefix_kind::a_month},
    {"年に", prefix_kind::annual},
    {"第", prefix_kind::rank},
    {"全国", prefix_kind::rank},
    {"全国平均", prefix_kind::move},
    {"県平均", prefix_kind::move},
    {"道平均", prefix_kind::move},
    {"全国第", prefix_kind::rank},
    {"県内", prefix_kind::rank},
    {"県内第", prefix_kind::rank},
    {"道内", prefix_kind::rank},
    {"道内第", prefix_kind::rank},
    {"全道", prefix_kind::rank},
    {"府内", prefix_kind::rank},
    {"都内", prefix_kind::rank},
    {"国内", prefix_kind::rank},
    {"世界", prefix_kind::rank},
    {"前年比", prefix_kind::move},
    {"前年度比", prefix_kind::move},
    {"対前年比", prefix_kind::move},
    {"対前年度比", prefix_kind::move},
    {"対前年", prefix_kind::move},
    {"基準年比", prefix_kind::move},
    {"基準年度比", prefix_kind::move},
    {"基準値比", prefix_kind::move},
    {"現状比", prefix_kind::move},
    {"現状値比", prefix_kind::move},
    {"現況比", prefix_kind::move},
    {"従前比", prefix_kind::move},
    {"計画策定時比", prefix_kind::move},
    {"前年度より", prefix_kind::move},
    {"前年より", prefix_kind::move},
    {"現状より", prefix_kind::move},
    {"現状値より", prefix_kind::move},
    {"現状から", prefix_kind::move},
    {"現状値から", prefix_kind::move},
    {"基準値から", prefix_kind::move},
    {"現状値の", prefix_kind::move},
    {"基準値の", prefix_kind::move},
    {"現状値", prefix_kind::move},
    {"基準値", prefix_kind::move},
    {"基準年より", prefix_kind::move},
    {"基準値より", prefix_kind::move},
    {"基準年度より", prefix_kind::move},
});

struct per_word {
    std::string_view text;
    std::string_view unit;
};

inline constexpr auto per_words = std::to_array<per_word>({
    {"1人1日", "人日"}, {"一人一日", "人日"}, {"市民1人1日", "人日"}, {"1人", "人"},
    {"一人", "人"},     {"市民1人", "人"},    {"市民一人", "人"},     {"1世帯", "世帯"},
    {"一世帯", "世帯"}, {"1日", "日"},        {"一日", "日"},         {"日", "日"},
    {"1か月", "月"},    {"1ヶ月", "月"},      {"1カ月", "月"},        {"月", "月"},
    {"1回", "回"},      {"一回", "回"},       {"1件", "件"},          {"1戸", "戸"},
    {"1台", "台"},      {"1便", "便"},        {"1時間", "時間"},
});

inline constexpr auto per_endings = std::to_array<words_list>(
    {"あたり", "当たり", "当り", "当", "平均", "あたり平均", "当たり平均"});

// ——— Rates per so many people.

struct rate_word {
    std::string_view text;
    std::string_view unit;
};

inline constexpr auto rate_words = std::to_array<rate_word>({
    {"人口10万対", "人口10万対"},
    {"人口十万対", "人口10万対"},
    {"人口10万人対", "人口10万対"},
    {"人口10万人当たり", "人口10万対"},
    {"人口10万人あたり", "人口10万対"},
    {"10万人当たり", "人口10万対"},
    {"10万人あたり", "人口10万対"},
    {"人口千対", "人口千対"},
    {"人口千人対", "人口千対"},
    {"人口千人当たり", "人口千対"},
    {"人口千人あたり", "人口千対"},
    {"人口1,000人当たり", "人口千対"},
    {"出生千対", "出生千対"},
    {"出産千対", "出産千対"},
});

inline constexpr auto units_under_stroke =
    std::to_array<words_list>({"年", "月", "週", "日", "時間", "人", "世帯", "回", "件"});

inline constexpr auto spans_of_years =
    std::to_array<words_list>({"年間", "か年", "ヵ年", "カ年", "ヶ年", "ケ年", "箇年"});

inline constexpr auto span_endings =
    std::to_array<words_list>({"累計", "累計で", "の累計", "での累計", "の累計で", "で累計", "で",
                               "計", "の計", "合計", "の合計", "で計", "に", "通算", "累積"});

inline constexpr auto span_followers =
    std::to_array<words_list>({"約", "概ね", "おおむね", "延べ", "のべ", "延"});

// ——— Behind it.

enum class suffix_kind : unsigned char { bound, degree, said, increase, decrease };

struct suffix_word {
    std::string_view text;
    suffix_kind kind;
    tomakomai_kpi::bound bound = tomakomai_kpi::bound::none;
};

inline constexpr auto suffix_words = std::to_array<suffix_word>({
    {"以上", suffix_kind::bound, bound::at_least},
    {"以下", suffix_kind::bound, bound::at_most},
    {"以内", suffix_kind::bound, bound::at_most},
    {"未満", suffix_kind::bound, bound::less_than},
    {"超", suffix_kind::bound, bound::more_than},
    {"超え", suffix_kind::bound, bound::more_than},
    {"超える", suffix_kind::bound, bound::more_than},
    {"を超える", suffix_kind::bound, bound::more_than},
    {"を超え", suffix_kind::bound, bound::more_than},
    {"を上回る", suffix_kind::bound, bound::more_than},
    {"を下回る", suffix_kind::bound, bound::less_than},
    {"程度", suffix_kind::degree},
    {"前後", suffix_kind::said},
    {"くらい", suffix_kind::said},
    {"ぐらい", suffix_kind::said},
    {"ほど", suffix_kind::said},
    {"実施", suffix_kind::said},
    {"開催", suffix_kind::said},
    {"確保", suffix_kind::said},
    {"を確保", suffix_kind::said},
    {"弱", suffix_kind::said},
    {"強", suffix_kind::said},
    {"見込み", suffix_kind::said},
    {"見込", suffix_kind::said},
    {"維持", suffix_kind::said},
    {"を維持", suffix_kind::said},
    {"を維持する", suffix_kind::said},
    {"をキープ", suffix_kind::said},
    {"達成", suffix_kind::said},
    {"を達成", suffix_kind::said},
    {"を目指す", suffix_kind::said},
    {"増", suffix_kind::increase},
    {"増加", suffix_kind::increase},
    {"増し", suffix_kind::increase},
    {"延伸", suffix_kind::increase},
    {"増やす", suffix_kind::increase},
    {"上昇", suffix_kind::increase},
    {"向上", suffix_kind::increase},
    {"拡大", suffix_kind::increase},
    {"アップ", suffix_kind::increase},
    {"UP", suffix_kind::increase},
    {"減", suffix_kind::decrease},
    {"減少", suffix_kind::decrease},
    {"減らす", suffix_kind::decrease},
    {"削減", suffix_kind::decrease},
    {"を削減", suffix_kind::decrease},
    {"低減", suffix_kind::decrease},
    {"縮減", suffix_kind::decrease},
    {"低下", suffix_kind::decrease},
    {"短縮", suffix_kind::decrease},
    {"縮小", suffix_kind::decrease},
    {"抑制", suffix_kind::decrease},
    {"軽減", suffix_kind::decrease},
    {"ダウン", suffix_kind::decrease},
    {"カット", suffix_kind::decrease},
});

inline constexpr auto range_dashes = std::to_array<words_list>({"–", "—", "―", "‐", "−", "‑"});

// ——— In parentheses.

struct bracket {
    std::string_view open;
    std::string_view close;
    std::string_view other_close;
};

inline constexpr auto brackets = std::to_array<bracket>({{"(", ")", "）"},
                                                         {"（", "）", ")"},
                                                         {"[", "]", "］"},
                                                         {"［", "］", "]"},
                                                         {"〔", "〕", "〕"},
                                                         {"【", "】", "】"}});

inline constexpr auto cumulative_words = std::to_array<words_list>(
    {"累計", "累積", "通算", "延べ累計", "累計値", "累計数", "期間累計", "計画期間累計",
     "計画期間内累計", "計画期間中の累計", "計画期間の累計"});

inline constexpr auto annual_words =
    std::to_array<words_list>({"年間", "単年度", "単年", "年", "毎年", "毎年度", "各年度", "各年",
                               "年度", "年計", "年平均", "単年度値", "年間値"});

inline constexpr auto gross_words =
    std::to_array<words_list>({"延べ", "のべ", "延", "延べ人数", "延べ数"});

inline constexpr auto status_words = std::to_array<words_list>(
    {"速報",     "速報値", "見込",   "見込み", "見込値", "推計",   "推計値", "概数",     "概算",
     "暫定",     "暫定値", "確定値", "実績",   "実績値", "目標",   "目標値", "現状",     "現状値",
     "基準",     "基準値", "平均",   "平均値", "参考",   "参考値", "維持",   "現状維持", "確定",
     "見込み値", "仮",     "予定",   "予測",   "予測値", "目安",   "計画",   "直近値",   "直近"});

inline constexpr auto scale_words =
    std::to_array<words_list>({"点満点", "点満点中", "段階", "段階評価", "段階中", "点中"});

inline constexpr auto scale_openings =
    std::to_array<words_list>({"点満点中", "点満点で", "段階中", "段階評価で", "段階評価中"});

inline constexpr auto era_names =
    std::to_array<words_list>({"令和", "平成", "昭和", "R", "H", "S", "R.", "H.", "西暦"});

inline constexpr auto year_ends =
    std::to_array<words_list>({"年度末", "各年度末", "年末", "期末", "末", "当初", "年度当初"});

inline constexpr auto note_endings = std::to_array<words_list>(
    {"時点",     "末時点", "末現在", "現在",     "実績",   "実績値",   "見込", "見込み",
     "見込値",   "調査",   "目標",   "目標値",   "推計",   "推計値",   "速報", "速報値",
     "現状",     "現状値", "基準",   "基準値",   "平均",   "値",       "まで", "比",
     "国勢調査", "公表",   "予測",   "公表予定", "予測値", "調査予定", "予定", "末"});

// Of those, what says that a value is no result yet.
inline constexpr auto unsure_words =
    std::to_array<words_list>({"見込", "見込み", "見込値", "目標", "目標値", "推計", "推計値",
                               "速報", "速報値", "予測", "予測値", "予定"});

// ——— What a value is of.

inline constexpr auto labels = std::to_array<words_list>(
    {"男性",     "女性",       "男",        "女",        "男子",      "女子",   "男女計",
     "全体",     "小学校",     "中学校",    "高校",      "高等学校",  "小学生", "中学生",
     "高校生",   "小学6年生",  "小学5年生", "中学3年生", "中学2年生", "小6",    "小5",
     "中3",      "中2",        "国語",      "算数",      "数学",      "英語",   "理科",
     "全国平均", "県平均",     "道平均",    "全道平均",  "市平均",    "市内",   "市外",
     "町内",     "町外",       "日帰り",    "宿泊",      "大人",      "子ども", "移住者",
     "新規",     "新規就農者", "外国人",    "日本人",    "小",        "中",     "全"});

inline constexpr auto raised_digits =
    std::to_array<words_list>({"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰"});

}  // namespace tomakomai_kpi::detail

#endif
