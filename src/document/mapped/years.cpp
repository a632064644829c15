// SPDX-License-Identifier: BSL-1.0
#include "document/mapped/years.hpp"

#include <algorithm>
#include <array>

#include <tomakomai_kpi/notation/detail/cursor.hpp>
#include <tomakomai_kpi/value/detail/text.hpp>
#include <tomakomai_kpi/value/detail/utf8.hpp>
#include <tomakomai_kpi/value/error.hpp>
#include <tomakomai_kpi/value/fiscal_year_text.hpp>

namespace tomakomai_kpi::detail {

namespace {

constexpr auto eras = std::to_array<std::string_view>(
    {"明治", "大正", "昭和", "平成", "令和", "M", "T", "S", "H", "R"});
constexpr auto joints = std::to_array<std::string_view>({"～", "〜", "~", "から", "-", "－", "―"});

constexpr int first_month = 4;  // of a fiscal year

bool take(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) { return false; }
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view take_digits(std::string_view& text)
{
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) { ++size; }
    std::string_view const digits = text.substr(0, size);
    text.remove_prefix(size);
    return digits;
}

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// One year as it is printed, before anybody asks which year that is.
struct printed_year {
    std::string era;     // empty: of the west, or none
    std::string number;  // 3, 元, 2021
    bool of_calendar = false;
    bool said = false;  // 年 or 年度 stands behind it
    int month = 0;      // of a date
};

// 3/31 and .3.31 and 3月: the month of a date. Takes nothing where none stands there.
int take_month(std::string_view& text)
{
    std::string_view rest = text;
    bool const stroke = take(rest, "/") || take(rest, ".");
    auto const digits = take_digits(rest);
    if (digits.empty() || digits.size() > 2) { return 0; }
    int const month = first_number(digits);
    if (month < 1 || month > 12) { return 0; }
    if (stroke) {
        if (take(rest, "/") || take(rest, ".")) { take_digits(rest); }
    } else if (!take(rest, "月")) {
        return 0;
    } else {
        std::string_view day = rest;
        if (!take_digits(day).empty() && take(day, "日")) { rest = day; }
    }
    text = rest;
    return month;
}

// 令和3年度, R3, 2021, 令和3(2021)年度, 令和3年3月; nothing is taken where it is none.
std::optional<printed_year> take_year(std::string_view& text, std::string_view default_era)
{
    std::string_view rest = text;
    printed_year out;
    auto const* const era = std::ranges::find_if(eras, [&](auto e) { return take(rest, e); });
    if (era != eras.end()) { out.era = *era; }
    if (!out.era.empty() && take(rest, "元")) {
        out.number = "元";
    } else {
        out.number = take_digits(rest);
        std::size_t const size = out.number.size();
        bool const of_era = !out.era.empty() && (size == 1 || size == 2);
        bool const of_west = out.era.empty() && size == 4
                             && (out.number.starts_with("19") || out.number.starts_with("20"));
        bool const of_default = out.era.empty() && !default_era.empty() && (size == 1 || size == 2);
        if (of_default) { out.era = default_era; }
        if (!of_era && !of_west && !of_default) { return std::nullopt; }
    }
    std::string_view behind = rest;
    if (take(behind, "(") || take(behind, "/")) {  // 令和3(2021)年度
        auto const closes = behind.find(')');
        if (closes != std::string_view::npos) {
            behind.remove_prefix(closes + 1);
            if (behind.starts_with("年")) { rest = behind; }
        }
    }
    if (take(rest, "年")) {
        out.said = true;
        bool const fiscal = take(rest, "度");
        if (!fiscal) { out.month = take_month(rest); }
        out.of_calendar = !fiscal;
    } else if (out.month = take_month(rest); out.month > 0) {
        out.of_calendar = true;
    }
    text = rest;
    return out;
}

std::optional<fiscal_year> fiscal(printed_year const& y)
{
    try {
        fiscal_year const year = parse_fiscal_year(y.era + y.number);
        return y.month > 0 && y.month < first_month ? year - 1 : year;
    } catch (kpi_error const&) {
        return std::nullopt;
    }
}

// 6年度 behind 令和2～, 24 behind 2020～: in the words of the first one.
std::optional<printed_year> take_last_year(std::string_view& text, printed_year const& first)
{
    std::string_view rest = text;
    auto last = take_year(rest, first.era);
    if (!last && first.era.empty()) {
        auto const digits = take_digits(rest);
        if (digits.size() != 2) { return std::nullopt; }
        last.emplace();
        last->number = first.number.substr(0, 2) + std::string{digits};
        last->of_calendar = take(rest, "年") && !take(rest, "度");
    }
    if (last) { text = rest; }
    return last;
}

// A bare number of four digits is a year where nothing is counted behind it: 2021実績, 2021～, 2021)
// are years, 2021人 is none.
bool ends_a_year(std::string_view rest)
{
    constexpr auto words = std::to_array<std::string_view>(
        {"実績", "目標", "基準", "見込", "計画", "中間", "最終", "現状", "当初", "末", "時点", "～",
         "〜", "~", "から", "－", "―"});
    if (rest.empty()) { return true; }
    bool const sign = is_ascii(rest.front()) && rest.front() != '\0' && !is_digit(rest.front())
                      && !is_letter(rest.front()) && rest.front() != ',' && rest.front() != '%';
    return sign || std::ranges::any_of(words, [&](auto w) { return rest.starts_with(w); });
}

std::optional<years_found> years_at(std::string_view all, std::size_t from, year_style const& style)
{
    std::string_view rest = all.substr(from);
    bool const whole = from == 0;
    auto const first = take_year(rest, style.default_era);
    if (!first) { return std::nullopt; }
    bool const era_printed = !is_digit(all[from]);
    bool const western = first->era.empty();
    if (western && !first->said && !ends_a_year(rest)) { return std::nullopt; }
    // With a default era 3年度 is a year; 3 alone only where nothing else is printed.
    if (!era_printed && !western && !first->said && !(whole && rest.empty())) {
        return std::nullopt;
    }
    auto const start = fiscal(*first);
    if (!start) { return std::nullopt; }
    bool calendar = first->of_calendar;
    fiscal_period period{*start};
    for (std::string_view const joint : joints) {
        std::string_view behind = rest;
        if (!take(behind, joint)) { continue; }
        auto const last = take_last_year(behind, *first);
        auto const end = last ? fiscal(*last) : std::nullopt;
        if (!end || *end < *start) { break; }
        calendar = last->of_calendar;
        period = {*start, *end};
        rest = behind;
        break;
    }
    if (!rest.empty() && is_digit(rest.front())) { return std::nullopt; }  // 20215
    return years_found{period, calendar && !style.calendar_years, from, all.size() - rest.size()};
}

// Most cells are, and print no year.
bool is_bare_number(std::string_view text)
{
    return text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// R3, R3年度末時点, R2～R6累計: years, and words that only say of what in them.
std::optional<dated_text> year_alone(std::string_view inside, year_style const& style)
{
    constexpr auto behind =
        std::to_array<std::string_view>({"", "末", "年", "実績", "実績値", "時点", "現在", "末時点",
                                         "末現在", "累計", "の累計", "合計", "計"});
    auto const years = find_years(inside, style);
    if (!years || years->from != 0) { return std::nullopt; }
    std::string const plain = plain_words(inside);
    std::string_view const rest = std::string_view{plain}.substr(years->to);
    if (std::ranges::find(behind, rest) == behind.end()) { return std::nullopt; }
    return dated_text{"", years->period, rest.ends_with("計"), years->calendar};
}

bool is_separator(std::string_view c)
{
    constexpr auto separators =
        std::to_array<std::string_view>({":", "：", "\n", " ", "　", "→", "＝", "="});
    return std::ranges::find(separators, c) != separators.end();
}

}  // namespace

std::optional<years_found> find_years(std::string_view text, year_style const& style)
{
    std::string const plain = plain_words(text);
    std::string_view const all{plain};
    std::optional<years_found> of_calendar;
    for (std::size_t from = 0; from < all.size();) {
        char const before = from > 0 ? all[from - 1] : '\0';
        bool const inside = is_digit(before) || before == ',' || before == '.'
                            || (is_letter(before) && is_letter(all[from]));
        auto const found = inside ? std::nullopt : years_at(all, from, style);
        if (found && !found->calendar) { return found; }
        if (found && !of_calendar) { of_calendar = found; }
        from = found ? found->to : from + first_character(all.substr(from)).size();
    }
    return of_calendar;
}

std::optional<fiscal_period> years_in(std::string_view text, year_style const& style)
{
    auto const found = find_years(text, style);
    return found && !found->calendar ? std::optional{found->period} : std::nullopt;
}

dated_text dated(std::string_view cell, year_style const& style)
{
    std::string_view const text = trimmed(cell);
    if (is_bare_number(text)) { return {std::string{text}, std::nullopt, false, false}; }
    std::string const half = to_half_width(text);
    if (half.ends_with(')')) {  // 46人(R3), 46人(R2～R6累計)
        auto const opens = half.rfind('(');
        if (opens != std::string::npos && opens > 0) {
            std::string_view const inside{half.data() + opens + 1, half.size() - opens - 2};
            auto out = year_alone(inside, style);
            if (out) {
                out->text = trimmed(std::string_view{half}.substr(0, opens));
                return *std::move(out);
            }
        }
    }
    if (half.starts_with('(')) {  // (R3)46人
        auto const closes = half.find(')');
        if (closes != std::string::npos && closes + 1 < half.size()) {
            auto out = year_alone(std::string_view{half}.substr(1, closes - 1), style);
            if (out) {
                out->text = trimmed(std::string_view{half}.substr(closes + 1));
                return *std::move(out);
            }
        }
    }
    // R3: 46人; a year of the west must say 年度, as a number may have four digits.
    for (std::size_t at = 0; at < half.size(); at += first_character(half.substr(at)).size()) {
        std::string_view const c = first_character(std::string_view{half}.substr(at));
        if (!is_separator(c)) { continue; }
        std::string_view const head{half.data(), at};
        auto const years = find_years(head, style);
        bool const is_year = years && years->from == 0 && years->to == plain_words(head).size()
                             && !years->calendar
                             && (!is_digit(head.front()) || head.ends_with("年度"));
        if (!is_year) { break; }
        std::string_view rest = std::string_view{half}.substr(at);
        while (!rest.empty() && is_separator(first_character(rest))) {
            rest.remove_prefix(first_character(rest).size());
        }
        if (rest.empty()) { break; }
        return {std::string{rest}, years->period, false, false};
    }
    return {std::string{text}, std::nullopt, false, false};
}

}  // namespace tomakomai_kpi::detail
