// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/header_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <tomakomai_kpi/notation/notation.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/error.hpp>

namespace tomakomai_kpi::detail {

namespace {

struct role_word {
    std::string_view word;  // in small letters
    column_role role;
};

// The first that a header holds decides: 指標の達成率 is a rate, 評価指標 a name, 基本目標 a goal.
constexpr auto words = std::to_array<role_word>({
    {"事業費", column_role::ignored},
    {"予算", column_role::ignored},
    {"決算", column_role::ignored},
    {"前年度比", column_role::ignored},
    {"前年比", column_role::ignored},
    {"対前年", column_role::ignored},
    {"伸び率", column_role::ignored},
    {"sdgs", column_role::ignored},
    {"望ましい方向", column_role::direction},
    {"増減の方向", column_role::direction},
    {"指標の方向", column_role::direction},
    {"目指す方向", column_role::direction},
    {"direction", column_role::direction},
    {"増減", column_role::ignored},
    {"上半期", column_role::ignored},
    {"下半期", column_role::ignored},
    {"四半期", column_role::ignored},
    {"全国平均", column_role::ignored},
    {"県平均", column_role::ignored},
    {"順位", column_role::ignored},
    {"構成比", column_role::ignored},
    {"目標項目", column_role::name},
    {"取組項目", column_role::name},
    {"施策の方向", column_role::measure},
    {"基本的方向", column_role::goal},
    {"基本的な方向", column_role::goal},
    {"方向性", column_role::direction},
    {"達成率", column_role::rate},
    {"進捗率", column_role::rate},
    {"進ちょく率", column_role::rate},
    {"達成割合", column_role::rate},
    {"達成度", column_role::rate},
    {"rate", column_role::rate},
    {"達成状況", column_role::mark},
    {"進捗状況", column_role::mark},
    {"進捗評価", column_role::mark},
    {"評価結果", column_role::mark},
    {"達成区分", column_role::mark},
    {"判定", column_role::mark},
    {"ランク", column_role::mark},
    {"進捗", column_role::mark},
    {"考え方", column_role::note},
    {"根拠", column_role::note},
    {"定義", column_role::note},
    {"算出", column_role::note},
    {"算定", column_role::note},
    {"測定方法", column_role::note},
    {"把握方法", column_role::note},
    {"計算式", column_role::note},
    {"説明", column_role::note},
    {"要因", column_role::comment},
    {"今後", column_role::comment},
    {"目標年度", column_role::target_year},
    {"目標年次", column_role::target_year},
    {"目標年", column_role::target_year},
    {"達成年度", column_role::target_year},
    {"実績年度", column_role::actual_year},
    {"最新年度", column_role::actual_year},
    {"基準年度", column_role::baseline_year},
    {"基準年次", column_role::baseline_year},
    {"基準年", column_role::baseline_year},
    {"現状年度", column_role::baseline_year},
    {"基準値", column_role::baseline},
    {"現状値", column_role::baseline},
    {"現況値", column_role::baseline},
    {"当初値", column_role::baseline},
    {"baseline", column_role::baseline},
    {"中間目標", column_role::target},
    {"目標値", column_role::target},
    {"計画値", column_role::target},
    {"target", column_role::target},
    {"見込", column_role::forecast},
    {"見通し", column_role::forecast},
    {"推計", column_role::forecast},
    {"予測", column_role::forecast},
    {"想定", column_role::forecast},
    {"forecast", column_role::forecast},
    {"実績", column_role::actual},
    {"最新値", column_role::actual},
    {"直近値", column_role::actual},
    {"actual", column_role::actual},
    {"数値目標", column_role::name},
    {"指標", column_role::name},
    {"kpi", column_role::name},
    {"indicator", column_role::name},
    {"評価項目", column_role::name},
    {"項目名", column_role::name},
    {"内訳", column_role::part},
    {"性別", column_role::part},
    {"男女別", column_role::part},
    {"評価", column_role::mark},
    {"mark", column_role::mark},
    {"単位", column_role::unit},
    {"unit", column_role::unit},
    {"集計", column_role::aggregation},
    {"aggregation", column_role::aggregation},
    {"基本目標", column_role::goal},
    {"基本方針", column_role::goal},
    {"基本方向", column_role::goal},
    {"基本施策", column_role::measure},
    {"政策", column_role::goal},
    {"分野", column_role::goal},
    {"大項目", column_role::goal},
    {"goal", column_role::goal},
    {"基準", column_role::baseline},
    {"現状", column_role::baseline},
    {"現況", column_role::baseline},
    {"策定時", column_role::baseline},
    {"計画当初", column_role::baseline},
    {"計画策定", column_role::baseline},
    {"計画期間", column_role::ignored},
    {"計画名", column_role::ignored},
    {"計画", column_role::target},
    {"目標", column_role::target},
    {"担当", column_role::department},
    {"所管", column_role::department},
    {"部署", column_role::department},
    {"主管", column_role::department},
    {"部局", column_role::department},
    {"所属", column_role::department},
    {"課名", column_role::department},
    {"department", column_role::department},
    {"課題", column_role::comment},
    {"分析", column_role::comment},
    {"理由", column_role::comment},
    {"コメント", column_role::comment},
    {"取組内容", column_role::comment},
    {"取組状況", column_role::comment},
    {"取組実績", column_role::comment},
    {"実施状況", column_role::comment},
    {"実施内容", column_role::comment},
    {"comment", column_role::comment},
    {"施策", column_role::measure},
    {"中項目", column_role::measure},
    {"measure", column_role::measure},
    {"事業", column_role::project},
    {"取組", column_role::project},
    {"小項目", column_role::project},
    {"対応", column_role::comment},
    {"project", column_role::project},
    {"備考", column_role::note},
    {"摘要", column_role::note},
    {"出典", column_role::note},
    {"注記", column_role::note},
    {"note", column_role::note},
    {"頁", column_role::page},
    {"ページ", column_role::page},
    {"page", column_role::page},
    {"番号", column_role::id},
    {"no", column_role::id},
    {"№", column_role::id},
    {"連番", column_role::id},
    {"項目", column_role::name},
    {"名称", column_role::name},
    {"name", column_role::name},
    {"対象年度", column_role::year},
    {"年度", column_role::year},
    {"year", column_role::year},
});

role_word const* word_in(std::string_view plain)
{
    auto const* const found = std::ranges::find_if(
        words, [&](role_word const& each) { return plain.find(each.word) != std::string::npos; });
    return found == words.end() ? nullptr : found;
}

// 目標年度(R6) and 数値目標(R6) are the target itself.
column_role of_a_year(column_role r, std::string_view word)
{
    switch (r) {
    case column_role::target_year: return column_role::target;
    case column_role::baseline_year: return column_role::baseline;
    case column_role::year: return column_role::actual;
    default: return word == "数値目標" ? column_role::target : r;
    }
}

// 前年度実績, 県実績, 国の目標, 目標との差, 目標比: of another year or body, or no such value at all.
bool is_another_thing(std::string_view plain)
{
    constexpr auto anywhere = std::to_array<std::string_view>(
        {"との差", "差引", "前年",   "目標差", "目標比", "計画差", "計画比",
         "対目標", "乖離", "全国",   "類似",   "偏差値", "順位",   "県実績",
         "県の",   "県(",  "道実績", "都実績", "国実績", "国の",   "国("});
    constexpr auto whole =
        std::to_array<std::string_view>({"差", "比", "県", "国", "県平均", "平均"});
    return std::ranges::any_of(anywhere, [&](auto w) { return plain.find(w) != std::string::npos; })
           || std::ranges::find(whole, plain) != whole.end();
}

column_role year_of(column_role of)
{
    switch (of) {
    case column_role::baseline: return column_role::baseline_year;
    case column_role::target: return column_role::target_year;
    default: return column_role::actual_year;
    }
}

// 2018年度(R1) says two years.
bool contradicts(std::string_view plain, years_found const& first, year_style const& style)
{
    std::string_view const rest = plain.substr(std::min(first.to, plain.size()));
    if (!rest.starts_with('(')) { return false; }
    auto const closes = rest.find(')');
    if (closes == std::string_view::npos) { return false; }
    auto const second = find_years(rest.substr(1, closes - 1), style);
    return second && second->from == 0 && second->period != first.period;
}

// Nothing but the year, and signs by which columns are called: R3(A), 令和3年度末時点.
bool says_no_more(std::string_view plain, years_found const& years)
{
    std::string rest{plain.substr(0, years.from)};
    rest += plain.substr(std::min(years.to, plain.size()));
    for (std::string_view const word : {"末", "時点", "現在", "年度", "値", "分"}) {
        if (auto const at = rest.find(word); at != std::string::npos) {
            rest.erase(at, word.size());
        }
    }
    if (auto const opens = rest.find('('); opens != std::string::npos) {
        auto const closes = rest.find(')', opens);
        bool const label = closes != std::string::npos && closes - opens <= 2;
        bool const same_year = closes != std::string::npos
                               && find_years(rest.substr(opens, closes - opens)).has_value();
        if (label || same_year) { rest.erase(opens, closes - opens + 1); }
    }
    return std::ranges::all_of(rest, [](char c) {
        return c == '(' || c == ')' || c == ':' || c == '.' || c == '_' || c == '/';
    });
}

}  // namespace

header_meaning meaning_of_header(std::string_view text, year_style const& style)
{
    std::string const plain = small_words(text);
    header_meaning out;
    auto const years = find_years(text, style);
    if (years) {
        out.of_calendar = years->calendar;
        bool const agreed = !contradicts(plain_words(text), *years, style);
        if (!years->calendar && agreed) { out.period = years->period; }
    }
    out.total = plain.find("累計") != std::string::npos || plain.find("累積") != std::string::npos;
    if (auto const* const found = word_in(plain)) {
        out.role = out.period ? of_a_year(found->role, found->word) : found->role;
        out.word = found->word;
        // 令和2年度 says no more than R2.
        out.year_alone = out.period && found->role == column_role::year;
    } else if (out.period) {
        out.year_alone = says_no_more(plain_words(text), *years);
    } else if (plain == "値" || plain == "数値") {
        out.role = column_role::value;
        out.word = "値";
    } else if (plain == "方向") {
        out.role = column_role::direction;
        out.word = "方向";
    }
    if (out.year_alone) {
        out.role = column_role::actual;
        out.word = {};
    }
    if (is_another_thing(plain) && (holds_value(out.role) || out.word.empty())) {
        out.role = column_role::ignored;
        out.word = "ほかの値";
        out.year_alone = false;
    }
    // The sum of a group of columns is none of its years.
    bool const sum = !out.period && (plain.ends_with("合計") || plain.ends_with("計"))
                     && !plain.ends_with("累計");
    if (sum && (holds_value(out.role) || out.word.empty())) {
        out.role = column_role::ignored;
        out.word = "計";
    }
    return out;
}

header_meaning meaning_of_header(std::span<std::string const> stacked, year_style const& style)
{
    header_meaning out;
    for (std::string const& piece : stacked) {
        header_meaning const below = meaning_of_header(piece, style);
        if (below.year_alone && !out.word.empty()) {  // R3 below 実績値
            out.role = of_a_year(out.role, out.word);
        } else if (below.role == column_role::year && !below.period && holds_value(out.role)) {
            out.role = year_of(out.role);  // 年度 below 目標値
        } else if (below.role == column_role::value && holds_value(out.role)) {
            // 値 below 目標 says no more
        } else if (!below.word.empty() || below.year_alone) {
            out.role = below.role;
            out.word = below.word;
        } else if (out.year_alone) {  // an unknown word below 令和3年度 is no value of it
            out.role = column_role::ignored;
            out.year_alone = false;
            continue;
        }
        bool const named = !out.word.empty();
        out.year_alone = !named && (below.year_alone || out.year_alone);
        if (below.period) { out.period = below.period; }
        out.of_calendar = below.of_calendar || (out.of_calendar && !below.period);
        out.total = out.total || below.total;
    }
    if (out.period && out.word == "数値目標") { out.role = column_role::target; }
    return out;
}

column_role kind_said(std::string_view text)
{
    std::string const plain = small_words(text);
    if (plain == "計画" || plain == "予定") { return column_role::target; }
    if (plain == "当初" || plain == "初期値") { return column_role::baseline; }
    auto const* const found = word_in(plain);
    if (found == nullptr || is_another_thing(plain)) { return column_role::ignored; }
    column_role const r = found->role;
    return holds_value(r) || is_published(r) ? r : column_role::ignored;
}

bool is_unit(std::string const& text, std::span<unit const> units)
{
    auto const one = try_parse("1" + text, {.units = units});
    return one && one.value().has_number() && one.value().unit().symbol()[0] != '\0';
}

std::string unit_of_line(std::string_view text, std::span<unit const> units)
{
    std::string const plain = plain_words(text);
    auto const at = plain.find("単位:");
    if (at == std::string::npos) { return ""; }
    std::string unit = plain.substr(at + std::string_view{"単位:"}.size());
    while (!unit.empty() && (unit.back() == ')' || unit.back() == ']')) { unit.pop_back(); }
    try {
        parse_unit(unit, units);
        return unit;
    } catch (notation_error const&) {
        return "";
    }
}

std::string unit_in_brackets(std::string_view text, std::span<unit const> units)
{
    std::string const plain = plain_words(text);
    for (auto const& [open, close] :
         {std::pair{"(", ")"}, {"[", "]"}, {"〔", "〕"}, {"【", "】"}}) {
        auto const opens = plain.rfind(open);
        auto const closes = plain.rfind(close);
        if (opens == std::string::npos || closes == std::string::npos || closes < opens) {
            continue;
        }
        std::size_t const from = opens + std::string_view{open}.size();
        std::string unit = plain.substr(from, closes - from);
        if (unit.starts_with("単位")) { unit = unit.substr(std::string_view{"単位"}.size()); }
        if (unit.starts_with(':')) { unit = unit.substr(1); }
        bool const label = unit.size() == 1 && unit != "%";  // (A), (B), as formulas call columns
        if (unit.empty() || label) { continue; }
        if (is_unit(unit, units)) { return unit; }
    }
    return "";
}

}  // namespace tomakomai_kpi::detail
