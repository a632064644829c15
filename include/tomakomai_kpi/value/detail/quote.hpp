// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP

// Texts as messages quote them: however long they are, a message stays short.

#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

/// Whether it is a character of three bytes that ends a line or turns the direction of a text
/// (U+2028, U+2029, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
inline bool is_hidden(std::string_view three) noexcept
{
    if (three.size() < 3 || three[0] != '\xE2') { return false; }
    auto const last = static_cast<unsigned char>(three[2]);
    if (three[1] == '\x80') {
        return last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE);
    }
    return three[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

/// The text with what would end a message's line, move a terminal or turn the text around made
/// visible: ␀ for NUL, ␊ for a line break, U+202E in words. Lines stay where they are meant.
inline std::string with_visible_controls(std::string_view text, bool keep_lines = false)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    auto const byte = [](char of) { return static_cast<unsigned char>(of); };
    auto const named = [&](unsigned number) {
        out += "U+";
        for (int shift = 12; shift >= 0; shift -= 4) { out += hex[(number >> shift) & 0xFU]; }
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if ((is_control(c) || c == '\x7F') && !(keep_lines && c == '\n')) {
            out += "\xE2\x90";  // U+2400 and the 31 behind it; U+2421 for DEL
            out += c == '\x7F' ? '\xA1' : static_cast<char>(0x80 + c);
        } else if (c == '\xC2' && at + 1 < text.size() && byte(text[at + 1]) < 0xA0) {
            named(byte(text[++at]));
        } else if (is_hidden(text.substr(at))) {
            named(0x2000U + ((byte(text[at + 1]) & 0x3FU) << 6U) + (byte(text[at + 2]) & 0x3FU));
            at += 2;
        } else {
            out += c;
        }
    }
    return out;
}

/// The text, cut between characters where it is long.
inline std::string shortened(std::string_view text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) { return with_visible_controls(text); }
    return with_visible_controls(cut_between_characters(text, longest)) + "…";
}

/// 「text」, likewise.
inline std::string quote(std::string_view text)
{
    return "「" + shortened(text) + "」";
}

}  // namespace tomakomai_kpi::detail

#endif
