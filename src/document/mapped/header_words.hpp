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
    bool year_alone = false;   // nothing but a year: what the values are is said elsewhere
    std::string_view word{};   // that says the role; empty where a year alone does, or nothing
};

header_meaning meaning_of_header(std::string_view text, year_style const& style = {});

/// Of stacked rows, the lowest that says something says it: 実績値 over R3 is 実績値 of R3, 進捗状況 over
/// R3実績 is 実績値 of R3, 目標値 over 年度 the year of targets.
header_meaning meaning_of_header(std::span<std::string const> stacked,
                                 year_style const& style = {});

/// What a row's values are by the cell that says it: 目標値, 実績, 達成率; ignored for another word.
column_role kind_said(std::string_view text);

/// Whether numbers may stand under it: a unit, or words behind one as in 46人/年.
bool is_unit(std::string const& text, std::span<unit const> units);

/// The unit that a line like （単位：千円） says; empty where it says none.
std::string unit_of_line(std::string_view text, std::span<unit const> units);

/// The unit in the brackets of a header or a name: 人 of 利用者数(人); empty where there is none.
std::string unit_in_brackets(std::string_view text, std::span<unit const> units);

}  // namespace tomakomai_kpi::detail

#endif
