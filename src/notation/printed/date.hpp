// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_DATE_HPP
#define TOMAKOMAI_KPI_SRC_NOTATION_PRINTED_DATE_HPP

// Years, days and periods as notes at values print them: 令和3年度, R4, 2019年,
// H30年度末, 3月末時点, R6.4.1, R2～R6. What no calendar holds is no date.

#include <array>
#include <optional>
#include <string_view>

#include "notation/printed/cursor.hpp"
#include "notation/printed/words.hpp"

namespace tomakomai_kpi::detail {

/// How a year was printed, which decides what it may be taken for.
enum class year_form : unsigned char {
    none,
    bare,   // 2019: a number as well
    era,    // R3, 令和3
    named,  // 令和3年度, 2019年
};

namespace date_detail {

inline bool in_era(std::string_view era, int year)
{
    if (year < 1) { return false; }
    if (era.starts_with("昭") || era.starts_with("S") || era.starts_with("Ｓ")) {
        return year <= 64;
    }
    if (era.starts_with("平") || era.starts_with("H") || era.starts_with("Ｈ")) {
        return year <= 45;  // plans made under an era go on in it: 平成32年度
    }
    return year <= 50;
}

// 6.4.1 after an era: year, month and day.
inline bool take_dotted_day(cursor& at)
{
    cursor ahead = at;
    if (!ahead.take_ascii('.')) { return false; }
    auto const month = take_small_number(ahead, 2);
    if (!month || *month < 1 || *month > 12) { return false; }
    cursor day = ahead;
    if (day.take_ascii('.')) {
        auto const number = take_small_number(day, 2);
        if (!number || *number < 1 || *number > 31) { return false; }
        ahead = day;
    }
    at = ahead;
    return true;
}

}  // namespace date_detail

/// A year of an era or of four digits, with 年 or 年度 if it is there.
inline year_form take_year(cursor& at)
{
    cursor ahead = at;
    cursor const start = at;
    bool const has_era = take_any(ahead, era_names);
    std::string_view const era = between(start, ahead);
    bool const western = !has_era || era == "西暦";
    std::optional<int> year = ahead.take("元") ? 1 : take_small_number(ahead, western ? 4 : 2);
    if (!year) { return year_form::none; }
    constexpr int first_western = 1900;
    constexpr int last_western = 2099;
    bool const known =
        western ? *year >= first_western && *year <= last_western : date_detail::in_era(era, *year);
    if (!known) { return year_form::none; }
    year_form form = has_era ? year_form::era : year_form::bare;
    // 令和6(2024)年度
    cursor both = ahead;
    bool const opens = has_era && (both.take_ascii('(') || both.take("・"));
    if (opens && take_small_number(both, 4) && both.take_ascii(')')) { ahead = both; }
    cursor named = ahead;
    named.skip_spaces();
    if (named.take("年度") || named.take("年")) {
        ahead = named;
        form = year_form::named;
    } else if (has_era && date_detail::take_dotted_day(ahead)) {
        form = year_form::named;
    }
    at = ahead;
    return form;
}

/// 3月, 3月31日.
inline bool take_month_and_day(cursor& at)
{
    constexpr std::array<int, 13> days{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    cursor ahead = at;
    auto const month = take_small_number(ahead, 2);
    if (!month || *month < 1 || *month > 12 || !ahead.take("月")) { return false; }
    cursor after = ahead;
    if (auto const day = take_small_number(after, 2); day && after.take("日")) {
        if (*day < 1 || *day > days[static_cast<std::size_t>(*month)]) { return false; }
        ahead = after;
    }
    at = ahead;
    return true;
}

/// R6調査未実施, 令和8年3月公表予定: skips the year that stands before what is said of it.
inline void skip_date(cursor& at)
{
    cursor ahead = at;
    year_form const year = take_year(ahead);
    if (year == year_form::none || year == year_form::bare) { return; }
    if (!take_month_and_day(ahead)) { take_any(ahead, seasons); }
    ahead.skip_spaces();
    take_any(ahead, year_links);
    ahead.skip_spaces();
    at = ahead;
}

/// R2～R6, 令和2年度～令和6年度, 2020-24年度.
inline bool take_period(cursor& at)
{
    cursor ahead = at;
    if (take_year(ahead) == year_form::none) { return false; }
    bool const from = ahead.take("から");
    bool const wave = from || ahead.take_ascii('~') || ahead.take("〜") || ahead.take_ascii('-');
    if (!wave) { return false; }
    if (take_year(ahead) == year_form::none) {
        // 令和7年度から5年間: a span begins there.
        if (from || take_digits(ahead, 2) == 0) { return false; }
        if (!ahead.take("年度")) { ahead.take("年"); }
    }
    ahead.take("まで");
    at = ahead;
    return true;
}

/// 5年間, 5か年: a span of years that figures are counted over.
inline bool take_span_of_years(cursor& at, std::string_view& said)
{
    cursor ahead = at;
    auto const years = take_small_number(ahead, 2);
    if (!years || *years == 0 || !take_any(ahead, spans_of_years)) { return false; }
    said = between(at, ahead);
    at = ahead;
    return true;
}

/// Is the whole text the day or year at which a value was taken? `ending` is what it says beside:
/// 実績, 見込み, 時点.
inline bool is_date_note(std::string_view text, bool bare_year, std::string_view& ending)
{
    cursor in{text};
    in.skip_spaces();
    year_form year = take_year(in);
    if (year == year_form::bare && !bare_year) { return false; }
    // 18年度, of whichever era: no span of years, which 18年 may be.
    if (cursor short_year = in; year == year_form::none && take_small_number(short_year, 2)
                                && short_year.rest().starts_with("年度")) {
        short_year.take("年度");
        in = short_year;
        year = year_form::named;
    }
    bool const day = take_month_and_day(in);
    cursor ahead = in;
    bool end = take_any(ahead, year_ends);
    // 令和6年年度末 says it twice.
    if (end && year == year_form::named && !day) {
        end = !in.rest().starts_with("年") && !in.rest().starts_with("各年");
    }
    if (end) { in = ahead; }
    if (year == year_form::none && !day && !end) { return false; }
    in.skip_spaces();
    cursor const before = in;
    if (!(end && in.rest().starts_with("末"))) { take_any(in, note_endings); }
    ending = between(before, in);
    in.skip_spaces();
    return in.at_end();
}

}  // namespace tomakomai_kpi::detail

#endif
