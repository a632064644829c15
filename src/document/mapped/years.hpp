// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_YEARS_HPP
#define TOMAKOMAI_KPI_SRC_DOCUMENT_MAPPED_YEARS_HPP

// The years that headers and cells print among other words: 実績(令和3年度), R2～R6累計.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tomakomai_kpi/value/fiscal_year.hpp>

namespace tomakomai_kpi::detail {

/// How a table writes its years.
struct year_style {
    std::string default_era{};    // of years without one: 令和, for 3年度
    bool calendar_years = false;  // 2021年 and dates are taken for the fiscal years they are in
};

struct years_found {
    fiscal_period period;
    bool calendar = false;  // printed as a year or date of the calendar, and the style takes none
    std::size_t from = 0;   // bytes in the plain words of the text
    std::size_t to = 0;
};

/// The first fiscal year or years in a text, without its blanks; else the first year or date of the
/// calendar.
std::optional<years_found> find_years(std::string_view text, year_style const& style = {});

/// The fiscal years that find_years finds.
std::optional<fiscal_period> years_in(std::string_view text, year_style const& style = {});

/// A cell that prints the year of its value: 46人(R3), R3: 46人.
struct dated_text {
    std::string text;  // without the year
    std::optional<fiscal_period> period{};
    bool total = false;     // R2～R6累計
    bool calendar = false;  // of a year or date of the calendar, which the style does not take
};

dated_text dated(std::string_view cell, year_style const& style = {});

}  // namespace tomakomai_kpi::detail

#endif
