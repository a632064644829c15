// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP
#define TOMAKOMAI_KPI_VALUE_DETAIL_QUOTE_HPP

// Texts as messages quote them: however long they are, a message stays short.

#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

/// The text with the pictures of the control characters that would end a message or move a
/// terminal: ␀ for NUL. Line breaks and tabs stay.
inline std::string with_visible_controls(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        bool const control = is_control(c) && c != '\n' && c != '\r' && c != '\t';
        if (control) {
            out += "\xE2\x90";  // U+2400 and the 31 behind it
            out += static_cast<char>(0x80 + c);
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
