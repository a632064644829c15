// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_UTF8_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_UTF8_HPP

// Reading UTF-8 one character at a time, and the few full-width forms that
// numbers are printed in. Only those: Unicode's compatibility normalisation
// over whole text would turn ① into 1 and ₂ into 2.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tomakomai_kpi::detail {

/// Bytes of the character that starts with `lead`; 1 for a stray byte, so that reading goes on.
constexpr std::size_t character_size(char lead) noexcept
{
    auto const byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) { return 1; }
    if (byte < 0xE0) { return 2; }
    if (byte < 0xF0) { return 3; }
    return 4;
}

/// The first character of `text`, which is not empty.
constexpr std::string_view first_character(std::string_view text) noexcept
{
    return text.substr(0, character_size(text.front()));
}

/// Whether the byte is a character of its own. Never by its sign: some machines' char has none.
constexpr bool is_ascii(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x80U;
}

/// Whether it is one that is not shown: a tab, a line's end, NUL, ….
constexpr bool is_control(char byte) noexcept
{
    return static_cast<unsigned char>(byte) < 0x20U;
}

/// Does a character end at this byte (and another begin, unless the text ends)?
constexpr bool ends_on_character(std::string_view text, std::size_t at) noexcept
{
    if (at >= text.size()) { return at == text.size(); }
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Whether the text is well-formed: whole characters, none longer than it need be, no surrogates.
constexpr bool is_utf8(std::string_view text) noexcept
{
    constexpr std::array<unsigned, 5> least{0, 0, 0x80, 0x800, 0x10000};
    while (!text.empty()) {
        auto const lead = static_cast<unsigned char>(text.front());
        std::size_t const size = character_size(text.front());
        if ((lead >= 0x80 && lead < 0xC0) || lead > 0xF4 || size > text.size()) { return false; }
        unsigned character = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            if (ends_on_character(text, i)) { return false; }
            character = character << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
        }
        bool const is_surrogate = character >= 0xD800 && character <= 0xDFFF;
        if (character < least[size] || character > 0x10FFFF || is_surrogate) { return false; }
        text.remove_prefix(size);
    }
    return true;
}

/// The longest part from the start that has at most `most` bytes and cuts no character.
constexpr std::string_view cut_between_characters(std::string_view text, std::size_t most) noexcept
{
    if (text.size() <= most) { return text; }
    while (most > 0 && !ends_on_character(text, most)) { --most; }
    return text.substr(0, most);
}

/// The last character of `text`, which is not empty.
constexpr std::string_view last_character(std::string_view text) noexcept
{
    return text.substr(cut_between_characters(text, text.size() - 1).size());
}

/// All characters; one that is cut off at the end as far as it goes.
inline std::vector<std::string_view> characters(std::string_view text)
{
    std::vector<std::string_view> all;
    while (!text.empty()) {
        all.push_back(first_character(text));
        text.remove_prefix(all.back().size());
    }
    return all;
}

/// The blanks that part words in a line: a space, the no-break one, the thin one and the full-width one.
/// They are one character to readers of values: none of them changes what a text says.
inline constexpr std::array<std::string_view, 4> blanks{" ", "\u00A0", "\u2009", "\u3000"};

/// The ASCII character that `character` stands for in numbers: itself if it is ASCII, the half-width
/// form of U+FF01 to U+FF5E (！ to ～), a space for a blank; 0 for all others.
constexpr char half_width(std::string_view character) noexcept
{
    if (character.size() == 1) { return character[0]; }
    for (std::string_view const blank : blanks) {
        if (character == blank) { return ' '; }
    }
    if (character.size() != 3 || character[0] != '\xEF') { return 0; }
    auto const middle = static_cast<unsigned char>(character[1]);
    auto const last = static_cast<unsigned char>(character[2]);
    unsigned const point = 0xF000U | ((middle & 0x3FU) << 6U) | (last & 0x3FU);
    if (point < 0xFF01U || point > 0xFF5EU) { return 0; }
    return static_cast<char>(point - 0xFF01U + 0x21U);
}

/// `text` up to the blanks that end it.
constexpr std::string_view without_blanks_behind(std::string_view text) noexcept
{
    while (!text.empty() && half_width(last_character(text)) == ' ') {
        text.remove_suffix(last_character(text).size());
    }
    return text;
}

/// `text` without its blanks.
inline std::string without_blanks(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        if (half_width(character) != ' ') { out += character; }
        text.remove_prefix(character.size());
    }
    return out;
}

/// `text` with the full-width forms of letters, digits and signs made half-width.
inline std::string to_half_width(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        char const ascii = half_width(character);
        if (ascii != 0 && ascii != '~') {
            out += ascii;
        } else {
            out += character;
        }
        text.remove_prefix(character.size());
    }
    return out;
}

}  // namespace tomakomai_kpi::detail

#endif
