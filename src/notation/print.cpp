// SPDX-License-Identifier: BSL-1.0
// Values to text: the text they were read from, or the text that the notation rebuilds.
#include <tomakomai_kpi/notation/notation.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "notation/digits.hpp"

namespace tomakomai_kpi {

namespace {

std::string number_text(value const& v)
{
    std::string const digits = detail::digits_as_printed(v.number(), v.notation());
    return v.notation().grouping == grouping::plain ? digits : detail::group_digits(digits);
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
    text += number_text(v) + unit_text(v);
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
    std::size_t end = std::min(digits.find_first_of("./"), digits.size());
    while (end > start + 3) {
        end -= 3;
        digits.insert(end, 1, ',');
    }
    return digits;
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

std::string to_string(value const& v)
{
    return v.kept_text().empty() ? rebuilt_text(v) : v.kept_text();
}

}  // namespace tomakomai_kpi
