// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_BODIES_FISCAL_YEAR_TEXT_HPP

// Fiscal years and periods from and to text.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/config.hpp>
#include <tomakomai_kpi/value/detail/quote.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi {

namespace detail {

struct era {
    std::string_view name;
    std::string_view letter;
    int before;  // the year before the era's first
};

inline constexpr std::array<era, 5> eras{{{"令和", "R", 2018},
                                          {"平成", "H", 1988},
                                          {"昭和", "S", 1925},
                                          {"大正", "T", 1911},
                                          {"明治", "M", 1867}}};

// No era counts further; what would is written in western years.
inline constexpr int longest_era = 99;

inline bool take_prefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) { return false; }
    text.remove_prefix(prefix.size());
    return true;
}

inline std::optional<int> take_year_number(std::string_view& text)
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

inline std::optional<int> take_year(std::string_view& text)
{
    for (era const& e : eras) {
        if (!take_prefix(text, e.name) && !take_prefix(text, e.letter)) { continue; }
        if (take_prefix(text, "元")) { return e.before + 1; }
        auto const number = take_year_number(text);
        if (!number || *number < 1 || *number > longest_era) { return std::nullopt; }
        return e.before + *number;
    }
    auto const digits = text.size();
    auto const number = take_year_number(text);
    if (!number || digits - text.size() != 4) { return std::nullopt; }
    return number;
}

[[noreturn]] inline void refuse_year(std::string_view text)
{
    detail::refuse(notation_error{
        code::unknown_year,
        "年度" + detail::quote(text)
            + "を読めません: 令和3年度, 平成30年度, R3, 2021年度 のように書いてください"
              " (unknown fiscal year)",
        std::string{text}, 0});
}

}  // namespace detail

TOMAKOMAI_KPI_INLINE fiscal_year parse_fiscal_year(std::string_view text)
{
    std::string const half_width = detail::to_half_width(text);
    std::string_view rest = half_width;
    auto const year = detail::take_year(rest);
    if (detail::take_prefix(rest, "年")) { detail::take_prefix(rest, "度"); }
    if (!year || *year < 1 || !rest.empty()) { detail::refuse_year(text); }
    return fiscal_year{*year};
}

TOMAKOMAI_KPI_INLINE fiscal_period parse_fiscal_period(std::string_view text)
{
    for (std::string_view const joint : {"～", "〜", "~", "－", "-"}) {
        auto const at = text.find(joint);
        if (at == std::string_view::npos) { continue; }
        return {parse_fiscal_year(text.substr(0, at)),
                parse_fiscal_year(text.substr(at + joint.size()))};
    }
    return parse_fiscal_year(text);
}

TOMAKOMAI_KPI_INLINE std::string to_string(fiscal_year year)
{
    for (detail::era const& e : detail::eras) {
        int const number = year.start_year() - e.before;
        if (number < 1) { continue; }
        if (number > detail::longest_era) { break; }
        return std::string{e.name} + (number == 1 ? "元" : std::to_string(number)) + "年度";
    }
    std::string const start = std::to_string(year.start_year());
    return std::string(4 - start.size(), '0') + start + "年度";
}

TOMAKOMAI_KPI_INLINE std::string to_string(fiscal_period period)
{
    if (period.years() == 1) { return to_string(period.first()); }
    return to_string(period.first()) + "～" + to_string(period.last());
}

}  // namespace tomakomai_kpi

#endif
