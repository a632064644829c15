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

// A reason or a target in words may say of which year it speaks: R6調査未実施.
inline constexpr auto year_links = std::to_array<words_list>(
    {"は", "に", "までに", "の", "頃", "頃に", "ごろ", "中に", "以降", "以降に", "末", "末に"});

inline constexpr auto seasons = std::to_array<words_list>({"春", "夏", "秋", "冬"});

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

inline constexpr auto prefix_words =
    std::to_array<prefix_word>({{"累計", prefix_kind::cumulative},
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
                                {"計", prefix_kind::said},
                                {"合計", prefix_kind::said},
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
                                {"基準年度より", prefix_kind::move}});

struct per_word {
    std::string_view text;
    std::string_view unit;
};

inline constexpr auto per_words = std::to_array<per_word>(
    {{"1人1日", "人日"}, {"一人一日", "人日"}, {"市民1人1日", "人日"}, {"1人", "人"},
     {"一人", "人"},     {"市民1人", "人"},    {"市民一人", "人"},     {"1世帯", "世帯"},
     {"一世帯", "世帯"}, {"1日", "日"},        {"一日", "日"},         {"日", "日"},
     {"1か月", "月"},    {"1ヶ月", "月"},      {"1カ月", "月"},        {"月", "月"},
     {"1回", "回"},      {"一回", "回"},       {"1件", "件"},          {"1戸", "戸"},
     {"1台", "台"},      {"1便", "便"},        {"1時間", "時間"}});

inline constexpr auto per_endings = std::to_array<words_list>(
    {"あたり", "当たり", "当り", "当", "平均", "あたり平均", "当たり平均"});

// ——— Rates per so many people.

struct rate_word {
    std::string_view text;
    std::string_view unit;
};

inline constexpr auto rate_words = std::to_array<rate_word>({{"人口10万対", "人口10万対"},
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
                                                             {"出産千対", "出産千対"}});

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

inline constexpr auto suffix_words =
    std::to_array<suffix_word>({{"以上", suffix_kind::bound, bound::at_least},
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
                                // Up or down to the value itself: no movement by it.
                                {"に維持", suffix_kind::said},
                                {"に抑制", suffix_kind::said},
                                {"に抑える", suffix_kind::said},
                                {"に削減", suffix_kind::said},
                                {"に低減", suffix_kind::said},
                                {"に縮減", suffix_kind::said},
                                {"に短縮", suffix_kind::said},
                                {"に減少", suffix_kind::said},
                                {"に減らす", suffix_kind::said},
                                {"に引下げ", suffix_kind::said},
                                {"に引き下げ", suffix_kind::said},
                                {"に向上", suffix_kind::said},
                                {"に増加", suffix_kind::said},
                                {"に増やす", suffix_kind::said},
                                {"に拡大", suffix_kind::said},
                                {"に引上げ", suffix_kind::said},
                                {"に引き上げ", suffix_kind::said},
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
                                {"カット", suffix_kind::decrease}});

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
