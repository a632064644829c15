// SPDX-License-Identifier: BSL-1.0
// Values to text: the text they were read from, or the text that the notation rebuilds.
#include <tomakomai_kpi/notation/notation.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <tomakomai_kpi/value/detail/names.hpp>
#include <tomakomai_kpi/value/error.hpp>

#include "notation/digits.hpp"

namespace tomakomai_kpi {

namespace {

// A share has no multiplier that a text could print: 5千% reads as a misprint.
bool prints_multiplier(value const& v)
{
    return detail::may_be_multiplied(v.unit());
}

// The digits, so that a reader takes them for nothing else: 12.125人 would be 12,125人 misprinted, and
// 2021年 a date.
std::string number_text(value const& v)
{
    exact const number = prints_multiplier(v) ? v.number() : v.amount();
    std::string digits = detail::digits_as_printed(number, v.notation());
    std::size_t const point = digits.find('.');
    detail::reading printed;
    printed.number = number;
    printed.unit = v.unit();
    printed.multiplier = prints_multiplier(v) ? v.multiplier() : 1;
    printed.notation = v.notation();
    printed.notation.decimals = static_cast<unsigned char>(
        point == std::string::npos ? 0 : std::min<std::size_t>(digits.size() - point - 1, 255));
    if (detail::is_point_for_comma(printed)) { digits += '0'; }
    bool const plain = v.notation().grouping == grouping::plain && !detail::is_year(printed);
    return plain ? digits : detail::group_digits(digits);
}

std::string printed_unit(value const& v)
{
    return prints_multiplier(v) ? unit_text(v) : spelling_text(v);
}

// The text by the rules of notation alone.
std::string rebuilt_text(value const& v)
{
    if (v.is_missing()) { return "-"; }
    if (v.form() == form::words) { return v.words(); }
    if (v.is_range()) { return to_string(v.low()) + "～" + to_string(v.high()); }
    unsigned char const q = v.notation().qualifiers;
    std::string text;
    if ((q & qualifier::about) != 0) { text += "約"; }
    if ((q & qualifier::roughly) != 0) { text += "概ね"; }
    if ((q & qualifier::gross) != 0) { text += "延べ"; }
    if (v.basis() == basis::cumulative) { text += "累計"; }
    if (is_change(v.basis()) && v.number().sign() >= 0) { text += "+"; }
    text += number_text(v) + printed_unit(v);
    if ((q & qualifier::degree) != 0) { text += "程度"; }
    text += to_string(v.bound());
    if (v.form() == form::increase) { text += "増"; }
    if (v.form() == form::decrease) { text += "減"; }
    return text;
}

}  // namespace

std::string detail::group_digits(std::string digits)
{
    std::size_t const start = digits.starts_with('-') ? 1 : 0;
    std::size_t const end = std::min(digits.find_first_of("./"), digits.size());
    std::string out;
    out.reserve(digits.size() + (end - start) / 3);
    for (std::size_t at = 0; at < digits.size(); ++at) {
        bool const parts = at > start && at < end && (end - at) % 3 == 0;
        if (parts) { out += ','; }
        out += digits[at];
    }
    return out;
}

std::string detail::digits_as_printed(exact const& number, notation const& printed)
{
    int const needed = decimals(number);
    bool const as_printed = printed.exact_decimals && needed >= 0 && needed <= printed.decimals;
    return as_printed ? to_decimal(number, printed.decimals, rounding::truncate)
                      : to_string(number);
}

std::string to_string(bound b)
{
    switch (b) {
    case bound::at_least: return "以上";
    case bound::at_most: return "以下";
    case bound::more_than: return "超";
    case bound::less_than: return "未満";
    case bound::none: return "";
    }
    return "";
}

basis parse_basis(std::string_view text)
{
    constexpr std::array all{basis::annual, basis::cumulative, basis::level, basis::change};
    for (basis const b : all) {
        if (text == name(b)) { return b; }
    }
    detail::refuse_name(
        "数え方", text, detail::names_in(all, [](basis b) { return name(b); }), "unknown basis",
        "annual(単年度), cumulative(累計), level(時点), change(増減) のどれかを書いてください");
}

std::string multiplier_text(std::int64_t multiplier)
{
    std::string large;
    if (multiplier >= 1'000'000'000'000) {
        large = "兆";
        multiplier /= 1'000'000'000'000;
    } else if (multiplier >= 100'000'000) {
        large = "億";
        multiplier /= 100'000'000;
    } else if (multiplier >= 10'000) {
        large = "万";
        multiplier /= 10'000;
    }
    switch (multiplier) {
    case 10: return "十" + large;
    case 100: return "百" + large;
    case 1'000: return "千" + large;
    default: return large;
    }
}

std::string unit_text(value const& v)
{
    if (v.is_missing() || v.form() == form::words) { return ""; }
    return multiplier_text(v.multiplier()) + spelling_text(v);
}

std::string spelling_text(value const& v)
{
    unit_definition const& d = v.unit().definition();
    std::size_t const index = v.notation().spelling;
    return index == 0 ? d.symbol : d.spellings[index - 1];
}

std::vector<std::string> qualifier_texts(value const& v)
{
    std::vector<std::string> words;
    unsigned char const q = v.notation().qualifiers;
    if ((q & qualifier::about) != 0) { words.emplace_back("約"); }
    if ((q & qualifier::roughly) != 0) { words.emplace_back("概ね"); }
    if ((q & qualifier::gross) != 0) { words.emplace_back("延べ"); }
    words.insert(words.end(), v.said().begin(), v.said().end());
    if ((q & qualifier::degree) != 0) { words.emplace_back("程度"); }
    // 最低100人 prints its bound as another word.
    bool const other_word = std::ranges::any_of(v.said(), [](std::string const& word) {
        return word == "少なくとも" || word.starts_with("最");
    });
    if (v.bound() != bound::none && !other_word) { words.push_back(to_string(v.bound())); }
    return words;
}

namespace {

// 46人 under the header 累計 is 累計46人 where it stands alone.
std::string with_basis(value const& v, std::string text)
{
    if (v.basis() != basis::cumulative || v.kept_text().empty()) { return text; }
    std::array const own{v.unit()};
    parse_options const options{.units = own};
    auto const again = try_parse(text, options);
    bool const says = again && again.value().basis() == basis::cumulative;
    std::string total = "累計" + text;
    auto const read = says ? parsed{v} : try_parse(total, options);
    return says || !read || read.value().basis() != basis::cumulative ? text : total;
}

}  // namespace

std::string written_text(value const& v)
{
    if (v.is_range() && v.kept_text().empty()) {
        return written_text(v.low()) + "～" + written_text(v.high());
    }
    bool const fraction = v.has_number() && v.kept_text().empty() && decimals(v.number()) < 0;
    if (!fraction) { return with_basis(v, to_string(v)); }
    // The fraction stands in the text as 385/3.
    std::string text = to_string(v);
    std::size_t const stroke = text.find('/');
    std::size_t const from = text.find_first_of("0123456789");
    std::size_t const to = text.find_first_not_of("0123456789", stroke + 1);
    std::string const numerator = text.substr(from, stroke - from);
    std::string const denominator = text.substr(stroke + 1, to - stroke - 1);
    return text.substr(0, from) + denominator + "分の" + numerator
           + (to == std::string::npos ? "" : text.substr(to));
}

std::string to_string(value const& v)
{
    return v.kept_text().empty() ? rebuilt_text(v) : v.kept_text();
}

}  // namespace tomakomai_kpi
