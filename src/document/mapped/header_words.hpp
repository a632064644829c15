// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_HEADER_WORDS_HPP

// What the words of a header say: R3実績, 中間目標値(令和4年度), 担当課.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tomakomai_kpi/document/mapped_table.hpp>

#include "document/mapped/years.hpp"

namespace tomakomai_kpi::detail {

/// Baselines, actuals, forecasts and targets are values; all else is words about them.
constexpr bool holds_value(column_role r) noexcept
{
    return r == column_role::value || r == column_role::baseline || r == column_role::actual
           || r == column_role::target || r == column_role::forecast;
}

/// What bodies publish about the values of a year: rates and marks.
constexpr bool is_published(column_role r) noexcept
{
    return r == column_role::rate || r == column_role::mark;
}

struct header_meaning {
    column_role role = column_role::ignored;
    std::optional<fiscal_period> period{};
    bool of_calendar = false;  // a year or date of the calendar stands in it, and is not taken
    bool total = false;        // 累計
    std::string_view word{};   // that says the role; empty where a year alone does, or nothing
};

header_meaning meaning_of_header(std::string_view text, year_style const& style = {});

/// What a row's values are by the cell that says it: 目標値, 実績, 達成率; ignored for another word.
column_role kind_said(std::string_view text);

/// The unit in the brackets of a header or a name: 人 of 利用者数(人); empty where there is none.
std::string unit_in_brackets(std::string_view text, std::span<unit const> units);

}  // namespace tomakomai_kpi::detail

#endif
