// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_WORDS_HPP

// What the words of a header say: R3実績, 中間目標値(令和4年度), 担当課.

#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/document/mapped_table.hpp>

namespace tomakomai_kpi::detail {

/// Baselines, actuals and targets are values; all else is words about them.
constexpr bool holds_value(column_role r) noexcept
{
    return r == column_role::baseline || r == column_role::actual || r == column_role::target;
}

/// In half width and without any blank or line break.
std::string plain_words(std::string_view text);

struct header_meaning {
    column_role role = column_role::ignored;
    std::optional<fiscal_period> period{};
    std::string_view word{};  // that says the role; empty where a year alone does, or nothing
};

header_meaning meaning_of_header(std::string_view text);

/// The first year or years printed in a text: R3, 令和2～6年度, 2021年度.
std::optional<fiscal_period> years_in(std::string_view text);

}  // namespace tomakomai_kpi::detail

#endif
