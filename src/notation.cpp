// SPDX-License-Identifier: BSL-1.0
#include <tomakomai_kpi/notation.hpp>

#include <tomakomai_kpi/error.hpp>
#include <tomakomai_kpi/exact_text.hpp>

#include "digits.hpp"
#include "quote.hpp"

namespace tomakomai_kpi {

namespace {

std::size_t characters_before(std::string_view text, std::size_t position)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < position && at < text.size(); ++count) {
        at += detail::character_size(text[at]);
    }
    return count;
}

[[noreturn]] void refuse(code reason, std::string_view text, std::size_t position,
                         char const* advice = "")
{
    throw notation_error{reason,
                         detail::quote(text) + "の"
                             + std::to_string(characters_before(text, position) + 1) + "文字目: "
                             + japanese(reason) + " (" + english(reason) + ")" + advice,
                         std::string{text}, position};
}

std::string number_text(value const& v)
{
    std::string const digits = detail::digits_as_printed(v.number(), v.notation());
    return v.notation().grouping == grouping::plain ? digits : detail::group_digits(digits);
}

// The text by the rules of notation alone.
std::string rebuilt_text(value const& v)
{
    if (v.is_missing()) { return "-"; }
    unsigned char const q = v.notation().qualifiers;
    std::string text;
    if ((q & qualifier::about) != 0) { text += "約"; }
    if ((q & qualifier::roughly) != 0) { text += "概ね"; }
    if ((q & qualifier::gross) != 0) { text += "延べ"; }
    if (v.basis() == basis::cumulative) { text += "累計"; }
    if (is_change(v.basis()) && v.number().sign() >= 0) { text += "+"; }
    text += number_text(v) + unit_text(v);
    if ((q & qualifier::degree) != 0) { text += "程度"; }
    return text + to_string(v.bound());
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
    if (v.is_missing()) { return ""; }
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
    if ((q & qualifier::degree) != 0) { words.emplace_back("程度"); }
    if (v.bound() != bound::none) { words.push_back(to_string(v.bound())); }
    return words;
}

named_unit parse_unit(std::string_view text, std::span<unit const> units)
{
    detail::cursor at{text};
    detail::reading read;
    std::int64_t const multiplier = detail::take_multiplier(at);
    detail::take_unit(at, read, {units.data(), units.size()});
    if (!at.at_end()) { refuse(code::unknown_unit, text, at.position()); }
    return {multiplier, read.unit};
}

namespace {

// The value in the parentheses of `text`, which holds no further one; errors tell its place in `text`.
value parse_inner(std::string_view text, std::string_view inner, std::span<unit const> units)
{
    auto const start = static_cast<std::size_t>(inner.data() - text.data());
    try {
        if (detail::read_value(inner, {units.data(), units.size()}).has_inner) {
            refuse(code::trailing_text, inner, inner.find_first_of("(（"));
        }
        return parse(inner, {.basis = {}, .units = units});
    } catch (notation_error const& e) {
        refuse(e.code(), text, start + e.position());
    }
}

}  // namespace

value parse(std::string_view text, parse_options const& options)
{
    auto const read = detail::read_value(text, {options.units.data(), options.units.size()});
    if (read.refused != code::none) { refuse(read.refused, text, read.position); }
    if (read.missing != code::none) {
        value none = value::missing(read.missing);
        return none.with_printed(std::string{text}, {});
    }

    basis on = read.basis;
    if (options.basis && *options.basis != on) {
        bool const both_change = is_change(*options.basis) && is_change(on);
        if (read.basis_printed && !both_change) { refuse(code::basis_mismatch, text, 0); }
        on = *options.basis;
    }
    if (verdict const carried = rule::carry({read.unit, on}); !carried.allowed()) {
        bool const points = carried.instead == instead::points;
        refuse(carried.refused, text, 0, points ? "。割合の増減の単位は ポイント です" : "");
    }

    value v{read.number, read.unit, on, read.multiplier};
    v.with_bound(read.bound).with_notation(read.notation);
    std::vector<value> parts;
    if (read.has_inner) { parts.push_back(parse_inner(text, read.inner, options.units)); }
    if (!parts.empty() || rebuilt_text(v) != text) {
        v.with_printed(std::string{text}, std::move(parts));
    }
    return v;
}

std::string to_string(value const& v)
{
    return v.kept_text().empty() ? rebuilt_text(v) : v.kept_text();
}

}  // namespace tomakomai_kpi
