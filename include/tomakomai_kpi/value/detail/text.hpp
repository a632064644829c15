// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_TEXT_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_TEXT_HPP

// What every floor does with texts: join and part them, take off the blanks around
// them, ask whether two differ by one slip of the pen, and read a page's number.
//
// Synopsis
//   joined(texts, "／"), joined(things, ", ", &thing::name)
//   split("a／b", "／")
//   trimmed(text), trimmed(text, spaces_and_tabs), plain_words(" Ｋ Ｐ Ｉ"), small_words
//   prints_digit(text), without_line_breaks(text)
//   one_character_apart(a, b), one_slip_apart(a, b)
//   first_number("第12回"), page_number("77 ～ 78")

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

/// The texts (or what `text_of` says of each) one behind the other, with `between` between them.
template <class Range, class Projection = std::identity>
std::string joined(Range const& all, std::string_view between, Projection text_of = {})
{
    std::string out;
    bool first = true;
    for (auto const& each : all) {
        if (!first) { out += between; }
        out += std::invoke(text_of, each);
        first = false;
    }
    return out;
}

/// The texts between the joints, empty ones too; of an empty text none.
inline std::vector<std::string> split(std::string_view text, std::string_view between)
{
    std::vector<std::string> parts;
    if (text.empty()) { return parts; }
    for (auto at = text.find(between); at != std::string_view::npos; at = text.find(between)) {
        parts.emplace_back(text.substr(0, at));
        text.remove_prefix(at + between.size());
    }
    parts.emplace_back(text);
    return parts;
}

// Blanks: those of the keyboard of one language, those that are typed in Japanese, and those that
// copied cells have.
inline constexpr std::array<std::string_view, 2> spaces_and_tabs{" ", "\t"};
inline constexpr std::array<std::string_view, 5> typed_blanks{" ", "\n", "\r", "\t", "\u3000"};
inline constexpr std::array<std::string_view, 7> all_blanks{" ",      "\n",     "\r",    "\t",
                                                            "\u3000", "\u00A0", "\u2009"};

/// `text` without the blanks around it.
inline std::string_view trimmed(std::string_view text,
                                std::span<std::string_view const> of = all_blanks)
{
    auto const blank_at = [&](auto fits) {
        auto const found = std::ranges::find_if(of, fits);
        return found == of.end() ? std::size_t{0} : found->size();
    };
    while (std::size_t const size = blank_at([&](auto b) { return text.ends_with(b); })) {
        text.remove_suffix(size);
    }
    while (std::size_t const size = blank_at([&](auto b) { return text.starts_with(b); })) {
        text.remove_prefix(size);
    }
    return text;
}

/// Without any blank or line break, in half width: 「Ｋ Ｐ Ｉ 」 is KPI.
inline std::string plain_words(std::string_view text)
{
    std::string out;
    for (std::string_view const c : characters(text)) {
        if (std::ranges::find(all_blanks, c) == all_blanks.end()) { out += c; }
    }
    return to_half_width(out);
}

/// plain_words in small letters, for words that are the same in capitals.
inline std::string small_words(std::string_view text)
{
    std::string out = plain_words(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

/// Does it print a digit, in whatever width?
inline bool prints_digit(std::string_view text)
{
    return plain_words(text).find_first_of("0123456789") != std::string::npos;
}

/// Its lines as one, with nothing between them.
inline std::string without_line_breaks(std::string_view text)
{
    return joined(split(text, "\n"), "");
}

/// Is one text the other with one character exchanged, left out or put in?
inline bool one_character_apart(std::span<std::string_view const> a,
                                std::span<std::string_view const> b)
{
    if (a.size() > b.size()) { return one_character_apart(b, a); }
    if (b.size() - a.size() > 1) { return false; }
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    if (at == b.size()) { return false; }
    std::size_t const exchanged = a.size() == b.size() ? 1 : 0;
    return std::ranges::equal(a.subspan(at + exchanged), b.subspan(at + 1));
}

/// As above, or are two neighbours swapped?
inline bool one_slip_apart(std::string_view a, std::string_view b)
{
    auto const x = characters(a);
    auto const y = characters(b);
    if (one_character_apart(x, y)) { return true; }
    if (x.size() != y.size()) { return false; }
    auto const at = static_cast<std::size_t>(std::ranges::mismatch(x, y).in1 - x.begin());
    return x.size() - at >= 2 && x[at] == y[at + 1] && x[at + 1] == y[at]
           && std::ranges::equal(std::span{x}.subspan(at + 2), std::span{y}.subspan(at + 2));
}

/// The first number that a text prints in ASCII digits; 0 where there is none.
inline int first_number(std::string_view text)
{
    auto const digits = text.find_first_of("0123456789");
    int number = 0;
    if (digits != std::string_view::npos) {
        std::from_chars(text.data() + digits, text.data() + text.size(), number);
    }
    return number;
}

/// 77 of 77 ～ 78, for pages in their order; those without a number come first.
inline int page_number(std::string_view printed)
{
    return first_number(printed);
}

}  // namespace tomakomai_kpi::detail

#endif
