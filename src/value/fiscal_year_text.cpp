// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

#include <array>
#include <optional>
#include <utility>

#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "value/quote.hpp"

namespace tomakomai_kpi {

namespace {

struct era {
    std::string_view name;
    std::string_view letter;
    int before;  // the year before the era's first
};

constexpr std::array<era, 5> eras{{{"令和", "R", 2018},
                                   {"平成", "H", 1988},
                                   {"昭和", "S", 1925},
                                   {"大正", "T", 1911},
                                   {"明治", "M", 1867}}};

// No era counts further; what would is written in western years.
constexpr int longest_era = 99;

bool take(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) { return false; }
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<int> take_number(std::string_view& text)
{
    constexpr std::size_t longest = 4;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') { ++digits; }
    if (digits == 0 || digits > longest) { return std::nullopt; }
    int number = 0;
    for (char const digit : text.substr(0, digits)) { number = number * 10 + (digit - '0'); }
    text.remove_prefix(digits);
    return number;
}

std::optional<int> take_year(std::string_view& text)
{
    for (era const& e : eras) {
        if (!take(text, e.name) && !take(text, e.letter)) { continue; }
        if (take(text, "元")) { return e.before + 1; }
        auto const number = take_number(text);
        if (!number || *number < 1 || *number > longest_era) { return std::nullopt; }
        return e.before + *number;
    }
    auto const digits = text.size();
    auto const number = take_number(text);
    if (!number || digits - text.size() != 4) { return std::nullopt; }
    return number;
}

[[noreturn]] void refuse(std::string_view text)
{
    throw notation_error{
        code::unknown_year,
        "年度" + detail::quote(text)
            + "を読めません: 令和3年度, 平成30年度, R3, 2021年度 のように書いてください"
              " (unknown fiscal year)",
        std::string{text}, 0};
}

}  // namespace

void detail::throw_unknown_year(std::int64_t start_year)
{
    auto const printed = std::to_string(start_year);
    throw period_error{code::unknown_year,
                       "年度 " + printed + " は範囲外です: 1から9999まで (unknown fiscal year)",
                       printed,
                       {}};
}

void detail::throw_period_backwards(int first, int last)
{
    auto const left = to_string(fiscal_year{first});
    auto const right = to_string(fiscal_year{last});
    throw period_error{code::bad_period,
                       "期間「" + left + "～" + right
                           + "」は終わりが始まりより前です (a period ends before it starts)",
                       left, right};
}

fiscal_year parse_fiscal_year(std::string_view text)
{
    std::string const half_width = detail::to_half_width(text);
    std::string_view rest = half_width;
    auto const year = take_year(rest);
    if (take(rest, "年")) { take(rest, "度"); }
    if (!year || *year < 1 || !rest.empty()) { refuse(text); }
    return fiscal_year{*year};
}

fiscal_period parse_fiscal_period(std::string_view text)
{
    for (std::string_view const joint : {"～", "〜", "~", "－", "-"}) {
        auto const at = text.find(joint);
        if (at == std::string_view::npos) { continue; }
        return {parse_fiscal_year(text.substr(0, at)),
                parse_fiscal_year(text.substr(at + joint.size()))};
    }
    return parse_fiscal_year(text);
}

std::string to_string(fiscal_year year)
{
    for (era const& e : eras) {
        int const number = year.start_year() - e.before;
        if (number < 1) { continue; }
        if (number > longest_era) { break; }
        return std::string{e.name} + (number == 1 ? "元" : std::to_string(number)) + "年度";
    }
    std::string const start = std::to_string(year.start_year());
    return std::string(4 - start.size(), '0') + start + "年度";
}

std::string to_string(fiscal_period period)
{
    if (period.years() == 1) { return to_string(period.first()); }
    return to_string(period.first()) + "～" + to_string(period.last());
}

}  // namespace tomakomai_kpi
