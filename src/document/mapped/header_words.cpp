// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/header_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include "value/text.hpp"

namespace tomakomai_kpi::detail {

namespace {

struct role_word {
    std::string_view word;
    column_role role;
};

// The first that a header holds decides: 指標の達成率 is a rate, 評価指標 a name, 基本目標 a goal.
constexpr auto words = std::to_array<role_word>({
    {"事業費", column_role::ignored},
    {"予算", column_role::ignored},
    {"決算", column_role::ignored},
    {"望ましい方向", column_role::direction},
    {"方向性", column_role::direction},
    {"増減の方向", column_role::direction},
    {"達成率", column_role::rate},
    {"進捗率", column_role::rate},
    {"達成割合", column_role::rate},
    {"達成度", column_role::rate},
    {"達成状況", column_role::mark},
    {"進捗状況", column_role::mark},
    {"進捗評価", column_role::mark},
    {"評価結果", column_role::mark},
    {"判定", column_role::mark},
    {"指標", column_role::name},
    {"KPI", column_role::name},
    {"評価項目", column_role::name},
    {"項目名", column_role::name},
    {"評価", column_role::mark},
    {"単位", column_role::unit},
    {"集計", column_role::aggregation},
    {"中間目標", column_role::target},
    {"基本目標", column_role::goal},
    {"基本方針", column_role::goal},
    {"基本方向", column_role::goal},
    {"政策", column_role::goal},
    {"分野", column_role::goal},
    {"大項目", column_role::goal},
    {"基準", column_role::baseline},
    {"現状", column_role::baseline},
    {"現況", column_role::baseline},
    {"策定時", column_role::baseline},
    {"当初値", column_role::baseline},
    {"計画当初", column_role::baseline},
    {"目標", column_role::target},
    {"見込", column_role::forecast},
    {"実績", column_role::actual},
    {"担当", column_role::department},
    {"所管", column_role::department},
    {"部署", column_role::department},
    {"主管", column_role::department},
    {"課名", column_role::department},
    {"要因", column_role::comment},
    {"今後", column_role::comment},
    {"課題", column_role::comment},
    {"分析", column_role::comment},
    {"理由", column_role::comment},
    {"コメント", column_role::comment},
    {"施策", column_role::measure},
    {"中項目", column_role::measure},
    {"事業", column_role::project},
    {"取組", column_role::project},
    {"小項目", column_role::project},
    {"備考", column_role::note},
    {"摘要", column_role::note},
    {"出典", column_role::note},
    {"注記", column_role::note},
    {"頁", column_role::page},
    {"ページ", column_role::page},
    {"番号", column_role::id},
    {"No", column_role::id},
    {"№", column_role::id},
    {"項目", column_role::name},
});

constexpr auto eras = std::to_array<std::string_view>(
    {"明治", "大正", "昭和", "平成", "令和", "M", "T", "S", "H", "R", "19", "20"});

// 2021/3/31 and 令和3年3月 are in the fiscal year before: a date is no year.
bool goes_on_as_date(std::string_view rest)
{
    if (rest.starts_with('/') || rest.starts_with('.')) { return true; }
    std::size_t digits = 0;
    while (digits < rest.size() && is_digit(rest[digits])) { ++digits; }
    return digits > 0 && rest.substr(digits).starts_with("月");
}

std::optional<fiscal_period> period_of(std::string_view text)
{
    try {
        return parse_fiscal_period(text);
    } catch (kpi_error const&) {
        return std::nullopt;
    }
}

}  // namespace

std::string plain_words(std::string_view text)
{
    std::string out;
    for (std::string_view const c : characters(text)) {
        if (std::ranges::find(all_blanks, c) == all_blanks.end()) { out += c; }
    }
    return to_half_width(out);
}

std::optional<fiscal_period> years_in(std::string_view text)
{
    constexpr std::size_t longest = 60;  // bytes of 令和元年度～令和10年度, with some room
    std::string const plain = plain_words(text);
    std::string_view const all{plain};
    for (std::size_t from = 0; from < all.size();
         from += first_character(all.substr(from)).size()) {
        std::string_view const rest = all.substr(from);
        bool const begins =
            std::ranges::any_of(eras, [&](auto era) { return rest.starts_with(era); });
        bool const goes_on = from > 0 && (is_digit(all[from - 1]) || all[from - 1] == ',');
        if (!begins || goes_on) { continue; }
        for (std::size_t size = std::min(rest.size(), longest); size > 1; --size) {
            bool const cuts_number =
                size < rest.size() && is_digit(rest[size]) && is_digit(rest[size - 1]);
            if (cuts_number || !ends_on_character(rest, size)) { continue; }
            auto const found = period_of(rest.substr(0, size));
            if (found && !goes_on_as_date(rest.substr(size))) { return found; }
            if (found) { break; }
        }
    }
    return std::nullopt;
}

header_meaning meaning_of_header(std::string_view text)
{
    std::string const plain = plain_words(text);
    header_meaning out{.period = years_in(plain)};
    auto const* const found = std::ranges::find_if(
        words, [&](role_word const& each) { return plain.find(each.word) != std::string::npos; });
    if (found != words.end()) {
        out.role = found->role;
        out.word = found->word;
    } else if (out.period) {
        out.role = column_role::actual;
    }
    return out;
}

}  // namespace tomakomai_kpi::detail
