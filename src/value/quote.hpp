// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_VALUE_QUOTE_HPP
#define TOMAKOMAI_KPI_SRC_VALUE_QUOTE_HPP

// Texts as messages quote them: however long they are, a message stays short.

#include <string>
#include <string_view>

#include <tomakomai_kpi/value/detail/utf8.hpp>

namespace tomakomai_kpi::detail {

/// 「text」, cut between characters where it is long.
inline std::string quote(std::string_view text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) { return "「" + std::string{text} + "」"; }
    return "「" + std::string{cut_between_characters(text, longest)} + "…」";
}

}  // namespace tomakomai_kpi::detail

#endif
