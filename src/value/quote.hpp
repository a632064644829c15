// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_VALUE_QUOTE_HPP
#define TOMAKOMAI_KPI_SRC_VALUE_QUOTE_HPP

// Texts as messages quote them: however long they are, a message stays short.

#include <string>
#include <string_view>

namespace tomakomai_kpi::detail {

/// 「text」, cut between characters where it is long.
inline std::string quote(std::string_view text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) { return "「" + std::string{text} + "」"; }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }
    return "「" + std::string{text.substr(0, end)} + "…」";
}

}  // namespace tomakomai_kpi::detail

#endif
